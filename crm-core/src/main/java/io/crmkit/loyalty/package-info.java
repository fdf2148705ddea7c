/**
 * Points: a ledger that is never wrong, the rules by which points are earned, lapse and are called
 * back, and what they are worth.
 *
 * <p>A {@link io.crmkit.loyalty.PointsAccount} is the fold of {@link io.crmkit.loyalty.PointsEntry
 * entries}: lots of points, each usable in {@code [activeFrom, expiresAt)}, holds and debt. A
 * {@link io.crmkit.loyalty.PointsLedger} decides {@linkplain io.crmkit.loyalty.PointsCommand
 * commands}: it answers with the entries to append, or refuses with every reason and what is
 * missing. Nothing is rewritten; what turns out wrong is put right by further entries.
 *
 * <p>Points expire and holds time out without a job: every balance counts them as gone, and every
 * command first writes down what has become true by then. A sweep only does the same earlier. The
 * order inside an instant is: points become active, holds time out, points expire, then the
 * command; entries are ordered by their number. What is spent is taken from the soonest to expire
 * first; every debit keeps which lots it took, and undoing it restores those lots with their own
 * validity.
 *
 * <p>All types are immutable and safe for use by several threads.
 */
@NullMarked
package io.crmkit.loyalty;

import org.jspecify.annotations.NullMarked;
