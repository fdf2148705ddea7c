package io.crmkit.loyalty;

import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import java.time.Instant;
import java.util.Map;
import org.joda.money.Money;

/** The reasons of decisions on coupons, one record per code. */
public sealed interface CouponReason extends Reason {
  /**
   * The coupon is reserved.
   *
   * @param coupon which
   * @param off what it takes off
   */
  record TakesOff(String coupon, Money off) implements CouponReason {
    @Override
    public String code() {
      return "loyalty.coupon-takes-off";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("coupon", coupon, "off", off);
    }
  }

  /**
   * The coupon was used.
   *
   * @param coupon which
   * @param left how often it may still be used
   */
  record Used(String coupon, long left) implements CouponReason {
    @Override
    public String code() {
      return "loyalty.coupon-used";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("coupon", coupon, "left", left);
    }
  }

  /**
   * The order was given up.
   *
   * @param coupon which
   * @param until until when it can be used
   */
  record Released(String coupon, Instant until) implements CouponReason {
    @Override
    public String code() {
      return "loyalty.coupon-released";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("coupon", coupon, "until", until);
    }
  }

  /**
   * The coupon has expired.
   *
   * @param coupon which
   * @param at when
   */
  record Expired(String coupon, Instant at) implements CouponReason {
    @Override
    public String code() {
      return "loyalty.coupon-expired";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("coupon", coupon, "at", at);
    }
  }

  /**
   * The coupon was used as often as it may be.
   *
   * @param coupon which
   * @param uses how often
   */
  record UsedUp(String coupon, long uses) implements CouponReason {
    @Override
    public String code() {
      return "loyalty.coupon-used-up";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("coupon", coupon, "uses", uses);
    }
  }

  /**
   * The coupon is reserved for another order.
   *
   * @param coupon which
   * @param order for which
   */
  record Reserved(String coupon, String order) implements CouponReason {
    @Override
    public String code() {
      return "loyalty.coupon-reserved";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("coupon", coupon, "order", order);
    }
  }

  /**
   * The coupon is not reserved for the order.
   *
   * @param coupon which
   * @param order for which
   */
  record NotReserved(String coupon, String order) implements CouponReason {
    @Override
    public String code() {
      return "loyalty.coupon-not-reserved";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("coupon", coupon, "order", order);
    }
  }

  /**
   * The coupon does not go together with others.
   *
   * @param coupon which
   */
  record NotCombinable(String coupon) implements CouponReason {
    @Override
    public String code() {
      return "loyalty.coupon-not-combinable";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("coupon", coupon);
    }
  }

  /**
   * The order is too small for the coupon.
   *
   * @param coupon which
   * @param least the least that it must come to
   */
  record OrderTooSmall(String coupon, Money least) implements CouponReason {
    @Override
    public String code() {
      return "loyalty.coupon-order-too-small";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("coupon", coupon, "least", least);
    }
  }
}
