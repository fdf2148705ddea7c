package io.crmkit.score.stage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.decision.Term;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The name of a stage of a relationship: {@code Stage.of("FORMATION")}.
 *
 * @param code a letter and up to 63 letters, digits, '-' or '_'; compared by equality
 */
public record Stage(@JsonValue String code) implements Term {
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException if the code is malformed
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Stage {
    Objects.requireNonNull(code, "stage");
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "stage must be a letter and up to 63 letters, digits, '-' or '_', was '"
              + (code.length() > 40 ? code.substring(0, 40) + "…" : code)
              + "'");
    }
  }

  /** The stage with this code. */
  public static Stage of(String code) {
    return new Stage(code);
  }

  /** Hosts name their stages with texts for {@code term.stage.<code>}. */
  @Override
  public String termCode() {
    return "term.stage." + code;
  }

  /** The code. */
  @Override
  public String toString() {
    return code;
  }
}
