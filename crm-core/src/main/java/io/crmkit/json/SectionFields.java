package io.crmkit.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads numbers, amounts and lengths of a section, each mistake at its field. */
final class SectionFields {
  private static final int MAX_DIGITS = 20;
  private static final String DECIMAL = "\\d{1,18}(\\.\\d{1,18})?";

  private final DocumentCheck check;
  private final @Nullable CurrencyUnit currency;

  /** Fields with amounts in this currency; null where the playbook has none that can be read. */
  SectionFields(DocumentCheck check, @Nullable CurrencyUnit currency) {
    this.check = check;
    this.currency = currency;
  }

  /** What the function makes of a field that must be there. */
  <T> Optional<T> required(JsonNode object, String at, String field, Function<JsonNode, T> reader) {
    if (!object.has(field)) {
      check.problem(DocumentCheck.child(at, field), "is required");
    }
    return optional(object, at, field, reader);
  }

  /** What the function makes of a field, if it is there. */
  <T> Optional<T> optional(JsonNode object, String at, String field, Function<JsonNode, T> reader) {
    JsonNode node = object.get(field);
    return node == null
        ? Optional.empty()
        : check.attempt(DocumentCheck.child(at, field), () -> reader.apply(node));
  }

  /** What a reader of objects makes of a field, if it is there. */
  <T> Optional<T> part(JsonNode object, String at, String field, PartReader<T> reader) {
    JsonNode node = object.get(field);
    return node == null ? Optional.empty() : reader.read(node, DocumentCheck.child(at, field));
  }

  /** What a reader of objects makes of the items of a list, if it is there. */
  <T> List<T> parts(JsonNode object, String at, String field, PartReader<T> reader) {
    JsonNode node = object.get(field);
    return node == null
        ? List.of()
        : check.list(
            node, DocumentCheck.child(at, field), (item, place) -> reader.read(item, place));
  }

  /** The constant of an enum by its name. */
  static <E extends Enum<E>> Function<JsonNode, E> constant(E[] values) {
    return node -> DocumentTexts.constant(values, text(node));
  }

  static String text(JsonNode node) {
    if (!node.isString()) {
      throw new IllegalArgumentException("must be a text, was " + DocumentCheck.words(node));
    }
    return node.stringValue();
  }

  static boolean flag(JsonNode node) {
    if (!node.isBoolean()) {
      throw new IllegalArgumentException("must be true or false, was " + DocumentCheck.words(node));
    }
    return node.booleanValue();
  }

  static long whole(JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw new IllegalArgumentException(
          "must be a whole number, was " + DocumentCheck.words(node));
    }
    return node.longValue();
  }

  /** A number, bare or as a text. A short number may stand for a very long one: 1e999999999. */
  static BigDecimal decimal(JsonNode node) {
    if (node.isString() && node.stringValue().matches("-?" + DECIMAL)) {
      return new BigDecimal(node.stringValue());
    }
    if (!node.isNumber()) {
      throw new IllegalArgumentException(
          "must be a number like 12.5, was " + DocumentCheck.words(node));
    }
    BigDecimal number = node.decimalValue();
    if (Math.abs((long) number.precision() - number.scale()) > MAX_DIGITS
        || Math.abs((long) number.scale()) > MAX_DIGITS) {
      throw new IllegalArgumentException(
          "must have at most "
              + MAX_DIGITS
              + " digits before and after the point, was "
              + DocumentCheck.words(node));
    }
    return number;
  }

  /** A share from 0 to 1: a number, or per cent. */
  static BigDecimal share(JsonNode node) {
    if (node.isString() && node.stringValue().matches(DECIMAL + " ?%")) {
      String percent = node.stringValue().replaceAll(" ?%", "");
      return new BigDecimal(percent).movePointLeft(2);
    }
    return decimal(node);
  }

  static String share(BigDecimal share) {
    BigDecimal percent = share.movePointRight(2).stripTrailingZeros();
    return percent.toPlainString() + " %";
  }

  /** An amount in the playbook's currency: a number, or a text with or without the currency. */
  Money money(JsonNode node) {
    if (currency == null) {
      throw new IllegalArgumentException("cannot be read without the playbook's currency");
    }
    if (node.isString() && !node.stringValue().matches("-?" + DECIMAL)) {
      Money money = named(node.stringValue());
      if (!money.getCurrencyUnit().equals(currency)) {
        throw new IllegalArgumentException(
            "must be in " + currency + ", the playbook's currency, was " + money);
      }
      return money;
    }
    BigDecimal amount = decimal(node).stripTrailingZeros();
    if (amount.scale() > currency.getDecimalPlaces()) {
      throw new IllegalArgumentException(
          "must have at most "
              + currency.getDecimalPlaces()
              + " decimals in "
              + currency
              + ", was "
              + amount.toPlainString());
    }
    return Money.of(currency, amount);
  }

  private static Money named(String text) {
    try {
      return Money.parse(text);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "must be an amount like 100.00, was '" + DocumentTexts.shortened(text) + "'", e);
    }
  }

  static Duration duration(JsonNode node) {
    String text = text(node);
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be a length of time like PT30M, was '" + DocumentTexts.shortened(text) + "'", e);
    }
  }

  /** An instant, or the start of a date in a zone. */
  static Instant instant(JsonNode node, ZoneId zone) {
    String text = text(node);
    try {
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be a date like 2026-01-31 or an instant like 2026-01-31T08:00:00Z, was '"
              + DocumentTexts.shortened(text)
              + "'",
          e);
    }
  }

  /** What {@link #instant} reads: the date where the instant is the start of one. */
  static String instant(Instant instant, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(instant, zone);
    return day.atStartOfDay(zone).toInstant().equals(instant) ? day.toString() : instant.toString();
  }

  /**
   * Reads an object at its place.
   *
   * @param <T> what it gives
   */
  @FunctionalInterface
  interface PartReader<T> {
    Optional<T> read(JsonNode node, String pointer);
  }
}
