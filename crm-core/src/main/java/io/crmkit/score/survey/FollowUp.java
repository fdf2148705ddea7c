package io.crmkit.score.survey;

import java.time.Instant;
import java.util.Objects;

/**
 * A step of following up: on a bad answer, or on a finding of an inspection (IS-10).
 *
 * @param step what was done
 * @param at when
 */
public record FollowUp(Step step, Instant at) {
  /** Checks that nothing is missing. */
  public FollowUp {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(at, "at");
  }

  /** What is done to follow up. */
  public enum Step {
    /** Whoever complained was answered, the finding taken up. */
    ANSWERED,
    /** The matter was put right. */
    RESOLVED,
    /** The customer, or the inspector, confirmed that it is. */
    CONFIRMED
  }
}
