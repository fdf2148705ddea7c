package io.crmkit.laws;

import io.crmkit.customer.StaffId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.FieldValue;
import io.crmkit.workflow.Guard;
import io.crmkit.workflow.Move;
import io.crmkit.workflow.Role;
import io.crmkit.workflow.StateRule;
import io.crmkit.workflow.Transition;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowChecker;
import io.crmkit.workflow.WorkflowReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The laws of what refusals list, and of cases coming to an end. */
final class WorkflowReasonLaws {
  private WorkflowReasonLaws() {}

  static List<Law<WorkflowTrial>> all() {
    return List.of(complete(), minimal(), canEnd());
  }

  private static Law<WorkflowTrial> complete() {
    return Law.of(
        "workflow.reasons-complete",
        Wording.of(
            "A refusal lists everything in the way: with all of it supplied, nothing else turns up",
            "拒绝时列出全部障碍：补齐之后不再出现新的障碍"),
        Wording.of(
            "who supplies what we asked for and is refused again loses patience",
            "照要求补齐之后又被拒绝，谁都会失去耐心"),
        (trial, choices) -> {
          WorkflowQuestion question = trial.questions().from(choices);
          Decision<Answer<Case>> decision = WorkflowLaws.decide(trial, question);
          if (decision.outcome() instanceof Answer.Accepted<Case>) {
            return Verdict.pass();
          }
          List<Reason> blockers = blockers(decision.reasons());
          Optional<WorkflowQuestion> cleared = clear(trial.workflow(), question, blockers, -1);
          if (cleared.isEmpty()) {
            return Verdict.pass();
          }
          Decision<Answer<Case>> after = WorkflowLaws.decide(trial, cleared.get());
          boolean omitted =
              after.outcome() instanceof Answer.Refused<Case>
                  && blockers(after.reasons()).stream().anyMatch(b -> stood(b, question));
          return omitted
              ? Verdict.breaks(
                  Wording.of("something was in the way that was not listed", "有未列出的障碍"),
                  PolicyLaws.asked(question),
                  Exhibit.of("decision", "判定", decision),
                  Exhibit.of("cleared", "补齐之后", cleared.get()),
                  Exhibit.of("decision then", "其后的判定", after))
              : Verdict.holds();
        });
  }

  private static Law<WorkflowTrial> minimal() {
    return Law.of(
        "workflow.reasons-minimal",
        Wording.of(
            "Everything that a refusal lists is in the way: with all but one supplied, it is"
                + " refused still",
            "所列每一项都确是障碍：只差一项仍会被拒绝"),
        Wording.of("nobody should have to supply what was not needed", "不应要求提供不需要的东西"),
        (trial, choices) -> {
          WorkflowQuestion question = trial.questions().from(choices);
          Decision<Answer<Case>> decision = WorkflowLaws.decide(trial, question);
          List<Reason> blockers = blockers(decision.reasons());
          if (decision.outcome() instanceof Answer.Accepted<Case>
              || blockers.isEmpty()
              || decision.reasons().stream().anyMatch(WorkflowReason.Blocked.class::isInstance)) {
            return Verdict.pass();
          }
          int kept = choices.between(0, blockers.size() - 1);
          Optional<WorkflowQuestion> cleared = clear(trial.workflow(), question, blockers, kept);
          if (cleared.isEmpty() || !stood(blockers.get(kept), question)) {
            return cleared.isEmpty()
                ? Verdict.pass()
                : Verdict.breaks(
                    Wording.of("it lists what was not in the way", "列出了并非障碍的内容"),
                    PolicyLaws.asked(question),
                    Exhibit.of("decision", "判定", decision),
                    Exhibit.of("blocker", "所列障碍", blockers.get(kept)));
          }
          boolean goneToo = !stood(blockers.get(kept), cleared.get());
          return goneToo
                  || WorkflowLaws.decide(trial, cleared.get()).outcome()
                      instanceof Answer.Refused<Case>
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("it passes although one blocker remains", "尚有障碍却已获准"),
                  PolicyLaws.asked(question),
                  Exhibit.of("decision", "判定", decision),
                  Exhibit.of("blocker", "所列障碍", blockers.get(kept)));
        });
  }

  private static Law<WorkflowTrial> canEnd() {
    return Law.<WorkflowTrial>of(
            "workflow.can-end",
            Wording.of(
                "Wherever a case gets, somebody with all roles and all papers can bring it to an end",
                "无论案件走到哪里，具备全部角色和材料的人总能使其结束"),
            Wording.of(
                "a case that cannot end stays on somebody's list for ever", "无法结束的案件会永远留在清单上"),
            (trial, choices) -> {
              Case walked = new WorkflowCases(trial.workflow()).walk(choices, WorkflowCases.START);
              return ends(trial, walked, new HashSet<>())
                  ? Verdict.holds()
                  : Verdict.breaks(
                      Wording.of("no way to an end was found", "找不到结束的途径"),
                      Exhibit.of("case", "案件", walked),
                      Exhibit.of("fields", "字段", walked.fields()));
            })
        .costing(3);
  }

  private static boolean ends(WorkflowTrial trial, Case now, Set<String> seen) {
    Workflow workflow = trial.workflow();
    if (workflow.state(now.state()).filter(StateRule::isFinal).isPresent()) {
      return true;
    }
    if (!seen.add(now.state().code())) {
      return false;
    }
    Actor all = new WorkflowCases(workflow).everybody();
    for (Transition way : workflow.definition().transitions()) {
      if (!way.from().contains(now.state())) {
        continue;
      }
      List<Guard> needed = new ArrayList<>(List.of(way.guard()));
      way.requires().forEach(field -> needed.add(Guard.known(field)));
      // What is known can be changed, but not forgotten.
      way.guard().fields().stream()
          .filter(now.fields()::containsKey)
          .forEach(field -> needed.add(Guard.known(field)));
      Optional<Case> after =
          WorkflowChecker.example(workflow.definition(), new Guard.All(needed))
              .map(
                  fields ->
                      trial
                          .decide()
                          .apply(
                              now,
                              Move.of(way.action(), all, fields, now.lastEvent().recordedAt())))
              .flatMap(decision -> WorkflowCases.accepted(decision.outcome()));
      if (after.isPresent() && ends(trial, after.get(), seen)) {
        return true;
      }
    }
    return false;
  }

  /** What is to be supplied; where several ways are closed, for the first of them. */
  private static List<Reason> blockers(List<Reason> reasons) {
    List<Reason> blockers = new ArrayList<>();
    boolean inside = false;
    for (Reason reason : reasons) {
      if (reason instanceof WorkflowReason.Blocked blocked) {
        if (!inside) {
          blockers.addAll(blocked.reasons());
        }
        inside = true;
      } else {
        blockers.add(reason);
      }
    }
    return blockers;
  }

  /** The question with all blockers gone but one; empty if one cannot be made to go. */
  private static Optional<WorkflowQuestion> clear(
      Workflow workflow, WorkflowQuestion question, List<Reason> blockers, int kept) {
    Move move = question.move();
    Map<String, FieldValue> fields = new HashMap<>(move.fields());
    Set<Role> roles = new HashSet<>(move.actor().roles());
    Instant occurred = move.occurredAt();
    Instant recorded = move.recordedAt();
    List<Guard> needed = new ArrayList<>();
    for (int i = 0; i < blockers.size(); i++) {
      Reason blocker = blockers.get(i);
      if (i == kept) {
        continue;
      }
      if (blocker instanceof WorkflowReason.MissingField missing) {
        needed.add(Guard.known(missing.field()));
      } else if (blocker instanceof WorkflowReason.Unmet unmet) {
        needed.add(unmet.guard());
      } else if (blocker instanceof WorkflowReason.LacksRole lacks) {
        roles.add(lacks.roles().get(0));
      } else if (blocker instanceof WorkflowReason.NoSuchField none) {
        fields.remove(none.field());
      } else if (blocker instanceof WorkflowReason.TooEarly early) {
        occurred = early.earliest();
      } else if (blocker instanceof WorkflowReason.RecordedTooEarly early) {
        recorded = early.earliest();
      } else if (!(blocker instanceof WorkflowReason.NotYet)) {
        return Optional.empty();
      }
    }
    boolean late = kept < 0 || !(blockers.get(kept) instanceof WorkflowReason.NotYet);
    if (late && occurred.isAfter(recorded)) {
      recorded = occurred;
    }
    if (!needed.isEmpty()) {
      Optional<Map<String, FieldValue>> values =
          WorkflowChecker.example(workflow.definition(), new Guard.All(needed));
      if (values.isEmpty()) {
        return Optional.empty();
      }
      fields.putAll(values.get());
    }
    return Optional.of(
        new WorkflowQuestion(
            question.of(),
            new Move(
                move.action(),
                new Actor(StaffId.of(move.actor().id().value()), roles),
                fields,
                occurred,
                recorded)));
  }

  /** Whether a blocker is in the way of a question. */
  private static boolean stood(Reason blocker, WorkflowQuestion question) {
    Map<String, FieldValue> fields = merged(question);
    Move move = question.move();
    if (blocker instanceof WorkflowReason.MissingField missing) {
      return !fields.containsKey(missing.field());
    }
    if (blocker instanceof WorkflowReason.Unmet unmet) {
      return !unmet.guard().holds(fields);
    }
    if (blocker instanceof WorkflowReason.LacksRole lacks) {
      return lacks.roles().stream().noneMatch(move.actor().roles()::contains);
    }
    if (blocker instanceof WorkflowReason.TooEarly early) {
      return move.occurredAt().isBefore(early.earliest());
    }
    if (blocker instanceof WorkflowReason.RecordedTooEarly early) {
      return move.recordedAt().isBefore(early.earliest());
    }
    if (blocker instanceof WorkflowReason.NotYet) {
      return move.occurredAt().isAfter(move.recordedAt());
    }
    return true;
  }

  static Map<String, FieldValue> merged(WorkflowQuestion question) {
    Map<String, FieldValue> fields = new HashMap<>(question.of().fields());
    fields.putAll(question.move().fields());
    return fields;
  }
}
