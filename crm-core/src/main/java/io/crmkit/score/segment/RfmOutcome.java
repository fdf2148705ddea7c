package io.crmkit.score.segment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;
import java.util.Optional;

/** A customer's classes by recency, frequency and money, or why there are none. */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "rfm")
@JsonIgnoreProperties(value = "rfm", allowGetters = true)
@JsonPropertyOrder("rfm")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RfmOutcome.Classified.class, name = "classified"),
  @JsonSubTypes.Type(value = RfmOutcome.NeverBought.class, name = "never-bought"),
  @JsonSubTypes.Type(value = RfmOutcome.NotKnown.class, name = "not-known")
})
public sealed interface RfmOutcome {
  /** Which case it is: {@code "classified"}, {@code "never-bought"} or {@code "not-known"}. */
  @JsonProperty("rfm")
  String rfm();

  /** The classes, if there are any. */
  default Optional<RfmClass> classes() {
    return this instanceof Classified classified ? Optional.of(classified.by()) : Optional.empty();
  }

  /**
   * The customer bought and is classified.
   *
   * @param by the classes
   */
  record Classified(RfmClass by) implements RfmOutcome {
    /** Checks that nothing is missing. */
    public Classified {
      Objects.requireNonNull(by, "by");
    }

    @Override
    public String rfm() {
      return "classified";
    }
  }

  /** The customer is known never to have bought. */
  record NeverBought() implements RfmOutcome {
    @Override
    public String rfm() {
      return "never-bought";
    }
  }

  /** One of the three is not known. */
  record NotKnown() implements RfmOutcome {
    @Override
    public String rfm() {
      return "not-known";
    }
  }
}
