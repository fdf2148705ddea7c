package io.crmkit.loyalty;

import io.crmkit.customer.StaffId;
import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import java.time.Instant;
import java.util.Map;
import org.joda.money.Money;

/**
 * The reasons of accepted commands that call points back, pay debt, move points between accounts or
 * keep the account, one record per code.
 */
public sealed interface LoyaltyMoveReason extends Reason {
  /**
   * What a refund or a reversal calls back; the parts that follow sum to it.
   *
   * @param points how many
   * @param reference of what
   */
  record Owed(long points, String reference) implements LoyaltyMoveReason {
    @Override
    public String code() {
      return "loyalty.owed";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points, "reference", reference);
    }
  }

  /**
   * Points that were taken of what is owed.
   *
   * @param points how many
   */
  record TakenBack(long points) implements LoyaltyMoveReason {
    @Override
    public String code() {
      return "loyalty.taken-back";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points);
    }
  }

  /**
   * Points that became debt of what is owed.
   *
   * @param points how many
   */
  record BecameDebt(long points) implements LoyaltyMoveReason {
    @Override
    public String code() {
      return "loyalty.became-debt";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points);
    }
  }

  /**
   * Points that were converted to money of what is owed.
   *
   * @param points how many
   * @param charge what is kept from the refund
   */
  record Converted(long points, Money charge) implements LoyaltyMoveReason {
    @Override
    public String code() {
      return "loyalty.converted";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points, "charge", charge);
    }
  }

  /**
   * Points that are not called back of what is owed.
   *
   * @param points how many
   */
  record Forgiven(long points) implements LoyaltyMoveReason {
    @Override
    public String code() {
      return "loyalty.forgiven";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points);
    }
  }

  /**
   * Debt was paid.
   *
   * @param points how many points
   * @param left how much debt is left
   */
  record DebtRepaid(long points, long left) implements LoyaltyMoveReason {
    @Override
    public String code() {
      return "loyalty.debt-repaid";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points, "left", left);
    }
  }

  /**
   * Activity moved expiries on.
   *
   * @param until until when points live now
   */
  record Extended(Instant until) implements LoyaltyMoveReason {
    @Override
    public String code() {
      return "loyalty.extended";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("until", until);
    }
  }

  /**
   * Points were given to another account.
   *
   * @param points how many
   * @param to to whom
   */
  record Given(long points, AccountId to) implements LoyaltyMoveReason {
    @Override
    public String code() {
      return "loyalty.given";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points, "to", to);
    }
  }

  /**
   * Points came from another account.
   *
   * @param points how many
   * @param from from whom
   */
  record Received(long points, AccountId from) implements LoyaltyMoveReason {
    @Override
    public String code() {
      return "loyalty.received";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points, "from", from);
    }
  }

  /**
   * Somebody decided it.
   *
   * @param actor who
   * @param why the host's code for the reason
   */
  record ByHand(StaffId actor, String why) implements LoyaltyMoveReason {
    @Override
    public String code() {
      return "loyalty.by-hand";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("actor", actor, "why", why);
    }
  }

  /**
   * Points were taken by hand.
   *
   * @param points how many
   */
  record Debited(long points) implements LoyaltyMoveReason {
    @Override
    public String code() {
      return "loyalty.debited";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points);
    }
  }

  /**
   * Balances were taken over.
   *
   * @param points how many points
   * @param lots how many balances
   */
  record Opened(long points, long lots) implements LoyaltyMoveReason {
    @Override
    public String code() {
      return "loyalty.opened";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points, "lots", lots);
    }
  }

  /**
   * The account was closed.
   *
   * @param into where all of it went
   */
  record Merged(AccountId into) implements LoyaltyMoveReason {
    @Override
    public String code() {
      return "loyalty.merged";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("into", into);
    }
  }

  /**
   * Another account came in.
   *
   * @param from which
   * @param points how many points
   * @param debt how much debt
   */
  record Inherited(AccountId from, long points, long debt) implements LoyaltyMoveReason {
    @Override
    public String code() {
      return "loyalty.inherited";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("from", from, "points", points, "debt", debt);
    }
  }

  /**
   * Lots were put right.
   *
   * @param reference what became known late
   * @param change by how many points the balance changes
   */
  record Corrected(String reference, long change) implements LoyaltyMoveReason {
    @Override
    public String code() {
      return "loyalty.corrected";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("reference", reference, "change", change);
    }
  }

  /**
   * Old credits and redemptions were closed.
   *
   * @param before those of before
   */
  record Forgotten(Instant before) implements LoyaltyMoveReason {
    @Override
    public String code() {
      return "loyalty.forgotten";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("before", before);
    }
  }

  /** Nothing has become true by itself. */
  record NothingDue() implements LoyaltyMoveReason {
    @Override
    public String code() {
      return "loyalty.nothing-due";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  /**
   * The command was carried out before; this is the first result.
   *
   * @param key its key
   */
  record Repeated(CommandKey key) implements LoyaltyMoveReason {
    @Override
    public String code() {
      return "loyalty.repeated";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("key", key);
    }
  }
}
