package io.crmkit.loyalty;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a programme owes its members, by cohort.
 *
 * <pre>{@code
 * Liability liability = new Liability(zone, new BreakageModel.Fixed(new BigDecimal("0.97")));
 * RollForward march = liability.rollForward(histories, firstOfMarch, firstOfApril);
 * }</pre>
 *
 * @param zone the programme's zone, in which months begin
 * @param breakage how many points of a cohort will be used in the end
 */
public record Liability(ZoneId zone, BreakagePolicy breakage) {
  /** Checks that nothing is missing. */
  public Liability {
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(breakage, "breakage");
  }

  /**
   * How the liability of these accounts moved in {@code [startInclusive, endExclusive)}. Points
   * that expired without that having been written down count as expired. A lot belongs to the month
   * in which its account credited it; points of a transfer to that of the transfer.
   */
  public RollForward rollForward(
      Collection<PointsHistory> histories, Instant startInclusive, Instant endExclusive) {
    Map<YearMonth, Sums> before = new TreeMap<>();
    Map<YearMonth, Sums> during = new TreeMap<>();
    Map<LotKey, YearMonth> cohorts = new HashMap<>();
    for (PointsHistory history : histories) {
      for (PointsEntry entry : history.entries()) {
        created(entry, YearMonth.from(entry.stamp().occurredAt().atZone(zone)), cohorts);
      }
    }
    for (PointsHistory history : histories) {
      for (PointsEntry entry : history.upTo(endExclusive)) {
        boolean early = entry.stamp().occurredAt().isBefore(startInclusive);
        new Movements(early ? before : during, cohorts).add(entry);
      }
    }
    Map<YearMonth, Sums> all = new TreeMap<>(before);
    during.forEach((month, sums) -> all.merge(month, sums, Sums::plus));
    List<RollForward.Line> lines = new ArrayList<>();
    all.forEach(
        (month, sums) -> {
          Sums moved = during.getOrDefault(month, Sums.NONE);
          long opening = expected(month, before.getOrDefault(month, Sums.NONE), startInclusive);
          long closing = expected(month, sums, endExclusive);
          lines.add(moved.line(month, opening, closing));
        });
    return new RollForward(lines);
  }

  /**
   * What happened in each month, from the first with an entry through that of the last instant
   * before the end; of that month only what was before the end. The sum over accounts is built up
   * one after the other, so that a source may give millions of them. Each month is what {@link
   * #rollForward} gives for it; where accounts were merged, give those that were merged before
   * those they were merged into.
   */
  public List<ProgrammeMonth> months(Iterable<PointsHistory> histories, Instant endExclusive) {
    ProgrammeTable table = new ProgrammeTable(zone, endExclusive);
    histories.forEach(table::add);
    return table.months(this);
  }

  long expected(YearMonth month, Sums sums, Instant at) {
    long came = Math.max(0, sums.issued() + Math.max(0, sums.moved()));
    long used = Math.max(0, sums.used());
    long gone = came - used - sums.outstanding();
    if (came == 0 || gone < 0) {
      return 0;
    }
    long age =
        Math.max(
            0, ChronoUnit.MONTHS.between(month, YearMonth.from(at.minusNanos(1).atZone(zone))));
    long all = breakage.decide(new Cohort(month, age, came, used, gone)).outcome();
    return Math.max(0, Math.min(sums.outstanding(), all - used));
  }

  static void created(PointsEntry entry, YearMonth month, Map<LotKey, YearMonth> cohorts) {
    if (entry instanceof PointsEntry.Earned earned) {
      cohorts.put(LotKey.of(earned.lot()), month);
    } else if (entry instanceof PointsEntry.Credited credited) {
      cohorts.put(LotKey.of(credited.lot()), month);
    } else if (entry instanceof AccountEntry.TransferredIn in) {
      cohorts.put(LotKey.of(in.lot()), month);
    } else if (entry instanceof AccountEntry.MergedIn merged) {
      // Known better if the history of the merged account is among those given.
      merged.estate().lots().forEach(take -> cohorts.putIfAbsent(LotKey.of(take.lot()), month));
    }
  }

  record LotKey(AccountId account, long number) {
    static LotKey of(Lot lot) {
      return new LotKey(lot.account(), lot.number());
    }
  }

  /** What happened with a cohort. */
  record Sums(long issued, long used, long expired, long calledBack, long moved) {
    static final Sums NONE = new Sums(0, 0, 0, 0, 0);

    Sums plus(Sums more) {
      return new Sums(
          Math.addExact(issued, more.issued),
          Math.addExact(used, more.used),
          Math.addExact(expired, more.expired),
          Math.addExact(calledBack, more.calledBack),
          Math.addExact(moved, more.moved));
    }

    long outstanding() {
      return issued - used - expired - calledBack + moved;
    }

    RollForward.Line line(YearMonth month, long opening, long closing) {
      return new RollForward.Line(
          month,
          opening,
          issued,
          used,
          expired,
          calledBack,
          moved,
          closing - opening - outstanding(),
          closing);
    }
  }
}
