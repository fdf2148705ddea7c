package io.crmkit.score.survey;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Objects;

/** How far following up has come. */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "loop")
@JsonIgnoreProperties(value = "loop", allowGetters = true)
@JsonPropertyOrder("loop")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LoopState.NotNeeded.class, name = "not-needed"),
  @JsonSubTypes.Type(value = LoopState.Open.class, name = "open"),
  @JsonSubTypes.Type(value = LoopState.Closed.class, name = "closed")
})
public sealed interface LoopState {
  /** Which case it is: {@code "not-needed"}, {@code "open"} or {@code "closed"}. */
  @JsonProperty("loop")
  String loop();

  /** The answer was not a bad one. */
  record NotNeeded() implements LoopState {
    @Override
    public String loop() {
      return "not-needed";
    }
  }

  /**
   * It is still to be followed up.
   *
   * @param next the step that is due next
   * @param dueAt when it is due; a step taken at that instant is late
   * @param late whether it is overdue
   */
  record Open(FollowUp.Step next, Instant dueAt, boolean late) implements LoopState {
    /** Checks that nothing is missing. */
    public Open {
      Objects.requireNonNull(next, "next");
      Objects.requireNonNull(dueAt, "dueAt");
    }

    @Override
    public String loop() {
      return "open";
    }
  }

  /**
   * It was resolved and confirmed.
   *
   * @param at when it was confirmed
   * @param inTime whether every step was in time
   */
  record Closed(Instant at, boolean inTime) implements LoopState {
    /** Checks that nothing is missing. */
    public Closed {
      Objects.requireNonNull(at, "at");
    }

    @Override
    public String loop() {
      return "closed";
    }
  }
}
