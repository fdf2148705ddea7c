package io.crmkit.loyalty;

import io.crmkit.decision.PolicyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The whole history of an account: what it held at any instant, and statements. Immutable.
 *
 * <pre>{@code
 * PointsHistory history = new PointsHistory(id, entries);
 * long then = history.balanceAt(lastMarch).available();
 * PointsStatement march = history.statement(firstOfMarch, firstOfApril);
 * }</pre>
 *
 * @param id the account
 * @param entries all entries, from number 1 on
 */
public record PointsHistory(AccountId id, List<PointsEntry> entries) {
  private static final CommandKey PREVIEW = CommandKey.of("preview");

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if numbers do not run from 1 without gaps
   */
  public PointsHistory {
    Objects.requireNonNull(id, "id");
    entries = List.copyOf(entries);
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).stamp().number() != i + 1) {
        throw new IllegalArgumentException(
            "entries must be numbered from 1 without gaps, number "
                + (i + 1)
                + " was "
                + entries.get(i).stamp().number());
      }
    }
  }

  /** The account after all entries. */
  public PointsAccount account() {
    return PointsAccount.open(id).applyAll(entries);
  }

  /** The account after all entries that had taken effect by an instant. */
  public PointsAccount accountAt(Instant asOf) {
    return PointsAccount.open(id).applyAll(entries.subList(0, count(asOf)));
  }

  /** What the account held at an instant, past or future. */
  public PointsBalance balanceAt(Instant asOf) {
    return accountAt(asOf).balance(asOf);
  }

  /**
   * What the account was thought to hold at an instant, by the entries recorded by another. What
   * expired or timed out by itself was true before it was recorded.
   */
  public PointsBalance balanceAt(Instant asOf, Instant knownAt) {
    int known = count(asOf);
    while (known > 0 && entries.get(known - 1).stamp().recordedAt().isAfter(knownAt)) {
      known--;
    }
    return PointsAccount.open(id).applyAll(entries.subList(0, known)).balance(asOf);
  }

  /**
   * What came in and went out in {@code [startInclusive, endExclusive)}. Its lines take the opening
   * to the closing balance exactly; what has expired without having been written down has a line
   * too.
   *
   * @throws IllegalArgumentException if it ends before it starts
   */
  public PointsStatement statement(Instant startInclusive, Instant endExclusive) {
    if (endExclusive.isBefore(startInclusive)) {
      throw new IllegalArgumentException(
          "a statement must not end before it starts, was "
              + startInclusive
              + " to "
              + endExclusive);
    }
    List<PointsEntry> all = upTo(endExclusive);
    long opening = 0;
    long balance = 0;
    List<PointsStatement.Line> lines = new ArrayList<>();
    for (PointsEntry entry : all) {
      long change = entry.change();
      balance = Math.addExact(balance, change);
      if (entry.stamp().occurredAt().isBefore(startInclusive)) {
        opening = balance;
      } else if (change != 0) {
        lines.add(new PointsStatement.Line(entry, change, balance));
      }
    }
    return new PointsStatement(id, startInclusive, endExclusive, opening, lines, balance);
  }

  /** All entries of before an instant, with those that nobody has written down yet. */
  List<PointsEntry> upTo(Instant endExclusive) {
    Instant last = endExclusive.minusNanos(1);
    List<PointsEntry> all = new ArrayList<>(entries.subList(0, count(last)));
    all.addAll(accountAt(last).due(last, PREVIEW, PolicyId.UNVERSIONED));
    return all;
  }

  private int count(Instant asOf) {
    int count = 0;
    while (count < entries.size() && !entries.get(count).stamp().occurredAt().isAfter(asOf)) {
      count++;
    }
    return count;
  }
}
