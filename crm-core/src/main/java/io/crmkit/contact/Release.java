package io.crmkit.contact;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.Objects;

/** Whether a customer without service has become free for others (CF-10). Immutable. */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "release")
@JsonIgnoreProperties(value = "release", allowGetters = true)
@JsonPropertyOrder("release")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Release.Kept.class, name = "kept"),
  @JsonSubTypes.Type(value = Release.Released.class, name = "released")
})
public sealed interface Release {
  /** Which case it is: {@code "kept"} or {@code "released"}. */
  @JsonProperty("release")
  default String release() {
    return this instanceof Kept ? "kept" : "released";
  }

  /**
   * The customer stays with the keeper.
   *
   * @param releasedOn the day on which the customer becomes free unless there is service before
   */
  record Kept(LocalDate releasedOn) implements Release {
    /** Checks that nothing is missing. */
    public Kept {
      Objects.requireNonNull(releasedOn, "releasedOn");
    }
  }

  /**
   * The customer is free.
   *
   * @param since the first day of it
   */
  record Released(LocalDate since) implements Release {
    /** Checks that nothing is missing. */
    public Released {
      Objects.requireNonNull(since, "since");
    }
  }
}
