package io.crmkit.store;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: key and id of its last record. Callers see only its text and pass it back;
 * stores that keep rows in order can go on from it.
 */
public final class Cursor {
  private final String type;
  private final String index; // empty for the order of ids
  private final byte[] key;
  private final String id;

  private Cursor(String type, String index, byte[] key, String id) {
    this.type = type;
    this.index = index;
    this.key = key;
    this.id = id;
  }

  /** The end of a page: the key of the last record, if the scan is by an index, and its id. */
  public static Cursor of(Scan<?> scan, Optional<byte[]> key, String id) {
    return new Cursor(
        scan.type().name(),
        scan.index().map(Index::name).orElse(""),
        key.map(byte[]::clone).orElse(new byte[0]),
        id);
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException if the text is no cursor
   */
  public static Cursor parse(String text) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      Cursor cursor =
          new Cursor(string(part(bytes)), string(part(bytes)), part(bytes), string(part(bytes)));
      // Databases may choke on what is no id.
      if (!bytes.hasRemaining() && RecordId.isPossible(cursor.id)) {
        return cursor;
      }
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      throw new IllegalArgumentException("a cursor must be one that a page gave", e);
    }
    throw new IllegalArgumentException("a cursor must be one that a page gave");
  }

  private static byte[] part(ByteBuffer bytes) {
    int length = Short.toUnsignedInt(bytes.getShort());
    byte[] part = new byte[Math.min(length, bytes.remaining() + 1)];
    bytes.get(part);
    return part;
  }

  private static String string(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** What callers pass back. */
  public String text() {
    byte[][] parts = {bytes(type), bytes(index), key, bytes(id)};
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length + 2).sum());
    for (byte[] part : parts) {
      all.putShort((short) part.length).put(part);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all.array());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The sortable form of the last record's key; empty bytes in the order of ids. */
  public byte[] key() {
    return key.clone();
  }

  /** The id of the last record. */
  public String id() {
    return id;
  }

  void requireOf(String scannedType, Optional<String> scannedIndex) {
    if (!type.equals(scannedType) || !index.equals(scannedIndex.orElse(""))) {
      throw new IllegalArgumentException(
          "the cursor is of a scan of " + type + ", used for one of " + scannedType);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Cursor that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return Objects.hash(text());
  }

  @Override
  public String toString() {
    return text();
  }
}
