package io.crmkit.score;

import static io.crmkit.score.Cards.CNY;
import static io.crmkit.score.Cards.NOTHING;
import static io.crmkit.score.Cards.ratio;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.Channel;
import io.crmkit.customer.Complaint;
import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.ProfileEntry;
import io.crmkit.customer.ProfilePart;
import io.crmkit.customer.ProfileReason;
import io.crmkit.customer.ProfileScheme;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.StaffId;
import io.crmkit.customer.SurveyAnswer;
import io.crmkit.customer.Transaction;
import io.crmkit.decision.Decision;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.Metric;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.facts.Metrics;
import io.crmkit.time.CalendarUnit;
import io.crmkit.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The ready-made scorecards")
class ReadyCardsTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final MetricCatalogue CATALOGUE =
      ScoreMetrics.catalogue(MetricCatalogue.STANDARD, ratio("0.02"), 10);
  private static final Instant JULY = Instant.parse("2026-06-30T16:00:00Z");

  private static Instant day(String date) {
    return LocalDate.parse(date).atTime(12, 0).atZone(SHANGHAI).toInstant();
  }

  private static Transaction order(String reference, String amount, String date) {
    return Transaction.of(reference, Money.parse(amount), day(date));
  }

  private static CustomerFile file() {
    return CustomerFile.of(Customer.of(CustomerId.of("c-1")))
        .withTransactions(
            List.of(
                order("a", "CNY 4000.00", "2026-02-10"),
                order("b", "CNY 3000.00", "2026-04-10"),
                order("c", "CNY 9000.00", "2026-04-20"),
                order("d", "CNY 2000.00", "2026-06-10"),
                order("e", "CNY -500.00", "2026-05-10")))
        .withSurveys(
            List.of(new SurveyAnswer("csat", 4, 1, 5, day("2026-05-01"), day("2026-05-01"))))
        .withComplaints(
            List.of(
                new Complaint(
                    "k-1",
                    "quality",
                    day("2026-05-02"),
                    day("2026-05-02"),
                    Optional.of(day("2026-05-09")))));
  }

  private static Facts facts(Scorecard card, CustomerFile file) {
    return FactsCalculator.of(CATALOGUE, List.copyOf(card.metrics()), SHANGHAI, CNY)
        .facts(file, JULY);
  }

  @Test
  @DisplayName(
      "IS-17: assess a relationship over a quarter by satisfaction, loyalty, projects, amount and"
          + " complaints")
  void relationshipByQuarter() {
    Scorecard card = ReadyCards.relationship(Window.previous(CalendarUnit.QUARTER), CNY);
    Facts facts = facts(card, file());
    Score.Scored score = card.score(ScoreQuestion.of(facts)).scored().orElseThrow();
    // 75 % satisfied; April and June; three orders; 13,500; (1 + 0.2) / (3 + 10) complaints.
    assertThat(score)
        .isEqualTo(
            Score.Scored.complete(
                64,
                100,
                List.of(
                    new Contribution("complaints", 10),
                    new Contribution("satisfaction", 20),
                    new Contribution("loyalty", 14),
                    new Contribution("amount", 10),
                    new Contribution("projects", 10))));
  }

  @Test
  @DisplayName("IS-17: assess the same relationship over half a year")
  void relationshipByHalfYear() {
    Scorecard card = ReadyCards.relationship(Window.last(Period.ofMonths(6)), CNY);
    Facts facts = facts(card, file());
    Score.Scored score = card.score(ScoreQuestion.of(facts)).scored().orElseThrow();
    assertThat(score.points()).isEqualTo(70); // February makes it three months
  }

  @Test
  @DisplayName(
      "IS-17: a newcomer of whom nothing is known is not scored, and the reasons say what to find out")
  void newcomer() {
    Scorecard card = ReadyCards.relationship(Window.previous(CalendarUnit.QUARTER), CNY);
    CustomerFile empty = CustomerFile.of(Customer.of(CustomerId.of("c-2")));
    Decision<Score> decision = card.decide(ScoreQuestion.of(facts(card, empty)));
    // Orders, amount and active months are known to be 0; satisfaction and complaints are not.
    assertThat(decision.outcome().coverage()).isEqualTo(ratio("0.5"));
    assertThat(decision.outcome().worst()).isZero();
    assertThat(decision.outcome().best()).isEqualTo(50);
    assertThat(decision.reasons())
        .filteredOn(ScoreReason.Missing.class::isInstance)
        .extracting(reason -> ((ScoreReason.Missing) reason).characteristic())
        .containsExactly("satisfaction", "complaints");
  }

  @Test
  @DisplayName("one complaint about one order is no rate of 100 %")
  void shrunk() {
    Window ever = Window.ever();
    CustomerFile one =
        CustomerFile.of(Customer.of(CustomerId.of("c-3")))
            .withTransactions(List.of(order("a", "CNY 10.00", "2026-02-10")))
            .withComplaints(file().complaints());
    Metric<?> rate = ScoreMetrics.shrunkComplaintRate(ever);
    FactsCalculator calculator = FactsCalculator.of(CATALOGUE, List.of(rate), SHANGHAI, CNY);
    assertThat(calculator.facts(one, JULY).asMap().get(rate))
        .isEqualTo(Fact.known(ratio("0.109091"))); // 1.2 / 11
    assertThat(calculator.facts(CustomerFile.of(one.customer()), JULY).asMap().get(rate))
        .isEqualTo(Fact.absent());
    assertThatThrownBy(() -> ScoreMetrics.catalogue(MetricCatalogue.STANDARD, ratio("1.5"), 10))
        .hasMessageContaining("usualComplaintRate must be from 0 to 1, was 1.5");
    assertThatThrownBy(() -> ScoreMetrics.catalogue(MetricCatalogue.STANDARD, ratio("0.5"), 0))
        .hasMessageContaining("worthOrders must be from 1");
  }

  @Test
  @DisplayName("contacts and settled complaints count as shares, of nothing there is none")
  void shares() {
    Window ever = Window.ever();
    Interaction reached =
        new Interaction(
            Channel.PHONE,
            Interaction.Direction.OUTBOUND,
            Purpose.CARE,
            Interaction.Result.REACHED,
            Optional.empty(),
            day("2026-03-01"),
            day("2026-03-01"));
    Interaction tried =
        new Interaction(
            Channel.PHONE,
            Interaction.Direction.OUTBOUND,
            Purpose.CARE,
            Interaction.Result.ATTEMPTED,
            Optional.empty(),
            day("2026-03-02"),
            day("2026-03-02"));
    Interaction inbound =
        new Interaction(
            Channel.PHONE,
            Interaction.Direction.INBOUND,
            Purpose.CARE,
            Interaction.Result.REACHED,
            Optional.empty(),
            day("2026-03-03"),
            day("2026-03-03"));
    List<Metric<?>> metrics =
        List.of(ScoreMetrics.contactSuccess(ever), ScoreMetrics.complaintsSettled(ever));
    FactsCalculator calculator = FactsCalculator.of(CATALOGUE, metrics, SHANGHAI, CNY);
    CustomerFile file = file().withInteractions(List.of(reached, tried, tried, inbound));
    assertThat(calculator.facts(file, JULY).asMap())
        .containsEntry(metrics.get(0), Fact.known(ratio("0.333333")))
        .containsEntry(metrics.get(1), Fact.known(ratio("1")));
    assertThat(calculator.facts(file, day("2026-05-05")).asMap())
        .containsEntry(metrics.get(1), Fact.known(ratio("0")));
    assertThat(calculator.facts(CustomerFile.of(file.customer()), JULY).asMap())
        .containsEntry(metrics.get(0), Fact.absent())
        .containsEntry(metrics.get(1), Fact.absent());
  }

  @Test
  @DisplayName("IS-10, RM-05: check a service inside and outside, and name the weakest part first")
  void serviceQuality() {
    Window month = Window.previous(CalendarUnit.MONTH);
    Facts facts =
        NOTHING
            .with(ScoreMetrics.recordsComplete(month), ratio("0.99"))
            .with(ScoreMetrics.limitsMet(month), ratio("0.7"))
            .with(Metrics.satisfaction(month), ratio("0.85"))
            .with(ScoreMetrics.shrunkComplaintRate(month), ratio("0.03"));
    Decision<Score> decision = ReadyCards.serviceQuality(month).decide(ScoreQuestion.of(facts));
    Score.Scored score = decision.outcome().scored().orElseThrow();
    assertThat(score.points()).isEqualTo(60);
    assertThat(score.contributions().get(0)).isEqualTo(new Contribution("timeliness", 0));
    assertThat(decision.explain(Locale.ENGLISH))
        .contains("What would raise the score most, by 30: limits kept in the last calendar month");
  }

  @Test
  @DisplayName(
      "IS-19: appraise staff by satisfaction, results, complaint handling and teamwork; no complaint"
          + " is no fault")
  void staffAppraisal() {
    Window quarter = Window.previous(CalendarUnit.QUARTER);
    Facts facts =
        NOTHING
            .with(Metrics.satisfaction(quarter), ratio("0.7"))
            .with(ScoreMetrics.results(quarter), ratio("1.2"))
            .withAbsent(ScoreMetrics.complaintsSettled(quarter))
            .with(ScoreMetrics.teamwork(quarter), ratio("0.5"));
    Scorecard card = ReadyCards.staffAppraisal(quarter);
    Score.Scored score = card.score(ScoreQuestion.of(facts)).scored().orElseThrow();
    assertThat(score.points()).isEqualTo(65);
    assertThat(score.coverage()).isEqualTo(ratio("1"));
    assertThat(card.metrics()).hasSize(4);
  }

  @Test
  @DisplayName("AS-14: assess the programme on four sides and name the weakest")
  void programme() {
    Window year = Cards.YEAR;
    Facts facts =
        NOTHING
            .with(ScoreMetrics.profileCompleteness(), ratio("0.95"))
            .with(ScoreMetrics.contactSuccess(year), ratio("0.6"))
            .with(Metrics.satisfaction(year), ratio("0.9"))
            .with(ScoreMetrics.growingCustomers(year), ratio("0.1"));
    Score.Scored score =
        ReadyCards.programme(year).score(ScoreQuestion.of(facts)).scored().orElseThrow();
    assertThat(score.points()).isEqualTo(60);
    assertThat(score.contributions())
        .containsExactly(
            new Contribution("value", 0),
            new Contribution("interaction", 10),
            new Contribution("knowledge", 25),
            new Contribution("satisfaction", 25));
  }

  @Test
  @DisplayName("are out of 100 each")
  void outOfHundred() {
    Window window = Window.ever();
    assertThat(
            List.of(
                ReadyCards.relationship(window, CNY),
                ReadyCards.dataQuality(),
                ReadyCards.serviceQuality(window),
                ReadyCards.staffAppraisal(window),
                ReadyCards.programme(window)))
        .allMatch(card -> card.scale() == 100 && card.most() == 100);
    assertThat(ScoreMetrics.score("relationship").name()).isEqualTo("score-relationship");
  }

  private static ProfileEntry entry(ProfilePart part, String field, String date) {
    return ProfileEntry.of(
        part, field, "secret", ProfileEntry.Source.SALE, StaffId.of("s-1"), day(date));
  }

  private static final DataQuality QUALITY =
      new DataQuality(
          new ProfileScheme(
              List.of(
                  ProfileScheme.required(ProfilePart.BASIC, "name"),
                  ProfileScheme.required(ProfilePart.BASIC, "address"),
                  ProfileScheme.required(ProfilePart.BUSINESS, "needs"),
                  ProfileScheme.optional(ProfilePart.OTHER, "preferences"))),
          Map.of(ProfilePart.BASIC, Period.ofYears(1), ProfilePart.BUSINESS, Period.ofMonths(6)),
          ReadyCards.dataQuality());

  @Test
  @DisplayName(
      "IS-02: score how complete and fresh a customer's data is, and say what is missing or stale")
  void dataQuality() {
    Customer customer =
        Customer.of(CustomerId.of("c-1"))
            .with(entry(ProfilePart.BASIC, "name", "2025-07-01"))
            .with(entry(ProfilePart.BUSINESS, "needs", "2026-02-01"))
            .with(entry(ProfilePart.OTHER, "preferences", "2001-01-01"));
    Decision<Score> decision = QUALITY.decide(customer, NOTHING);
    assertThat(NOTHING.day()).isEqualTo("2026-07-01");
    // Two of three required fields: 20 of 60; one of two that age is fresh: 15 of 40.
    assertThat(decision.outcome().scored().orElseThrow().points()).isEqualTo(35);
    assertThat(decision.reasons())
        .endsWith(
            new ProfileReason.Missing(ProfilePart.BASIC, "address"),
            new ScoreReason.Stale(ProfilePart.BASIC, "name", LocalDate.of(2026, 7, 1)));
    assertThat(decision.toString()).doesNotContain("secret");
  }

  @Test
  @DisplayName(
      "IS-02: verifying a field makes it fresh again; what is entered later is not known yet")
  void freshness() {
    ProfileEntry old = entry(ProfilePart.BASIC, "name", "2025-07-01");
    Customer customer =
        Customer.of(CustomerId.of("c-1"))
            .with(old.verifiedBy(StaffId.of("s-2"), day("2025-07-02")))
            .with(entry(ProfilePart.BASIC, "address", "2026-07-02"));
    Facts measured = QUALITY.measured(customer, NOTHING);
    assertThat(measured.get(ScoreMetrics.profileFreshness())).isEqualTo(Fact.known(ratio("1")));
    assertThat(measured.get(ScoreMetrics.profileCompleteness()))
        .isEqualTo(Fact.known(ratio("0.333333")));
    Customer tooLate = customer.with(old.verifiedBy(StaffId.of("s-2"), day("2026-07-03")));
    assertThat(QUALITY.measured(tooLate, NOTHING).get(ScoreMetrics.profileFreshness()))
        .isEqualTo(Fact.known(ratio("0")));
    assertThatThrownBy(
            () ->
                new DataQuality(
                    QUALITY.scheme(), Map.of(ProfilePart.BASIC, Period.ZERO), QUALITY.policy()))
        .hasMessageContaining("fields of BASIC must stay fresh for a positive length, was P0D");
  }

  @Test
  @DisplayName(
      "IS-02: of a customer without any field freshness is unknown, and nothing is made up")
  void noFields() {
    Decision<Score> decision = QUALITY.decide(Customer.of(CustomerId.of("c-9")), NOTHING);
    assertThat(decision.outcome().coverage()).isEqualTo(ratio("0.6"));
    assertThat(decision.outcome().scored().orElseThrow().points()).isZero();
  }
}
