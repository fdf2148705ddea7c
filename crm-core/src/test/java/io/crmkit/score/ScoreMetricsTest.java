package io.crmkit.score;

import static io.crmkit.score.Cards.CNY;
import static io.crmkit.score.Cards.ratio;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.Channel;
import io.crmkit.customer.Complaint;
import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.Transaction;
import io.crmkit.facts.Fact;
import io.crmkit.facts.FactGap;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.Kind;
import io.crmkit.facts.Metric;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.time.CalendarUnit;
import io.crmkit.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** As of the first instant of July 2026 in Shanghai; the window is the quarter before. */
@DisplayName("Metrics of scores")
class ScoreMetricsTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Window QUARTER = Window.previous(CalendarUnit.QUARTER);
  private static final Instant JULY = at("2026-07-01T00:00");
  private static final CustomerFile EMPTY = CustomerFile.of(Customer.of(CustomerId.of("c-1")));

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }

  private static <T> Fact<T> fact(Metric<T> metric, CustomerFile file) {
    return fact(metric, file, "0.02", 10);
  }

  private static <T> Fact<T> fact(Metric<T> metric, CustomerFile file, String rate, long worth) {
    MetricCatalogue catalogue =
        ScoreMetrics.catalogue(MetricCatalogue.STANDARD, ratio(rate), worth);
    return FactsCalculator.of(catalogue, List.of(metric), SHANGHAI, CNY)
        .facts(file, JULY)
        .get(metric);
  }

  private static CustomerFile ordered(String... times) {
    List<Transaction> orders = new ArrayList<>();
    for (String time : times) {
      orders.add(Transaction.of("o-" + time, Money.parse("CNY 1.00"), at(time)));
    }
    return EMPTY.withTransactions(orders);
  }

  private static CustomerFile complained(CustomerFile file, int settled, int open) {
    List<Complaint> complaints = new ArrayList<>();
    for (int i = 0; i < settled + open; i++) {
      Instant when = LocalDate.of(2026, 5, 1).plusDays(i).atStartOfDay(SHANGHAI).toInstant();
      complaints.add(
          new Complaint(
              "k-" + i,
              "quality",
              when,
              when,
              i < settled ? Optional.of(when.plusSeconds(60)) : Optional.empty()));
    }
    return file.withComplaints(complaints);
  }

  private static Interaction contact(Interaction.Direction direction, Interaction.Result result) {
    return contact(direction, result, at("2026-05-05T10:00"));
  }

  private static Interaction contact(
      Interaction.Direction direction, Interaction.Result result, Instant when) {
    return new Interaction(
        Channel.PHONE, direction, Purpose.CARE, result, Optional.empty(), when, when);
  }

  @Test
  @DisplayName("IS-17: loyalty counts months of the local calendar, from the first instant on")
  void activeMonths() {
    Metric<Long> months = ScoreMetrics.activeMonths(QUARTER);
    assertThat(fact(months, EMPTY)).isEqualTo(Fact.known(0L));
    assertThat(fact(months, ordered("2026-03-31T23:59"))).isEqualTo(Fact.known(0L));
    assertThat(fact(months, ordered("2026-04-01T00:00"))).isEqualTo(Fact.known(1L));
    assertThat(fact(months, ordered("2026-04-01T00:00", "2026-04-30T23:59")))
        .isEqualTo(Fact.known(1L));
    assertThat(fact(months, ordered("2026-04-30T23:59", "2026-05-01T00:00", "2026-06-30T23:59")))
        .isEqualTo(Fact.known(3L));
    CustomerFile refunded =
        EMPTY.withTransactions(
            List.of(Transaction.of("r", Money.parse("CNY -1.00"), at("2026-05-01T00:00"))));
    assertThat(fact(months, refunded)).isEqualTo(Fact.known(0L));
  }

  @Test
  @DisplayName("IS-17: the complaint rate leans on prior knowledge, the less the more is known")
  void shrunk() {
    Metric<?> rate = ScoreMetrics.shrunkComplaintRate(QUARTER);
    assertThat(fact(rate, EMPTY)).isEqualTo(Fact.absent());
    CustomerFile two = ordered("2026-04-01T00:00", "2026-05-01T00:00");
    assertThat(fact(rate, two)).isEqualTo(Fact.known(ratio("0.016667"))); // 0.2 / 12
    assertThat(fact(rate, complained(two, 1, 0))).isEqualTo(Fact.known(ratio("0.1"))); // 1.2 / 12
    assertThat(fact(rate, complained(EMPTY, 0, 1))).isEqualTo(Fact.known(ratio("0.12"))); // 1.2/10
    assertThat(fact(rate, complained(two, 1, 0), "0.5", 1))
        .isEqualTo(Fact.known(ratio("0.5"))); // 1.5 / 3
  }

  @Test
  @DisplayName("IS-19: of complaints the settled ones count as a share")
  void settled() {
    Metric<?> settled = ScoreMetrics.complaintsSettled(QUARTER);
    assertThat(fact(settled, EMPTY)).isEqualTo(Fact.absent());
    assertThat(fact(settled, complained(EMPTY, 0, 2))).isEqualTo(Fact.known(ratio("0")));
    assertThat(fact(settled, complained(EMPTY, 1, 2))).isEqualTo(Fact.known(ratio("0.333333")));
    assertThat(fact(settled, complained(EMPTY, 2, 1))).isEqualTo(Fact.known(ratio("0.666667")));
    assertThat(fact(settled, complained(EMPTY, 2, 0))).isEqualTo(Fact.known(ratio("1")));
  }

  @Test
  @DisplayName(
      "AS-14: only contacts made by the company count, those that reached somebody as a share")
  void contacts() {
    Metric<?> success = ScoreMetrics.contactSuccess(QUARTER);
    Interaction reached = contact(Interaction.Direction.OUTBOUND, Interaction.Result.REACHED);
    Interaction tried = contact(Interaction.Direction.OUTBOUND, Interaction.Result.ATTEMPTED);
    Interaction came = contact(Interaction.Direction.INBOUND, Interaction.Result.REACHED);
    assertThat(fact(success, EMPTY.withInteractions(List.of(came)))).isEqualTo(Fact.absent());
    assertThat(fact(success, EMPTY.withInteractions(List.of(came, tried))))
        .isEqualTo(Fact.known(ratio("0")));
    assertThat(fact(success, EMPTY.withInteractions(List.of(came, tried, reached, reached))))
        .isEqualTo(Fact.known(ratio("0.666667")));
  }

  @Test
  @DisplayName("complaints and contacts of another quarter do not count")
  void windows() {
    Instant before = at("2026-03-31T23:59");
    CustomerFile file =
        EMPTY
            .withComplaints(
                List.of(new Complaint("k", "quality", before, before, Optional.empty())))
            .withInteractions(
                List.of(
                    contact(Interaction.Direction.OUTBOUND, Interaction.Result.ATTEMPTED, before)));
    assertThat(fact(ScoreMetrics.complaintsSettled(QUARTER), file)).isEqualTo(Fact.absent());
    assertThat(fact(ScoreMetrics.contactSuccess(QUARTER), file)).isEqualTo(Fact.absent());
    assertThat(fact(ScoreMetrics.complaintsSettled(Window.ever()), file))
        .isEqualTo(Fact.known(ratio("0")));
    assertThat(fact(ScoreMetrics.contactSuccess(Window.ever()), file))
        .isEqualTo(Fact.known(ratio("0")));
  }

  @Test
  @DisplayName("what only the host knows is asked for by name and is not supplied until it is told")
  void supplied() {
    for (Metric<?> metric :
        List.of(
            ScoreMetrics.profileCompleteness(),
            ScoreMetrics.profileFreshness(),
            ScoreMetrics.limitsMet(QUARTER),
            ScoreMetrics.recordsComplete(QUARTER),
            ScoreMetrics.results(QUARTER),
            ScoreMetrics.teamwork(QUARTER),
            ScoreMetrics.growingCustomers(QUARTER))) {
      assertThat(fact(metric, EMPTY)).isEqualTo(Fact.unknown(new FactGap.NotSupplied()));
    }
    assertThat(ScoreMetrics.score("relationship"))
        .isEqualTo(Metric.of("score-relationship", Kind.COUNT, Window.ever()));
  }
}
