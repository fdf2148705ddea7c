package io.crmkit.loyalty;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The state of an account as plain data: its form in JSON and what a store keeps beside the
 * position. A snapshot and the entries after it give the same account as all entries.
 *
 * @param id the account
 * @param position the number of the last entry, 0 if there is none
 * @param asOf when the last entry took effect; empty if there is none
 * @param lots the lots with what is left of them, in the order in which they are spent
 * @param holds the holds that have not ended, by reference
 * @param debt points owed, paid by the next credit
 * @param grants the credits that may still be called back, the oldest first
 * @param spendings the redemptions that may still be cancelled, by reference
 * @param tallies how far limits are used, by name
 * @param rolling how far activity has moved expiries on, if any moves on
 * @param mergedInto where the account went, if it is closed
 */
public record AccountSnapshot(
    AccountId id,
    long position,
    Optional<Instant> asOf,
    List<Take> lots,
    List<Hold> holds,
    long debt,
    List<Grant> grants,
    List<Spending> spendings,
    List<Tally> tallies,
    Optional<Rolling> rolling,
    Optional<AccountId> mergedInto) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if position or debt are negative, or there is a time without
   *     an entry
   */
  public AccountSnapshot {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(rolling, "rolling");
    Objects.requireNonNull(mergedInto, "mergedInto");
    Require.notNegative("position", position);
    Require.notNegative("debt", debt);
    if (asOf.isPresent() != position > 0) {
      throw new IllegalArgumentException(
          "an account must have a time if and only if it has entries, had "
              + position
              + " and "
              + asOf.map(Instant::toString).orElse("no time"));
    }
    lots = List.copyOf(lots);
    holds = List.copyOf(holds);
    grants = List.copyOf(grants);
    spendings = List.copyOf(spendings);
    tallies = List.copyOf(tallies);
  }
}
