package io.crmkit.store;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * That a command was committed, and what came of it. Kept for ever; holds pseudonymous ids and
 * codes only.
 *
 * @param command the command
 * @param versions the versions of the records that were put
 * @param outcome what the committer left for those who replay the command
 */
public record Receipt(Command command, Map<RecordId, Long> versions, Optional<String> outcome) {
  /** Copies the map. */
  public Receipt {
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(outcome, "outcome");
    versions = Map.copyOf(versions);
  }

  /** A document that has everything but the command's id; for stores that keep receipts as text. */
  public String toJson() {
    return ReceiptJson.write(this);
  }

  /**
   * Reads {@link #toJson}.
   *
   * @throws IllegalArgumentException if the id of the command is malformed
   * @throws RuntimeException if the text is no receipt
   */
  public static Receipt fromJson(String commandId, String json) {
    return ReceiptJson.read(commandId, json);
  }
}
