package io.crmkit.decision;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that shaped a decision: a stable code with typed details.
 *
 * <p>Every area has its own sealed family of reasons with one record per code, so that a program
 * can read the details without parsing text. Hosts use {@link #of} for codes of their own, since
 * records of theirs would come back from JSON as something else, and register the texts with {@link
 * Texts#with}. Texts are rendered only when asked for: {@link Texts#render}.
 */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "code",
    visible = true,
    defaultImpl = HostReason.class)
@JsonIgnoreProperties(value = "code", allowGetters = true)
@JsonPropertyOrder("code")
public interface Reason extends Phrase {
  /** The code, which also tells how a recorded reason is read back. */
  @Override
  @JsonProperty("code")
  String code();

  /**
   * A host's own reason, e.g. {@code Reason.of("acme.blocked", Map.of("orders", 3))}.
   *
   * @param code lower case words joined by dots and hyphens, with at least one dot
   * @param details see {@link HostReason} for the types taken
   * @throws IllegalArgumentException if the code is malformed or a detail is of another type
   */
  static Reason of(String code, Map<String, ?> details) {
    return new HostReason(code, new LinkedHashMap<>(details));
  }
}
