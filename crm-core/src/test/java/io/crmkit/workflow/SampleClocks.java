package io.crmkit.workflow;

import io.crmkit.customer.StaffId;
import io.crmkit.decision.Reason;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.DayHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sample of every reason of clocks, a sweep and readings. */
public final class SampleClocks {
  public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  public static final BusinessCalendar SERVICE =
      BusinessCalendar.of(
          SHANGHAI,
          BusinessCalendar.weekdays(
              List.of(DayHours.parse("09:00-12:00"), DayHours.parse("13:00-17:00"))));

  private static final Instant DUE = Instant.parse("2026-11-24T02:00:00Z");

  private SampleClocks() {}

  public static List<Reason> reasons() {
    List<Reason> all = new ArrayList<>();
    all.add(
        new ClockReason.Warned(
            "answer", Optional.of(DUE), SHANGHAI, Optional.of(Duration.ofMinutes(30))));
    all.add(
        new ClockReason.Warned("answer", Optional.of(DUE), SHANGHAI, Optional.of(Duration.ZERO)));
    all.add(
        new ClockReason.Warned(
            "answer", Optional.empty(), SHANGHAI, Optional.of(Duration.ofHours(30))));
    all.add(new ClockReason.Warned("answer", Optional.empty(), SHANGHAI, Optional.empty()));
    all.add(
        new ClockReason.Escalated(
            "answer", "late", Optional.empty(), SHANGHAI, Duration.ofHours(-30)));
    all.add(new ClockReason.Missed("answer", DUE, SHANGHAI));
    for (int hours : new int[] {-1, 0, 4}) {
      all.add(
          new ClockReason.Escalated(
              "answer", "late", Optional.of(DUE), SHANGHAI, Duration.ofHours(hours)));
    }
    all.add(new ConformanceReason.NotMapped("viewed"));
    all.add(new ConformanceReason.NotOpened(Action.of("CLOSE")));
    all.add(new ConformanceReason.OpenedAgain("received"));
    all.add(new ConformanceReason.OpenedAfterEnd("received", State.of("CLOSED")));
    all.add(new ClockReason.Told(Role.of("MANAGER")));
    all.add(
        new ClockReason.NotDone(
            Action.of("CLOSE"), List.of(new WorkflowReason.MissingField("report"))));
    all.add(new ClockReason.NotReassigned(Owner.of("quality"), State.of("CLOSED")));
    all.add(new ClockReason.AlreadyStopped("answer", SHANGHAI, DUE.minusSeconds(60)));
    all.add(new ClockReason.DueLater("answer", SHANGHAI, DUE.plusSeconds(60)));
    all.add(new ClockReason.NotAgain(Action.of("CLOSE")));
    ClockStandstill still = new ClockStandstill(DUE.minusSeconds(8100), Holder.CUSTOMER);
    all.add(new ClockReason.StandsStill("answer", SHANGHAI, still, Optional.of(DUE)));
    all.add(new ClockReason.StandsStill("answer", SHANGHAI, still, Optional.empty()));
    for (ClockVerdict verdict : verdicts()) {
      all.add(
          new ClockReason.Reopened(
              "answer",
              SHANGHAI,
              new ClockSeal(DUE, DUE, verdict, List.of(), DUE.plusSeconds(60), StaffId.of("s-7"))));
      all.add(new ClockReason.Judged("answer", SHANGHAI, Optional.of(DUE), verdict));
      all.add(new ClockReason.Judged("answer", SHANGHAI, Optional.empty(), verdict));
      for (Optional<Instant> due : List.of(Optional.of(DUE), Optional.<Instant>empty())) {
        all.add(
            new ClockReason.Corrected(
                "answer",
                SHANGHAI,
                new ClockCorrection(
                    DUE, StaffId.of("s-7"), 4, new ClockVerdict.Running(), verdict, due)));
      }
    }
    for (ClockSegment.Why why : ClockSegment.Why.values()) {
      all.add(
          new ClockReason.Part(
              SHANGHAI,
              new ClockSegment(
                  DUE.minusSeconds(8100),
                  DUE,
                  why,
                  Holder.CUSTOMER,
                  Optional.of(StaffId.of("s-7")),
                  Optional.of("no-answer"))));
    }
    return all;
  }

  public static List<ClockVerdict> verdicts() {
    return List.of(
        new ClockVerdict.Running(),
        new ClockVerdict.Met(DUE.minusSeconds(60)),
        new ClockVerdict.Breached(DUE, Duration.ofMinutes(135)),
        new ClockVerdict.Breached(DUE, Duration.ZERO),
        new ClockVerdict.Ended(DUE),
        new ClockVerdict.Unknown());
  }

  /** Readings of a case with a bit of everything. */
  public static List<ClockReading> readings() {
    return clocks().readings(SampleWorkflows.eventful(), SampleWorkflows.at(400));
  }

  public static Sweep sweep() {
    Case open = SampleWorkflows.open(Workflow.of(SampleWorkflows.repair()));
    return clocks().sweep(open, SampleWorkflows.at(400));
  }

  private static CaseClocks clocks() {
    return CaseClocks.of(
        List.of(
            Workflow.of(SampleWorkflows.repair()),
            Workflow.of(SampleWorkflows.repair().withVersion("2"))),
        Map.of("service", SERVICE.knownThrough(LocalDate.of(2026, 12, 31))));
  }
}
