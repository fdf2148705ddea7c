package io.crmkit.workflow;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
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
              + " must be a letter and up to 63 letters, digits, '-' or '_', was '"
              + (value.length() > 40 ? value.substring(0, 40) + "…" : value)
              + "'");
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

  /** An immutable copy that keeps the order, so that documents and diagrams come out alike. */
  static <T> Set<T> ordered(Collection<? extends T> values) {
    Set<T> copy = new LinkedHashSet<>();
    values.forEach(value -> copy.add(Objects.requireNonNull(value)));
    return Collections.unmodifiableSet(copy);
  }

  static void event(long number, Instant occurredAt, Instant recordedAt) {
    if (number < 1) {
      throw new IllegalArgumentException("event number must be 1 or more, was " + number);
    }
    known(occurredAt, recordedAt);
  }

  static void known(Instant occurredAt, Instant recordedAt) {
    Objects.requireNonNull(occurredAt, "occurredAt");
    Objects.requireNonNull(recordedAt, "recordedAt");
  }
}
