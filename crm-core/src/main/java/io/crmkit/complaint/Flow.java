package io.crmkit.complaint;

import io.crmkit.workflow.Action;
import io.crmkit.workflow.State;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowDefinition;
import java.util.List;
import java.util.TreeSet;

/** The words of the closed loop that this room speaks; a host's own workflow must know them too. */
final class Flow {
  static final State CLOSED = State.of("CLOSED");
  static final State REJECTED = State.of("REJECTED");
  static final State AWAITING_ACCEPTANCE = State.of("AWAITING_ACCEPTANCE");

  static final Action JUDGE = Action.of("JUDGE");
  static final Action EXPLAIN = Action.of("EXPLAIN");
  static final Action INVESTIGATE = Action.of("INVESTIGATE");
  static final Action PROPOSE = Action.of("PROPOSE");
  static final Action CHOOSE = Action.of("CHOOSE");
  static final Action CARRY_OUT = Action.of("CARRY_OUT");
  static final Action INFORM = Action.of("INFORM");
  static final Action ACCEPT = Action.of("ACCEPT");
  static final Action WAIVE = Action.of("WAIVE");
  static final Action DECLINE = Action.of("DECLINE");
  static final Action VISIT = Action.of("VISIT");
  static final Action SUMMARISE = Action.of("SUMMARISE");
  static final Action SANCTION = Action.of("SANCTION");
  static final Action REOPEN = Action.of("REOPEN");
  static final Action REASSIGN = Action.of("REASSIGN");

  private static final List<Action> ACTIONS =
      List.of(
          JUDGE,
          EXPLAIN,
          INVESTIGATE,
          PROPOSE,
          CHOOSE,
          CARRY_OUT,
          INFORM,
          ACCEPT,
          WAIVE,
          DECLINE,
          VISIT,
          SUMMARISE,
          SANCTION,
          REOPEN);
  private static final List<State> STATES = List.of(REJECTED, AWAITING_ACCEPTANCE, CLOSED);

  static final String CATEGORY = "category";
  static final String INTAKE = "intake";
  static final String PRODUCT = "product";
  static final String PLACE = "place";
  static final String FEEDBACK = "feedback";
  static final String JUDGEMENT = "judgement";
  static final String DEPARTMENT = "department";
  static final String PROMISED_AT = "promised-at";
  static final String CAUSE = "cause";
  static final String PARTY = "party";
  static final String RESPONSIBLE = "responsible";
  static final String REMEDIES = "remedies";
  static final String PROPOSED_REMEDY = "proposed-remedy";
  static final String REMEDY_KIND = "remedy-kind";
  static final String REMEDY_COST = "remedy-cost";
  static final String REMEDY_BENEFIT = "remedy-benefit";
  static final String REMEDY = "remedy";
  static final String CHOSEN_BY = "chosen-by";
  static final String PENALTY = "penalty";
  static final String PENALISED = "penalised";
  static final String SANCTION_RULE = "sanction-rule";
  static final String CHANNEL = "channel";
  static final String LETTER = "letter";
  static final String ACCEPTANCE = "acceptance";
  static final String WAIVER = "waiver";
  static final String OBJECTION = "objection";
  static final String FOLLOW_UP = "follow-up";
  static final String SUMMARY = "summary";
  static final String FED_BACK = "fed-back";
  static final String REOPENED = "reopened";

  static final String PENDING = "pending";
  static final String ACCEPTED = "accepted";
  static final String WAIVED = "waived";
  static final String DECLINED = "declined";

  private static final List<String> FIELDS =
      List.of(
          CATEGORY,
          INTAKE,
          PRODUCT,
          PLACE,
          FEEDBACK,
          JUDGEMENT,
          DEPARTMENT,
          PROMISED_AT,
          CAUSE,
          PARTY,
          RESPONSIBLE,
          REMEDIES,
          PROPOSED_REMEDY,
          REMEDY_KIND,
          REMEDY_COST,
          REMEDY_BENEFIT,
          REMEDY,
          CHOSEN_BY,
          PENALTY,
          PENALISED,
          SANCTION_RULE,
          CHANNEL,
          LETTER,
          ACCEPTANCE,
          WAIVER,
          OBJECTION,
          FOLLOW_UP,
          SUMMARY,
          FED_BACK,
          REOPENED);

  private Flow() {}

  /**
   * Refuses a workflow that lacks an action, state or field which complaints need, naming all of
   * them.
   */
  static Workflow requireComplaints(Workflow workflow) {
    WorkflowDefinition definition = workflow.definition();
    TreeSet<String> missing = new TreeSet<>();
    for (Action action : ACTIONS) {
      if (definition.transitions().stream().noneMatch(way -> way.action().equals(action))) {
        missing.add("action " + action);
      }
    }
    for (State state : STATES) {
      if (workflow.state(state).isEmpty()) {
        missing.add("state " + state);
      }
    }
    for (String field : FIELDS) {
      if (definition.field(field).isEmpty()) {
        missing.add("field " + field);
      }
    }
    for (RejectionReason reason : RejectionReason.values()) {
      if (definition.field(reason.code()).isEmpty()) {
        missing.add("field " + reason.code());
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "workflow " + workflow.id() + " handles no complaints; it lacks " + missing);
    }
    return workflow;
  }
}
