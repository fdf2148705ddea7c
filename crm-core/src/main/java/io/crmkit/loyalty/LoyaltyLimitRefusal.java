package io.crmkit.loyalty;

import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import java.util.Map;

/** The limits for which points commands are refused, one record per code. */
public sealed interface LoyaltyLimitRefusal extends Reason {
  /**
   * Too few points for a redemption.
   *
   * @param asked how many were asked for
   * @param minimum the fewest
   */
  record BelowMinimum(long asked, long minimum) implements LoyaltyLimitRefusal {
    @Override
    public String code() {
      return "loyalty.below-minimum";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("asked", asked, "minimum", minimum);
    }
  }

  /**
   * Points are spent in steps.
   *
   * @param asked how many were asked for
   * @param step the step
   */
  record NotAMultiple(long asked, long step) implements LoyaltyLimitRefusal {
    @Override
    public String code() {
      return "loyalty.not-a-multiple";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("asked", asked, "step", step);
    }
  }

  /**
   * Too much of the order would be paid with points.
   *
   * @param asked how many were asked for
   * @param most the most for this order
   */
  record AboveShare(long asked, long most) implements LoyaltyLimitRefusal {
    @Override
    public String code() {
      return "loyalty.above-share";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("asked", asked, "most", most);
    }
  }

  /** A limit depends on the order, and none was named. */
  record NoOrder() implements LoyaltyLimitRefusal {
    @Override
    public String code() {
      return "loyalty.no-order";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  /**
   * A limit is used up.
   *
   * @param limit which
   * @param most the most in a period
   * @param used how much is used
   * @param asked how much more was asked for
   */
  record LimitReached(String limit, long most, long used, long asked)
      implements LoyaltyLimitRefusal {
    @Override
    public String code() {
      return "loyalty.limit-reached";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("limit", limit, "most", most, "used", used, "asked", asked);
    }
  }
}
