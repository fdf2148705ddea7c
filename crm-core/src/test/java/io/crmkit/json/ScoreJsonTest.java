package io.crmkit.json;

import static io.crmkit.json.ScoreDocumentTest.CNY;
import static io.crmkit.json.ScoreDocumentTest.QUARTER;
import static io.crmkit.json.ScoreDocumentTest.section;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.score.Band;
import io.crmkit.score.Characteristic;
import io.crmkit.score.Contribution;
import io.crmkit.score.Score;
import io.crmkit.score.ScoreQuestion;
import io.crmkit.score.Scorecard;
import io.crmkit.score.segment.AbcClass;
import io.crmkit.score.segment.AbcCuts;
import io.crmkit.score.segment.Label;
import io.crmkit.score.segment.LabelRule;
import io.crmkit.score.segment.LabelRules;
import io.crmkit.score.segment.Labels;
import io.crmkit.score.segment.RfmClass;
import io.crmkit.score.segment.RfmOutcome;
import io.crmkit.score.segment.TargetState;
import io.crmkit.score.stage.ChurnRisk;
import io.crmkit.score.stage.LevelMatrix;
import io.crmkit.score.stage.LevelStanding;
import io.crmkit.score.stage.RelationshipLevel;
import io.crmkit.score.stage.Stage;
import io.crmkit.score.stage.StageQuestion;
import io.crmkit.score.stage.StageStanding;
import io.crmkit.score.stage.WinBackMeasure;
import io.crmkit.score.survey.FollowUp;
import io.crmkit.score.survey.LoopState;
import io.crmkit.score.survey.SurveyEstimate;
import io.crmkit.score.survey.SurveyMeasure;
import io.crmkit.score.survey.SurveyResult;
import io.crmkit.score.survey.SurveyTally;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;

@DisplayName("The JSON of scores")
class ScoreJsonTest {
  static Stream<Object> values() {
    Facts facts =
        Facts.at(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC, CNY)
            .with(Metrics.orders(QUARTER), 3L);
    LocalDate day = LocalDate.of(2026, 7, 1);
    StageStanding standing = StageStanding.in(Stage.of("STABILITY"), day);
    return Stream.of(
        ScoreQuestion.of(facts),
        new Score.Scored(
            60, 100, 30, 80, new BigDecimal("0.5"), List.of(new Contribution("a", 60))),
        new Score.NotScorable(100, 10, 80, new BigDecimal("0.3")),
        new Labels(List.of(Label.segment("A")), List.of(Label.strategy("B"))),
        new RfmOutcome.Classified(new RfmClass(5, 4, 3)),
        new RfmOutcome.NeverBought(),
        new RfmOutcome.NotKnown(),
        new AbcCuts(Money.parse("CNY 5.00"), Money.parse("CNY 1.00")),
        AbcClass.B,
        TargetState.BEHIND,
        new StageQuestion(facts, Optional.of(standing)),
        standing,
        new LevelStanding(RelationshipLevel.PROACTIVE, 1, 2, day, day),
        new ChurnRisk(ChurnRisk.Level.WATCH, 2, List.of("silence"), List.of("complaint")),
        new WinBackMeasure(new Label("win-back", "VISIT"), day, day.plusDays(30)),
        new SurveyTally(3, 2, 1),
        SurveyMeasure.CES,
        SurveyEstimate.of(SurveyMeasure.NPS).decide(new SurveyTally(3, 2, 1), 9).outcome(),
        new SurveyResult.NoAnswers(),
        new LoopState.NotNeeded(),
        new LoopState.Open(FollowUp.Step.RESOLVED, Instant.EPOCH, true),
        new LoopState.Closed(Instant.EPOCH, false),
        new FollowUp(FollowUp.Step.CONFIRMED, Instant.EPOCH));
  }

  @ParameterizedTest
  @MethodSource("values")
  @DisplayName("what scores answer is written and read back equal:")
  void values(Object value) {
    String json = CrmJson.write(value);
    assertThat(CrmJson.read(json, value.getClass())).isEqualTo(value);
    for (Class<?> family :
        List.of(Score.class, RfmOutcome.class, SurveyResult.class, LoopState.class)) {
      if (family.isInstance(value)) {
        assertThat(CrmJson.read(json, family)).isEqualTo(value);
      }
    }
  }

  @Test
  @DisplayName("recorded decisions with all their reasons are read back equal")
  void decisions() {
    Metric<Long> orders = Metrics.orders(QUARTER);
    Facts facts =
        Facts.at(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC, CNY).with(orders, 3L);
    Scorecard card =
        Scorecard.of(
            Characteristic.moreIsBetter("a", orders, Band.from(1L, 5), Band.from(9L, 10)),
            Characteristic.moreIsBetter("b", Metrics.contacts(QUARTER), Band.from(1L, 10)));
    Decision<Score> decision = card.decide(ScoreQuestion.of(facts));
    assertThat(CrmJson.readDecision(CrmJson.write(decision), Score.class)).isEqualTo(decision);
    Decision<Labels> labels =
        LabelRules.first(LabelRule.of(Label.segment("A"), orders.atLeast(1L))).decide(facts);
    assertThat(CrmJson.readDecision(CrmJson.write(labels), Labels.class)).isEqualTo(labels);
    Decision<Answer<LevelStanding>> level =
        section()
            .levels()
            .orElseThrow()
            .decide(
                facts
                    .with(LevelMatrix.CUSTOMERS, 5L)
                    .with(LevelMatrix.MARGIN, new BigDecimal("0.5")),
                Optional.empty());
    assertThat(
            CrmJson.mapper()
                .readValue(
                    CrmJson.write(level), new TypeReference<Decision<Answer<LevelStanding>>>() {}))
        .isEqualTo(level);
  }
}
