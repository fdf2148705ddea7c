package io.crmkit.quickstart;

import io.crmkit.customer.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One row of a transactions file, kept small: there may be millions.
 *
 * @param epochDay the local day
 * @param minorUnits the amount in the currency's smallest units; negative for a refund
 * @param currency of the amount
 * @param line where it stands in the file
 * @param order the host's order number, if the file gives one
 */
record Purchase(
    int epochDay, long minorUnits, CurrencyUnit currency, int line, @Nullable String order) {
  LocalDate day() {
    return LocalDate.ofEpochDay(epochDay);
  }

  /** The transaction at the start of the day; files tell days only. */
  Transaction toTransaction(Instant startOfDay) {
    String reference = order == null ? "line-" + line : order;
    return Transaction.of(reference, Money.ofMinor(currency, minorUnits), startOfDay);
  }
}
