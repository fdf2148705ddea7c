package io.crmkit.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;

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
   * @throws IllegalArgumentException if it has more than {@value #MAX_TEXT} characters
   */
  static Key text(String text) {
    return new Text(text);
  }

  /** A key of an instant, cut down to the microsecond: no store need keep more. */
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
     * Checks the length.
     *
     * @throws IllegalArgumentException if the text is too long
     */
    public Text {
      Objects.requireNonNull(text, "text");
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
    /** Cuts off what is smaller than a microsecond. */
    public At {
      instant = instant.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Kind kind() {
      return Kind.INSTANT;
    }

    @Override
    public byte[] bytes() {
      return sortable(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
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
