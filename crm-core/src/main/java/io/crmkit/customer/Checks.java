package io.crmkit.customer;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/** Shared checks of this room's constructors; messages name the field and the accepted range. */
final class Checks {
  static final int MAX_ID = 1_000;
  static final int MAX_TEXT = 10_000;
  private static final Pattern DIMENSION = Pattern.compile("[a-z][a-z0-9-]{0,55}");
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  private Checks() {}

  /** Pseudonymous ids may hold any printable characters. */
  static void id(String field, String value) {
    Objects.requireNonNull(value, field);
    if (value.isBlank()
        || value.length() > MAX_ID
        || value.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new IllegalArgumentException(
          field
              + " must have 1 to "
              + MAX_ID
              + " characters, not blank, without control characters;"
              + " it had "
              + value.length());
    }
  }

  /** Codes are short names that programs and playbooks share. */
  static void code(String field, String value) {
    Objects.requireNonNull(value, field);
    if (!CODE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          field
              + " must be a letter and up to 63 letters, digits, '-' or '_', was '"
              + (value.length() > 40 ? value.substring(0, 40) + "…" : value)
              + "'");
    }
  }

  /** Dimensions of classes are parts of the names of metrics. */
  static void dimension(String value) {
    Objects.requireNonNull(value, "class dimension");
    if (!DIMENSION.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "class dimension must be a lower case letter and up to 55 lower case letters, digits or"
              + " '-', was '"
              + (value.length() > 40 ? value.substring(0, 40) + "…" : value)
              + "'");
    }
  }

  /** Free text may be personal: the message tells its length only. */
  static void text(String field, String value) {
    Objects.requireNonNull(value, field);
    if (value.isBlank() || value.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          field
              + " must have 1 to "
              + MAX_TEXT
              + " characters and not be blank; it had "
              + value.length());
    }
  }

  static void known(Instant occurredAt, Instant recordedAt) {
    Objects.requireNonNull(occurredAt, "occurredAt");
    Objects.requireNonNull(recordedAt, "recordedAt");
  }
}
