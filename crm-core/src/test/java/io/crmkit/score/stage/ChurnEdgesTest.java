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
import io.crmkit.facts.Condition;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.Kind;
import io.crmkit.facts.Metric;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.score.model.ChurnDate;
import io.crmkit.score.model.ModelReason;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As of the first instant of July 2026 in Shanghai; the window is the 30 days before. */
@DisplayName("Warnings of churn at their edges")
class ChurnEdgesTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
  private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
  private static final Instant AS_OF = TODAY.atStartOfDay(SHANGHAI).toInstant();
  private static final Window MONTH = Window.last(Period.ofDays(30));
  private static final CustomerFile EMPTY = CustomerFile.of(Customer.of(CustomerId.of("c-1")));
  private static final MetricCatalogue CATALOGUE = ChurnMetrics.catalogue(MetricCatalogue.STANDARD);

  private static BigDecimal d(String text) {
    return new BigDecimal(text);
  }

  private static Instant ago(int days) {
    return TODAY.minusDays(days).atStartOfDay(SHANGHAI).toInstant();
  }

  private static CustomerFile ordered(int... daysAgo) {
    List<Transaction> orders = new ArrayList<>();
    for (int days : daysAgo) {
      orders.add(Transaction.of("o-" + orders.size(), Money.parse("CNY 10.00"), ago(days)));
    }
    return EMPTY.withTransactions(orders);
  }

  private static <T> Fact<T> fact(CustomerFile file, Metric<T> metric) {
    return FactsCalculator.of(CATALOGUE, List.of(metric), SHANGHAI, CNY)
        .facts(file, AS_OF)
        .get(metric);
  }

  private static Facts facts() {
    return Facts.at(AS_OF, SHANGHAI, CNY);
  }

  @Test
  @DisplayName(
      "RM-09: a rhythm is the median of gaps: the middle one, or the mean of the two in it")
  void rhythm() {
    Metric<BigDecimal> silence = ChurnMetrics.silenceRatio();
    // Gaps of 10 and 20: 15; of 10, 20 and 90: 20; of 10, 10, 30 and 90: 20.
    assertThat(fact(ordered(60, 50, 30), silence)).isEqualTo(Fact.known(d("2")));
    assertThat(fact(ordered(160, 70, 60, 40), silence)).isEqualTo(Fact.known(d("2")));
    assertThat(fact(ordered(150, 140, 130, 100, 10), silence)).isEqualTo(Fact.known(d("0.5")));
    assertThat(fact(ordered(21, 14, 7), silence)).isEqualTo(Fact.known(d("1")));
    assertThat(fact(ordered(22, 15, 8), silence)).isEqualTo(Fact.known(d("1.142857")));
  }

  @Test
  @DisplayName("RM-09: several orders on one day are one day of the rhythm")
  void daysOnce() {
    Metric<BigDecimal> silence = ChurnMetrics.silenceRatio();
    assertThat(fact(ordered(20, 20, 20, 10), silence)).isEqualTo(Fact.absent());
    assertThat(fact(ordered(30, 30, 20, 10, 10), silence)).isEqualTo(Fact.known(d("1")));
  }

  @Test
  @DisplayName("RM-09: over a window only its days make the rhythm")
  void rhythmOfWindow() {
    Metric<BigDecimal> recent = Metric.of("silence-ratio", Kind.RATIO, MONTH);
    CustomerFile file = ordered(300, 200, 100, 30, 20, 10);
    assertThat(fact(file, recent)).isEqualTo(Fact.known(d("1")));
    assertThat(fact(ordered(300, 200, 31, 20, 10), recent)).isEqualTo(Fact.absent());
  }

  @Test
  @DisplayName("RM-09: spend is compared from the first instant of the window, half-open")
  void spendChange() {
    Metric<BigDecimal> change = ChurnMetrics.spendChange(MONTH);
    assertThat(fact(ordered(30, 31, 60), change)).isEqualTo(Fact.known(d("0.5")));
    assertThat(fact(ordered(30, 61), change)).isEqualTo(Fact.absent());
    assertThat(fact(ordered(31), change)).isEqualTo(Fact.known(d("0")));
    assertThat(fact(ordered(1, 2, 40, 50, 60), change)).isEqualTo(Fact.known(d("0.666667")));
    CustomerFile refunded =
        EMPTY.withTransactions(
            List.of(
                Transaction.of("a", Money.parse("CNY 5.00"), ago(50)),
                Transaction.of("b", Money.parse("CNY -5.00"), ago(45)),
                Transaction.of("c", Money.parse("CNY 5.00"), ago(5))));
    assertThat(fact(refunded, change)).isEqualTo(Fact.absent());
  }

  @Test
  @DisplayName("RM-09: the last answer is placed on its own scale")
  void lastAnswer() {
    Metric<BigDecimal> last = ChurnMetrics.lastAnswer(MONTH);
    for (Map.Entry<Integer, String> answer : Map.of(0, "0", 3, "0.3", 10, "1").entrySet()) {
      CustomerFile file =
          EMPTY.withSurveys(
              List.of(new SurveyAnswer("nps", answer.getKey(), 0, 10, ago(9), ago(9))));
      assertThat(fact(file, last)).isEqualTo(Fact.known(d(answer.getValue())));
    }
    CustomerFile ces =
        EMPTY.withSurveys(List.of(new SurveyAnswer("ces", 3, 1, 7, ago(30), ago(30))));
    assertThat(fact(ces, last)).isEqualTo(Fact.known(d("0.333333")));
    CustomerFile old =
        EMPTY.withSurveys(List.of(new SurveyAnswer("ces", 3, 1, 7, ago(31), ago(31))));
    assertThat(fact(old, last)).isEqualTo(Fact.absent());
  }

  @Test
  @DisplayName("RM-09: complaints before the window do not count as open")
  void openComplaints() {
    CustomerFile file =
        EMPTY.withComplaints(
            List.of(
                new Complaint("a", "quality", ago(31), ago(31), Optional.empty()),
                new Complaint("b", "quality", ago(30), ago(30), Optional.empty()),
                new Complaint("c", "quality", ago(3), ago(3), Optional.of(ago(2)))));
    assertThat(fact(file, ChurnMetrics.openComplaints(MONTH))).isEqualTo(Fact.known(1L));
    assertThat(fact(file, ChurnMetrics.openComplaints(Window.ever()))).isEqualTo(Fact.known(2L));
    for (Metric<?> supplied :
        List.of(ChurnMetrics.paymentOverdue(), ChurnMetrics.alive(), ChurnMetrics.stage())) {
      assertThat(fact(file, supplied)).isInstanceOf(Fact.Unknown.class);
    }
  }

  private static ChurnRisk.Level level(long watchFrom, long alarmFrom) {
    List<ChurnSignal> signals =
        List.of(
            new ChurnSignal("three", Condition.always(), 3),
            new ChurnSignal("two", Condition.always(), 2),
            new ChurnSignal("silence", ChurnMetrics.silenceRatio().atLeast(d("2")), 1_000));
    return new ChurnSignals(signals, watchFrom, alarmFrom)
        .decide(facts().with(ChurnMetrics.silenceRatio(), d("1.999999")))
        .outcome()
        .level();
  }

  @ParameterizedTest(name = "watched from {0}, alarm from {1}: {2}")
  @CsvSource({
    "6, 7, CALM",
    "6, 6, CALM",
    "5, 6, WATCH",
    "1, 6, WATCH",
    "5, 5, ALARM",
    "1, 5, ALARM",
    "1, 1, ALARM"
  })
  @DisplayName("RM-09: signals that weigh 5 in all warn from a bound of 5 on:")
  void bounds(long watchFrom, long alarmFrom, ChurnRisk.Level expected) {
    assertThat(level(watchFrom, alarmFrom)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} days overdue, {1} open complaints: {2}")
  @CsvSource({"29, 0, CALM", "30, 0, WATCH", "30, 1, WATCH", "29, 2, WATCH"})
  @DisplayName("RM-09: the usual signals turn on the day:")
  void standard(int overdue, long complaints, ChurnRisk.Level expected) {
    Facts facts =
        facts()
            .with(ChurnMetrics.silenceRatio(), d("1.999999"))
            .with(ChurnMetrics.spendChange(MONTH), d("0.500001"))
            .with(ChurnMetrics.lastAnswer(MONTH), d("0.250001"))
            .with(ChurnMetrics.openComplaints(MONTH), complaints)
            .with(ChurnMetrics.paymentOverdue(), Period.ofDays(overdue));
    ChurnSignals signals = ChurnSignals.standard(MONTH);
    assertThat(signals.decide(facts).outcome().level()).isEqualTo(expected);
    assertThat(signals.decide(facts.with(ChurnMetrics.silenceRatio(), d("2"))).outcome().shown())
        .contains("silence");
    assertThat(
            signals.decide(facts.with(ChurnMetrics.spendChange(MONTH), d("0.5"))).outcome().shown())
        .contains("falling-spend");
    assertThat(
            signals.decide(facts.with(ChurnMetrics.lastAnswer(MONTH), d("0.25"))).outcome().shown())
        .contains("low-answer");
  }

  @Test
  @DisplayName("RM-09: the level is told first with its sum, and a model's word last")
  void reasons() {
    ChurnSignals signals =
        new ChurnSignals(List.of(new ChurnSignal("one", Condition.always(), 1)), 1, 2);
    assertThat(signals.decide(facts()).reasons())
        .containsExactly(
            new ChurnReason.ChurnWatched(1, 1, 2),
            new ChurnReason.SignalShows("one", 1, List.of()));
    Decision<ChurnDate> never =
        Decision.of(new ChurnDate.Never(), new ModelReason.NeverCrosses("bg-nbd", BigDecimal.TEN));
    assertThat(signals.decide(facts(), never).outcome())
        .isEqualTo(new ChurnRisk(ChurnRisk.Level.WATCH, 1, List.of("one"), List.of()));
    Decision<ChurnDate> passed =
        Decision.of(new ChurnDate.Passed(TODAY), new ModelReason.Crossed(BigDecimal.TEN, TODAY));
    assertThat(signals.decide(facts(), passed).outcome())
        .isEqualTo(new ChurnRisk(ChurnRisk.Level.ALARM, 1, List.of("one"), List.of()));
    assertThat(signals.decide(facts(), passed).reasons()).hasSize(3);
  }

  @Test
  @DisplayName("weights go from 1 to 1,000, names up to 64 characters, 40 of a wrong one shown")
  void signalBounds() {
    Condition any = Condition.always();
    assertThat(new ChurnSignal("a".repeat(64), any, 1).weight()).isEqualTo(1);
    assertThat(new ChurnSignal("a", any, 1_000).weight()).isEqualTo(1_000);
    assertThatThrownBy(() -> new ChurnSignal("a", any, 0))
        .hasMessage("weight of a must be from 1 to 1000, was 0");
    assertThatThrownBy(() -> new ChurnSignal("a", any, 1_001))
        .hasMessage("weight of a must be from 1 to 1000, was 1001");
    assertThatThrownBy(() -> new ChurnSignal("a".repeat(65), any, 1))
        .hasMessage(
            "signal must be a lower case letter and up to 63 lower case letters, digits or '-', was"
                + " '"
                + "a".repeat(40)
                + "…'");
    assertThatThrownBy(() -> new ChurnSignal("B".repeat(40), any, 1))
        .hasMessageEndingWith("was '" + "B".repeat(40) + "'");
    ChurnSignal one = new ChurnSignal("a", any, 1);
    assertThat(new ChurnSignals(List.of(one), 1, 1).alarmFrom()).isEqualTo(1);
    assertThatThrownBy(() -> new ChurnSignals(List.of(one), 0, 5))
        .hasMessage("bounds must be 0 < watchFrom <= alarmFrom, were 0 and 5");
    assertThatThrownBy(() -> new ChurnSignals(List.of(one), 6, 5))
        .hasMessage("bounds must be 0 < watchFrom <= alarmFrom, were 6 and 5");
  }

  @Test
  @DisplayName("AS-13: touch points are told in the order of their names, each with its use")
  void touchPoints() {
    List<Interaction> used = new ArrayList<>();
    for (Channel channel : List.of(Channel.PHONE, Channel.EMAIL, Channel.PHONE)) {
      used.add(
          new Interaction(
              channel,
              Interaction.Direction.INBOUND,
              Purpose.SERVICE,
              Interaction.Result.REACHED,
              Optional.empty(),
              AS_OF,
              AS_OF));
    }
    Decision<List<Channel>> none = new TouchPoints(Map.of()).unmanaged(used);
    assertThat(none.outcome()).containsExactly(Channel.EMAIL, Channel.PHONE);
    assertThat(none.reasons())
        .containsExactly(
            new ChurnReason.Unmanaged(Channel.EMAIL, 1),
            new ChurnReason.Unmanaged(Channel.PHONE, 2));
    StaffId manager = StaffId.of("s-1");
    TouchPoints both = new TouchPoints(Map.of(Channel.PHONE, manager, Channel.EMAIL, manager));
    assertThat(both.managers().keySet()).containsExactly(Channel.EMAIL, Channel.PHONE);
    assertThat(both.unmanaged(used).reasons()).containsExactly(new ChurnReason.AllManaged(2));
    assertThat(both.unmanaged(List.of()).reasons()).containsExactly(new ChurnReason.AllManaged(0));
  }
}
