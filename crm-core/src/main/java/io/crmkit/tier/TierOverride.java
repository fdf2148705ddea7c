package io.crmkit.tier;

import io.crmkit.customer.StaffId;
import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A tier that somebody set by hand, above or below the earned one, until a day. The earned tier
 * moves on beneath it and shows again when the override ends. Immutable.
 *
 * @param tier the tier to show
 * @param actor who set it
 * @param why a code of the host: {@code "goodwill"}; no free text, since histories keep it
 * @param endExclusive the first day on which it no longer holds
 */
public record TierOverride(Tier tier, StaffId actor, String why, LocalDate endExclusive) {
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException if {@code why} is no code
   */
  public TierOverride {
    Objects.requireNonNull(tier, "tier");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(endExclusive, "endExclusive");
    if (!CODE.matcher(why).matches()) {
      throw new IllegalArgumentException(
          "why of an override must be a letter and up to 63 letters, digits, '-' or '_'; it had "
              + why.length()
              + " characters");
    }
  }

  /** Whether it holds on a day. */
  public boolean holdsOn(LocalDate day) {
    return day.isBefore(endExclusive);
  }
}
