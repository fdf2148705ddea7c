package io.crmkit.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.ProfileScheme;
import io.crmkit.customer.Transaction;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Fact;
import io.crmkit.json.BundledPlaybooks;
import io.crmkit.json.CrmJson;
import io.crmkit.json.PlaybookReader;
import io.crmkit.playbook.Playbook;
import io.crmkit.playbook.PurchaseOutlook;
import io.crmkit.playbook.SpendOutlook;
import io.crmkit.score.Improvement;
import io.crmkit.score.Score;
import io.crmkit.score.ScoreMetrics;
import io.crmkit.score.ScoreReason;
import io.crmkit.score.model.ChurnDate;
import io.crmkit.score.model.CustomerValue;
import io.crmkit.score.model.DiscountRate;
import io.crmkit.score.model.GammaGamma;
import io.crmkit.score.model.MbgNbd;
import io.crmkit.score.model.ModelUnit;
import io.crmkit.score.model.PurchaseSummaries;
import io.crmkit.score.model.Span;
import io.crmkit.score.model.ValueReason;
import io.crmkit.score.segment.Label;
import io.crmkit.score.segment.RfmClass;
import io.crmkit.score.segment.RfmOutcome;
import io.crmkit.score.stage.ChurnMetrics;
import io.crmkit.score.stage.ChurnRisk;
import io.crmkit.score.stage.LevelMatrix;
import io.crmkit.score.stage.RelationshipLevel;
import io.crmkit.score.stage.Stage;
import io.crmkit.score.stage.StageStanding;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a review tells about scores")
class ScoreReviewTest {
  private static final Playbook HANDBOOK =
      PlaybookReader.standard().read(BundledPlaybooks.json("handbook").orElseThrow());
  private static final Instant AS_OF = at("2026-07-01");
  private static final MbgNbd MODEL =
      new MbgNbd(0.5, 4, 0.8, 2.4, ModelUnit.WEEK, Optional.empty());

  private static Instant at(String day) {
    return LocalDate.parse(day).atStartOfDay(HANDBOOK.zone()).toInstant();
  }

  /** An order of 600 each month of the first half of the year. */
  private static Dossier monthly() {
    List<Transaction> orders = new ArrayList<>();
    for (int month = 1; month <= 6; month++) {
      Instant at = at("2026-0" + month + "-10");
      orders.add(Transaction.of("o-" + month, Money.parse("CNY 600.00"), at));
    }
    return Dossier.of(CustomerFile.of(Customer.of(CustomerId.of("c-1"))).withTransactions(orders));
  }

  private static ScoreReview review(Playbook playbook, Dossier dossier, Instant asOf) {
    return Reviewer.of(playbook).review(dossier, asOf).scores().orElseThrow();
  }

  private static ScoreReview review(Dossier dossier) {
    return review(HANDBOOK, dossier, AS_OF);
  }

  @Test
  @DisplayName("IS-17, IS-18: the score, what would raise it, and the strategy that it selects")
  void relationship() {
    ScoreReview review = review(monthly());
    Score score = review.cards().get("relationship").outcome();
    // Satisfaction is not known: (20 loyalty + 10 projects + 5 amount + 20 complaints) of 70.
    assertThat(score.scored().orElseThrow().points()).isEqualTo(78);
    assertThat(score.coverage()).isEqualByComparingTo("0.7");
    assertThat(score.worst()).isEqualTo(55);
    assertThat(score.best()).isEqualTo(85);
    assertThat(review.improvements().get("relationship"))
        .isNotEmpty()
        .allMatch(improvement -> improvement.gain() > 0)
        .extracting(Improvement::characteristic)
        .contains("amount", "projects");
    assertThat(review.facts().get(ScoreMetrics.score("relationship")).toString()).contains("78");
    assertThat(review.labels().get("after-assessment").outcome().first())
        .contains(Label.strategy("KEEP-UP"));
  }

  @Test
  @DisplayName("AS-12, AS-13, AS-07: stage, strategy by stage, classes and segment")
  void stage() {
    ScoreReview review = review(monthly());
    assertThat(review.stages().get("life-cycle").outcome().stage())
        .isEqualTo(Stage.of("STABILITY"));
    assertThat(review.labels().get("strategies").outcome().first())
        .contains(Label.strategy("EXPAND"));
    assertThat(review.rfm().orElseThrow().outcome())
        .isEqualTo(new RfmOutcome.Classified(new RfmClass(5, 3, 4)));
    assertThat(review.labels().get("segments").outcome().first())
        .contains(Label.segment("GROWING"));
    assertThat(review.churn().orElseThrow().outcome().level()).isEqualTo(ChurnRisk.Level.CALM);
    assertThat(review.outlook()).isEmpty();
  }

  @Test
  @DisplayName("AS-12: a recorded stage is held for its dwell")
  void recordedStage() {
    StageStanding before = StageStanding.in(Stage.of("EXPLORATION"), LocalDate.of(2026, 6, 20));
    Dossier dossier = monthly().withScores(ScoreRecords.NONE.withStage("life-cycle", before));
    assertThat(review(dossier).stages().get("life-cycle").outcome())
        .isEqualTo(before.stillOn(LocalDate.of(2026, 7, 1)));
    assertThat(review(dossier).labels().get("strategies").outcome().first())
        .contains(Label.strategy("ACQUIRE"));
  }

  @Test
  @DisplayName("AS-11: the level of the group, from what the host supplies; refused without")
  void level() {
    assertThat(review(monthly()).level().orElseThrow().outcome().toOptional()).isEmpty();
    ScoreRecords group =
        ScoreRecords.NONE
            .with(LevelMatrix.CUSTOMERS, 300L)
            .with(LevelMatrix.MARGIN, new BigDecimal("0.05"));
    assertThat(
            review(monthly().withScores(group))
                .level()
                .orElseThrow()
                .outcome()
                .toOptional()
                .orElseThrow()
                .level())
        .isEqualTo(RelationshipLevel.BASIC);
  }

  @Test
  @DisplayName("RM-09: signals from the file and from the host add up to an alarm")
  void churn() {
    Dossier silent =
        monthly()
            .withScores(ScoreRecords.NONE.with(ChurnMetrics.paymentOverdue(), Period.ofDays(30)));
    ChurnRisk risk = review(HANDBOOK, silent, at("2026-11-01")).churn().orElseThrow().outcome();
    assertThat(risk.shown()).containsExactly("silence", "falling-spend", "overdue-payment");
    assertThat(risk.level()).isEqualTo(ChurnRisk.Level.ALARM);
  }

  @Test
  @DisplayName("IS-02: what is missing of the profile is told with its score")
  void dataQuality() {
    assertThat(review(monthly()).cards().get("data-quality").reasons())
        .extracting(Reason::code)
        .contains("profile.missing");
    Playbook silent =
        new Playbook(
                HANDBOOK.id(),
                HANDBOOK.zone(),
                HANDBOOK.currency(),
                ProfileScheme.EMPTY,
                HANDBOOK.classes(),
                HANDBOOK.tierPolicy())
            .withScores(HANDBOOK.scores().orElseThrow());
    ScoreReview nothing = review(silent, monthly(), AS_OF);
    assertThat(nothing.cards().get("data-quality").reasons())
        .hasAtLeastOneElementOfType(ScoreReason.TooLittleKnown.class);
    assertThat(nothing.improvements().get("data-quality")).isEmpty();
  }

  @Test
  @DisplayName(
      "RM-09: with a model, the day of churn, expected purchases and an alarm once crossed")
  void outlook() {
    Playbook playbook =
        HANDBOOK.withScores(
            HANDBOOK
                .scores()
                .orElseThrow()
                .withOutlook(new PurchaseOutlook(MODEL, new BigDecimal("0.5"), 182)));
    ScoreReview now = review(playbook, monthly(), AS_OF);
    LocalDate day = ((ChurnDate.Ahead) now.outlook().orElseThrow().churn().outcome()).on();
    assertThat(day).isAfter(LocalDate.of(2026, 7, 1));
    assertThat(now.outlook().orElseThrow().forecast())
        .isEqualTo(
            MODEL.forecast(
                new PurchaseSummaries(HANDBOOK.zone(), ModelUnit.WEEK)
                    .purchases(monthly().file().transactions(), AS_OF)
                    .orElseThrow(),
                Span.days(182)));
    ScoreReview then = review(playbook, monthly(), day.atStartOfDay(HANDBOOK.zone()).toInstant());
    assertThat(then.outlook().orElseThrow().churn().outcome()).isEqualTo(new ChurnDate.Passed(day));
    assertThat(then.churn().orElseThrow().outcome().level()).isEqualTo(ChurnRisk.Level.ALARM);
    Dossier nobody = Dossier.of(CustomerFile.of(Customer.of(CustomerId.of("c-2"))));
    assertThat(review(playbook, nobody, AS_OF).outlook()).isEmpty();
    assertThat(now.outlook().orElseThrow().value()).isEmpty();
    assertThat(CrmJson.read(CrmJson.write(playbook), Playbook.class)).isEqualTo(playbook);
  }

  @Test
  @DisplayName("AS-07: what the customer is worth, signed; refused in another currency")
  void value() {
    PurchaseOutlook outlook =
        new PurchaseOutlook(MODEL, new BigDecimal("0.5"), 182)
            .withSpend(
                new SpendOutlook(
                    new GammaGamma(6.25, 3.75, 400, HANDBOOK.currency(), Optional.empty()),
                    DiscountRate.perYear(0.1),
                    365));
    Playbook playbook = HANDBOOK.withScores(HANDBOOK.scores().orElseThrow().withOutlook(outlook));
    Decision<Answer<CustomerValue>> decision =
        review(playbook, monthly(), AS_OF).outlook().orElseThrow().value().orElseThrow();
    assertThat(decision)
        .isEqualTo(
            playbook.signed(
                outlook
                    .lifetimeValue()
                    .orElseThrow()
                    .decide(monthly().file().transactions(), HANDBOOK.zone(), AS_OF)));
    assertThat(decision.policy()).isEqualTo(playbook.id());
    CustomerValue value = decision.outcome().toOptional().orElseThrow();
    assertThat(value.spendPerPurchase().amount()).isBetween(595.0, 625.0);
    assertThat(value.value().amount())
        .isEqualTo(value.discountedPurchases() * value.spendPerPurchase().amount());

    assertThat(review(playbook, monthly(), AS_OF).facts().get(ChurnMetrics.lifetimeValue()))
        .isEqualTo(Fact.known(value.value().rounded()));

    Transaction abroad = Transaction.of("gbp", Money.parse("GBP 60.00"), at("2026-06-20"));
    List<Transaction> mixed = new ArrayList<>(monthly().file().transactions());
    mixed.add(abroad);
    Dossier traveller =
        Dossier.of(CustomerFile.of(monthly().file().customer()).withTransactions(mixed));
    ScoreReview refused =
        Reviewer.of(playbook)
            .withRates((from, to, day) -> Optional.of(BigDecimal.TEN))
            .review(traveller, AS_OF)
            .scores()
            .orElseThrow();
    Decision<Answer<CustomerValue>> none = refused.outlook().orElseThrow().value().orElseThrow();
    assertThat(none.outcome().toOptional()).isEmpty();
    assertThat(refused.facts().get(ChurnMetrics.lifetimeValue())).isInstanceOf(Fact.Unknown.class);
    assertThat(none.reasons()).containsExactly(new ValueReason.OtherCurrency("GBP", "CNY"));
  }

  @Test
  @DisplayName("AS-07: rules of a playbook read from JSON segment customers by what they are worth")
  void segmentsByValue() {
    String json =
        BundledPlaybooks.json("handbook")
            .orElseThrow()
            .replace(
                "\"churn\": {",
                """
                "outlook": {
                  "model": {"model": "MBG/NBD", "r": 0.5, "alpha": 4, "a": 0.8, "b": 2.4, "unit": "WEEK"},
                  "churnBelow": "50 %",
                  "horizonDays": 182,
                  "value": {
                    "spend": {"model": "Gamma-Gamma", "p": 6.25, "q": 3.75, "v": 400, "currency": "CNY"}
                  }
                },
                "churn": {\
                """)
            .replace(
                "\"rules\": {\n      ",
                """
                "rules": {
                  "value": {
                    "rules": [
                      {"label": "segment.VALUABLE", "when": {"metric": "lifetime-value", "atLeast": 1000}}
                    ],
                    "otherwise": "segment.ORDINARY"
                  },
                """);
    Playbook playbook = PlaybookReader.standard().read(json);
    ScoreReview now = review(playbook, monthly(), AS_OF);
    assertThat(now.labels().get("value").outcome().first()).contains(Label.segment("VALUABLE"));
    assertThat(now.labels().get("value").explain(Locale.ENGLISH)).contains("expected value: CNY ");
    assertThat(now.labels().get("value").explain(Locale.SIMPLIFIED_CHINESE)).contains("预期价值");
    // Silent for two years the same customer is worth next to nothing.
    ScoreReview later = review(playbook, monthly(), at("2028-07-01"));
    assertThat(later.labels().get("value").outcome().first()).contains(Label.segment("ORDINARY"));
  }

  @Test
  @DisplayName("every decision carries the playbook's name; equal questions, equal reviews")
  void signed() {
    ScoreReview review = review(monthly());
    assertThat(review.cards().values()).allMatch(d -> d.policy().equals(HANDBOOK.id()));
    assertThat(review.stages().values()).allMatch(d -> d.policy().equals(HANDBOOK.id()));
    assertThat(review.labels().values()).allMatch(d -> d.policy().equals(HANDBOOK.id()));
    assertThat(review.rfm().orElseThrow().policy()).isEqualTo(HANDBOOK.id());
    assertThat(review.churn().orElseThrow().policy()).isEqualTo(HANDBOOK.id());
    assertThat(review.level().orElseThrow().policy()).isEqualTo(HANDBOOK.id());
    assertThat(
            Reviewer.of(HANDBOOK)
                .withRates((from, to, day) -> Optional.empty())
                .withHorizon(Period.ZERO)
                .withOlderWorkflows(List.of())
                .review(monthly().withCases(List.of()), AS_OF)
                .scores())
        .contains(review);
  }

  @Test
  @DisplayName("is left out where the playbook says nothing about scores")
  void none() {
    Playbook retail = PlaybookReader.standard().read(BundledPlaybooks.json("retail").orElseThrow());
    assertThat(Reviewer.of(retail).review(monthly(), AS_OF).scores()).isEmpty();
  }
}
