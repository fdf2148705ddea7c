package io.crmkit.store;

import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsEntry;
import io.crmkit.loyalty.PointsHistory;
import io.crmkit.loyalty.PointsLedger;
import io.crmkit.loyalty.PointsStatement;
import io.crmkit.loyalty.Take;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Points accounts as a store keeps them, to be read; {@link io.crmkit.store.work.PointsDesk} writes
 * them. There are two records for every command: the account as it is then, which is all that the
 * next command needs, and the {@linkplain PointsPosting posting} with the entries that the command
 * added to the history.
 *
 * <pre>{@code
 * PointsBook book = PointsBook.of(store);
 * long canSpend = book.account(id).balance(now).available();
 * PointsStatement march = book.statement(ledger, id, firstOfMarch, firstOfApril);
 * }</pre>
 *
 * <p>Account ids are pseudonymous, and have at most 2,000 bytes in UTF-8. Safe for several threads
 * if the store is.
 *
 * @param store where they are kept
 * @param accounts accounts by id, found also by the instant from which a sweep has something to
 *     write down ({@code "due"})
 * @param postings see {@link PointsPosting#type}
 */
public record PointsBook(
    CrmStore store, RecordType<PointsAccount> accounts, RecordType<PointsPosting> postings) {
  private static final int PAGE = 200;

  /** Checks that nothing is missing. */
  public PointsBook {
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(accounts, "accounts");
    Objects.requireNonNull(postings, "postings");
  }

  /** The accounts in a store. */
  public static PointsBook of(CrmStore store) {
    return of(store, "points");
  }

  /**
   * The accounts of one of several programmes in a store: records of the types {@code NAME-account}
   * and {@code NAME-posting}.
   *
   * @throws IllegalArgumentException if these are no names of record types
   */
  public static PointsBook of(CrmStore store, String name) {
    return new PointsBook(
        store,
        RecordType.of(name + "-account", 1, PointsAccount.class, a -> a.id().value())
            .withIndex(new Index<>("due", Key.Kind.INSTANT, a -> due(a).map(Key::instant))),
        PointsPosting.type(name + "-posting"));
  }

  /** The first instant from which a sweep of an account has something to write down. */
  public static Optional<Instant> due(PointsAccount account) {
    Stream<Instant> expiries =
        account.lots().stream().map(Take::lot).flatMap(lot -> lot.expiresAt().stream());
    Stream<Instant> ends = account.holds().stream().map(hold -> hold.timesOutAt());
    return Stream.concat(expiries, ends).min(Instant::compareTo);
  }

  /** An account as of the last commit; one that nothing was posted to is empty. */
  public PointsAccount account(AccountId id) {
    return store
        .find(accounts, id.value())
        .map(Versioned::value)
        .orElseGet(() -> PointsAccount.open(id));
  }

  /**
   * Entries of an account in their order, from a number on.
   *
   * @param fromInclusive the number of the first, from 1
   * @param limit how many at the most, from 1
   * @throws IllegalArgumentException if a bound is below 1
   */
  public List<PointsEntry> entries(AccountId id, long fromInclusive, int limit) {
    if (fromInclusive < 1 || limit < 1) {
      throw new IllegalArgumentException(
          "entries must be asked for from 1 and at least 1 at once, were from "
              + fromInclusive
              + " and "
              + limit);
    }
    List<PointsEntry> entries = new ArrayList<>();
    Scan<PointsPosting> scan = from(id, fromInclusive).limit(Math.min(limit, PAGE));
    Optional<String> next = Optional.empty();
    do {
      Page<PointsPosting> page = store.scan(next.isEmpty() ? scan : scan.after(next.get()));
      for (PointsPosting posting : page.values()) {
        for (PointsEntry entry : posting.entries()) {
          if (entries.size() < limit && entry.stamp().number() >= fromInclusive) {
            entries.add(entry);
          }
        }
      }
      next = page.next();
    } while (next.isPresent() && entries.size() < limit);
    return entries;
  }

  /** All postings of an account in their order, page by page. */
  public void forEachPosting(AccountId id, Consumer<PointsPosting> consumer) {
    Scan<PointsPosting> scan = from(id, 1).limit(PAGE);
    Optional<String> next = Optional.empty();
    do {
      Page<PointsPosting> page = store.scan(next.isEmpty() ? scan : scan.after(next.get()));
      page.values().forEach(consumer);
      next = page.next();
    } while (next.isPresent());
  }

  /**
   * The whole history of an account.
   *
   * @throws IllegalArgumentException if there is a gap in it
   */
  public PointsHistory history(AccountId id) {
    List<PointsEntry> entries = new ArrayList<>();
    forEachPosting(id, posting -> entries.addAll(posting.entries()));
    return new PointsHistory(id, entries);
  }

  /**
   * A statement as {@link PointsHistory#statement} makes it, read from where the period begins,
   * however long the history is before and after.
   *
   * @param ledger tells what falls due in the period and is not written down yet
   * @throws IllegalArgumentException if it ends before it starts
   */
  public PointsStatement statement(
      PointsLedger ledger, AccountId id, Instant startInclusive, Instant endExclusive) {
    return new PointsPeriod(this, id, startInclusive, endExclusive).statement(ledger);
  }

  /** Postings that have an entry of this number, and later ones. */
  Scan<PointsPosting> from(AccountId id, long number) {
    return Scan.by(postings, "account")
        .from(PointsPosting.key(id, number))
        .to(PointsPosting.key(id, Long.MAX_VALUE));
  }
}
