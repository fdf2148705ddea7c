package io.crmkit.jdbcstore;

import io.crmkit.store.CommitPlan;
import io.crmkit.store.RecordId;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which advisory locks a commit takes.
 *
 * <p>Names are spread over a fixed number of stripes, so that a commit of ever so many records
 * cannot use up the server's lock table (max_locks_per_transaction × max_connections). Two commits
 * that share a stripe by chance wait for one another, no more.
 */
final class Stripes {
  private static final int COUNT = 2_048;

  private Stripes() {}

  /**
   * The stripes of the command and of all records, be they there or not, in the order in which all
   * commits take them; whether for writing, or only against writing.
   */
  static SortedMap<Integer, Boolean> of(CommitPlan plan) {
    SortedMap<Integer, Boolean> exclusive = new TreeMap<>();
    plan.expected().keySet().forEach(record -> exclusive.put(stripe(record), false));
    plan.changed().forEach(record -> exclusive.put(stripe(record), true));
    exclusive.put(stripe(new RecordId("command", plan.command().id())), true);
    return exclusive;
  }

  /** Equal in every process: the hash of a text is laid down by Java. */
  private static int stripe(RecordId record) {
    int hash = 31 * record.type().hashCode() + record.id().hashCode();
    hash *= 0x9E3779B9; // so that the upper bits depend on all others
    return hash >>> (Integer.SIZE - Integer.numberOfTrailingZeros(COUNT));
  }
}
