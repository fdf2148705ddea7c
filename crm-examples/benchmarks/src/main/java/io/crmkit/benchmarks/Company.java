package io.crmkit.benchmarks;

import io.crmkit.customer.Channel;
import io.crmkit.customer.Complaint;
import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.SurveyAnswer;
import io.crmkit.customer.Transaction;
import io.crmkit.facts.Condition;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.tier.TierLadder;
import io.crmkit.tier.TierRung;
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
import java.util.SplittableRandom;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The metrics, the ladder and the histories that all benchmarks speak of. */
final class Company {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
  static final LocalDate DAY = LocalDate.of(2026, 7, 1);
  static final Instant AS_OF = DAY.atStartOfDay(ZONE).toInstant();

  private static final Window YEAR = Window.last(Period.ofMonths(12));
  private static final Window QUARTER = Window.last(Period.ofMonths(3));

  static final Metric<Money> SPEND = Metrics.spend(YEAR);
  static final Metric<Money> SPEND_QUARTER = Metrics.spend(QUARTER);
  static final Metric<Money> SPEND_EVER = Metrics.spend(Window.ever());
  static final Metric<Long> ORDERS = Metrics.orders(YEAR);
  static final Metric<Long> ORDERS_QUARTER = Metrics.orders(QUARTER);
  static final Metric<Money> AVERAGE = Metrics.averageOrder(YEAR);
  static final Metric<Period> SINCE_ORDER = Metrics.daysSinceOrder(Window.ever());
  static final Metric<Period> TENURE = Metrics.tenure();
  static final Metric<Long> CONTACTS = Metrics.contacts(QUARTER);
  static final Metric<Long> COMPLAINTS = Metrics.complaints(YEAR);
  static final Metric<BigDecimal> COMPLAINT_RATE = Metrics.complaintRate(YEAR);
  static final Metric<String> NATURE = Metrics.customerClass("nature");

  static final FactsCalculator CALCULATOR =
      FactsCalculator.of(
          List.of(
              SPEND,
              SPEND_QUARTER,
              SPEND_EVER,
              ORDERS,
              ORDERS_QUARTER,
              AVERAGE,
              SINCE_ORDER,
              TENURE,
              CONTACTS,
              COMPLAINTS,
              COMPLAINT_RATE,
              NATURE),
          ZONE,
          CNY);

  private Company() {}

  static Money cny(long major) {
    return Money.ofMajor(CNY, major);
  }

  /** Four tiers, thirteen leaves in the entry and keep conditions. */
  static TierLadder ladder() {
    return TierLadder.of(
            TierRung.base("BASE"),
            TierRung.of(
                "SILVER",
                Condition.any(SPEND.atLeast(cny(1_000)), ORDERS.atLeast(6L)),
                SPEND.atLeast(cny(800))),
            TierRung.of(
                "GOLD",
                Condition.all(
                    SPEND.atLeast(cny(5_000)),
                    ORDERS_QUARTER.atLeast(1L),
                    COMPLAINTS.atMost(3L),
                    TENURE.atLeast(Period.ofDays(90))),
                SPEND.atLeast(cny(4_000))),
            TierRung.of(
                "PLATINUM",
                Condition.all(
                    SPEND.atLeast(cny(20_000)),
                    AVERAGE.atLeast(cny(200)),
                    COMPLAINT_RATE.atMost(new BigDecimal("0.05")),
                    Condition.oneOf(NATURE, "enterprise", "government")),
                SPEND.atLeast(cny(16_000))))
        .withGrace(Period.ofDays(30));
  }

  /** Customers with fifty events each over two years. */
  static List<CustomerFile> files(int count) {
    SplittableRandom random = new SplittableRandom(42);
    List<CustomerFile> files = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      files.add(file(i, random, 10 + random.nextInt(40) * random.nextInt(40)));
    }
    return files;
  }

  private static CustomerFile file(int number, SplittableRandom random, int scale) {
    List<Transaction> transactions = new ArrayList<>();
    for (int i = 0; i < 35; i++) {
      transactions.add(
          Transaction.of(
              "o-" + i, Money.ofMinor(CNY, 100L + random.nextInt(scale * 100)), moment(random)));
    }
    List<Interaction> interactions = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Instant at = moment(random);
      interactions.add(
          new Interaction(
              Channel.PHONE,
              Interaction.Direction.OUTBOUND,
              Purpose.RETURN_VISIT,
              Interaction.Result.REACHED,
              Optional.empty(),
              at,
              at));
    }
    List<SurveyAnswer> surveys = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Instant at = moment(random);
      surveys.add(new SurveyAnswer("csat", 1 + random.nextInt(5), 1, 5, at, at));
    }
    List<Complaint> complaints = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Instant at = moment(random);
      complaints.add(new Complaint("k-" + i, "quality", at, at, Optional.empty()));
    }
    Customer customer =
        new Customer(
            CustomerId.of("c-" + number),
            Optional.of(DAY.minusDays(800)),
            List.of(),
            List.of(),
            Map.of("nature", random.nextInt(3) > 0 ? "enterprise" : "individual"));
    return new CustomerFile(customer, List.of(), transactions, interactions, surveys, complaints);
  }

  private static Instant moment(SplittableRandom random) {
    return AS_OF.minusSeconds(1 + random.nextLong(2L * 365 * 86_400));
  }
}
