package io.crmkit.time;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a calendar says, before any instant is reckoned from it. Equal by value. */
sealed interface Definition permits Weekly, Combined {
  /**
   * Dates further apart than any zone or overnight shift can pull an instant away from its date.
   */
  int REACH = 3;

  /** The zone of the dates. */
  ZoneId zone();

  /** The open time that belongs to these dates, both included, as days since 1970. */
  Hours hours(long firstDay, long lastDay);

  /** Adds why it is closed between two instants; what is missing is merely closed. */
  void closures(long from, long to, Closures closures);

  /** The first instant, in nanoseconds, of which nothing is known. */
  Optional<Long> horizon();

  /** The same with every weekly part changed. */
  Definition each(UnaryOperator<Weekly> change);

  /** The open time between two instants. */
  default Intervals open(long from, long to) {
    return hours(Nanos.utcDay(from) - REACH, Nanos.utcDay(to) + REACH).open().within(from, to);
  }

  /** The last date that is known whole. */
  default Optional<LocalDate> knownThrough() {
    return horizon()
        .map(
            nanos -> {
              LocalDate date = Nanos.dateOf(nanos, zone());
              return date.minusDays(1);
            });
  }
}
