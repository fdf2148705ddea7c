package io.crmkit.complaint;

import io.crmkit.workflow.Owner;
import java.util.List;

/**
 * Who is to take over a customer: the question put to a {@link ReassignmentPolicy}. Immutable.
 *
 * @param department the department that the customer leaves
 * @param candidates who could take over, the best first
 */
public record Reassignment(String department, List<Owner> candidates) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the department is malformed
   */
  public Reassignment {
    Checks.code("department", department);
    candidates = List.copyOf(candidates);
  }
}
