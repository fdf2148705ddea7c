package io.crmkit.complaint;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Shared checks of this room's constructors; messages name the field and the accepted range. */
final class Checks {
  private static final int MAX_ID = 1_000;
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  private Checks() {}

  /** Codes are short names that programs and playbooks share. */
  static String code(String what, String value) {
    Objects.requireNonNull(value, what);
    if (!CODE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          what
              + " must be a letter and up to 63 letters, digits, '-' or '_', had "
              + value.length()
              + " characters");
    }
    return value;
  }

  /** Pseudonymous ids may hold any printable characters. */
  static String id(String what, String value) {
    Objects.requireNonNull(value, what);
    if (value.isBlank()
        || value.length() > MAX_ID
        || value.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new IllegalArgumentException(
          what
              + " must have 1 to "
              + MAX_ID
              + " characters, not blank, without control characters; it had "
              + value.length());
    }
    return value;
  }

  /** An immutable copy that keeps the order. */
  static <T> Set<T> ordered(Collection<? extends T> values) {
    Set<T> copy = new LinkedHashSet<>();
    values.forEach(value -> copy.add(Objects.requireNonNull(value)));
    return Collections.unmodifiableSet(copy);
  }

  /** The code under which the bundled workflows and texts know a constant. */
  static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant of a code. */
  static <E extends Enum<E>> E constant(Class<E> type, String code) {
    return Enum.valueOf(type, code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
