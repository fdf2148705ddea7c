package io.crmkit.quickstart;

import java.util.ArrayList;
import java.util.List;

/**
 * Gathers problems, so that all of them are told at once. A file of a million rows in a wrong
 * format has a million problems; after {@value #LIMIT} lines they are only counted.
 */
final class Problems {
  static final int LIMIT = 100;
  private static final int SHOWN = 40;

  private final List<String> lines = new ArrayList<>();
  private long count;

  void add(String line) {
    count++;
    if (count <= LIMIT) {
      lines.add(line);
    }
  }

  void addAll(List<String> more) {
    more.forEach(this::add);
  }

  /** Adds what others gathered, counting what they only counted. */
  void addAll(Problems more) {
    more.lines.forEach(this::add);
    count += more.count - more.lines.size();
  }

  boolean isEmpty() {
    return count == 0;
  }

  /**
   * Goes on only if there was no problem.
   *
   * @throws BadInputException if there was one
   */
  void throwIfAny() {
    if (count > LIMIT) {
      lines.add("... and " + (count - LIMIT) + " more");
    }
    if (count > 0) {
      throw new BadInputException(lines);
    }
  }

  /** A value from outside as it can stand on one line of a message: quoted, short, printable. */
  static String quoted(String value) {
    StringBuilder shown = new StringBuilder("'");
    value
        .codePoints()
        .limit(SHOWN)
        .forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '\uFFFD' : c));
    boolean cut = value.codePointCount(0, value.length()) > SHOWN;
    return shown.append(cut ? "...'" : "'").toString();
  }
}
