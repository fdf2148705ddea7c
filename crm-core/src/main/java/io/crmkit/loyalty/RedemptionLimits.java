package io.crmkit.loyalty;

import io.crmkit.decision.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * How orders may be paid with points, at once ({@link PointsCommand.Redeem}) or by a hold ({@link
 * PointsCommand.PlaceHold}). They say nothing of rewards: those have their price in the catalogue,
 * which a minimum or steps would only contradict, and no order that a share could be taken of.
 *
 * @param minimum the fewest at once, at least 1
 * @param step the steps in which they are spent, at least 1
 * @param share the share of an order that may be paid with points, more than 0 and at most 1; empty
 *     if there is no limit
 * @param rate what points are worth; needed for a share
 */
public record RedemptionLimits(
    long minimum, long step, Optional<BigDecimal> share, Optional<PointsRate> rate) {
  /** None: any number from 1. */
  public static final RedemptionLimits NONE =
      new RedemptionLimits(1, 1, Optional.empty(), Optional.empty());

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if one is out of range, or there is a share without a rate
   */
  public RedemptionLimits {
    Require.positive("minimum of points", minimum);
    Require.positive("step of points", step);
    Objects.requireNonNull(rate, "rate");
    if (share.isPresent()) {
      BigDecimal value = share.get();
      if (value.signum() <= 0 || value.compareTo(BigDecimal.ONE) > 0) {
        throw new IllegalArgumentException("share must be more than 0 and at most 1, was " + value);
      }
      if (rate.isEmpty()) {
        throw new IllegalArgumentException("a share of the order needs a rate, had none");
      }
      share = Optional.of(Require.plain(value));
    }
  }

  void check(long points, Optional<Money> order, List<Reason> blockers) {
    if (points < minimum) {
      blockers.add(new LoyaltyLimitRefusal.BelowMinimum(points, minimum));
    }
    if (points % step != 0) {
      blockers.add(new LoyaltyLimitRefusal.NotAMultiple(points, step));
    }
    if (share.isPresent()) {
      boolean fits =
          order.isPresent()
              && order.get().getCurrencyUnit().equals(rate.orElseThrow().value().getCurrencyUnit());
      if (!fits) {
        blockers.add(new LoyaltyLimitRefusal.NoOrder());
        return;
      }
      long most = rate.orElseThrow().within(order.orElseThrow(), share.get());
      if (points > most) {
        blockers.add(new LoyaltyLimitRefusal.AboveShare(points, Math.max(0, most)));
      }
    }
  }
}
