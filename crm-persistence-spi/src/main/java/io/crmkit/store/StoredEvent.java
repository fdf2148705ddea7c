package io.crmkit.store;

import java.util.Objects;

/**
 * An event in the outbox.
 *
 * @param position its place, unique in the store; of two events about one record the later commit's
 *     is greater
 * @param commandId the command that committed it
 * @param event the event
 */
public record StoredEvent(long position, String commandId, Event event) {
  /** Checks that nothing is missing. */
  public StoredEvent {
    Objects.requireNonNull(commandId, "commandId");
    Objects.requireNonNull(event, "event");
  }
}
