package io.crmkit.laws;

import io.crmkit.decision.Texts;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.score.Score;
import io.crmkit.score.ScoreQuestion;
import io.crmkit.score.ScoringPolicy;
import java.time.Duration;
import java.time.Instant;
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
 * A scoring policy with what may be asked of it. A {@link io.crmkit.score.Scorecard} tells all of
 * this itself; for a policy of one's own it helps to add where its answer turns:
 *
 * <pre>{@code
 * ScoreTrial trial = ScoreTrial.of(policy).withCutPoints(List.of(orders.atLeast(1L), orders.atLeast(3L)));
 * LawReport report = LawRunner.STANDARD.run(ScorePolicyLaws.all(), trial);
 * }</pre>
 *
 * @param policy the policy
 * @param metrics what it reads, in order
 * @param cutPoints the questions on which its answer turns, each for the better where it holds; all
 *     of them, or none if it does not tell
 * @param ownCurrency the currency of all amounts, where no cut point tells
 * @param catalogue how its metrics are computed from customer files
 * @param texts the texts of its reasons
 * @param surroundings lets it be asked as if elsewhere, if the caller may do that
 * @param clock the time at which it is tried, if the caller has one
 */
public record ScoreTrial(
    ScoringPolicy policy,
    List<Metric<?>> metrics,
    List<Leaf<?>> cutPoints,
    Optional<CurrencyUnit> ownCurrency,
    MetricCatalogue catalogue,
    Texts texts,
    Optional<Surroundings> surroundings,
    Optional<InstantSource> clock) {
  private static final List<Integer> DAYS_AGO = List.of(0, 1, 7, 30, 31, 90, 365, 366);

  /**
   * Copies the lists; metrics of cut points are read too.
   *
   * @throws IllegalArgumentException if the policy reads no metric
   */
  public ScoreTrial {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(ownCurrency, "ownCurrency");
    Objects.requireNonNull(catalogue, "catalogue");
    Objects.requireNonNull(texts, "texts");
    Objects.requireNonNull(surroundings, "surroundings");
    Objects.requireNonNull(clock, "clock");
    cutPoints = List.copyOf(new LinkedHashSet<>(cutPoints));
    Set<Metric<?>> read = new LinkedHashSet<>(metrics);
    cutPoints.forEach(leaf -> read.add(leaf.metric()));
    // In an order of its own: sets of a host come in another one in each process.
    metrics = read.stream().sorted(Comparator.comparing(Metric::text)).toList();
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException(
          "a policy must name a metric it reads (metrics() or cutPoints()), or get no facts");
    }
  }

  /**
   * A trial of a policy with what it tells of itself.
   *
   * @throws IllegalArgumentException if it names no metric that it reads
   */
  public static ScoreTrial of(ScoringPolicy policy) {
    return new ScoreTrial(
        policy,
        List.copyOf(policy.metrics()),
        policy.cutPoints(),
        Optional.empty(),
        MetricCatalogue.STANDARD,
        Texts.BUILT_IN,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The same trial with these cut points instead: all questions on which the answer turns, each for
   * the better where it holds ({@code complaints.atMost(2L)}, not {@code complaints.moreThan(2L)}).
   */
  public ScoreTrial withCutPoints(List<? extends Leaf<?>> newCutPoints) {
    return new ScoreTrial(
        policy,
        metrics,
        List.copyOf(newCutPoints),
        ownCurrency,
        catalogue,
        texts,
        surroundings,
        clock);
  }

  /** The same trial with amounts in this currency, for policies without an amount as cut point. */
  public ScoreTrial withCurrency(CurrencyUnit newCurrency) {
    return new ScoreTrial(
        policy,
        metrics,
        cutPoints,
        Optional.of(newCurrency),
        catalogue,
        texts,
        surroundings,
        clock);
  }

  /** The same trial, computing metrics as this catalogue says. */
  public ScoreTrial withCatalogue(MetricCatalogue newCatalogue) {
    return new ScoreTrial(
        policy, metrics, cutPoints, ownCurrency, newCatalogue, texts, surroundings, clock);
  }

  /** The same trial with these texts of reasons. */
  public ScoreTrial withTexts(Texts newTexts) {
    return new ScoreTrial(
        policy, metrics, cutPoints, ownCurrency, catalogue, newTexts, surroundings, clock);
  }

  /** The same trial, asking as if elsewhere too. */
  public ScoreTrial withSurroundings(Surroundings newSurroundings) {
    return new ScoreTrial(
        policy,
        metrics,
        cutPoints,
        ownCurrency,
        catalogue,
        texts,
        Optional.of(newSurroundings),
        clock);
  }

  /** The same trial, asking about the present too. */
  public ScoreTrial withClock(InstantSource newClock) {
    return new ScoreTrial(
        policy,
        metrics,
        cutPoints,
        ownCurrency,
        catalogue,
        texts,
        surroundings,
        Optional.of(newClock));
  }

  /** The currency of all amounts: that of the cut points, or CNY where nothing tells. */
  public CurrencyUnit currency() {
    return FactCases.currency(ownCurrency, cutPoints);
  }

  /** Valid questions: facts near the cut points and elsewhere, with gaps. */
  public Generator<ScoreQuestion> questions() {
    FactCases cases = cases();
    return choices -> ScoreQuestion.of(cases.facts(choices));
  }

  FactCases cases() {
    return new FactCases(metrics, cutPoints, currency(), this::calculator);
  }

  private Optional<FactsCalculator> calculator(ZoneId zone) {
    return FactCases.calculator(catalogue, metrics, zone, currency());
  }

  /** This trial as one of any policy; scores are sums, and what raises them is a claim. */
  PolicyTrial<ScoreQuestion, Score> plain() {
    PolicyTrial<ScoreQuestion, Score> plain =
        PolicyTrial.<ScoreQuestion, Score>of(questions(), policy::decide)
            .withJson(ScoreQuestion.class, Score.class)
            .withClaims(ScoreClaims::of)
            .withSum(ScoreClaims::sum)
            .withTexts(texts);
    plain = surroundings.map(plain::withSurroundings).orElse(plain);
    return clock.isEmpty() ? plain : plain.withClock(clock.get(), this::questionsAbout);
  }

  /** About a moment, or a round number of days before it. */
  private Generator<ScoreQuestion> questionsAbout(Instant moment) {
    FactCases cases = cases();
    return choices -> {
      Instant asOf = moment.minus(Duration.ofDays(choices.oneOf(DAYS_AGO)));
      Facts facts = cases.facts(choices, asOf, choices.oneOf(TierTrial.ZONES));
      return ScoreQuestion.of(facts);
    };
  }
}
