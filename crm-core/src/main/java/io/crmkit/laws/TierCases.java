package io.crmkit.laws;

import io.crmkit.customer.StaffId;
import io.crmkit.facts.Fact;
import io.crmkit.facts.FactGap;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.FactsTimeline;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Threshold;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/** Draws what may be asked of a tier policy. */
final class TierCases {
  static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
  private static final int DAYS = 3_650;
  private static final List<Integer> DAYS_AGO = List.of(0, 1, 7, 30, 31, 90, 365, 366);
  private static final Tier ELSEWHERE = Tier.of("ELSEWHERE");

  private final TierTrial trial;
  private final CurrencyUnit currency;
  private final Map<Metric<?>, Values<?>> values = new LinkedHashMap<>();

  TierCases(TierTrial trial) {
    this.trial = trial;
    this.currency = trial.currency();
    for (Metric<?> metric : trial.metrics()) {
      values.put(metric, new Values<>(metric, trial.cutPoints(), currency));
    }
  }

  Facts facts(Choices choices) {
    return facts(choices, instant(choices), choices.oneOf(TierTrial.ZONES));
  }

  private static Instant instant(Choices choices) {
    LocalDate day = FIRST_DAY.plusDays(choices.upTo(DAYS));
    long second = choices.percent(50) ? choices.upTo(86_399) : 0;
    return day.atStartOfDay(ZoneId.of("UTC")).toInstant().plusSeconds(second);
  }

  /** Facts as of an instant; one in ten has no value, one in ten is not known. */
  private Facts facts(Choices choices, Instant asOf, ZoneId zone) {
    Optional<FactsCalculator> calculator = trial.calculator(zone);
    if (choices.percent(10) && calculator.isPresent()) { // facts that are consistent in themselves
      LocalDate day = LocalDate.ofInstant(asOf, zone);
      return calculator.get().facts(CustomerFiles.events(choices, day, currency).file(), asOf);
    }
    Map<Metric<?>, Fact<?>> facts = new LinkedHashMap<>();
    for (Metric<?> metric : trial.metrics()) {
      switch (choices.between(0, 9)) {
        case 8 -> facts.put(metric, Fact.absent());
        case 9 -> {
          if (choices.percent(50)) { // else nobody supplied it
            facts.put(metric, Fact.unknown(new FactGap.NoJoiningDay()));
          }
        }
        default -> facts.put(metric, known(metric, choices));
      }
    }
    return Facts.of(asOf, zone, currency, facts);
  }

  private Fact<?> known(Metric<?> metric, Choices choices) {
    return Fact.known(values(metric).draw(choices));
  }

  /** The draws of one metric. */
  <T> Values<T> values(Metric<T> metric) {
    @SuppressWarnings("unchecked") // each was put with its own metric
    Values<T> found = (Values<T>) values.get(metric);
    return Objects.requireNonNull(found, "a metric of the trial");
  }

  TierQuestion question(Choices choices) {
    Facts facts = facts(choices);
    return new TierQuestion(facts, standing(choices, facts.day()));
  }

  /** About a moment, or a round number of days before it. */
  Generator<TierQuestion> questionsAbout(Instant moment) {
    return choices -> {
      Instant asOf = moment.minus(Duration.ofDays(choices.oneOf(DAYS_AGO)));
      Facts facts = facts(choices, asOf, choices.oneOf(TierTrial.ZONES));
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
    steps.add(facts(choices, day.atStartOfDay(zone).toInstant(), zone));
    for (long gap : choices.<Long>list(0, 5, c -> c.between(1L, 70L))) {
      day = day.plusDays(gap);
      steps.add(facts(choices, day.atStartOfDay(zone).toInstant(), zone));
    }
    return new SteppedTimeline(zone, steps);
  }

  /** Two facts that differ only so that the second is nowhere worse, drawn independently. */
  Optional<Pair> pair(Choices choices) {
    Facts one = facts(choices);
    Facts worse = one;
    Facts better = one;
    for (Metric<?> metric : one.metrics()) {
      Optional<Boolean> rising = direction(metric);
      if (rising.isPresent() && one.get(metric) instanceof Fact.Known<?> known) {
        Fact<?> other = known(metric, choices);
        boolean gain = compare(metric, (Fact.Known<?>) other, known) > 0 == rising.get();
        worse = put(worse, metric, gain ? known : other);
        better = put(better, metric, gain ? other : known);
      }
    }
    return worse.equals(better) ? Optional.empty() : Optional.of(new Pair(worse, better));
  }

  /** Two facts, the second nowhere worse. */
  record Pair(Facts worse, Facts better) {}

  static Facts put(Facts facts, Metric<?> metric, Fact<?> fact) {
    Map<Metric<?>, Fact<?>> all = new LinkedHashMap<>(facts.asMap());
    all.put(metric, fact);
    return Facts.of(facts.asOf(), facts.zone(), facts.currency(), all);
  }

  private static <T> int compare(Metric<T> metric, Fact.Known<?> a, Fact.Known<?> b) {
    return metric
        .kind()
        .compare(metric.kind().type().cast(a.value()), metric.kind().type().cast(b.value()));
  }

  /** Whether more is better, if all cut points of the metric agree. */
  Optional<Boolean> direction(Metric<?> metric) {
    Optional<Boolean> direction = Optional.empty();
    for (Leaf<?> leaf : trial.cutPoints()) {
      if (leaf.metric().equals(metric)) {
        if (!(leaf instanceof Threshold<?> threshold)
            || direction.filter(d -> d != threshold.comparison().rising()).isPresent()) {
          return Optional.empty();
        }
        direction = Optional.of(threshold.comparison().rising());
      }
    }
    return direction;
  }
}
