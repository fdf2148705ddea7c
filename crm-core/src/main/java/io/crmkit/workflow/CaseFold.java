package io.crmkit.workflow;

/** Checks that events are a history. */
final class CaseFold {
  private CaseFold() {}

  static void requireFirst(CaseEvent.Opened event) {
    require(event.number() == 1, event, "an opening must be event 1");
    require(
        !event.occurredAt().isAfter(event.recordedAt()),
        event,
        "must not be recorded before it occurred");
  }

  static Case checked(Case before, CaseEvent event) {
    require(
        event.number() == before.events() + 1,
        event,
        "must have the next number, " + (before.events() + 1));
    require(!(event instanceof CaseEvent.Opened), event, "a case must be opened once");
    require(
        !event.occurredAt().isAfter(event.recordedAt()),
        event,
        "must not be recorded before it occurred");
    require(
        !event.recordedAt().isBefore(before.lastEvent().recordedAt()),
        event,
        "must not be recorded before the event before it");
    if (event instanceof CaseEvent.Moved moved) {
      require(
          moved.from().equals(before.state()),
          event,
          "must lead from " + before.state() + ", led from " + moved.from());
    }
    if (event.entered().isPresent()) {
      require(
          !event.occurredAt().isBefore(before.movedAt()),
          event,
          "must not occur before the move before it");
    }
    if (event instanceof CaseEvent.Migrated migrated) {
      require(
          before.fields().keySet().containsAll(migrated.dropped()),
          event,
          "must drop fields that are known, dropped " + migrated.dropped());
    }
    if (event instanceof CaseEvent.Paused paused) {
      require(
          paused.until().isPresent() || before.pause().isEmpty(),
          event,
          "a case that is paused must go on first");
      require(
          paused.until().filter(event.recordedAt()::isBefore).isEmpty(),
          event,
          "must not be recorded before it was over");
    }
    if (event instanceof CaseEvent.Resumed) {
      require(
          before.pause().filter(p -> !event.occurredAt().isBefore(p.occurredAt())).isPresent(),
          event,
          "must end a pause that began before");
    }
    require(
        !event.occurredAt().isBefore(before.openedAt()), event, "must not occur before the case");
    return before.after(event);
  }

  private static void require(boolean holds, CaseEvent event, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(
          "event " + event.number() + " (" + event.event() + "): " + rule);
    }
  }
}
