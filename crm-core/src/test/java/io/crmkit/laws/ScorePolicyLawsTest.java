package io.crmkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.facts.MetricCatalogue;
import io.crmkit.score.ReadyCards;
import io.crmkit.score.ScoreMetrics;
import io.crmkit.score.Scorecard;
import io.crmkit.score.ScoringPolicy;
import io.crmkit.testkit.JvmSurroundings;
import io.crmkit.time.CalendarUnit;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Laws of scoring policies")
class ScorePolicyLawsTest {
  static Stream<Law<ScoreTrial>> laws() {
    return ScorePolicyLaws.all().stream();
  }

  static Stream<Law<Function<Scorecard, ScoringPolicy>>> cardLaws() {
    return ScorecardLaws.all().stream();
  }

  static ScoreTrial trial(ScoringPolicy policy) {
    return ScoreTrial.of(policy)
        .withSurroundings(new JvmSurroundings())
        .withClock(Clock.systemUTC());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  @DisplayName("hold for a sound card:")
  void hold(Law<ScoreTrial> law) {
    LawResult result = LawRunner.STANDARD.run(law, trial(ScoreMutants.SOUND));
    assertThat(result.held()).as(TierPolicyLawsTest.explained(result)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  @DisplayName("kill their mutant:")
  void kill(Law<ScoreTrial> law) {
    ScoringPolicy mutant = ScoreMutants.all().get(law.id());
    assertThat(mutant).as("a mutant for " + law.id()).isNotNull();
    LawResult result = LawRunner.STANDARD.run(law, trial(mutant));
    assertThat(result.broken()).as(TierPolicyLawsTest.explained(result)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cardLaws")
  @DisplayName("of cards hold for the card itself and kill their mutant:")
  void cards(Law<Function<Scorecard, ScoringPolicy>> law) {
    LawResult sound = LawRunner.STANDARD.run(law, card -> card);
    assertThat(sound.held()).as(TierPolicyLawsTest.explained(sound)).isTrue();
    Function<Scorecard, ScoringPolicy> mutant = ScoreMutants.engines().get(law.id());
    assertThat(mutant).as("a mutant for " + law.id()).isNotNull();
    LawResult result = LawRunner.STANDARD.run(law, mutant);
    assertThat(result.broken()).as(TierPolicyLawsTest.explained(result)).isTrue();
  }

  @Test
  @DisplayName("there is no mutant without a law")
  void everyMutantHasItsLaw() {
    assertThat(ScoreMutants.all().keySet())
        .containsExactlyInAnyOrderElementsOf(laws().map(Law::id).toList());
    assertThat(ScoreMutants.engines().keySet())
        .containsExactlyInAnyOrderElementsOf(cardLaws().map(Law::id).toList());
  }

  static Stream<Scorecard> readyCards() {
    Window quarter = Window.previous(CalendarUnit.QUARTER);
    return Stream.of(
        ReadyCards.relationship(quarter, CurrencyUnit.of("CNY")),
        ReadyCards.dataQuality(),
        ReadyCards.serviceQuality(quarter),
        ReadyCards.staffAppraisal(quarter),
        ReadyCards.programme(quarter));
  }

  @ParameterizedTest
  @MethodSource("readyCards")
  @DisplayName("hold for every ready-made card:")
  void readyMade(Scorecard card) {
    ScoreTrial trial =
        ScoreTrial.of(card)
            .withCatalogue(
                ScoreMetrics.catalogue(MetricCatalogue.STANDARD, new BigDecimal("0.02"), 10));
    LawReport report = LawRunner.STANDARD.withTries(300).run(ScorePolicyLaws.all(), trial);
    assertThat(report.broken()).as(report.explain(Locale.ENGLISH)).isEmpty();
    assertThat(report.ran()).isEqualTo(ScorePolicyLaws.all().size() - 3); // none of surroundings
  }

  static Stream<Long> seeds() {
    return LongStream.rangeClosed(1, 40).boxed();
  }

  @ParameterizedTest(name = "drawn from {0}")
  @MethodSource("seeds")
  @DisplayName("hold for any card")
  void anyCard(long seed) {
    Scorecard card = Scorecards.any().from(Choices.random(seed * 7919));
    LawReport report =
        LawRunner.STANDARD.withTries(100).run(ScorePolicyLaws.all(), ScoreTrial.of(card));
    List<LawResult> broken = report.broken();
    assertThat(broken).as(card + report.explain(Locale.ENGLISH)).isEmpty();
  }
}
