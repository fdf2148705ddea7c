package io.crmkit.benchmarks;

import com.alibaba.cola.statemachine.builder.StateMachineBuilder;
import com.alibaba.cola.statemachine.builder.StateMachineBuilderFactory;
import com.github.oxo42.stateless4j.StateMachine;
import com.github.oxo42.stateless4j.StateMachineConfig;
import io.crmkit.benchmarks.HandWrittenCase.Deed;
import io.crmkit.benchmarks.HandWrittenCase.Request;
import io.crmkit.benchmarks.HandWrittenCase.Stage;
import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.workflow.Action;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.CaseId;
import io.crmkit.workflow.Field;
import io.crmkit.workflow.FieldType;
import io.crmkit.workflow.FieldValue;
import io.crmkit.workflow.Guard;
import io.crmkit.workflow.Move;
import io.crmkit.workflow.Opening;
import io.crmkit.workflow.StateRule;
import io.crmkit.workflow.Transition;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A transition with a guard, a role and a required field; restoring a case before it; and a whole
 * case. Beside an enum switch that builds the same records, and beside two state machines, which
 * keep no history and give no reasons.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WorkflowBenchmark {
  private static final Instant AT = Instant.parse("2026-11-23T04:00:00Z");
  private static final Money CAP = Money.parse("CNY 500.00");
  private static final Money REMEDY = Money.parse("CNY 300.00");
  private static final Actor MANAGER = Actor.of("s-1", HandWrittenCase.MANAGER);
  private static final CaseId ID = CaseId.of("k-1");
  private static final CustomerId CUSTOMER = CustomerId.of("c-1");

  private final Workflow workflow = Workflow.of(definition());
  private final Opening opening = Opening.of(ID, CUSTOMER, MANAGER, Map.of(), AT);
  private final Move assess =
      Move.of(
          Action.of("ASSESS"),
          MANAGER,
          Map.of("remedy", FieldValue.amount(REMEDY), "letter", FieldValue.reference("doc-1")),
          AT.plusSeconds(60));
  private final Move answer = Move.of(Action.of("ANSWER"), MANAGER, AT.plusSeconds(120));
  private final Move close = Move.of(Action.of("CLOSE"), MANAGER, AT.plusSeconds(180));
  private final Case assessed = value(workflow.fire(opened(), assess));
  private final List<CaseEvent> history = assessed.history();

  private final Request handAssess =
      new Request(Deed.ASSESS, MANAGER, REMEDY, "doc-1", AT.plusSeconds(60), AT.plusSeconds(60));
  private final Request handAnswer = request(Deed.ANSWER, 120);
  private final Request handClose = request(Deed.CLOSE, 180);
  private final HandWrittenCase handAssessed =
      Objects.requireNonNull(HandWrittenCase.open(ID, CUSTOMER, MANAGER, AT).fire(handAssess));
  private final HandWrittenCase.Event handOpened =
      Objects.requireNonNull(HandWrittenCase.open(ID, CUSTOMER, MANAGER, AT).history()).event();
  private final List<HandWrittenCase.Event> handMoves =
      List.of(Objects.requireNonNull(handAssessed.history()).event());

  private final StateMachineConfig<Stage, Deed> stateless = stateless();
  private final StateMachine<Stage, Deed> machine = new StateMachine<>(Stage.ASSESSED, stateless);
  private final com.alibaba.cola.statemachine.StateMachine<Stage, Deed, Request> cola = cola();

  private static Request request(Deed deed, int seconds) {
    return new Request(deed, MANAGER, null, null, AT.plusSeconds(seconds), AT.plusSeconds(seconds));
  }

  private static WorkflowDefinition definition() {
    return WorkflowDefinition.of("complaint", "1")
        .withRoles(HandWrittenCase.MANAGER)
        .withFields(Field.of("remedy", FieldType.AMOUNT), Field.of("letter", FieldType.REFERENCE))
        .withStates(
            StateRule.of("RECEIVED"),
            StateRule.of("ASSESSED"),
            StateRule.of("ANSWERED"),
            StateRule.last("CLOSED"))
        .withTransitions(
            Transition.of("ASSESS", "RECEIVED", "ASSESSED").requiring("remedy"),
            Transition.of("ANSWER", "ASSESSED", "ANSWERED")
                .when(Guard.atMost("remedy", CAP))
                .requiring("letter")
                .by(HandWrittenCase.MANAGER),
            Transition.of("CLOSE", "ANSWERED", "CLOSED"),
            Transition.of("REOPEN", "CLOSED", "RECEIVED"));
  }

  private boolean small() {
    Money remedy = handAssessed.remedy();
    return remedy != null
        && remedy.compareTo(CAP) <= 0
        && handAnswer.actor().roles().contains(HandWrittenCase.MANAGER);
  }

  private StateMachineConfig<Stage, Deed> stateless() {
    StateMachineConfig<Stage, Deed> config = new StateMachineConfig<>();
    config.configure(Stage.RECEIVED).permit(Deed.ASSESS, Stage.ASSESSED);
    config.configure(Stage.ASSESSED).permitIf(Deed.ANSWER, Stage.ANSWERED, this::small);
    // One way back, so that one machine can be fired again and again.
    config
        .configure(Stage.ANSWERED)
        .permit(Deed.CLOSE, Stage.CLOSED)
        .permitIf(Deed.REOPEN, Stage.ASSESSED, this::small);
    return config;
  }

  private com.alibaba.cola.statemachine.StateMachine<Stage, Deed, Request> cola() {
    StateMachineBuilder<Stage, Deed, Request> builder = StateMachineBuilderFactory.create();
    builder
        .externalTransition()
        .from(Stage.RECEIVED)
        .to(Stage.ASSESSED)
        .on(Deed.ASSESS)
        .when(request -> true)
        .perform((from, to, deed, request) -> {});
    builder
        .externalTransition()
        .from(Stage.ASSESSED)
        .to(Stage.ANSWERED)
        .on(Deed.ANSWER)
        .when(request -> small())
        .perform((from, to, deed, request) -> {});
    builder
        .externalTransition()
        .from(Stage.ANSWERED)
        .to(Stage.CLOSED)
        .on(Deed.CLOSE)
        .when(request -> true)
        .perform((from, to, deed, request) -> {});
    return builder.build("complaint-" + System.identityHashCode(this));
  }

  private static Case value(Answer<Case> answer) {
    if (answer instanceof Answer.Accepted<Case> accepted) {
      return accepted.value();
    }
    throw new IllegalStateException("refused");
  }

  private Case opened() {
    return value(workflow.open(opening).outcome());
  }

  /** Checks that all sides end alike. */
  @Setup
  public void prepare() {
    String state = value(fire()).state().code();
    HandWrittenCase hand = Objects.requireNonNull(fireByHand());
    if (!state.equals("ANSWERED")
        || hand.stage() != Stage.ANSWERED
        || cola.fireEvent(Stage.ASSESSED, Deed.ANSWER, handAnswer) != Stage.ANSWERED
        || !path().state().code().equals("CLOSED")
        || pathByHand().stage() != Stage.CLOSED) {
      throw new IllegalStateException("the sides differ");
    }
  }

  /** A transition with its step of history, outcome only. */
  @Benchmark
  public Answer<Case> fire() {
    return workflow.fire(assessed, answer);
  }

  /** A transition with its step of history and its reasons. */
  @Benchmark
  public Decision<Answer<Case>> decide() {
    return workflow.decide(assessed, answer);
  }

  /** The switch that returns the new record, without history. */
  @Benchmark
  public @Nullable HandWrittenCase bareByHand() {
    return handAssessed.bare(handAnswer);
  }

  /** The switch, with its step of history. */
  @Benchmark
  public @Nullable HandWrittenCase fireByHand() {
    return handAssessed.fire(handAnswer);
  }

  /** The switch, with its step of history and its reasons. */
  @Benchmark
  public HandWrittenCase.@Nullable Explained decideByHand() {
    return handAssessed.decide(handAnswer);
  }

  /** stateless4j, forth and back by turns. */
  @Benchmark
  public Stage fireStateless4j() {
    machine.fire(machine.getState() == Stage.ASSESSED ? Deed.ANSWER : Deed.REOPEN);
    return machine.getState();
  }

  /** COLA's state machine. */
  @Benchmark
  public Stage fireCola() {
    return cola.fireEvent(Stage.ASSESSED, Deed.ANSWER, handAnswer);
  }

  /** A case of two events folded from its history, then moved. */
  @Benchmark
  public Answer<Case> restoreAndFire() {
    return workflow.fire(workflow.fold(history), answer);
  }

  /** The same by hand. */
  @Benchmark
  public @Nullable HandWrittenCase restoreAndFireByHand() {
    return HandWrittenCase.restore(ID, CUSTOMER, handOpened, handMoves).fire(handAnswer);
  }

  /** stateless4j made anew in a state, then fired. */
  @Benchmark
  public Stage restoreAndFireStateless4j() {
    StateMachine<Stage, Deed> restored = new StateMachine<>(Stage.ASSESSED, stateless);
    restored.fire(Deed.ANSWER);
    return restored.getState();
  }

  /** A whole case: opened, assessed, answered, closed. */
  @Benchmark
  public Case path() {
    Case now = opened();
    now = value(workflow.fire(now, assess));
    now = value(workflow.fire(now, answer));
    return value(workflow.fire(now, close));
  }

  /** The same by hand. */
  @Benchmark
  public HandWrittenCase pathByHand() {
    HandWrittenCase now = HandWrittenCase.open(ID, CUSTOMER, MANAGER, AT);
    now = Objects.requireNonNull(now.fire(handAssess));
    now = Objects.requireNonNull(now.fire(handAnswer));
    return Objects.requireNonNull(now.fire(handClose));
  }

  /** The same with stateless4j. */
  @Benchmark
  public Stage pathStateless4j() {
    StateMachine<Stage, Deed> whole = new StateMachine<>(Stage.RECEIVED, stateless);
    whole.fire(Deed.ASSESS);
    whole.fire(Deed.ANSWER);
    whole.fire(Deed.CLOSE);
    return whole.getState();
  }

  /** The same with COLA. */
  @Benchmark
  public Stage pathCola() {
    Stage stage = cola.fireEvent(Stage.RECEIVED, Deed.ASSESS, handAssess);
    stage = cola.fireEvent(stage, Deed.ANSWER, handAnswer);
    return cola.fireEvent(stage, Deed.CLOSE, handClose);
  }
}
