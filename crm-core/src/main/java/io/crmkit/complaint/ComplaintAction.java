package io.crmkit.complaint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.crmkit.customer.StaffId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What people do about a complaint (DS-09), typed. {@link ComplaintHandling} decides whether it may
 * be done. Codes and pseudonymous ids only. Immutable.
 */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "does")
@JsonIgnoreProperties(value = "does", allowGetters = true)
@JsonPropertyOrder("does")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ComplaintAction.Judge.class, name = "judge"),
  @JsonSubTypes.Type(value = ComplaintAction.Investigate.class, name = "investigate"),
  @JsonSubTypes.Type(value = ComplaintAction.Propose.class, name = "propose"),
  @JsonSubTypes.Type(value = ComplaintAction.Choose.class, name = "choose"),
  @JsonSubTypes.Type(value = ComplaintAction.CarryOut.class, name = "carry-out"),
  @JsonSubTypes.Type(value = ComplaintAction.Inform.class, name = "inform"),
  @JsonSubTypes.Type(value = ComplaintAction.Accept.class, name = "accept"),
  @JsonSubTypes.Type(value = ComplaintAction.Waive.class, name = "waive"),
  @JsonSubTypes.Type(value = ComplaintAction.Decline.class, name = "decline"),
  @JsonSubTypes.Type(value = ComplaintAction.FollowUp.class, name = "follow-up"),
  @JsonSubTypes.Type(value = ComplaintAction.Summarise.class, name = "summarise"),
  @JsonSubTypes.Type(value = ComplaintAction.Sanction.class, name = "sanction"),
  @JsonSubTypes.Type(value = ComplaintAction.Reopen.class, name = "reopen")
})
public sealed interface ComplaintAction {
  /** Which kind it is: {@code "judge"}. */
  @JsonProperty("does")
  String does();

  /**
   * The judgement: three outcomes. What is founded names the department responsible and the time
   * that the customer was told; what is rejected needs its reasons.
   *
   * @param judgement the outcome
   * @param rejections why it does not hold; none unless it is rejected
   * @param department the department responsible
   * @param promisedAt by when the customer was told to hear the result
   */
  record Judge(
      Judgement judgement,
      Set<RejectionReason> rejections,
      Optional<String> department,
      Optional<Instant> promisedAt)
      implements ComplaintAction {
    /**
     * Copies the reasons.
     *
     * @throws IllegalArgumentException if a founded complaint is given reasons of rejection, or the
     *     department is malformed
     */
    public Judge {
      Objects.requireNonNull(judgement, "judgement");
      Objects.requireNonNull(promisedAt, "promisedAt");
      EnumSet<RejectionReason> sorted = EnumSet.noneOf(RejectionReason.class);
      sorted.addAll(rejections);
      rejections = Checks.ordered(sorted);
      department.ifPresent(code -> Checks.code("department", code));
      if (judgement.founded() && !rejections.isEmpty()) {
        throw new IllegalArgumentException(
            "reasons of rejection go with REJECTED only, was " + judgement + " for " + rejections);
      }
    }

    /** The complaint holds. */
    public static Judge uphold(String department, Instant promisedAt) {
      return new Judge(
          Judgement.UPHELD, Set.of(), Optional.of(department), Optional.of(promisedAt));
    }

    /** It does not hold, but the customer is helped. */
    public static Judge redress(String department, Instant promisedAt) {
      return new Judge(
          Judgement.REDRESS, Set.of(), Optional.of(department), Optional.of(promisedAt));
    }

    /** It does not hold, for these reasons. */
    public static Judge reject(RejectionReason... reasons) {
      return new Judge(Judgement.REJECTED, Set.of(reasons), Optional.empty(), Optional.empty());
    }

    @Override
    public String does() {
      return "judge";
    }
  }

  /**
   * The cause was found.
   *
   * @param cause its code, of the scheme's causes
   * @param party where it lies
   * @param responsible the person, if it lies with one
   */
  record Investigate(String cause, ResponsibleParty party, Optional<StaffId> responsible)
      implements ComplaintAction {
    /**
     * Checks the code.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    public Investigate {
      Checks.code("cause", cause);
      Objects.requireNonNull(party, "party");
      Objects.requireNonNull(responsible, "responsible");
    }

    @Override
    public String does() {
      return "investigate";
    }
  }

  /**
   * One more remedy is proposed.
   *
   * @param remedy the remedy
   */
  record Propose(Remedy remedy) implements ComplaintAction {
    /** Checks that it is there. */
    public Propose {
      Objects.requireNonNull(remedy, "remedy");
    }

    @Override
    public String does() {
      return "propose";
    }
  }

  /**
   * The manager in charge chooses one of the remedies; the case keeps who it was.
   *
   * @param remedy the id of the remedy
   */
  record Choose(String remedy) implements ComplaintAction {
    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    public Choose {
      Checks.code("remedy", remedy);
    }

    @Override
    public String does() {
      return "choose";
    }
  }

  /** The remedy was carried out. */
  record CarryOut() implements ComplaintAction {
    @Override
    public String does() {
      return "carry-out";
    }
  }

  /**
   * The customer was told the result, or why the complaint does not hold (IS-12).
   *
   * @param channel how
   * @param letter the id of the record of what was told
   */
  record Inform(ResultChannel channel, String letter) implements ComplaintAction {
    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    public Inform {
      Objects.requireNonNull(channel, "channel");
      Checks.id("letter", letter);
    }

    @Override
    public String does() {
      return "inform";
    }
  }

  /** The customer accepts what was told. */
  record Accept() implements ComplaintAction {
    @Override
    public String does() {
      return "accept";
    }
  }

  /**
   * The customer's acceptance is done without.
   *
   * @param why the reason stated
   */
  record Waive(Waiver why) implements ComplaintAction {
    /** Checks that it is there. */
    public Waive {
      Objects.requireNonNull(why, "why");
    }

    /** Why acceptance is done without. */
    public enum Waiver {
      /** The customer does not answer. */
      NO_ANSWER,
      /** The customer cannot be reached. */
      UNREACHABLE,
      /** The customer withdrew the complaint. */
      WITHDRAWN
    }

    @Override
    public String does() {
      return "waive";
    }
  }

  /**
   * The customer does not accept what was told.
   *
   * @param objection why
   */
  record Decline(Objection objection) implements ComplaintAction {
    /** Checks that it is there. */
    public Decline {
      Objects.requireNonNull(objection, "objection");
    }

    /** Why the customer does not accept. */
    public enum Objection {
      /** The remedy is not enough. */
      REMEDY_INSUFFICIENT,
      /** It was not carried out. */
      NOT_CARRIED_OUT,
      /** Something else. */
      OTHER
    }

    @Override
    public String does() {
      return "decline";
    }
  }

  /**
   * The visit afterwards (IS-13).
   *
   * @param result what it found
   */
  record FollowUp(Result result) implements ComplaintAction {
    /** Checks that it is there. */
    public FollowUp {
      Objects.requireNonNull(result, "result");
    }

    /** What a visit found. */
    public enum Result {
      /** It is truly resolved. */
      RESOLVED,
      /** It came back. */
      RECURS
    }

    @Override
    public String does() {
      return "follow-up";
    }
  }

  /**
   * The complaint is summed up and closed.
   *
   * @param summary the id of the summary
   * @param fedBack whether the departments concerned were told the outcome (IS-13)
   */
  record Summarise(String summary, boolean fedBack) implements ComplaintAction {
    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    public Summarise {
      Checks.id("summary", summary);
    }

    @Override
    public String does() {
      return "summarise";
    }
  }

  /**
   * Those responsible are penalised, as {@link SanctionRules} decided.
   *
   * @param penalties at least one
   */
  record Sanction(List<Penalty> penalties) implements ComplaintAction {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public Sanction {
      penalties = List.copyOf(penalties);
      if (penalties.isEmpty()) {
        throw new IllegalArgumentException("a sanction must have at least one penalty, had none");
      }
    }

    @Override
    public String does() {
      return "sanction";
    }
  }

  /**
   * A closed complaint is taken up again.
   *
   * @param why the reason
   */
  record Reopen(Ground why) implements ComplaintAction {
    /** Checks that it is there. */
    public Reopen {
      Objects.requireNonNull(why, "why");
    }

    /** Why a complaint is taken up again. */
    public enum Ground {
      /** It came back. */
      RECURRED,
      /** Something new became known. */
      NEW_FACTS,
      /** It was handled wrongly. */
      ERROR
    }

    @Override
    public String does() {
      return "reopen";
    }
  }
}
