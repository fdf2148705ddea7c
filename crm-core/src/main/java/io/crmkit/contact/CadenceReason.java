package io.crmkit.contact;

import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The reasons of decisions about what is due, one record per code. */
public sealed interface CadenceReason extends Reason {
  /**
   * It is late.
   *
   * @param rule the rule
   * @param missing how many contacts are missing
   * @param atLeast how many it asks for
   * @param rhythm in which time
   * @param since since when it is late
   * @param lateBy by how many whole days
   */
  record Late(String rule, long missing, long atLeast, Rhythm rhythm, Moment since, Period lateBy)
      implements CadenceReason {
    @Override
    public String code() {
      return "cadence.late";
    }

    @Override
    public Map<String, Object> details() {
      Map<String, Object> details = asked(rule, missing, atLeast, rhythm);
      details.put("since", since);
      details.put("lateBy", lateBy);
      return Collections.unmodifiableMap(details);
    }
  }

  /**
   * It is not late.
   *
   * @param rule the rule
   * @param missing how many contacts are missing
   * @param atLeast how many it asks for
   * @param rhythm in which time
   * @param before before when they have to be made
   */
  record InTime(String rule, long missing, long atLeast, Rhythm rhythm, Moment before)
      implements CadenceReason {
    @Override
    public String code() {
      return "cadence.in-time";
    }

    @Override
    public Map<String, Object> details() {
      Map<String, Object> details = asked(rule, missing, atLeast, rhythm);
      details.put("before", before);
      return Collections.unmodifiableMap(details);
    }
  }

  /**
   * The rule concerns other customers.
   *
   * @param rule the rule
   */
  record NotConcerned(String rule) implements CadenceReason {
    @Override
    public String code() {
      return "cadence.not-concerned";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule);
    }
  }

  /**
   * Too little is known to tell whether the rule concerns the customer; it is kept as if it did.
   *
   * @param rule the rule
   */
  record AudienceUnknown(String rule) implements CadenceReason {
    @Override
    public String code() {
      return "cadence.audience-unknown";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule);
    }
  }

  /** The policy has no rules. */
  record NoRules() implements CadenceReason {
    @Override
    public String code() {
      return "cadence.no-rules";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  /**
   * The information about the customer has not been reviewed in time (IS-06).
   *
   * @param rule the rule
   * @param since since when the review is overdue
   * @param lateBy by how many whole days
   */
  record ReviewLate(String rule, Moment since, Period lateBy) implements CadenceReason {
    @Override
    public String code() {
      return "cadence.review-late";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "since", since, "lateBy", lateBy);
    }
  }

  /**
   * The next review of the information about the customer (IS-06).
   *
   * @param rule the rule
   * @param before before when it has to be made
   */
  record ReviewDue(String rule, Moment before) implements CadenceReason {
    @Override
    public String code() {
      return "cadence.review-due";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "before", before);
    }
  }

  /**
   * Contact points or business changed since the last review (IS-06).
   *
   * @param rule the rule
   * @param changedOn the day of the first change that no review has seen
   */
  record Changed(String rule, LocalDate changedOn) implements CadenceReason {
    @Override
    public String code() {
      return "cadence.changed";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "changedOn", changedOn);
    }
  }

  private static Map<String, Object> asked(String rule, long missing, long atLeast, Rhythm rhythm) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("rule", rule);
    details.put("missing", missing);
    details.put("atLeast", atLeast);
    details.put("rhythm", rhythm.phrase());
    return details;
  }
}
