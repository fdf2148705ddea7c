package io.crmkit.facts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What sort of value a metric has. The kind owns how values compare, by how much they differ, and
 * how they are written. There are exactly five.
 *
 * <table>
 * <caption>The kinds</caption>
 * <tr><th>kind</th><th>Java type</th><th>written as</th></tr>
 * <tr><td>{@link #MONEY}</td><td>{@code Money}</td><td>{@code "CNY 5000.00"}</td></tr>
 * <tr><td>{@link #COUNT}</td><td>{@code Long}</td><td>{@code "6"}</td></tr>
 * <tr><td>{@link #DAYS}</td><td>{@code Period} of days only</td><td>{@code "P30D"}</td></tr>
 * <tr><td>{@link #RATIO}</td><td>{@code BigDecimal}, up to six decimals</td><td>{@code "12.5 %"}</td></tr>
 * <tr><td>{@link #CATEGORY}</td><td>{@code String}</td><td>{@code "enterprise"}</td></tr>
 * </table>
 *
 * <p>Immutable.
 *
 * @param <T> the Java type of the values
 */
public final class Kind<T> {
  /** Amounts of money in the currency of the facts, in whole minor units. */
  public static final Kind<Money> MONEY = new Kind<>("money", Money.class, new Forms.Amount());

  /** Whole numbers. */
  public static final Kind<Long> COUNT = new Kind<>("count", Long.class, new Forms.Count());

  /** Whole days. */
  public static final Kind<Period> DAYS = new Kind<>("days", Period.class, new Forms.Days());

  /** Shares and rates with up to six decimals: 0.125 is 12.5 %. */
  public static final Kind<BigDecimal> RATIO =
      new Kind<>("ratio", BigDecimal.class, new Forms.Ratio());

  /** Codes that have no order, of 1 to 200 characters. */
  public static final Kind<String> CATEGORY =
      new Kind<>("category", String.class, new Forms.Category());

  private final String name;
  private final Class<T> type;
  private final Forms.Form<T> form;

  private Kind(String name, Class<T> type, Forms.Form<T> form) {
    this.name = name;
    this.type = type;
    this.form = form;
  }

  /** All kinds. */
  public static List<Kind<?>> values() {
    return List.of(MONEY, COUNT, DAYS, RATIO, CATEGORY);
  }

  /**
   * The kind with this name: {@code "money"}, {@code "count"}, {@code "days"}, {@code "ratio"} or
   * {@code "category"}.
   *
   * @throws IllegalArgumentException if there is none
   */
  @JsonCreator
  public static Kind<?> of(String name) {
    for (Kind<?> kind : values()) {
      if (kind.name.equals(name)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "kind must be money, count, days, ratio or category, was '" + Forms.shortened(name) + "'");
  }

  /** The name: {@code "money"}. */
  @JsonValue
  public String name() {
    return name;
  }

  /** The Java type of the values. */
  public Class<T> type() {
    return type;
  }

  /**
   * The value, if it is one of this kind, in its canonical form: ratios without trailing zeros.
   * Values of one kind that are the same are equal in that form.
   *
   * @throws IllegalArgumentException if it is of another type, or out of the kind's bounds
   */
  public T require(Object value) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          "a "
              + name
              + " must be a "
              + type.getSimpleName()
              + ", was a "
              + value.getClass().getSimpleName());
    }
    return form.canonical(type.cast(value));
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException if the text is not one, naming the accepted form
   */
  public T parse(String text) {
    return form.parse(text);
  }

  /** The written form. */
  public String write(T value) {
    return form.write(value);
  }

  /** Compares two values of this kind, of one currency; categories are all alike. */
  public int compare(T a, T b) {
    return Long.compare(form.units(a), form.units(b));
  }

  /** Whether values of this kind are ordered, so that thresholds make sense. */
  public boolean ordered() {
    return type != String.class;
  }

  /** The value in smallest units: minor units, units, days, millionths; 0 for categories. */
  public long units(T value) {
    return form.units(value);
  }

  /**
   * The value of so many smallest units; the currency matters to money only. Days past the longest
   * period are cut off there.
   *
   * @throws IllegalStateException for categories
   */
  public T ofUnits(long units, CurrencyUnit currency) {
    return form.ofUnits(units, currency);
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
