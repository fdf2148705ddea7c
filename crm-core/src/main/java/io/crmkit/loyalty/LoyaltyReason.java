package io.crmkit.loyalty;

import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import java.time.Instant;
import java.util.Map;

/** The reasons of accepted commands that credit and spend points, one record per code. */
public sealed interface LoyaltyReason extends Reason {
  /**
   * Points were credited.
   *
   * @param points how many
   * @param reference for what
   */
  record Earned(long points, String reference) implements LoyaltyReason {
    @Override
    public String code() {
      return "loyalty.earned";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points, "reference", reference);
    }
  }

  /**
   * There was nothing to credit.
   *
   * @param reference for what
   */
  record NothingEarned(String reference) implements LoyaltyReason {
    @Override
    public String code() {
      return "loyalty.nothing-earned";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("reference", reference);
    }
  }

  /**
   * The points are pending.
   *
   * @param from when they can be spent
   */
  record ActiveFrom(Instant from) implements LoyaltyReason {
    @Override
    public String code() {
      return "loyalty.active-from";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("from", from);
    }
  }

  /** The points are pending until somebody confirms them. */
  record AwaitingConfirmation() implements LoyaltyReason {
    @Override
    public String code() {
      return "loyalty.awaiting-confirmation";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  /**
   * The points do not last for ever.
   *
   * @param at when they no longer can be spent
   */
  record ExpiresAt(Instant at) implements LoyaltyReason {
    @Override
    public String code() {
      return "loyalty.expires-at";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("at", at);
    }
  }

  /** The points last for ever. */
  record NeverExpires() implements LoyaltyReason {
    @Override
    public String code() {
      return "loyalty.never-expires";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  /**
   * Pending points became active.
   *
   * @param points how many
   * @param reference of what
   */
  record Confirmed(long points, String reference) implements LoyaltyReason {
    @Override
    public String code() {
      return "loyalty.confirmed";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points, "reference", reference);
    }
  }

  /**
   * Points were spent.
   *
   * @param points how many
   * @param lots of how many lots
   */
  record Redeemed(long points, long lots) implements LoyaltyReason {
    @Override
    public String code() {
      return "loyalty.redeemed";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points, "lots", lots);
    }
  }

  /**
   * Points were set aside.
   *
   * @param points how many
   * @param until when they come back by themselves
   */
  record Held(long points, Instant until) implements LoyaltyReason {
    @Override
    public String code() {
      return "loyalty.held";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points, "until", until);
    }
  }

  /**
   * A hold became a redemption.
   *
   * @param points how many were spent
   * @param released how many went back
   */
  record Captured(long points, long released) implements LoyaltyReason {
    @Override
    public String code() {
      return "loyalty.captured";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points, "released", released);
    }
  }

  /**
   * A hold was given up.
   *
   * @param points how many went back
   */
  record Voided(long points) implements LoyaltyReason {
    @Override
    public String code() {
      return "loyalty.voided";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points);
    }
  }

  /**
   * A hold had ended by itself.
   *
   * @param reference which
   * @param points how many went back
   * @param at when
   */
  record TimedOut(String reference, long points, Instant at) implements LoyaltyReason {
    @Override
    public String code() {
      return "loyalty.timed-out";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("reference", reference, "points", points, "at", at);
    }
  }

  /**
   * Points had expired.
   *
   * @param points how many
   * @param at when
   */
  record PointsExpired(long points, Instant at) implements LoyaltyReason {
    @Override
    public String code() {
      return "loyalty.points-expired";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points, "at", at);
    }
  }

  /**
   * A redemption was cancelled.
   *
   * @param points how many points came back
   * @param lots to how many lots
   */
  record Restored(long points, long lots) implements LoyaltyReason {
    @Override
    public String code() {
      return "loyalty.restored";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points, "lots", lots);
    }
  }
}
