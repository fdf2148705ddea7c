package io.crmkit.tier;

import io.crmkit.facts.Facts;
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
    if (standing.isPresent() && standing.get().asOf().isAfter(facts.day())) {
      throw new IllegalArgumentException(
          "the recorded standing must not be of a later day than the facts of "
              + facts.day()
              + ", was of "
              + standing.get().asOf());
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
}
