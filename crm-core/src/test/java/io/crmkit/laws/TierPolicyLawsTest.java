package io.crmkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Texts;
import io.crmkit.facts.Condition;
import io.crmkit.testkit.JvmSurroundings;
import io.crmkit.tier.TierLadder;
import io.crmkit.tier.TierPolicy;
import io.crmkit.tier.TierRung;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Laws of tier policies")
class TierPolicyLawsTest {
  static Stream<Law<TierTrial>> laws() {
    return TierPolicyLaws.all().stream();
  }

  static TierTrial trial(TierPolicy policy) {
    return TierTrial.of(policy)
        .withSurroundings(new JvmSurroundings())
        .withClock(Clock.systemUTC());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  @DisplayName("hold for a sound ladder:")
  void hold(Law<TierTrial> law) {
    LawResult result = LawRunner.STANDARD.run(law, trial(Mutants.SOUND));
    assertThat(result.held()).as(explained(result)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  @DisplayName("kill their mutant:")
  void kill(Law<TierTrial> law) {
    TierPolicy mutant = Mutants.all().get(law.id());
    assertThat(mutant).as("a mutant for " + law.id()).isNotNull();
    LawResult result = LawRunner.STANDARD.run(law, trial(mutant));
    assertThat(result.broken()).as(explained(result)).isTrue();
  }

  @Test
  @DisplayName("hold for two bounds on one metric, one of them met for want of a value")
  void twoBoundsOnOneMetric() {
    Condition entry =
        Condition.all(Mutants.ORDERS.atLeast(2L), Condition.none(Mutants.ORDERS.lessThan(5L)));
    TierLadder ladder = TierLadder.of(TierRung.base("BASE"), TierRung.of("SILVER", entry));
    LawReport report = LawRunner.STANDARD.run(TierPolicyLaws.all(), TierTrial.of(ladder));
    assertThat(report.broken()).as(report.explain(Locale.ENGLISH)).isEmpty();
  }

  @Test
  @DisplayName("there is no mutant without a law")
  void everyMutantHasItsLaw() {
    assertThat(Mutants.all().keySet())
        .containsExactlyInAnyOrderElementsOf(laws().map(Law::id).toList());
  }

  static String explained(LawResult result) {
    return LawReport.explain(result, Texts.BUILT_IN, Locale.ENGLISH);
  }
}
