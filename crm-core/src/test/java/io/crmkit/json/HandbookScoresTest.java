package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.Complaint;
import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Facts;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.facts.Metrics;
import io.crmkit.playbook.Playbook;
import io.crmkit.playbook.ScoreScheme;
import io.crmkit.score.ReadyCards;
import io.crmkit.score.Score;
import io.crmkit.score.ScoreMetrics;
import io.crmkit.score.ScoreQuestion;
import io.crmkit.score.segment.Label;
import io.crmkit.score.segment.Labels;
import io.crmkit.score.segment.ReadySegments;
import io.crmkit.score.stage.ChurnMetrics;
import io.crmkit.score.stage.LevelMatrix;
import io.crmkit.score.stage.LevelStanding;
import io.crmkit.score.stage.ReadyStages;
import io.crmkit.score.stage.RelationshipLevel;
import io.crmkit.score.stage.Stage;
import io.crmkit.score.stage.StageQuestion;
import io.crmkit.score.stage.StageStanding;
import io.crmkit.time.CalendarUnit;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The bundled handbook, about scores")
class HandbookScoresTest {
  private static final Playbook HANDBOOK =
      PlaybookReader.standard().read(BundledPlaybooks.json("handbook").orElseThrow());
  private static final ScoreScheme SCHEME = HANDBOOK.scores().orElseThrow();
  private static final Window QUARTER = Window.previous(CalendarUnit.QUARTER);

  private static Instant at(String day) {
    return LocalDate.parse(day).atStartOfDay(HANDBOOK.zone()).toInstant();
  }

  private static Facts facts() {
    return Facts.at(at("2026-07-01"), HANDBOOK.zone(), HANDBOOK.currency());
  }

  private static BigDecimal ratio(String text) {
    return new BigDecimal(text);
  }

  /** Everything that the card of relationships reads. */
  private static Facts assessed(String satisfaction, String complaints) {
    return facts()
        .with(Metrics.satisfaction(QUARTER), ratio(satisfaction))
        .with(ScoreMetrics.activeMonths(QUARTER), 3L)
        .with(Metrics.orders(QUARTER), 3L)
        .with(Metrics.spend(QUARTER), Money.parse("CNY 12000.00"))
        .with(ScoreMetrics.shrunkComplaintRate(QUARTER), ratio(complaints));
  }

  private static Decision<Score> score(String card, Facts facts) {
    Decision<Score> decision =
        HANDBOOK.signed(SCHEME.cards().get(card).decide(ScoreQuestion.of(facts)));
    assertThat(decision.policy()).isEqualTo(HANDBOOK.id());
    return decision;
  }

  private static Decision<Labels> label(String rules, Facts facts) {
    return SCHEME.rules().get(rules).decide(facts);
  }

  private static List<String> codes(Decision<?> decision) {
    return decision.reasons().stream().map(Reason::code).toList();
  }

  @Test
  @DisplayName("IS-17: a quarter's satisfaction, loyalty, projects, amount and complaints")
  void relationship() {
    assertThat(SCHEME.cards().get("relationship"))
        .isEqualTo(ReadyCards.relationship(QUARTER, HANDBOOK.currency()));
    Decision<Score> decision = score("relationship", assessed("0.92", "0.02"));
    assertThat(decision.outcome().scored().orElseThrow().points())
        .isEqualTo(30 + 20 + 10 + 10 + 20);
    assertThat(decision.explain(Locale.ENGLISH)).isNotEmpty();
    assertThat(decision.explain(Locale.CHINESE)).isNotEqualTo(decision.explain(Locale.ENGLISH));
  }

  @Test
  @DisplayName("IS-17: with too little known there is no score, and the reason says how much is")
  void notScorable() {
    Decision<Score> decision =
        score("relationship", facts().with(ScoreMetrics.activeMonths(QUARTER), 3L));
    assertThat(decision.outcome()).isInstanceOf(Score.NotScorable.class);
    assertThat(decision.outcome().coverage()).isEqualByComparingTo("0.2");
    assertThat(codes(decision)).contains("score.too-little-known");
  }

  @Test
  @DisplayName("IS-18: satisfied and loyal is deepened, problems are found and improved")
  void afterAssessment() {
    assertThat(SCHEME.rules().get("after-assessment"))
        .isEqualTo(ReadyStages.afterAssessment(QUARTER));
    assertThat(label("after-assessment", assessed("0.92", "0.02")).outcome().first())
        .contains(Label.strategy("DEEPEN"));
    assertThat(label("after-assessment", assessed("0.92", "0.2")).outcome().first())
        .contains(Label.strategy("FIND-CAUSES"));
    assertThat(label("after-assessment", assessed("0.7", "0.02")).outcome().first())
        .contains(Label.strategy("KEEP-UP"));
    Facts low = assessed("0.92", "0.02").with(ScoreMetrics.score("relationship"), 49L);
    assertThat(label("after-assessment", low).outcome().first())
        .contains(Label.strategy("FIND-CAUSES"));
  }

  @Test
  @DisplayName("IS-02: completeness and freshness, by the age of each part")
  void dataQuality() {
    assertThat(SCHEME.cards().get("data-quality")).isEqualTo(ReadyCards.dataQuality());
    assertThat(SCHEME.measures().freshFor()).hasSize(3).containsValue(Period.ofMonths(6));
    Decision<Score> decision =
        score(
            "data-quality",
            facts()
                .with(ScoreMetrics.profileCompleteness(), ratio("0.8"))
                .with(ScoreMetrics.profileFreshness(), ratio("0.4")));
    assertThat(decision.outcome().scored().orElseThrow().points()).isEqualTo(40);
  }

  @Test
  @DisplayName("AS-11: the fewer the customers and the higher the margin, the closer; else refused")
  void levels() {
    LevelMatrix levels = SCHEME.levels().orElseThrow();
    Decision<Answer<LevelStanding>> close =
        levels.decide(
            facts().with(LevelMatrix.CUSTOMERS, 19L).with(LevelMatrix.MARGIN, ratio("0.3")),
            Optional.empty());
    assertThat(close.outcome().toOptional().orElseThrow().level())
        .isEqualTo(RelationshipLevel.PARTNERSHIP);
    Decision<Answer<LevelStanding>> unknown = levels.decide(facts(), Optional.empty());
    assertThat(unknown.outcome().toOptional()).isEmpty();
    assertThat(codes(unknown)).containsExactly("score.level.not-known");
  }

  @Test
  @DisplayName("AS-12: exploration, formation, stability, decline")
  void stages() {
    assertThat(SCHEME.stages().get("life-cycle")).isEqualTo(ReadyStages.lifeCycle());
    Facts silent =
        facts()
            .with(Metrics.daysSinceOrder(Window.ever()), Period.ofDays(180))
            .with(Metrics.orders(Window.last(Period.ofMonths(12))), 8L)
            .with(Metrics.orders(Window.ever()), 8L);
    Decision<StageStanding> decision =
        SCHEME.stages().get("life-cycle").decide(StageQuestion.of(silent));
    assertThat(decision.outcome().stage()).isEqualTo(Stage.of("DECLINE"));
    assertThat(codes(decision)).containsExactly("score.stage.entered");
  }

  @Test
  @DisplayName("AS-13: acquire, retain, expand, diversify")
  void strategies() {
    Window year = Window.last(Period.ofMonths(12));
    Facts stable = facts().with(ChurnMetrics.stage(), "STABILITY");
    assertThat(
            label("strategies", stable.with(Metrics.spend(year), Money.parse("CNY 5000.00")))
                .outcome()
                .first())
        .contains(Label.strategy("DIVERSIFY"));
    assertThat(
            label("strategies", stable.with(Metrics.spend(year), Money.parse("CNY 4999.99")))
                .outcome()
                .first())
        .contains(Label.strategy("EXPAND"));
    assertThat(label("strategies", facts().with(ChurnMetrics.stage(), "DECLINE")).outcome().first())
        .contains(Label.strategy("RETAIN"));
    assertThat(label("strategies", facts()).outcome().given()).isEmpty();
  }

  @Test
  @DisplayName("AS-07: ten segments by classes of recency, frequency and money")
  void segments() {
    assertThat(SCHEME.rules().get("segments")).isEqualTo(ReadySegments.rfm());
    assertThat(SCHEME.rfm().orElseThrow().recency()).hasSize(4);
  }

  @Test
  @DisplayName("RM-09: a complaint that is open is a signal, by facts from the customer's file")
  void churn() {
    CustomerFile file =
        CustomerFile.of(Customer.of(CustomerId.of("c-1")))
            .withComplaints(
                List.of(
                    new Complaint(
                        "k-1", "late", at("2026-06-01"), at("2026-06-01"), Optional.empty())));
    Facts facts =
        HANDBOOK
            .scoreCalculator(MetricCatalogue.STANDARD)
            .orElseThrow()
            .facts(file, at("2026-07-01"));
    assertThat(SCHEME.churn().orElseThrow().decide(facts).outcome().shown())
        .containsExactly("complaint");
  }

  @Test
  @DisplayName("IS-17: a cut that no satisfaction reaches is told by the playbook's lint")
  void doubtful() {
    String json = BundledPlaybooks.json("handbook").orElseThrow();
    assertThat(HANDBOOK.lint()).isEmpty();
    String doubtful =
        json.replaceFirst(
            "\\{\"from\": \"90 %\", \"points\": 30\\}", "{\"from\": \"190 %\", \"points\": 30}");
    assertThat(PlaybookReader.standard().read(doubtful).lint())
        .extracting(Reason::code)
        .containsExactly("score.lint.never-reached");
  }

  @Test
  @DisplayName("reads back equal what the writer writes")
  void roundTrip() {
    assertThat(PlaybookReader.standard().read(PlaybookWriter.write(HANDBOOK))).isEqualTo(HANDBOOK);
  }

  @Test
  @DisplayName("mistakes are told at their places, within the whole document")
  void mistakes() {
    String json =
        BundledPlaybooks.json("handbook")
            .orElseThrow()
            .replace("score-relationship", "score-relations")
            .replace("\"worthOrders\": 20", "\"worthOrders\": 0")
            .replace(
                "\"churn\": {", "\"outlook\": {\"model\": {\"model\": \"BG/NBD\"}}, \"churn\": {");
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                    InvalidDocumentException.class, () -> PlaybookReader.standard().read(json))
                .problems())
        .extracting(DocumentProblem::pointer)
        .contains(
            "/scores/measures",
            "/scores/rules/after-assessment/rules/0/when/any/2/metric",
            "/scores/outlook/churnBelow",
            "/scores/outlook/horizonDays")
        .allMatch(pointer -> pointer.startsWith("/scores/"));
  }
}
