package io.crmkit.store.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.json.CrmJson;
import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CustomerCase;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.InMemoryStore;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.work.CaseSweeper.Swept;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.Limit;
import io.crmkit.workflow.Action;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseClocks;
import io.crmkit.workflow.CaseId;
import io.crmkit.workflow.ClockEvent;
import io.crmkit.workflow.ClockRule;
import io.crmkit.workflow.Escalation;
import io.crmkit.workflow.Move;
import io.crmkit.workflow.Opening;
import io.crmkit.workflow.Owner;
import io.crmkit.workflow.StateRule;
import io.crmkit.workflow.Transition;
import io.crmkit.workflow.Trigger;
import io.crmkit.workflow.Warning;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A sweeper of stored cases")
class CaseSweeperTest {
  private static final Actor ANNA = Actor.of("s-1");
  private static final Instant TEN = Instant.parse("2026-06-01T10:00:00Z");

  private static final Workflow INQUIRY =
      Workflow.of(
          WorkflowDefinition.of("inquiry", "1")
              .withStates(StateRule.of("OPEN"), StateRule.last("ANSWERED"))
              .withTransitions(Transition.of("ANSWER", "OPEN", "ANSWERED"))
              .withClocks(
                  ClockRule.of(
                          "answer",
                          Trigger.opening(),
                          Limit.open(Duration.ofHours(2)),
                          "always",
                          Trigger.on("ANSWER"))
                      .withWarnings(new Warning("soon", Duration.ofMinutes(30)))
                      .withEscalations(
                          Escalation.of("other-department", Duration.ofHours(1))
                              .reassigning(Owner.of("B")))));
  private static final CaseClocks CLOCKS =
      CaseClocks.of(INQUIRY, Map.of("always", BusinessCalendar.always(ZoneOffset.UTC)));

  private final InMemoryStore store = new InMemoryStore();
  private final UnitOfWork work = UnitOfWork.on(store, new Random(1)).withSleeper(pause -> {});
  private final CaseSweeper sweeper = CaseSweeper.of(store, work, CLOCKS);

  private static Case accepted(Decision<Answer<Case>> decision) {
    return ((Answer.Accepted<Case>) decision.outcome()).value();
  }

  private static Case open(String id) {
    return accepted(
        INQUIRY.open(
            Opening.of(CaseId.of(id), CustomerId.of("c-1"), ANNA, Map.of(), TEN)
                .ownedBy(Owner.of("A"))));
  }

  private static Instant after(String duration) {
    return TEN.plus(Duration.parse(duration));
  }

  private void put(Case handled, Instant asOf) {
    put(CustomerCase.of(handled, CLOCKS, asOf));
  }

  private void put(CustomerCase kept) {
    String command = "put-" + kept.handled().id() + kept.handled().events();
    store.commit(
        ChangeSet.of(Command.of(command, "put")).put(CustomerCase.TYPE, kept, Expected.any()));
  }

  private CustomerCase stored(String id) {
    return store.find(CustomerCase.TYPE, id).orElseThrow().value();
  }

  private List<String> told() {
    return store.events(1_000).stream()
        .map(StoredEvent::event)
        .map(Event::json)
        .map(json -> CrmJson.read(json, ClockEvent.class))
        .map(event -> event.caseId() + " " + event.key())
        .toList();
  }

  @Test
  @DisplayName("tells each warning, breach and escalation once, in the commit that notes it")
  void once() {
    put(open("i-1"), TEN);

    assertThat(stored("i-1").wakeUp()).contains(after("PT1H30M"));
    assertThat(sweeper.sweep(after("PT1H29M59.999999999S"))).isEqualTo(new Swept(0, 0, 0));
    assertThat(sweeper.sweep(after("PT1H30M"))).isEqualTo(new Swept(1, 1, 0));
    assertThat(sweeper.sweep(after("PT1H30M"))).isEqualTo(new Swept(0, 0, 0));
    assertThat(stored("i-1").wakeUp()).contains(after("PT2H"));
    assertThat(sweeper.sweep(after("PT5H"))).isEqualTo(new Swept(1, 2, 0));
    assertThat(told())
        .containsExactly(
            "i-1 answer/1/warning/soon",
            "i-1 answer/1/breach/due",
            "i-1 answer/1/escalation/other-department");
    assertThat(stored("i-1").wakeUp()).isEmpty();
    assertThat(stored("i-1").handled().owner()).contains(Owner.of("B"));
    assertThat(sweeper.sweep(after("PT500H"))).isEqualTo(new Swept(0, 0, 0));
  }

  @Test
  @DisplayName("CF-13 a case not settled in time goes to the other department when it is swept")
  void reassigned() {
    put(open("i-1"), TEN);

    sweeper.sweep(after("PT2H59M59S"));
    assertThat(stored("i-1").handled().owner()).contains(Owner.of("A"));
    sweeper.sweep(after("PT3H"));
    assertThat(stored("i-1").handled().owner()).contains(Owner.of("B"));
  }

  @Test
  @DisplayName("tells nothing of a case that was answered in time, and looks at it no more")
  void answered() {
    Case handled = open("i-1");
    put(handled, TEN);
    put(
        accepted(INQUIRY.decide(handled, Move.of(Action.of("ANSWER"), ANNA, after("PT1H")))),
        after("PT1H"));

    assertThat(stored("i-1").wakeUp()).isEmpty();
    assertThat(sweeper.sweep(after("PT9H"))).isEqualTo(new Swept(0, 0, 0));
    assertThat(told()).isEmpty();
  }

  @Test
  @DisplayName("a case that is written when it has something to tell already is due at once")
  void untold() {
    put(open("i-1"), after("PT4H"));

    assertThat(stored("i-1").wakeUp()).contains(after("PT4H"));
    assertThat(sweeper.sweep(after("PT4H"))).isEqualTo(new Swept(1, 3, 0));
  }

  @Test
  @DisplayName("a wake-up within the microsecond of the sweep is neither missed nor told early")
  void microseconds() {
    Case handled =
        accepted(
            INQUIRY.open(
                Opening.of(
                    CaseId.of("i-1"), CustomerId.of("c-1"), ANNA, Map.of(), TEN.plusNanos(700))));
    put(handled, TEN.plusNanos(700));

    assertThat(sweeper.sweep(after("PT1H30M").plusNanos(699)).events()).isZero();
    assertThat(sweeper.sweep(after("PT1H30M").plusNanos(700)).events()).isOne();
  }

  @Test
  @DisplayName("goes through more cases than one page holds, each once")
  void manyCases() {
    for (int i = 0; i < 450; i++) {
      put(open("i-" + i), TEN);
    }

    assertThat(sweeper.sweep(after("PT1H45M"))).isEqualTo(new Swept(450, 450, 0));
    assertThat(told()).hasSize(450).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("a case that moved after it was found is judged as it is, not as it was found")
  void movedMeanwhile() {
    Case handled = open("i-1");
    put(handled, TEN);
    Case answered =
        accepted(INQUIRY.decide(handled, Move.of(Action.of("ANSWER"), ANNA, after("PT1H"))));
    // Whoever answers commits between the sweeper's reading and its own commit.
    InterferingStore busy = new InterferingStore(store, () -> put(answered, after("PT1H")));
    UnitOfWork onBusy = UnitOfWork.on(busy, new Random(1)).withSleeper(pause -> {});

    assertThat(CaseSweeper.of(busy, onBusy, CLOCKS).sweep(after("PT2H")).events()).isZero();
    assertThat(stored("i-1").handled()).isEqualTo(answered);
    assertThat(told()).isEmpty();
  }

  @Test
  @DisplayName("a case that moved later than the instant of the sweep keeps its place in the index")
  void movedLater() {
    Workflow two =
        Workflow.of(
            WorkflowDefinition.of("two", "1")
                .withStates(
                    StateRule.of("OPEN"), StateRule.of("ANSWERED"), StateRule.last("CLOSED"))
                .withTransitions(
                    Transition.of("ANSWER", "OPEN", "ANSWERED"),
                    Transition.of("CLOSE", "ANSWERED", "CLOSED"))
                .withClocks(
                    hour("first", Trigger.opening(), "ANSWER"),
                    hour("second", Trigger.on("ANSWER"), "CLOSE")));
    CaseClocks clocks =
        CaseClocks.of(two, Map.of("always", BusinessCalendar.always(ZoneOffset.UTC)));
    Case handled =
        accepted(two.open(Opening.of(CaseId.of("i-1"), CustomerId.of("c-1"), ANNA, Map.of(), TEN)));
    put(CustomerCase.of(handled, clocks, TEN));
    Instant later = after("PT1H30S");
    Case moved = accepted(two.decide(handled, Move.of(Action.of("ANSWER"), ANNA, later)));
    InterferingStore busy =
        new InterferingStore(store, () -> put(CustomerCase.of(moved, clocks, later)));
    UnitOfWork onBusy = UnitOfWork.on(busy, new Random(1)).withSleeper(pause -> {});

    CaseSweeper.of(busy, onBusy, clocks).sweep(after("PT1H"));

    assertThat(stored("i-1").wakeUp()).contains(later.plus(Duration.ofHours(1)));
    CaseSweeper.of(store, work, clocks).sweep(after("PT24H"));
    assertThat(told()).contains("i-1 second/1/breach/due").doesNotHaveDuplicates();
  }

  private static ClockRule hour(String name, Trigger start, String stop) {
    return ClockRule.of(name, start, Limit.open(Duration.ofHours(1)), "always", Trigger.on(stop));
  }

  @Test
  @DisplayName("a case that others keep changing waits for the next run")
  void busy() {
    Case handled = open("i-1");
    put(handled, TEN);
    int[] count = {0};
    InterferingStore busy =
        new InterferingStore(
            store,
            () ->
                store.commit(
                    new ChangeSet(
                        Command.of("again-" + count[0]++, "put"),
                        List.of(
                            new Change.Put<>(
                                CustomerCase.TYPE,
                                CustomerCase.of(handled, CLOCKS, TEN),
                                Expected.any())),
                        Map.of(),
                        List.of(),
                        java.util.Optional.empty())));
    busy.always();
    UnitOfWork onBusy = UnitOfWork.on(busy, new Random(1)).withSleeper(pause -> {});

    assertThat(CaseSweeper.of(busy, onBusy, CLOCKS).sweep(after("PT2H")))
        .isEqualTo(new Swept(0, 0, 1));
    assertThat(sweeper.sweep(after("PT2H"))).isEqualTo(new Swept(1, 2, 0));
  }

  /** The type as a later version of the program writes it. */
  private static final RecordType<CustomerCase> NEWER =
      new RecordType<>(
          CustomerCase.TYPE.name(),
          2,
          CustomerCase.TYPE.codec(),
          CustomerCase.TYPE.id(),
          CustomerCase.TYPE.indexes(),
          Map.of());

  @Test
  @DisplayName("a case that cannot be read is told of, and those around it are swept")
  void unreadable() {
    for (String id : List.of("i-1", "i-2", "i-4", "i-5")) {
      put(open(id), TEN);
    }
    for (String id : List.of("i-0", "i-3", "i-6")) { // first, in the middle, last
      store.commit(
          ChangeSet.of(Command.of("newer-" + id, "put"))
              .put(NEWER, CustomerCase.of(open(id), CLOCKS, TEN), Expected.any()));
    }
    Swept swept = sweeper.sweep(after("PT3H"));
    assertThat(swept.cases()).isEqualTo(4);
    assertThat(swept.unswept())
        .extracting(Unswept::record)
        .containsExactly(
            new RecordId("case", "i-0"), new RecordId("case", "i-3"), new RecordId("case", "i-6"));
    assertThat(swept.unswept().get(0).why()).contains("format 2, newer than 1");
    assertThat(told()).hasSize(12);
    assertThat(sweeper.sweep(after("PT3H")))
        .isEqualTo(new Swept(0, 0, 0, swept.unswept())); // and again, until somebody sees to it
  }

  @Test
  @DisplayName("a case of a workflow that the clocks do not know is told of, the others are swept")
  void unknownWorkflow() {
    Workflow other =
        Workflow.of(
            WorkflowDefinition.of("complaint", "1")
                .withStates(StateRule.of("OPEN"), StateRule.last("ANSWERED"))
                .withTransitions(Transition.of("ANSWER", "OPEN", "ANSWERED")));
    Case foreign =
        accepted(
            other.open(
                Opening.of(CaseId.of("i-0"), CustomerId.of("c-1"), ANNA, Map.of(), TEN)
                    .ownedBy(Owner.of("A"))));
    put(new CustomerCase(foreign, Optional.of(TEN)));
    put(open("i-1"), TEN);
    Swept swept = sweeper.sweep(after("PT3H"));
    assertThat(swept).isEqualTo(new Swept(1, 3, 0, swept.unswept()));
    assertThat(swept.unswept())
        .singleElement()
        .satisfies(
            left -> {
              assertThat(left.record()).isEqualTo(new RecordId("case", "i-0"));
              assertThat(left.why()).contains("complaint");
            });
  }
}
