package io.crmkit.laws;

import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.CaseId;
import io.crmkit.workflow.Holder;
import io.crmkit.workflow.State;
import io.crmkit.workflow.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Made-up cases of a workflow: its transitions whatever the guards, pauses, late records. */
final class ClockCases {
  private static final StaffId ANN = StaffId.of("s-1");

  private final ClockTrial trial;
  private final Choices choices;
  private final List<CaseEvent> events = new ArrayList<>();
  private State state;
  private Instant moved;
  private Instant known;
  private Optional<Instant> paused = Optional.empty();

  private ClockCases(ClockTrial trial, Choices choices) {
    this.trial = trial;
    this.choices = choices;
    state = trial.workflow().definition().initial();
    moved = trial.from().plus(Duration.ofMinutes(choices.upTo(28 * 24 * 60)));
    known = moved.plus(late());
  }

  /** What a case of the workflow might have been through, oldest first. */
  static List<CaseEvent> events(ClockTrial trial, Choices choices) {
    return new ClockCases(trial, choices).make();
  }

  static Case of(ClockTrial trial, Choices choices) {
    return trial.workflow().fold(events(trial, choices));
  }

  private List<CaseEvent> make() {
    events.add(
        new CaseEvent.Opened(
            1,
            ANN,
            moved,
            known,
            CaseId.of("law"),
            CustomerId.of("law"),
            trial.workflow().id(),
            state,
            Map.of(),
            Optional.empty()));
    int count = choices.between(0, 8);
    for (int i = 0; i < count; i++) {
      known = known.plus(step());
      if (choices.percent(60)) {
        move();
      } else if (choices.percent(20)) {
        pausedBetween();
      } else if (paused.isEmpty()) {
        pause();
      } else {
        resume();
      }
    }
    return List.copyOf(events);
  }

  /** Minutes, hours or days. */
  private Duration step() {
    return Duration.ofMinutes(choices.upTo(choices.oneOf(List.of(90L, 900L, 9_000L))));
  }

  private Duration late() {
    return choices.percent(70) ? Duration.ZERO : step();
  }

  private Instant back(Instant earliest) {
    Instant at = known.minus(late());
    return at.isBefore(earliest) ? earliest : at;
  }

  private void move() {
    List<Transition> open =
        trial.workflow().definition().transitions().stream()
            .filter(transition -> transition.from().contains(state))
            .toList();
    if (open.isEmpty()) {
      return;
    }
    Transition way = choices.oneOf(open);
    moved = back(moved);
    events.add(
        new CaseEvent.Moved(number(), ANN, moved, known, way.action(), state, way.to(), Map.of()));
    state = way.to();
  }

  private void pause() {
    Instant at = back(events.get(0).occurredAt());
    events.add(new CaseEvent.Paused(number(), ANN, at, known, Holder.CUSTOMER, "law"));
    paused = Optional.of(at);
  }

  /** Told with both its ends, while another one lasts or after the end of the case too. */
  private void pausedBetween() {
    Instant from = back(events.get(0).occurredAt());
    if (from.isBefore(known)) {
      long minutes = Duration.between(from, known).toMinutes();
      Instant until = from.plus(Duration.ofMinutes(choices.upTo(minutes))).plusMillis(1);
      events.add(
          new CaseEvent.Paused(
              number(),
              ANN,
              from,
              known,
              Holder.SUPPLIER,
              "law",
              Optional.of(until.isAfter(known) ? known : until)));
    }
  }

  private void resume() {
    Instant at = back(paused.orElseThrow());
    events.add(new CaseEvent.Resumed(number(), ANN, at, known));
    paused = Optional.empty();
  }

  private long number() {
    return events.size() + 1L;
  }

  /** An instant from the opening of a case to some time after its last event. */
  static Instant within(Case of, Choices choices) {
    long minutes = Duration.between(of.openedAt(), of.lastEvent().recordedAt()).toMinutes();
    return of.openedAt().plus(Duration.ofMinutes(choices.upTo(minutes + 20_000)));
  }

  /** The same event, next in the history of this case. */
  static CaseEvent after(Case before, CaseEvent event) {
    long number = before.events() + 1;
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
    return new CaseEvent.Resumed(number, event.actor(), event.occurredAt(), event.recordedAt());
  }

  static Case plus(ClockTrial trial, Case before, CaseEvent... more) {
    List<CaseEvent> all = new ArrayList<>(before.history());
    all.addAll(List.of(more));
    return trial.workflow().fold(all);
  }
}
