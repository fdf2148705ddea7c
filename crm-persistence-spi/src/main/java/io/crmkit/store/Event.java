package io.crmkit.store;

import java.util.Objects;

/**
 * Something that happened to a record, for others to hear of: kept in the outbox in the same
 * commit. Holds pseudonymous ids and codes only, never personal text: it outlives the record.
 *
 * @param about the record, which the same commit writes or deletes
 * @param code what happened, as in {@link RecordId#type}: {@code "tier-changed"}
 * @param json details as JSON; every store keeps 1,000,000 characters
 */
public record Event(RecordId about, String code, String json) {
  /**
   * Checks code and details.
   *
   * @throws IllegalArgumentException if the code is malformed, or the details hold a U+0000 or half
   *     a character
   */
  public Event {
    Objects.requireNonNull(about, "about");
    RecordId.requireName("event code", code);
    RecordId.requireText("details", json);
  }
}
