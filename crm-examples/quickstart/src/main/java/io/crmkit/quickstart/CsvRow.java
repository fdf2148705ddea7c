package io.crmkit.quickstart;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table, its fields by the names of their columns. A reader of a field gives null after
 * telling the problems what is accepted.
 *
 * @param place {@code FILE:LINE}
 */
record CsvRow(CsvHeader header, CsvRecord row, String place, Problems problems) {
  private static final int MAX_ID = 1_000;
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  /** What stands in a column; nothing if the table does not have it. */
  String text(String column) {
    OptionalInt index = header.optionalIndex(column);
    return index.isEmpty() ? "" : row.getField(index.getAsInt());
  }

  /** A pseudonymous id. */
  @Nullable String id(String column) {
    String text = text(column);
    if (!isId(text)) {
      return wrong(column, "1 to " + MAX_ID + " characters, not blank, without control characters");
    }
    return text.indexOf('\uFFFD') >= 0 ? wrong(column, "valid UTF-8") : text;
  }

  static boolean isId(String text) {
    return !text.isBlank()
        && text.length() <= MAX_ID
        && text.chars().noneMatch(c -> c < ' ' || c == 0x7f);
  }

  /** A short name that programs share. */
  @Nullable String code(String column) {
    return isCode(text(column))
        ? text(column)
        : wrong(column, "a letter and up to 63 letters, digits, '-' or '_'");
  }

  static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  /** An instant. */
  @Nullable Instant instant(String column, ZoneId zone) {
    Instant instant = Instants.parse(text(column), zone).orElse(null);
    if (instant == null) {
      wrong(column, Instants.ACCEPTED);
    }
    return instant;
  }

  /** Tells the problems that the field must be something else. */
  @Nullable String wrong(String column, String accepted) {
    refuse(column, "must be " + accepted + ", was " + Problems.quoted(text(column)));
    return null;
  }

  /** Tells the problems what is wrong in a column. */
  void refuse(String column, String message) {
    int index = header.optionalIndex(column).orElse(0);
    problems.add(place + ":" + (index + 1) + ": " + column + ": " + message);
  }
}
