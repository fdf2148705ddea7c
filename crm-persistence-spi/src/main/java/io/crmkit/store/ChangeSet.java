package io.crmkit.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be committed: all of it or nothing.
 *
 * <pre>{@code
 * RecordType<CustomerStanding> STANDINGS = CustomerStanding.TYPE;
 * ChangeSet changes = ChangeSet.of(Command.of("review-2026-07-c-17", "review of c-17 for 2026-07"))
 *     .put(STANDINGS, standing, Expected.version(found.version()))
 *     .require(accounts.idOf(account), account.version())
 *     .event(new Event(STANDINGS.idOf(standing), "tier-changed", "{\"to\":\"GOLD\"}"));
 * Receipt receipt = store.commit(changes).receipt();
 * }</pre>
 *
 * <p>Each step copies and checks what is there already, which is for the few changes of a command.
 * For thousands, as when records are loaded in bulk, collect the changes in a list and hand it to
 * the constructor:
 *
 * <pre>{@code
 * List<Change> loaded = new ArrayList<>();
 * standings.forEach(s -> loaded.add(new Change.Put<>(STANDINGS, s, Expected.absent())));
 * ChangeSet load = new ChangeSet(command, loaded, Map.of(), List.of(), Optional.empty());
 * }</pre>
 *
 * @param command makes it happen once
 * @param changes puts and deletes, at most one a record
 * @param required the versions in which records that were only read must still be
 * @param events for the outbox, in order; each about a record that is changed
 * @param outcome left in the receipt for those who replay the command
 */
public record ChangeSet(
    Command command,
    List<Change> changes,
    Map<RecordId, Expected> required,
    List<Event> events,
    Optional<String> outcome) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a record is changed twice, or changed and required, an
   *     event is about a record that is not changed, or the outcome holds a U+0000 or half a
   *     character
   */
  public ChangeSet {
    Objects.requireNonNull(command, "command");
    outcome.ifPresent(text -> RecordId.requireText("outcome", text));
    changes = List.copyOf(changes);
    required = Map.copyOf(required);
    events = List.copyOf(events);
    Set<RecordId> changed = new HashSet<>();
    for (Change change : changes) {
      if (!changed.add(change.record())) {
        throw new IllegalArgumentException("record " + change.record() + " is changed twice");
      }
      if (required.containsKey(change.record())) {
        throw new IllegalArgumentException(
            "record " + change.record() + " is changed and required; expect a version instead");
      }
    }
    for (Event event : events) {
      if (!changed.contains(event.about())) {
        throw new IllegalArgumentException(
            "event " + event.code() + " is about " + event.about() + ", which is not changed");
      }
    }
  }

  /** Nothing to be changed yet. */
  public static ChangeSet of(Command command) {
    return new ChangeSet(command, List.of(), Map.of(), List.of(), Optional.empty());
  }

  /** The same changes and a record to be written. */
  public <T> ChangeSet put(RecordType<T> type, T value, Expected expected) {
    return with(new Change.Put<>(type, value, expected));
  }

  /** The same changes and a record to be deleted. */
  public ChangeSet delete(RecordId record, Expected expected) {
    return with(new Change.Delete(record, expected));
  }

  private ChangeSet with(Change change) {
    List<Change> more = new ArrayList<>(changes);
    more.add(change);
    return new ChangeSet(command, more, required, events, outcome);
  }

  /** The same changes, made only if a record that was read is still in this version. */
  public ChangeSet require(RecordId record, long version) {
    return require(record, Expected.version(version));
  }

  /**
   * The same changes, made only if a record that was looked for is still as expected.
   *
   * @throws IllegalArgumentException if something else is required of it already
   */
  public ChangeSet require(RecordId record, Expected expected) {
    Map<RecordId, Expected> more = new LinkedHashMap<>(required);
    Expected before = more.put(record, expected);
    if (before != null && !before.equals(expected)) {
      throw new IllegalArgumentException(
          record + " is required " + before + " and " + expected + ", which cannot both be");
    }
    return new ChangeSet(command, changes, more, events, outcome);
  }

  /** The same changes and an event about one of the changed records. */
  public ChangeSet event(Event event) {
    List<Event> more = new ArrayList<>(events);
    more.add(event);
    return new ChangeSet(command, changes, required, more, outcome);
  }

  /** The same changes, leaving this in the receipt. */
  public ChangeSet outcome(String newOutcome) {
    return new ChangeSet(command, changes, required, events, Optional.of(newOutcome));
  }
}
