package io.crmkit.score.survey;

import io.crmkit.customer.SurveyAnswer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Holds a company to closing the loop: a bad answer is answered, resolved and confirmed, each in
 * time (RM-05); so is a finding of an inspection (IS-10). Pure: the state at any instant follows
 * from what was done by then. A later step stands for those before it; of several like steps the
 * first counts, and none counts that lies before the answer.
 *
 * <pre>{@code
 * ClosedLoop loop = new ClosedLoop(SurveyMeasure.CSAT, Duration.ofHours(24), Duration.ofDays(7), Duration.ofDays(14));
 * Decision<LoopState> state = loop.decide(answer, steps, asOf);
 * }</pre>
 *
 * @param measure which answers are bad: the unfavourable ones
 * @param answerWithin from the bad answer to being answered, positive
 * @param resolveWithin from the bad answer to being resolved, not less than {@code answerWithin}
 * @param confirmWithin from the bad answer to the confirmation, not less than {@code resolveWithin}
 */
public record ClosedLoop(
    SurveyMeasure measure, Duration answerWithin, Duration resolveWithin, Duration confirmWithin) {
  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if they are not positive or not in order
   */
  public ClosedLoop {
    Objects.requireNonNull(measure, "measure");
    if (answerWithin.isNegative() || answerWithin.isZero()) {
      throw new IllegalArgumentException("answerWithin must be positive, was " + answerWithin);
    }
    if (resolveWithin.compareTo(answerWithin) < 0 || confirmWithin.compareTo(resolveWithin) < 0) {
      throw new IllegalArgumentException(
          "limits must be in the order answer, resolve, confirm, were "
              + answerWithin
              + ", "
              + resolveWithin
              + ", "
              + confirmWithin);
    }
  }

  /** How far following up an answer has come as of an instant. */
  public Decision<LoopState> decide(SurveyAnswer answer, List<FollowUp> steps, Instant asOf) {
    return measure.unfavourable(answer)
        ? decide(answer.occurredAt(), steps, asOf)
        : Decision.of(
            new LoopState.NotNeeded(), new SurveyReason.LoopNotNeeded(measure.question()));
  }

  /** How far following up a finding made at an instant has come. */
  public Decision<LoopState> decide(Instant openedAt, List<FollowUp> steps, Instant asOf) {
    List<Reason> reasons = new ArrayList<>();
    boolean inTime = true;
    for (FollowUp.Step step : FollowUp.Step.values()) {
      Instant dueAt = openedAt.plus(within(step));
      Optional<Instant> done = doneAt(step, openedAt, steps, asOf);
      if (done.isEmpty()) {
        boolean late = !asOf.isBefore(dueAt);
        reasons.add(
            late
                ? new SurveyReason.StepOverdue(step, dueAt)
                : new SurveyReason.StepDue(step, dueAt));
        return Decision.of(new LoopState.Open(step, dueAt, late), reasons);
      }
      if (!done.get().isBefore(dueAt)) {
        inTime = false;
        reasons.add(new SurveyReason.StepLate(step, dueAt, done.get()));
      }
    }
    Instant confirmed = doneAt(FollowUp.Step.CONFIRMED, openedAt, steps, asOf).orElseThrow();
    reasons.add(new SurveyReason.LoopClosed(confirmed));
    return Decision.of(new LoopState.Closed(confirmed, inTime), reasons);
  }

  private Duration within(FollowUp.Step step) {
    return switch (step) {
      case ANSWERED -> answerWithin;
      case RESOLVED -> resolveWithin;
      case CONFIRMED -> confirmWithin;
    };
  }

  private static Optional<Instant> doneAt(
      FollowUp.Step step, Instant openedAt, List<FollowUp> steps, Instant asOf) {
    return steps.stream()
        .filter(done -> done.step().compareTo(step) >= 0)
        .map(FollowUp::at)
        .filter(at -> !at.isBefore(openedAt) && !at.isAfter(asOf))
        .min(Instant::compareTo);
  }
}
