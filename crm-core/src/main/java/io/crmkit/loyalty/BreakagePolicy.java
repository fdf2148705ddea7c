package io.crmkit.loyalty;

import io.crmkit.decision.Decision;

/**
 * How many points of a cohort will be used in the end, of those issued: at least those used, at
 * most those issued less those gone. Pure: equal questions, equal decisions. {@link BreakageModel}
 * holds the ready-made ones.
 */
@FunctionalInterface
public interface BreakagePolicy {
  /** How many points of the cohort will be used in all. */
  Decision<Long> decide(Cohort cohort);
}
