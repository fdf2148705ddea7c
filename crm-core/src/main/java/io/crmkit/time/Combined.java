package io.crmkit.time;

import java.time.ZoneId;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Two calendars as one; dates are those of the first one's zone.
 *
 * @param either whether it is open when either is (else: when both are)
 * @param first whose zone and dates count
 * @param second the other one
 */
record Combined(boolean either, Definition first, Definition second) implements Definition {
  @Override
  public ZoneId zone() {
    return first.zone();
  }

  @Override
  public Hours hours(long firstDay, long lastDay) {
    Hours own = first.hours(firstDay, lastDay);
    Hours others = second.hours(firstDay - REACH, lastDay + REACH);
    if (either) {
      Hours all = new Hours();
      for (int i = 0; i < own.size(); i++) {
        all.add(own.day(i), own.start(i), own.end(i));
      }
      all.addByStart(others, zone(), firstDay, lastDay);
      return all;
    }
    return own.within(others.open());
  }

  @Override
  public void closures(long from, long to, Closures closures) {
    first.closures(from, to, closures);
    second.closures(from, to, closures);
  }

  @Override
  public Optional<Long> horizon() {
    Optional<Long> own = first.horizon();
    Optional<Long> others = second.horizon();
    return own.isPresent() && others.isPresent()
        ? Optional.of(Math.min(own.get(), others.get()))
        : own.or(() -> others);
  }

  @Override
  public Definition each(UnaryOperator<Weekly> change) {
    return new Combined(either, first.each(change), second.each(change));
  }
}
