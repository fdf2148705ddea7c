package io.crmkit.review;

import io.crmkit.customer.CustomerFile;
import io.crmkit.decision.Decision;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.playbook.Playbook;
import io.crmkit.tier.TierPolicy;
import io.crmkit.tier.TierQuestion;
import io.crmkit.tier.TierStanding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Objects;
import java.util.Optional;

/**
 * Reviews customers by a playbook. Pure: equal dossiers and instants, equal reviews.
 *
 * <pre>{@code
 * Reviewer reviewer = Reviewer.of(playbook);
 * Review review = reviewer.review(Dossier.of(file), asOf);
 * }</pre>
 *
 * <p>Immutable, safe for several threads.
 */
public final class Reviewer {
  /** How far ahead a review looks for the next change of tier, if nothing else is said. */
  public static final Period DEFAULT_HORIZON = Period.ofMonths(24);

  private final TierPolicy tiers;
  private final FactsCalculator calculator;
  private final Period horizon;

  private Reviewer(TierPolicy tiers, FactsCalculator calculator, Period horizon) {
    this.tiers = tiers;
    this.calculator = calculator;
    this.horizon = horizon;
  }

  /** A reviewer by this playbook, with the standard metrics. */
  public static Reviewer of(Playbook playbook) {
    return of(playbook, playbook.calculator(MetricCatalogue.STANDARD));
  }

  /** A reviewer by this playbook that computes facts in a way of the host's. */
  public static Reviewer of(Playbook playbook, FactsCalculator calculator) {
    return new Reviewer(
        playbook.tiers(), Objects.requireNonNull(calculator, "calculator"), DEFAULT_HORIZON);
  }

  /**
   * The same reviewer, looking so far ahead for the next change of tier.
   *
   * @throws IllegalArgumentException if the horizon is negative
   */
  public Reviewer withHorizon(Period newHorizon) {
    if (newHorizon.isNegative()) {
      throw new IllegalArgumentException("horizon must not be negative, was " + newHorizon);
    }
    return new Reviewer(tiers, calculator, newHorizon);
  }

  /** The review of one customer as of an instant; later events in the file play no part. */
  public Review review(Dossier dossier, Instant asOf) {
    CustomerFile file = dossier.file().before(asOf);
    Facts facts = calculator.facts(file, asOf);
    TierQuestion question = new TierQuestion(facts, dossier.standing());
    Decision<TierStanding> tier = tiers.decide(question);
    LocalDate through = facts.day().plus(horizon);
    return new Review(
        file.id(),
        facts,
        tier,
        tiers.progress(question),
        tiers.retention(question),
        tiers.nextChange(calculator.timeline(file), tier.outcome(), through));
  }

  /**
   * The dossier with the standing that following the history gives: from {@code start}, deciding at
   * every local midnight up to the one before the as-of day. A review of it then decides at the
   * as-of instant itself.
   */
  public Dossier fold(CustomerFile file, TierStanding start, Instant asOf) {
    LocalDate day = LocalDate.ofInstant(asOf, calculator.zone());
    TierStanding standing =
        tiers.advance(calculator.timeline(file.before(asOf)), start, day.minusDays(1));
    return new Dossier(file, Optional.of(standing));
  }
}
