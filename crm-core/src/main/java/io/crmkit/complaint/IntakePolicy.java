package io.crmkit.complaint;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;

/**
 * Is an intake whole, and who is responsible for it (IS-11)? Pure: equal intakes, equal decisions.
 * A refusal lists everything that is missing.
 */
@FunctionalInterface
public interface IntakePolicy {
  /** The department that the complaint is forwarded to, or what is missing. */
  Decision<Answer<Forwarding>> decide(ComplaintIntake intake);
}
