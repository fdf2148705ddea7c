package io.crmkit.loyalty;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What of a purchase was given back, in one or many parts: an amount, or amounts of lines.
 *
 * @param amount the amount given back in all; empty if nothing was
 * @param lines the amount given back of each line, by its name; empty for purchases without lines
 */
public record Refunds(Optional<Money> amount, Map<String, Money> lines) {
  /** Nothing was given back. */
  public static final Refunds NONE = new Refunds(Optional.empty(), Map.of());

  /**
   * Copies the lines.
   *
   * @throws IllegalArgumentException if an amount is not positive
   */
  public Refunds {
    Objects.requireNonNull(amount, "amount");
    lines = Map.copyOf(lines);
    amount.ifPresent(Refunds::requirePositive);
    lines.values().forEach(Refunds::requirePositive);
  }

  /** An amount of a purchase without lines. */
  public static Refunds of(Money amount) {
    return new Refunds(Optional.of(amount), Map.of());
  }

  /** Amounts of lines. */
  public static Refunds ofLines(Map<String, Money> lines) {
    return new Refunds(lines.values().stream().reduce(Money::plus), lines);
  }

  /** These and more. */
  public Refunds plus(Refunds more) {
    Map<String, Money> sums = new LinkedHashMap<>(lines);
    more.lines.forEach((line, part) -> sums.merge(line, part, Money::plus));
    Optional<Money> sum =
        amount.isPresent() && more.amount.isPresent()
            ? Optional.of(amount.get().plus(more.amount.get()))
            : amount.or(more::amount);
    return new Refunds(sum, sums);
  }

  private static void requirePositive(Money amount) {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("an amount given back must be positive, was " + amount);
    }
  }
}
