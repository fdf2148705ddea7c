package io.crmkit.facts;

import io.crmkit.facts.MetricDefinition.Changes;
import io.crmkit.time.TimeRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** How the metrics of {@link Metrics} are computed. */
final class StandardMetrics {
  private static final String CLASS_PREFIX = "class-";

  private StandardMetrics() {}

  static List<MetricDefinition<?>> all() {
    return List.of(
        byEvent("spend", Kind.MONEY, History::spend),
        byEvent("orders", Kind.COUNT, (history, range) -> Fact.known(history.orders(range))),
        byEvent("average-order", Kind.MONEY, StandardMetrics::averageOrder),
        daily("days-since-order", StandardMetrics::daysSinceOrder),
        daily("tenure", StandardMetrics::tenure),
        byEvent("contacts", Kind.COUNT, (history, range) -> Fact.known(history.contacts(range))),
        byEvent(
            "complaints", Kind.COUNT, (history, range) -> Fact.known(history.complaints(range))),
        byEvent("complaint-rate", Kind.RATIO, StandardMetrics::complaintRate),
        byEvent("satisfaction", Kind.RATIO, History::satisfaction));
  }

  /** Classes are open-ended: every dimension is a metric. */
  static Optional<MetricDefinition<?>> classOf(String name) {
    if (!name.startsWith(CLASS_PREFIX) || name.length() == CLASS_PREFIX.length()) {
      return Optional.empty();
    }
    String dimension = name.substring(CLASS_PREFIX.length());
    return Optional.of(
        byEvent(
            name,
            Kind.CATEGORY,
            (history, range) -> {
              String value = history.customer().classes().get(dimension);
              return value == null
                  ? Fact.unknown(new FactGap.NotClassified(dimension))
                  : Fact.known(value);
            }));
  }

  private static <T> MetricDefinition<T> byEvent(
      String name, Kind<T> kind, MetricDefinition.Calculation<T> calculation) {
    return new MetricDefinition<>(name, kind, Changes.BY_EVENT, calculation);
  }

  private static MetricDefinition<Period> daily(
      String name, MetricDefinition.Calculation<Period> calculation) {
    return new MetricDefinition<>(name, Kind.DAYS, Changes.DAILY, calculation);
  }

  private static Fact<Money> averageOrder(History history, TimeRange range) {
    long orders = history.orders(range);
    if (orders == 0) {
      return Fact.absent();
    }
    Fact<Money> spend = history.spend(range);
    return spend instanceof Fact.Known<Money> known
        ? Fact.known(known.value().dividedBy(orders, RoundingMode.FLOOR))
        : spend;
  }

  private static Fact<Period> daysSinceOrder(History history, TimeRange range) {
    return history.lastOrder(range).map(last -> days(history, last)).orElseGet(Fact::absent);
  }

  private static Fact<Period> tenure(History history, TimeRange range) {
    Optional<LocalDate> joined = history.customer().joinedOn();
    if (joined.isPresent()) {
      return joined.get().isAfter(history.day())
          ? Fact.absent()
          : Fact.known(between(joined.get(), history.day()));
    }
    return history.firstOrder(range).map(first -> days(history, first)).orElseGet(Fact::absent);
  }

  private static Fact<Period> days(History history, Instant since) {
    return Fact.known(between(LocalDate.ofInstant(since, history.zone()), history.day()));
  }

  private static Period between(LocalDate from, LocalDate to) {
    return Period.ofDays(Math.toIntExact(ChronoUnit.DAYS.between(from, to)));
  }

  private static Fact<BigDecimal> complaintRate(History history, TimeRange range) {
    long orders = history.orders(range);
    return orders == 0 ? Fact.absent() : Fact.known(share(history.complaints(range), orders));
  }

  static BigDecimal share(long part, long whole) {
    return BigDecimal.valueOf(part)
        .divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_EVEN)
        .stripTrailingZeros();
  }
}
