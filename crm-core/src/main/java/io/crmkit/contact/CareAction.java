package io.crmkit.contact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.decision.Phrase;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What is done for a customer on an occasion (IS-15). Hosts add their own with {@link #of} and name
 * them with texts for {@code care.action.<code>}. Immutable.
 *
 * @param code a letter and up to 63 letters, digits, '-' or '_'; compared by equality
 */
public record CareAction(@JsonValue String code) {
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  /** A greeting: a card, a call, a message. */
  public static final CareAction GREETING = new CareAction("GREETING");

  /** A gift or points. */
  public static final CareAction GIFT = new CareAction("GIFT");

  /** An invitation to an event. */
  public static final CareAction EVENT = new CareAction("EVENT");

  /** A service made for this customer. */
  public static final CareAction TAILORED_SERVICE = new CareAction("TAILORED_SERVICE");

  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException if the code is malformed
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CareAction {
    Objects.requireNonNull(code, "care action");
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "care action must be a letter and up to 63 letters, digits, '-' or '_', was '"
              + (code.length() > 40 ? code.substring(0, 40) + "…" : code)
              + "'");
    }
  }

  /** The action with this code. */
  public static CareAction of(String code) {
    return new CareAction(code);
  }

  /** The action in words; the code where no text is registered. */
  public Phrase phrase() {
    return Phrase.named("care.action." + code, code);
  }

  /** The code. */
  @Override
  public String toString() {
    return code;
  }
}
