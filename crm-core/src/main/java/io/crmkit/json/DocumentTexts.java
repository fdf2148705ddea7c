package io.crmkit.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/** Reads the texts that documents are made of; each refusal says how the text should look. */
final class DocumentTexts {
  private DocumentTexts() {}

  static ZoneId zoneId(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be a time zone like Asia/Shanghai, was '" + shortened(text) + "'", e);
    }
  }

  static CurrencyUnit currencyUnit(String text) {
    try {
      return CurrencyUnit.of(text);
    } catch (IllegalCurrencyException e) {
      throw new IllegalArgumentException(
          "must be a currency like CNY, was '" + shortened(text) + "'", e);
    }
  }

  static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  static Period length(String text) {
    try {
      return Period.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be a length in days, months or years like P30D, was '" + shortened(text) + "'", e);
    }
  }

  static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be a date like 2026-01-31, was '" + shortened(text) + "'", e);
    }
  }

  static <E extends Enum<E>> E constant(E[] values, String text) {
    for (E value : values) {
      if (value.name().equals(text)) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        "must be one of " + Arrays.toString(values) + ", was '" + shortened(text) + "'");
  }
}
