package io.crmkit.loyalty;

import io.crmkit.customer.CustomerFile;
import io.crmkit.facts.Fact;
import io.crmkit.facts.History;
import io.crmkit.facts.MetricDefinition;
import io.crmkit.time.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Points of a customer file as a metric. The account is folded once for all instants that are asked
 * about; what occurs later changes nothing of what was before.
 *
 * @param points what transactions earn
 * @param key under which the histories keep the account; shared by both metrics
 * @param earned whether points earned are asked for, or else the balance
 */
record PointsCalculation(TransactionPoints points, Object key, boolean earned)
    implements MetricDefinition.Calculation<Long> {
  @Override
  public Fact<Long> calculate(History history, TimeRange range) {
    PointsHistory account = account(history);
    List<PointsEntry> before = before(account.entries(), history.asOf());
    return Fact.known(
        earned ? earned(before, range) : balance(account.id(), before, history.asOf()));
  }

  private PointsHistory account(History history) {
    return history.prepared(key, file -> fold(history, file));
  }

  private PointsHistory fold(History history, CustomerFile file) {
    return history.rates().map(points::withRates).orElse(points).of(file).history();
  }

  static List<PointsEntry> before(List<PointsEntry> entries, Instant asOf) {
    int count = 0;
    while (count < entries.size() && entries.get(count).stamp().occurredAt().isBefore(asOf)) {
      count++;
    }
    return entries.subList(0, count);
  }

  static long balance(AccountId id, List<PointsEntry> entries, Instant asOf) {
    return PointsAccount.open(id).applyAll(entries).balance(asOf).available();
  }

  static long earned(List<PointsEntry> entries, TimeRange range) {
    Set<String> credits = new HashSet<>();
    long sum = 0;
    for (PointsEntry entry : entries) {
      if (entry instanceof PointsEntry.Earned credit
          && range.contains(entry.stamp().occurredAt())) {
        credits.add(credit.reference());
        sum = Math.addExact(sum, credit.lot().original());
      } else if (entry instanceof PointsEntry.Refunded back && credits.contains(back.reference())) {
        sum = Math.subtractExact(sum, back.owed());
      }
    }
    return sum;
  }

  /** A balance also changes when points become active or expire, and when a hold times out. */
  @Override
  public List<Instant> turns(History whole) {
    return earned ? List.of() : turns(account(whole).entries());
  }

  static List<Instant> turns(List<PointsEntry> entries) {
    List<Instant> turns = new ArrayList<>();
    for (PointsEntry entry : entries) {
      turns.add(entry.stamp().occurredAt());
      if (entry instanceof PointsEntry.Earned credit) {
        add(turns, credit.lot());
      } else if (entry instanceof PointsEntry.Credited credit) {
        add(turns, credit.lot());
      } else if (entry instanceof PointsEntry.Confirmed confirmed) {
        add(turns, confirmed.lot());
      } else if (entry instanceof AccountEntry.TransferredIn in) {
        add(turns, in.lot());
      } else if (entry instanceof AccountEntry.MergedIn in) {
        in.estate().lots().forEach(take -> add(turns, take.lot()));
      } else if (entry instanceof AccountEntry.Extended extended) {
        turns.add(extended.expiresAt());
      } else if (entry instanceof PointsEntry.Held held) {
        turns.add(held.hold().timesOutAt());
      }
    }
    return turns;
  }

  static void add(List<Instant> turns, Lot lot) {
    lot.activeFrom().ifPresent(turns::add);
    lot.expiresAt().ifPresent(turns::add);
  }
}
