package io.crmkit.workflow;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.PolicyId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened to a case, with who did it, when it happened and when that became known.
 * The events of a case are numbered from 1 in the order in which they became known. Codes and
 * pseudonymous ids only. Immutable.
 */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "event")
@JsonIgnoreProperties(value = "event", allowGetters = true)
@JsonPropertyOrder({"event", "number", "actor", "occurredAt", "recordedAt"})
@JsonSubTypes({
  @JsonSubTypes.Type(value = CaseEvent.Opened.class, name = "opened"),
  @JsonSubTypes.Type(value = CaseEvent.Moved.class, name = "moved"),
  @JsonSubTypes.Type(value = CaseEvent.Paused.class, name = "paused"),
  @JsonSubTypes.Type(value = CaseEvent.Resumed.class, name = "resumed"),
  @JsonSubTypes.Type(value = CaseEvent.Assigned.class, name = "assigned"),
  @JsonSubTypes.Type(value = CaseEvent.Migrated.class, name = "migrated"),
  @JsonSubTypes.Type(value = CaseEvent.Noted.class, name = "noted")
})
public sealed interface CaseEvent {
  /** Its place in the history, from 1. */
  long number();

  /** Who did it. */
  StaffId actor();

  /** When it happened. */
  Instant occurredAt();

  /** When it became known; not before it happened, nor before the event before it became known. */
  Instant recordedAt();

  /** Which kind it is: {@code "moved"}. */
  @JsonProperty("event")
  String event();

  /** The state in which the case arrived by it, if it did. */
  default Optional<State> entered() {
    if (this instanceof Moved moved) {
      return Optional.of(moved.to);
    }
    if (this instanceof Opened opened) {
      return Optional.of(opened.state);
    }
    return this instanceof Migrated migrated ? Optional.of(migrated.state) : Optional.empty();
  }

  /**
   * The case was opened.
   *
   * @param number 1
   * @param actor who opened it
   * @param occurredAt when it began
   * @param recordedAt when it was entered
   * @param id the case
   * @param customer whose case it is
   * @param workflow the workflow it follows
   * @param state the state it began in
   * @param fields what was entered with it
   * @param owner who had to see to it, if that was settled
   */
  record Opened(
      long number,
      StaffId actor,
      Instant occurredAt,
      Instant recordedAt,
      CaseId id,
      CustomerId customer,
      PolicyId workflow,
      State state,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, FieldValue> fields,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Owner> owner)
      implements CaseEvent {
    /** Copies the fields. */
    public Opened {
      Checks.event(number, occurredAt, recordedAt);
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(customer, "customer");
      Objects.requireNonNull(workflow, "workflow");
      Objects.requireNonNull(state, "state");
      fields = fields == null ? FieldMap.EMPTY : FieldMap.copyOf(fields);
      owner = owner == null ? Optional.empty() : owner;
    }

    @Override
    public String event() {
      return "opened";
    }
  }

  /**
   * An action moved the case.
   *
   * @param number its place in the history
   * @param actor who did it
   * @param occurredAt when it happened
   * @param recordedAt when it became known
   * @param action the action
   * @param from the state before
   * @param to the state after
   * @param fields what was entered with it
   */
  record Moved(
      long number,
      StaffId actor,
      Instant occurredAt,
      Instant recordedAt,
      Action action,
      State from,
      State to,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, FieldValue> fields)
      implements CaseEvent {
    /** Copies the fields. */
    public Moved {
      Checks.event(number, occurredAt, recordedAt);
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(action, "action");
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
      fields = fields == null ? FieldMap.EMPTY : FieldMap.copyOf(fields);
    }

    @Override
    public String event() {
      return "moved";
    }
  }

  /**
   * The case began to stand still; or it did for a while, which became known only afterwards.
   *
   * @param number its place in the history
   * @param actor who said so
   * @param occurredAt from when on; may lie before events known earlier
   * @param recordedAt when it became known
   * @param holder who is waited for
   * @param why the host's code for the cause
   * @param until when that was over, if it was over when it became known: such a pause needs no
   *     resuming, and may lie within another one or before the end of the case
   */
  record Paused(
      long number,
      StaffId actor,
      Instant occurredAt,
      Instant recordedAt,
      Holder holder,
      String why,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Instant> until)
      implements CaseEvent {
    /**
     * Checks the code and the end.
     *
     * @throws IllegalArgumentException if the code is malformed, or the pause ends before it begins
     */
    public Paused {
      Checks.event(number, occurredAt, recordedAt);
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(holder, "holder");
      Checks.code("why", why);
      until = until == null ? Optional.empty() : until;
      if (until.filter(end -> !end.isAfter(occurredAt)).isPresent()) {
        throw new IllegalArgumentException(
            "a pause must end after it begins, was " + occurredAt + " to " + until.get());
      }
    }

    /** One that lasts until the case is resumed or ends. */
    public Paused(
        long number,
        StaffId actor,
        Instant occurredAt,
        Instant recordedAt,
        Holder holder,
        String why) {
      this(number, actor, occurredAt, recordedAt, holder, why, Optional.empty());
    }

    @Override
    public String event() {
      return "paused";
    }
  }

  /**
   * The case went on.
   *
   * @param number its place in the history
   * @param actor who said so
   * @param occurredAt from when on; may lie before events known earlier
   * @param recordedAt when it became known
   */
  record Resumed(long number, StaffId actor, Instant occurredAt, Instant recordedAt)
      implements CaseEvent {
    /** Checks that nothing is missing. */
    public Resumed {
      Checks.event(number, occurredAt, recordedAt);
      Objects.requireNonNull(actor, "actor");
    }

    @Override
    public String event() {
      return "resumed";
    }
  }

  /**
   * Somebody else has to see to the case.
   *
   * @param number its place in the history
   * @param actor who said so
   * @param occurredAt from when on
   * @param recordedAt when it became known
   * @param owner who
   */
  record Assigned(long number, StaffId actor, Instant occurredAt, Instant recordedAt, Owner owner)
      implements CaseEvent {
    /** Checks that nothing is missing. */
    public Assigned {
      Checks.event(number, occurredAt, recordedAt);
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(owner, "owner");
    }

    @Override
    public String event() {
      return "assigned";
    }
  }

  /**
   * The case follows another version of the workflow.
   *
   * @param number its place in the history
   * @param actor who said so
   * @param occurredAt from when on
   * @param recordedAt when it became known
   * @param workflow the workflow it follows from then on
   * @param state the state it is in by that workflow
   * @param dropped the fields of the case that the workflow does not have, each once, sorted: their
   *     values are no longer known from then on
   */
  record Migrated(
      long number,
      StaffId actor,
      Instant occurredAt,
      Instant recordedAt,
      PolicyId workflow,
      State state,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> dropped)
      implements CaseEvent {
    /**
     * Copies and sorts the fields.
     *
     * @throws IllegalArgumentException if a name is malformed
     */
    public Migrated {
      Checks.event(number, occurredAt, recordedAt);
      Objects.requireNonNull(actor, "actor");
      Objects.requireNonNull(workflow, "workflow");
      Objects.requireNonNull(state, "state");
      dropped = dropped == null ? List.of() : dropped.stream().distinct().sorted().toList();
      dropped.forEach(field -> Checks.code("field", field));
    }

    /** One that drops no field. */
    public Migrated(
        long number,
        StaffId actor,
        Instant occurredAt,
        Instant recordedAt,
        PolicyId workflow,
        State state) {
      this(number, actor, occurredAt, recordedAt, workflow, state, List.of());
    }

    @Override
    public String event() {
      return "migrated";
    }
  }

  /**
   * A sweep wrote down that a mark of a clock was reached, so that no later sweep tells it again.
   *
   * @param number its place in the history
   * @param actor the library itself: {@link Actor#SYSTEM}
   * @param occurredAt when the mark was reached
   * @param recordedAt when it was written down
   * @param key which mark of which cycle of which clock
   */
  record Noted(long number, StaffId actor, Instant occurredAt, Instant recordedAt, String key)
      implements CaseEvent {
    /** Checks the key. */
    public Noted {
      Checks.event(number, occurredAt, recordedAt);
      Objects.requireNonNull(actor, "actor");
      Checks.id("key", key);
    }

    @Override
    public String event() {
      return "noted";
    }
  }
}
