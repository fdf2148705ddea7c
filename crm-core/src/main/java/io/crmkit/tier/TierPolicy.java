package io.crmkit.tier;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.facts.FactsTimeline;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which tier a customer has. Pure: equal questions, equal decisions; a policy reads no
 * clock, zone or locale and needs no lock.
 *
 * <p>{@link TierLadder} is the ready-made policy. A lambda will do for a company's own; {@link
 * #named} gives it the name and version that decisions record:
 *
 * <pre>{@code
 * Condition loyal = Metrics.orders(Window.last(Period.ofMonths(12))).atLeast(6L);
 * TierPolicy ours = TierPolicy.named("ours", "3", loyal.metrics(), question -> {
 *   Evaluation why = loyal.evaluate(question.facts());
 *   Tier tier = why.met() ? Tier.of("FRIEND") : Tier.of("GUEST");
 *   return Decision.of(question.standIn(tier), why.findings());
 * });
 * }</pre>
 */
@FunctionalInterface
public interface TierPolicy {
  /**
   * One step: where the customer stands as of the facts, with every reason. Total: a recorded tier
   * that is none of its own, as after a change of policy, is no error.
   */
  Decision<TierStanding> decide(TierQuestion question);

  /** The outcome of {@link #decide} alone, for bulk runs; always equal to it. */
  default TierStanding standing(TierQuestion question) {
    return decide(question).outcome();
  }

  /**
   * The metrics it reads, so that facts can be computed in one pass. By default none; a review
   * refuses policies that read nothing and are no ladder, since they would decide blindly.
   */
  default Set<Metric<?>> metrics() {
    return Set.of();
  }

  /** The tiers it gives, the lowest first, if they are ordered and known. By default none. */
  default List<Tier> tiers() {
    return List.of();
  }

  /**
   * The questions on which its answer turns: near their bounds it may change, in favour of the
   * customer where they hold. Laws look closely there. By default none are declared.
   */
  default List<Leaf<?>> cutPoints() {
    return List.of();
  }

  /** The way to the next tier, if the policy can tell and there is one. */
  default Optional<TierProgress> progress(TierQuestion question) {
    return Optional.empty();
  }

  /** What keeps the tier of the question's decision, if the policy can tell. */
  default Optional<TierRetention> retention(TierQuestion question) {
    return Optional.empty();
  }

  /**
   * The next day after {@code standing.decidedOn()} on which the standing may move although no fact
   * changes: the end of a grace, an override or a dwell, or a review. By default every day; empty
   * if there is none.
   */
  default Optional<LocalDate> nextWakeUp(TierStanding standing) {
    return Optional.of(standing.decidedOn().plusDays(1));
  }

  /**
   * The standing on a later day: decides again at every local midnight after {@code
   * standing.decidedOn()} up to and including that of {@code to}, leaving out midnights at which
   * nothing can change. Advancing by way of any day in between gives the same. A day that is not
   * later gives the standing back.
   */
  default TierStanding advance(FactsTimeline timeline, TierStanding standing, LocalDate to) {
    return TierWalk.advance(this, timeline, standing, to);
  }

  /**
   * The changes of tier after {@code standing.decidedOn()} up to and including {@code through}. For
   * days to come this is the projection: what happens if nothing more happens.
   */
  default List<TierChange> changes(
      FactsTimeline timeline, TierStanding standing, LocalDate through) {
    return TierWalk.changes(this, timeline, standing, through);
  }

  /**
   * The first of {@link #changes}, without looking further.
   *
   * @see #changes
   */
  default Optional<TierChange> nextChange(
      FactsTimeline timeline, TierStanding standing, LocalDate through) {
    return TierWalk.nextChange(this, timeline, standing, through);
  }

  /** The policy under a name and a version, which its decisions then record. */
  static TierPolicy named(String name, String version, TierPolicy policy) {
    return new NamedTierPolicy(new PolicyId(name, version), policy.metrics(), policy);
  }

  /**
   * The policy under a name and a version, reading these metrics: what a lambda needs so that
   * somebody computes them for it.
   */
  static TierPolicy named(
      String name, String version, Set<? extends Metric<?>> reads, TierPolicy policy) {
    return new NamedTierPolicy(
        new PolicyId(name, version),
        Collections.unmodifiableSet(new LinkedHashSet<>(reads)),
        policy);
  }
}
