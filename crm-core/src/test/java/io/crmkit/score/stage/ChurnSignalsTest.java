package io.crmkit.score.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.Channel;
import io.crmkit.customer.Complaint;
import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Interaction;
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
import io.crmkit.score.model.ChurnDate;
import io.crmkit.score.model.ModelReason;
import io.crmkit.score.segment.Label;
import io.crmkit.score.survey.Confidence;
import io.crmkit.score.survey.Estimate;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Early warning of churn and winning back")
class ChurnSignalsTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
  private static final Window QUARTER = Window.last(Period.ofDays(90));
  private static final MetricCatalogue CATALOGUE = ChurnMetrics.catalogue(MetricCatalogue.STANDARD);
  private static final ChurnSignals SIGNALS = ChurnSignals.standard(QUARTER);

  private static Instant noon(LocalDate day) {
    return day.atTime(12, 0).atZone(SHANGHAI).toInstant();
  }

  private static Transaction order(LocalDate day, String amount) {
    return Transaction.of("o-" + day, Money.parse(amount), noon(day));
  }

  private static CustomerFile file(Transaction... orders) {
    return CustomerFile.of(Customer.of(CustomerId.of("c-1"))).withTransactions(List.of(orders));
  }

  private static Fact<?> fact(CustomerFile file, Metric<?> metric) {
    return FactsCalculator.of(CATALOGUE, List.of(metric), SHANGHAI, CNY)
        .facts(file, TODAY.atStartOfDay(SHANGHAI).toInstant())
        .get(metric);
  }

  private static Fact<BigDecimal> ratio(String text) {
    return Fact.known(new BigDecimal(text));
  }

  @Test
  @DisplayName(
      "RM-09: silence is measured against the customer's own rhythm, none below three days with orders")
  void silence() {
    Metric<BigDecimal> silence = ChurnMetrics.silenceRatio();
    assertThat(fact(file(), silence)).isEqualTo(Fact.absent());
    CustomerFile two =
        file(order(TODAY.minusDays(90), "CNY 1.00"), order(TODAY.minusDays(60), "CNY 1.00"));
    assertThat(fact(two, silence)).isEqualTo(Fact.absent());
    CustomerFile monthly =
        file(
            order(TODAY.minusDays(150), "CNY 1.00"),
            order(TODAY.minusDays(120), "CNY 1.00"),
            order(TODAY.minusDays(90), "CNY 1.00"),
            order(TODAY.minusDays(60), "CNY 1.00"),
            order(TODAY.minusDays(1), "CNY -1.00"));
    assertThat(fact(monthly, silence)).isEqualTo(ratio("2"));
    CustomerFile uneven =
        file(
            order(TODAY.minusDays(100), "CNY 1.00"),
            order(TODAY.minusDays(90), "CNY 1.00"),
            order(TODAY.minusDays(75), "CNY 1.00"));
    assertThat(fact(uneven, silence)).isEqualTo(ratio("6")); // 75 days by a median of 12.5
  }

  @Test
  @DisplayName("RM-09: spend is compared with as long a time before")
  void spendChange() {
    Metric<BigDecimal> change = ChurnMetrics.spendChange(QUARTER);
    CustomerFile falling =
        file(
            order(TODAY.minusDays(180), "CNY 300.00"),
            order(TODAY.minusDays(91), "CNY 100.00"),
            order(TODAY.minusDays(90), "CNY 90.00"));
    assertThat(fact(falling, change)).isEqualTo(ratio("0.225"));
    assertThat(fact(file(order(TODAY.minusDays(5), "CNY 9.00")), change)).isEqualTo(Fact.absent());
    assertThat(fact(falling, ChurnMetrics.spendChange(Window.ever()))).isEqualTo(Fact.absent());
    CustomerFile dollars =
        file(order(TODAY.minusDays(5), "USD 9.00"), order(TODAY.minusDays(95), "CNY 9.00"));
    assertThat(fact(dollars, change)).isInstanceOf(Fact.Unknown.class);
    CustomerFile before =
        file(order(TODAY.minusDays(95), "USD 9.00"), order(TODAY.minusDays(5), "CNY 9.00"));
    assertThat(fact(before, change)).isInstanceOf(Fact.Unknown.class);
  }

  @Test
  @DisplayName("RM-09: the last answer and open complaints warn too")
  void answersAndComplaints() {
    Instant at = noon(TODAY.minusDays(20));
    CustomerFile file =
        file()
            .withSurveys(
                List.of(
                    new SurveyAnswer("csat", 5, 1, 5, at.minusSeconds(9), at),
                    new SurveyAnswer("csat", 2, 1, 5, at, at)))
            .withComplaints(
                List.of(
                    new Complaint("a", "quality", at, at, Optional.empty()),
                    new Complaint("b", "quality", at, at, Optional.of(at.plusSeconds(5)))));
    assertThat(fact(file, ChurnMetrics.lastAnswer(QUARTER))).isEqualTo(ratio("0.25"));
    assertThat(fact(file, ChurnMetrics.openComplaints(QUARTER))).isEqualTo(Fact.known(1L));
    assertThat(fact(file(), ChurnMetrics.lastAnswer(QUARTER))).isEqualTo(Fact.absent());
    assertThat(fact(file(), ChurnMetrics.openComplaints(QUARTER))).isEqualTo(Fact.known(0L));
  }

  private static Facts calm() {
    return Facts.at(TODAY.atStartOfDay(SHANGHAI).toInstant(), SHANGHAI, CNY)
        .with(ChurnMetrics.silenceRatio(), new BigDecimal("1.5"))
        .with(ChurnMetrics.spendChange(QUARTER), new BigDecimal("0.9"))
        .with(ChurnMetrics.openComplaints(QUARTER), 0L)
        .with(ChurnMetrics.lastAnswer(QUARTER), new BigDecimal("0.75"))
        .with(ChurnMetrics.paymentOverdue(), Period.ZERO);
  }

  @Test
  @DisplayName("RM-09, AS-09: signals add up from calm over watch to alarm, each with its finding")
  void levels() {
    assertThat(SIGNALS.decide(calm()).outcome())
        .isEqualTo(new ChurnRisk(ChurnRisk.Level.CALM, 0, List.of(), List.of()));
    Facts overdue = calm().with(ChurnMetrics.paymentOverdue(), Period.ofDays(30));
    assertThat(SIGNALS.decide(overdue).outcome())
        .isEqualTo(new ChurnRisk(ChurnRisk.Level.WATCH, 1, List.of("overdue-payment"), List.of()));
    Facts silent = overdue.with(ChurnMetrics.silenceRatio(), new BigDecimal("2"));
    assertThat(SIGNALS.decide(silent).outcome().level()).isEqualTo(ChurnRisk.Level.WATCH);
    Decision<ChurnRisk> alarm =
        SIGNALS.decide(silent.with(ChurnMetrics.openComplaints(QUARTER), 1L));
    assertThat(alarm.outcome())
        .isEqualTo(
            new ChurnRisk(
                ChurnRisk.Level.ALARM,
                5,
                List.of("silence", "complaint", "overdue-payment"),
                List.of()));
    assertThat(alarm.explain(Locale.ENGLISH))
        .startsWith("Alarm: the signals weigh 5 (from 4); talk to the customer now\n")
        .contains(
            "Signal silence (weight 2): silence against the customer's own rhythm: 200 % (at least"
                + " 200 % required)");
    Facts exactly =
        calm()
            .with(ChurnMetrics.spendChange(QUARTER), new BigDecimal("0.5"))
            .with(ChurnMetrics.lastAnswer(QUARTER), new BigDecimal("0.25"));
    assertThat(SIGNALS.decide(exactly).outcome().level()).isEqualTo(ChurnRisk.Level.ALARM);
  }

  @Test
  @DisplayName("RM-09: what is not known is no signal, and is named")
  void unclear() {
    Decision<ChurnRisk> decision = SIGNALS.decide(Facts.at(Instant.EPOCH, SHANGHAI, CNY));
    assertThat(decision.outcome().level()).isEqualTo(ChurnRisk.Level.CALM);
    assertThat(decision.outcome().unclear()).hasSize(5);
    assertThat(decision.reasons()).hasSize(6);
    assertThat(SIGNALS.metrics()).hasSize(5);
  }

  @Test
  @DisplayName("RM-09: beside the signals a model warns: who has crossed its threshold is an alarm")
  void besideModel() {
    Decision<ChurnDate> passed =
        Decision.of(
            new ChurnDate.Passed(TODAY), new ModelReason.Crossed(new BigDecimal("50"), TODAY));
    Decision<ChurnDate> ahead =
        Decision.of(
            new ChurnDate.Ahead(TODAY), new ModelReason.Crosses(new BigDecimal("50"), TODAY));
    Decision<ChurnRisk> alarm = SIGNALS.decide(calm(), passed);
    assertThat(alarm.outcome().level()).isEqualTo(ChurnRisk.Level.ALARM);
    assertThat(alarm.reasons()).endsWith(passed.reasons().get(0));
    assertThat(SIGNALS.decide(calm(), ahead).outcome().level()).isEqualTo(ChurnRisk.Level.CALM);
    assertThat(SIGNALS.decide(calm(), ahead).reasons()).endsWith(ahead.reasons().get(0));
  }

  @Test
  @DisplayName("signals refuse doubled names, odd weights and bounds")
  void refuses() {
    ChurnSignal one = SIGNALS.signals().get(0);
    assertThatThrownBy(() -> new ChurnSignals(List.of(), 1, 1))
        .hasMessageContaining("at least one");
    assertThatThrownBy(() -> new ChurnSignals(List.of(one, one), 1, 1))
        .hasMessage("a signal must occur once, were [silence, silence]");
    assertThatThrownBy(() -> new ChurnSignals(List.of(one), 0, 1))
        .hasMessageContaining("0 < watchFrom <= alarmFrom");
    assertThatThrownBy(() -> new ChurnSignals(List.of(one), 2, 1))
        .hasMessageContaining("0 < watchFrom <= alarmFrom");
    assertThatThrownBy(() -> new ChurnSignal("X", one.when(), 1))
        .hasMessageContaining("signal must be a lower case letter");
    assertThatThrownBy(() -> new ChurnSignal("x", one.when(), 0))
        .hasMessageContaining("weight of x must be from 1");
    assertThatThrownBy(() -> new ChurnSignal("x", one.when(), 1_001))
        .hasMessageContaining("was 1001");
  }

  private static final Label VISIT = new Label("win-back", "VISIT");
  private static final WinBackMeasure MEASURE =
      new WinBackMeasure(VISIT, TODAY, TODAY.plusDays(30));

  private static WinBackOutcome outcome(int asOf, Transaction... orders) {
    return WinBack.decide(MEASURE, List.of(orders), SHANGHAI, TODAY.plusDays(asOf)).outcome();
  }

  @Test
  @DisplayName("RM-09: a measure wins a customer back if an order follows in time")
  void winBack() {
    assertThat(outcome(5)).isEqualTo(WinBackOutcome.PENDING);
    assertThat(outcome(28)).isEqualTo(WinBackOutcome.PENDING);
    assertThat(outcome(29)).isEqualTo(WinBackOutcome.NOT_WON);
    assertThat(outcome(5, order(TODAY.plusDays(1), "CNY 1.00"))).isEqualTo(WinBackOutcome.WON_BACK);
    assertThat(outcome(40, order(TODAY.plusDays(29), "CNY 1.00")))
        .isEqualTo(WinBackOutcome.WON_BACK);
    assertThat(outcome(40, order(TODAY.plusDays(30), "CNY 1.00")))
        .isEqualTo(WinBackOutcome.NOT_WON);
    assertThat(outcome(40, order(TODAY, "CNY 1.00"))).isEqualTo(WinBackOutcome.NOT_WON);
    assertThat(outcome(40, order(TODAY.plusDays(3), "CNY -1.00")))
        .isEqualTo(WinBackOutcome.NOT_WON);
    assertThat(outcome(2, order(TODAY.plusDays(3), "CNY 1.00"))).isEqualTo(WinBackOutcome.PENDING);
    assertThat(
            WinBack.decide(
                    MEASURE,
                    List.of(
                        order(TODAY.plusDays(9), "CNY 1.00"), order(TODAY.plusDays(4), "CNY 1.00")),
                    SHANGHAI,
                    TODAY.plusDays(50))
                .explain(Locale.ENGLISH))
        .isEqualTo("Won back: VISIT on 2026-07-01, order on 2026-07-05");
    assertThatThrownBy(() -> new WinBackMeasure(VISIT, TODAY, TODAY))
        .hasMessageContaining("must have time to work");
  }

  @Test
  @DisplayName("AS-09: measures are compared by how often they worked, with intervals")
  void rates() {
    Label offer = new Label("win-back", "OFFER");
    WinBackMeasure other = new WinBackMeasure(offer, TODAY, TODAY.plusDays(9));
    List<Map.Entry<WinBackMeasure, WinBackOutcome>> outcomes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      outcomes.add(Map.entry(MEASURE, i < 12 ? WinBackOutcome.WON_BACK : WinBackOutcome.NOT_WON));
    }
    outcomes.add(Map.entry(MEASURE, WinBackOutcome.PENDING));
    outcomes.add(Map.entry(other, WinBackOutcome.PENDING));
    Map<Label, Estimate> rates = WinBack.rates(outcomes, Confidence.P95);
    assertThat(rates).containsOnlyKeys(VISIT);
    assertThat(rates.get(VISIT)).isEqualTo(Estimate.share(12, 20, Confidence.P95));
    assertThatThrownBy(() -> Estimate.share(1, 0, Confidence.P95))
        .hasMessage("a part must be from 0 to a positive whole, was 1 of 0");
    assertThatThrownBy(() -> Estimate.share(2, 1, Confidence.P95)).hasMessageContaining("2 of 1");
    assertThatThrownBy(() -> Estimate.share(-1, 1, Confidence.P95)).hasMessageContaining("-1 of 1");
  }

  private static Interaction by(Channel channel) {
    Instant at = noon(TODAY);
    return new Interaction(
        channel,
        Interaction.Direction.INBOUND,
        Purpose.SERVICE,
        Interaction.Result.REACHED,
        Optional.empty(),
        at,
        at);
  }

  @Test
  @DisplayName("AS-13: every touch point at which customers are met is known and managed, or named")
  void touchPoints() {
    TouchPoints points = new TouchPoints(Map.of(Channel.PHONE, StaffId.of("s-1")));
    Decision<List<Channel>> gaps =
        points.unmanaged(List.of(by(Channel.PHONE), by(Channel.EMAIL), by(Channel.EMAIL)));
    assertThat(gaps.outcome()).containsExactly(Channel.EMAIL);
    assertThat(gaps.reasons()).containsExactly(new ChurnReason.Unmanaged(Channel.EMAIL, 2));
    Decision<List<Channel>> none = points.unmanaged(List.of(by(Channel.PHONE)));
    assertThat(none.outcome()).isEmpty();
    assertThat(none.reasons()).containsExactly(new ChurnReason.AllManaged(1));
  }
}
