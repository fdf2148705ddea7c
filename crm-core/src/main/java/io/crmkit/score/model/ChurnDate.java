package io.crmkit.score.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.Objects;

/** When the probability that a silent customer is still there comes down to a threshold. */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "churn")
@JsonIgnoreProperties(value = "churn", allowGetters = true)
@JsonPropertyOrder("churn")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ChurnDate.Ahead.class, name = "ahead"),
  @JsonSubTypes.Type(value = ChurnDate.Passed.class, name = "passed"),
  @JsonSubTypes.Type(value = ChurnDate.Never.class, name = "never")
})
public sealed interface ChurnDate {
  /** Which case it is: {@code "ahead"}, {@code "passed"} or {@code "never"}. */
  @JsonProperty("churn")
  String churn();

  /**
   * It will, unless there is a purchase before.
   *
   * @param on the first day on which the probability is not higher
   */
  record Ahead(LocalDate on) implements ChurnDate {
    /** Checks that nothing is missing. */
    public Ahead {
      Objects.requireNonNull(on, "on");
    }

    @Override
    public String churn() {
      return "ahead";
    }
  }

  /**
   * It has.
   *
   * @param since the first day on which the probability was not higher; the day of the last
   *     purchase if it never was
   */
  record Passed(LocalDate since) implements ChurnDate {
    /** Checks that nothing is missing. */
    public Passed {
      Objects.requireNonNull(since, "since");
    }

    @Override
    public String churn() {
      return "passed";
    }
  }

  /** It never does, or not within half a million units of the model. */
  record Never() implements ChurnDate {
    @Override
    public String churn() {
      return "never";
    }
  }
}
