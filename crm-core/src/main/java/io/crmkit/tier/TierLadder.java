package io.crmkit.tier;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Condition;
import io.crmkit.facts.Evaluation;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Truth;
import io.crmkit.time.Recurrence;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A ladder of tiers with entry and keep conditions.
 *
 * <p>Rising: a customer has, or rises to, the highest tier whose entry condition holds. Falling:
 * once the keep condition of the earned tier has been found failing for the length of the grace,
 * and the tier was held for the minimum dwell, the customer falls as {@link #downgrade} says. Only
 * a condition known to fail takes a tier away; one that cannot be told does not. Whoever could
 * enter the tier or a higher one anew keeps it whatever its keep condition says, so nobody rises
 * and falls by turns. Nobody falls on the day of reaching a tier, so one day takes one step down.
 * Dwell guards against falling, never against rising.
 *
 * <p>Without {@link #reviewDays} every decision is a review. With them, a keep condition starts to
 * count as failing only at a review, and under {@link Upgrade#AT_REVIEW} customers rise only there;
 * a review that fell between two decisions is made up for by the second.
 *
 * <pre>{@code
 * Metric<Money> spend = Metrics.spend(Window.last(Period.ofMonths(12)));
 * TierLadder ladder = TierLadder.of(
 *         TierRung.base("BASE"),
 *         TierRung.of("SILVER", spend.atLeast(Money.parse("CNY 1000.00")), spend.atLeast(Money.parse("CNY 800.00"))),
 *         TierRung.of("GOLD", spend.atLeast(Money.parse("CNY 5000.00")), spend.atLeast(Money.parse("CNY 4000.00"))))
 *     .withGrace(Period.ofDays(30));
 * }</pre>
 *
 * @param rungs the lowest first; the lowest is open to everybody
 * @param upgrade when customers rise; {@link #of} takes {@link Upgrade#AT_ONCE}
 * @param downgrade how far they fall; {@link #of} takes {@link Downgrade#TO_FIT}
 * @param grace how long a keep condition may fail, in calendar days, months and years; {@link #of}
 *     takes none
 * @param minimumDwell how long a tier is held at the least; {@link #of} takes none
 * @param reviewDays the days of review; {@link #of} takes every decision for one
 */
public record TierLadder(
    List<TierRung> rungs,
    Upgrade upgrade,
    Downgrade downgrade,
    Period grace,
    Period minimumDwell,
    Optional<Recurrence> reviewDays)
    implements TierPolicy {
  /**
   * Checks the rungs and the lengths.
   *
   * @throws IllegalArgumentException if there are no rungs, a tier occurs twice, the lowest rung is
   *     not open to everybody, or a length is negative or longer than 1,000 years
   */
  public TierLadder {
    rungs = List.copyOf(rungs);
    Objects.requireNonNull(upgrade, "upgrade");
    Objects.requireNonNull(downgrade, "downgrade");
    Objects.requireNonNull(reviewDays, "reviewDays");
    if (rungs.isEmpty()) {
      throw new IllegalArgumentException("a ladder must have at least one tier, had none");
    }
    if (rungs.stream().map(TierRung::tier).distinct().count() < rungs.size()) {
      throw new IllegalArgumentException(
          "a tier must occur once on a ladder, were "
              + rungs.stream().map(TierRung::tier).toList());
    }
    TierRung lowest = rungs.get(0);
    if (!lowest.entry().equals(Condition.always()) || !lowest.keep().equals(Condition.always())) {
      throw new IllegalArgumentException(
          "the lowest tier must be open to everybody, but " + lowest.tier() + " has a condition");
    }
    requireLength("grace", grace);
    requireLength("minimumDwell", minimumDwell);
  }

  private static void requireLength(String field, Period length) {
    if (length.isNegative() || !Recurrence.withinBounds(length)) {
      throw new IllegalArgumentException(
          field + " must be from zero to 1,000 years, was " + length);
    }
  }

  /** A ladder with the defaults named above. */
  public static TierLadder of(TierRung... rungs) {
    return new TierLadder(
        List.of(rungs),
        Upgrade.AT_ONCE,
        Downgrade.TO_FIT,
        Period.ZERO,
        Period.ZERO,
        Optional.empty());
  }

  /** The same ladder with another time to rise. */
  public TierLadder withUpgrade(Upgrade newUpgrade) {
    return new TierLadder(rungs, newUpgrade, downgrade, grace, minimumDwell, reviewDays);
  }

  /** The same ladder with another way down. */
  public TierLadder withDowngrade(Downgrade newDowngrade) {
    return new TierLadder(rungs, upgrade, newDowngrade, grace, minimumDwell, reviewDays);
  }

  /** The same ladder with another grace. */
  public TierLadder withGrace(Period newGrace) {
    return new TierLadder(rungs, upgrade, downgrade, newGrace, minimumDwell, reviewDays);
  }

  /** The same ladder with another minimum dwell. */
  public TierLadder withMinimumDwell(Period newMinimumDwell) {
    return new TierLadder(rungs, upgrade, downgrade, grace, newMinimumDwell, reviewDays);
  }

  /** The same ladder with reviews on these days only. */
  public TierLadder withReviewDays(Recurrence newReviewDays) {
    return new TierLadder(
        rungs, upgrade, downgrade, grace, minimumDwell, Optional.of(newReviewDays));
  }

  @Override
  public List<Tier> tiers() {
    return rungs.stream().map(TierRung::tier).toList();
  }

  /** What is doubtful about this ladder although it can decide; see {@link TierProblem}. */
  public List<TierProblem> lint() {
    return LadderLint.problems(this);
  }

  @Override
  public Decision<TierStanding> decide(TierQuestion question) {
    LadderStep step = LadderStep.of(this, question);
    return Decision.of(step.standing(), new LadderReasons(this, question, step).all());
  }

  @Override
  public TierStanding standing(TierQuestion question) {
    if (question.standing().isEmpty()) { // the shortest way for bulk runs: nothing but the outcome
      Facts facts = question.facts();
      return TierStanding.in(rungs.get(highestEntry(facts)).tier(), facts.day());
    }
    return LadderStep.of(this, question).standing();
  }

  @Override
  public Set<Metric<?>> metrics() {
    Set<Metric<?>> metrics = new LinkedHashSet<>();
    for (TierRung rung : rungs) {
      metrics.addAll(rung.entry().metrics());
      metrics.addAll(rung.keep().metrics());
    }
    return Collections.unmodifiableSet(metrics);
  }

  @Override
  public List<Leaf<?>> cutPoints() {
    Set<Leaf<?>> points = new LinkedHashSet<>();
    for (TierRung rung : rungs) {
      points.addAll(rung.entry().leaves());
      points.addAll(rung.keep().leaves());
    }
    return List.copyOf(points);
  }

  @Override
  public Optional<TierProgress> progress(TierQuestion question) {
    int next = LadderStep.of(this, question).rank() + 1;
    if (next == rungs.size()) {
      return Optional.empty();
    }
    TierRung rung = rungs.get(next);
    Evaluation entry = rung.entry().evaluate(question.facts());
    return Optional.of(
        new TierProgress(rung.tier(), entry, rung.entry().attainment(question.facts())));
  }

  @Override
  public Optional<TierRetention> retention(TierQuestion question) {
    int rank = LadderStep.of(this, question).rank();
    return Optional.of(new TierRetention(rungs.get(rank).tier(), kept(rank, question.facts())));
  }

  @Override
  public Optional<LocalDate> nextWakeUp(TierStanding standing) {
    LocalDate today = standing.decidedOn();
    Optional<LocalDate> next = reviewDays.map(r -> r.nextOrSame(today.plusDays(1)));
    if (standing.failingSince().isPresent() && downgrade != Downgrade.NONE) {
      LocalDate falls = fallsOn(standing, standing.failingSince().get());
      next = earlier(next, falls.isAfter(today) ? falls : today.plusDays(1));
    }
    Optional<TierOverride> override = standing.overrideOn(today);
    if (override.isPresent()) {
      next = earlier(next, override.get().endExclusive());
    }
    return next;
  }

  private static Optional<LocalDate> earlier(Optional<LocalDate> known, LocalDate candidate) {
    return known.isEmpty() || candidate.isBefore(known.get()) ? Optional.of(candidate) : known;
  }

  /** The first day on which a tier failing since a day may be lost: never that of reaching it. */
  LocalDate fallsOn(TierStanding standing, LocalDate failingSince) {
    LocalDate graceOver = failingSince.plus(grace);
    LocalDate dwellOver = standing.since().plus(minimumDwell);
    LocalDate dayAfter = standing.since().plusDays(1);
    LocalDate latest = graceOver.isAfter(dwellOver) ? graceOver : dwellOver;
    return latest.isAfter(dayAfter) ? latest : dayAfter;
  }

  /** The rank of a tier on this ladder, or -1. */
  int rank(Tier tier) {
    for (int rank = 0; rank < rungs.size(); rank++) {
      if (rungs.get(rank).tier().equals(tier)) {
        return rank;
      }
    }
    return -1;
  }

  /** The highest rank whose entry holds; the lowest always does. */
  int highestEntry(Facts facts) {
    int rank = rungs.size() - 1;
    while (rank > 0 && rungs.get(rank).entry().test(facts) != Truth.MET) {
      rank--;
    }
    return rank;
  }

  /**
   * Whether a rank is kept: it is if it or a higher one could be entered anew, else by its keep
   * condition.
   */
  Truth keeps(int rank, int highestEntry, Facts facts) {
    return highestEntry >= rank ? Truth.MET : rungs.get(rank).keep().test(facts);
  }

  /** What keeps a rank, or fails to: its keep condition, or the entry condition that stands in. */
  Evaluation kept(int rank, Facts facts) {
    Evaluation keep = rungs.get(rank).keep().evaluate(facts);
    int highest = highestEntry(facts);
    return keep.met() || highest < rank ? keep : rungs.get(highest).entry().evaluate(facts);
  }
}
