package io.crmkit.contact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * What a company does on one kind of occasion (IS-15). Immutable.
 *
 * <pre>{@code
 * new CarePractice(CareKind.BIRTHDAY, 3, List.of(CareAction.GREETING), List.of(CareAction.TAILORED_SERVICE));
 * }</pre>
 *
 * @param kind the kind of occasion
 * @param leadDays how many days before the day it is first worked on, 0 to {@value #MAX_LEAD_DAYS}
 * @param everybody what every customer gets; empty if only important customers get something
 * @param important what important customers get beyond that; may be empty
 */
public record CarePractice(
    CareKind kind, int leadDays, List<CareAction> everybody, List<CareAction> important) {
  /** The longest time before the day, in days. */
  public static final int MAX_LEAD_DAYS = 366;

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if nothing is done, an action stands twice, or the lead is out
   *     of range
   */
  public CarePractice {
    Objects.requireNonNull(kind, "kind");
    everybody = List.copyOf(everybody);
    important = List.copyOf(important);
    if (leadDays < 0 || leadDays > MAX_LEAD_DAYS) {
      throw new IllegalArgumentException(
          "lead days must be 0 to " + MAX_LEAD_DAYS + ", was " + leadDays);
    }
    List<CareAction> all = new ArrayList<>(everybody);
    all.addAll(important);
    if (all.isEmpty() || new HashSet<>(all).size() < all.size()) {
      throw new IllegalArgumentException(
          "a practice must have at least one action, each once, had " + all);
    }
  }

  /** A greeting for everybody, on the day itself. */
  public static CarePractice greeting(CareKind kind) {
    return new CarePractice(kind, 0, List.of(CareAction.GREETING), List.of());
  }

  /** What a customer gets; empty if nothing. */
  public List<CareAction> actions(boolean importantCustomer) {
    if (!importantCustomer) {
      return everybody;
    }
    List<CareAction> all = new ArrayList<>(everybody);
    all.addAll(important);
    return List.copyOf(all);
  }
}
