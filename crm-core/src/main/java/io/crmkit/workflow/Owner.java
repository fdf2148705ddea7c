package io.crmkit.workflow;

import io.crmkit.customer.StaffId;
import java.util.Objects;
import java.util.Optional;

/**
 * Who has to see to a case: a department, and if it is settled one of its people. Immutable.
 *
 * @param department the department's code: a letter and up to 63 letters, digits, '-' or '_'
 * @param staff who of it, if somebody was named
 */
public record Owner(String department, Optional<StaffId> staff) {
  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException if the department is malformed
   */
  public Owner {
    Checks.code("department", department);
    Objects.requireNonNull(staff, "staff");
  }

  /** A department, nobody named. */
  public static Owner of(String department) {
    return new Owner(department, Optional.empty());
  }

  /** Somebody of a department. */
  public static Owner of(String department, StaffId staff) {
    return new Owner(department, Optional.of(staff));
  }

  /** {@code "service"} or {@code "service s-7"}. */
  @Override
  public String toString() {
    return staff.map(who -> department + " " + who).orElse(department);
  }
}
