package io.crmkit.score;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Pattern;

/** Shared checks of this package's constructors; messages name field, value and accepted range. */
final class Checks {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  private Checks() {}

  static void name(String field, String value) {
    Objects.requireNonNull(value, field);
    if (!NAME.matcher(value).matches()) {
      throw new IllegalArgumentException(
          field
              + " must be a lower case letter and up to 63 lower case letters, digits or '-', was '"
              + (value.length() > 40 ? value.substring(0, 40) + "…" : value)
              + "'");
    }
  }

  static void within(String field, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          field + " must be from " + least + " to " + most + ", was " + value);
    }
  }

  static void share(String field, BigDecimal value) {
    if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(field + " must be from 0 to 1, was " + value);
    }
  }
}
