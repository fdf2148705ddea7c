package io.crmkit.loyalty;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What came in and went out of an account in {@code [startInclusive, endExclusive)}, in points that
 * the member owns: available, pending and held, less debt. Setting points aside and letting them go
 * changes nothing of that and has no line.
 *
 * @param account the account
 * @param startInclusive the first instant of the statement
 * @param endExclusive the first instant after it
 * @param opening the balance before
 * @param lines what changed it, in order
 * @param closing the balance after
 */
public record PointsStatement(
    AccountId account,
    Instant startInclusive,
    Instant endExclusive,
    long opening,
    List<Line> lines,
    long closing) {
  /**
   * Copies the list and checks the sum.
   *
   * @throws IllegalArgumentException if the lines do not take the opening to the closing balance
   */
  public PointsStatement {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(startInclusive, "startInclusive");
    Objects.requireNonNull(endExclusive, "endExclusive");
    lines = List.copyOf(lines);
    long balance = opening;
    for (Line line : lines) {
      balance = Math.addExact(balance, line.change());
      if (balance != line.balance()) {
        throw new IllegalArgumentException(
            "the balance after a line must be " + balance + ", was " + line.balance());
      }
    }
    if (balance != closing) {
      throw new IllegalArgumentException(
          "lines must lead to the closing balance " + closing + ", led to " + balance);
    }
  }

  /**
   * One line.
   *
   * @param entry what happened
   * @param change by how many points that changed the balance
   * @param balance the balance after it
   */
  public record Line(PointsEntry entry, long change, long balance) {
    /** Checks that nothing is missing. */
    public Line {
      Objects.requireNonNull(entry, "entry");
    }
  }
}
