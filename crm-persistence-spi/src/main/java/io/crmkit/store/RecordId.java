package io.crmkit.store;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Names one record: its type and its id. Pseudonymous, like all ids of this library: it shows in
 * logs, receipts and events. Immutable.
 *
 * @param type the name of the record type: a lower case letter and up to 39 lower case letters,
 *     digits and hyphens
 * @param id 1 to 1,000 characters and at most 2,000 bytes in UTF-8, so that databases can index it;
 *     without control characters and halves of characters
 */
public record RecordId(String type, String id) {
  /** The longest id, in characters. */
  public static final int MAX_LENGTH = 1_000;

  /** The longest id, in bytes of UTF-8. */
  public static final int MAX_BYTES = 2_000;

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  /**
   * Checks both parts.
   *
   * @throws IllegalArgumentException if a part is malformed
   */
  public RecordId {
    requireName("record type", type);
    requireId(id);
  }

  static void requireName(String what, String name) {
    Objects.requireNonNull(name, what);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          what
              + " must be a lower case letter and up to 39 lower case letters, digits or '-', was '"
              + shortened(name)
              + "'");
    }
  }

  /** Whether a record, or a command, can have this id; for stores, which find none by any other. */
  public static boolean isPossible(String id) {
    return !id.isEmpty()
        && id.length() <= MAX_LENGTH
        && bytes(id) <= MAX_BYTES
        && id.codePoints().noneMatch(RecordId::isForbidden);
  }

  private static int bytes(String id) {
    return id.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void requireId(String id) {
    Objects.requireNonNull(id, "id");
    if (!isPossible(id)) {
      int bytes = bytes(id);
      boolean wellFormed = id.codePoints().noneMatch(RecordId::isForbidden);
      throw new IllegalArgumentException(
          "a record id must have 1 to 1,000 characters and at most 2,000 bytes, no control"
              + " characters and no halves of characters; it had "
              + id.length()
              + " characters and "
              + bytes
              + " bytes"
              + (wellFormed ? "" : ", some of them forbidden"));
    }
  }

  /** Refuses text that some databases cannot keep. */
  static void requireText(String what, String text) {
    Objects.requireNonNull(text, what);
    if (text.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
      throw new IllegalArgumentException(
          "a text must have no U+0000 and no halves of characters, was that of the " + what);
    }
  }

  private static boolean isForbidden(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  /** Type and id: {@code "standing/c-17"}. */
  @Override
  public String toString() {
    return type + "/" + id;
  }
}
