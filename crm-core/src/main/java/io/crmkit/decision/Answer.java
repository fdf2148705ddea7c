package io.crmkit.decision;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer to a request that may be refused: accepted with what came of it, or refused. Why
 * stands in the reasons of the {@link Decision}. A refusal leaves everything as it was.
 *
 * @param <T> what comes of an accepted request
 */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "answer")
@JsonIgnoreProperties(value = "answer", allowGetters = true)
@JsonPropertyOrder("answer")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Answer.Accepted.class, name = "accepted"),
  @JsonSubTypes.Type(value = Answer.Refused.class, name = "refused")
})
public sealed interface Answer<T> {
  /** Which case it is: {@code "accepted"} or {@code "refused"}. */
  @JsonProperty("answer")
  default String answer() {
    return this instanceof Accepted<T> ? "accepted" : "refused";
  }

  /** What came of an accepted request; empty of a refused one. */
  default Optional<T> toOptional() {
    return this instanceof Accepted<T> accepted ? Optional.of(accepted.value()) : Optional.empty();
  }

  /** Accepted, and this came of it. */
  static <T> Answer<T> accepted(T value) {
    return new Accepted<>(value);
  }

  /** Refused. */
  static <T> Answer<T> refused() {
    return new Refused<>();
  }

  /**
   * The request was accepted.
   *
   * @param <T> what came of it
   * @param value what came of it
   */
  record Accepted<T>(T value) implements Answer<T> {
    /** Checks that nothing is missing. */
    public Accepted {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * The request was refused.
   *
   * @param <T> what would have come of it
   */
  record Refused<T>() implements Answer<T> {}
}
