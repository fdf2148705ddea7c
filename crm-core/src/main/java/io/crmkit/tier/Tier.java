package io.crmkit.tier;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.decision.Term;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The name of a tier: {@code Tier.of("GOLD")}. Which tier is above which is the ladder's to say;
 * how it is called in which language, the texts': see {@link #termCode}. Immutable.
 *
 * @param code a letter and up to 63 letters, digits, '-' or '_'; compared by equality
 */
public record Tier(@JsonValue String code) implements Term {
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException if the code is malformed
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Tier {
    Objects.requireNonNull(code, "tier");
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "tier must be a letter and up to 63 letters, digits, '-' or '_', was '"
              + (code.length() > 40 ? code.substring(0, 40) + "…" : code)
              + "'");
    }
  }

  /** The tier with this code. */
  public static Tier of(String code) {
    return new Tier(code);
  }

  /** Hosts name their tiers with texts for {@code term.tier.<code>}. */
  @Override
  public String termCode() {
    return "term.tier." + code;
  }

  /** The code. */
  @Override
  public String toString() {
    return code;
  }
}
