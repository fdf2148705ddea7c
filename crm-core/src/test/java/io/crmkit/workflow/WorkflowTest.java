package io.crmkit.workflow;

import static io.crmkit.workflow.SampleWorkflows.ANN;
import static io.crmkit.workflow.SampleWorkflows.MAX;
import static io.crmkit.workflow.SampleWorkflows.NOON;
import static io.crmkit.workflow.SampleWorkflows.at;
import static io.crmkit.workflow.SampleWorkflows.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A workflow")
class WorkflowTest {
  private static final Workflow REPAIR = Workflow.of(SampleWorkflows.repair());
  private static final Action QUOTE = Action.of("QUOTE");
  private static final Action CLOSE = Action.of("CLOSE");

  private final Case received = SampleWorkflows.open(REPAIR);

  private static FieldValue cny(String amount) {
    return FieldValue.amount(Money.parse("CNY " + amount));
  }

  static String english(Decision<?> decision) {
    return decision.explain(Locale.ENGLISH);
  }

  private Case inRepair() {
    return value(REPAIR.decide(received, Move.of(QUOTE, ANN, at(1)).with("quote", cny("500.00"))));
  }

  @Test
  @DisplayName("opens a case in its initial state, with the fields it asks for")
  void opens() {
    assertThat(received.state()).isEqualTo(State.of("RECEIVED"));
    assertThat(received.workflow()).isEqualTo(new PolicyId("repair", "1"));
    assertThat(received.customer()).isEqualTo(CustomerId.of("c-17"));
    assertThat(received.owner()).contains(Owner.of("workshop"));
    assertThat(received.field("fault")).contains(FieldValue.code("screen"));
    assertThat(received.history()).hasSize(1);
    assertThat(received.openedAt()).isEqualTo(NOON);

    Decision<Answer<Case>> refused =
        REPAIR.open(
            new Opening(
                CaseId.of("k-2"),
                CustomerId.of("c-17"),
                ANN,
                Map.of("warranty", cny("1.00"), "colour", FieldValue.code("red")),
                Optional.empty(),
                at(1),
                NOON));
    assertThat(refused.outcome()).isEqualTo(Answer.refused());
    assertThat(english(refused).lines())
        .containsExactlyInAnyOrder(
            "This workflow has no field colour",
            "The value of warranty must be yes or no",
            "fault must be known",
            "It is recorded at 2026-11-23T04:00:00Z and must not occur later, at"
                + " 2026-11-23T05:00:00Z");
  }

  @Test
  @DisplayName("moves a case where the guard leads, and says why; the bound is the guard's")
  void moves() {
    Decision<Answer<Case>> cheap =
        REPAIR.decide(received, Move.of(QUOTE, ANN, at(1)).with("quote", cny("500.00")));
    assertThat(value(cheap).state()).isEqualTo(State.of("IN_REPAIR"));
    assertThat(cheap.policy()).isEqualTo(REPAIR.id());
    assertThat(english(cheap))
        .isEqualTo(
            "QUOTE leads from RECEIVED to IN_REPAIR\n"
                + "Its condition holds: at least one of these holds: (warranty = yes; quote is at"
                + " most CNY 500.00)");
    Case dear =
        value(REPAIR.decide(received, Move.of(QUOTE, ANN, at(1)).with("quote", cny("500.01"))));
    assertThat(dear.state()).isEqualTo(State.of("QUOTED"));
    assertThat(dear.field("quote")).contains(cny("500.01"));
    assertThat(dear.lastEvent())
        .isEqualTo(
            new CaseEvent.Moved(
                2,
                ANN.id(),
                at(1),
                at(1),
                QUOTE,
                State.of("RECEIVED"),
                State.of("QUOTED"),
                Map.of("quote", cny("500.01"))));
  }

  @Test
  @DisplayName("refuses with everything in the way: fields, conditions, roles and times together")
  void refuses() {
    Case inRepair = inRepair();
    Move move =
        new Move(
            CLOSE,
            ANN,
            Map.of("visits", FieldValue.count(4), "fault", FieldValue.code("other")),
            at(0),
            at(0));
    Decision<Answer<Case>> refused = REPAIR.decide(inRepair, move);
    assertThat(refused.outcome()).isEqualTo(Answer.refused());
    assertThat(english(refused))
        .isEqualTo(
            "It must not occur before 2026-11-23T05:00:00Z\n"
                + "It must not be recorded before 2026-11-23T05:00:00Z, when the case was last"
                + " changed\n"
                + "It takes that report is known (now: report is not known)\n"
                + "It takes that fault is one of (battery; screen) (now: fault = other)\n"
                + "It takes that visits is less than 4 (now: visits = 4)\n"
                + "It takes one of these roles: MANAGER; SYSTEM");
    assertThat(refused.explain(Locale.SIMPLIFIED_CHINESE))
        .contains("须满足：visits 低于 4（目前：visits = 4）")
        .contains("须具有以下角色之一：MANAGER；SYSTEM");
    Decision<Answer<Case>> cleared =
        REPAIR.decide(
            inRepair,
            Move.of(CLOSE, MAX, at(2))
                .with("report", FieldValue.reference("doc-1"))
                .with("visits", FieldValue.count(3)));
    assertThat(value(cleared).state()).isEqualTo(State.of("CLOSED"));
    assertThat(REPAIR.ended(value(cleared))).isTrue();
    assertThat(REPAIR.ended(inRepair)).isFalse();
  }

  @Test
  @DisplayName("where several ways are closed, says for each what is in the way")
  void severalWays() {
    Decision<Answer<Case>> refused =
        REPAIR.decide(
            value(REPAIR.decide(inRepair(), Move.of(Action.of("ORDER_PARTS"), ANN, at(2)))),
            Move.of(QUOTE, ANN, at(3)));
    assertThat(english(refused))
        .isEqualTo("QUOTE is not possible in AWAITING_PARTS; possible are: PARTS_ARRIVED");
    Workflow split =
        Workflow.of(
            WorkflowDefinition.of("split", "1")
                .withFields(Field.of("n", FieldType.COUNT), Field.of("doc", FieldType.REFERENCE))
                .withStates(StateRule.of("A"), StateRule.last("LOW"), StateRule.last("HIGH"))
                .withTransitions(
                    Transition.of("GO", "A", "LOW").when(Guard.lessThan("n", 5)).requiring("doc"),
                    Transition.of("GO", "A", "HIGH").when(Guard.atLeast("n", 5))));
    Case opened =
        value(split.open(Opening.of(CaseId.of("k"), CustomerId.of("c"), ANN, Map.of(), NOON)));
    assertThat(english(split.decide(opened, Move.of(Action.of("GO"), ANN, NOON))))
        .isEqualTo(
            "What is missing to reach LOW: doc must be known; It takes that n is less than 5"
                + " (now: n is not known)\n"
                + "What is missing to reach HIGH: It takes that n is at least 5 (now: n is not"
                + " known)");
    assertThat(
            english(
                split.decide(
                    opened, Move.of(Action.of("GO"), ANN, NOON).with("n", FieldValue.count(1)))))
        .isEqualTo("doc must be known");
  }

  @Test
  @DisplayName("in a state that nothing leads out of, says that nothing is possible")
  void nothingPossible() {
    Case withdrawn = value(REPAIR.decide(received, Move.of(Action.of("WITHDRAW"), ANN, at(1))));
    assertThat(english(REPAIR.decide(withdrawn, Move.of(CLOSE, MAX, at(2)))))
        .isEqualTo("CLOSE is not possible: nothing more can be done in WITHDRAWN");
    assertThat(REPAIR.permitted(withdrawn, MAX, at(2))).isEmpty();
  }

  @Test
  @DisplayName("lists every action that leads out of the state, allowed or with what is missing")
  void permits() {
    List<PossibleAction> actions = REPAIR.permitted(inRepair(), ANN, at(2));
    assertThat(actions)
        .extracting(PossibleAction::action)
        .containsExactly(Action.of("ORDER_PARTS"), CLOSE);
    assertThat(actions.get(0).to()).contains(State.of("AWAITING_PARTS"));
    assertThat(actions.get(1).allowed()).isFalse();
    assertThat(actions.get(1).reasons())
        .contains(new WorkflowReason.LacksRole(List.of(SampleWorkflows.MANAGER, Role.SYSTEM)));
    assertThat(
            REPAIR.permitted(
                inRepair(),
                MAX,
                Map.of("report", FieldValue.reference("d"), "visits", FieldValue.count(0)),
                at(2)))
        .allMatch(PossibleAction::allowed);
  }

  @Test
  @DisplayName("takes nothing from another workflow or another version of it")
  void otherVersion() {
    Workflow second = Workflow.of(SampleWorkflows.repair().withVersion("2"));
    assertThat(english(second.decide(received, Move.of(CLOSE, MAX, at(1)))))
        .isEqualTo(
            "The case follows repair 1, not repair 2; ask that workflow, or migrate the case"
                + " first");
    List<PossibleAction> listed = second.permitted(received, MAX, at(1));
    assertThat(listed.stream().map(PossibleAction::action))
        .containsExactlyElementsOf(
            second.definition().transitions().stream().map(Transition::action).distinct().toList());
    assertThat(listed)
        .allSatisfy(
            possible -> {
              assertThat(possible.allowed()).isFalse();
              assertThat(possible.reasons())
                  .containsExactly(new WorkflowReason.OtherWorkflow(REPAIR.id(), second.id()));
            });
    assertThat(second.ended(received)).isFalse();
    Workflow shrunk =
        Workflow.of(
            WorkflowDefinition.of("repair", "1")
                .withStates(StateRule.of("X"), StateRule.last("Y"))
                .withTransitions(Transition.of("GO", "X", "Y")));
    assertThat(english(shrunk.decide(received, Move.of(CLOSE, MAX, at(1)))))
        .isEqualTo("The case is in RECEIVED, which this workflow does not have");
    assertThat(shrunk.permitted(received, MAX, at(1)))
        .containsExactly(
            new PossibleAction(
                Action.of("GO"),
                Optional.empty(),
                List.of(new WorkflowReason.NotInWorkflow(received.state()))));
  }

  @Test
  @DisplayName("gives a case to somebody else, once")
  void assigns() {
    Owner desk = Owner.of("desk");
    Case assigned = value(REPAIR.assign(received, desk, MAX, at(1), at(1)));
    assertThat(assigned.owner()).contains(desk);
    assertThat(assigned.state()).isEqualTo(received.state());
    assertThat(english(REPAIR.assign(assigned, desk, MAX, at(2), at(2))))
        .isEqualTo("desk sees to the case already");
  }

  @Test
  @DisplayName("an assignment that is entered late takes a case from nobody who took it over since")
  void assignsLate() {
    Owner desk = Owner.of("desk");
    Case assigned = value(REPAIR.assign(received, desk, MAX, at(3), at(3)));
    Decision<Answer<Case>> late = REPAIR.assign(assigned, Owner.of("stock"), MAX, at(2), at(4));
    assertThat(value(late).owner()).contains(desk);
    assertThat(value(late).ownedSince()).isEqualTo(at(3));
    assertThat(english(late))
        .isEqualTo(
            "stock saw to the case from 2026-11-23T06:00:00Z to 2026-11-23T07:00:00Z; whoever took"
                + " it over then keeps it");
    assertThat(REPAIR.fold(value(late).history())).isEqualTo(value(late));
    assertThat(REPAIR.fold(value(late).history()).owner()).contains(desk);
    Owner last = Owner.of("warehouse");
    assertThat(value(REPAIR.assign(value(late), last, MAX, at(3), at(5))).owner()).contains(last);
  }

  static Opening opening(String field, FieldValue fieldValue) {
    return Opening.of(CaseId.of("k-9"), CustomerId.of("c-1"), ANN, Map.of(field, fieldValue), NOON);
  }

  @Test
  @DisplayName("histories that are none are refused, naming the event")
  void badHistories() {
    List<CaseEvent> good = inRepair().history();
    assertThat(REPAIR.fold(good)).isEqualTo(inRepair());
    CaseEvent.Moved move = (CaseEvent.Moved) good.get(1);
    Instant early = at(-1);
    List<CaseEvent> bad =
        List.of(
            moved(3, at(1), at(1), move.from()),
            moved(2, at(2), at(1), move.from()),
            moved(2, early, early, move.from()),
            moved(2, early, at(1), move.from()),
            moved(2, at(1), at(1), move.to()),
            new CaseEvent.Resumed(2, ANN.id(), at(1), at(1)),
            new CaseEvent.Assigned(2, ANN.id(), early, at(1), Owner.of("x")),
            good.get(0));
    for (CaseEvent event : bad) {
      assertThatIllegalArgumentException()
          .as("%s", event)
          .isThrownBy(() -> Case.fold(List.of(good.get(0), event)))
          .withMessageStartingWith("event ");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Case.fold(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> Case.fold(List.of(move)));
  }

  private static CaseEvent moved(long number, Instant occurred, Instant recorded, State from) {
    return new CaseEvent.Moved(
        number, ANN.id(), occurred, recorded, QUOTE, from, State.of("QUOTED"), Map.of());
  }

  @Test
  @DisplayName("equal definitions make equal workflows, which take each other's cases")
  void equality() {
    Workflow same = Workflow.of(SampleWorkflows.repair());
    assertThat(same).isEqualTo(REPAIR).hasSameHashCodeAs(REPAIR);
    assertThat(same).isNotEqualTo(Workflow.of(SampleWorkflows.repair().withVersion("2")));
    Move withdraw = Move.of(Action.of("WITHDRAW"), ANN, at(1));
    assertThat(same.decide(received, withdraw)).isEqualTo(REPAIR.decide(received, withdraw));
    assertThat(received).hasToString("Case k-1 of repair 1 in RECEIVED after 1 events");
    assertThat(REPAIR).hasToString("Workflow repair 1");
    assertThat(received)
        .isNotEqualTo(inRepair())
        .isNotEqualTo(value(REPAIR.open(opening("fault", FieldValue.code("screen")))));
  }
}
