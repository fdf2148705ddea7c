package io.crmkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.score.stage.Stage;
import io.crmkit.score.stage.StageModel;
import io.crmkit.score.stage.StagePolicy;
import io.crmkit.score.stage.StageQuestion;
import io.crmkit.score.stage.StageReason;
import io.crmkit.score.stage.StageRule;
import io.crmkit.score.stage.StageStanding;
import io.crmkit.testkit.JvmSurroundings;
import io.crmkit.time.Window;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each law of stages is given a policy like the sound model but for the one mistake it forbids. */
@DisplayName("Laws of stages")
class StageLawsTest {
  private static final Metric<Long> ORDERS = Metrics.orders(Window.last(Period.ofMonths(12)));
  private static final StageModel SOUND =
      new StageModel(
          List.of(
              StageRule.of("STABILITY", ORDERS.atLeast(6L), ORDERS.atLeast(4L)),
              StageRule.of("FORMATION", ORDERS.atLeast(2L), ORDERS.atLeast(1L)),
              StageRule.base("EXPLORATION")),
          Period.ofDays(30));
  private static final Stage BASE = Stage.of("EXPLORATION");

  static Stream<Law<StageTrial>> laws() {
    return StageLaws.all().stream();
  }

  private static StageTrial trial(StagePolicy policy) {
    return new StageTrial(
        policy,
        SOUND.stages(),
        List.copyOf(SOUND.metrics()),
        SOUND.cutPoints(),
        StageTrial.of(SOUND).texts(),
        Optional.of(new JvmSurroundings()),
        Optional.of(Clock.systemUTC()));
  }

  private static StagePolicy decides(
      BiFunction<StageQuestion, Decision<StageStanding>, Decision<StageStanding>> mistake) {
    return question -> mistake.apply(question, SOUND.decide(question));
  }

  /** In the base stage, with the reasons of another. */
  private static Decision<StageStanding> base(
      StageQuestion question, Decision<StageStanding> decision) {
    return new Decision<>(question.standIn(BASE), decision.reasons(), decision.policy());
  }

  private static Decision<StageStanding> because(Decision<StageStanding> decision, Reason reason) {
    return new Decision<>(decision.outcome(), List.of(reason), decision.policy());
  }

  private static boolean isBase(Decision<StageStanding> decision) {
    return decision.outcome().stage().equals(BASE);
  }

  private static Map<String, StagePolicy> mutants() {
    Map<String, StagePolicy> mutants = new LinkedHashMap<>();
    mutants.putAll(careless());
    mutants.putAll(ambient());
    mutants.put(
        "policy.reasons-given", decides((q, d) -> isBase(d) ? Decision.of(d.outcome()) : d));
    mutants.put(
        "policy.reasons-readable",
        decides((q, d) -> because(d, Reason.of("acme.just-so", Map.of()))));
    mutants.put("stage.settles", decides((q, d) -> flapping(q)));
    mutants.put(
        "stage.since",
        decides(
            (q, d) -> {
              StageStanding now = StageStanding.in(d.outcome().stage(), q.facts().day());
              return new Decision<>(now, d.reasons(), d.policy());
            }));
    mutants.put(
        "stage.today",
        decides(
            (q, d) -> {
              StageStanding later = d.outcome().stillOn(q.facts().day().plusDays(1));
              return new Decision<>(later, d.reasons(), d.policy());
            }));
    return mutants;
  }

  /** Enters stability from six orders on and leaves it below nine, with no dwell between. */
  private static Decision<StageStanding> flapping(StageQuestion question) {
    boolean in =
        question.standing().filter(s -> s.stage().equals(Stage.of("STABILITY"))).isPresent();
    boolean enough =
        question.facts().get(ORDERS) instanceof Fact.Known<Long> known
            && known.value() >= (in ? 9 : 6);
    StageStanding next = question.standIn(enough ? Stage.of("STABILITY") : BASE);
    return Decision.of(next, new StageReason.Stays(next.stage(), next.since(), List.of()));
  }

  private static Map<String, StagePolicy> careless() {
    int[] asked = {0};
    return Map.of(
        "policy.total",
        decides((q, d) -> ((Fact.Known<Long>) q.facts().get(ORDERS)).value() < 0 ? base(q, d) : d),
        "policy.null-free",
        decides((q, d) -> isBase(d) ? null : d),
        "policy.deterministic",
        decides((q, d) -> System.identityHashCode(q) % 2 == 0 ? d : base(q, d)),
        "policy.pure",
        decides((q, d) -> ++asked[0] % 3 == 0 ? base(q, d) : d),
        "policy.replay",
        decides((q, d) -> because(d, new Unrecorded(q.facts().day()))));
  }

  @SuppressWarnings("StringCaseLocaleUsage") // that is the mistake
  private static Map<String, StagePolicy> ambient() {
    return Map.of(
        "policy.ambient-zone",
        decides(
            (q, d) ->
                LocalDate.ofInstant(q.facts().asOf(), ZoneId.systemDefault()).getDayOfMonth() == 1
                    ? base(q, d)
                    : d),
        "policy.ambient-locale",
        decides((q, d) -> "title".toUpperCase().equals("TITLE") ? d : base(q, d)),
        "policy.ambient-clock",
        decides((q, d) -> q.facts().asOf().isBefore(Instant.now()) ? base(q, d) : d));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  @DisplayName("hold for a sound model:")
  void hold(Law<StageTrial> law) {
    LawResult result = LawRunner.STANDARD.run(law, trial(SOUND));
    assertThat(result.held()).as(TierPolicyLawsTest.explained(result)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  @DisplayName("kill their mutant:")
  void kill(Law<StageTrial> law) {
    StagePolicy mutant = mutants().get(law.id());
    assertThat(mutant).as("a mutant for " + law.id()).isNotNull();
    LawResult result = LawRunner.STANDARD.run(law, trial(mutant));
    assertThat(result.broken()).as(TierPolicyLawsTest.explained(result)).isTrue();
  }

  @Test
  @DisplayName("there is no mutant without a law")
  void everyMutantHasItsLaw() {
    assertThat(mutants().keySet())
        .containsExactlyInAnyOrderElementsOf(laws().map(Law::id).toList());
  }

  /** A reason that nobody registered for reading. */
  private record Unrecorded(LocalDate day) implements Reason {
    @Override
    public String code() {
      return "acme.unrecorded";
    }

    @Override
    public Map<String, Object> details() {
      return Collections.emptyMap();
    }
  }
}
