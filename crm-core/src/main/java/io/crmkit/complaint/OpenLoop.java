package io.crmkit.complaint;

import io.crmkit.customer.CustomerId;
import io.crmkit.workflow.CaseId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A bad answer to a survey that is not closed yet (RM-05). Immutable.
 *
 * @param feedback the id of the answer
 * @param customer who gave it
 * @param since when
 * @param cases the cases that see to it and are still open, sorted; empty if nobody sees to it
 */
public record OpenLoop(String feedback, CustomerId customer, Instant since, List<CaseId> cases) {
  /**
   * Checks the id and copies the list.
   *
   * @throws IllegalArgumentException if the id is malformed
   */
  public OpenLoop {
    Checks.id("feedback", feedback);
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(since, "since");
    cases = List.copyOf(new TreeSet<>(cases));
  }

  /** Whether nobody sees to it. */
  public boolean unattended() {
    return cases.isEmpty();
  }
}
