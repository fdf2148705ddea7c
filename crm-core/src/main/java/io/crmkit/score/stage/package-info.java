/**
 * Where a relationship stands and what is to be done about it: stages of its life (RM-08, AS-12),
 * levels of effort (AS-11), strategies (IS-18, AS-13), early warning of churn and winning back
 * (RM-09, AS-09).
 *
 * <p>Stages and levels change by evidence and do not flap: it takes less to stay than to enter, a
 * stage is held for a minimum time, and equal facts change a standing at most once. What is decided
 * is one step from the standing recorded last, which the host keeps.
 *
 * <p>All types are immutable and safe for use by several threads.
 */
@NullMarked
package io.crmkit.score.stage;

import org.jspecify.annotations.NullMarked;
