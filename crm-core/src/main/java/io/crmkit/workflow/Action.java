package io.crmkit.workflow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.decision.Term;

/**
 * The name of something that people do with cases and that moves them: {@code Action.of("ANSWER")}.
 * Immutable.
 *
 * @param code a letter and up to 63 letters, digits, '-' or '_'; compared by equality
 */
public record Action(@JsonValue String code) implements Term {
  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException if the code is malformed
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Action {
    Checks.code("action", code);
  }

  /** The action with this code. */
  public static Action of(String code) {
    return new Action(code);
  }

  /** Hosts name their actions with texts for {@code term.action.<code>}. */
  @Override
  public String termCode() {
    return "term.action." + code;
  }

  /** The code. */
  @Override
  public String toString() {
    return code;
  }
}
