package io.crmkit.loyalty;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * Something that may earn points: a purchase, with or without lines, or an event such as a birthday
 * or a review written.
 *
 * @param amount what is paid; empty for events
 * @param lines what it is paid for; they sum to the amount, or there are none
 * @param event the host's code of the event; empty for purchases
 * @param at when
 */
public record EarnOccasion(
    Optional<Money> amount, List<Line> lines, Optional<String> event, Instant at) {
  /**
   * Copies the lines and checks the sum.
   *
   * @throws IllegalArgumentException if there is neither amount nor event, an amount is negative, a
   *     line stands twice, or lines do not sum to the amount
   */
  public EarnOccasion {
    Objects.requireNonNull(at, "at");
    lines = List.copyOf(lines);
    event.ifPresent(code -> Require.code("event", code));
    if (amount.isEmpty() && event.isEmpty()) {
      throw new IllegalArgumentException("something that earns must have an amount or an event");
    }
    if (amount.isPresent() && amount.get().isNegative()) {
      throw new IllegalArgumentException("amount must not be negative, was " + amount.get());
    }
    Set<String> names = new HashSet<>();
    for (Line line : lines) {
      if (!names.add(line.name())) {
        throw new IllegalArgumentException("a line must stand once in a purchase, stood twice");
      }
    }
    Optional<Money> sum = lines.stream().map(Line::amount).reduce(Money::plus);
    if (sum.isPresent() && !sum.equals(amount)) {
      throw new IllegalArgumentException(
          "lines must sum to the amount "
              + amount.map(Money::toString).orElse("(none)")
              + ", were "
              + sum.get());
    }
  }

  /** A purchase without lines. */
  public static EarnOccasion purchase(Money amount, Instant at) {
    return new EarnOccasion(Optional.of(amount), List.of(), Optional.empty(), at);
  }

  /**
   * A purchase with lines.
   *
   * @throws IllegalArgumentException if there is no line
   */
  public static EarnOccasion purchase(List<Line> lines, Instant at) {
    return new EarnOccasion(
        lines.stream().map(Line::amount).reduce(Money::plus), lines, Optional.empty(), at);
  }

  /** An event. */
  public static EarnOccasion event(String code, Instant at) {
    return new EarnOccasion(Optional.empty(), List.of(), Optional.of(code), at);
  }

  /**
   * One line of a purchase.
   *
   * @param name its name, unique in the purchase
   * @param amount what is paid for it, not negative
   * @param category the host's code of what it is, if rules ask for it
   */
  public record Line(String name, Money amount, Optional<String> category) {
    /** Checks the parts. */
    public Line {
      Require.id("name of a line", name);
      category.ifPresent(code -> Require.code("category of a line", code));
      if (amount.isNegative()) {
        throw new IllegalArgumentException(
            "the amount of a line must not be negative, was " + amount);
      }
    }
  }
}
