package io.crmkit.workflow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.decision.Term;

/**
 * The name of a state that cases can be in: {@code State.of("OPEN")}. Immutable.
 *
 * @param code a letter and up to 63 letters, digits, '-' or '_'; compared by equality
 */
public record State(@JsonValue String code) implements Term {
  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException if the code is malformed
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public State {
    Checks.code("state", code);
  }

  /** The state with this code. */
  public static State of(String code) {
    return new State(code);
  }

  /** Hosts name their states with texts for {@code term.state.<code>}. */
  @Override
  public String termCode() {
    return "term.state." + code;
  }

  /** The code. */
  @Override
  public String toString() {
    return code;
  }
}
