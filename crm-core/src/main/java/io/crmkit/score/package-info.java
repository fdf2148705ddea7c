/**
 * How good something is, as a number that explains itself: a relationship, a customer's data, a
 * service, a member of staff, a programme.
 *
 * <p>A {@link io.crmkit.score.ScoringPolicy} answers a {@link io.crmkit.score.ScoreQuestion}. The
 * ready-made policy is the {@link io.crmkit.score.Scorecard}: each characteristic gives whole
 * points by bands of one metric, in a declared direction that is proven when the card is built, and
 * the contributions sum to the score exactly. What is not known is neither zero nor neutral: the
 * known characteristics speak for it, and the {@link io.crmkit.score.Score} tells how much is known
 * and between which bounds it lies whatever the rest turns out to be. {@link
 * io.crmkit.score.ReadyCards} holds cards to begin with.
 *
 * <p>Beside it live surveys ({@code survey}), segments ({@code segment}), stages and levels of a
 * relationship ({@code stage}), and models of a customer base ({@code model}).
 *
 * <p>All types are immutable and safe for use by several threads.
 */
@NullMarked
package io.crmkit.score;

import org.jspecify.annotations.NullMarked;
