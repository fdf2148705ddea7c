package io.crmkit.workflow;

import java.time.Duration;
import java.util.Objects;

/**
 * Says that a limit will soon be reached. Immutable.
 *
 * @param name a letter and up to 63 letters, digits, '-' or '_'; no other mark of the clock has it
 * @param before how much open time before the due instant
 */
public record Warning(String name, Duration before) {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  public Warning {
    Checks.code("warning", name);
    Objects.requireNonNull(before, "before");
  }
}
