package io.crmkit.quickstart;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Texts;
import io.crmkit.playbook.Playbook;
import io.crmkit.review.CaseReview;
import io.crmkit.review.Review;
import io.crmkit.workflow.CaseId;
import io.crmkit.workflow.ClockReading;
import io.crmkit.workflow.ClockStandstill;
import io.crmkit.workflow.ClockVerdict;
import io.crmkit.workflow.Holder;
import io.crmkit.workflow.Owner;
import io.crmkit.workflow.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A case in the decisions.
 *
 * @param due the earliest due instant of the clocks that run
 * @param standstill since when it waits for whom, if none runs on
 * @param breaches the clocks that were missed
 * @param clocks every cycle of every clock, with its verdict and what it rests on
 * @param holders for how long it was whose turn
 */
record CaseDecision(
    CaseId id,
    PolicyId workflow,
    State state,
    boolean open,
    Optional<Owner> owner,
    Instant openedAt,
    Optional<Instant> due,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<ClockStandstill> standstill,
    List<String> breaches,
    Optional<Instant> nextWakeUp,
    List<ClockLine> clocks,
    Map<String, Duration> holders) {
  /** A cycle of a clock. */
  record ClockLine(
      String clock,
      int cycle,
      Instant started,
      Optional<Instant> stopped,
      Optional<Instant> due,
      ClockVerdict verdict,
      List<DecisionsFile.ReasonLine> reasons) {
    static ClockLine of(ClockReading reading, Texts texts) {
      return new ClockLine(
          reading.clock(),
          reading.cycle(),
          reading.started(),
          reading.stopped(),
          reading.due().toOptional(),
          reading.verdict(),
          reading.reasons().stream()
              .map(reason -> DecisionsFile.ReasonLine.of(reason, texts))
              .toList());
    }
  }

  static List<CaseDecision> all(Review review, Playbook playbook) {
    return review.cases().stream().map(each -> of(each, playbook)).toList();
  }

  private static CaseDecision of(CaseReview review, Playbook playbook) {
    Texts texts = Names.of(playbook, review.workflow()).texts();
    Map<String, Duration> holders = new TreeMap<>();
    for (Map.Entry<Holder, Duration> part : review.holders().parts().entrySet()) {
      holders.put(part.getKey().code(), part.getValue());
    }
    return new CaseDecision(
        review.id(),
        review.workflow(),
        review.state(),
        review.open(),
        review.owner(),
        review.openedAt(),
        review.due(),
        review.standstill(),
        review.breaches().stream().map(ClockReading::clock).distinct().toList(),
        review.nextWakeUp(),
        review.clocks().stream().map(clock -> ClockLine.of(clock, texts)).toList(),
        holders);
  }
}
