package io.crmkit.laws;

import io.crmkit.decision.Texts;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.FactsTimeline;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.facts.Threshold;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierPolicy;
import io.crmkit.tier.TierQuestion;
import io.crmkit.tier.TierStanding;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A tier policy with what may be asked of it. A {@link io.crmkit.tier.TierLadder} tells all of this
 * itself; for a policy of one's own it helps to add what it does not tell:
 *
 * <pre>{@code
 * Condition loyal = Metrics.orders(Window.last(Period.ofMonths(12))).atLeast(6L);
 * TierTrial trial = TierTrial.of(policy)
 *     .withTiers(Tier.of("GUEST"), Tier.of("FRIEND"))
 *     .withCutPoints(loyal.leaves());
 * LawReport report = LawRunner.STANDARD.run(TierPolicyLaws.all(), trial);
 * }</pre>
 *
 * @param policy the policy
 * @param metrics what it reads, in order
 * @param tiers its tiers, the lowest first; empty if they are not ordered or not known
 * @param cutPoints the questions on which its answer turns; empty if it does not tell
 * @param catalogue how its metrics are computed from customer files
 * @param texts the texts of its reasons
 * @param surroundings lets it be asked as if elsewhere, if the caller may do that
 * @param clock the time at which it is tried, if the caller has one
 */
public record TierTrial(
    TierPolicy policy,
    List<Metric<?>> metrics,
    List<Tier> tiers,
    List<Leaf<?>> cutPoints,
    MetricCatalogue catalogue,
    Texts texts,
    Optional<Surroundings> surroundings,
    Optional<InstantSource> clock) {
  /** The zones in which questions are asked. */
  static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("UTC"),
          ZoneId.of("Asia/Shanghai"),
          ZoneId.of("America/New_York"),
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("Pacific/Apia"));

  /**
   * Copies the lists; metrics of cut points are read too.
   *
   * @throws IllegalArgumentException if the policy reads no metric, or a tier occurs twice
   */
  public TierTrial {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(catalogue, "catalogue");
    Objects.requireNonNull(texts, "texts");
    Objects.requireNonNull(surroundings, "surroundings");
    Objects.requireNonNull(clock, "clock");
    tiers = List.copyOf(tiers);
    cutPoints = List.copyOf(new LinkedHashSet<>(cutPoints));
    Set<Metric<?>> read = new LinkedHashSet<>(metrics);
    cutPoints.forEach(leaf -> read.add(leaf.metric()));
    metrics = List.copyOf(read);
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException(
          "a policy must name a metric it reads (metrics() or cutPoints()), or get no facts");
    }
    if (tiers.stream().distinct().count() < tiers.size()) {
      throw new IllegalArgumentException("a tier must occur once, were " + tiers);
    }
  }

  /**
   * A trial of a policy with what it tells of itself.
   *
   * @throws IllegalArgumentException if it names no metric that it reads
   */
  public static TierTrial of(TierPolicy policy) {
    return of(policy, List.of());
  }

  /** A trial of a policy that turns on these questions, whatever it tells of itself. */
  public static TierTrial of(TierPolicy policy, List<? extends Leaf<?>> moreCutPoints) {
    List<Leaf<?>> cutPoints = new ArrayList<>(policy.cutPoints());
    cutPoints.addAll(moreCutPoints);
    return new TierTrial(
        policy,
        List.copyOf(policy.metrics()),
        policy.tiers(),
        cutPoints,
        MetricCatalogue.STANDARD,
        Texts.BUILT_IN,
        Optional.empty(),
        Optional.empty());
  }

  /** The same trial with these tiers, the lowest first. */
  public TierTrial withTiers(Tier... newTiers) {
    return new TierTrial(
        policy, metrics, List.of(newTiers), cutPoints, catalogue, texts, surroundings, clock);
  }

  /** The same trial with these cut points instead. */
  public TierTrial withCutPoints(List<? extends Leaf<?>> newCutPoints) {
    return new TierTrial(
        policy,
        metrics,
        tiers,
        Collections.unmodifiableList(newCutPoints),
        catalogue,
        texts,
        surroundings,
        clock);
  }

  /** The same trial, computing metrics as this catalogue says. */
  public TierTrial withCatalogue(MetricCatalogue newCatalogue) {
    return new TierTrial(
        policy, metrics, tiers, cutPoints, newCatalogue, texts, surroundings, clock);
  }

  /** The same trial with these texts of reasons. */
  public TierTrial withTexts(Texts newTexts) {
    return new TierTrial(
        policy, metrics, tiers, cutPoints, catalogue, newTexts, surroundings, clock);
  }

  /** The same trial, asking as if elsewhere too. */
  public TierTrial withSurroundings(Surroundings newSurroundings) {
    return new TierTrial(
        policy, metrics, tiers, cutPoints, catalogue, texts, Optional.of(newSurroundings), clock);
  }

  /** The same trial, asking about the present too. */
  public TierTrial withClock(InstantSource newClock) {
    return new TierTrial(
        policy, metrics, tiers, cutPoints, catalogue, texts, surroundings, Optional.of(newClock));
  }

  /** The currency of the bounds, or CNY where no bound is an amount. */
  public CurrencyUnit currency() {
    for (Leaf<?> leaf : cutPoints) {
      if (leaf instanceof Threshold<?> threshold && threshold.bound() instanceof Money money) {
        return money.getCurrencyUnit();
      }
    }
    return CurrencyUnit.of("CNY");
  }

  /** Valid facts near the cut points and elsewhere, with gaps. */
  public Generator<Facts> facts() {
    return new TierCases(this)::facts;
  }

  /** Valid questions, most with a recorded standing. */
  public Generator<TierQuestion> questions() {
    return new TierCases(this)::question;
  }

  /** Facts that change a few times within a year. */
  public Generator<FactsTimeline> timelines() {
    return new TierCases(this)::timeline;
  }

  /** The rank of a tier, or -1 if it is none of the policy's. */
  public int rank(Tier tier) {
    return tiers.indexOf(tier);
  }

  int rank(TierStanding standing) {
    return rank(standing.earned());
  }

  /** A calculator of the metrics, if the catalogue knows all of them. */
  Optional<FactsCalculator> calculator(ZoneId zone) {
    for (Metric<?> metric : metrics) {
      boolean defined =
          catalogue.find(metric.name()).filter(d -> d.kind().equals(metric.kind())).isPresent();
      if (!defined) {
        return Optional.empty();
      }
    }
    return Optional.of(FactsCalculator.of(catalogue, metrics, zone, currency()));
  }

  /** This trial as one of any policy; the claims are those of its reasons. */
  PolicyTrial<TierQuestion, TierStanding> plain() {
    TierCases cases = new TierCases(this);
    return new PolicyTrial<>(
        TierQuestion.class,
        TierStanding.class,
        cases::question,
        policy::decide,
        new TierClaims(this)::of,
        decision -> Optional.empty(),
        texts,
        true,
        surroundings,
        clock.map(now -> choices -> cases.questionAbout(now, choices)));
  }
}
