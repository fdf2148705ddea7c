package io.crmkit.workflow;

import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How well a log keeps to a workflow. Cases of which the log has nothing but entries that are
 * ignored are left out. Immutable.
 *
 * @param workflow the workflow
 * @param fitness how many of the entries fit, those that are ignored left out
 * @param fittingCases how many of the cases have no deviation
 * @param endedCases how many of the cases had ended by the end of the log
 * @param limitsMet by clock, how many of the cycles that were met or missed were met, as of the
 *     last instant of the log; cycles that count from an opening which the log does not have are
 *     left out
 * @param deviations all of them, case by case in the order of the log
 */
public record ConformanceReport(
    PolicyId workflow,
    Share fitness,
    Share fittingCases,
    Share endedCases,
    Map<String, Share> limitsMet,
    List<Deviation> deviations) {
  /** Copies map and list, keeping their order. */
  public ConformanceReport {
    Objects.requireNonNull(workflow, "workflow");
    Objects.requireNonNull(fitness, "fitness");
    Objects.requireNonNull(fittingCases, "fittingCases");
    Objects.requireNonNull(endedCases, "endedCases");
    limitsMet = Collections.unmodifiableMap(new LinkedHashMap<>(limitsMet));
    deviations = List.copyOf(deviations);
  }

  /**
   * An entry that does not fit.
   *
   * @param caseId the case
   * @param position its place among the entries of the case in order of time, from 1
   * @param activity the activity
   * @param at when it happened
   * @param reasons why it does not fit
   */
  public record Deviation(
      String caseId, int position, String activity, Instant at, List<Reason> reasons) {
    /** Copies the list. */
    public Deviation {
      Objects.requireNonNull(caseId, "caseId");
      Objects.requireNonNull(activity, "activity");
      Objects.requireNonNull(at, "at");
      reasons = List.copyOf(reasons);
    }
  }
}
