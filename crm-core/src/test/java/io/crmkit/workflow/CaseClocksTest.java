package io.crmkit.workflow;

import static io.crmkit.workflow.SampleWorkflows.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.Texts;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.DayHours;
import io.crmkit.time.Limit;
import io.crmkit.time.Reckoned;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Clocks of cases")
class CaseClocksTest {
  static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
  static final Actor ANN = Actor.of("s-1");
  private static final BusinessCalendar ALWAYS = BusinessCalendar.always(ZoneOffset.UTC);
  static final BusinessCalendar OFFICE =
      BusinessCalendar.of(
          ZoneOffset.UTC, BusinessCalendar.weekdays(List.of(DayHours.parse("09:00-17:00"))));

  static Instant hour(long hours) {
    return MONDAY.plus(Duration.ofHours(hours));
  }

  static Reckoned<Instant> dueAt(long hours) {
    return Reckoned.known(hour(hours));
  }

  static ClockRule answer(long hours) {
    return ClockRule.of(
        "answer",
        Trigger.entering("OPEN"),
        Limit.open(Duration.ofHours(hours)),
        "service",
        Trigger.on("ANSWER"));
  }

  static Workflow workflow(String version, ClockRule... clocks) {
    return Workflow.of(
        WorkflowDefinition.of("inquiry", version)
            .withFields(Field.of("report", FieldType.REFERENCE))
            .withStates(StateRule.of("OPEN"), StateRule.of("ANSWERED"), StateRule.last("CLOSED"))
            .withTransitions(
                Transition.of("ANSWER", "OPEN", "ANSWERED"),
                Transition.of("CLOSE", List.of("OPEN", "ANSWERED"), "CLOSED"),
                Transition.of("LOSE", "OPEN", "CLOSED").requiring("report"),
                Transition.of("REOPEN", List.of("ANSWERED", "CLOSED"), "OPEN"))
            .withClocks(clocks));
  }

  static Case open(Workflow workflow, long hour) {
    return value(
        workflow.open(
            Opening.of(CaseId.of("k-1"), CustomerId.of("c-1"), ANN, Map.of(), hour(hour))));
  }

  static Case move(Workflow workflow, Case before, String action, long at, long known) {
    return value(
        workflow.decide(before, new Move(Action.of(action), ANN, Map.of(), hour(at), hour(known))));
  }

  static Case move(Workflow workflow, Case before, String action, long at) {
    return move(workflow, before, action, at, at);
  }

  static CaseClocks clocks(Workflow... workflows) {
    return CaseClocks.of(List.of(workflows), Map.of("service", ALWAYS, "office", OFFICE));
  }

  @Test
  @DisplayName("name every calendar that is missing when the reader is made")
  void missingCalendars() {
    Workflow workflow = workflow("1", answer(2));
    assertThatThrownBy(() -> CaseClocks.of(workflow, Map.of("office", OFFICE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "calendars must hold every calendar that a clock names, missing: service (clock answer"
                + " of inquiry 1); given: [office]");
  }

  @Test
  @DisplayName("refuse a version given twice, and a case of a version not given, naming it")
  void versions() {
    Workflow first = workflow("1", answer(2));
    assertThatThrownBy(() -> clocks(first, workflow("1", answer(3))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("inquiry 1 must be given once");
    Case of = open(workflow("2", answer(2)), 9);
    assertThatThrownBy(() -> clocks(first).readings(of, hour(10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the case follows inquiry 2; the clocks were given inquiry 1");
  }

  @ParameterizedTest
  @CsvSource({
    // started on Monday at 9, by the clock 10 hours; at 12 there come 20 hours of the office
    "FROM_START,1,61",
    "CARRY_ELAPSED,1,61",
    "FROM_CHANGE,1,19",
    "RESET,2,64"
  })
  @DisplayName("when the policy changes:")
  void policyChange(OnPolicyChange option, int cycles, long due) {
    Workflow first = workflow("1", answer(10));
    Workflow second =
        workflow(
            "2",
            ClockRule.of(
                    "answer",
                    Trigger.on("REOPEN"),
                    Limit.open(Duration.ofHours(20)),
                    "office",
                    Trigger.on("ANSWER"))
                .onChange(option));
    Case now =
        value(
            second.migrate(
                open(first, 9), Migration.between(first, second), ANN, hour(12), hour(12)));
    List<ClockReading> readings = clocks(first, second).readings(now, hour(13));
    assertThat(readings).hasSize(cycles);
    ClockReading last = readings.get(cycles - 1);
    assertThat(last.due()).isEqualTo(dueAt(due));
    assertThat(last.started()).isEqualTo(hour(option == OnPolicyChange.RESET ? 12 : 9));
    if (option == OnPolicyChange.RESET) {
      assertThat(readings.get(0).verdict()).isEqualTo(new ClockVerdict.Ended(hour(12)));
    }
  }

  @Test
  @DisplayName("carry elapsed time over from another calendar: seven hours by night count")
  void carried() {
    Workflow first = workflow("1", answer(10));
    Workflow second =
        workflow(
            "2",
            ClockRule.of(
                    "answer",
                    Trigger.on("REOPEN"),
                    Limit.open(Duration.ofHours(10)),
                    "office",
                    Trigger.on("ANSWER"))
                .onChange(OnPolicyChange.CARRY_ELAPSED));
    Case now =
        value(
            second.migrate(
                open(first, 0), Migration.between(first, second), ANN, hour(7), hour(7)));
    ClockReading reading = clocks(first, second).readings(now, hour(10)).get(0);
    assertThat(reading.consumed()).isEqualTo(Reckoned.known(Duration.ofHours(8)));
    assertThat(reading.due()).isEqualTo(dueAt(12));
    assertThat(reading.proof())
        .extracting(ClockSegment::why)
        .containsExactly(
            ClockSegment.Why.COUNTED, ClockSegment.Why.CLOSED, ClockSegment.Why.COUNTED);
  }

  @Test
  @DisplayName("end a clock that the new policy does not have")
  void dropped() {
    Workflow first = workflow("1", answer(10));
    Workflow second = workflow("2");
    Case now =
        value(
            second.migrate(
                open(first, 9), Migration.between(first, second), ANN, hour(12), hour(12)));
    assertThat(clocks(first, second).readings(now, hour(30)).get(0).verdict())
        .isEqualTo(new ClockVerdict.Ended(hour(12)));
  }

  @Test
  @DisplayName("a late entry corrects a sealed verdict beside it, saying who made it")
  void corrected() {
    Workflow workflow = workflow("1", answer(2));
    Case now = move(workflow, open(workflow, 9), "ANSWER", 10, 13);
    ClockReading reading = clocks(workflow).readings(now, hour(14)).get(0);
    assertThat(reading.sealedAt()).contains(hour(11));
    assertThat(reading.verdict())
        .isEqualTo(new ClockVerdict.Breached(hour(11), Duration.ofHours(2)));
    assertThat(reading.corrections())
        .containsExactly(
            new ClockCorrection(
                hour(13),
                StaffId.of("s-1"),
                2,
                reading.verdict(),
                new ClockVerdict.Met(hour(10)),
                Optional.of(hour(11))));
    assertThat(reading.corrected()).isEqualTo(new ClockVerdict.Met(hour(10)));
    assertThat(Texts.BUILT_IN.render(reading.reasons().get(1), Locale.ENGLISH))
        .isEqualTo(
            "s-1 recorded at 2026-11-23 13:00 (Z), after the verdict was sealed (event 2): answer"
                + " was done in time, at 2026-11-23 10:00 (Z)");
    assertThat(clocks(workflow).readings(now, hour(14), hour(12)).get(0).corrections()).isEmpty();
  }

  @Test
  @DisplayName("the end of a case ends its clocks, unless it is what stops them")
  void ended() {
    Workflow workflow = workflow("1", answer(2));
    Case now = move(workflow, open(workflow, 9), "CLOSE", 10);
    assertThat(clocks(workflow).readings(now, hour(20)).get(0).verdict())
        .isEqualTo(new ClockVerdict.Ended(hour(10)));
    assertThat(clocks(workflow).nextWakeUp(now, hour(10))).isEmpty();
    assertThat(clocks(workflow).sweep(now, hour(20)).events()).isEmpty();
    assertThat(clocks(workflow).holders(now, hour(20)).elapsed()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  @DisplayName(
      "what is no longer needed ends its clock, neither done nor missed; what stops it comes first,"
          + " and what was due before stays missed")
  void needless() {
    Workflow workflow = workflow("1", answer(2).endedBy(Trigger.on("CLOSE"), Trigger.on("ANSWER")));
    Case closed = move(workflow, open(workflow, 9), "CLOSE", 10);
    assertThat(clocks(workflow).readings(closed, hour(20)).get(0).verdict())
        .isEqualTo(new ClockVerdict.Ended(hour(10)));
    Case answered = move(workflow, open(workflow, 9), "ANSWER", 10);
    assertThat(clocks(workflow).readings(answered, hour(20)).get(0).verdict())
        .isEqualTo(new ClockVerdict.Met(hour(10)));
    Case late = move(workflow, open(workflow, 9), "CLOSE", 12);
    assertThat(clocks(workflow).readings(late, hour(20)).get(0).verdict())
        .isEqualTo(new ClockVerdict.Breached(hour(11), Duration.ofHours(1)));
  }

  @Test
  @DisplayName("a calendar that never opens is never due; one not published yet is not known")
  void neverAndUnknown() {
    Workflow workflow = workflow("1", answer(20));
    Case of = open(workflow, 9);
    CaseClocks never =
        CaseClocks.of(workflow, Map.of("service", BusinessCalendar.of(ZoneOffset.UTC, Map.of())));
    ClockReading reading = never.readings(of, hour(1_000)).get(0);
    assertThat(reading.due()).isEqualTo(Reckoned.never());
    assertThat(reading.verdict()).isEqualTo(new ClockVerdict.Running());
    assertThat(reading.consumed()).isEqualTo(Reckoned.known(Duration.ZERO));
    assertThat(never.nextWakeUp(of, hour(9))).isEmpty();

    LocalDate monday = LocalDate.of(2026, 11, 23);
    CaseClocks unknown = CaseClocks.of(workflow, Map.of("service", OFFICE.knownThrough(monday)));
    ClockReading today = unknown.readings(of, hour(15)).get(0);
    assertThat(today.due()).isEqualTo(Reckoned.unknown(monday));
    assertThat(today.verdict()).isEqualTo(new ClockVerdict.Running());
    assertThat(today.consumed()).isEqualTo(Reckoned.known(Duration.ofHours(6)));
    ClockReading later = unknown.readings(of, hour(100)).get(0);
    assertThat(later.verdict()).isEqualTo(new ClockVerdict.Unknown());
    assertThat(later.proof().get(later.proof().size() - 1).why())
        .isEqualTo(ClockSegment.Why.UNKNOWN);
    assertThat(Texts.BUILT_IN.render(later.reasons().get(0), Locale.SIMPLIFIED_CHINESE))
        .isEqualTo("answer 无法判定：其日历尚未公布到所需日期");
  }

  @Test
  @DisplayName("an action that the workflow does not permit is not done, and the event says why")
  void notDone() {
    Workflow workflow =
        workflow(
            "1",
            answer(2)
                .withEscalations(
                    Escalation.of("lost", Duration.ofHours(1)).doing(Action.of("LOSE"))));
    Case of = open(workflow, 9);
    Sweep sweep = clocks(workflow).sweep(of, hour(12));
    assertThat(sweep.events()).extracting(ClockEvent::at).containsExactly(hour(11), hour(12));
    assertThat(sweep.after().state()).isEqualTo(State.of("OPEN"));
    assertThat(Texts.BUILT_IN.renderAll(sweep.events().get(1).reasons(), Locale.ENGLISH))
        .isEqualTo(
            "lost: answer, due 2026-11-23 11:00 (Z), was not done 1 h after that either\n"
                + "LOSE could not be done: report must be known");
  }

  @Test
  @DisplayName("what a sweep is told of late is told once, and noted when it was told")
  void notedWhenTold() {
    Workflow workflow = workflow("1", answer(2));
    Case of = open(workflow, 9);
    Sweep sweep = clocks(workflow).sweep(of, hour(50));
    assertThat(sweep.after().lastEvent())
        .isEqualTo(
            new CaseEvent.Noted(
                2, StaffId.of("system"), hour(11), hour(50), "answer/1/breach/due"));
    assertThat(clocks(workflow).sweep(sweep.after(), hour(50)).events()).isEmpty();
    // a sweep that looks back finds what was true then, and notes it with what is known now
    Case answered = move(workflow, of, "ANSWER", 30);
    Sweep back = clocks(workflow).sweep(answered, hour(12));
    assertThat(back.events()).extracting(ClockEvent::at).containsExactly(hour(11));
    assertThat(back.after().lastEvent().recordedAt()).isEqualTo(hour(30));
  }

  @Test
  @DisplayName("a case that ended while it was paused and is reopened has clocks that run")
  void reopenedAfterPause() {
    Workflow workflow = workflow("1", answer(10).onReopen(OnReopen.NEW_CYCLE));
    Case now =
        value(workflow.pause(open(workflow, 9), Holder.CUSTOMER, "waits", ANN, hour(10), hour(10)));
    now = move(workflow, move(workflow, now, "CLOSE", 12), "REOPEN", 15);
    assertThat(now.pause()).isEmpty();
    ClockReading reading = clocks(workflow).readings(now, hour(16)).get(1);
    assertThat(reading.due()).isEqualTo(dueAt(25));
    assertThat(reading.wakeUp()).contains(hour(25));
    assertThat(clocks(workflow).holders(now, hour(16)).of(Holder.CUSTOMER))
        .isEqualTo(Duration.ofHours(2));
  }

  @Test
  @DisplayName("of a sealed clock nothing is left, though a pause recorded later would leave some")
  void nothingLeft() {
    Workflow workflow = workflow("1", answer(2));
    Case now =
        value(workflow.pause(open(workflow, 9), Holder.CUSTOMER, "waits", ANN, hour(9), hour(12)));
    ClockReading reading = clocks(workflow).readings(now, hour(13)).get(0);
    assertThat(reading.due()).isEqualTo(dueAt(11));
    assertThat(reading.corrected()).isEqualTo(new ClockVerdict.Running());
    assertThat(reading.remaining()).isEqualTo(Reckoned.known(Duration.ZERO));
    assertThat(corrections(reading)).hasSize(1);

    now = value(workflow.resume(now, ANN, hour(12), hour(13)));
    now =
        value(
            workflow.pausedBetween(
                now, Holder.SUPPLIER, "strike", ANN, hour(12), hour(13), hour(13)));
    reading = clocks(workflow).readings(now, hour(13).plusSeconds(1)).get(0);
    assertThat(corrections(reading)).hasSize(3);
    assertThat(corrections(reading).get(0)).endsWith("(event 2): answer would not be due yet");
    assertThat(corrections(reading).get(1))
        .endsWith("(event 3): answer is due only 2026-11-23 14:00 (Z)");
    assertThat(corrections(reading).get(2))
        .endsWith("(event 4): answer is due only 2026-11-23 15:00 (Z)");
  }

  private static List<String> corrections(ClockReading reading) {
    return reading.reasons().stream()
        .filter(ClockReason.Corrected.class::isInstance)
        .map(reason -> Texts.BUILT_IN.render(reason, Locale.ENGLISH))
        .toList();
  }

  @Test
  @DisplayName("one action may end a cycle and begin the next: progress told every day")
  void periodic() {
    ClockRule progress =
        ClockRule.of(
            "progress",
            Trigger.on("REOPEN"),
            Limit.open(Duration.ofHours(24)),
            "service",
            Trigger.on("REOPEN"),
            Trigger.on("CLOSE"));
    Workflow workflow = workflow("1", progress);
    Case now = move(workflow, open(workflow, 0), "ANSWER", 1);
    for (int day = 1; day <= 3; day++) {
      now = move(workflow, now, "REOPEN", day * 24L);
      now = move(workflow, now, "ANSWER", day * 24L + (day == 2 ? 1 : 0));
    }
    List<ClockReading> readings = clocks(workflow).readings(now, hour(80));
    assertThat(readings).extracting(ClockReading::cycle).containsExactly(1, 2, 3);
    assertThat(readings)
        .extracting(reading -> reading.verdict().verdict())
        .containsExactly("met", "met", "running");
  }

  @Test
  @DisplayName("values refuse what they cannot be")
  void values() {
    assertThatThrownBy(() -> new ClockVerdict.Breached(MONDAY, Duration.ofNanos(-1)))
        .hasMessageContaining("lateBy must not be negative");
    assertThatThrownBy(
            () ->
                new ClockSegment(
                    MONDAY,
                    MONDAY,
                    ClockSegment.Why.COUNTED,
                    Holder.TEAM,
                    Optional.empty(),
                    Optional.empty()))
        .hasMessageContaining("must end after it starts");
    assertThatThrownBy(
            () -> new HolderTimes(Duration.ofHours(2), Map.of(Holder.TEAM, Duration.ofHours(1))))
        .hasMessage("the parts must sum to the whole PT2H, summed to PT1H");
    assertThatThrownBy(() -> new Share(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(new Share(1, 3)).hasToString("1 of 3");
  }
}
