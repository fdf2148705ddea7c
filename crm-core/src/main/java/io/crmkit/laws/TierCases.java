package io.crmkit.laws;

import io.crmkit.customer.StaffId;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsTimeline;
import io.crmkit.facts.Metric;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierOverride;
import io.crmkit.tier.TierQuestion;
import io.crmkit.tier.TierStanding;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws what may be asked of a tier policy. */
final class TierCases {
  static final LocalDate FIRST_DAY = FactCases.FIRST_DAY;
  private static final List<Integer> DAYS_AGO = List.of(0, 1, 7, 30, 31, 90, 365, 366);
  private static final Tier ELSEWHERE = Tier.of("ELSEWHERE");

  private final TierTrial trial;
  private final FactCases cases;

  TierCases(TierTrial trial) {
    this.trial = trial;
    this.cases =
        new FactCases(trial.metrics(), trial.cutPoints(), trial.currency(), trial::calculator);
  }

  Facts facts(Choices choices) {
    return cases.facts(choices);
  }

  <T> Values<T> values(Metric<T> metric) {
    return cases.values(metric);
  }

  TierQuestion question(Choices choices) {
    Facts facts = facts(choices);
    return new TierQuestion(facts, standing(choices, facts.day()));
  }

  /** About a moment, or a round number of days before it. */
  Generator<TierQuestion> questionsAbout(Instant moment) {
    return choices -> {
      Instant asOf = moment.minus(Duration.ofDays(choices.oneOf(DAYS_AGO)));
      Facts facts = cases.facts(choices, asOf, choices.oneOf(TierTrial.ZONES));
      return new TierQuestion(facts, standing(choices, facts.day()));
    };
  }

  Optional<TierStanding> standing(Choices choices, LocalDate latest) {
    return choices.percent(70)
        ? Optional.of(standingOf(choices, latest.minusDays(choices.upTo(40)), true))
        : Optional.empty();
  }

  /** A standing decided on this day, in any tier; rarely in one that the policy does not know. */
  TierStanding standingOf(Choices choices, LocalDate decidedOn, boolean mayBeElsewhere) {
    Tier tier = mayBeElsewhere && choices.percent(5) ? ELSEWHERE : tier(choices);
    LocalDate since = decidedOn.minusDays(choices.upTo(400));
    Optional<LocalDate> failing =
        choices.percent(30)
            ? Optional.of(
                decidedOn.minusDays(choices.upTo(ChronoUnit.DAYS.between(since, decidedOn))))
            : Optional.empty();
    Optional<TierOverride> override =
        choices.percent(15) ? Optional.of(override(choices, decidedOn)) : Optional.empty();
    return new TierStanding(tier, since, failing, override, decidedOn);
  }

  TierOverride override(Choices choices, LocalDate decidedOn) {
    LocalDate end = decidedOn.plusDays(choices.between(1, 60));
    return new TierOverride(tier(choices), StaffId.of("s-1"), "goodwill", end);
  }

  /** One of its tiers; where it does not tell them, one that it gives to somebody. */
  private Tier tier(Choices choices) {
    if (!trial.tiers().isEmpty()) {
      return choices.oneOf(trial.tiers());
    }
    try {
      return trial.policy().standing(TierQuestion.of(facts(choices))).earned();
    } catch (RuntimeException failed) { // a law will say so, with the question
      return ELSEWHERE;
    }
  }

  FactsTimeline timeline(Choices choices) {
    return timeline(choices, choices.oneOf(TierTrial.ZONES), FIRST_DAY);
  }

  /** A start and up to five steps within about a year. */
  SteppedTimeline timeline(Choices choices, ZoneId zone, LocalDate start) {
    List<Facts> steps = new ArrayList<>();
    LocalDate day = start;
    steps.add(cases.facts(choices, day.atStartOfDay(zone).toInstant(), zone));
    for (long gap : choices.<Long>list(0, 5, c -> c.between(1L, 70L))) {
      day = day.plusDays(gap);
      steps.add(cases.facts(choices, day.atStartOfDay(zone).toInstant(), zone));
    }
    return new SteppedTimeline(zone, steps);
  }

  /** Two facts that differ only so that the second is nowhere worse, drawn independently. */
  Optional<FactCases.Pair> pair(Choices choices) {
    return cases.pair(choices);
  }

  <T> Optional<Facts> alike(Facts facts, Metric<T> metric, Choices choices) {
    return cases.alike(facts, metric, choices);
  }

  /** Whether more is better, if all cut points of the metric agree. */
  Optional<Boolean> direction(Metric<?> metric) {
    return cases.direction(metric);
  }
}
