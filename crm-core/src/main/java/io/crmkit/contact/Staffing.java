package io.crmkit.contact;

import io.crmkit.time.BusinessCalendar;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * When the company works, and how much its staff can do: contacts start every {@code slot} from the
 * opening of the company on, and one member of staff makes one at a time. Immutable.
 *
 * @param calendar working days and hours
 * @param slot how long a contact takes, 1 minute to 1 day; it has to fit into the hours
 * @param staff kept sorted by id
 */
public record Staffing(BusinessCalendar calendar, Duration slot, List<StaffCapacity> staff) {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * Copies and sorts the staff.
   *
   * @throws IllegalArgumentException if the slot is out of range or somebody is listed twice
   */
  public Staffing {
    Objects.requireNonNull(calendar, "calendar");
    if (slot.compareTo(SHORTEST) < 0 || slot.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "slot must be " + SHORTEST + " to " + LONGEST + ", was " + slot);
    }
    staff = staff.stream().sorted(Comparator.comparing(StaffCapacity::staff)).toList();
    for (int i = 1; i < staff.size(); i++) {
      if (staff.get(i).staff().equals(staff.get(i - 1).staff())) {
        throw new IllegalArgumentException(
            "each member of staff must be listed once, was twice: " + staff.get(i).staff());
      }
    }
  }

  /** These members of staff. */
  public static Staffing of(BusinessCalendar calendar, Duration slot, StaffCapacity... staff) {
    return new Staffing(calendar, slot, List.of(staff));
  }
}
