package io.crmkit.workflow;

import io.crmkit.customer.StaffId;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.Limit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A cycle of a clock as the moves known so far tell it. Moves become known in the order in which
 * they happen, so that what comes later never undoes a start.
 *
 * @param clock the name of the clock
 * @param number from 1
 * @param started when it started
 * @param by who started it
 * @param legs the rules it ran under, in order; more than one if elapsed time was carried over
 * @param gaps between a stop and a reopening, where that time does not count
 * @param halt its end, if it does not run
 */
record Cycle(
    String clock,
    int number,
    Instant started,
    StaffId by,
    List<Leg> legs,
    List<Gap> gaps,
    Optional<Halt> halt) {
  /** All time counts. */
  static final BusinessCalendar ALWAYS = BusinessCalendar.always(ZoneOffset.UTC);

  /** A rule and from when on it held. */
  record Leg(ClockRule rule, BusinessCalendar calendar, Instant from) {}

  /** Time in which it was stopped, and by whom. */
  record Gap(Instant from, Instant to, StaffId by) {}

  /** Its end; met by a trigger, or without one. */
  record Halt(Instant at, StaffId by, boolean triggered) {}

  static Cycle begun(int number, Leg leg, StaffId by) {
    return new Cycle(
        leg.rule().name(), number, leg.from(), by, List.of(leg), List.of(), Optional.empty());
  }

  Leg last() {
    return legs.get(legs.size() - 1);
  }

  ClockRule rule() {
    return last().rule();
  }

  boolean running() {
    return halt.isEmpty();
  }

  Cycle halted(Halt newHalt) {
    return new Cycle(clock, number, started, by, legs, gaps, Optional.of(newHalt));
  }

  /** Goes on: as if never stopped, or with the gap as a pause. */
  Cycle resumed(Instant at, boolean gapCounts) {
    List<Gap> all = new ArrayList<>(gaps);
    if (!gapCounts) {
      halt.ifPresent(end -> all.add(new Gap(end.at(), at, end.by())));
    }
    return new Cycle(clock, number, started, by, legs, List.copyOf(all), Optional.empty());
  }

  /** Under a rule that is taken to have held from the start. */
  Cycle under(ClockRule rule, BusinessCalendar calendar) {
    return new Cycle(
        clock, number, started, by, List.of(new Leg(rule, calendar, started)), gaps, halt);
  }

  /** Under another rule from now on. */
  Cycle carried(Leg leg) {
    List<Leg> all = new ArrayList<>(legs);
    all.add(leg);
    return new Cycle(clock, number, started, by, List.copyOf(all), gaps, halt);
  }

  /** The calendar whose open time a leg counts; for a limit in calendar days all time counts. */
  BusinessCalendar counting(Leg leg) {
    return anyTime() ? ALWAYS : leg.calendar();
  }

  boolean anyTime() {
    return rule().limit() instanceof Limit.CalendarDays;
  }

  /** Until when a leg held; the last one holds until the end asked for. */
  Instant legEnd(int leg, Instant end) {
    return leg + 1 < legs.size() ? legs.get(leg + 1).from() : end;
  }
}
