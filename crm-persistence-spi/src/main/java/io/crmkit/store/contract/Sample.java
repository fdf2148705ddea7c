package io.crmkit.store.contract;

import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.RecordType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The record that the rules write: it can be found by each kind of key. Immutable.
 *
 * @param id as in {@link io.crmkit.store.RecordId}
 * @param text a key, if there is one
 * @param number a key, if there is one
 * @param at a key, if there is one
 * @param lines whatever else it holds
 * @param decimals numbers with many digits
 */
public record Sample(
    String id,
    Optional<String> text,
    Optional<Long> number,
    Optional<Instant> at,
    List<String> lines,
    List<BigDecimal> decimals) {
  /** The index by {@link #text}. */
  public static final String BY_TEXT = "by-text";

  /** The index by {@link #number}. */
  public static final String BY_NUMBER = "by-number";

  /** The index by {@link #at}. */
  public static final String BY_INSTANT = "by-instant";

  /** Copies the lists. */
  public Sample {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(at, "at");
    lines = List.copyOf(lines);
    decimals = List.copyOf(decimals);
  }

  /** A record without keys. */
  public static Sample of(String id) {
    return new Sample(
        id, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());
  }

  /** The same record with this key. */
  public Sample text(String newText) {
    return new Sample(id, Optional.of(newText), number, at, lines, decimals);
  }

  /** The same record with this key. */
  public Sample number(long newNumber) {
    return new Sample(id, text, Optional.of(newNumber), at, lines, decimals);
  }

  /** The same record with this key. */
  public Sample at(Instant newAt) {
    return new Sample(id, text, number, Optional.of(newAt), lines, decimals);
  }

  /** The same record, holding these lines. */
  public Sample lines(List<String> newLines) {
    return new Sample(id, text, number, at, newLines, decimals);
  }

  /** The same record, holding these numbers. */
  public Sample decimals(List<BigDecimal> newDecimals) {
    return new Sample(id, text, number, at, lines, newDecimals);
  }

  /**
   * Samples as a type of records, in format 1, with the three indexes.
   *
   * @throws IllegalArgumentException if the name is malformed
   */
  public static RecordType<Sample> type(String name) {
    return indexed(RecordType.of(name, 1, Sample.class, Sample::id));
  }

  static RecordType<Sample> indexed(RecordType<Sample> plain) {
    return plain
        .withIndex(new Index<>(BY_TEXT, Key.Kind.TEXT, sample -> sample.text().map(Key::text)))
        .withIndex(
            new Index<>(BY_NUMBER, Key.Kind.NUMBER, sample -> sample.number().map(Key::number)))
        .withIndex(
            new Index<>(BY_INSTANT, Key.Kind.INSTANT, sample -> sample.at().map(Key::instant)));
  }
}
