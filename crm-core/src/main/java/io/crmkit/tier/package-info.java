/**
 * Which tier a customer has, why, what it would take to rise, and until when it lasts.
 *
 * <p>A {@link io.crmkit.tier.TierPolicy} answers a {@link io.crmkit.tier.TierQuestion}: facts as of
 * an instant and, if there is one, the {@link io.crmkit.tier.TierStanding} recorded last. The
 * ready-made policy is the {@link io.crmkit.tier.TierLadder}: tiers with entry and (lower) keep
 * conditions, grace, minimum dwell and a stated way down.
 *
 * <p>Standings move at local midnights. One decision is one step; {@link
 * io.crmkit.tier.TierPolicy#advance} replays the days between, so a nightly job that did not run
 * for a week loses nothing. Nothing here needs a job at all: the standing on any day is a function
 * of history and policy.
 *
 * <p>All types are immutable and safe for use by several threads.
 */
@NullMarked
package io.crmkit.tier;

import org.jspecify.annotations.NullMarked;
