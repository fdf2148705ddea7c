package io.crmkit.complaint;

import io.crmkit.workflow.CaseId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Complaints that have the same roots. Immutable.
 *
 * @param shared what they share
 * @param cases the complaints, sorted by id
 * @param first when the first of them came
 * @param last when the last of them came
 */
public record RecurringCause(
    Map<RecurrenceKey, String> shared, List<CaseId> cases, Instant first, Instant last) {
  /** Copies map and list. */
  public RecurringCause {
    shared = Collections.unmodifiableMap(new LinkedHashMap<>(shared));
    cases = List.copyOf(new TreeSet<>(cases));
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(last, "last");
  }
}
