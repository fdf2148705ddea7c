package io.crmkit.decision;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A reason with a host's own code. Its details are brought to the types that JSON keeps, so that a
 * recorded decision reads back equal: text, whole numbers ({@code Long}), truth values, and lists
 * of these. Decimal numbers, money, dates and durations become their usual text ({@code "12.5"},
 * {@code "CNY 5.00"}, {@code "2026-11-23"}, {@code "P30D"}). Immutable.
 *
 * @param code lower case words joined by dots and hyphens, with at least one dot: {@code
 *     "acme.blocked"}
 * @param details normalised as above; personal data has no place here
 */
@JsonIgnoreProperties
public record HostReason(String code, Map<String, Object> details) implements Reason {
  private static final int MAX_CODE = 200;
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+");

  /**
   * Checks the code and normalises the details.
   *
   * @throws IllegalArgumentException if the code is malformed or a detail is of another type
   */
  public HostReason {
    Objects.requireNonNull(code, "code");
    if (code.length() > MAX_CODE || !CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "reason code must be lower case words joined by dots and hyphens, at most 200"
              + " characters, such as"
              + " acme.blocked, was '"
              + (code.length() > 40 ? code.substring(0, 40) + "…" : code)
              + "'");
    }
    if (Texts.BUILT_IN.codes().contains(code)) {
      throw new IllegalArgumentException(
          "reason code " + code + " is one of the library's own; take a prefix of your own");
    }
    Map<String, Object> normal = new LinkedHashMap<>();
    details.forEach((name, value) -> normal.put(name, normalise(name, value)));
    details = Details.copy(normal);
  }

  private static Object normalise(String name, @Nullable Object value) {
    if (value instanceof String || value instanceof Boolean || value instanceof Long) {
      return value;
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof BigInteger whole) {
      return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole.toString();
    }
    if (value instanceof BigDecimal decimal) {
      // A short number may stand for a very long text: 1E+999999999 stays as it is.
      return Math.abs((long) decimal.scale()) > 100 ? decimal.toString() : decimal.toPlainString();
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof Money
        || value instanceof Term
        || value instanceof TemporalAccessor
        || value instanceof TemporalAmount) {
      return value.toString();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(item -> normalise(name, item)).toList();
    }
    throw new IllegalArgumentException(
        "detail '"
            + name
            + "' must be text, a whole or decimal number, a truth value, money, a date, a duration,"
            + " a term, or a list of these, was "
            + (value == null ? "null" : "a " + value.getClass().getSimpleName()));
  }
}
