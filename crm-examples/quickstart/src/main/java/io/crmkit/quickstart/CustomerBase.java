package io.crmkit.quickstart;

import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Transaction;
import io.crmkit.score.model.ModelUnit;
import io.crmkit.score.model.PurchaseSample;
import io.crmkit.score.model.PurchaseSummaries;
import io.crmkit.score.model.PurchaseSummary;
import io.crmkit.score.model.SpendSample;
import io.crmkit.score.model.SpendSummary;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/**
 * A file of transactions as models see it: what they learn from, and what is held out.
 *
 * @param day the first day that is held out
 * @param endExclusive the day before which the hold-out ends; the day itself if nothing is held out
 * @param summaries of each customer who bought before the day
 * @param spends of each of them who paid in the currency asked for alone
 * @param seen how many of them bought on each day that is held out
 */
record CustomerBase(
    LocalDate day,
    LocalDate endExclusive,
    List<PurchaseSummary> summaries,
    List<SpendSummary> spends,
    List<Long> seen) {

  /** The customers of a history, in whose zone the days are, in models' units. */
  static CustomerBase of(
      PurchaseHistory history,
      ZoneId zone,
      LocalDate day,
      LocalDate endExclusive,
      ModelUnit unit,
      CurrencyUnit currency) {
    PurchaseSummaries reader = new PurchaseSummaries(zone, unit);
    // The observation ends with the day before.
    Instant end = day.atStartOfDay(zone).toInstant().minusNanos(1);
    List<PurchaseSummary> summaries = new ArrayList<>();
    List<SpendSummary> spends = new ArrayList<>();
    int days = Math.toIntExact(Math.max(0, endExclusive.toEpochDay() - day.toEpochDay()));
    List<Long> seen = new ArrayList<>(Collections.nCopies(days, 0L));
    for (CustomerId customer : history.customersBefore(day)) {
      List<Transaction> transactions = history.file(customer).transactions();
      Optional<PurchaseSummary> summary = reader.purchases(transactions, end);
      if (summary.isPresent()) {
        summaries.add(summary.get());
        if (reader.currencies(transactions, end).equals(Set.of(currency))) {
          reader.spend(transactions, currency, end).ifPresent(spends::add);
        }
        transactions.stream()
            .filter(each -> each.amount().isPositive())
            .map(each -> LocalDate.ofInstant(each.occurredAt(), zone))
            .distinct()
            .filter(bought -> !bought.isBefore(day) && bought.isBefore(endExclusive))
            .map(bought -> Math.toIntExact(bought.toEpochDay() - day.toEpochDay()))
            .forEach(at -> seen.set(at, seen.get(at) + 1));
      }
    }
    return new CustomerBase(
        day, endExclusive, summaries, spends, Collections.unmodifiableList(seen));
  }

  /** How many customers there are. */
  int customers() {
    return summaries.size();
  }

  PurchaseSample purchases() {
    return PurchaseSample.of(summaries);
  }

  /** What those spent who bought again; empty if nobody did. */
  Optional<SpendSample> spend() {
    return spends.stream().anyMatch(each -> each.repeats() > 0)
        ? Optional.of(SpendSample.of(spends))
        : Optional.empty();
  }
}
