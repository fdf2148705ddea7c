package io.crmkit.store.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CustomerCase;
import io.crmkit.store.Expected;
import io.crmkit.store.InMemoryStore;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.work.CaseSweeper.Refreshed;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.DayHours;
import io.crmkit.time.Limit;
import io.crmkit.workflow.Action;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseClocks;
import io.crmkit.workflow.CaseId;
import io.crmkit.workflow.ClockReading;
import io.crmkit.workflow.ClockRule;
import io.crmkit.workflow.Move;
import io.crmkit.workflow.Opening;
import io.crmkit.workflow.StateRule;
import io.crmkit.workflow.Transition;
import io.crmkit.workflow.Trigger;
import io.crmkit.workflow.Warning;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowDefinition;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Stored cases after a calendar or a workflow changed")
class CaseRefreshTest {
  private static final Actor ANNA = Actor.of("s-1");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalDate SATURDAY = LocalDate.of(2026, 3, 7);
  private static final Instant FRIDAY = at("2026-03-06T16:00");

  private static final BusinessCalendar OFFICE =
      BusinessCalendar.of(
          ZONE,
          BusinessCalendar.weekdays(
              List.of(DayHours.parse("09:00-12:00"), DayHours.parse("13:00-17:00"))));
  private static final CaseClocks BEFORE = clocks(8, OFFICE);

  /** The Saturday is worked: a case of Friday 16:00 is due on it at 17:00. */
  private static final CaseClocks AFTER = clocks(8, OFFICE.withHoursOf(SATURDAY, DayOfWeek.FRIDAY));

  private final InMemoryStore store = new InMemoryStore();
  private final UnitOfWork work = UnitOfWork.on(store, new Random(1)).withSleeper(pause -> {});
  private final CaseSweeper sweeper = CaseSweeper.of(store, work, AFTER);

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  private static Workflow workflow(String name, int hours) {
    return Workflow.of(
        WorkflowDefinition.of(name, "1")
            .withStates(StateRule.of("OPEN"), StateRule.last("ANSWERED"))
            .withTransitions(
                Transition.of("CHASE", "OPEN", "OPEN"), Transition.of("ANSWER", "OPEN", "ANSWERED"))
            .withClocks(
                ClockRule.of(
                        "answer",
                        Trigger.opening(),
                        Limit.open(Duration.ofHours(hours)),
                        "service",
                        Trigger.on("ANSWER"))
                    .withWarnings(new Warning("soon", Duration.ofHours(2)))));
  }

  private static CaseClocks clocks(int hours, BusinessCalendar service) {
    return CaseClocks.of(workflow("inquiry", hours), Map.of("service", service));
  }

  private static Case accepted(Decision<Answer<Case>> decision) {
    return ((Answer.Accepted<Case>) decision.outcome()).value();
  }

  private static Case open(String workflow, String id) {
    return accepted(
        workflow(workflow, 8)
            .open(Opening.of(CaseId.of(id), CustomerId.of("c-1"), ANNA, Map.of(), FRIDAY)));
  }

  private static Case moved(Case of, String action, String at) {
    return accepted(workflow("inquiry", 8).decide(of, Move.of(Action.of(action), ANNA, at(at))));
  }

  private void put(RecordType<CustomerCase> type, CustomerCase kept) {
    String command = "put-" + kept.handled().id() + kept.handled().events();
    store.commit(ChangeSet.of(Command.of(command, "put")).put(type, kept, Expected.any()));
  }

  private void put(Case handled, CaseClocks clocks) {
    put(CustomerCase.TYPE, CustomerCase.of(handled, clocks, handled.lastEvent().recordedAt()));
  }

  private Instant wakeUp(String id) {
    return store.find(CustomerCase.TYPE, id).orElseThrow().value().wakeUp().orElseThrow();
  }

  private long version(String id) {
    return store.find(CustomerCase.TYPE, id).orElseThrow().version();
  }

  @Test
  @DisplayName("are told on the day made up for, at the instants that readings give")
  void madeUpFor() {
    Case handled = open("inquiry", "i-1");
    put(handled, BEFORE);
    ClockReading reading = AFTER.readings(handled, FRIDAY).get(0);
    assertThat(reading.due().toOptional()).contains(at("2026-03-07T17:00"));
    assertThat(sweeper.sweep(at("2026-03-07T15:30")).events()).isZero(); // found by Monday only

    assertThat(sweeper.refresh(FRIDAY)).isEqualTo(new Refreshed(1, 0));
    assertThat(wakeUp("i-1")).isEqualTo(at("2026-03-07T15:00")).isEqualTo(reading.wakeUp().get());
    assertThat(store.events(10)).isEmpty();
    assertThat(sweeper.sweep(at("2026-03-07T14:59")).events()).isZero();
    assertThat(sweeper.sweep(at("2026-03-07T15:30")).events()).isOne();
    assertThat(sweeper.sweep(at("2026-03-07T17:30")).events()).isOne();
    assertThat(store.events(10)).extracting(StoredEvent::event).hasSize(2);
  }

  @Test
  @DisplayName("are due at once where something would have been told by now")
  void overdue() {
    put(open("inquiry", "i-1"), BEFORE);
    Instant saturday = at("2026-03-07T16:00");
    assertThat(sweeper.refresh(saturday)).isEqualTo(new Refreshed(1, 0));
    assertThat(wakeUp("i-1")).isEqualTo(saturday);
    assertThat(sweeper.refresh(saturday.plusSeconds(60))).isEqualTo(new Refreshed(0, 0)); // is due
    assertThat(sweeper.sweep(saturday.plusSeconds(60)).events()).isOne();
  }

  @Test
  @DisplayName("wait longer where a day is closed now, or a limit is longer")
  void later() {
    put(open("inquiry", "i-1"), AFTER);
    put(open("inquiry", "i-2"), BEFORE);
    CaseSweeper longer = CaseSweeper.of(store, work, clocks(9, OFFICE));
    assertThat(longer.refresh(FRIDAY)).isEqualTo(new Refreshed(2, 0));
    assertThat(List.of(wakeUp("i-1"), wakeUp("i-2"))).containsOnly(at("2026-03-09T16:00"));
  }

  @Test
  @DisplayName("wake up where their calendar never opened before")
  void neverBefore() {
    put(open("inquiry", "i-1"), clocks(8, BusinessCalendar.of(ZONE, Map.of())));
    assertThat(store.find(CustomerCase.TYPE, "i-1").orElseThrow().value().wakeUp()).isEmpty();
    assertThat(sweeper.refresh(FRIDAY)).isEqualTo(new Refreshed(1, 0));
    assertThat(wakeUp("i-1")).isEqualTo(at("2026-03-07T15:00"));
  }

  @Test
  @DisplayName("are written to only where something changed, on more pages than one, once")
  void writesWhatChanged() {
    for (int i = 0; i < 450; i++) {
      Case handled = open("inquiry", "i-" + i);
      put(i % 3 == 0 ? moved(handled, "ANSWER", "2026-03-06T16:30") : handled, BEFORE);
    }
    long untouched = version("i-0");
    long touched = version("i-1");
    CaseSweeper same = CaseSweeper.of(store, work, BEFORE);
    for (String when : List.of("2026-03-06T16:30", "2026-03-08T12:00", "2026-03-10T12:00")) {
      assertThat(same.refresh(at(when))).isEqualTo(new Refreshed(0, 0));
    }
    assertThat(version("i-1")).isEqualTo(touched);
    assertThat(sweeper.refresh(at("2026-03-07T10:00"))).isEqualTo(new Refreshed(300, 0));
    assertThat(sweeper.refresh(at("2026-03-07T11:00"))).isEqualTo(new Refreshed(0, 0));
    assertThat(version("i-0")).isEqualTo(untouched);
    assertThat(version("i-1")).isGreaterThan(touched);
    assertThat(sweeper.sweep(at("2026-03-07T15:00")).events()).isEqualTo(300);
  }

  @Test
  @DisplayName("that cannot be read, or follow a workflow that is not known, hold up no others")
  void leftAsTheyAre() {
    RecordType<CustomerCase> type = CustomerCase.TYPE;
    RecordType<CustomerCase> newer =
        new RecordType<>(type.name(), 2, type.codec(), type.id(), type.indexes(), Map.of());
    put(newer, CustomerCase.of(open("inquiry", "i-0"), BEFORE, FRIDAY));
    put(open("inquiry", "i-1"), BEFORE);
    CaseClocks others = CaseClocks.of(workflow("complaint", 8), Map.of("service", OFFICE));
    put(open("complaint", "i-2"), others);
    put(open("inquiry", "i-3"), BEFORE);

    Refreshed refreshed = sweeper.refresh(FRIDAY);
    assertThat(refreshed.cases()).isEqualTo(2);
    assertThat(refreshed.unswept())
        .extracting(Unswept::record)
        .containsExactly(new RecordId("case", "i-0"), new RecordId("case", "i-2"));
    assertThat(refreshed.unswept().get(0).why()).contains("format 2, newer than 1");
    assertThat(refreshed.unswept().get(1).why()).contains("complaint");
    assertThat(sweeper.refresh(FRIDAY)).isEqualTo(new Refreshed(0, 0, refreshed.unswept()));
  }

  @Test
  @DisplayName("that somebody changes meanwhile keep that change, and are refreshed as they are")
  void changedMeanwhile() {
    Case handled = open("inquiry", "i-1");
    put(handled, BEFORE);
    Case chased = moved(handled, "CHASE", "2026-03-06T16:30");
    InterferingStore busy = new InterferingStore(store, () -> put(chased, BEFORE));
    UnitOfWork onBusy = UnitOfWork.on(busy, new Random(1)).withSleeper(pause -> {});
    assertThat(CaseSweeper.of(busy, onBusy, AFTER).refresh(at("2026-03-06T16:30")))
        .isEqualTo(new Refreshed(1, 0));
    CustomerCase kept = store.find(CustomerCase.TYPE, "i-1").orElseThrow().value();
    assertThat(kept.handled()).isEqualTo(chased);
    assertThat(kept.wakeUp()).contains(at("2026-03-07T15:00"));
  }

  @Test
  @DisplayName("that somebody else refreshed meanwhile, or keeps changing, are counted as such")
  void othersAtWork() {
    Case handled = open("inquiry", "i-1");
    put(handled, BEFORE);
    InterferingStore once =
        new InterferingStore(store, () -> put(moved(handled, "CHASE", "2026-03-06T16:30"), AFTER));
    UnitOfWork onOnce = UnitOfWork.on(once, new Random(1)).withSleeper(pause -> {});
    assertThat(CaseSweeper.of(once, onOnce, AFTER).refresh(FRIDAY)).isEqualTo(new Refreshed(0, 0));

    int[] count = {0};
    InterferingStore busy =
        new InterferingStore(
            store,
            () ->
                store.commit(
                    ChangeSet.of(Command.of("again-" + count[0]++, "put"))
                        .put(
                            CustomerCase.TYPE,
                            CustomerCase.of(handled, BEFORE, FRIDAY),
                            Expected.any())));
    busy.always();
    UnitOfWork onBusy = UnitOfWork.on(busy, new Random(1)).withSleeper(pause -> {});
    store.commit(
        ChangeSet.of(Command.of("back", "put"))
            .put(CustomerCase.TYPE, CustomerCase.of(handled, BEFORE, FRIDAY), Expected.any()));
    assertThat(CaseSweeper.of(busy, onBusy, AFTER).refresh(FRIDAY)).isEqualTo(new Refreshed(0, 1));
    assertThat(sweeper.refresh(FRIDAY)).isEqualTo(new Refreshed(1, 0));
  }
}
