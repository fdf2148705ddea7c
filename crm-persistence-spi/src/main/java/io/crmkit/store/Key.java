package io.crmkit.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * A value by which records can be found and put in order. All stores order keys of one kind by
 * {@link #bytes}, compared as unsigned numbers: texts by code point, instants and numbers as one
 * expects. Immutable.
 */
public sealed interface Key extends Comparable<Key> {
  /** The longest text of a key, in characters. */
  int MAX_TEXT = 200;

  /**
   * A key of text.
   *
   * @throws IllegalArgumentException if it has more than {@value #MAX_TEXT} characters, a U+0000 or
   *     half a character
   */
  static Key text(String text) {
    return new Text(text);
  }

  /**
   * A key of an instant, cut down to the microsecond: no store need keep more.
   *
   * @throws IllegalArgumentException if it is more than 290,000 years away
   */
  static Key instant(Instant instant) {
    return new At(instant);
  }

  /** A key of a whole number. */
  static Key number(long number) {
    return new Whole(number);
  }

  /** The kind. */
  Kind kind();

  /** The form that sorts: equal keys, equal bytes; a lower key, lower unsigned bytes. */
  byte[] bytes();

  @Override
  default int compareTo(Key other) {
    return Arrays.compareUnsigned(bytes(), other.bytes());
  }

  /** The kinds of keys. */
  enum Kind {
    /** Text, by code point. */
    TEXT,
    /** An instant, to the microsecond. */
    INSTANT,
    /** A whole number. */
    NUMBER
  }

  /**
   * See {@link #text}.
   *
   * @param text at most {@value #MAX_TEXT} characters
   */
  record Text(String text) implements Key {
    /**
     * Checks length and characters.
     *
     * @throws IllegalArgumentException if the text is too long or malformed
     */
    public Text {
      RecordId.requireText("key", text);
      if (text.length() > MAX_TEXT) {
        throw new IllegalArgumentException(
            "a key must have at most " + MAX_TEXT + " characters; it had " + text.length());
      }
    }

    @Override
    public Kind kind() {
      return Kind.TEXT;
    }

    @Override
    public byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /**
   * See {@link #instant}.
   *
   * @param instant to the microsecond
   */
  record At(Instant instant) implements Key {
    private static final long MAX_SECONDS = Long.MAX_VALUE / 1_000_000 - 1;

    /**
     * Cuts off what is smaller than a microsecond.
     *
     * @throws IllegalArgumentException if the instant is too far away to be counted in microseconds
     */
    public At {
      if (Math.abs(instant.getEpochSecond()) > MAX_SECONDS) {
        throw new IllegalArgumentException(
            "a key must be within 290,000 years of 1970, was " + instant);
      }
      instant = instant.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Kind kind() {
      return Kind.INSTANT;
    }

    @Override
    public byte[] bytes() {
      // Not ChronoUnit.between, which counts nanoseconds and overflows beyond 292 years.
      return sortable(instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000);
    }
  }

  /**
   * See {@link #number}.
   *
   * @param number any
   */
  record Whole(long number) implements Key {
    @Override
    public Kind kind() {
      return Kind.NUMBER;
    }

    @Override
    public byte[] bytes() {
      return sortable(number);
    }
  }

  private static byte[] sortable(long number) {
    // With the sign turned over, negative numbers sort before positive ones.
    return ByteBuffer.allocate(Long.BYTES).putLong(number ^ Long.MIN_VALUE).array();
  }
}
