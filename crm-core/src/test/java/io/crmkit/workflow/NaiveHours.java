package io.crmkit.workflow;

import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.Reckoned;
import java.util.HashMap;
import java.util.Map;

/** The calendars of a {@link ClockScenario} tick by tick. */
final class NaiveHours {
  private static final Map<String, boolean[]> OPEN = new HashMap<>();

  private NaiveHours() {}

  static boolean open(String calendar, int tick) {
    return OPEN.computeIfAbsent(
            calendar,
            name -> {
              boolean[] open = new boolean[NaiveClocks.END];
              BusinessCalendar hours = ClockScenario.CALENDARS.get(name);
              for (int i = 0; i < NaiveClocks.END; i++) {
                open[i] =
                    hours.isOpen(ClockScenario.at(i)) instanceof Reckoned.Known<Boolean> known
                        && known.value();
              }
              return open;
            })[tick];
  }

  /** The tick at which the hours of a day start; -1 if it has none. */
  static int hoursStart(String calendar, int day) {
    int midnight = day * ClockScenario.DAY;
    int[] nights = {88, 80, -1, 16, -1, -1, -1}; // from Wednesday on
    boolean[] office = {true, true, false, false, false, true, true};
    int weekday = day % 7;
    if (calendar.equals("office")) {
      return (weekday == 2 ? day != 2 : office[weekday]) ? midnight : -1;
    }
    return calendar.equals("always")
        ? midnight
        : nights[weekday] < 0 ? -1 : midnight + nights[weekday];
  }

  static boolean belongs(String calendar, int tick, int day) {
    if (!calendar.equals("nights")) {
      return tick / ClockScenario.DAY == day && open(calendar, tick);
    }
    int start = hoursStart(calendar, day);
    for (int at = start; at <= tick; at++) {
      if (!open(calendar, at)) {
        return false;
      }
    }
    // Wednesday's hours end at six, Thursday's start later that day.
    return tick < start + 40;
  }
}
