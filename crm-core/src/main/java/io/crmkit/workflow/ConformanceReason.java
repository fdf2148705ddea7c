package io.crmkit.workflow;

import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import java.util.Map;

/** Why an entry of a log does not fit, where it is not the workflow that refuses it. */
public sealed interface ConformanceReason extends Reason {
  /**
   * The mapping does not say what the activity stands for.
   *
   * @param activity the activity
   */
  record NotMapped(String activity) implements ConformanceReason {
    @Override
    public String code() {
      return "conformance.not-mapped";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("activity", activity);
    }
  }

  /**
   * Something was done before the case was opened.
   *
   * @param action what was done
   */
  record NotOpened(Action action) implements ConformanceReason {
    @Override
    public String code() {
      return "conformance.not-opened";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("action", action);
    }
  }

  /**
   * The case was opened already and has not ended.
   *
   * @param activity the activity that opens it again
   */
  record OpenedAgain(String activity) implements ConformanceReason {
    @Override
    public String code() {
      return "conformance.opened-again";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("activity", activity);
    }
  }

  /**
   * The case had ended already; what opens anew should be a case of its own.
   *
   * @param activity the activity that opens it again
   * @param state the final state it is in
   */
  record OpenedAfterEnd(String activity, State state) implements ConformanceReason {
    @Override
    public String code() {
      return "conformance.opened-after-end";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("activity", activity, "state", state);
    }
  }
}
