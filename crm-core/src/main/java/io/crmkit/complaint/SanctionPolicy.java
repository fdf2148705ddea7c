package io.crmkit.complaint;

import io.crmkit.decision.Decision;

/**
 * Who has to pay for a grievance, and how much? Pure: equal questions, equal decisions; the reasons
 * add up to the total exactly.
 */
@FunctionalInterface
public interface SanctionPolicy {
  /** The penalties, if there are any. */
  Decision<Sanctions> decide(SanctionQuestion question);
}
