package io.crmkit.workflow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.decision.Term;

/**
 * The name of a role that people act in: {@code Role.of("MANAGER")}. Immutable.
 *
 * @param code a letter and up to 63 letters, digits, '-' or '_'; compared by equality
 */
public record Role(@JsonValue String code) implements Term {
  /** What sweeps act as: {@link Actor#SYSTEM}. Every workflow knows it. */
  public static final Role SYSTEM = new Role("SYSTEM");

  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException if the code is malformed
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Role {
    Checks.code("role", code);
  }

  /** The role with this code. */
  public static Role of(String code) {
    return new Role(code);
  }

  /** Hosts name their roles with texts for {@code term.role.<code>}. */
  @Override
  public String termCode() {
    return "term.role." + code;
  }

  /** The code. */
  @Override
  public String toString() {
    return code;
  }
}
