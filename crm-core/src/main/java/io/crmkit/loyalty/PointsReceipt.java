package io.crmkit.loyalty;

import java.util.List;
import java.util.Objects;

/**
 * What came of an accepted command: the entries to append, all or none. A store keeps it under the
 * command's key and gives it to the ledger when the key comes again.
 *
 * @param command the command
 * @param entries the entries, numbered on from the account's position; what became due first
 */
public record PointsReceipt(PointsCommand command, List<PointsEntry> entries) {
  /** Copies the list. */
  public PointsReceipt {
    Objects.requireNonNull(command, "command");
    entries = List.copyOf(entries);
  }
}
