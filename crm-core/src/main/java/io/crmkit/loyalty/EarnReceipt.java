package io.crmkit.loyalty;

import io.crmkit.decision.PolicyId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * How points came about, kept with the credit so that a refund years later can be settled by the
 * rules of that day: which rules hit, what limits cut, how much each line earned. {@code granted =
 * sum of hits + rounding - sum of cuts}; where there are lines, theirs sum to {@code granted} too.
 *
 * @param total what was paid; empty for points that are no purchase's
 * @param granted the points granted, not negative
 * @param rounding what rounding added to the hits (negative: took)
 * @param hits which rules gave how much, before rounding and limits
 * @param cuts which limits took how much
 * @param lines how much each line earned; empty for purchases without lines
 * @param multipliers which multipliers applied
 * @param uses what limits over time were used, to be counted by the account
 * @param policy the policy and version that decided
 */
public record EarnReceipt(
    Optional<Money> total,
    long granted,
    BigDecimal rounding,
    List<Hit> hits,
    List<Cut> cuts,
    List<Line> lines,
    List<String> multipliers,
    List<Tally> uses,
    PolicyId policy) {
  /**
   * Copies the lists and checks the sums.
   *
   * @throws IllegalArgumentException if the parts do not sum to what was granted
   */
  public EarnReceipt {
    Objects.requireNonNull(total, "total");
    Objects.requireNonNull(policy, "policy");
    Require.notNegative("granted points", granted);
    hits = List.copyOf(hits);
    cuts = List.copyOf(cuts);
    lines = List.copyOf(lines);
    multipliers = List.copyOf(multipliers);
    uses = List.copyOf(uses);
    BigDecimal parts = rounding;
    for (Hit hit : hits) {
      parts = parts.add(hit.points());
    }
    for (Cut cut : cuts) {
      parts = parts.subtract(BigDecimal.valueOf(cut.points()));
    }
    if (parts.compareTo(BigDecimal.valueOf(granted)) != 0) {
      throw new IllegalArgumentException(
          "hits, rounding and cuts must sum to the " + granted + " points granted, were " + parts);
    }
    long ofLines = lines.stream().mapToLong(Line::points).reduce(0, Math::addExact);
    if (!lines.isEmpty() && ofLines != granted) {
      throw new IllegalArgumentException(
          "lines must sum to the " + granted + " points granted, were " + ofLines);
    }
  }

  /** A receipt of points granted for a purchase by one rule, without lines or limits. */
  public static EarnReceipt of(Money total, long granted, String rule) {
    return plain(Optional.of(total), granted, rule);
  }

  /** A receipt of points that are no purchase's: for an event, a birthday, a referral. */
  public static EarnReceipt of(long granted, String rule) {
    return plain(Optional.empty(), granted, rule);
  }

  private static EarnReceipt plain(Optional<Money> total, long granted, String rule) {
    return new EarnReceipt(
        total,
        granted,
        BigDecimal.ZERO,
        List.of(new Hit(rule, BigDecimal.valueOf(granted))),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        PolicyId.UNVERSIONED);
  }

  /** The same receipt with lines. */
  public EarnReceipt withLines(List<Line> newLines) {
    return new EarnReceipt(
        total, granted, rounding, hits, cuts, newLines, multipliers, uses, policy);
  }

  /** The same receipt, signed by a policy. */
  public EarnReceipt by(PolicyId signer) {
    return new EarnReceipt(total, granted, rounding, hits, cuts, lines, multipliers, uses, signer);
  }

  /**
   * What one rule gave.
   *
   * @param rule its name
   * @param points before rounding and limits
   */
  public record Hit(String rule, BigDecimal points) {
    /** Checks the name. */
    public Hit {
      Require.code("name of a rule", rule);
      Objects.requireNonNull(points, "points");
    }
  }

  /**
   * What one limit took.
   *
   * @param limit its name
   * @param desired what would have been granted without it
   * @param granted what was left
   */
  public record Cut(String limit, long desired, long granted) {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if the limit took nothing
     */
    public Cut {
      Require.code("name of a limit", limit);
      if (granted < 0 || granted >= desired) {
        throw new IllegalArgumentException(
            "a limit must leave from 0 to less than " + desired + " points, was " + granted);
      }
    }

    /** How many points it took. */
    public long points() {
      return desired - granted;
    }
  }

  /**
   * What one line of a purchase earned.
   *
   * @param name its name, unique in the purchase
   * @param amount what was paid for it
   * @param category the host's code of what it is, if rules ask for it
   * @param points what it earned
   */
  public record Line(String name, Money amount, Optional<String> category, long points) {
    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if amount or points are negative
     */
    public Line {
      Require.id("name of a line", name);
      category.ifPresent(code -> Require.code("category of a line", code));
      Require.notNegative("points of a line", points);
      if (amount.isNegative()) {
        throw new IllegalArgumentException(
            "the amount of a line must not be negative, was " + amount);
      }
    }
  }
}
