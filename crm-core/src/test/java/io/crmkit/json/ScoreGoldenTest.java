package io.crmkit.json;

import static io.crmkit.json.ScoreDocumentTest.CNY;
import static io.crmkit.json.ScoreDocumentTest.QUARTER;
import static io.crmkit.json.ScoreDocumentTest.section;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.ClassScheme;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metrics;
import io.crmkit.playbook.ScoreScheme;
import io.crmkit.score.Score;
import io.crmkit.score.ScoreQuestion;
import io.crmkit.score.segment.Labels;
import io.crmkit.score.segment.RfmOutcome;
import io.crmkit.score.stage.ChurnRisk;
import io.crmkit.score.stage.LevelMatrix;
import io.crmkit.score.stage.LevelStanding;
import io.crmkit.score.stage.ReadyStages;
import io.crmkit.score.stage.Stage;
import io.crmkit.score.stage.StageQuestion;
import io.crmkit.score.stage.StageStanding;
import io.crmkit.score.survey.SurveyEstimate;
import io.crmkit.score.survey.SurveyMeasure;
import io.crmkit.score.survey.SurveyResult;
import io.crmkit.score.survey.SurveyTally;
import io.crmkit.time.Window;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What companies have written down must be readable for ever: the golden files do not change. */
@DisplayName("The golden files of scores")
class ScoreGoldenTest {
  private static final Window YEAR = Window.last(Period.ofMonths(12));
  private static final Facts FACTS =
      Facts.at(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC, CNY)
          .with(Metrics.satisfaction(QUARTER), new BigDecimal("0.7"))
          .with(Metrics.orders(QUARTER), 3L)
          .with(Metrics.spend(QUARTER), Money.parse("CNY 12000.00"))
          .with(Metrics.daysSinceOrder(Window.ever()), Period.ofDays(12))
          .with(Metrics.orders(YEAR), 5L)
          .with(Metrics.orders(Window.ever()), 9L)
          .with(Metrics.spend(YEAR), Money.parse("CNY 500.50"))
          .with(LevelMatrix.CUSTOMERS, 30L)
          .with(LevelMatrix.MARGIN, new BigDecimal("0.25"));

  private static JsonNode golden(String name) throws IOException {
    try (InputStream stream = ScoreGoldenTest.class.getResourceAsStream("golden/" + name)) {
      String text =
          new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
      return CrmJson.mapper().readTree(text);
    }
  }

  static ObjectNode document() {
    ObjectNode node = CrmJson.mapper().createObjectNode();
    ScoreWriter.write(node, section());
    return node;
  }

  static Decision<Score> score() {
    return Objects.requireNonNull(section().cards().get("relationship"))
        .decide(ScoreQuestion.of(FACTS));
  }

  static Decision<RfmOutcome> rfm() {
    return section().rfm().orElseThrow().decide(FACTS);
  }

  static Decision<Labels> segment() {
    return Objects.requireNonNull(section().rules().get("segments"))
        .decide(section().rfm().orElseThrow().measured(FACTS));
  }

  static Decision<StageStanding> stage() {
    return ReadyStages.lifeCycle()
        .decide(
            StageQuestion.of(
                FACTS, StageStanding.in(Stage.of("STABILITY"), LocalDate.of(2026, 1, 1))));
  }

  static Decision<Answer<LevelStanding>> level() {
    return section().levels().orElseThrow().decide(FACTS, Optional.empty());
  }

  static Decision<ChurnRisk> churn() {
    return section().churn().orElseThrow().decide(FACTS);
  }

  static Decision<SurveyResult> survey() {
    return SurveyEstimate.of(SurveyMeasure.NPS).decide(new SurveyTally(12, 5, 3), 50);
  }

  static Map<String, Decision<?>> decisions() {
    Map<String, Decision<?>> decisions = new LinkedHashMap<>();
    decisions.put("score", score());
    decisions.put("rfm", rfm());
    decisions.put("segment", segment());
    decisions.put("stage", stage());
    decisions.put("level", level());
    decisions.put("churn", churn());
    decisions.put("survey", survey());
    return decisions;
  }

  @Test
  @DisplayName("cards, cuts, segments, stages, levels and signals are written as they always were")
  void writtenSection() throws IOException {
    assertThat(CrmJson.mapper().readTree(document().toString())).isEqualTo(golden("scores.json"));
    DocumentCheck check = new DocumentCheck();
    ConditionDocument conditions =
        new ConditionDocument(
            check,
            ReadyStages.catalogue(new BigDecimal("0.02"), 10),
            CNY,
            new ClassScheme(Map.of()));
    Optional<ScoreScheme> read =
        new ScoreDocument(check, conditions).read(golden("scores.json"), "/scores");
    assertThat(check.problems()).isEmpty();
    assertThat(read).hasValue(section());
  }

  @Test
  @DisplayName("decisions about them are written as they always were, and read back equal")
  void decisionsOfThem() throws IOException {
    JsonNode golden = golden("score-decisions.json");
    for (Map.Entry<String, Decision<?>> decision : decisions().entrySet()) {
      assertThat(CrmJson.mapper().readTree(CrmJson.write(decision.getValue())))
          .as(decision.getKey())
          .isEqualTo(golden.get(decision.getKey()));
    }
    assertThat(read(golden, "score", Score.class)).isEqualTo(score());
    assertThat(read(golden, "rfm", RfmOutcome.class)).isEqualTo(rfm());
    assertThat(read(golden, "segment", Labels.class)).isEqualTo(segment());
    assertThat(read(golden, "stage", StageStanding.class)).isEqualTo(stage());
    assertThat(read(golden, "churn", ChurnRisk.class)).isEqualTo(churn());
    assertThat(read(golden, "survey", SurveyResult.class)).isEqualTo(survey());
    assertThat(
            CrmJson.mapper()
                .readValue(
                    golden.get("level").toString(),
                    new TypeReference<Decision<Answer<LevelStanding>>>() {}))
        .isEqualTo(level());
  }

  private static <T> Decision<T> read(JsonNode golden, String name, Class<T> type) {
    return CrmJson.readDecision(golden.get(name).toString(), type);
  }
}
