package io.crmkit.score.model;

import io.crmkit.customer.Transaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;

/**
 * Summarises the transactions of one customer for models. All purchases on one local day are one;
 * the first such day starts the clock and is dropped, the later ones are the repeats. Refunds and
 * orders of no value are no purchases; refunds are not set off, since they come with no order.
 *
 * <pre>{@code
 * PurchaseSummaries summaries = new PurchaseSummaries(ZoneId.of("Asia/Shanghai"), ModelUnit.WEEK);
 * Optional<PurchaseSummary> summary = summaries.purchases(file.transactions(), asOf);
 * }</pre>
 *
 * @param zone tells the local days
 * @param unit of the summaries
 */
public record PurchaseSummaries(ZoneId zone, ModelUnit unit) {
  /** Checks that nothing is missing. */
  public PurchaseSummaries {
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(unit, "unit");
  }

  /**
   * How often and when. Only what had happened and was known then counts; the day of {@code asOf}
   * ends the observation.
   *
   * @return empty if there was no purchase
   */
  public Optional<PurchaseSummary> purchases(Collection<Transaction> transactions, Instant asOf) {
    TreeMap<LocalDate, BigDecimal> days = new TreeMap<>();
    for (Transaction transaction : transactions) {
      if (counts(transaction, asOf)) {
        days.put(day(transaction.occurredAt()), BigDecimal.ZERO);
      }
    }
    return days.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PurchaseSummary(
                days.size() - 1,
                between(days.firstKey(), days.lastKey()),
                between(days.firstKey(), day(asOf)),
                unit));
  }

  /**
   * How often and how much. Only what had happened and was known then counts.
   *
   * @return empty if there was no purchase
   * @throws IllegalArgumentException if a purchase is in another currency
   */
  public Optional<SpendSummary> spend(
      Collection<Transaction> transactions, CurrencyUnit currency, Instant asOf) {
    TreeMap<LocalDate, BigDecimal> days = new TreeMap<>();
    for (Transaction transaction : transactions) {
      if (counts(transaction, asOf)) {
        if (!transaction.amount().getCurrencyUnit().equals(currency)) {
          throw new IllegalArgumentException(
              "all purchases must be in "
                  + currency
                  + ", one was in "
                  + transaction.amount().getCurrencyUnit());
        }
        days.merge(
            day(transaction.occurredAt()), transaction.amount().getAmount(), BigDecimal::add);
      }
    }
    if (days.isEmpty()) {
      return Optional.empty();
    }
    days.pollFirstEntry();
    BigDecimal sum = days.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return Optional.of(
        new SpendSummary(
            days.size(), days.isEmpty() ? 0 : sum.doubleValue() / days.size(), currency));
  }

  /** The currencies of all purchases that had happened and were known then, by code. */
  public Set<CurrencyUnit> currencies(Collection<Transaction> transactions, Instant asOf) {
    TreeSet<CurrencyUnit> currencies = new TreeSet<>();
    for (Transaction transaction : transactions) {
      if (counts(transaction, asOf)) {
        currencies.add(transaction.amount().getCurrencyUnit());
      }
    }
    return Collections.unmodifiableSet(currencies);
  }

  private static boolean counts(Transaction transaction, Instant asOf) {
    return transaction.amount().isPositive()
        && !transaction.occurredAt().isAfter(asOf)
        && !transaction.recordedAt().isAfter(asOf);
  }

  private LocalDate day(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  private double between(LocalDate from, LocalDate to) {
    return ModelUnit.DAY.to(unit, (double) ChronoUnit.DAYS.between(from, to));
  }
}
