package io.crmkit.complaint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.customer.Complaint;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.CaseId;
import io.crmkit.workflow.FieldValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A complaint that is being handled: a typed view of its case, which stays the only source of
 * truth. What a field cannot hold, such as several remedies, is read off the history; that takes
 * time in proportion to its length. In JSON it is its case. Immutable.
 *
 * @param flow the case
 */
public record ComplaintCase(@JsonValue Case flow) {
  /**
   * Checks that it is the case of a complaint.
   *
   * @throws IllegalArgumentException if the case has no class of complaint or no intake record
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ComplaintCase {
    Objects.requireNonNull(flow, "flow");
    if (code(flow, Flow.CATEGORY).isEmpty() || reference(flow, Flow.INTAKE).isEmpty()) {
      throw new IllegalArgumentException(
          "case " + flow.id() + " is no complaint: it has no category or no intake");
    }
  }

  /** The id of the case. */
  public CaseId id() {
    return flow.id();
  }

  /** Whose complaint it is. */
  public CustomerId customer() {
    return flow.customer();
  }

  /** Its class (AS-05). */
  public String category() {
    return code(flow, Flow.CATEGORY).orElseThrow();
  }

  /** The id of the intake record, which is personal and stands elsewhere. */
  public String intake() {
    return reference(flow, Flow.INTAKE).orElseThrow();
  }

  /** The product concerned, if one is. */
  public Optional<String> product() {
    return reference(flow, Flow.PRODUCT);
  }

  /** The place concerned, if one is. */
  public Optional<String> place() {
    return reference(flow, Flow.PLACE);
  }

  /** The survey answer that it follows, if it follows one. */
  public Optional<String> feedback() {
    return reference(flow, Flow.FEEDBACK);
  }

  /** When the customer complained. */
  public Instant receivedAt() {
    return flow.openedAt();
  }

  /** When it was closed, if it is. A migration of what is closed changes nothing about that. */
  public Optional<Instant> closedAt() {
    Optional<Instant> closedAt = Optional.empty();
    for (CaseEvent event : flow.history()) {
      if (event.entered().isPresent()) {
        boolean closes = event.entered().get().equals(Flow.CLOSED);
        boolean stays = closes && closedAt.isPresent();
        closedAt = stays ? closedAt : Optional.of(event.occurredAt()).filter(at -> closes);
      }
    }
    return closedAt;
  }

  /** Whether it is closed. */
  public boolean closed() {
    return flow.state().equals(Flow.CLOSED);
  }

  /** The judgement, if it was judged. */
  public Optional<Judgement> judgement() {
    return code(flow, Flow.JUDGEMENT).map(code -> Checks.constant(Judgement.class, code));
  }

  /** Whether it was judged to need something done. */
  public boolean founded() {
    return judgement().filter(Judgement::founded).isPresent();
  }

  /** Why it was rejected; empty if it was not. */
  public Set<RejectionReason> rejections() {
    Set<RejectionReason> reasons = new LinkedHashSet<>();
    if (judgement().filter(Judgement.REJECTED::equals).isPresent()) {
      for (RejectionReason reason : RejectionReason.values()) {
        if (flow.field(reason.code()).filter(FieldValue.flag(true)::equals).isPresent()) {
          reasons.add(reason);
        }
      }
    }
    return Checks.ordered(reasons);
  }

  /** The department responsible, if it was named with the judgement. */
  public Optional<String> department() {
    return reference(flow, Flow.DEPARTMENT);
  }

  /** By when the customer was told to hear the result. */
  public Optional<Instant> promisedAt() {
    return flow.field(Flow.PROMISED_AT)
        .filter(FieldValue.Moment.class::isInstance)
        .map(value -> ((FieldValue.Moment) value).moment());
  }

  /** The cause, if it was found. */
  public Optional<String> cause() {
    return reference(flow, Flow.CAUSE);
  }

  /** Where the cause lies, if it was found. */
  public Optional<ResponsibleParty> party() {
    return code(flow, Flow.PARTY).map(code -> Checks.constant(ResponsibleParty.class, code));
  }

  /** The person responsible by the last investigation, if one is. */
  public Optional<StaffId> responsible() {
    Optional<StaffId> responsible = Optional.empty();
    for (CaseEvent.Moved move : moves()) {
      if (move.action().equals(Flow.INVESTIGATE)) {
        responsible = reference(move.fields().get(Flow.RESPONSIBLE)).map(StaffId::of);
      }
    }
    return responsible;
  }

  /** All remedies proposed, in their order. */
  public List<Remedy> remedies() {
    return proposed(false);
  }

  /**
   * The remedies proposed since the last investigation, in their order: one of them is chosen, not
   * one that the complaint has outlived (DS-09, IS-13).
   */
  public List<Remedy> currentRemedies() {
    return proposed(true);
  }

  private List<Remedy> proposed(boolean current) {
    List<Remedy> remedies = new ArrayList<>();
    for (CaseEvent.Moved move : moves()) {
      Map<String, FieldValue> fields = move.fields();
      if (current && move.action().equals(Flow.INVESTIGATE)) {
        remedies.clear();
      } else if (move.action().equals(Flow.PROPOSE)
          && fields.get(Flow.PROPOSED_REMEDY) instanceof FieldValue.Reference id
          && fields.get(Flow.REMEDY_KIND) instanceof FieldValue.Code kind
          && fields.get(Flow.REMEDY_COST) instanceof FieldValue.Amount cost
          && fields.get(Flow.REMEDY_BENEFIT) instanceof FieldValue.Amount benefit) {
        remedies.add(
            new Remedy(
                id.reference(),
                Checks.constant(RemedyKind.class, kind.code()),
                cost.amount(),
                benefit.amount()));
      }
    }
    return List.copyOf(remedies);
  }

  /** The remedy chosen last, if one was. */
  public Optional<Remedy> chosen() {
    Optional<String> id = reference(flow, Flow.REMEDY);
    return id.flatMap(
        chosen -> remedies().stream().filter(remedy -> remedy.id().equals(chosen)).findFirst());
  }

  /** Who chose it. */
  public Optional<StaffId> chosenBy() {
    return reference(flow, Flow.CHOSEN_BY).map(StaffId::of);
  }

  /** The ids of the remedies that the customer declined. */
  public Set<String> declined() {
    Set<String> declined = new LinkedHashSet<>();
    Optional<String> chosen = Optional.empty();
    for (CaseEvent.Moved move : moves()) {
      if (move.action().equals(Flow.CHOOSE)) {
        chosen = reference(move.fields().get(Flow.REMEDY));
      } else if (move.action().equals(Flow.DECLINE)
          && move.from().equals(Flow.AWAITING_ACCEPTANCE)) {
        chosen.ifPresent(declined::add);
      }
    }
    return Checks.ordered(declined);
  }

  /** All penalties imposed, in their order. */
  public List<Penalty> penalties() {
    List<Penalty> penalties = new ArrayList<>();
    for (CaseEvent.Moved move : moves()) {
      Map<String, FieldValue> fields = move.fields();
      if (move.action().equals(Flow.SANCTION)
          && fields.get(Flow.PENALISED) instanceof FieldValue.Reference who
          && fields.get(Flow.PENALTY) instanceof FieldValue.Amount amount
          && fields.get(Flow.SANCTION_RULE) instanceof FieldValue.Reference rule) {
        penalties.add(new Penalty(StaffId.of(who.reference()), amount.amount(), rule.reference()));
      }
    }
    return List.copyOf(penalties);
  }

  /** Whether the customer accepted what was told last, or that was expressly waived. */
  public boolean settled() {
    Optional<String> answer = code(flow, Flow.ACCEPTANCE);
    return answer
        .filter(code -> code.equals(Flow.ACCEPTED) || code.equals(Flow.WAIVED))
        .isPresent();
  }

  /** When the customer was first told the result after the last judgement, if that was done. */
  public Optional<Instant> informedAt() {
    Optional<Instant> informed = Optional.empty();
    for (CaseEvent.Moved move : moves()) {
      if (move.action().equals(Flow.JUDGE)) {
        informed = Optional.empty();
      } else if (move.action().equals(Flow.INFORM) || move.action().equals(Flow.EXPLAIN)) {
        informed = informed.isPresent() ? informed : Optional.of(move.occurredAt());
      }
    }
    return informed;
  }

  /**
   * Whether the customer heard the result by the time promised, as of an instant; at the time
   * promised is in time. Empty while there is no promise, or there is still time.
   */
  public Optional<Boolean> promiseKept(Instant asOf) {
    if (promisedAt().isEmpty()) {
      return Optional.empty();
    }
    Instant promised = promisedAt().get();
    Optional<Instant> informed = informedAt().filter(at -> !at.isAfter(asOf));
    if (informed.isPresent()) {
      return Optional.of(!informed.get().isAfter(promised));
    }
    return asOf.isAfter(promised) ? Optional.of(false) : Optional.empty();
  }

  /** How short, fair and fast it was (DS-08). */
  public ComplaintMeasures measures() {
    return ComplaintMeasures.of(this);
  }

  /** The flat fact for counting. */
  public Complaint flat() {
    return new Complaint(
        id().value(), category(), receivedAt(), flow.history().get(0).recordedAt(), closedAt());
  }

  /** Id, class and state. */
  @Override
  public String toString() {
    return "ComplaintCase " + id() + " (" + category() + ") in " + flow.state();
  }

  List<CaseEvent.Moved> moves() {
    List<CaseEvent.Moved> moves = new ArrayList<>();
    for (CaseEvent event : flow.history()) {
      if (event instanceof CaseEvent.Moved move) {
        moves.add(move);
      }
    }
    return moves;
  }

  private static Optional<String> code(Case of, String field) {
    return of.field(field)
        .filter(FieldValue.Code.class::isInstance)
        .map(value -> ((FieldValue.Code) value).code());
  }

  private static Optional<String> reference(Case of, String field) {
    return reference(of.fields().get(field));
  }

  private static Optional<String> reference(@Nullable FieldValue value) {
    return value instanceof FieldValue.Reference reference
        ? Optional.of(reference.reference())
        : Optional.empty();
  }
}
