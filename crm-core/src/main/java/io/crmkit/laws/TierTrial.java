package io.crmkit.laws;

import io.crmkit.decision.Texts;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.FactsTimeline;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierPolicy;
import io.crmkit.tier.TierQuestion;
import io.crmkit.tier.TierStanding;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;

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
 * @param cutPoints the questions on which its answer turns, each in favour of the customer where it
 *     holds; all of them, or none if it does not tell
 * @param ownCurrency the currency of all amounts, where no cut point tells
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
    Optional<CurrencyUnit> ownCurrency,
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
          ZoneId.of("America/Santiago"),
          ZoneId.of("Pacific/Apia"));

  /**
   * Copies the lists; metrics of cut points are read too.
   *
   * @throws IllegalArgumentException if the policy reads no metric, or a tier occurs twice
   */
  public TierTrial {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(ownCurrency, "ownCurrency");
    Objects.requireNonNull(catalogue, "catalogue");
    Objects.requireNonNull(texts, "texts");
    Objects.requireNonNull(surroundings, "surroundings");
    Objects.requireNonNull(clock, "clock");
    tiers = List.copyOf(tiers);
    cutPoints = List.copyOf(new LinkedHashSet<>(cutPoints));
    Set<Metric<?>> read = new LinkedHashSet<>(metrics);
    cutPoints.forEach(leaf -> read.add(leaf.metric()));
    // In an order of its own: sets of a host come in another one in each process.
    metrics = read.stream().sorted(Comparator.comparing(Metric::text)).toList();
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
    return new TierTrial(
        policy,
        List.copyOf(policy.metrics()),
        policy.tiers(),
        policy.cutPoints(),
        Optional.empty(),
        MetricCatalogue.STANDARD,
        Texts.BUILT_IN,
        Optional.empty(),
        Optional.empty());
  }

  /** The same trial with these tiers, the lowest first. */
  public TierTrial withTiers(Tier... newTiers) {
    return new TierTrial(
        policy,
        metrics,
        List.of(newTiers),
        cutPoints,
        ownCurrency,
        catalogue,
        texts,
        surroundings,
        clock);
  }

  /**
   * The same trial with these cut points instead: all questions on which the answer turns, each in
   * favour of the customer where it holds ({@code complaints.atMost(2L)}, not {@code
   * complaints.moreThan(2L)}). {@link io.crmkit.facts.Condition#leaves} gives those of a condition.
   */
  public TierTrial withCutPoints(List<? extends Leaf<?>> newCutPoints) {
    return new TierTrial(
        policy,
        metrics,
        tiers,
        List.copyOf(newCutPoints),
        ownCurrency,
        catalogue,
        texts,
        surroundings,
        clock);
  }

  /** The same trial with amounts in this currency, for policies without an amount as cut point. */
  public TierTrial withCurrency(CurrencyUnit newCurrency) {
    return new TierTrial(
        policy,
        metrics,
        tiers,
        cutPoints,
        Optional.of(newCurrency),
        catalogue,
        texts,
        surroundings,
        clock);
  }

  /** The same trial, computing metrics as this catalogue says. */
  public TierTrial withCatalogue(MetricCatalogue newCatalogue) {
    return new TierTrial(
        policy, metrics, tiers, cutPoints, ownCurrency, newCatalogue, texts, surroundings, clock);
  }

  /** The same trial with these texts of reasons. */
  public TierTrial withTexts(Texts newTexts) {
    return new TierTrial(
        policy, metrics, tiers, cutPoints, ownCurrency, catalogue, newTexts, surroundings, clock);
  }

  /** The same trial, asking as if elsewhere too. */
  public TierTrial withSurroundings(Surroundings newSurroundings) {
    return new TierTrial(
        policy,
        metrics,
        tiers,
        cutPoints,
        ownCurrency,
        catalogue,
        texts,
        Optional.of(newSurroundings),
        clock);
  }

  /** The same trial, asking about the present too. */
  public TierTrial withClock(InstantSource newClock) {
    return new TierTrial(
        policy,
        metrics,
        tiers,
        cutPoints,
        ownCurrency,
        catalogue,
        texts,
        surroundings,
        Optional.of(newClock));
  }

  /** The currency of all amounts: that of the bounds, or CNY where nothing tells. */
  public CurrencyUnit currency() {
    return FactCases.currency(ownCurrency, cutPoints);
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
  int rank(Tier tier) {
    return tiers.indexOf(tier);
  }

  int rank(TierStanding standing) {
    return rank(standing.earned());
  }

  /** A calculator of the metrics, if the catalogue knows all of them. */
  Optional<FactsCalculator> calculator(ZoneId zone) {
    return FactCases.calculator(catalogue, metrics, zone, currency());
  }

  /** This trial as one of any policy; the claims are those of its reasons. */
  PolicyTrial<TierQuestion, TierStanding> plain() {
    TierCases cases = new TierCases(this);
    PolicyTrial<TierQuestion, TierStanding> plain =
        PolicyTrial.<TierQuestion, TierStanding>of(cases::question, policy::decide)
            .withJson(TierQuestion.class, TierStanding.class)
            .withClaims(new TierClaims(this)::of)
            .withTexts(texts);
    plain = surroundings.map(plain::withSurroundings).orElse(plain);
    return clock.isEmpty() ? plain : plain.withClock(clock.get(), cases::questionsAbout);
  }
}
