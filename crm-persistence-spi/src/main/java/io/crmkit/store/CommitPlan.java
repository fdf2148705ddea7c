package io.crmkit.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A change set as a store carries it out; for stores. The host's code (codecs, ids, index
 * functions) has run when a plan is made, so that none of it runs while anything is locked.
 *
 * <pre>{@code
 * CommitPlan plan = CommitPlan.of(changes);
 * // … lock the command and every record of plan.expected(), then read with a snapshot taken after
 * // the locks, as each statement in READ COMMITTED does:
 * Optional<Commit> replay = plan.replay(receiptOf(plan.command().id()));
 * if (replay.isPresent()) {
 *   return replay.get();
 * }
 * plan.check(record -> versionOf(record));
 * // … write plan.puts() with a new version, plan.deletes(), plan.events() and the receipt:
 * Receipt receipt = plan.receipt(version);
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param command the command
 * @param puts the records to write
 * @param deletes the records to delete, which may not be there
 * @param expected in which version each record that is changed or required must be, by type and id:
 *     an order that is the same for all commits, so that stores that lock one record after another
 *     never wait in a circle
 * @param events for the outbox, in order
 * @param outcome for the receipt
 */
public record CommitPlan(
    Command command,
    List<Put> puts,
    List<RecordId> deletes,
    Map<RecordId, Expected> expected,
    List<Event> events,
    Optional<String> outcome) {
  private static final Comparator<RecordId> ORDER =
      Comparator.comparing(RecordId::type).thenComparing(RecordId::id);

  /** Copies lists and map and puts the map in order. */
  public CommitPlan {
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(outcome, "outcome");
    puts = List.copyOf(puts);
    deletes = List.copyOf(deletes);
    Map<RecordId, Expected> sorted = new TreeMap<>(ORDER);
    sorted.putAll(expected);
    expected = Collections.unmodifiableMap(new LinkedHashMap<>(sorted));
    events = List.copyOf(events);
  }

  /**
   * A record as it is written.
   *
   * @param record its type and id
   * @param format the format of the JSON
   * @param json the record, without halves of characters: those are escaped, as UTF-8 cannot hold
   *     them
   * @param keys by the name of the index
   */
  public record Put(RecordId record, int format, String json, Map<String, Key> keys) {
    /** Copies the map. */
    public Put {
      Objects.requireNonNull(record, "record");
      Objects.requireNonNull(json, "json");
      keys = Map.copyOf(keys);
    }

    /** Which record; nothing of what is in it. */
    @Override
    public String toString() {
      return "Put[" + record + "]";
    }
  }

  /**
   * The plan for a change set. Asks codecs and index functions; what they throw comes through.
   *
   * @throws IllegalArgumentException if an index function gives a key of another kind
   */
  public static CommitPlan of(ChangeSet changes) {
    List<Put> puts = new ArrayList<>();
    List<RecordId> deletes = new ArrayList<>();
    Map<RecordId, Expected> expected = new LinkedHashMap<>(changes.required());
    for (Change change : changes.changes()) {
      RecordId record = change.record();
      if (change instanceof Change.Put<?> put) {
        puts.add(put(record, put));
      } else {
        deletes.add(record);
      }
      expected.put(record, change.expected());
    }
    return new CommitPlan(
        changes.command(), puts, deletes, expected, changes.events(), changes.outcome());
  }

  private static <T> Put put(RecordId record, Change.Put<T> put) {
    RecordType<T> type = put.type();
    String json = StorableJson.of(type.codec().write(put.value()));
    return new Put(record, type.format(), json, type.keysOf(put.value()));
  }

  /** The records that are written or deleted, not only required. */
  public List<RecordId> changed() {
    return Stream.concat(deletes.stream(), puts.stream().map(Put::record)).toList();
  }

  /**
   * What the commit comes to if the command was committed before; empty if it was not.
   *
   * @throws CommandReusedException if it was, with other content
   */
  public Optional<Commit> replay(Optional<Receipt> earlier) {
    if (earlier.isPresent() && !earlier.get().command().equals(command)) {
      throw new CommandReusedException(command.id());
    }
    return earlier.map(receipt -> new Commit(receipt, true));
  }

  /**
   * Tells the version of a record.
   *
   * @param <X> what it throws if it cannot, as databases do
   */
  @FunctionalInterface
  public interface VersionOf<X extends Exception> {
    /** The version of a record; empty if there is no such record. */
    OptionalLong version(RecordId record) throws X;
  }

  /**
   * Checks what is expected of each record against the version it has.
   *
   * @throws ConflictException if a record is not as expected
   * @throws X if a version cannot be told
   */
  public <X extends Exception> void check(VersionOf<X> versions) throws X {
    for (Map.Entry<RecordId, Expected> each : expected.entrySet()) {
      OptionalLong actual = versions.version(each.getKey());
      if (!each.getValue().accepts(actual)) {
        throw new ConflictException(each.getKey(), each.getValue(), actual);
      }
    }
  }

  /** The receipt, all records having been put in this version. */
  public Receipt receipt(long version) {
    return new Receipt(
        command, puts.stream().collect(Collectors.toMap(Put::record, put -> version)), outcome);
  }
}
