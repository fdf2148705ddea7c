package io.crmkit.loyalty;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Entries about the account as a whole: moves between accounts, corrections, upkeep. */
public sealed interface AccountEntry extends PointsEntry {
  /**
   * The member was active, and lots whose expiry moves on live longer: until this instant, unless
   * they already did.
   *
   * @param stamp its place, times, command and policy
   * @param expiresAt the first instant at which they no longer can be spent
   */
  record Extended(Stamp stamp, Instant expiresAt) implements AccountEntry {
    /** Checks that nothing is missing. */
    public Extended {
      Objects.requireNonNull(stamp, "stamp");
      Objects.requireNonNull(expiresAt, "expiresAt");
    }

    @Override
    public long change() {
      return 0;
    }
  }

  /**
   * Points were given to another account.
   *
   * @param stamp its place, times, command and policy
   * @param reference the host's reference of the transfer
   * @param to the other account
   * @param takes which points
   * @param uses what limits were used
   */
  record TransferredOut(
      Stamp stamp, String reference, AccountId to, List<Take> takes, List<Tally> uses)
      implements AccountEntry {
    /** Copies the lists. */
    public TransferredOut {
      Objects.requireNonNull(stamp, "stamp");
      Require.id("transfer reference", reference);
      Objects.requireNonNull(to, "to");
      takes = List.copyOf(takes);
      uses = List.copyOf(uses);
    }

    @Override
    public long change() {
      return -Take.sum(takes);
    }
  }

  /**
   * Points came from another account; one entry a lot.
   *
   * @param stamp its place, times, command and policy
   * @param reference the host's reference of the transfer
   * @param from the other account
   * @param lot the new lot, living no longer than the one that the points were taken from
   */
  record TransferredIn(Stamp stamp, String reference, AccountId from, Lot lot)
      implements AccountEntry {
    /** Checks that nothing is missing. */
    public TransferredIn {
      Objects.requireNonNull(stamp, "stamp");
      Require.id("transfer reference", reference);
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(lot, "lot");
    }

    @Override
    public long change() {
      return lot.original();
    }
  }

  /**
   * The account was closed and all that is in it went to another; lots keep their identity.
   *
   * @param stamp its place, times, command and policy
   * @param into the other account
   * @param estate all that went there
   */
  record MergedOut(Stamp stamp, AccountId into, Estate estate) implements AccountEntry {
    /** Checks that nothing is missing. */
    public MergedOut {
      Objects.requireNonNull(stamp, "stamp");
      Objects.requireNonNull(into, "into");
      Objects.requireNonNull(estate, "estate");
    }

    @Override
    public long change() {
      return estate.debt() - Take.sum(estate.lots());
    }
  }

  /**
   * All that was in another account came here.
   *
   * @param stamp its place, times, command and policy
   * @param from the other account
   * @param estate all that came
   */
  record MergedIn(Stamp stamp, AccountId from, Estate estate) implements AccountEntry {
    /** Checks that nothing is missing. */
    public MergedIn {
      Objects.requireNonNull(stamp, "stamp");
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(estate, "estate");
    }

    @Override
    public long change() {
      return Take.sum(estate.lots()) - estate.debt();
    }
  }

  /**
   * Lots were put right after a fact became known late; see {@link BackDating}.
   *
   * @param stamp its place, times, command and policy
   * @param reference what became known
   * @param removed which points should not be there
   * @param restored which points should be there
   * @param debt by how much the debt was too low (negative: too high)
   */
  record Corrected(
      Stamp stamp, String reference, List<Take> removed, List<Take> restored, long debt)
      implements AccountEntry {
    /** Copies the lists. */
    public Corrected {
      Objects.requireNonNull(stamp, "stamp");
      Require.id("reference of a correction", reference);
      removed = List.copyOf(removed);
      restored = List.copyOf(restored);
    }

    @Override
    public long change() {
      return Take.sum(restored) - Take.sum(removed) - debt;
    }
  }

  /**
   * Credits and redemptions of before an instant can no longer be called back or cancelled; the
   * account stays as small as the host wants it.
   *
   * @param stamp its place, times, command and policy
   * @param before the instant
   */
  record Forgotten(Stamp stamp, Instant before) implements AccountEntry {
    /** Checks that nothing is missing. */
    public Forgotten {
      Objects.requireNonNull(stamp, "stamp");
      Objects.requireNonNull(before, "before");
    }

    @Override
    public long change() {
      return 0;
    }
  }
}
