package io.crmkit.jdbcstore;

import io.crmkit.store.CommitPlan;
import io.crmkit.store.RecordId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The rows that a commit writes.
 *
 * @param plan records, deletes and events
 * @param version of the records
 * @param receipt of the command
 * @param keys of the records that are put
 * @param oldRows index rows that go
 * @param newRows index rows that come
 */
record Writes(
    CommitPlan plan,
    long version,
    String receipt,
    Map<RecordId, IndexKeys> keys,
    List<IndexRow> oldRows,
    List<IndexRow> newRows) {

  /** A row by which a record is found. */
  record IndexRow(RecordId record, String index, String hexKey) {
    byte[] key() {
      return IndexKeys.bytes(hexKey);
    }
  }

  /** Only index rows that change are written: most changes leave most keys as they are. */
  static Writes of(CommitPlan plan, State state, String receipt) {
    Map<RecordId, IndexKeys> keys = new HashMap<>();
    List<IndexRow> oldRows = new ArrayList<>();
    List<IndexRow> newRows = new ArrayList<>();
    for (CommitPlan.Put put : plan.puts()) {
      IndexKeys before = keysBefore(state, put.record());
      IndexKeys after = IndexKeys.of(put.keys());
      keys.put(put.record(), after);
      addRows(oldRows, put.record(), before.without(after));
      addRows(newRows, put.record(), after.without(before));
    }
    plan.deletes().forEach(record -> addRows(oldRows, record, keysBefore(state, record)));
    return new Writes(plan, state.nextVersion(), receipt, keys, oldRows, newRows);
  }

  /** The keys of a record that is put. */
  IndexKeys keys(RecordId record) {
    return Objects.requireNonNull(keys.get(record));
  }

  private static IndexKeys keysBefore(State state, RecordId record) {
    Found found = state.found().get(record);
    return found == null ? IndexKeys.NONE : found.keys();
  }

  private static void addRows(List<IndexRow> rows, RecordId record, IndexKeys keys) {
    keys.hexByIndex().forEach((index, hex) -> rows.add(new IndexRow(record, index, hex)));
  }
}
