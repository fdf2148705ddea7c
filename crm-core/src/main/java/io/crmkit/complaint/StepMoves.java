package io.crmkit.complaint;

import io.crmkit.workflow.Action;
import io.crmkit.workflow.FieldValue;
import io.crmkit.workflow.Move;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The moves of the workflow that a step is made of. */
final class StepMoves {
  private StepMoves() {}

  static List<Move> of(ComplaintCase before, ComplaintStep step) {
    if (step.action() instanceof ComplaintAction.Sanction sanction) {
      return sanction.penalties().stream()
          .map(penalty -> move(step, Flow.SANCTION, penalty(penalty)))
          .toList();
    }
    return List.of(move(step, action(before, step.action()), fields(before, step)));
  }

  private static Move move(ComplaintStep step, Action action, Map<String, FieldValue> fields) {
    return new Move(action, step.actor(), fields, step.occurredAt(), step.recordedAt());
  }

  private static Action action(ComplaintCase before, ComplaintAction action) {
    return switch (action.does()) {
      case "judge" -> Flow.JUDGE;
      case "investigate" -> Flow.INVESTIGATE;
      case "propose" -> Flow.PROPOSE;
      case "choose" -> Flow.CHOOSE;
      case "carry-out" -> Flow.CARRY_OUT;
      case "inform" -> before.flow().state().equals(Flow.REJECTED) ? Flow.EXPLAIN : Flow.INFORM;
      case "accept" -> Flow.ACCEPT;
      case "waive" -> Flow.WAIVE;
      case "decline" -> Flow.DECLINE;
      case "follow-up" -> Flow.VISIT;
      case "summarise" -> Flow.SUMMARISE;
      default -> Flow.REOPEN;
    };
  }

  private static Map<String, FieldValue> fields(ComplaintCase before, ComplaintStep step) {
    ComplaintAction action = step.action();
    Map<String, FieldValue> fields = new LinkedHashMap<>();
    if (action instanceof ComplaintAction.Judge judge) {
      fields.put(Flow.JUDGEMENT, FieldValue.code(judge.judgement().code()));
      judge.department().ifPresent(d -> fields.put(Flow.DEPARTMENT, FieldValue.reference(d)));
      judge.promisedAt().ifPresent(at -> fields.put(Flow.PROMISED_AT, FieldValue.moment(at)));
      if (!judge.judgement().founded()) {
        for (RejectionReason reason : RejectionReason.values()) {
          fields.put(reason.code(), FieldValue.flag(judge.rejections().contains(reason)));
        }
      }
    } else if (action instanceof ComplaintAction.Investigate found) {
      fields.put(Flow.CAUSE, FieldValue.reference(found.cause()));
      fields.put(Flow.PARTY, FieldValue.code(found.party().code()));
      found
          .responsible()
          .ifPresent(who -> fields.put(Flow.RESPONSIBLE, FieldValue.reference(who.value())));
    } else if (action instanceof ComplaintAction.Propose propose) {
      Remedy remedy = propose.remedy();
      fields.put(Flow.REMEDIES, FieldValue.count(before.currentRemedies().size() + 1L));
      fields.put(Flow.PROPOSED_REMEDY, FieldValue.reference(remedy.id()));
      fields.put(Flow.REMEDY_KIND, FieldValue.code(remedy.kind().code()));
      fields.put(Flow.REMEDY_COST, FieldValue.amount(remedy.cost()));
      fields.put(Flow.REMEDY_BENEFIT, FieldValue.amount(remedy.benefit()));
    } else if (action instanceof ComplaintAction.Choose choose) {
      fields.put(Flow.REMEDIES, FieldValue.count(before.currentRemedies().size()));
      fields.put(Flow.REMEDY, FieldValue.reference(choose.remedy()));
      fields.put(Flow.CHOSEN_BY, FieldValue.reference(step.actor().id().value()));
    } else {
      answer(action, fields);
    }
    return fields;
  }

  /** The fields of what concerns the customer's answer, and of what comes after it. */
  private static void answer(ComplaintAction action, Map<String, FieldValue> fields) {
    if (action instanceof ComplaintAction.Inform inform) {
      fields.put(Flow.CHANNEL, FieldValue.code(inform.channel().code()));
      fields.put(Flow.LETTER, FieldValue.reference(inform.letter()));
      fields.put(Flow.ACCEPTANCE, FieldValue.code(Flow.PENDING));
    } else if (action instanceof ComplaintAction.Accept) {
      fields.put(Flow.ACCEPTANCE, FieldValue.code(Flow.ACCEPTED));
    } else if (action instanceof ComplaintAction.Waive waive) {
      fields.put(Flow.ACCEPTANCE, FieldValue.code(Flow.WAIVED));
      fields.put(Flow.WAIVER, FieldValue.code(Checks.code(waive.why())));
    } else if (action instanceof ComplaintAction.Decline decline) {
      fields.put(Flow.ACCEPTANCE, FieldValue.code(Flow.DECLINED));
      fields.put(Flow.OBJECTION, FieldValue.code(Checks.code(decline.objection())));
    } else if (action instanceof ComplaintAction.FollowUp visit) {
      fields.put(Flow.FOLLOW_UP, FieldValue.code(Checks.code(visit.result())));
    } else if (action instanceof ComplaintAction.Summarise summarise) {
      fields.put(Flow.SUMMARY, FieldValue.reference(summarise.summary()));
      fields.put(Flow.FED_BACK, FieldValue.flag(summarise.fedBack()));
    } else if (action instanceof ComplaintAction.Reopen reopen) {
      fields.put(Flow.REOPENED, FieldValue.code(Checks.code(reopen.why())));
    }
  }

  private static Map<String, FieldValue> penalty(Penalty penalty) {
    Map<String, FieldValue> fields = new LinkedHashMap<>();
    fields.put(Flow.PENALTY, FieldValue.amount(penalty.amount()));
    fields.put(Flow.PENALISED, FieldValue.reference(penalty.who().value()));
    fields.put(Flow.SANCTION_RULE, FieldValue.reference(penalty.rule()));
    return fields;
  }
}
