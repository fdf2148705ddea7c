package io.crmkit.jdbcstore;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.Receipt;
import io.crmkit.store.RecordId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is to be committed, made before any lock is taken: the host's codecs and index functions
 * have run, all that is left is to ask and tell the database.
 *
 * @param command the command
 * @param puts the records to write
 * @param deletes the records to delete
 * @param expected of each record that is changed or required
 * @param events for the outbox
 * @param outcome for the receipt
 */
record Plan(
    Command command,
    List<Put> puts,
    List<RecordId> deletes,
    Map<RecordId, Expected> expected,
    List<Event> events,
    Optional<String> outcome) {

  /** A record as it is written. */
  record Put(RecordId record, int format, String json, IndexKeys keys) {}

  static Plan of(ChangeSet changes) {
    List<Put> puts = new ArrayList<>();
    List<RecordId> deletes = new ArrayList<>();
    Map<RecordId, Expected> expected = new LinkedHashMap<>(changes.required());
    for (Change change : changes.changes()) {
      if (change instanceof Change.Put<?> put) {
        Put prepared = put(put);
        puts.add(prepared);
        expected.put(prepared.record(), put.expected());
      } else {
        deletes.add(change.record());
        expected.put(change.record(), change.expected());
      }
    }
    return new Plan(
        changes.command(), puts, deletes, expected, changes.events(), changes.outcome());
  }

  private static <T> Put put(Change.Put<T> put) {
    return new Put(
        put.record(),
        put.type().format(),
        Json.storable(put.type().codec().write(put.value())),
        IndexKeys.of(put.type().keysOf(put.value())));
  }

  /** The records that are written or deleted, not only required. */
  List<RecordId> changed() {
    List<RecordId> changed = new ArrayList<>(deletes);
    puts.forEach(put -> changed.add(put.record()));
    return changed;
  }

  /**
   * Checks what was expected against what is there.
   *
   * @throws ConflictException if a record is not as expected
   */
  void check(Map<RecordId, Found> found) {
    expected.forEach(
        (record, wanted) -> {
          Found there = found.get(record);
          OptionalLong actual =
              there == null ? OptionalLong.empty() : OptionalLong.of(there.version());
          if (!wanted.accepts(actual)) {
            throw new ConflictException(record, wanted, actual);
          }
        });
  }

  Receipt receipt(long version) {
    Map<RecordId, Long> versions = new HashMap<>();
    puts.forEach(put -> versions.put(put.record(), version));
    return new Receipt(command, versions, outcome);
  }
}
