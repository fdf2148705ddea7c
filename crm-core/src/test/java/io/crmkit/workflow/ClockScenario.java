package io.crmkit.workflow;

import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.PolicyId;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.DayHours;
import io.crmkit.time.Limit;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A random case with random clocks, everything on quarters of an hour from a Wednesday midnight:
 * moves, pauses that may be back-dated and overlap, a change of policy, late records, reopenings.
 */
record ClockScenario(List<Workflow> versions, List<CaseEvent> events) {
  static final Instant ZERO = Instant.parse("2026-11-25T00:00:00Z");
  static final Duration TICK = Duration.ofMinutes(15);
  static final int DAY = 96;

  /** No event of a scenario is recorded after this tick. */
  static final int LAST = 4 * DAY;

  static final Map<String, BusinessCalendar> CALENDARS =
      Map.of(
          "office",
          BusinessCalendar.of(
                  ZoneOffset.UTC,
                  BusinessCalendar.weekdays(
                      List.of(DayHours.parse("09:00-12:00"), DayHours.parse("13:00-17:00"))))
              .withHolidays(List.of(LocalDate.of(2026, 11, 27))),
          "always",
          BusinessCalendar.always(ZoneOffset.UTC),
          "nights",
          BusinessCalendar.of(
              ZoneOffset.UTC,
              Map.of(
                  DayOfWeek.WEDNESDAY, List.of(DayHours.parse("22:00-06:00")),
                  DayOfWeek.THURSDAY, List.of(DayHours.parse("20:00-02:30")),
                  DayOfWeek.SATURDAY, List.of(DayHours.parse("04:00-05:00")))));

  private static final List<String> STATES = List.of("A", "B", "W", "F");

  static Instant at(long tick) {
    return ZERO.plus(TICK.multipliedBy(tick));
  }

  static Duration ticks(long count) {
    return TICK.multipliedBy(count);
  }

  static ClockScenario of(long seed) {
    Random random = new Random(seed);
    List<ClockRule> clocks = List.of(clock("one", random), clock("two", random));
    List<ClockRule> changed =
        switch (random.nextInt(4)) {
          case 0 -> clocks;
          case 1 -> List.of(clock("one", random), clock("three", random));
          default -> List.of(clock("one", random), clock("two", random));
        };
    return new ClockScenario(
        List.of(workflow("1", clocks), workflow("2", changed)), history(random));
  }

  Case folded() {
    return Case.fold(events);
  }

  CaseClocks clocks() {
    return CaseClocks.of(versions, CALENDARS);
  }

  static Workflow workflow(String version, List<ClockRule> clocks) {
    WorkflowDefinition definition =
        WorkflowDefinition.of("any", version)
            .withStates(
                StateRule.of("A"),
                StateRule.of("B", Holder.SUPPLIER),
                StateRule.of("W", Holder.CUSTOMER),
                StateRule.last("F"));
    for (String to : STATES) {
      definition = definition.withTransitions(Transition.of("TO_" + to, STATES, to));
    }
    return Workflow.of(definition.withClocks(clocks.toArray(new ClockRule[0])));
  }

  private static ClockRule clock(String name, Random random) {
    Limit limit =
        switch (random.nextInt(5)) {
          case 0 -> Limit.calendarDays(Period.ofDays(1));
          case 1 -> new Limit.CalendarDays(Period.ofDays(1), Limit.DayEnd.SAME_TIME);
          case 2 -> Limit.businessDays(1 + random.nextInt(2));
          default -> Limit.open(ticks(1 + random.nextInt(60)));
        };
    int longest = limit instanceof Limit.Open open ? (int) (open.open().toMinutes() / 15) : 40;
    List<Warning> warnings = new ArrayList<>();
    if (random.nextBoolean()) {
      warnings.add(new Warning("soon", ticks(1 + random.nextInt(longest))));
    }
    List<Escalation> escalations = new ArrayList<>();
    if (random.nextBoolean()) {
      escalations.add(Escalation.of("late", ticks(random.nextInt(3))));
      escalations.add(Escalation.of("very-late", ticks(3 + random.nextInt(40))));
    }
    if (!warnings.isEmpty() && random.nextBoolean()) {
      Duration before = warnings.get(0).before();
      escalations.add(
          Escalation.of("early", before.compareTo(TICK) > 0 ? ticks(-1) : before.negated()));
    }
    Trigger start =
        List.of(
                Trigger.opening(),
                Trigger.entering("A"),
                Trigger.on("TO_B"),
                Trigger.anyOf(
                    Trigger.opening(), Trigger.moving("W", "B"), Trigger.moving("F", "A")))
            .get(random.nextInt(4));
    Set<Trigger> ends =
        random.nextInt(3) > 0
            ? Set.of()
            : Set.of(
                List.of(Trigger.entering("W"), Trigger.moving("A", "B"), Trigger.on("TO_A"))
                    .get(random.nextInt(3)));
    Set<Trigger> stops = new LinkedHashSet<>();
    stops.add(random.nextBoolean() ? Trigger.on("TO_B") : Trigger.entering("W"));
    if (random.nextBoolean()) {
      stops.add(random.nextBoolean() ? Trigger.entering("F") : Trigger.on("TO_A"));
    }
    // A clock that never runs in A has to run on in B.
    Trigger back = Trigger.on("TO_A");
    boolean onlyInB =
        start.equals(Trigger.on("TO_B")) && (stops.contains(back) || ends.contains(back));
    State[] still =
        switch (random.nextInt(4)) {
          case 0 -> new State[] {State.of("W")};
          case 1 ->
              onlyInB ? new State[] {State.of("W")} : new State[] {State.of("W"), State.of("B")};
          default -> new State[0];
        };
    List<String> calendars = List.of("office", "always", "nights");
    ClockRule clock =
        ClockRule.of(
                name, start, limit, calendars.get(random.nextInt(3)), stops.toArray(new Trigger[0]))
            .endedBy(ends.toArray(new Trigger[0]))
            .pausedIn(still)
            .withWarnings(warnings.toArray(new Warning[0]))
            .withEscalations(escalations.toArray(new Escalation[0]))
            .onChange(List.of(OnPolicyChange.values()).get(random.nextInt(4)))
            .onReopen(List.of(OnReopen.values()).get(random.nextInt(4)));
    return random.nextInt(4) == 0 ? clock.unpausable() : clock;
  }

  private static List<CaseEvent> history(Random random) {
    List<CaseEvent> events = new ArrayList<>();
    StaffId ann = StaffId.of("s-1");
    int opened = random.nextInt(DAY);
    int known = opened + random.nextInt(8);
    int moved = opened;
    int paused = -1;
    boolean migrated = false;
    String state = "A";
    events.add(
        new CaseEvent.Opened(
            1,
            ann,
            at(opened),
            at(known),
            CaseId.of("k-1"),
            CustomerId.of("c-1"),
            workflowId("1"),
            State.of("A"),
            Map.of(),
            Optional.empty()));
    boolean busy = random.nextInt(4) == 0;
    int count = random.nextInt(busy ? 50 : 12);
    for (int i = 0; i < count; i++) {
      known = Math.min(LAST, known + random.nextInt(random.nextBoolean() ? 4 : busy ? 12 : 60));
      long number = events.size() + 1L;
      StaffId who = StaffId.of("s-" + number);
      int back = random.nextBoolean() ? random.nextInt(30) : 0;
      if (random.nextInt(8) == 0) {
        int from = Math.max(opened, known - random.nextInt(30));
        int until = Math.min(known, from + 1 + random.nextInt(20));
        if (from < until) {
          Holder holder = random.nextBoolean() ? Holder.SUPPLIER : Holder.CUSTOMER;
          events.add(
              new CaseEvent.Paused(
                  number, who, at(from), at(known), holder, "waited", Optional.of(at(until))));
          continue;
        }
      }
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          moved = Math.max(moved, known - back);
          String to = STATES.get(random.nextInt(4));
          events.add(
              new CaseEvent.Moved(
                  number,
                  who,
                  at(moved),
                  at(known),
                  Action.of("TO_" + to),
                  State.of(state),
                  State.of(to),
                  Map.of()));
          state = to;
        }
        case 2, 3 -> {
          if (paused < 0) {
            paused = Math.max(opened, known - back);
            events.add(
                new CaseEvent.Paused(
                    number,
                    who,
                    at(paused),
                    at(known),
                    random.nextBoolean() ? Holder.CUSTOMER : Holder.of("COURT"),
                    "waits"));
          } else {
            int midnight = known / DAY * DAY;
            int resumed = midnight > paused && random.nextBoolean() ? midnight : known - back;
            events.add(
                new CaseEvent.Resumed(number, who, at(Math.max(paused, resumed)), at(known)));
            paused = -1;
          }
        }
        default -> {
          if (!migrated) {
            moved = Math.max(moved, known - back);
            state = STATES.get(random.nextInt(3));
            events.add(
                new CaseEvent.Migrated(
                    number, who, at(moved), at(known), workflowId("2"), State.of(state)));
            migrated = true;
          }
        }
      }
    }
    return events;
  }

  private static PolicyId workflowId(String version) {
    return new PolicyId("any", version);
  }

  /** Readable enough to find a fault by it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    versions.forEach(
        version ->
            version
                .definition()
                .clocks()
                .forEach(
                    clock -> text.append(version.id()).append(' ').append(clock).append('\n')));
    for (CaseEvent event : events) {
      text.append(tick(event.occurredAt()))
          .append(" known ")
          .append(tick(event.recordedAt()))
          .append(' ')
          .append(event)
          .append('\n');
    }
    return text.toString();
  }

  static long tick(Instant at) {
    return Duration.between(ZERO, at).dividedBy(TICK);
  }

  /** The same event at another place of a history. */
  static CaseEvent numbered(CaseEvent event, long number) {
    if (event instanceof CaseEvent.Moved m) {
      return new CaseEvent.Moved(
          number,
          m.actor(),
          m.occurredAt(),
          m.recordedAt(),
          m.action(),
          m.from(),
          m.to(),
          m.fields());
    }
    if (event instanceof CaseEvent.Paused p) {
      return new CaseEvent.Paused(
          number, p.actor(), p.occurredAt(), p.recordedAt(), p.holder(), p.why(), p.until());
    }
    if (event instanceof CaseEvent.Resumed r) {
      return new CaseEvent.Resumed(number, r.actor(), r.occurredAt(), r.recordedAt());
    }
    if (event instanceof CaseEvent.Migrated m) {
      return new CaseEvent.Migrated(
          number, m.actor(), m.occurredAt(), m.recordedAt(), m.workflow(), m.state());
    }
    throw new IllegalArgumentException("no event of a scenario: " + event);
  }

  static List<CaseEvent> plus(List<CaseEvent> events, CaseEvent... more) {
    List<CaseEvent> all = new ArrayList<>(events);
    all.addAll(Arrays.asList(more));
    return all;
  }
}
