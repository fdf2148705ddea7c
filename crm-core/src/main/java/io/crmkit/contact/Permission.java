package io.crmkit.contact;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Objects;

/**
 * Whether a customer may be contacted. Why stands in the reasons of the decision. Immutable.
 *
 * <pre>{@code
 * if (decision.outcome() instanceof Permission.Deferred later) {
 *   schedule(later.until());
 * }
 * }</pre>
 */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "permission")
@JsonIgnoreProperties(value = "permission", allowGetters = true)
@JsonPropertyOrder("permission")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Permission.Allowed.class, name = "allowed"),
  @JsonSubTypes.Type(value = Permission.Deferred.class, name = "deferred"),
  @JsonSubTypes.Type(value = Permission.Refused.class, name = "refused")
})
public sealed interface Permission {
  /** Which case it is: {@code "allowed"}, {@code "deferred"} or {@code "refused"}. */
  @JsonProperty("permission")
  default String permission() {
    if (this instanceof Allowed) {
      return "allowed";
    }
    return this instanceof Deferred ? "deferred" : "refused";
  }

  /** Now. */
  static Permission allowed() {
    return Allowed.NOW;
  }

  /** Not before this instant, which is the least allowed one. */
  static Permission deferred(Instant until) {
    return new Deferred(until);
  }

  /** Not at all, as far as can be seen. */
  static Permission refused(Cause cause) {
    return new Refused(cause);
  }

  /** The contact may be made at the instant asked for. */
  record Allowed() implements Permission {
    private static final Allowed NOW = new Allowed();
  }

  /**
   * The contact may be made later, if nothing else happens until then.
   *
   * @param until the least instant after the one asked for at which every rule allows it
   */
  record Deferred(Instant until) implements Permission {
    /** Checks that nothing is missing. */
    public Deferred {
      Objects.requireNonNull(until, "until");
    }
  }

  /**
   * The contact may not be made.
   *
   * @param cause whether it is waiting that does not help, or the horizon that is too near
   */
  record Refused(Cause cause) implements Permission {
    /** Checks that nothing is missing. */
    public Refused {
      Objects.requireNonNull(cause, "cause");
    }
  }

  /** Why there is no instant to wait for. */
  enum Cause {
    /** Something else than time has to pass: a consent, a confirmation, a preparation. */
    NOT_BY_WAITING,
    /** Up to the policy's horizon no instant is allowed by every rule. */
    NOT_WITHIN_HORIZON
  }
}
