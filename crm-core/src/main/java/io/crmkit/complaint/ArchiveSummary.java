package io.crmkit.complaint;

import io.crmkit.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the archive of complaints tells about those that came in a stretch of time (AS-05). What a
 * complaint does not say, such as a cause not found yet, is in none of the counts by it. Immutable;
 * the order in which complaints are given plays no part.
 *
 * @param total how many complaints came
 * @param open how many of them are not closed
 * @param byCategory how many by class
 * @param byCause how many by cause
 * @param byJudgement how many by judgement
 * @param byDepartment how many by department responsible
 * @param promisesKept of those whose time told to the customer has come or was kept: how many heard
 *     the result by then
 * @param promises how many those are
 * @param medianHandling the median time from complaint to closing of those closed; of an even
 *     number the middle of the two middle ones, rounded down to the nanosecond
 * @param byMonth how many by month, months without a complaint between the first and the last
 *     included
 */
public record ArchiveSummary(
    long total,
    long open,
    SortedMap<String, Long> byCategory,
    SortedMap<String, Long> byCause,
    Map<Judgement, Long> byJudgement,
    SortedMap<String, Long> byDepartment,
    long promisesKept,
    long promises,
    Optional<Duration> medianHandling,
    SortedMap<YearMonth, Long> byMonth) {
  /**
   * Copies the maps.
   *
   * @throws IllegalArgumentException if more is open or kept than there is
   */
  public ArchiveSummary {
    if (open < 0 || open > total || promisesKept < 0 || promisesKept > promises) {
      throw new IllegalArgumentException(
          "open must be 0 to total and promises kept 0 to promises, were "
              + open
              + " of "
              + total
              + " and "
              + promisesKept
              + " of "
              + promises);
    }
    Objects.requireNonNull(medianHandling, "medianHandling");
    byCategory = Collections.unmodifiableSortedMap(new TreeMap<>(byCategory));
    byCause = Collections.unmodifiableSortedMap(new TreeMap<>(byCause));
    Map<Judgement, Long> judged = new EnumMap<>(Judgement.class);
    judged.putAll(byJudgement);
    byJudgement = Collections.unmodifiableMap(judged);
    byDepartment = Collections.unmodifiableSortedMap(new TreeMap<>(byDepartment));
    byMonth = Collections.unmodifiableSortedMap(new TreeMap<>(byMonth));
  }

  /**
   * The summary of the complaints that came in a range.
   *
   * @param complaints the cases; one given several times counts once, by the version of it with the
   *     longest history
   * @param received the range; complaints outside are left out
   * @param zone the zone in which months start
   * @param asOf the instant by which promises are judged; all else is as the cases are now
   */
  public static ArchiveSummary of(
      Collection<ComplaintCase> complaints, TimeRange received, ZoneId zone, Instant asOf) {
    List<ComplaintCase> in =
        RecurrenceRule.newest(complaints).stream()
            .filter(one -> received.contains(one.receivedAt()))
            .toList();
    List<Boolean> kept = in.stream().flatMap(one -> one.promiseKept(asOf).stream()).toList();
    Map<Judgement, Long> byJudgement = new EnumMap<>(Judgement.class);
    in.forEach(
        one -> one.judgement().ifPresent(judged -> byJudgement.merge(judged, 1L, Math::addExact)));
    return new ArchiveSummary(
        in.size(),
        in.stream().filter(one -> !one.closed()).count(),
        count(in.stream().map(ComplaintCase::category)),
        count(in.stream().flatMap(one -> one.cause().stream())),
        byJudgement,
        count(in.stream().flatMap(one -> one.department().stream())),
        kept.stream().filter(Boolean::booleanValue).count(),
        kept.size(),
        median(in),
        months(in, zone));
  }

  private static SortedMap<String, Long> count(Stream<String> values) {
    SortedMap<String, Long> counts = new TreeMap<>();
    values.forEach(value -> counts.merge(value, 1L, Math::addExact));
    return counts;
  }

  private static Optional<Duration> median(List<ComplaintCase> complaints) {
    List<Duration> times = new ArrayList<>();
    for (ComplaintCase one : complaints) {
      one.closedAt().ifPresent(at -> times.add(Duration.between(one.receivedAt(), at)));
    }
    if (times.isEmpty()) {
      return Optional.empty();
    }
    Collections.sort(times);
    int middle = times.size() / 2;
    return Optional.of(
        times.size() % 2 == 1
            ? times.get(middle)
            : times.get(middle - 1).plus(times.get(middle)).dividedBy(2));
  }

  private static SortedMap<YearMonth, Long> months(List<ComplaintCase> complaints, ZoneId zone) {
    TreeMap<YearMonth, Long> months = new TreeMap<>();
    for (ComplaintCase one : complaints) {
      months.merge(YearMonth.from(one.receivedAt().atZone(zone)), 1L, Math::addExact);
    }
    if (!months.isEmpty()) {
      YearMonth last = months.lastKey();
      for (YearMonth m = months.firstKey(); m.isBefore(last); m = m.plusMonths(1)) {
        months.putIfAbsent(m, 0L);
      }
    }
    return months;
  }
}
