package io.crmkit.loyalty;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers what happened with which cohort in which month, one account after the other. */
final class ProgrammeTable {
  private final ZoneId zone;
  private final Instant endExclusive;
  private final TreeMap<YearMonth, Map<YearMonth, Liability.Sums>> byMonth = new TreeMap<>();
  private final Map<AccountId, Map<Liability.LotKey, YearMonth>> handedOn = new HashMap<>();

  ProgrammeTable(ZoneId zone, Instant endExclusive) {
    this.zone = zone;
    this.endExclusive = endExclusive;
  }

  void add(PointsHistory history) {
    Map<Liability.LotKey, YearMonth> cohorts = new HashMap<>();
    for (PointsEntry entry : history.upTo(endExclusive)) {
      YearMonth month = YearMonth.from(entry.stamp().occurredAt().atZone(zone));
      if (entry instanceof AccountEntry.MergedIn merged) {
        cohorts.putAll(handedOn.getOrDefault(merged.from(), Map.of()));
      }
      Liability.created(entry, month, cohorts);
      new Movements(byMonth.computeIfAbsent(month, m -> new HashMap<>()), cohorts).add(entry);
      if (entry instanceof AccountEntry.MergedOut) {
        // Only these lots live on elsewhere; what is kept does not grow with the accounts.
        handedOn.put(history.id(), Map.copyOf(cohorts));
      }
    }
  }

  List<ProgrammeMonth> months(Liability liability) {
    if (byMonth.isEmpty()) {
      return List.of();
    }
    List<ProgrammeMonth> months = new ArrayList<>();
    Map<YearMonth, Liability.Sums> sums = new TreeMap<>();
    Map<YearMonth, Long> opening = new HashMap<>();
    YearMonth last = YearMonth.from(endExclusive.minusNanos(1).atZone(zone));
    for (YearMonth month = byMonth.firstKey(); !month.isAfter(last); month = month.plusMonths(1)) {
      Map<YearMonth, Liability.Sums> moved = byMonth.getOrDefault(month, Map.of());
      moved.forEach((cohort, more) -> sums.merge(cohort, more, Liability.Sums::plus));
      Instant end = month.equals(last) ? endExclusive : start(month.plusMonths(1));
      List<RollForward.Line> lines = new ArrayList<>();
      long outstanding = 0;
      for (Map.Entry<YearMonth, Liability.Sums> cohort : sums.entrySet()) {
        long closing = liability.expected(cohort.getKey(), cohort.getValue(), end);
        lines.add(
            moved
                .getOrDefault(cohort.getKey(), Liability.Sums.NONE)
                .line(cohort.getKey(), opening.getOrDefault(cohort.getKey(), 0L), closing));
        opening.put(cohort.getKey(), closing);
        outstanding = Math.addExact(outstanding, cohort.getValue().outstanding());
      }
      months.add(new ProgrammeMonth(month, new RollForward(lines), outstanding));
    }
    return months;
  }

  private Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay(zone).toInstant();
  }
}
