package io.crmkit.facts;

import com.google.common.primitives.Ints;
import java.math.BigDecimal;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * How the values of the five kinds are written and counted. Ordered ones are computed with as
 * {@code long}: cheap, exact, no rounding.
 */
final class Forms {
  private Forms() {}

  /** How the values of one kind are written and counted. */
  interface Form<T> {
    T parse(String text);

    String write(T value);

    /** The value in smallest units; refuses values out of bounds. */
    long units(T value);

    T ofUnits(long units, CurrencyUnit currency);

    /** The one object that stands for all equal values; refuses values out of bounds. */
    default T canonical(T value) {
      units(value);
      return value;
    }
  }

  static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  static IllegalArgumentException unreadable(String what, String form, String text) {
    return new IllegalArgumentException(
        what + " must be written like " + form + ", was '" + shortened(text) + "'");
  }

  static final class Amount implements Form<Money> {
    private static final Pattern FORM = Pattern.compile("[A-Z]{3} -?\\d{1,19}(\\.\\d{1,8})?");

    @Override
    public Money parse(String text) {
      if (!FORM.matcher(text).matches()) {
        throw unreadable("money", "'CNY 5000.00'", text);
      }
      Money money = read(text);
      units(money);
      return money;
    }

    private static Money read(String text) {
      try {
        return Money.parse(text);
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw new IllegalArgumentException(
            "money must be written like 'CNY 5000.00' in a known currency, with no more decimals"
                + " than that has, was '"
                + text
                + "'",
            e);
      }
    }

    @Override
    public String write(Money value) {
      return value.toString();
    }

    @Override
    public long units(Money value) {
      try {
        return value.getAmountMinorLong();
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException(
            "an amount must fit a long in minor units, was " + value, e);
      }
    }

    @Override
    public Money ofUnits(long units, CurrencyUnit currency) {
      return Money.ofMinor(currency, units);
    }
  }

  static final class Count implements Form<Long> {
    private static final Pattern FORM = Pattern.compile("-?\\d{1,19}");

    @Override
    public Long parse(String text) {
      if (!FORM.matcher(text).matches()) {
        throw unreadable("a count", "'6'", text);
      }
      try {
        return Long.valueOf(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("a count must fit a long, was '" + text + "'", e);
      }
    }

    @Override
    public String write(Long value) {
      return value.toString();
    }

    @Override
    public long units(Long value) {
      return value;
    }

    @Override
    public Long ofUnits(long units, CurrencyUnit currency) {
      return units;
    }
  }

  static final class Days implements Form<Period> {
    @Override
    public Period parse(String text) {
      try {
        Period period = Period.parse(text);
        return ofUnits(units(period), CurrencyUnit.USD);
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(
            "days must be written like 'P30D', was '" + shortened(text) + "'", e);
      }
    }

    @Override
    public String write(Period value) {
      return value.toString();
    }

    @Override
    public long units(Period value) {
      if (value.toTotalMonths() != 0) {
        throw new IllegalArgumentException("days must have neither months nor years, was " + value);
      }
      return value.get(ChronoUnit.DAYS);
    }

    @Override
    public Period ofUnits(long units, CurrencyUnit currency) {
      return Period.ofDays(Ints.saturatedCast(units));
    }
  }

  static final class Ratio implements Form<BigDecimal> {
    private static final int DECIMALS = 6;
    private static final Pattern FORM = Pattern.compile("(-?\\d{1,15}(?:\\.\\d{1,8})?)( ?%)?");

    @Override
    public BigDecimal parse(String text) {
      var form = FORM.matcher(text);
      if (!form.matches()) {
        throw unreadable("a ratio", "'12.5 %' or '0.125'", text);
      }
      BigDecimal number = new BigDecimal(form.group(1));
      BigDecimal value = form.group(2) == null ? number : number.movePointLeft(2);
      return ofUnits(units(value), CurrencyUnit.USD);
    }

    @Override
    public String write(BigDecimal value) {
      BigDecimal percent = value.movePointRight(2).stripTrailingZeros();
      return percent.setScale(Math.max(0, percent.scale())).toPlainString() + " %";
    }

    @Override
    public long units(BigDecimal value) {
      try {
        return value.movePointRight(DECIMALS).longValueExact();
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException(
            "a ratio must have at most "
                + DECIMALS
                + " decimals and fit a long in millionths, was "
                + value,
            e);
      }
    }

    @Override
    public BigDecimal canonical(BigDecimal value) {
      return ofUnits(units(value), CurrencyUnit.USD);
    }

    @Override
    public BigDecimal ofUnits(long units, CurrencyUnit currency) {
      BigDecimal stripped = BigDecimal.valueOf(units, DECIMALS).stripTrailingZeros();
      return stripped.scale() < 0 ? stripped.setScale(0) : stripped; // 10, not 1E+1
    }
  }

  static final class Category implements Form<String> {
    @Override
    public String parse(String text) {
      units(text);
      return text;
    }

    @Override
    public String write(String value) {
      return value;
    }

    /** Categories are not counted; checks the length. */
    @Override
    public long units(String value) {
      if (value.isBlank() || value.length() > 200) {
        throw new IllegalArgumentException(
            "a category must have 1 to 200 characters and not be blank; it had " + value.length());
      }
      return 0;
    }

    @Override
    public String ofUnits(long units, CurrencyUnit currency) {
      throw new IllegalStateException("categories are not counted");
    }
  }
}
