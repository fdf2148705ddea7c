package io.crmkit.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.SurveyAnswer;
import io.crmkit.customer.Transaction;
import io.crmkit.time.TimeRange;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Facts calculator")
class FactsCalculatorTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant AS_OF = Instant.parse("2026-11-23T04:00:00Z");
  private static final Window EVER = Window.ever();
  private static final CustomerFile NEW = CustomerFile.of(Customer.of(CustomerId.of("c")));

  private static Transaction transaction(String amount, Instant at) {
    return Transaction.of("t", Money.parse(amount), at);
  }

  private static Facts facts(CustomerFile file, Metric<?>... metrics) {
    return FactsCalculator.of(Set.of(metrics), SHANGHAI, Samples.CNY).facts(file, AS_OF);
  }

  @Test
  @DisplayName("tells its metrics, zone and currency, which its facts carry on")
  void frame() {
    FactsCalculator calculator =
        FactsCalculator.of(List.of(Samples.SPEND, Samples.ORDERS), SHANGHAI, Samples.CNY);
    Facts facts = calculator.facts(NEW, AS_OF);

    assertThat(calculator.metrics()).containsExactlyInAnyOrder(Samples.SPEND, Samples.ORDERS);
    assertThat(calculator.zone()).isEqualTo(SHANGHAI);
    assertThat(calculator.currency()).isEqualTo(Samples.CNY);
    assertThat(facts.metrics()).containsExactly(Samples.SPEND, Samples.ORDERS);
    assertThat(facts.zone()).isEqualTo(SHANGHAI);
    assertThat(facts.currency()).isEqualTo(Samples.CNY);
    assertThat(facts.asOf()).isEqualTo(AS_OF);
    assertThat(facts.day()).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThatThrownBy(() -> FactsCalculator.of(Set.of(), null, Samples.CNY)).hasMessage("zone");
  }

  @Test
  @DisplayName("of one who never did anything: no spend, no orders, and no average, rate or days")
  void nothingHappened() {
    Facts facts =
        facts(
            NEW,
            Metrics.spend(EVER),
            Metrics.orders(EVER),
            Metrics.averageOrder(EVER),
            Metrics.daysSinceOrder(EVER),
            Metrics.tenure(),
            Metrics.complaintRate(EVER),
            Metrics.satisfaction(EVER));

    assertThat(facts.get(Metrics.spend(EVER))).isEqualTo(Fact.known(Samples.spend(0)));
    assertThat(facts.get(Metrics.orders(EVER))).isEqualTo(Fact.known(0L));
    assertThat(facts.get(Metrics.averageOrder(EVER))).isEqualTo(Fact.absent());
    assertThat(facts.get(Metrics.daysSinceOrder(EVER))).isEqualTo(Fact.absent());
    assertThat(facts.get(Metrics.tenure())).isEqualTo(Fact.absent());
    assertThat(facts.get(Metrics.complaintRate(EVER))).isEqualTo(Fact.absent());
    assertThat(facts.get(Metrics.satisfaction(EVER))).isEqualTo(Fact.absent());
  }

  @Test
  @DisplayName("refuses a metric that is not in the catalogue, or is there of another kind")
  void unknownMetrics() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> facts(NEW, Metric.of("steps", Kind.COUNT, EVER)))
        .withMessage(
            "metric steps is not in the catalogue, which has [average-order, complaint-rate,"
                + " complaints, contacts, days-since-order, orders, satisfaction, spend, tenure]"
                + " and class-<dimension>");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> facts(NEW, Metric.of("orders", Kind.DAYS, EVER)))
        .withMessage("metric orders is a count in the catalogue, was asked as days");
  }

  @Test
  @DisplayName("rounding alone never lifts an average over a threshold, not even a negative one")
  void averageIsFloored() {
    CustomerFile file =
        NEW.withTransactions(
            List.of(
                transaction("CNY 0.02", AS_OF.minusSeconds(3)),
                transaction("CNY 0.00", AS_OF.minusSeconds(2)),
                transaction("CNY 0.00", AS_OF.minusSeconds(1))));
    CustomerFile refunded =
        file.withTransactions(
            List.of(
                transaction("CNY 0.00", AS_OF.minusSeconds(3)),
                transaction("CNY 0.00", AS_OF.minusSeconds(2)),
                transaction("CNY -0.01", AS_OF.minusSeconds(1))));

    assertThat(facts(file, Metrics.averageOrder(EVER)).get(Metrics.averageOrder(EVER)))
        .isEqualTo(Fact.known(Samples.spend(0)));
    assertThat(facts(refunded, Metrics.averageOrder(EVER)).get(Metrics.averageOrder(EVER)))
        .isEqualTo(Fact.known(Samples.spend(-1)));
  }

  @Test
  @DisplayName("a rate missing anywhere in the window leaves spend unknown; outside it does not")
  void missingRates() {
    CustomerFile file =
        NEW.withTransactions(
            List.of(
                transaction("USD 1.00", Instant.parse("2026-11-01T00:00:00Z")),
                transaction("CNY 1.00", Instant.parse("2026-11-10T00:00:00Z")),
                transaction("EUR 1.00", Instant.parse("2026-11-11T00:00:00Z")),
                transaction("USD 1.00", Instant.parse("2026-11-12T00:00:00Z"))));
    Metric<Money> week = Metrics.spend(Window.last(Period.ofDays(7)));
    Metric<Money> twoWeeks = Metrics.spend(Window.last(Period.ofDays(14)));
    Facts facts = facts(file, week, twoWeeks, Metrics.averageOrder(EVER));

    assertThat(facts.get(week)).isEqualTo(Fact.known(Samples.spend(0)));
    assertThat(facts.get(twoWeeks)).isEqualTo(Fact.unknown(new FactGap.NoRate("EUR", "CNY")));
    assertThat(facts.get(Metrics.averageOrder(EVER)))
        .isEqualTo(Fact.unknown(new FactGap.NoRate("USD", "CNY")));
  }

  @Test
  @DisplayName("rates are asked for the local day of each transaction, and kept by withRates alone")
  void ratesAreDated() {
    List<String> asked = new ArrayList<>();
    ExchangeRates rates =
        (from, to, on) -> {
          asked.add(from + " " + to + " " + on);
          return Optional.of(new BigDecimal("7.125"));
        };
    CustomerFile file =
        NEW.withTransactions(
            List.of(transaction("USD 0.02", Instant.parse("2026-11-01T20:00:00Z"))));
    FactsCalculator plain = FactsCalculator.of(Set.of(Samples.SPEND), SHANGHAI, Samples.CNY);

    assertThat(plain.withRates(rates).facts(file, AS_OF).get(Samples.SPEND))
        .isEqualTo(Fact.known(Samples.spend(14)));
    assertThat(asked).containsExactly("USD CNY 2026-11-02");
    assertThat(plain.facts(file, AS_OF).get(Samples.SPEND)).isInstanceOf(Fact.Unknown.class);
  }

  @Test
  @DisplayName(
      "one that joins later has no tenure yet; the first order counts where the day is unknown")
  void tenure() {
    CustomerFile ordered =
        NEW.withTransactions(
            List.of(
                transaction("CNY -1.00", Instant.parse("2026-11-01T00:00:00Z")),
                transaction("CNY 1.00", Instant.parse("2026-11-20T15:59:59Z")),
                transaction("CNY 1.00", Instant.parse("2026-11-22T00:00:00Z"))));
    Customer later = NEW.customer().withJoinedOn(LocalDate.of(2026, 11, 24));
    Customer today = NEW.customer().withJoinedOn(LocalDate.of(2026, 11, 23));

    assertThat(facts(ordered, Metrics.tenure()).get(Metrics.tenure()))
        .isEqualTo(Fact.known(Period.ofDays(3)));
    assertThat(facts(CustomerFile.of(later), Metrics.tenure()).get(Metrics.tenure()))
        .isEqualTo(Fact.absent());
    assertThat(facts(CustomerFile.of(today), Metrics.tenure()).get(Metrics.tenure()))
        .isEqualTo(Fact.known(Period.ofDays(0)));
  }

  @Test
  @DisplayName("the mean of answers on several scales is exact before it is rounded half-even")
  void satisfactionIsExact() {
    // Nine answers a third of the way up and 119 at the bottom: 3/128 = 2.34375 %, a tie.
    List<SurveyAnswer> answers = new ArrayList<>();
    for (int i = 0; i < 128; i++) {
      answers.add(
          new SurveyAnswer("q" + i, i < 9 ? 2 : 1, 1, i < 9 ? 4 : 2, Instant.EPOCH, Instant.EPOCH));
    }
    Metric<BigDecimal> metric = Metrics.satisfaction(EVER);

    assertThat(facts(NEW.withSurveys(answers), metric).get(metric))
        .isEqualTo(Fact.known(new BigDecimal("0.023438")));
  }

  @Test
  @DisplayName("a year of membership without a day of joining leaves its metrics unknown")
  void noJoiningDay() {
    Metric<Long> orders = Metrics.orders(Window.membershipYear());
    Metric<Money> spend = Metrics.spend(Window.membershipYear());
    Facts facts = facts(NEW, orders, spend);

    assertThat(facts.get(orders)).isEqualTo(Fact.unknown(new FactGap.NoJoiningDay()));
    assertThat(facts.get(spend)).isEqualTo(Fact.unknown(new FactGap.NoJoiningDay()));
  }

  @Test
  @DisplayName(
      "a host's metric computes from the history: file, instant, day, zone, currency, sums")
  void history() {
    Instant order = Instant.parse("2026-11-22T20:00:00Z");
    CustomerFile file =
        NEW.withTransactions(
            List.of(
                transaction("CNY 1.00", order), transaction("CNY -0.25", order.plusSeconds(1))));
    List<Object> seen = new ArrayList<>();
    MetricDefinition<Long> host =
        MetricDefinition.of(
            "host",
            Kind.COUNT,
            (history, range) -> {
              seen.addAll(List.of(history.file(), history.asOf(), history.day(), history.zone()));
              seen.addAll(List.of(history.currency(), history.spend(range), history.orders(range)));
              seen.addAll(List.of(history.firstOrder(range), history.lastOrder(range), range));
              TimeRange early = TimeRange.before(order);
              seen.addAll(List.of(history.firstOrder(early), history.lastOrder(early)));
              seen.addAll(List.of(history.contacts(range), history.complaints(range)));
              seen.add(history.satisfaction(range));
              return Fact.known(7L);
            });
    Metric<Long> metric = host.over(EVER);
    Facts facts =
        FactsCalculator.of(
                MetricCatalogue.STANDARD.with(host), Set.of(metric), SHANGHAI, Samples.CNY)
            .facts(file, AS_OF);

    assertThat(facts.get(metric)).isEqualTo(Fact.known(7L));
    assertThat(seen)
        .containsExactly(
            file,
            AS_OF,
            LocalDate.of(2026, 11, 23),
            SHANGHAI,
            Samples.CNY,
            Fact.known(Samples.spend(75)),
            1L,
            Optional.of(order),
            Optional.of(order),
            TimeRange.before(AS_OF),
            Optional.empty(),
            Optional.empty(),
            0L,
            0L,
            Fact.absent());
  }

  @Test
  @DisplayName("sums that do not fit a long are refused, never wrapped")
  void overflow() {
    Money huge = Money.ofMinor(CurrencyUnit.of("CNY"), Long.MAX_VALUE);
    CustomerFile file =
        NEW.withTransactions(
            List.of(
                Transaction.of("a", huge, Instant.EPOCH),
                Transaction.of("b", huge, Instant.EPOCH)));

    assertThatThrownBy(() -> facts(file, Samples.SPEND)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  @DisplayName("a host's timeline names every day unless it knows better")
  void hostTimeline() {
    FactsTimeline timeline =
        new FactsTimeline() {
          @Override
          public ZoneId zone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Facts at(LocalDate day) {
            return Samples.empty();
          }
        };
    LocalDate day = LocalDate.of(2026, 2, 27);

    assertThat(timeline.changes(day, day.plusDays(2)))
        .containsExactly(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 1));
    assertThat(timeline.changes(day, day)).isEmpty();
    assertThat(timeline.changes(day, day.minusDays(1))).isEmpty();
  }
}
