package io.crmkit.complaint;

import io.crmkit.customer.StaffId;
import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import io.crmkit.decision.Term;
import io.crmkit.time.Window;
import io.crmkit.workflow.CaseId;
import io.crmkit.workflow.FieldValue;
import io.crmkit.workflow.Given;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why a complaint was taken in, moved or refused, and what the archive shows; one per code. */
public sealed interface ComplaintReason extends Reason {
  /**
   * The intake lacks something that it has to record (IS-11).
   *
   * @param part what is missing
   */
  record PartMissing(IntakePart part) implements ComplaintReason {
    @Override
    public String code() {
      return "complaint.part-missing";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("part", part.phrase());
    }
  }

  /**
   * No department is responsible for this class of complaint.
   *
   * @param category the class
   * @param known the classes that are known
   */
  record UnknownCategory(String category, List<String> known) implements ComplaintReason {
    /** Copies the list. */
    public UnknownCategory {
      known = List.copyOf(known);
    }

    @Override
    public String code() {
      return "complaint.unknown-category";
    }

    @Override
    public Map<String, Object> details() {
      List<Term> named = known.stream().map(ComplaintReason::named).toList();
      return Details.of("category", category, "known", named);
    }
  }

  /**
   * The complaint goes to the department responsible.
   *
   * @param category the class
   * @param department the department
   */
  record Forwarded(String category, String department) implements ComplaintReason {
    @Override
    public String code() {
      return "complaint.forwarded";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("category", named(category), "department", department);
    }
  }

  /**
   * The scheme does not know this department.
   *
   * @param department the department
   * @param known the departments that are known
   */
  record UnknownDepartment(String department, List<String> known) implements ComplaintReason {
    /** Copies the list. */
    public UnknownDepartment {
      known = List.copyOf(known);
    }

    @Override
    public String code() {
      return "complaint.unknown-department";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("department", department, "known", known);
    }
  }

  /**
   * The customer cannot be told a time that has passed.
   *
   * @param promisedAt the time
   * @param earliest when the complaint is judged
   */
  record PromisedTooEarly(Instant promisedAt, Instant earliest) implements ComplaintReason {
    @Override
    public String code() {
      return "complaint.promised-too-early";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("promisedAt", promisedAt, "earliest", earliest);
    }
  }

  /** The cause lies with an employee, and nobody says with whom. */
  record PersonNotNamed() implements ComplaintReason {
    @Override
    public String code() {
      return "complaint.person-not-named";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  /**
   * The scheme does not know this cause.
   *
   * @param cause the cause
   * @param known the causes that are known
   */
  record UnknownCause(String cause, List<String> known) implements ComplaintReason {
    /** Copies the list. */
    public UnknownCause {
      known = List.copyOf(known);
    }

    @Override
    public String code() {
      return "complaint.unknown-cause";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("cause", cause, "known", known);
    }
  }

  /**
   * A remedy of this id was proposed before.
   *
   * @param remedy the id
   */
  record ProposedBefore(String remedy) implements ComplaintReason {
    @Override
    public String code() {
      return "complaint.proposed-before";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("remedy", remedy);
    }
  }

  /**
   * No remedy was proposed since the last investigation that could be chosen.
   *
   * @param remedy the id that was asked for
   */
  record NothingProposed(String remedy) implements ComplaintReason {
    @Override
    public String code() {
      return "complaint.nothing-proposed";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("remedy", remedy);
    }
  }

  /**
   * The remedy was not proposed since the last investigation.
   *
   * @param remedy the id that was asked for
   * @param proposed the remedies that were
   */
  record UnknownRemedy(String remedy, List<String> proposed) implements ComplaintReason {
    /** Copies the list. */
    public UnknownRemedy {
      proposed = List.copyOf(proposed);
    }

    @Override
    public String code() {
      return "complaint.unknown-remedy";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("remedy", remedy, "proposed", proposed);
    }
  }

  /**
   * The customer has declined this remedy.
   *
   * @param remedy the id
   */
  record RemedyDeclined(String remedy) implements ComplaintReason {
    @Override
    public String code() {
      return "complaint.remedy-declined";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("remedy", remedy);
    }
  }

  /**
   * The person pays for this complaint by this rule already.
   *
   * @param who the person
   * @param rule the rule
   */
  record PenalisedBefore(StaffId who, String rule) implements ComplaintReason {
    @Override
    public String code() {
      return "complaint.penalised-before";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("who", who, "rule", rule);
    }
  }

  /** A founded complaint must not close without a remedy (DS-09). */
  record ClosesWithoutRemedy() implements ComplaintReason {
    @Override
    public String code() {
      return "complaint.closes-without-remedy";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  /** A complaint must not close without the customer's acceptance or a stated waiver (DS-09). */
  record ClosesUnaccepted() implements ComplaintReason {
    @Override
    public String code() {
      return "complaint.closes-unaccepted";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  /**
   * Complaints with the same roots come back (AS-05).
   *
   * @param shared what they share
   * @param count how many there are
   * @param within in which window
   * @param cases which they are
   */
  record Recurs(List<Given> shared, long count, Window within, List<CaseId> cases)
      implements ComplaintReason {
    /** Copies the list. */
    public Recurs {
      shared = List.copyOf(shared);
      cases = List.copyOf(cases);
    }

    static Recurs of(RecurringCause found, Window within) {
      List<Given> shared = new ArrayList<>();
      found
          .shared()
          .forEach(
              (key, value) ->
                  shared.add(
                      new Given(
                          key.field(),
                          Optional.of(
                              key == RecurrenceKey.CATEGORY
                                  ? FieldValue.code(value)
                                  : FieldValue.reference(value)))));
      return new Recurs(shared, found.cases().size(), within, found.cases());
    }

    @Override
    public String code() {
      return "complaint.recurs";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of(
          "shared", shared, "count", count, "within", within.phrase(), "cases", cases);
    }
  }

  /**
   * No roots of complaints come back often enough.
   *
   * @param atLeast how many complaints it takes
   * @param within in which window
   */
  record NothingRecurs(long atLeast, Window within) implements ComplaintReason {
    @Override
    public String code() {
      return "complaint.nothing-recurs";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("atLeast", atLeast, "within", within.phrase());
    }
  }

  /**
   * Nobody sees to a bad answer to a survey (RM-05).
   *
   * @param feedback the id of the answer
   * @param since when it was given
   */
  record LoopUnattended(String feedback, Instant since) implements ComplaintReason {
    @Override
    public String code() {
      return "complaint.loop-unattended";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("feedback", feedback, "since", since);
    }
  }

  /**
   * A bad answer to a survey is being seen to.
   *
   * @param feedback the id of the answer
   * @param since when it was given
   * @param cases the open cases
   */
  record LoopOpen(String feedback, Instant since, List<CaseId> cases) implements ComplaintReason {
    /** Copies the list. */
    public LoopOpen {
      cases = List.copyOf(cases);
    }

    @Override
    public String code() {
      return "complaint.loop-open";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("feedback", feedback, "since", since, "cases", cases);
    }
  }

  /**
   * Bad answers to surveys whose loop is closed.
   *
   * @param count how many there are
   */
  record LoopsClosed(long count) implements ComplaintReason {
    @Override
    public String code() {
      return "complaint.loops-closed";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("count", count);
    }
  }

  /** The name of a class of complaint. */
  private static Term named(String category) {
    return Term.of("term.case-value.category." + category, category);
  }
}
