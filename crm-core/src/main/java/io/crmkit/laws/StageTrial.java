package io.crmkit.laws;

import io.crmkit.decision.Texts;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.score.stage.Stage;
import io.crmkit.score.stage.StageModel;
import io.crmkit.score.stage.StagePolicy;
import io.crmkit.score.stage.StageQuestion;
import io.crmkit.score.stage.StageStanding;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A stage policy with what may be asked of it. A {@link StageModel} tells all of this itself; for a
 * policy of one's own it helps to name its stages and where its answer turns.
 *
 * @param policy the policy
 * @param stages its stages, at least one
 * @param metrics what it reads, in order
 * @param cutPoints the questions on which its answer turns
 * @param texts the texts of its reasons
 * @param surroundings lets it be asked as if elsewhere, if the caller may do that
 * @param clock the time at which it is tried, if the caller has one
 */
public record StageTrial(
    StagePolicy policy,
    List<Stage> stages,
    List<Metric<?>> metrics,
    List<Leaf<?>> cutPoints,
    Texts texts,
    Optional<Surroundings> surroundings,
    Optional<InstantSource> clock) {
  private static final Stage ELSEWHERE = Stage.of("ELSEWHERE");

  /**
   * Copies the lists; metrics of cut points are read too.
   *
   * @throws IllegalArgumentException if there is no stage or no metric
   */
  public StageTrial {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(texts, "texts");
    Objects.requireNonNull(surroundings, "surroundings");
    Objects.requireNonNull(clock, "clock");
    stages = List.copyOf(stages);
    cutPoints = List.copyOf(new LinkedHashSet<>(cutPoints));
    Set<Metric<?>> read = new LinkedHashSet<>(metrics);
    cutPoints.forEach(leaf -> read.add(leaf.metric()));
    metrics = read.stream().sorted(Comparator.comparing(Metric::text)).toList();
    if (stages.isEmpty() || metrics.isEmpty()) {
      throw new IllegalArgumentException(
          "a policy must name a stage and a metric it reads, or nothing can be asked");
    }
  }

  /** A trial of a model. */
  public static StageTrial of(StageModel model) {
    return of(model, model.stages());
  }

  /**
   * A trial of a policy with these stages.
   *
   * @throws IllegalArgumentException if there is no stage or the policy names no metric
   */
  public static StageTrial of(StagePolicy policy, List<Stage> stages) {
    return new StageTrial(
        policy,
        stages,
        List.copyOf(policy.metrics()),
        policy.cutPoints(),
        Texts.BUILT_IN,
        Optional.empty(),
        Optional.empty());
  }

  /** The same trial, asking as if elsewhere too. */
  public StageTrial withSurroundings(Surroundings newSurroundings) {
    return new StageTrial(
        policy, stages, metrics, cutPoints, texts, Optional.of(newSurroundings), clock);
  }

  /** The same trial, asking about the present too. */
  public StageTrial withClock(InstantSource newClock) {
    return new StageTrial(
        policy, stages, metrics, cutPoints, texts, surroundings, Optional.of(newClock));
  }

  /** Valid questions, most with a recorded standing. */
  public Generator<StageQuestion> questions() {
    FactCases cases = cases();
    return choices -> question(cases.facts(choices), choices);
  }

  private StageQuestion question(Facts facts, Choices choices) {
    if (!choices.percent(70)) {
      return StageQuestion.of(facts);
    }
    Stage stage = choices.percent(5) ? ELSEWHERE : choices.oneOf(stages);
    LocalDate decidedOn = facts.day().minusDays(choices.upTo(40));
    LocalDate since = decidedOn.minusDays(choices.upTo(choices.percent(50) ? 400 : 3));
    return StageQuestion.of(facts, new StageStanding(stage, since, decidedOn));
  }

  FactCases cases() {
    var currency = FactCases.currency(Optional.empty(), cutPoints);
    return new FactCases(
        metrics,
        cutPoints,
        currency,
        zone -> FactCases.calculator(MetricCatalogue.STANDARD, metrics, zone, currency));
  }

  /** This trial as one of any policy. */
  PolicyTrial<StageQuestion, StageStanding> plain() {
    PolicyTrial<StageQuestion, StageStanding> plain =
        PolicyTrial.<StageQuestion, StageStanding>of(questions(), policy::decide)
            .withJson(StageQuestion.class, StageStanding.class)
            .withTexts(texts);
    plain = surroundings.map(plain::withSurroundings).orElse(plain);
    return clock.isEmpty() ? plain : plain.withClock(clock.get(), this::questionsAbout);
  }

  private Generator<StageQuestion> questionsAbout(Instant moment) {
    FactCases cases = cases();
    return choices ->
        question(cases.facts(choices, moment, choices.oneOf(TierTrial.ZONES)), choices);
  }
}
