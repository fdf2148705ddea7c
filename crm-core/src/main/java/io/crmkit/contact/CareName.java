package io.crmkit.contact;

import io.crmkit.decision.Phrase;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How an occasion is called in plans and reasons; nothing personal. Immutable.
 *
 * <p>Hosts name occasions of their own with texts for {@code care.festival.<code>}, {@code
 * care.anniversary.<code>} and {@code care.member-day.<code>}.
 *
 * @param kind the kind of occasion
 * @param code a lower case letter and up to 63 lower case letters, digits or '-'
 */
public record CareName(CareKind kind, String code) implements Comparable<CareName> {
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  /** The name of every birthday. */
  public static final CareName BIRTHDAY = new CareName(CareKind.BIRTHDAY, "birthday");

  /**
   * Checks the code.
   *
   * @throws IllegalArgumentException if the code is malformed
   */
  public CareName {
    Objects.requireNonNull(kind, "kind");
    requireCode(code);
  }

  static void requireCode(String code) {
    Objects.requireNonNull(code, "code");
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "the name of an occasion must be a lower case letter and up to 63 lower case letters,"
              + " digits or '-', was '"
              + (code.length() > 40 ? code.substring(0, 40) + "…" : code)
              + "'");
    }
  }

  /** By kind, then by code. */
  @Override
  public int compareTo(CareName other) {
    int order = kind.compareTo(other.kind);
    return order != 0 ? order : code.compareTo(other.code);
  }

  /** The name in words: {@code care.festival.mid-autumn}; the code where no text is registered. */
  public Phrase phrase() {
    String prefix =
        switch (kind) {
          case BIRTHDAY -> "care.birthday.";
          case ANNIVERSARY -> "care.anniversary.";
          case FESTIVAL -> "care.festival.";
          case MEMBER_DAY -> "care.member-day.";
        };
    return Phrase.named(prefix + code, code);
  }

  /** The code. */
  @Override
  public String toString() {
    return code;
  }
}
