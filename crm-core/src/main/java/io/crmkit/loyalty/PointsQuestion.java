package io.crmkit.loyalty;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What the ledger is asked.
 *
 * @param account the account as it is
 * @param command what it is to do
 * @param at when; not before the account's last entry
 * @param earlier the receipt that the store has under the command's key, if there is one
 */
public record PointsQuestion(
    PointsAccount account, PointsCommand command, Instant at, Optional<PointsReceipt> earlier) {
  /** Checks that nothing is missing. */
  public PointsQuestion {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(earlier, "earlier");
  }
}
