package io.crmkit.loyalty;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.regex.Pattern;

/** Shared checks of this room's constructors; messages name the field and the accepted range. */
final class Require {
  private static final int MAX_ID = 1_000;
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  private Require() {}

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
              + " characters, not blank, without control characters; it had "
              + value.length());
    }
  }

  /** What every command has: its key, and what it is about. */
  static void command(CommandKey key, String field, String reference) {
    Objects.requireNonNull(key, "key");
    id(field, reference);
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

  static void positive(String field, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(field + " must be at least 1, was " + value);
    }
  }

  static void notNegative(String field, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(field + " must not be negative, was " + value);
    }
  }

  /** The number without trailing zeros, so that equal numbers are equal values. */
  static BigDecimal plain(BigDecimal number) {
    BigDecimal bare = number.stripTrailingZeros();
    return bare.scale() < 0 ? bare.setScale(0, RoundingMode.UNNECESSARY) : bare;
  }
}
