package io.crmkit.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where a host application keeps its records. Seven methods and a set of capabilities, and what is
 * made of them; the rules in {@code io.crmkit.store.contract} say in full what they promise, and
 * try it on any store.
 *
 * <p>A commit shows as a whole, and at once to everybody: whoever has found a record, the receipt
 * or an event of it finds all the rest from then on, through whichever store on the same data, also
 * before {@link #commit} has returned. A store that lasts has written it down by then. What several
 * calls find is not of one moment; what one call finds is.
 *
 * <p>Stores are safe for several threads. They call codecs and index functions, which are pure, but
 * hold no lock meanwhile. What a store keeps of records that it has read goes by the type (not by
 * its name alone), the id and the version that the record has now. Records are immutable: a store
 * may hand out one object to several. All methods throw {@link UnavailableException} if the store
 * cannot be reached; what was being committed then may or may not be there, and replaying the
 * command tells.
 */
public interface CrmStore {
  /**
   * A record as of the last commit. An id that none can have finds nothing, or is an illegal
   * argument.
   *
   * @throws UnreadableRecordException if it cannot be read
   */
  default <T> Optional<Versioned<T>> find(RecordType<T> type, String id) {
    return Optional.ofNullable(findAll(type, List.of(id)).get(id));
  }

  /**
   * Those of the records that there are, by their ids, in no promised order, all as of one moment.
   *
   * @throws UnreadableRecordException if one cannot be read
   */
  <T> Map<String, Versioned<T>> findAll(RecordType<T> type, Collection<String> ids);

  /**
   * A page of records in order; see {@link Scan}.
   *
   * @throws UnreadableRecordException if one cannot be read
   */
  <T> Page<T> scan(Scan<T> scan);

  /**
   * Hands all records of a scan to an action, page by page, and those that cannot be read to
   * another, so that one of them does not stand in the way of those behind it. Where there is one,
   * pages are shorter for a while: a scan of the record alone, then of two, of four and so on. A
   * store whose pages are not those of {@link Page#of} has to do this in a way of its own.
   *
   * @param scan where to begin, and how many records at once
   * @param action takes the records that can be read, in order
   * @param unreadable is told of the others
   * @throws UnreadableRecordException if the store's pages are not those of {@link Page#of}, and it
   *     cannot go on behind a record
   */
  default <T> void forEach(
      Scan<T> scan,
      Consumer<? super Versioned<T>> action,
      Consumer<? super UnreadableRecordException> unreadable) {
    Optional<Scan<T>> next = Optional.of(scan);
    int limit = scan.limit();
    while (next.isPresent()) {
      Page<T> page;
      try {
        page = scan(next.get().limit(limit));
      } catch (UnreadableRecordException e) {
        Scan<T> behind = scan.after(e.behind().orElseThrow(() -> e));
        if (e.before() > 0) {
          limit = e.before(); // first those that can be read
        } else {
          unreadable.accept(e);
          next = Optional.of(behind);
          limit = 1;
        }
        continue;
      }
      page.records().forEach(action);
      next = page.next().map(scan::after);
      limit = Math.min(scan.limit(), 2 * limit);
    }
  }

  /**
   * Makes all changes or none. A command that was committed before gives its first receipt and
   * changes nothing, whatever else is in the change set.
   *
   * @throws ConflictException if a record is not as expected or required; nothing is changed
   * @throws CommandReusedException if the command id was committed with other content
   */
  Commit commit(ChangeSet changes);

  /** The receipt of a command, if it was committed. */
  Optional<Receipt> receipt(String commandId);

  /**
   * The oldest events that are not acknowledged yet, by position, for one reader, who fans out to
   * others if there are several. An event shows here until it is acknowledged, so none is ever
   * skipped, however long its commit took; its reader sees it at least once. An event that a reader
   * cannot deal with is put aside by the reader and acknowledged, or it would come first for ever.
   *
   * @param limit how many at the most, 1 to {@value Scan#MAX_LIMIT}
   * @throws IllegalArgumentException if the limit is out of bounds
   */
  List<StoredEvent> events(int limit);

  /**
   * Takes events off the outbox, as many as are named. Positions that are not there are no error,
   * and take nothing off that comes there later.
   */
  void acknowledge(Collection<Long> positions);

  /** What it offers beyond what every store must. */
  Set<Capability> capabilities();
}
