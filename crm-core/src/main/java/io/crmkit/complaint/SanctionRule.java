package io.crmkit.complaint;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.joda.money.Money;

/**
 * Who pays how much on which occasion. Immutable.
 *
 * @param name a letter and up to 63 letters, digits, '-' or '_'
 * @param occasion when it applies
 * @param amount how much each of them pays; positive
 * @param targets who pays; at least one
 */
public record SanctionRule(String name, Occasion occasion, Money amount, Set<Target> targets) {
  /**
   * Copies the set.
   *
   * @throws IllegalArgumentException if the name is malformed, the amount not positive, or nobody
   *     pays
   */
  public SanctionRule {
    Checks.code("sanction rule", name);
    Objects.requireNonNull(occasion, "occasion");
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("a penalty must be positive, was " + amount);
    }
    if (targets.isEmpty()) {
      throw new IllegalArgumentException(
          "a sanction rule must name who pays, " + name + " did not");
    }
    targets = Checks.ordered(EnumSet.copyOf(targets));
  }

  /** When a rule applies. */
  public enum Occasion {
    /** The company found the grievance itself; there is no formal complaint. */
    FOUND,
    /** The customer complained formally to the general manager. */
    FORMAL,
    /** It was not settled in time. */
    OVERDUE
  }

  /** Who pays. */
  public enum Target {
    /** The employee concerned. */
    EMPLOYEE,
    /** The manager of the department. */
    MANAGER
  }
}
