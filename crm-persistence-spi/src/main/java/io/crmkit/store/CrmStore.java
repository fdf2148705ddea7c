package io.crmkit.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a host application keeps its records. Seven methods and a set of capabilities; the rules in
 * {@code io.crmkit.store.contract} say in full what they promise, and try it on any store.
 *
 * <p>Stores are safe for several threads. They call codecs and index functions, which are pure, but
 * hold no lock meanwhile. All methods throw {@link UnavailableException} if the store cannot be
 * reached; what was being committed then may or may not be there, and replaying the command tells.
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
   * Those of the records that there are, by id, all as of one moment.
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

  /** Takes events off the outbox. Positions that are not there are no error. */
  void acknowledge(Collection<Long> positions);

  /** What it offers beyond what every store must. */
  Set<Capability> capabilities();
}
