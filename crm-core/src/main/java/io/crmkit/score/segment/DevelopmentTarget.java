package io.crmkit.score.segment;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Evaluation;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Threshold;
import io.crmkit.facts.Truth;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A target for developing a small customer into a large one, and how far it has come (DS-10). The
 * way from the start to the target is expected evenly over the days.
 *
 * <pre>{@code
 * DevelopmentTarget<Money> target = new DevelopmentTarget<>(
 *     spend.atLeast(Money.parse("CNY 50000.00")), Money.parse("CNY 8000.00"),
 *     LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1));
 * TargetState state = target.decide(facts).outcome();
 * }</pre>
 *
 * @param <T> the type of the metric's values
 * @param target what is to be reached, a rising threshold
 * @param start the value at the start, which does not reach it
 * @param fromInclusive the day of the start
 * @param endExclusive the first day after the time for it
 */
public record DevelopmentTarget<T>(
    Threshold<T> target, T start, LocalDate fromInclusive, LocalDate endExclusive) {
  /**
   * Checks that there is a way to go and time for it.
   *
   * @throws IllegalArgumentException if the threshold does not rise, the start reaches it, or there
   *     is no day
   */
  public DevelopmentTarget {
    Objects.requireNonNull(target, "target");
    start = target.metric().kind().require(start);
    if (!target.comparison().rising()) {
      throw new IllegalArgumentException("a target must be to rise, was " + target);
    }
    if (target.metric().kind().compare(start, target.bound()) >= 0) {
      throw new IllegalArgumentException(
          "the start must lie below the target, " + target + ", was " + start);
    }
    if (!fromInclusive.isBefore(endExclusive)) {
      throw new IllegalArgumentException(
          "a target must have time from "
              + fromInclusive
              + ", but it ended before "
              + endExclusive);
    }
  }

  /** How far the customer has come as of the facts. */
  public Decision<TargetState> decide(Facts facts) {
    Evaluation evaluation = target.evaluate(facts);
    if (evaluation.met()) {
      return Decision.of(
          TargetState.REACHED, new SegmentReason.TargetReached(evaluation.findings()));
    }
    if (!facts.day().isBefore(endExclusive)) {
      return evaluation.truth() == Truth.UNKNOWN
          ? Decision.of(
              TargetState.NOT_KNOWN, new SegmentReason.TargetNotTold(evaluation.findings()))
          : Decision.of(
              TargetState.MISSED,
              new SegmentReason.TargetMissed(endExclusive, evaluation.findings()));
    }
    Metric<T> metric = target.metric();
    if (evaluation.truth() == Truth.UNKNOWN
        || !(facts.get(metric) instanceof Fact.Known<T> known)) {
      return Decision.of(
          TargetState.NOT_KNOWN, new SegmentReason.TargetNotTold(evaluation.findings()));
    }
    boolean onTrack = onTrack(metric.kind().units(known.value()), facts.day());
    return onTrack
        ? Decision.of(
            TargetState.ON_TRACK,
            new SegmentReason.TargetOnTrack(endExclusive, evaluation.findings()))
        : Decision.of(
            TargetState.BEHIND,
            new SegmentReason.TargetBehind(endExclusive, evaluation.findings()));
  }

  /** Whether done / way is at least passed / days, in whole numbers. */
  private boolean onTrack(long now, LocalDate day) {
    long from = target.metric().kind().units(start);
    long to = target.metric().kind().units(target.bound());
    long passed = Math.max(0, ChronoUnit.DAYS.between(fromInclusive, day));
    long days = ChronoUnit.DAYS.between(fromInclusive, endExclusive);
    BigInteger done = BigInteger.valueOf(now).subtract(BigInteger.valueOf(from));
    BigInteger way = BigInteger.valueOf(to).subtract(BigInteger.valueOf(from));
    return done.multiply(BigInteger.valueOf(days))
            .compareTo(way.multiply(BigInteger.valueOf(passed)))
        >= 0;
  }
}
