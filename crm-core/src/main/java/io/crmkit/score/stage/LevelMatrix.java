package io.crmkit.score.stage;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Kind;
import io.crmkit.facts.Metric;
import io.crmkit.time.Recurrence;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The level of effort for a group of customers by how many they are and how much margin they bring
 * (Kotler's levels of relationship marketing, AS-11): the fewer and the more profitable, the
 * closer.
 *
 * <table>
 * <caption>Levels</caption>
 * <tr><th></th><th>high margin</th><th>medium</th><th>low</th></tr>
 * <tr><td>many customers</td><td>accountable</td><td>reactive</td><td>basic</td></tr>
 * <tr><td>some</td><td>proactive</td><td>accountable</td><td>reactive</td></tr>
 * <tr><td>few</td><td>partnership</td><td>proactive</td><td>accountable</td></tr>
 * </table>
 *
 * <p>A class once taken is left only when its bound is passed by more than the slack, a share of
 * that bound, and a level not before the minimum dwell is over; equal facts change it at most once.
 *
 * @param some from so many customers on they are some, below few
 * @param many from so many customers on they are many
 * @param medium from this margin on it is medium, below low
 * @param high from this margin on it is high
 * @param slack by which share of a bound it must be passed to leave a class, 0 to 0.5
 * @param minimumDwell how long a level is held at the least, up to 1,000 years
 */
public record LevelMatrix(
    long some,
    long many,
    BigDecimal medium,
    BigDecimal high,
    BigDecimal slack,
    Period minimumDwell) {
  /** {@code group-customers}: how many customers there are in the group. */
  public static final Metric<Long> CUSTOMERS =
      Metric.of("group-customers", Kind.COUNT, Window.ever());

  /** {@code group-margin}: the margin of the group as a share of its sales. */
  public static final Metric<BigDecimal> MARGIN =
      Metric.of("group-margin", Kind.RATIO, Window.ever());

  private static final int TOP = 2;

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if bounds are not positive and in order, or the slack or dwell
   *     is out of bounds
   */
  public LevelMatrix {
    medium = Kind.RATIO.require(medium);
    high = Kind.RATIO.require(high);
    slack = Kind.RATIO.require(slack);
    if (some < 1 || many <= some) {
      throw new IllegalArgumentException(
          "customers must be 0 < some < many, were " + some + " and " + many);
    }
    if (medium.signum() <= 0 || high.compareTo(medium) <= 0) {
      throw new IllegalArgumentException(
          "margins must be 0 < medium < high, were " + medium + " and " + high);
    }
    if (slack.signum() < 0 || slack.compareTo(new BigDecimal("0.5")) > 0) {
      throw new IllegalArgumentException("slack must be from 0 to 0.5, was " + slack);
    }
    if (minimumDwell.isNegative() || !Recurrence.withinBounds(minimumDwell)) {
      throw new IllegalArgumentException(
          "minimumDwell must be from zero to 1,000 years, was " + minimumDwell);
    }
  }

  /** The metrics that are read. */
  public Set<Metric<?>> metrics() {
    return Set.of(CUSTOMERS, MARGIN);
  }

  /**
   * The level of a group, from the standing recorded last if there is one. Where number or margin
   * is not known, a recorded level is kept, and without one the question is refused.
   *
   * @throws IllegalArgumentException if the standing is of a later day than the facts
   */
  public Decision<Answer<LevelStanding>> decide(Facts facts, Optional<LevelStanding> recorded) {
    LocalDate today = facts.day();
    if (recorded.filter(before -> before.decidedOn().isAfter(today)).isPresent()) {
      throw new IllegalArgumentException(
          "the recorded standing must not be of a later day than the facts of " + today);
    }
    if (!(facts.get(CUSTOMERS) instanceof Fact.Known<Long> customers)
        || !(facts.get(MARGIN) instanceof Fact.Known<BigDecimal> margin)) {
      return recorded
          .map(before -> still(before, today, new StageReason.LevelKeptUnknown(before.level())))
          .orElse(Decision.of(Answer.refused(), new StageReason.LevelNotKnown()));
    }
    int count =
        axis(
            List.of(BigDecimal.valueOf(some), BigDecimal.valueOf(many)),
            BigDecimal.valueOf(customers.value()),
            recorded.map(LevelStanding::customers));
    int profit = axis(List.of(medium, high), margin.value(), recorded.map(LevelStanding::margin));
    RelationshipLevel level = level(count, profit);
    StageReason told =
        new StageReason.LevelReached(level, customers.value(), Kind.RATIO.write(margin.value()));
    if (recorded.isEmpty()) {
      return accepted(new LevelStanding(level, count, profit, today, today), told);
    }
    LevelStanding before = recorded.get();
    LocalDate earliest = before.since().plus(minimumDwell);
    if (level != before.level() && today.isBefore(earliest)) {
      return still(before, today, new StageReason.LevelDwells(before.level(), level, earliest));
    }
    LocalDate since = level == before.level() ? before.since() : today;
    return accepted(new LevelStanding(level, count, profit, since, today), told);
  }

  private static Decision<Answer<LevelStanding>> still(
      LevelStanding before, LocalDate today, StageReason why) {
    return accepted(
        new LevelStanding(
            before.level(), before.customers(), before.margin(), before.since(), today),
        why);
  }

  private static Decision<Answer<LevelStanding>> accepted(LevelStanding standing, StageReason why) {
    return Decision.of(Answer.accepted(standing), why);
  }

  /** The class of a value; one that was taken before is kept within the slack. */
  private int axis(List<BigDecimal> cuts, BigDecimal value, Optional<Integer> before) {
    if (before.isPresent()) {
      int kept = before.get();
      boolean aboveFloor =
          kept == 0 || value.compareTo(moved(cuts.get(kept - 1), slack.negate())) >= 0;
      boolean belowCeiling = kept == TOP || value.compareTo(moved(cuts.get(kept), slack)) < 0;
      if (aboveFloor && belowCeiling) {
        return kept;
      }
    }
    return (int) cuts.stream().filter(cut -> value.compareTo(cut) >= 0).count();
  }

  private static BigDecimal moved(BigDecimal cut, BigDecimal share) {
    return cut.add(cut.multiply(share));
  }

  /** The level of a cell of the table. */
  static RelationshipLevel level(int customers, int margin) {
    return switch (margin + TOP - customers) {
      case 0 -> RelationshipLevel.BASIC;
      case 1 -> RelationshipLevel.REACTIVE;
      case 2 -> RelationshipLevel.ACCOUNTABLE;
      case 3 -> RelationshipLevel.PROACTIVE;
      default -> RelationshipLevel.PARTNERSHIP;
    };
  }
}
