package io.crmkit.complaint;

/**
 * Which department a complaint goes to. Immutable.
 *
 * @param category the class of the complaint
 * @param department the department responsible for it
 */
public record Forwarding(String category, String department) {
  /**
   * Checks the codes.
   *
   * @throws IllegalArgumentException if one is malformed
   */
  public Forwarding {
    Checks.code("complaint category", category);
    Checks.code("department", department);
  }
}
