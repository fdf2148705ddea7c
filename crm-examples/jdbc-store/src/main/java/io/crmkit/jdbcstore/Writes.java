package io.crmkit.jdbcstore;

import io.crmkit.store.RecordId;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that a commit writes.
 *
 * @param plan records, deletes and events
 * @param version of the records
 * @param receipt of the command
 * @param oldRows index rows that go
 * @param newRows index rows that come
 */
record Writes(
    Plan plan, long version, String receipt, List<IndexRow> oldRows, List<IndexRow> newRows) {

  /** A row by which a record is found. */
  record IndexRow(RecordId record, String index, String hexKey) {
    byte[] key() {
      return IndexKeys.bytes(hexKey);
    }
  }

  /** Only index rows that change are written: most changes leave most keys as they are. */
  static Writes of(Plan plan, State state, String receipt) {
    List<IndexRow> oldRows = new ArrayList<>();
    List<IndexRow> newRows = new ArrayList<>();
    for (Plan.Put put : plan.puts()) {
      IndexKeys before = keys(state, put.record());
      addRows(oldRows, put.record(), before.without(put.keys()));
      addRows(newRows, put.record(), put.keys().without(before));
    }
    plan.deletes().forEach(record -> addRows(oldRows, record, keys(state, record)));
    return new Writes(plan, state.nextVersion(), receipt, oldRows, newRows);
  }

  private static IndexKeys keys(State state, RecordId record) {
    Found found = state.found().get(record);
    return found == null ? IndexKeys.NONE : found.keys();
  }

  private static void addRows(List<IndexRow> rows, RecordId record, IndexKeys keys) {
    keys.hexByIndex().forEach((index, hex) -> rows.add(new IndexRow(record, index, hex)));
  }
}
