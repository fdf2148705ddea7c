package io.crmkit.workflow;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * The request to do something with a case. Immutable.
 *
 * @param action what to do
 * @param actor who asks
 * @param fields what is entered with it, by field; replaces what the case held before
 * @param occurredAt when it was done; not before the last move of the case
 * @param recordedAt when it is entered; not before {@code occurredAt}, nor before anything the case
 *     already knows
 */
public record Move(
    Action action,
    Actor actor,
    Map<String, FieldValue> fields,
    Instant occurredAt,
    Instant recordedAt) {
  /** Copies the fields. */
  public Move {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(actor, "actor");
    Checks.known(occurredAt, recordedAt);
    fields = FieldMap.copyOf(fields);
  }

  /** An action that is entered the moment it is done. */
  public static Move of(Action action, Actor actor, Instant at) {
    return new Move(action, actor, FieldMap.EMPTY, at, at);
  }

  /** An action that is entered the moment it is done. */
  public static Move of(Action action, Actor actor, Map<String, FieldValue> fields, Instant at) {
    return new Move(action, actor, fields, at, at);
  }

  /** The same request with one more field. */
  public Move with(String field, FieldValue value) {
    return new Move(
        action,
        actor,
        FieldMap.copyOf(fields).with(FieldMap.copyOf(Map.of(field, value))),
        occurredAt,
        recordedAt);
  }
}
