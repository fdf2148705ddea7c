package io.crmkit.contact;

import io.crmkit.customer.StaffId;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * How many contacts one member of staff can make. Immutable.
 *
 * @param staff who
 * @param perDay how many a working day, 0 to 1,000
 * @param absences days on which none
 */
public record StaffCapacity(StaffId staff, int perDay, Set<LocalDate> absences) {
  private static final int MOST = 1_000;

  /**
   * Copies the set.
   *
   * @throws IllegalArgumentException if the number is out of range
   */
  public StaffCapacity {
    Objects.requireNonNull(staff, "staff");
    absences = Collections.unmodifiableSet(new TreeSet<>(absences));
    if (perDay < 0 || perDay > MOST) {
      throw new IllegalArgumentException(
          "contacts per day of " + staff + " must be 0 to " + MOST + ", was " + perDay);
    }
  }

  /** So many a day, never absent. */
  public static StaffCapacity of(StaffId staff, int perDay) {
    return new StaffCapacity(staff, perDay, Set.of());
  }

  /** The same, absent on these days. */
  public StaffCapacity absentOn(LocalDate... days) {
    return new StaffCapacity(staff, perDay, Set.of(days));
  }
}
