package io.crmkit.quickstart;

import io.crmkit.playbook.Playbook;
import io.crmkit.tier.TierLadder;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What is asked: review everybody by this playbook as of the start of this day.
 *
 * @param playbook in the zone and currency asked for
 * @param day the as-of day; what happens on it or later plays no part
 * @param fold whether histories are followed from the first purchase on
 */
record ReviewJob(Playbook playbook, LocalDate day, boolean fold) {
  /**
   * Checks the policy.
   *
   * @throws BadInputException if the tiers are no ladder
   */
  ReviewJob {
    if (!(playbook.tierPolicy() instanceof TierLadder)) {
      throw new BadInputException(
          playbook.id() + ": tiers: must be a ladder of tiers, so that there is a lowest one");
    }
  }

  /** The tiers in order. */
  TierLadder ladder() {
    return (TierLadder) playbook.tierPolicy();
  }

  /** The instant at which the as-of day starts. */
  Instant asOf() {
    return day.atStartOfDay(playbook.zone()).toInstant();
  }
}
