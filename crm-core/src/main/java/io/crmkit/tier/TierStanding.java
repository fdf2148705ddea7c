package io.crmkit.tier;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a customer stands, as a host records it: the earned tier and since when, whether keeping it
 * is at risk, an override, and the day of the decision. Days are local days of the facts' zone.
 * Immutable.
 *
 * @param earned the tier that the rules give
 * @param since the day on which it was reached
 * @param failingSince the day on which its keep condition was found failing, if it is
 * @param override a tier set by hand that hides the earned one
 * @param decidedOn the day of the last decision; not before {@code since} or {@code failingSince}
 */
public record TierStanding(
    Tier earned,
    LocalDate since,
    Optional<LocalDate> failingSince,
    Optional<TierOverride> override,
    LocalDate decidedOn) {
  /**
   * Checks the order of the days.
   *
   * @throws IllegalArgumentException if the days are out of order
   */
  public TierStanding {
    Objects.requireNonNull(earned, "earned");
    Objects.requireNonNull(override, "override");
    if (decidedOn.isBefore(since)) {
      throw new IllegalArgumentException(
          "a standing must not be older than its tier, held since "
              + since
              + ", was of "
              + decidedOn);
    }
    if (failingSince.isPresent()
        && (failingSince.get().isBefore(since) || failingSince.get().isAfter(decidedOn))) {
      throw new IllegalArgumentException(
          "failingSince must lie from "
              + since
              + " to "
              + decidedOn
              + ", was "
              + failingSince.get());
    }
  }

  /** A standing in a tier reached on this day. */
  public static TierStanding in(Tier tier, LocalDate day) {
    return new TierStanding(tier, day, Optional.empty(), Optional.empty(), day);
  }

  /** The tier that counts on the day of the decision: the override's while it holds. */
  public Tier tier() {
    return tierOn(decidedOn);
  }

  /** The tier that counts on a later day if nothing else changes. */
  public Tier tierOn(LocalDate day) {
    return overrideOn(day).map(TierOverride::tier).orElse(earned);
  }

  /** The override, if it holds on a day. */
  Optional<TierOverride> overrideOn(LocalDate day) {
    return override.isEmpty() ? override : override.filter(o -> o.holdsOn(day));
  }

  /** The same standing, hidden by an override. */
  public TierStanding withOverride(TierOverride newOverride) {
    return new TierStanding(earned, since, failingSince, Optional.of(newOverride), decidedOn);
  }

  /** The same standing without an override. */
  public TierStanding withoutOverride() {
    return new TierStanding(earned, since, failingSince, Optional.empty(), decidedOn);
  }

  /** The same standing after days on which nothing changed; an override that has ended is gone. */
  TierStanding carriedTo(LocalDate day) {
    return new TierStanding(earned, since, failingSince, overrideOn(day), day);
  }
}
