package io.crmkit.loyalty;

import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/**
 * The reasons for which points commands are refused, one record per code: what is missing or in the
 * way.
 */
public sealed interface LoyaltyRefusal extends Reason {
  /**
   * There are not enough points.
   *
   * @param asked how many were asked for
   * @param available how many can be spent
   * @param missing how many are missing
   */
  record Insufficient(long asked, long available, long missing) implements LoyaltyRefusal {
    @Override
    public String code() {
      return "loyalty.insufficient";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("asked", asked, "available", available, "missing", missing);
    }
  }

  /**
   * Points that would have been there have expired.
   *
   * @param points how many
   * @param at when
   */
  record ExpiredNotSpendable(long points, Instant at) implements LoyaltyRefusal {
    @Override
    public String code() {
      return "loyalty.expired-not-spendable";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points, "at", at);
    }
  }

  /**
   * Points that will be there are pending.
   *
   * @param points how many
   */
  record StillPending(long points) implements LoyaltyRefusal {
    @Override
    public String code() {
      return "loyalty.still-pending";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points);
    }
  }

  /**
   * Points that are there are set aside.
   *
   * @param points how many
   */
  record OnHold(long points) implements LoyaltyRefusal {
    @Override
    public String code() {
      return "loyalty.on-hold";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points);
    }
  }

  /**
   * Points are owed.
   *
   * @param debt how many
   */
  record InDebt(long debt) implements LoyaltyRefusal {
    @Override
    public String code() {
      return "loyalty.in-debt";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("debt", debt);
    }
  }

  /**
   * The key was used for another command.
   *
   * @param key the key
   */
  record KeyConflict(CommandKey key) implements LoyaltyRefusal {
    @Override
    public String code() {
      return "loyalty.key-conflict";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("key", key);
    }
  }

  /**
   * The reference is in use.
   *
   * @param reference which
   */
  record ReferenceTaken(String reference) implements LoyaltyRefusal {
    @Override
    public String code() {
      return "loyalty.reference-taken";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("reference", reference);
    }
  }

  /**
   * There is nothing under the reference.
   *
   * @param reference which
   */
  record UnknownReference(String reference) implements LoyaltyRefusal {
    @Override
    public String code() {
      return "loyalty.unknown-reference";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("reference", reference);
    }
  }

  /**
   * There are no pending points to confirm.
   *
   * @param reference of what
   */
  record NotPending(String reference) implements LoyaltyRefusal {
    @Override
    public String code() {
      return "loyalty.not-pending";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("reference", reference);
    }
  }

  /**
   * All of it was undone before.
   *
   * @param reference of what
   */
  record NothingLeft(String reference) implements LoyaltyRefusal {
    @Override
    public String code() {
      return "loyalty.nothing-left";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("reference", reference);
    }
  }

  /**
   * More is to be undone than is left.
   *
   * @param reference of what
   * @param asked how many points were asked for
   * @param left how many are left
   */
  record MoreThanLeft(String reference, long asked, long left) implements LoyaltyRefusal {
    @Override
    public String code() {
      return "loyalty.more-than-left";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("reference", reference, "asked", asked, "left", left);
    }
  }

  /**
   * More money is given back than was paid.
   *
   * @param what the credit or line
   * @param left how much can still be given back
   */
  record RefundTooHigh(String what, Money left) implements LoyaltyRefusal {
    @Override
    public String code() {
      return "loyalty.refund-too-high";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("what", what, "left", left);
    }
  }

  /**
   * Nothing was paid for these points.
   *
   * @param reference of what
   */
  record NotAPurchase(String reference) implements LoyaltyRefusal {
    @Override
    public String code() {
      return "loyalty.not-a-purchase";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("reference", reference);
    }
  }

  /**
   * The refund must name lines if the receipt has them, and must not otherwise.
   *
   * @param reference of what
   * @param lines the lines of the receipt
   */
  record LinesDiffer(String reference, List<String> lines) implements LoyaltyRefusal {
    /** Copies the list. */
    public LinesDiffer {
      lines = List.copyOf(lines);
    }

    @Override
    public String code() {
      return "loyalty.lines-differ";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("reference", reference, "lines", lines);
    }
  }

  /**
   * The refund is in another currency than the purchase.
   *
   * @param reference of what
   * @param currency the currency of the purchase
   */
  record OtherCurrency(String reference, String currency) implements LoyaltyRefusal {
    @Override
    public String code() {
      return "loyalty.other-currency";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("reference", reference, "currency", currency);
    }
  }

  /**
   * The account is ahead of the command.
   *
   * @param at when it is asked
   * @param last the time of the last entry
   */
  record OutOfOrder(Instant at, Instant last) implements LoyaltyRefusal {
    @Override
    public String code() {
      return "loyalty.out-of-order";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("at", at, "last", last);
    }
  }

  /**
   * What is to be credited has not happened.
   *
   * @param reference what
   * @param occurredAt when it happens
   */
  record NotYet(String reference, Instant occurredAt) implements LoyaltyRefusal {
    @Override
    public String code() {
      return "loyalty.not-yet";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("reference", reference, "occurredAt", occurredAt);
    }
  }

  /**
   * The account was merged into another.
   *
   * @param into which
   */
  record Closed(AccountId into) implements LoyaltyRefusal {
    @Override
    public String code() {
      return "loyalty.closed";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("into", into);
    }
  }

  /**
   * An account cannot give to itself.
   *
   * @param account which
   */
  record SameAccount(AccountId account) implements LoyaltyRefusal {
    @Override
    public String code() {
      return "loyalty.same-account";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("account", account);
    }
  }

  /**
   * Holds have to end before accounts are merged.
   *
   * @param holds how many
   */
  record HoldsOpen(long holds) implements LoyaltyRefusal {
    @Override
    public String code() {
      return "loyalty.holds-open";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("holds", holds);
    }
  }
}
