package io.crmkit.workflow;

import static io.crmkit.workflow.SampleClocks.SERVICE;
import static io.crmkit.workflow.SampleClocks.SHANGHAI;
import static io.crmkit.workflow.SampleWorkflows.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Reason;
import io.crmkit.decision.Texts;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.Limit;
import io.crmkit.time.Reckoned;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Rules about limits")
class ClockRulesTest {
  private static final Actor ANN = Actor.of("s-1");
  private static final Texts TEXTS =
      Texts.BUILT_IN
          .with("term.clock.answer", "the answer", "答复")
          .with("term.clock.visit", "the engineer's visit", "工程师上门")
          .with("term.clock.handling", "the handling", "处理")
          .with("term.escalation.other-department", "Another department takes over", "改由其他部门办理")
          .with("term.pause.material", "material is missing", "材料未齐")
          .with("term.holder.CUSTOMER", "the customer", "客户");
  private static final Map<String, BusinessCalendar> CALENDARS =
      Map.of("service", SERVICE, "hotline", BusinessCalendar.always(SHANGHAI));

  private static Instant local(String text) {
    return LocalDateTime.parse(text).atZone(SHANGHAI).toInstant();
  }

  private static String english(Reason reason) {
    return TEXTS.render(reason, Locale.ENGLISH);
  }

  private static String chinese(Reason reason) {
    return TEXTS.render(reason, Locale.SIMPLIFIED_CHINESE);
  }

  private static Case open(Workflow workflow, String at) {
    return value(
        workflow.open(
            Opening.of(CaseId.of("k-1"), CustomerId.of("c-1"), ANN, Map.of(), local(at))));
  }

  private static Case move(Workflow workflow, Case before, String action, String at) {
    return value(workflow.decide(before, Move.of(Action.of(action), ANN, local(at))));
  }

  private static final Workflow REPAIR =
      Workflow.of(
          WorkflowDefinition.of("repair", "1")
              .withStates(
                  StateRule.of("REPORTED"),
                  StateRule.of("ACCEPTED"),
                  StateRule.of("ON_SITE"),
                  StateRule.last("DONE"))
              .withTransitions(
                  Transition.of("ACCEPT", "REPORTED", "ACCEPTED"),
                  Transition.of("ANSWER", "ACCEPTED", "ACCEPTED"),
                  Transition.of("ARRIVE", List.of("REPORTED", "ACCEPTED"), "ON_SITE"),
                  Transition.of("FINISH", "ON_SITE", "DONE"))
              .withClocks(
                  ClockRule.of(
                          "visit",
                          Trigger.opening(),
                          Limit.open(Duration.ofHours(24)),
                          "hotline",
                          Trigger.on("ARRIVE"))
                      .withWarnings(new Warning("soon", Duration.ofHours(4))),
                  ClockRule.of(
                      "answer",
                      Trigger.on("ACCEPT"),
                      Limit.open(Duration.ofHours(2)),
                      "hotline",
                      Trigger.on("ANSWER"),
                      Trigger.entering("ON_SITE"))));

  @Test
  @DisplayName(
      "AS-02: on site within 24 hours of the report, answered within 2 hours of acceptance")
  void onSiteAndAnswered() {
    CaseClocks clocks = CaseClocks.of(REPAIR, CALENDARS);
    Case reported = open(REPAIR, "2026-11-23T10:00:00");
    Case accepted = move(REPAIR, reported, "ACCEPT", "2026-11-23T10:30:00");
    Case answered = move(REPAIR, accepted, "ANSWER", "2026-11-23T14:45:00");
    List<ClockReading> readings = clocks.readings(answered, local("2026-11-24T11:00:00"));

    ClockReading visit = readings.get(0);
    assertThat(visit.due()).isEqualTo(Reckoned.known(local("2026-11-24T10:00:00")));
    assertThat(visit.verdict())
        .isEqualTo(new ClockVerdict.Breached(local("2026-11-24T10:00:00"), Duration.ofHours(1)));
    ClockReading answer = readings.get(1);
    assertThat(english(answer.reasons().get(0)))
        .isEqualTo("the answer, due 2026-11-23 12:30 (Asia/Shanghai), was missed by 2 h 15 min");
    assertThat(chinese(answer.reasons().get(0)))
        .isEqualTo("答复应于 2026-11-23 12:30（Asia/Shanghai）前完成，逾期 2 小时 15 分钟");

    Sweep sweep = clocks.sweep(answered, local("2026-11-24T10:00:00"));
    assertThat(sweep.events())
        .extracting(ClockEvent::key)
        .containsExactly("answer/1/breach/due", "visit/1/warning/soon", "visit/1/breach/due");
    assertThat(english(sweep.events().get(1).reasons().get(0)))
        .isEqualTo(
            "the engineer's visit is due 2026-11-24 10:00 (Asia/Shanghai), 4 h after this warning");
    assertThat(chinese(sweep.events().get(2).reasons().get(0)))
        .isEqualTo("工程师上门未在 2026-11-24 10:00（Asia/Shanghai）前完成");
  }

  @Test
  @DisplayName("AS-02: at the very instant is in time, one nanosecond later is late")
  void toTheNanosecond() {
    CaseClocks clocks = CaseClocks.of(REPAIR, CALENDARS);
    Case accepted =
        move(REPAIR, open(REPAIR, "2026-11-23T10:00:00"), "ACCEPT", "2026-11-23T10:00:00");
    Instant due = local("2026-11-23T12:00:00");
    for (int nanos = 0; nanos <= 1; nanos++) {
      Instant at = due.plusNanos(nanos);
      Case answered = value(REPAIR.decide(accepted, Move.of(Action.of("ANSWER"), ANN, at)));
      ClockReading answer = clocks.readings(answered, local("2026-11-25T00:00:00")).get(1);
      assertThat(answer.sealedAt()).contains(due);
      assertThat(answer.verdict())
          .isEqualTo(
              nanos == 0
                  ? new ClockVerdict.Met(due)
                  : new ClockVerdict.Breached(due, Duration.ofNanos(1)));
    }
  }

  @Test
  @DisplayName("RM-02: each step has its limit; while the other side owes something, it is theirs")
  void bothSidesDuties() {
    Workflow order =
        Workflow.of(
            WorkflowDefinition.of("order", "1")
                .withStates(
                    StateRule.of("DRAFT"),
                    StateRule.of("AWAITING_MATERIAL", Holder.CUSTOMER),
                    StateRule.of("MAKING"),
                    StateRule.last("DELIVERED"))
                .withTransitions(
                    Transition.of("ASK", "DRAFT", "AWAITING_MATERIAL"),
                    Transition.of("HAND_IN", "AWAITING_MATERIAL", "MAKING"),
                    Transition.of("DELIVER", "MAKING", "DELIVERED"))
                .withClocks(
                    ClockRule.of(
                        "draft",
                        Trigger.opening(),
                        Limit.open(Duration.ofHours(4)),
                        "service",
                        Trigger.on("ASK")),
                    ClockRule.of(
                            "material",
                            Trigger.entering("AWAITING_MATERIAL"),
                            Limit.businessDays(2),
                            "service",
                            Trigger.on("HAND_IN"))
                        .unpausable(),
                    ClockRule.of(
                            "whole",
                            Trigger.opening(),
                            Limit.open(Duration.ofHours(16)),
                            "service",
                            Trigger.on("DELIVER"))
                        .pausedIn(State.of("AWAITING_MATERIAL"))));
    CaseClocks clocks = CaseClocks.of(order, CALENDARS);
    Case now = open(order, "2026-11-23T09:00:00"); // a Monday
    now = move(order, now, "ASK", "2026-11-23T11:00:00");
    now = move(order, now, "HAND_IN", "2026-11-26T09:00:00");
    now =
        value(
            order.pause(
                now,
                Holder.CUSTOMER,
                "material",
                ANN,
                local("2026-11-26T10:00:00"),
                local("2026-11-26T10:00:00")));
    now = value(order.resume(now, ANN, local("2026-11-26T14:00:00"), local("2026-11-26T14:00:00")));
    Instant asOf = local("2026-11-26T15:00:00");
    List<ClockReading> readings = clocks.readings(now, asOf);

    assertThat(readings)
        .extracting(ClockReading::clock)
        .containsExactly("draft", "material", "whole");
    assertThat(readings.get(0).verdict()).isInstanceOf(ClockVerdict.Met.class);
    // the customer's own duty: by the end of Wednesday
    assertThat(readings.get(1).verdict())
        .isEqualTo(new ClockVerdict.Breached(local("2026-11-25T17:00:00"), Duration.ofHours(16)));
    ClockReading whole = readings.get(2);
    assertThat(whole.consumed()).isEqualTo(Reckoned.known(Duration.ofHours(4)));
    assertThat(whole.remaining()).isEqualTo(Reckoned.known(Duration.ofHours(12)));
    assertThat(whole.due()).isEqualTo(Reckoned.known(local("2026-11-30T12:00:00")));
    assertThat(whole.reasons().stream().map(ClockRulesTest::english))
        .contains(
            "2026-11-26 10:00 (Asia/Shanghai) to 2026-11-26 12:00 (Asia/Shanghai): 2 h not counted,"
                + " paused by s-1 (material is missing), waiting for the customer",
            "2026-11-26 12:00 (Asia/Shanghai) to 2026-11-26 13:00 (Asia/Shanghai): 1 h not counted,"
                + " closed");
    assertThat(whole.reasons().stream().map(ClockRulesTest::chinese))
        .contains(
            "2026-11-26 10:00（Asia/Shanghai）至 2026-11-26 12:00（Asia/Shanghai）：2 小时不计入，由 s-1"
                + " 暂停（材料未齐），等待客户");

    HolderTimes times = clocks.holders(now, asOf);
    assertThat(times.of(Holder.CUSTOMER)).isEqualTo(Duration.ofHours(70 + 4));
    assertThat(times.of(Holder.TEAM)).isEqualTo(Duration.ofHours(4));
    assertThat(times.elapsed()).isEqualTo(Duration.ofHours(78));
  }

  @Test
  @DisplayName("CF-13: after three days without result another department takes the case over")
  void reassigned() {
    Workflow grievance =
        Workflow.of(
            WorkflowDefinition.of("grievance", "1")
                .withRoles(Role.of("DIRECTOR"))
                .withStates(
                    StateRule.of("OPEN"), StateRule.of("TAKEN_OVER"), StateRule.last("SOLVED"))
                .withTransitions(
                    Transition.of("SOLVE", List.of("OPEN", "TAKEN_OVER"), "SOLVED"),
                    Transition.of("TAKE_OVER", "OPEN", "TAKEN_OVER").by(Role.SYSTEM))
                .withClocks(
                    ClockRule.of(
                            "handling",
                            Trigger.opening(),
                            Limit.open(Duration.ofDays(3)),
                            "hotline",
                            Trigger.on("SOLVE"))
                        .withEscalations(
                            Escalation.of("other-department", Duration.ZERO)
                                .notifying(Role.of("DIRECTOR"))
                                .doing(Action.of("TAKE_OVER"))
                                .reassigning(Owner.of("quality")))));
    CaseClocks clocks = CaseClocks.of(grievance, CALENDARS);
    Case open = open(grievance, "2026-11-23T10:00:00");
    Instant due = local("2026-11-26T10:00:00");
    assertThat(clocks.nextWakeUp(open, local("2026-11-23T10:00:00"))).contains(due);
    assertThat(clocks.sweep(open, due.minusNanos(1))).isEqualTo(new Sweep(open, List.of()));

    Sweep sweep = clocks.sweep(open, due.plusSeconds(600));
    assertThat(sweep.after().owner()).contains(Owner.of("quality"));
    assertThat(sweep.after().state()).isEqualTo(State.of("TAKEN_OVER"));
    assertThat(sweep.after().history())
        .extracting(CaseEvent::event)
        .containsExactly("opened", "noted", "noted", "moved", "assigned");
    ClockEvent escalated = sweep.events().get(1);
    assertThat(escalated.notified()).contains(Role.of("DIRECTOR"));
    assertThat(escalated.at()).isEqualTo(due);
    assertThat(escalated.reasons().stream().map(ClockRulesTest::english))
        .containsExactly(
            "Another department takes over: the handling was not done by 2026-11-26 10:00"
                + " (Asia/Shanghai)",
            "DIRECTOR is told",
            "TAKE_OVER leads from OPEN to TAKEN_OVER",
            "From now on quality sees to the case");
    assertThat(chinese(escalated.reasons().get(0)))
        .isEqualTo("改由其他部门办理：处理未在 2026-11-26 10:00（Asia/Shanghai）前完成");
    assertThat(clocks.sweep(sweep.after(), due.plusSeconds(900)).events()).isEmpty();
    assertThat(clocks.nextWakeUp(sweep.after(), due.plusSeconds(900))).isEmpty();
    assertThat(grievance.fold(sweep.after().history())).isEqualTo(sweep.after());
  }
}
