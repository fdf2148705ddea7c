package io.crmkit.facts;

import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.time.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * One customer's history as of an instant, prepared so that sums over a range cost two binary
 * searches. What metric definitions compute from.
 */
public final class History {
  private final HistoryColumns columns;
  private final Instant asOf;
  private final LocalDate day;

  History(HistoryColumns columns, Instant asOf, LocalDate day) {
    this.columns = columns;
    this.asOf = asOf;
    this.day = day;
  }

  /** The customer. */
  public Customer customer() {
    return columns.file().customer();
  }

  /** The file up to the as-of instant; nothing that occurred at or after it is in it. */
  public CustomerFile file() {
    return columns.file().before(asOf);
  }

  /** The instant the facts are of. */
  public Instant asOf() {
    return asOf;
  }

  /** The local date of the as-of instant. */
  public LocalDate day() {
    return day;
  }

  /** The zone of the question. */
  public ZoneId zone() {
    return columns.zone();
  }

  /** The currency of the question. */
  public CurrencyUnit currency() {
    return columns.currency();
  }

  /** The rates by which amounts of other currencies are converted, if there are any. */
  public Optional<ExchangeRates> rates() {
    return columns.rates();
  }

  /**
   * Something made of the whole file, what occurs later included, once for all instants that are
   * asked about: whoever asks for it has to look only at what was before {@link #asOf}.
   *
   * @param key tells it from other such things; equal keys must mean equal makers
   * @param maker makes it; must be pure
   */
  public <T> T prepared(Object key, Function<CustomerFile, T> maker) {
    return columns.prepared(key, maker);
  }

  /** The sum of all transactions in the range; unknown where a rate is missing. */
  public Fact<Money> spend(TimeRange range) {
    return columns.spend(range);
  }

  /** The number of transactions in the range that are no refunds. */
  public long orders(TimeRange range) {
    return columns.orders(range);
  }

  /** When the first order of the range was. */
  public Optional<Instant> firstOrder(TimeRange range) {
    return columns.firstOrder(range);
  }

  /** When the last order of the range was. */
  public Optional<Instant> lastOrder(TimeRange range) {
    return columns.lastOrder(range);
  }

  /** The number of interactions in the range in which the customer was reached. */
  public long contacts(TimeRange range) {
    return columns.contacts(range);
  }

  /** The number of complaints in the range. */
  public long complaints(TimeRange range) {
    return columns.complaints(range);
  }

  /** The mean of all survey answers in the range, as a share of their scale; none without. */
  public Fact<BigDecimal> satisfaction(TimeRange range) {
    return columns.satisfaction(range);
  }
}
