package io.crmkit.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.time.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What it costs to read the clocks of a case, in steps")
class ClockCostTest {
  private static final Instant OPENED = Instant.parse("2026-01-05T00:00:00Z");
  private static final StaffId ANN = StaffId.of("s-1");

  private static ClockRule clock(Trigger start, Duration limit, Trigger stop) {
    return ClockRule.of("one", start, Limit.open(limit), "office", stop)
        .withWarnings(new Warning("soon", Duration.ofMinutes(30)))
        .withEscalations(Escalation.of("late", Duration.ofHours(8)));
  }

  /** Events so far apart, by turns: into a state, or a pause and its end for {@code "P"}. */
  private static Case history(int count, Duration apart, boolean imported, String... turns) {
    List<CaseEvent> events = new ArrayList<>();
    Instant last = OPENED.plus(apart.multipliedBy(count));
    events.add(
        new CaseEvent.Opened(
            1,
            ANN,
            OPENED,
            imported ? last : OPENED,
            CaseId.of("k-1"),
            CustomerId.of("c-1"),
            ClockScenario.workflow("1", List.of()).id(),
            State.of("A"),
            Map.of(),
            Optional.empty()));
    Case now = Case.fold(events);
    for (int i = 0; i < count; i++) {
      long number = now.events() + 1;
      Instant at = OPENED.plus(apart.multipliedBy(i));
      Instant known = imported ? last : at;
      String turn = turns[i % turns.length];
      now =
          now.after(
              !turn.equals("P")
                  ? new CaseEvent.Moved(
                      number,
                      ANN,
                      at,
                      known,
                      Action.of("TO_" + turn),
                      now.state(),
                      State.of(turn),
                      Map.of())
                  : now.pause().isPresent()
                      ? new CaseEvent.Resumed(number, ANN, at, known)
                      : new CaseEvent.Paused(number, ANN, at, known, Holder.CUSTOMER, "waits"));
    }
    return now;
  }

  /** The steps for each event that it takes to read all clocks after the last one. */
  private static long stepsPerEvent(ClockRule clock, Case of) {
    CaseClocks clocks =
        CaseClocks.of(ClockScenario.workflow("1", List.of(clock)), ClockScenario.CALENDARS);
    Instant asOf = of.lastEvent().recordedAt().plusSeconds(60);
    ClockFold fold = ClockFold.of(clocks, of, asOf, asOf);
    fold.all().forEach(CycleTrack::reading);
    return fold.line().steps() / of.events();
  }

  @ParameterizedTest
  @EnumSource(OnReopen.class)
  @DisplayName("a clock that waits, stops and is started again and again: a few for each event")
  void startedAgain(OnReopen option) {
    ClockRule clock =
        clock(Trigger.entering("A"), Duration.ofHours(2), Trigger.entering("B"))
            .pausedIn(State.of("W"))
            .onReopen(option);
    Case of = history(4_000, Duration.ofMinutes(20), false, "W", "A", "B", "A", "P", "P");
    assertThat(stepsPerEvent(clock, of)).isLessThan(40);
  }

  @Test
  @DisplayName("a cycle for each event, many of them not due yet: a few for each event")
  void manyCycles() {
    ClockRule clock = clock(Trigger.entering("A"), Duration.ofHours(400), Trigger.entering("A"));
    Case of = history(4_000, Duration.ofMinutes(10), false, "A");
    assertThat(stepsPerEvent(clock, of)).isLessThan(40);
  }

  @Test
  @DisplayName("a history that was imported as a whole: a few for each event")
  void imported() {
    ClockRule clock = clock(Trigger.entering("A"), Duration.ofHours(2), Trigger.entering("B"));
    Case of = history(4_000, Duration.ofMinutes(20), true, "A", "B", "P", "P");
    assertThat(stepsPerEvent(clock, of)).isLessThan(40);
  }

  @Test
  @DisplayName("a cycle that runs all the time with thousands of pauses: a few for each event")
  void oneCycle() {
    ClockRule clock = clock(Trigger.opening(), Duration.ofDays(25), Trigger.entering("F"));
    Case of = history(4_000, Duration.ofMinutes(20), false, "P");
    assertThat(stepsPerEvent(clock, of)).isLessThan(40);
  }
}
