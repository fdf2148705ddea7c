package io.crmkit.quickstart;

import io.crmkit.customer.CustomerId;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierChange;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a review to count and rank customers; the rest can be reviewed again at any time.
 *
 * @param id who
 * @param rank the place of the customer's tier on the ladder, 0 the lowest
 * @param spend in smallest units of the playbook's currency, or null if it is not known
 * @param attainment how much of the way to the next tier is done, or null in the highest tier
 * @param nextChange the first change of tier that will come if nothing more happens, if one does
 * @param points the customer's points, or null where there is no programme
 * @param scores the customer's scores, or null where the playbook has none
 */
record CustomerRow(
    CustomerId id,
    int rank,
    @Nullable Long spend,
    @Nullable BigDecimal attainment,
    @Nullable Change nextChange,
    @Nullable PointsRow points,
    @Nullable ScoreRow scores) {
  /** A change of tier, without its reasons. */
  record Change(LocalDate on, Tier from, Tier to) {
    static Change of(TierChange change) {
      return new Change(change.on(), change.from(), change.to());
    }
  }

  /** The spend, counting what is not known as nothing. */
  long spendOrZero() {
    return spend == null ? 0 : spend;
  }
}
