package io.crmkit.quickstart;

import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Transaction;
import io.crmkit.score.model.ModelUnit;
import io.crmkit.score.model.PurchaseModel;
import io.crmkit.score.model.PurchaseSample;
import io.crmkit.score.model.PurchaseSummaries;
import io.crmkit.score.model.PurchaseSummary;
import io.crmkit.score.model.Span;
import io.crmkit.score.model.SpendSample;
import io.crmkit.score.model.SpendSummary;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * A file of transactions as models see it: what they learn from, and what is held out.
 *
 * @param day the first day that is held out
 * @param heldOutDays how many days are held out
 * @param summaries of each customer who bought before the day
 * @param spends of each of them
 * @param heldOutPurchases on how many days they bought afterwards, all of them together
 */
record CustomerBase(
    LocalDate day,
    long heldOutDays,
    List<PurchaseSummary> summaries,
    List<SpendSummary> spends,
    long heldOutPurchases) {

  static CustomerBase of(
      PurchaseHistory history, LocalDate day, ModelUnit unit, CurrencyUnit currency) {
    PurchaseSummaries reader = new PurchaseSummaries(ZoneOffset.UTC, unit);
    // The observation ends with the day before.
    Instant end = day.atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1);
    List<PurchaseSummary> summaries = new ArrayList<>();
    List<SpendSummary> spends = new ArrayList<>();
    long heldOut = 0;
    for (CustomerId customer : history.customersBefore(day)) {
      List<Transaction> transactions = history.file(customer).transactions();
      Optional<PurchaseSummary> summary = reader.purchases(transactions, end);
      if (summary.isPresent()) {
        summaries.add(summary.get());
        reader.spend(transactions, currency, end).ifPresent(spends::add);
        heldOut += purchaseDaysAfter(end, transactions);
      }
    }
    long days =
        history
            .lastDay()
            .map(last -> Math.max(0, ChronoUnit.DAYS.between(day, last) + 1))
            .orElse(0L);
    return new CustomerBase(day, days, summaries, spends, heldOut);
  }

  private static long purchaseDaysAfter(Instant end, List<Transaction> transactions) {
    return transactions.stream()
        .filter(each -> each.occurredAt().isAfter(end) && each.amount().isPositive())
        .map(each -> LocalDate.ofInstant(each.occurredAt(), ZoneOffset.UTC))
        .distinct()
        .count();
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

  /** How many purchases a model expects in the days that are held out. */
  double expectedHeldOut(PurchaseModel model) {
    Span horizon = Span.days((double) heldOutDays);
    return summaries.stream().mapToDouble(each -> model.expectedPurchases(each, horizon)).sum();
  }
}
