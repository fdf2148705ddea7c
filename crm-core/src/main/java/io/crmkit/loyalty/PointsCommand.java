package io.crmkit.loyalty;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.crmkit.customer.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What an account may be asked to do. A command carries a key: sent again, it is the same command,
 * and gets the first result. Its content (all but the instant at which it is asked) tells whether
 * it is. All are immutable.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "command")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PointsCommand.Earn.class, name = "earn"),
  @JsonSubTypes.Type(value = PointsCommand.Confirm.class, name = "confirm"),
  @JsonSubTypes.Type(value = PointsCommand.Redeem.class, name = "redeem"),
  @JsonSubTypes.Type(value = PointsCommand.RedeemLate.class, name = "redeem-late"),
  @JsonSubTypes.Type(value = PointsCommand.Buy.class, name = "buy"),
  @JsonSubTypes.Type(value = PointsCommand.PlaceHold.class, name = "hold"),
  @JsonSubTypes.Type(value = PointsCommand.Capture.class, name = "capture"),
  @JsonSubTypes.Type(value = PointsCommand.VoidHold.class, name = "void"),
  @JsonSubTypes.Type(value = PointsCommand.Cancel.class, name = "cancel"),
  @JsonSubTypes.Type(value = PointsCommand.Refund.class, name = "refund"),
  @JsonSubTypes.Type(value = PointsCommand.Sweep.class, name = "sweep"),
  @JsonSubTypes.Type(value = PointsCommand.Transfer.class, name = "transfer"),
  @JsonSubTypes.Type(value = PointsCommand.Receive.class, name = "receive"),
  @JsonSubTypes.Type(value = PointsCommand.Credit.class, name = "credit"),
  @JsonSubTypes.Type(value = PointsCommand.Debit.class, name = "debit"),
  @JsonSubTypes.Type(value = PointsCommand.ReverseCredit.class, name = "reverse-credit"),
  @JsonSubTypes.Type(value = PointsCommand.Open.class, name = "open"),
  @JsonSubTypes.Type(value = PointsCommand.MergeInto.class, name = "merge-into"),
  @JsonSubTypes.Type(value = PointsCommand.Inherit.class, name = "inherit"),
  @JsonSubTypes.Type(value = PointsCommand.Correct.class, name = "correct"),
  @JsonSubTypes.Type(value = PointsCommand.Forget.class, name = "forget")
})
public sealed interface PointsCommand {
  /** What makes it the same command when it is sent again. */
  CommandKey key();

  /**
   * Credit what a purchase or an event earned.
   *
   * @param key makes it the same command when it is sent again
   * @param reference the host's reference: an order, an event; once an account
   * @param receipt how many points and why, as an {@link EarnPolicy} decided
   * @param occurredAt when it was earned; validity counts from here. Not after the command
   */
  record Earn(CommandKey key, String reference, EarnReceipt receipt, Instant occurredAt)
      implements PointsCommand {
    /** Checks the parts. */
    public Earn {
      Require.command(key, "credit reference", reference);
      Objects.requireNonNull(receipt, "receipt");
      Objects.requireNonNull(occurredAt, "occurredAt");
    }
  }

  /**
   * Let pending points be spent from now on.
   *
   * @param key makes it the same command when it is sent again
   * @param reference the credit's reference
   */
  record Confirm(CommandKey key, String reference) implements PointsCommand {
    /** Checks the parts. */
    public Confirm {
      Require.command(key, "credit reference", reference);
    }
  }

  /**
   * Pay (a part of) an order with points. A reward of the catalogue is bought by {@link Buy}.
   *
   * @param key makes it the same command when it is sent again
   * @param reference the host's reference, unique among holds and redemptions
   * @param points how many, at least 1
   * @param order what the order costs, where limits depend on it
   */
  record Redeem(CommandKey key, String reference, long points, Optional<Money> order)
      implements PointsCommand {
    /** Checks the parts. */
    public Redeem {
      Require.command(key, "redemption reference", reference);
      Require.positive("points", points);
      Objects.requireNonNull(order, "order");
    }
  }

  /**
   * Enter a redemption that became known late, by a {@linkplain BackDating plan}.
   *
   * @param key makes it the same command when it is sent again
   * @param reference the host's reference, unique among holds and redemptions
   * @param takes which points it took, even if they have expired or were spent since
   * @param occurredAt when. Not after the command
   */
  record RedeemLate(CommandKey key, String reference, List<Take> takes, Instant occurredAt)
      implements PointsCommand {
    /** Checks the parts. */
    public RedeemLate {
      Require.command(key, "redemption reference", reference);
      takes = List.copyOf(takes);
      Objects.requireNonNull(occurredAt, "occurredAt");
    }
  }

  /**
   * Buy a reward of the catalogue at its price. {@link RedemptionLimits} do not apply, {@link
   * FraudLimit}s count it as a redemption. It is cancelled like one.
   *
   * @param key makes it the same command when it is sent again
   * @param reference the host's reference, unique among holds and redemptions
   * @param reward the reward's name
   * @param points its price, at least 1
   */
  record Buy(CommandKey key, String reference, String reward, long points)
      implements PointsCommand {
    /** Checks the parts. */
    public Buy {
      Require.command(key, "redemption reference", reference);
      Require.code("name of a reward", reward);
      Require.positive("points", points);
    }
  }

  /**
   * Set points aside for a purchase that is not final.
   *
   * @param key makes it the same command when it is sent again
   * @param reference the host's reference, unique among holds and redemptions
   * @param points how many, at least 1
   * @param order what the order costs, where limits depend on it
   */
  record PlaceHold(CommandKey key, String reference, long points, Optional<Money> order)
      implements PointsCommand {
    /** Checks the parts. */
    public PlaceHold {
      Require.command(key, "hold reference", reference);
      Require.positive("points", points);
      Objects.requireNonNull(order, "order");
    }
  }

  /**
   * Spend some or all of the points set aside; the rest goes back.
   *
   * @param key makes it the same command when it is sent again
   * @param reference the hold's reference
   * @param points how many, at least 1
   */
  record Capture(CommandKey key, String reference, long points) implements PointsCommand {
    /** Checks the parts. */
    public Capture {
      Require.command(key, "hold reference", reference);
      Require.positive("points", points);
    }
  }

  /**
   * Give a hold up.
   *
   * @param key makes it the same command when it is sent again
   * @param reference the hold's reference
   */
  record VoidHold(CommandKey key, String reference) implements PointsCommand {
    /** Checks the parts. */
    public VoidHold {
      Require.command(key, "hold reference", reference);
    }
  }

  /**
   * Undo a redemption in whole or in part.
   *
   * @param key makes it the same command when it is sent again
   * @param reference the redemption's reference
   * @param points how many points of it, at least 1
   */
  record Cancel(CommandKey key, String reference, long points) implements PointsCommand {
    /** Checks the parts. */
    public Cancel {
      Require.command(key, "redemption reference", reference);
      Require.positive("points", points);
    }
  }

  /**
   * Money of a purchase was given back: call back what it earned.
   *
   * @param key makes it the same command when it is sent again
   * @param reference the credit's reference
   * @param refunds what was given back this time; by line if and only if the receipt has lines
   */
  record Refund(CommandKey key, String reference, Refunds refunds) implements PointsCommand {
    /** Checks the parts. */
    public Refund {
      Require.command(key, "credit reference", reference);
      Objects.requireNonNull(refunds, "refunds");
    }
  }

  /**
   * Write down what has become true by itself.
   *
   * @param key makes it the same command when it is sent again
   */
  record Sweep(CommandKey key) implements PointsCommand {
    /** Checks the parts. */
    public Sweep {
      Objects.requireNonNull(key, "key");
    }
  }

  /**
   * Give points to another account; {@link Receive} is the other half.
   *
   * @param key makes it the same command when it is sent again
   * @param reference the host's reference of the transfer
   * @param to the other account
   * @param points how many, at least 1
   */
  record Transfer(CommandKey key, String reference, AccountId to, long points)
      implements PointsCommand {
    /** Checks the parts. */
    public Transfer {
      Require.command(key, "transfer reference", reference);
      Objects.requireNonNull(to, "to");
      Require.positive("points", points);
    }
  }

  /**
   * Take in what another account gave.
   *
   * @param key makes it the same command when it is sent again
   * @param reference the host's reference of the transfer
   * @param from the other account
   * @param takes what was taken there
   */
  record Receive(CommandKey key, String reference, AccountId from, List<Take> takes)
      implements PointsCommand {
    /** Checks the parts. */
    public Receive {
      Require.command(key, "transfer reference", reference);
      Objects.requireNonNull(from, "from");
      takes = List.copyOf(takes);
    }
  }

  /**
   * Credit points by hand.
   *
   * @param key makes it the same command when it is sent again
   * @param reference the host's reference, unique among the credits
   * @param points how many, at least 1
   * @param actor who does it
   * @param why the host's code for the reason: a letter and up to 63 letters, digits, '-' or '_'
   */
  record Credit(CommandKey key, String reference, long points, StaffId actor, String why)
      implements PointsCommand {
    /** Checks the parts. */
    public Credit {
      Require.command(key, "credit reference", reference);
      Require.positive("points", points);
      Objects.requireNonNull(actor, "actor");
      Require.code("why", why);
    }
  }

  /**
   * Take points by hand.
   *
   * @param key makes it the same command when it is sent again
   * @param reference the host's reference, unique among holds and redemptions
   * @param points how many, at least 1
   * @param actor who does it
   * @param why the host's code for the reason: a letter and up to 63 letters, digits, '-' or '_'
   */
  record Debit(CommandKey key, String reference, long points, StaffId actor, String why)
      implements PointsCommand {
    /** Checks the parts. */
    public Debit {
      Require.command(key, "redemption reference", reference);
      Require.positive("points", points);
      Objects.requireNonNull(actor, "actor");
      Require.code("why", why);
    }
  }

  /**
   * Call back all that is left of a credit that should not have been.
   *
   * @param key makes it the same command when it is sent again
   * @param reference the credit's reference
   * @param actor who does it
   * @param why the host's code for the reason: a letter and up to 63 letters, digits, '-' or '_'
   */
  record ReverseCredit(CommandKey key, String reference, StaffId actor, String why)
      implements PointsCommand {
    /** Checks the parts. */
    public ReverseCredit {
      Require.command(key, "credit reference", reference);
      Objects.requireNonNull(actor, "actor");
      Require.code("why", why);
    }
  }

  /**
   * Take over balances from an earlier system, each with its own validity.
   *
   * @param key makes it the same command when it is sent again
   * @param reference the host's reference; the n-th balance is credited under {@code reference/n}
   * @param lots the balances
   * @param actor who does it
   */
  record Open(CommandKey key, String reference, List<OpeningLot> lots, StaffId actor)
      implements PointsCommand {
    /** Checks the parts. */
    public Open {
      Require.command(key, "credit reference", reference);
      lots = List.copyOf(lots);
      Objects.requireNonNull(actor, "actor");
    }
  }

  /**
   * Close the account and hand all that is in it to another; {@link Inherit} is the other half.
   *
   * @param key makes it the same command when it is sent again
   * @param into the other account
   */
  record MergeInto(CommandKey key, AccountId into) implements PointsCommand {
    /** Checks the parts. */
    public MergeInto {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(into, "into");
    }
  }

  /**
   * Take in all that was in an account that was closed.
   *
   * @param key makes it the same command when it is sent again
   * @param from the other account
   * @param estate all that was in it
   */
  record Inherit(CommandKey key, AccountId from, Estate estate) implements PointsCommand {
    /** Checks the parts. */
    public Inherit {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(estate, "estate");
    }
  }

  /**
   * Put lots right after a fact became known late, by a {@linkplain BackDating plan}.
   *
   * @param key makes it the same command when it is sent again
   * @param reference what became known
   * @param removed which points should not be there
   * @param restored which points should be there
   * @param debt by how much the debt was too low (negative: too high)
   */
  record Correct(
      CommandKey key, String reference, List<Take> removed, List<Take> restored, long debt)
      implements PointsCommand {
    /** Checks the parts. */
    public Correct {
      Require.command(key, "reference of a correction", reference);
      removed = List.copyOf(removed);
      restored = List.copyOf(restored);
    }
  }

  /**
   * Close credits and redemptions of before an instant, so that the account stays small.
   *
   * @param key makes it the same command when it is sent again
   * @param before the instant
   */
  record Forget(CommandKey key, Instant before) implements PointsCommand {
    /** Checks the parts. */
    public Forget {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(before, "before");
    }
  }
}
