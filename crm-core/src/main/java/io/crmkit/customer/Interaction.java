package io.crmkit.customer;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One contact with a customer, or the attempt at one (RM-04). Holds codes only; what was said is
 * the host's own record.
 *
 * @param channel by which way
 * @param direction who contacted whom
 * @param purpose what it was for, as it was when it happened
 * @param topic what it was about, as it was when it happened, where that is known
 * @param result whether the customer was reached
 * @param staff who did it, where that is known
 * @param occurredAt when it happened
 * @param recordedAt when it was entered
 */
public record Interaction(
    Channel channel,
    Direction direction,
    Purpose purpose,
    Optional<Topic> topic,
    Result result,
    Optional<StaffId> staff,
    Instant occurredAt,
    Instant recordedAt)
    implements Occurrence {
  /** Checks that nothing is missing. */
  @JsonCreator
  public Interaction {
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(staff, "staff");
    Checks.known(occurredAt, recordedAt);
  }

  /** An interaction of which no topic is known. */
  public Interaction(
      Channel channel,
      Direction direction,
      Purpose purpose,
      Result result,
      Optional<StaffId> staff,
      Instant occurredAt,
      Instant recordedAt) {
    this(channel, direction, purpose, Optional.empty(), result, staff, occurredAt, recordedAt);
  }

  /** The same interaction about this topic. */
  public Interaction withTopic(Topic newTopic) {
    return new Interaction(
        channel, direction, purpose, Optional.of(newTopic), result, staff, occurredAt, recordedAt);
  }

  /** Who contacted whom. */
  public enum Direction {
    /** The customer contacted the company. */
    INBOUND,
    /** The company contacted the customer. */
    OUTBOUND
  }

  /** Whether the contact came about. */
  public enum Result {
    /** The customer was reached. */
    REACHED,
    /** It was tried in vain. */
    ATTEMPTED
  }
}
