package io.crmkit.loyalty;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What makes a command the same command when it is sent again: unique per account, chosen by
 * whoever sends it. The store keeps it unique; the ledger compares the content. Immutable.
 *
 * @param value 1 to 1,000 characters, not blank, without control characters
 */
public record CommandKey(@JsonValue String value) implements Comparable<CommandKey> {
  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if the value is blank, too long or has control characters
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CommandKey {
    Require.id("command key", value);
  }

  /** The command key with this value. */
  public static CommandKey of(String value) {
    return new CommandKey(value);
  }

  @Override
  public int compareTo(CommandKey other) {
    return value.compareTo(other.value);
  }

  /** The value. */
  @Override
  public String toString() {
    return value;
  }
}
