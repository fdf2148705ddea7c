package io.crmkit.workflow;

import java.util.List;
import java.util.Objects;

/**
 * What a sweep found: see {@link CaseClocks#sweep}. Immutable.
 *
 * @param after the case with what was noted and done; the same case if there was nothing
 * @param events what became true and was not told before, in order of time
 */
public record Sweep(Case after, List<ClockEvent> events) {
  /** Copies the list. */
  public Sweep {
    Objects.requireNonNull(after, "after");
    events = List.copyOf(events);
  }
}
