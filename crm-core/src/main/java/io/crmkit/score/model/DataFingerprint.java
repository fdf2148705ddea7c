package io.crmkit.score.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Tells samples apart: equal samples have equal fingerprints, whatever the order of their
 * customers. A model carries that of the sample it was fitted to, so that a score can be traced to
 * its data.
 *
 * @param value the first 32 hexadecimal digits of a SHA-256
 */
public record DataFingerprint(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is not 32 lower case hexadecimal digits
   */
  @JsonCreator
  public DataFingerprint {
    Objects.requireNonNull(value, "value");
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a fingerprint must be 32 lower case hexadecimal digits, had "
              + value.length()
              + " characters");
    }
  }

  /** The fingerprint. */
  @Override
  public String toString() {
    return value;
  }
}
