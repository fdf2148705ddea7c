package io.crmkit.workflow;

import static io.crmkit.workflow.SampleWorkflows.ANN;
import static io.crmkit.workflow.SampleWorkflows.NOON;
import static io.crmkit.workflow.SampleWorkflows.at;
import static io.crmkit.workflow.SampleWorkflows.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The values of workflows")
class WorkflowValuesTest {
  @ParameterizedTest(name = "''{0}''")
  @ValueSource(strings = {"", "1a", "a b", "ü", "a\n"})
  @DisplayName("codes and names are refused if malformed:")
  void codes(String bad) {
    assertThatIllegalArgumentException().isThrownBy(() -> State.of(bad));
    assertThatIllegalArgumentException().isThrownBy(() -> Action.of(bad));
    assertThatIllegalArgumentException().isThrownBy(() -> Role.of(bad));
    assertThatIllegalArgumentException().isThrownBy(() -> Holder.of(bad));
    assertThatIllegalArgumentException().isThrownBy(() -> Owner.of(bad));
    assertThatIllegalArgumentException().isThrownBy(() -> FieldValue.code(bad));
    assertThatIllegalArgumentException().isThrownBy(() -> Field.of(bad, FieldType.FLAG));
    assertThatIllegalArgumentException().isThrownBy(() -> Guard.known(bad));
    assertThatIllegalArgumentException().isThrownBy(() -> Guard.flag(bad));
    assertThatIllegalArgumentException().isThrownBy(() -> Guard.is("kind", bad));
    assertThatIllegalArgumentException().isThrownBy(() -> Guard.atLeast(bad, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Move.of(Action.of("GO"), ANN, NOON).with(bad, FieldValue.count(1)))
        .withMessageStartingWith("field must be a letter and up to 63");
  }

  @Test
  @DisplayName("codes show as they are and are named by texts")
  void terms() {
    assertThat(State.of("OPEN")).hasToString("OPEN");
    assertThat(State.of("OPEN").termCode()).isEqualTo("term.state.OPEN");
    assertThat(Action.of("GO").termCode()).isEqualTo("term.action.GO");
    assertThat(Role.SYSTEM.termCode()).isEqualTo("term.role.SYSTEM");
    assertThat(Holder.SUPPLIER.termCode()).isEqualTo("term.holder.SUPPLIER");
    assertThat(Owner.of("desk", StaffId.of("s-1"))).hasToString("desk s-1");
    assertThat(Owner.of("desk")).hasToString("desk");
    assertThat(CaseId.of("a").compareTo(CaseId.of("b"))).isNegative();
    assertThatIllegalArgumentException().isThrownBy(() -> CaseId.of(" "));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FieldValue.reference("x\ty"))
        .withMessageContaining("it had 3");
  }

  @Test
  @DisplayName("values of one ordered kind compare, amounts within a currency")
  void compare() {
    assertThat(FieldValue.count(2).compare(FieldValue.count(3))).hasValue(-1);
    assertThat(amount("CNY 2.00").compare(amount("CNY 2.00"))).hasValue(0);
    assertThat(amount("CNY 2.00").compare(amount("USD 2.00"))).isEqualTo(OptionalInt.empty());
    assertThat(FieldValue.moment(at(1)).compare(FieldValue.moment(NOON))).hasValue(1);
    FieldValue day = FieldValue.day(LocalDate.of(2026, 1, 2));
    assertThat(day.compare(FieldValue.day(LocalDate.of(2026, 1, 1))).getAsInt()).isPositive();
    assertThat(day.compare(FieldValue.count(1))).isEmpty();
    assertThat(FieldValue.flag(true).compare(FieldValue.flag(false))).isEmpty();
  }

  private static FieldValue amount(String money) {
    return FieldValue.amount(Money.parse(money));
  }

  @Test
  @DisplayName("fields list codes exactly if they hold codes, each once")
  void fields() {
    assertThatIllegalArgumentException().isThrownBy(() -> Field.codes("kind"));
    assertThatIllegalArgumentException().isThrownBy(() -> Field.codes("kind", "a", "a"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Field("kind", FieldType.FLAG, List.of("a")));
    Field kind = Field.codes("kind", "a", "b");
    assertThat(kind.accepts(FieldValue.code("a"))).isTrue();
    assertThat(kind.accepts(FieldValue.code("c"))).isFalse();
    assertThat(kind.accepts(FieldValue.count(1))).isFalse();
  }

  @Test
  @DisplayName("guards are refused without parts or with a bound that has no order")
  void guards() {
    assertThatIllegalArgumentException().isThrownBy(Guard::any);
    assertThatIllegalArgumentException().isThrownBy(Guard::none);
    assertThatIllegalArgumentException().isThrownBy(() -> Guard.is("kind"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GuardBound.AtMost("kind", FieldValue.code("a")))
        .withMessageContaining("must be a count, amount, day or moment, was CODE");
  }

  @Test
  @DisplayName("guards hold of what is known, up to and beyond their bounds as they say")
  void holds() {
    Map<String, FieldValue> two = Map.of("n", FieldValue.count(2));
    assertThat(Guard.atLeast("n", 2).holds(two)).isTrue();
    assertThat(Guard.moreThan("n", 2).holds(two)).isFalse();
    assertThat(Guard.atMost("n", 2).holds(two)).isTrue();
    assertThat(Guard.lessThan("n", 2).holds(two)).isFalse();
    assertThat(Guard.lessThan("n", 3).holds(two)).isTrue();
    assertThat(Guard.moreThan("n", 1).holds(two)).isTrue();
    assertThat(Guard.atLeast("n", 3).holds(two)).isFalse();
    assertThat(Guard.atMost("n", 1).holds(two)).isFalse();
    assertThat(Guard.atMost("other", 2).holds(two)).isFalse();
    assertThat(Guard.none(Guard.atMost("other", 2)).holds(two)).isTrue();
    assertThat(Guard.always().holds(Map.of())).isTrue();
    assertThat(Guard.any(Guard.known("x"), Guard.known("n")).holds(two)).isTrue();
    assertThat(Guard.all(Guard.known("x"), Guard.known("n")).holds(two)).isFalse();
    assertThat(Guard.notFlag("x").holds(two)).isFalse();
    assertThat(Guard.all(Guard.known("b"), Guard.any(Guard.flag("a"), Guard.known("b"))).fields())
        .containsExactly("b", "a");
  }

  @Test
  @DisplayName("fields of a case are an immutable map, sorted, merged as maps are")
  void fieldMap() {
    Map<String, FieldValue> some = new HashMap<>();
    Map<String, FieldValue> others = new HashMap<>();
    for (int i = 0; i < 12; i++) {
      (i % 3 == 0 ? others : some).put("f" + i, FieldValue.count(i));
      if (i % 4 == 0) {
        others.put("f" + i, FieldValue.count(-i));
      }
    }
    Map<String, FieldValue> merged = new TreeMap<>(some);
    merged.putAll(others);
    FieldMap map = FieldMap.copyOf(some).with(FieldMap.copyOf(others));
    assertThat(map).isEqualTo(merged).hasSameHashCodeAs(merged).hasToString(merged.toString());
    assertThat(map.keySet()).containsExactlyElementsOf(merged.keySet());
    assertThat(map.get("f4")).isEqualTo(FieldValue.count(-4));
    assertThat(map.get("none")).isNull();
    assertThat(map.containsKey("f5")).isTrue();
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> map.put("f1", FieldValue.count(1)));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> map.remove("f1"));
    assertThat(FieldMap.copyOf(map)).isSameAs(map);
    assertThat(FieldMap.EMPTY.with(map)).isSameAs(map);
    assertThat(map.with(FieldMap.EMPTY)).isSameAs(map);
  }

  @Test
  @DisplayName("triggers have a text form and tell which events pull them")
  void triggers() {
    for (String text :
        List.of(
            "opening",
            "on:QUOTE",
            "entering:QUOTED",
            "moving:CLOSED>OPEN",
            "opening or on:QUOTE or moving:CLOSED>OPEN")) {
      assertThat(Trigger.parse(text).text()).isEqualTo(text);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trigger.parse("at:NOON"))
        .withMessageContaining(
            "must be opening, on:<action>, entering:<state>, moving:<state>><state>, or several of"
                + " these joined by ' or ', was 'at:NOON'");
    assertThatIllegalArgumentException().isThrownBy(() -> Trigger.parse("opening or at:NOON"));
    assertThatIllegalArgumentException().isThrownBy(() -> Trigger.parse("moving:OPEN"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trigger.parse("opening or opening"))
        .withMessageContaining("at least two different ones");
    Trigger two = Trigger.anyOf(Trigger.opening(), Trigger.on("QUOTE"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trigger.anyOf(two, Trigger.on("CLOSE")))
        .withMessageContaining("none made of several itself");
    List<CaseEvent> history = SampleWorkflows.eventful().history();
    assertThat(history.stream().filter(Trigger.opening()::fires)).hasSize(1);
    assertThat(history.stream().filter(Trigger.on("QUOTE")::fires)).hasSize(1);
    assertThat(history.stream().filter(Trigger.on("CLOSE")::fires)).isEmpty();
    assertThat(history.stream().filter(Trigger.entering("QUOTED")::fires))
        .hasSize(2); // moved and migrated
    assertThat(history.stream().filter(two::fires)).hasSize(2);
    CaseEvent.Moved quote =
        (CaseEvent.Moved) history.stream().filter(Trigger.on("QUOTE")::fires).findFirst().get();
    String from = quote.from().code();
    assertThat(history.stream().filter(Trigger.moving(from, "QUOTED")::fires))
        .containsExactly(quote);
    assertThat(history.stream().filter(Trigger.moving("QUOTED", from)::fires)).isEmpty();
  }

  @Test
  @DisplayName("events are numbered from one and know what they need")
  void events() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CaseEvent.Resumed(0, ANN.id(), NOON, NOON))
        .withMessage("event number must be 1 or more, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CaseEvent.Paused(2, ANN.id(), NOON, NOON, Holder.TEAM, "so so"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CaseEvent.Noted(2, ANN.id(), NOON, NOON, " "));
  }

  @Test
  @DisplayName("sets keep their order, so that documents come out alike")
  void order() {
    Transition transition =
        Transition.of("GO", List.of("Z", "A", "M"), "X").requiring("z", "a").by(Role.of("Q"));
    assertThat(transition.from()).extracting(State::code).containsExactly("Z", "A", "M");
    assertThat(transition.requires()).containsExactly("z", "a");
    assertThat(transition.from()).isUnmodifiable();
    assertThat(new Actor(StaffId.of("s"), Set.of()).roles()).isEmpty();
  }

  @Test
  @DisplayName("a move costs the same however long the history is")
  void cost() {
    Workflow loop =
        Workflow.of(
            WorkflowDefinition.of("loop", "1")
                .withStates(StateRule.of("A"), StateRule.last("B"))
                .withTransitions(Transition.of("AGAIN", "A", "A"), Transition.of("END", "A", "B")));
    Case fresh =
        value(loop.open(Opening.of(CaseId.of("k"), CustomerId.of("c"), ANN, Map.of(), NOON)));
    Move again = Move.of(Action.of("AGAIN"), ANN, NOON);
    Case old = fresh;
    for (int i = 0; i < 20_000; i++) {
      old = value(loop.decide(old, again));
    }
    assertThat(old.events()).isEqualTo(20_001);
    assertThat(old.history()).hasSize(20_001);
    assertThat(allocated(loop, old, again)).isLessThan(4 * allocated(loop, fresh, again) + 10_000);
    assertThat(old.lastEvent().entered()).isEqualTo(Optional.of(State.of("A")));
  }

  private static long allocated(Workflow workflow, Case from, Move move) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Case now = from;
    for (int i = 0; i < 100; i++) {
      now = value(workflow.decide(now, move));
    }
    assertThat(now.events()).isEqualTo(from.events() + 100);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
