package io.crmkit.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** An instant at which a clock has something to say: so much open time from its due instant. */
record ClockMark(
    ClockEvent.Kind kind, String name, Duration fromDue, Optional<Escalation> escalation) {
  static final ClockMark BREACH =
      new ClockMark(ClockEvent.Kind.BREACH, "due", Duration.ZERO, Optional.empty());

  /** The marks of a clock: warnings, due, escalations. */
  static List<ClockMark> of(ClockRule rule) {
    List<ClockMark> marks = new ArrayList<>();
    for (Warning warning : rule.warnings()) {
      marks.add(
          new ClockMark(
              ClockEvent.Kind.WARNING,
              warning.name(),
              warning.before().negated(),
              Optional.empty()));
    }
    marks.add(BREACH);
    for (Escalation escalation : rule.escalations()) {
      marks.add(
          new ClockMark(
              ClockEvent.Kind.ESCALATION,
              escalation.name(),
              escalation.after(),
              Optional.of(escalation)));
    }
    return marks;
  }

  /** Whether a key is of this mark of some cycle of a clock. */
  Predicate<String> anyKey(String clock) {
    String end = ClockEvent.keyEnd(kind, name);
    return key -> key.startsWith(clock + "/") && key.endsWith(end);
  }

  /** Whether something is done to the case when it comes. */
  boolean acts() {
    return escalation.filter(e -> e.action().isPresent() || e.reassign().isPresent()).isPresent();
  }

  String key(Cycle cycle) {
    return ClockEvent.key(cycle.clock(), cycle.number(), kind, name);
  }
}
