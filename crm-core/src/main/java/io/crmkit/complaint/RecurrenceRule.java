package io.crmkit.complaint;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.time.TimeRange;
import io.crmkit.time.Window;
import io.crmkit.workflow.CaseId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When roots of complaints count as coming back (AS-05): so many complaints that agree in all of
 * these respects came within a window that ends with the question. A complaint that says nothing of
 * one of them, such as one whose cause is not found yet, agrees with none. Immutable.
 *
 * @param by in what they must agree; at least one respect
 * @param within the window; one that needs no anchor
 * @param atLeast how many complaints; at least 2
 */
public record RecurrenceRule(Set<RecurrenceKey> by, Window within, int atLeast) {
  /**
   * Copies the set.
   *
   * @throws IllegalArgumentException if there is no respect, the window needs an anchor, or the
   *     number is below 2
   */
  public RecurrenceRule {
    if (by.isEmpty()) {
      throw new IllegalArgumentException("recurrence must go by at least one respect, had none");
    }
    by = Checks.ordered(EnumSet.copyOf(by));
    if (within.needsAnchor()) {
      throw new IllegalArgumentException(
          "the window of a recurrence must need no anchor, was " + within);
    }
    if (atLeast < 2) {
      throw new IllegalArgumentException(
          "a recurrence takes at least 2 complaints, was " + atLeast);
    }
  }

  /**
   * What recurs among these complaints, the most frequent first. A case given several times counts
   * once, by the version of it with the longest history; the order of the complaints plays no part.
   *
   * @param asOf the instant at which the window ends; what came at it or later does not count
   * @param zone the zone in which days start
   */
  public Decision<List<RecurringCause>> decide(
      Collection<ComplaintCase> complaints, Instant asOf, ZoneId zone) {
    TimeRange range = within.range(asOf, zone, Optional.empty());
    Map<Map<RecurrenceKey, String>, List<ComplaintCase>> groups = new HashMap<>();
    for (ComplaintCase complaint : newest(complaints)) {
      Map<RecurrenceKey, String> shared = shared(complaint);
      if (range.contains(complaint.receivedAt()) && shared.size() == by.size()) {
        groups.computeIfAbsent(shared, key -> new ArrayList<>()).add(complaint);
      }
    }
    List<RecurringCause> recurrences =
        groups.entrySet().stream()
            .filter(group -> group.getValue().size() >= atLeast)
            .map(group -> recurrence(group.getKey(), group.getValue()))
            .sorted(
                Comparator.comparingInt((RecurringCause found) -> -found.cases().size())
                    .thenComparing(found -> found.shared().values().toString()))
            .toList();
    List<Reason> reasons = new ArrayList<>();
    for (RecurringCause found : recurrences) {
      reasons.add(ComplaintReason.Recurs.of(found, within));
    }
    if (reasons.isEmpty()) {
      reasons.add(new ComplaintReason.NothingRecurs(atLeast, within));
    }
    return Decision.of(recurrences, reasons);
  }

  /** Each case once, by the version of it with the longest history. */
  static Collection<ComplaintCase> newest(Collection<ComplaintCase> complaints) {
    Map<CaseId, ComplaintCase> newest = new LinkedHashMap<>();
    for (ComplaintCase complaint : complaints) {
      newest.merge(
          complaint.id(),
          complaint,
          (one, other) -> one.flow().events() >= other.flow().events() ? one : other);
    }
    return newest.values();
  }

  private Map<RecurrenceKey, String> shared(ComplaintCase complaint) {
    Map<RecurrenceKey, String> shared = new EnumMap<>(RecurrenceKey.class);
    for (RecurrenceKey key : by) {
      key.of(complaint).ifPresent(value -> shared.put(key, value));
    }
    return shared;
  }

  private static RecurringCause recurrence(
      Map<RecurrenceKey, String> shared, List<ComplaintCase> group) {
    List<Instant> times = group.stream().map(ComplaintCase::receivedAt).sorted().toList();
    return new RecurringCause(
        shared,
        group.stream().map(ComplaintCase::id).toList(),
        times.get(0),
        times.get(times.size() - 1));
  }
}
