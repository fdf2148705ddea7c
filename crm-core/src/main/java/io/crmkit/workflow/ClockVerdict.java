package io.crmkit.workflow;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What became of a cycle of a clock. To stop it at the due instant is in time, one nanosecond later
 * is late. Immutable.
 */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "verdict")
@JsonIgnoreProperties(value = "verdict", allowGetters = true)
@JsonPropertyOrder("verdict")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ClockVerdict.Running.class, name = "running"),
  @JsonSubTypes.Type(value = ClockVerdict.Met.class, name = "met"),
  @JsonSubTypes.Type(value = ClockVerdict.Breached.class, name = "breached"),
  @JsonSubTypes.Type(value = ClockVerdict.Ended.class, name = "ended"),
  @JsonSubTypes.Type(value = ClockVerdict.Unknown.class, name = "unknown")
})
public sealed interface ClockVerdict {
  /** Which kind it is: {@code "met"}. */
  @JsonProperty("verdict")
  String verdict();

  /**
   * Whether it says the same, however much later it has become: a breach stays the same breach
   * while its clock runs on.
   */
  default boolean sameAs(ClockVerdict other) {
    if (this instanceof Breached mine && other instanceof Breached theirs) {
      return mine.due.equals(theirs.due);
    }
    return equals(other);
  }

  /** The clock runs and is not due yet. */
  record Running() implements ClockVerdict {
    @Override
    public String verdict() {
      return "running";
    }
  }

  /**
   * It was stopped in time.
   *
   * @param at when
   */
  record Met(Instant at) implements ClockVerdict {
    /** Checks that nothing is missing. */
    public Met {
      Objects.requireNonNull(at, "at");
    }

    @Override
    public String verdict() {
      return "met";
    }
  }

  /**
   * It was not stopped by the due instant.
   *
   * @param due the due instant that was missed
   * @param lateBy how late it was stopped, or is by now: in business time if the limit is,
   *     otherwise in any time that is no pause; zero as far as the calendar is not published
   */
  record Breached(Instant due, Duration lateBy) implements ClockVerdict {
    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Breached {
      Objects.requireNonNull(due, "due");
      if (lateBy.isNegative()) {
        throw new IllegalArgumentException("lateBy must not be negative, was " + lateBy);
      }
    }

    @Override
    public String verdict() {
      return "breached";
    }
  }

  /**
   * Neither met nor missed: before it was due, the case ended, what had to be done was no longer
   * needed, or a change of policy took the clock away.
   *
   * @param at when
   */
  record Ended(Instant at) implements ClockVerdict {
    /** Checks that nothing is missing. */
    public Ended {
      Objects.requireNonNull(at, "at");
    }

    @Override
    public String verdict() {
      return "ended";
    }
  }

  /** The calendar is not published far enough to tell. */
  record Unknown() implements ClockVerdict {
    @Override
    public String verdict() {
      return "unknown";
    }
  }
}
