package io.crmkit.tier;

import io.crmkit.facts.Facts;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What a tier policy is asked: the facts, and the standing recorded last if there is one. With a
 * recorded standing keep conditions decide whether it stays; with none, entry conditions decide.
 *
 * @param facts as of the instant of the question
 * @param standing the standing recorded last; not of a later day than the facts
 */
public record TierQuestion(Facts facts, Optional<TierStanding> standing) {
  /**
   * Checks the order of the days.
   *
   * @throws IllegalArgumentException if the standing is of a later day than the facts
   */
  public TierQuestion {
    Objects.requireNonNull(facts, "facts");
    if (standing.isPresent() && standing.get().decidedOn().isAfter(facts.day())) {
      throw new IllegalArgumentException(
          "the recorded standing must not be of a later day than the facts of "
              + facts.day()
              + ", was of "
              + standing.get().decidedOn());
    }
  }

  /** A question about a customer of whom no standing is recorded. */
  public static TierQuestion of(Facts facts) {
    return new TierQuestion(facts, Optional.empty());
  }

  /** A question about a customer with a recorded standing. */
  public static TierQuestion of(Facts facts, TierStanding standing) {
    return new TierQuestion(facts, Optional.of(standing));
  }

  /**
   * The standing that leaves the customer in this tier as of the facts: held since before if it was
   * this tier already, else since today; an override that still holds is kept. What a policy of the
   * host's own best answers with.
   */
  public TierStanding standIn(Tier tier) {
    LocalDate today = facts.day();
    TierStanding before = standing.orElse(TierStanding.in(tier, today));
    LocalDate since = before.earned().equals(tier) ? before.since() : today;
    return new TierStanding(tier, since, Optional.empty(), before.override(), today)
        .carriedTo(today);
  }
}
