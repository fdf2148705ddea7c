package io.crmkit.contact;

import io.crmkit.customer.StaffId;
import io.crmkit.time.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The times at which staff can start a contact, and which of them are taken. Not thread-safe. */
final class PlanSlots {
  private final List<StaffCapacity> staff;
  private final List<Instant> starts = new ArrayList<>();
  private final List<LocalDate> dates = new ArrayList<>();
  private final int[] dayOf;
  private final int[] dayEnd;
  private final BitSet[] taken;
  private final int[][] load;

  /**
   * A time of a member of staff.
   *
   * @param index which time
   * @param member who
   * @param start when
   */
  record Slot(int index, int member, Instant start) {}

  PlanSlots(Staffing staffing, Instant from, Instant end) {
    staff = staffing.staff();
    for (Stretch stretch : staffing.calendar().stretches(from, end)) {
      if (stretch.kind() == Stretch.Kind.OPEN) {
        Instant opening = stretch.range().startInclusive().orElse(from);
        add(opening, stretch.range().endExclusive(), staffing.slot());
      }
    }
    List<Integer> days = new ArrayList<>();
    dayOf = new int[starts.size()];
    for (int i = 0; i < dayOf.length; i++) {
      LocalDate date = LocalDate.ofInstant(starts.get(i), staffing.calendar().zone());
      if (dates.isEmpty() || date.isAfter(dates.get(dates.size() - 1))) {
        dates.add(date);
        days.add(i);
      }
      dayOf[i] = dates.size() - 1;
    }
    dayEnd = new int[dates.size()];
    for (int day = 0; day < dayEnd.length; day++) {
      dayEnd[day] = day + 1 < dayEnd.length ? days.get(day + 1) : dayOf.length;
    }
    load = new int[staff.size()][dates.size()];
    taken = new BitSet[staff.size()];
    for (int i = 0; i < taken.length; i++) {
      taken[i] = new BitSet(starts.size());
    }
  }

  private void add(Instant opening, Instant closing, Duration length) {
    for (Instant start = opening;
        !start.plus(length).isAfter(closing);
        start = start.plus(length)) {
      starts.add(start);
    }
  }

  boolean employs(StaffId keeper) {
    return staff.stream().anyMatch(member -> member.staff().equals(keeper));
  }

  StaffId staff(Slot slot) {
    return staff.get(slot.member()).staff();
  }

  void take(Slot slot) {
    taken[slot.member()].set(slot.index());
    load[slot.member()][dayOf[slot.index()]]++;
  }

  /**
   * The first time from an instant on at which the keeper, or anybody, is free; of several the one
   * with the least to do on that day, of equals the first by id.
   *
   * @param evenIfTaken whether times that are taken count too
   */
  @Nullable Slot nextAt(Instant instant, Optional<StaffId> keeper, boolean evenIfTaken) {
    int i = firstFrom(instant);
    while (i < dayOf.length) {
      int day = dayOf[i];
      boolean anyLeft = false;
      for (; i < dayEnd[day]; i++) {
        int best = -1;
        for (int member = 0; member < taken.length; member++) {
          if (!works(member, day, keeper, evenIfTaken)) {
            continue;
          }
          anyLeft = true;
          if ((evenIfTaken || !taken[member].get(i))
              && (best < 0 || load[member][day] < load[best][day])) {
            best = member;
          }
        }
        if (best >= 0) {
          return new Slot(i, best, starts.get(i));
        }
        if (!anyLeft) {
          i = dayEnd[day];
          break;
        }
      }
    }
    return null;
  }

  private boolean works(int member, int day, Optional<StaffId> keeper, boolean evenIfTaken) {
    StaffCapacity capacity = staff.get(member);
    return (keeper.isEmpty() || keeper.get().equals(capacity.staff()))
        && (evenIfTaken ? capacity.perDay() > 0 : load[member][day] < capacity.perDay())
        && !capacity.absences().contains(dates.get(day));
  }

  private int firstFrom(Instant instant) {
    int low = 0;
    int high = starts.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (starts.get(middle).isBefore(instant)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
