package io.crmkit.laws;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.json.CrmJson;
import io.crmkit.workflow.Action;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.FieldValue;
import io.crmkit.workflow.Move;
import io.crmkit.workflow.PossibleAction;
import io.crmkit.workflow.Transition;
import io.crmkit.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What every workflow keeps, and everything that is put around one: the laws of all policies, and
 * those of cases.
 */
public final class WorkflowLaws {
  private static final Set<String> NO_CLAIMS =
      Set.of(
          "policy.reasons-sum",
          "policy.reasons-complete",
          "policy.reasons-minimal",
          "policy.replay");
  private static final List<Law<WorkflowTrial>> ALL = laws();

  private WorkflowLaws() {}

  /** All of them, those of all policies first. */
  public static List<Law<WorkflowTrial>> all() {
    return ALL;
  }

  private static List<Law<WorkflowTrial>> laws() {
    List<Law<WorkflowTrial>> laws = new ArrayList<>();
    for (var law : PolicyLaws.<WorkflowQuestion, Answer<Case>>all()) {
      if (!NO_CLAIMS.contains(law.id())) { // the laws below say it of cases
        laws.add(law.on(WorkflowTrial::plain));
      }
    }
    laws.addAll(
        List.of(
            oneStep(),
            byDefinition(),
            refusedLeavesNoTrace(),
            outcomeOnly(),
            permitted(),
            fold(),
            json()));
    laws.addAll(WorkflowReasonLaws.all());
    return List.copyOf(laws);
  }

  /**
   * Tries all laws on a workflow, for applications that want to know at start-up; the laws about
   * the machine's zone, language and clock are left to tests.
   */
  public static LawReport check(Workflow workflow) {
    return LawRunner.STANDARD.run(ALL, WorkflowTrial.of(workflow));
  }

  private static Law<WorkflowTrial> oneStep() {
    return Law.of(
        "workflow.one-step",
        Wording.of(
            "An accepted move adds exactly one event, the move as it was asked for; before it a pause"
                + " ends if the case does",
            "获准的操作只增加一个事件，且与请求一致；若案件就此结束，此前先结束暂停"),
        Wording.of(
            "a history that says something else than was done proves nothing", "与事实不符的历史不能作为证据"),
        (trial, choices) -> {
          WorkflowQuestion question = trial.questions().from(choices);
          Decision<Answer<Case>> decision = decide(trial, question);
          Optional<Case> after = WorkflowCases.accepted(decision.outcome());
          if (after.isEmpty()) {
            return Verdict.pass();
          }
          Move move = question.move();
          List<CaseEvent> expected = new ArrayList<>(question.of().history());
          Optional<CaseEvent.Paused> pause = question.of().pause();
          if (pause.isPresent() && trial.workflow().ended(after.get())) {
            Instant at = Collections.max(List.of(pause.get().occurredAt(), move.occurredAt()));
            expected.add(
                new CaseEvent.Resumed(
                    expected.size() + 1L, move.actor().id(), at, move.recordedAt()));
          }
          expected.add(
              new CaseEvent.Moved(
                  expected.size() + 1L,
                  move.actor().id(),
                  move.occurredAt(),
                  move.recordedAt(),
                  move.action(),
                  question.of().state(),
                  after.get().state(),
                  move.fields()));
          return after.get().history().equals(expected)
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("the history is another one", "历史不符"),
                  PolicyLaws.asked(question),
                  Exhibit.of("history", "历史", after.get().history()));
        });
  }

  private static Law<WorkflowTrial> byDefinition() {
    return Law.of(
        "workflow.by-definition",
        Wording.of(
            "A move is accepted exactly where one transition of the definition is enabled, and leads"
                + " where that leads",
            "当且仅当定义中有一条转移可用时操作获准，且到达该转移的目标"),
        Wording.of("the picture on the wall must be what the program does", "墙上的流程图应与程序所为一致"),
        (trial, choices) -> {
          WorkflowQuestion question = trial.questions().from(choices);
          Decision<Answer<Case>> decision = decide(trial, question);
          List<Transition> enabled = enabled(trial.workflow(), question);
          Optional<Case> after = WorkflowCases.accepted(decision.outcome());
          boolean kept =
              enabled.size() < 2
                  && enabled.stream()
                      .map(Transition::to)
                      .toList()
                      .equals(after.map(Case::state).stream().toList());
          return kept
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("the definition says otherwise", "与定义不符"),
                  PolicyLaws.asked(question),
                  Exhibit.of("decision", "判定", decision),
                  Exhibit.of("enabled", "可用的转移", enabled));
        });
  }

  /** Naively, one condition after the other. */
  private static List<Transition> enabled(Workflow workflow, WorkflowQuestion question) {
    Case of = question.of();
    Move move = question.move();
    Map<String, FieldValue> fields = WorkflowReasonLaws.merged(question);
    boolean asked =
        of.workflow().equals(workflow.id())
            && !move.occurredAt().isAfter(move.recordedAt())
            && !move.occurredAt().isBefore(of.movedAt())
            && !move.recordedAt().isBefore(of.lastEvent().recordedAt())
            && move.fields().entrySet().stream()
                .allMatch(
                    entry ->
                        workflow
                            .definition()
                            .field(entry.getKey())
                            .filter(field -> field.accepts(entry.getValue()))
                            .isPresent());
    return workflow.definition().transitions().stream()
        .filter(t -> asked && t.action().equals(move.action()) && t.from().contains(of.state()))
        .filter(t -> t.guard().holds(fields) && fields.keySet().containsAll(t.requires()))
        .filter(
            t -> t.roles().isEmpty() || t.roles().stream().anyMatch(move.actor().roles()::contains))
        .toList();
  }

  private static Law<WorkflowTrial> refusedLeavesNoTrace() {
    return Law.of(
        "workflow.refused",
        Wording.of(
            "A refusal leaves the case as it was: what is asked next is answered as if nobody had"
                + " asked before",
            "被拒绝的操作不改变案件：其后的请求如同从未问过一样"),
        Wording.of("who tries something in vain must not find the case changed", "徒劳的尝试不应改变案件"),
        (trial, choices) -> {
          WorkflowQuestion refused = trial.questions().from(choices);
          Move next = new WorkflowCases(trial.workflow()).move(choices, refused.of());
          Decision<Answer<Case>> before = trial.decide().apply(refused.of(), next);
          Case copy = Case.fold(refused.of().history());
          if (decide(trial, refused).outcome() instanceof Answer.Accepted<Case>) {
            return Verdict.pass();
          }
          Decision<Answer<Case>> after = trial.decide().apply(refused.of(), next);
          return after.equals(before) && refused.of().equals(copy)
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("after the refusal the next move is decided otherwise", "拒绝之后判定改变"),
                  PolicyLaws.asked(refused),
                  Exhibit.of("next", "其后的操作", next),
                  Exhibit.of("before", "之前", before),
                  Exhibit.of("after", "之后", after));
        });
  }

  private static Law<WorkflowTrial> outcomeOnly() {
    return Law.of(
        "workflow.outcome-only",
        Wording.of("The outcome alone (fire) is that of the decision", "只取结果（fire）与判定的结果一致"),
        Wording.of(
            "bulk runs take the short way; cases must not go elsewhere there",
            "批量运行走捷径，案件不应因此走向他处"),
        (trial, choices) -> {
          WorkflowQuestion question = trial.questions().from(choices);
          Answer<Case> alone = trial.fire().apply(question.of(), question.move());
          Decision<Answer<Case>> decision = decide(trial, question);
          return alone.equals(decision.outcome())
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("they differ", "两者不同"),
                  PolicyLaws.asked(question),
                  Exhibit.of("decision", "判定", decision),
                  Exhibit.of("outcome alone", "只取结果", alone));
        });
  }

  private static Law<WorkflowTrial> permitted() {
    return Law.of(
        "workflow.permitted",
        Wording.of(
            "The list of possible actions holds each that leads out of the state, decided as asking"
                + " for it would be; of a case of another version it holds them all",
            "可进行操作的列表包含离开当前状态的每个操作，且与逐一请求的判定一致；对其他版本的案件则列出全部操作"),
        Wording.of(
            "a button that is shown must work, and one that is not must say why",
            "显示的按钮应可用，不可用的应说明原因"),
        (trial, choices) -> {
          WorkflowQuestion drawn = trial.questions().from(choices);
          boolean foreign = choices.percent(10);
          WorkflowQuestion question =
              foreign
                  ? new WorkflowQuestion(WorkflowCases.ofOtherVersion(drawn.of()), drawn.move())
                  : drawn;
          Case of = question.of();
          Move move = question.move();
          List<PossibleAction> listed =
              trial.permitted().list(of, move.actor(), move.fields(), move.occurredAt());
          Set<String> leading = new TreeSet<>();
          for (Transition transition : trial.workflow().definition().transitions()) {
            if (foreign || transition.from().contains(of.state())) {
              leading.add(transition.action().code());
            }
          }
          List<String> names = listed.stream().map(p -> p.action().code()).sorted().toList();
          boolean kept = names.equals(List.copyOf(leading));
          for (PossibleAction possible : listed) {
            Decision<Answer<Case>> asked = trial.decide().apply(of, at(move, possible.action()));
            kept &=
                possible.to().equals(WorkflowCases.accepted(asked.outcome()).map(Case::state))
                    && possible.reasons().equals(asked.reasons());
          }
          return kept
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("the list says otherwise", "列表与判定不符"),
                  PolicyLaws.asked(question),
                  Exhibit.of("list", "列表", listed));
        });
  }

  private static Move at(Move move, Action action) {
    return Move.of(action, move.actor(), move.fields(), move.occurredAt());
  }

  private static Law<WorkflowTrial> fold() {
    return Law.of(
        "workflow.fold",
        Wording.of(
            "Folding the history of a case gives the case, fields, owner and pause included",
            "由历史重新推演得到同一案件，包括字段、负责人与暂停"),
        Wording.of(
            "cases are stored as what happened; what is read back must be what was written",
            "案件按事件存储，读回的应与写入的一致"),
        (trial, choices) -> {
          Case walked = new WorkflowCases(trial.workflow()).walk(choices, WorkflowCases.START);
          Case folded = trial.fold().apply(walked.history());
          boolean same =
              folded.equals(walked)
                  && folded.state().equals(walked.state())
                  && folded.fields().equals(walked.fields())
                  && folded.owner().equals(walked.owner())
                  && folded.pause().equals(walked.pause())
                  && folded.movedAt().equals(walked.movedAt())
                  && folded.workflow().equals(walked.workflow());
          if (!same) {
            return Verdict.breaks(
                Wording.of("it gives another case", "得到另一案件"),
                Exhibit.of("history", "历史", walked.history()),
                Exhibit.of("folded", "推演所得", folded));
          }
          List<CaseEvent> takenOver = WorkflowCases.takenOver(walked);
          Case bare = trial.fold().apply(takenOver);
          return bare.fields().isEmpty()
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("what a migration dropped is known again", "迁移时去掉的字段又有了值"),
                  Exhibit.of("history", "历史", takenOver),
                  Exhibit.of("folded", "推演所得", bare));
        });
  }

  private static Law<WorkflowTrial> json() {
    return Law.<WorkflowTrial>of(
            "workflow.json",
            Wording.of(
                "A case that is written and read again is the same and is decided alike",
                "案件写出再读回后不变，判定亦不变"),
            Wording.of("every host stores its cases between two moves", "宿主系统在两次操作之间总要存储案件"),
            (trial, choices) -> {
              WorkflowQuestion question = trial.questions().from(choices);
              Case read = CrmJson.read(CrmJson.write(question.of()), Case.class);
              Decision<Answer<Case>> before = decide(trial, question);
              Decision<Answer<Case>> after = trial.decide().apply(read, question.move());
              return read.equals(question.of()) && after.equals(before)
                  ? Verdict.holds()
                  : Verdict.breaks(
                      Wording.of("it is not the same", "已不相同"),
                      PolicyLaws.asked(question),
                      Exhibit.of("before", "之前", before),
                      Exhibit.of("after", "之后", after));
            })
        .costing(5);
  }

  static Decision<Answer<Case>> decide(WorkflowTrial trial, WorkflowQuestion question) {
    return trial.decide().apply(question.of(), question.move());
  }
}
