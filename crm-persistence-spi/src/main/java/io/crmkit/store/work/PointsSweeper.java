package io.crmkit.store.work;

import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsLedger;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Key;
import io.crmkit.store.PointsBook;
import io.crmkit.store.Scan;
import io.crmkit.store.UnavailableException;
import io.crmkit.store.UnreadableRecordException;
import io.crmkit.store.Versioned;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Writes down what has become true of stored accounts by itself: points that expired, holds that
 * timed out. No balance depends on it, and the next command would write the same; a sweep lets
 * those see it who read histories. Each is written once, however many sweepers run, at whatever
 * times, and wherever one of them is killed.
 *
 * <pre>{@code
 * PointsSweeper sweeper = PointsSweeper.of(PointsBook.of(store), work, ledger);
 * PointsSweeper.Swept swept = sweeper.sweep(now);     // as often as you like
 * }</pre>
 *
 * <p>Immutable; safe for several threads if store and units of work are.
 */
public final class PointsSweeper {
  private static final int PAGE = 200;

  private final PointsBook book;
  private final PointsDesk desk;

  private PointsSweeper(PointsBook book, PointsDesk desk) {
    this.book = Objects.requireNonNull(book, "book");
    this.desk = desk;
  }

  /** A sweeper of the accounts of a book, by the rules of a ledger. */
  public static PointsSweeper of(PointsBook book, UnitOfWork work, PointsLedger ledger) {
    return new PointsSweeper(book, PointsDesk.of(book, work, ledger));
  }

  /**
   * Sweeps every account that has something to write down by an instant, those first that had it
   * first. An account that cannot be read is left for the next run and told of; those behind it are
   * swept.
   *
   * @param asOf now, or earlier; accounts that are ahead of it are left alone
   * @throws UnavailableException if the store cannot be reached; what was swept before stays swept,
   *     the rest waits for the next run
   */
  public Swept sweep(Instant asOf) {
    // Keys are cut down to the microsecond, so the end lies one beyond.
    Scan<PointsAccount> due =
        Scan.by(book.accounts(), "due")
            .to(Key.instant(asOf.plus(1, ChronoUnit.MICROS)))
            .limit(PAGE);
    Tally tally = new Tally();
    book.store()
        .forEach(
            due,
            found -> sweep(found, asOf, tally),
            unreadable -> tally.unswept.add(Unswept.of(unreadable.record(), unreadable)));
    return new Swept(tally.accounts, tally.entries, tally.postponed, tally.unswept);
  }

  /** What a run has done so far. */
  private static final class Tally {
    private long accounts;
    private long entries;
    private long postponed;
    private final List<Unswept> unswept = new ArrayList<>();
  }

  private void sweep(Versioned<PointsAccount> found, Instant asOf, Tally tally) {
    PointsAccount account = found.value();
    Instant due = PointsBook.due(account).orElseThrow();
    if (due.isAfter(asOf) || account.asOf().orElseThrow().isAfter(asOf)) {
      return;
    }
    try {
      int entries = desk.sweep(account.id(), key(found), asOf);
      tally.accounts += entries > 0 ? 1 : 0;
      tally.entries += entries;
    } catch (ConflictException busy) {
      tally.postponed++;
    } catch (UnreadableRecordException changed) {
      tally.unswept.add(Unswept.of(book.accounts().idOf(account), changed));
    }
  }

  /** A version is never given twice, so neither is this key. */
  private CommandKey key(Versioned<PointsAccount> found) {
    String what = book.accounts().name() + "/" + found.version() + "/" + found.value().id();
    UUID name = UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
    return CommandKey.of("sweep-" + name);
  }

  /**
   * What a run did.
   *
   * @param accounts how many accounts it wrote to
   * @param entries how many entries it wrote
   * @param postponed how many accounts others kept changing meanwhile; the next run finds them
   * @param unswept the accounts that it had to leave as they are
   */
  public record Swept(long accounts, long entries, long postponed, List<Unswept> unswept) {
    /** Copies the list. */
    public Swept {
      unswept = List.copyOf(unswept);
    }

    /** What a run did that had to leave none. */
    public Swept(long accounts, long entries, long postponed) {
      this(accounts, entries, postponed, List.of());
    }
  }
}
