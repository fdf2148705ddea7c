package io.crmkit.store;

import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsEntry;
import io.crmkit.loyalty.PointsLedger;
import io.crmkit.loyalty.PointsReceipt;
import io.crmkit.loyalty.PointsStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes one statement from the postings of its period; for one use. */
final class PointsPeriod {
  private static final CommandKey PREVIEW = CommandKey.of("preview");

  private final PointsBook book;
  private final AccountId id;
  private final Instant startInclusive;
  private final Instant endExclusive;
  private final List<PointsStatement.Line> lines = new ArrayList<>();
  private long opening;
  private long balance;

  PointsPeriod(PointsBook book, AccountId id, Instant startInclusive, Instant endExclusive) {
    if (endExclusive.isBefore(startInclusive)) {
      throw new IllegalArgumentException(
          "a statement must not end before it starts, was "
              + startInclusive
              + " to "
              + endExclusive);
    }
    this.book = book;
    this.id = id;
    this.startInclusive = startInclusive;
    this.endExclusive = endExclusive;
  }

  PointsStatement statement(PointsLedger ledger) {
    // Read first: what is posted from now on is not in it, and not looked at either.
    PointsAccount account = book.account(id);
    if (postings(account.position())) {
      due(ledger, account).forEach(this::add);
    }
    return new PointsStatement(id, startInclusive, endExclusive, opening, lines, balance);
  }

  /** Adds all postings from the start to the end; whether the history ends before the end. */
  private boolean postings(long position) {
    long first = firstNumber(position);
    balance = first == 1 ? 0 : posting(first - 1).balance();
    opening = balance;
    if (first > position) {
      return true;
    }
    Scan<PointsPosting> scan = book.from(id, first);
    Optional<String> next = Optional.empty();
    do {
      Page<PointsPosting> page = book.store().scan(next.isEmpty() ? scan : scan.after(next.get()));
      for (PointsPosting posting : page.values()) {
        for (PointsEntry entry : posting.entries()) {
          if (entry.stamp().number() > position) {
            return true;
          }
          if (!entry.stamp().occurredAt().isBefore(endExclusive)) {
            return false;
          }
          add(entry);
        }
      }
      next = page.next();
    } while (next.isPresent());
    return true;
  }

  private void add(PointsEntry entry) {
    long change = entry.change();
    balance = Math.addExact(balance, change);
    if (entry.stamp().occurredAt().isBefore(startInclusive)) {
      opening = balance;
    } else if (change != 0) {
      lines.add(new PointsStatement.Line(entry, change, balance));
    }
  }

  /**
   * The first number of the first posting of which something took effect in the period or later.
   * Entries are in the order in which they took effect, so halving finds it.
   */
  private long firstNumber(long position) {
    long from = 1;
    long to = position + 1;
    while (from < to) {
      PointsPosting middle = posting(from + (to - from) / 2);
      if (middle.lastEntry().stamp().occurredAt().isBefore(startInclusive)) {
        from = middle.last() + 1;
      } else {
        to = middle.first();
      }
    }
    return from;
  }

  /** The posting that has the entry of this number. */
  private PointsPosting posting(long number) {
    return book.store().scan(book.from(id, number).limit(1)).values().stream()
        .filter(posting -> posting.first() <= number && number <= posting.last())
        .findFirst()
        .orElseThrow(
            () ->
                new UnreadableRecordException(
                    book.accounts().idOf(PointsAccount.open(id)),
                    "there is no posting of its entry " + number));
  }

  private List<PointsEntry> due(PointsLedger ledger, PointsAccount account) {
    Instant last = endExclusive.minusNanos(1);
    return ledger
        .decide(account, new PointsCommand.Sweep(PREVIEW), last)
        .outcome()
        .toOptional()
        .map(PointsReceipt::entries)
        .orElse(List.of()); // the account is closed, or ahead
  }
}
