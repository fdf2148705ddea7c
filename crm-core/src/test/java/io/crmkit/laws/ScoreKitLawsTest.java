package io.crmkit.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Condition;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.facts.Truth;
import io.crmkit.score.HalfLife;
import io.crmkit.score.segment.RfmClass;
import io.crmkit.score.segment.RfmCuts;
import io.crmkit.score.segment.RfmOutcome;
import io.crmkit.score.stage.ReadyStages;
import io.crmkit.score.stage.Stage;
import io.crmkit.score.stage.StageModel;
import io.crmkit.score.stage.StagePolicy;
import io.crmkit.score.stage.StageQuestion;
import io.crmkit.score.stage.StageReason;
import io.crmkit.score.stage.StageRule;
import io.crmkit.score.stage.StageStanding;
import io.crmkit.score.survey.Estimate;
import io.crmkit.score.survey.SurveyEstimate;
import io.crmkit.score.survey.SurveyMeasure;
import io.crmkit.score.survey.SurveyTally;
import io.crmkit.testkit.JvmSurroundings;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Laws of fading, surveys, RFM and stages")
class ScoreKitLawsTest {
  private static final Window YEAR = Window.last(Period.ofMonths(12));

  private static <S> void kill(List<Law<S>> laws, Map<String, S> mutants) {
    for (Map.Entry<String, S> mutant : mutants.entrySet()) {
      Law<S> law =
          laws.stream().filter(l -> l.id().equals(mutant.getKey())).findFirst().orElseThrow();
      LawResult result = LawRunner.STANDARD.run(law, mutant.getValue());
      assertThat(result.broken()).as(TierPolicyLawsTest.explained(result)).isTrue();
    }
  }

  private static <S> void hold(List<Law<S>> laws, S sound) {
    LawReport report = LawRunner.STANDARD.run(laws, sound);
    assertThat(report.broken()).as(report.explain(Locale.ENGLISH)).isEmpty();
    assertThat(report.ran()).isEqualTo(laws.size());
  }

  @Test
  @DisplayName("fading.*: hold for half-lives, kill a straight line, a negative tail and a rebound")
  void fading() {
    hold(FadingLaws.all(), HalfLife.ofDays(90)::weight);
    hold(FadingLaws.all(), HalfLife.ofDays(1)::weight);
    Function<Duration, BigDecimal> line =
        age ->
            BigDecimal.ONE
                .subtract(BigDecimal.valueOf(age.toSeconds()).movePointLeft(9))
                .max(BigDecimal.ZERO);
    Function<Duration, BigDecimal> negative =
        age -> BigDecimal.ONE.subtract(BigDecimal.valueOf(age.toSeconds()).movePointLeft(7));
    Function<Duration, BigDecimal> rebound =
        age ->
            age.toDays() > 400 && age.toDays() < 450
                ? BigDecimal.ONE
                : HalfLife.ofDays(90).weight(age);
    assertThat(FadingLaws.all()).hasSize(3);
    kill(
        FadingLaws.all(),
        Map.of("fading.semigroup", line, "fading.bounds", negative, "fading.monotone", rebound));
  }

  private static Estimate nps(SurveyTally tally) {
    return SurveyEstimate.of(SurveyMeasure.NPS)
        .decide(tally)
        .outcome()
        .answered()
        .orElseThrow()
        .net();
  }

  private static Estimate wide(BigDecimal value, String by) {
    return new Estimate(value, value.subtract(new BigDecimal(by)), value.add(new BigDecimal(by)));
  }

  private static BigDecimal share(long part, long whole) {
    return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_EVEN);
  }

  @Test
  @DisplayName(
      "survey.*: hold for NPS, kill a Wald interval without care, one-sided and shrunk scores")
  void surveys() {
    hold(SurveyLaws.all(), ScoreKitLawsTest::nps);
    Function<SurveyTally, Estimate> promoters =
        tally -> wide(share(tally.favourable(), tally.answers()), "0.1");
    Function<SurveyTally, Estimate> beyond = tally -> wide(nps(tally).value(), "0.2");
    Function<SurveyTally, Estimate> point = tally -> wide(nps(tally).value(), "0");
    Function<SurveyTally, Estimate> shrunk =
        tally -> wide(share(tally.favourable() - tally.unfavourable(), tally.answers() + 2), "0.1");
    Function<SurveyTally, Estimate> contrary = tally -> nps(tally).negated();
    kill(
        SurveyLaws.all(),
        Map.of(
            "survey.symmetric",
            promoters,
            "survey.bounds",
            beyond,
            "survey.thin",
            point,
            "survey.copies",
            shrunk,
            "survey.monotone",
            contrary));
    assertThat(SurveyLaws.all()).hasSize(5);
  }

  private static RfmLaws.Subject subject(Function<List<Facts>, Function<Facts, RfmOutcome>> fit) {
    return new RfmLaws.Subject(YEAR, fit);
  }

  private static RfmOutcome of(int all) {
    return new RfmOutcome.Classified(new RfmClass(all, all, all));
  }

  @Test
  @DisplayName(
      "rfm.*: hold for stored cuts, kill ranks that part equals, row order, reversed and moving classes")
  void rfm() {
    hold(
        RfmLaws.all(),
        subject(
            population -> {
              RfmCuts cuts = RfmCuts.fit(YEAR, population, 5);
              return facts -> cuts.decide(facts).outcome();
            }));
    RfmLaws.Subject rank = // pandas' qcut over rank(method="first"), as tutorials have it
        subject(p -> facts -> of(1 + 5 * Math.max(0, p.indexOf(facts)) / p.size()));
    RfmLaws.Subject firstRow =
        subject(
            p -> facts -> of(p.get(0).get(Metrics.orders(YEAR)).equals(Fact.known(1L)) ? 1 : 2));
    RfmLaws.Subject reversed =
        subject(
            p ->
                facts ->
                    of(
                        facts.get(Metrics.orders(YEAR)) instanceof Fact.Known<Long> orders
                            ? (int) (7 - orders.value())
                            : 1));
    RfmLaws.Subject moving =
        subject(
            p -> {
              Map<Facts, Integer> seen = new HashMap<>();
              return facts -> {
                seen.put(facts, seen.size());
                return of(1 + seen.size() / 3);
              };
            });
    kill(
        RfmLaws.all(),
        Map.of(
            "rfm.equal",
            rank,
            "rfm.order",
            firstRow,
            "rfm.monotone",
            reversed,
            "rfm.stored",
            moving));
    assertThat(RfmLaws.all()).hasSize(4);
  }

  private static final Metric<Long> ORDERS = Metrics.orders(YEAR);
  private static final Metric<Long> CONTACTS = Metrics.contacts(YEAR);

  private static StageTrial trial(StagePolicy policy, String... stages) {
    List<Stage> all = List.of(stages).stream().map(Stage::of).toList();
    return StageTrial.of(policy, all)
        .withSurroundings(new JvmSurroundings())
        .withClock(Clock.systemUTC());
  }

  /** A model that says what it takes to stay, and it takes more than to enter. */
  private static StageModel hardToStay(Period dwell) {
    return new StageModel(
        List.of(
            StageRule.of("A", ORDERS.atLeast(6L), ORDERS.atLeast(9L)),
            StageRule.of("B", CONTACTS.atLeast(3L), ORDERS.atMost(4L)),
            StageRule.of("C", ORDERS.atLeast(2L), CONTACTS.atLeast(5L)),
            StageRule.base("D")),
        dwell);
  }

  @Test
  @DisplayName(
      "stage.settles, stage.*: hold for models, those too that are harder to stay in than to enter")
  void stages() {
    for (StageModel model :
        List.of(
            ReadyStages.lifeCycle(),
            ReadyStages.acquisitionAndMaintenance(),
            hardToStay(Period.ZERO),
            hardToStay(Period.ofDays(45)))) {
      StageTrial trial =
          StageTrial.of(model).withSurroundings(new JvmSurroundings()).withClock(Clock.systemUTC());
      hold(StageLaws.all(), trial);
    }
  }

  @Test
  @DisplayName("stage.*: kill a stage that flaps, one that forgets since when, one of another day")
  void stageMutants() {
    Condition many = ORDERS.atLeast(6L);
    Condition few = ORDERS.atLeast(9L);
    StagePolicy flapping = // enters from 6, stays only from 9, and asks nobody who is out
        policy(
            question -> {
              boolean in =
                  question.standing().filter(s -> s.stage().equals(Stage.of("A"))).isPresent();
              Truth truth = (in ? few : many).test(question.facts());
              return question.standIn(Stage.of(truth == Truth.MET ? "A" : "B"));
            });
    StagePolicy forgetful = policy(q -> StageStanding.in(Stage.of("A"), q.facts().day()));
    StagePolicy tomorrow =
        policy(
            q -> {
              LocalDate day = q.facts().day().plusDays(1);
              return new StageStanding(Stage.of("A"), q.standIn(Stage.of("A")).since(), day);
            });
    kill(
        StageLaws.all(),
        Map.of(
            "stage.settles",
            trial(flapping, "A", "B"),
            "stage.since",
            trial(forgetful, "A", "B"),
            "stage.today",
            trial(tomorrow, "A")));
    assertThat(StageLaws.all().stream().map(Law::id).filter(id -> id.startsWith("stage.")))
        .containsExactly("stage.settles", "stage.since", "stage.today");
    assertThatThrownBy(() -> StageTrial.of(forgetful, List.of()))
        .hasMessageContaining("must name a stage");
  }

  private static StagePolicy policy(Function<StageQuestion, StageStanding> stands) {
    return StagePolicy.named(
        "mutant",
        "1",
        Set.of(ORDERS),
        q -> {
          StageStanding standing = stands.apply(q);
          return Decision.of(standing, new StageReason.StaysUnknown(standing.stage(), List.of()));
        });
  }

  @Test
  @DisplayName("a stage asked about with nothing recorded enters by its first rule")
  void newcomer() {
    StageQuestion question =
        StageTrial.of(hardToStay(Period.ZERO)).questions().from(Choices.replay());
    assertThat(question.standing()).isEqualTo(Optional.empty());
    assertThat(hardToStay(Period.ZERO).decide(question).outcome().stage()).isEqualTo(Stage.of("D"));
  }
}
