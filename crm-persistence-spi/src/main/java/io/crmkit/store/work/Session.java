package io.crmkit.store.work;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Versioned;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * One attempt of a unit of work: what it loads and what it wants changed. Whatever was loaded and
 * is not saved must still be as it was when the work is committed, so that no decision rests on
 * what has changed meanwhile. For one thread, and only while the work runs.
 */
public final class Session {
  private final CrmStore store;
  private final Map<RecordId, Loaded> loaded = new LinkedHashMap<>();
  private final Map<RecordId, Change> changes = new LinkedHashMap<>();
  private final List<Event> events = new ArrayList<>();
  private Optional<String> note = Optional.empty();

  /** A record as it was found, or that there was none. */
  private record Loaded(Expected expected, Optional<?> value, Supplier<OptionalLong> versionNow) {}

  Session(CrmStore store) {
    this.store = store;
  }

  /** A record as of now, or as this session has changed it. */
  @SuppressWarnings("unchecked") // of one record type there is one type of values
  public <T> Optional<T> load(RecordType<T> type, String id) {
    RecordId record = new RecordId(type.name(), id);
    Change change = changes.get(record);
    if (change != null) {
      return change instanceof Change.Put<?> put ? Optional.of((T) put.value()) : Optional.empty();
    }
    Loaded found = loaded.get(record);
    if (found == null) {
      Optional<Versioned<T>> read = store.find(type, id);
      found =
          new Loaded(
              read.map(r -> Expected.version(r.version())).orElse(Expected.absent()),
              read.map(Versioned::value),
              () -> store.find(type, id).stream().mapToLong(Versioned::version).findFirst());
      loaded.put(record, found);
    }
    return (Optional<T>) found.value();
  }

  /**
   * Wants a record written that was loaded before, whether or not it was there, or that this
   * session has created.
   *
   * @throws IllegalStateException if it was neither: nothing is known of what it would overwrite
   */
  public <T> void save(RecordType<T> type, T value) {
    RecordId record = type.idOf(value);
    if (!loaded.containsKey(record) && !changes.containsKey(record)) {
      throw new IllegalStateException(record + " must be loaded before it is saved, or created");
    }
    changes.put(record, new Change.Put<>(type, value, expected(record)));
  }

  /**
   * Wants a record written that must not be there yet, unless this session has deleted it.
   *
   * @throws IllegalStateException if it was loaded, and was there, or if this session has written
   *     it
   */
  public <T> void create(RecordType<T> type, T value) {
    RecordId record = type.idOf(value);
    if (isThere(record)) {
      throw new IllegalStateException(record + " is there already");
    }
    changes.put(record, new Change.Put<>(type, value, expected(record)));
  }

  /**
   * Wants a record deleted. Of one that this session has created, and did not find, nothing remains
   * to be committed, nor any event about it.
   *
   * @throws IllegalStateException if it was neither loaded nor created, or is not there
   */
  public void delete(RecordType<?> type, String id) {
    RecordId record = new RecordId(type.name(), id);
    if (!isThere(record)) {
      throw new IllegalStateException(record + " must be loaded, and be there, to be deleted");
    }
    Expected expected = expected(record);
    if (expected instanceof Expected.Absent) {
      changes.remove(record);
      events.removeIf(event -> event.about().equals(record));
    } else {
      changes.put(record, new Change.Delete(record, expected));
    }
  }

  /** Whether a record is there as far as this session knows, as {@link #load} shows it. */
  private boolean isThere(RecordId record) {
    Change change = changes.get(record);
    return change == null
        ? !(expected(record) instanceof Expected.Absent)
        : change instanceof Change.Put<?>;
  }

  /** In which version a record was found; absent if it was not there, or not looked for. */
  private Expected expected(RecordId record) {
    Loaded found = loaded.get(record);
    return found == null ? Expected.absent() : found.expected();
  }

  /** Wants others to hear of something that happened to a record that this session changes. */
  public void emit(Event event) {
    events.add(event);
  }

  /** Leaves something in the receipt for those who replay the command: ids and codes only. */
  public void note(String newNote) {
    note = Optional.of(newNote);
  }

  /** Whether all that was loaded is still so: what a refusal rests on is not committed. */
  boolean isCurrent() {
    return loaded.entrySet().stream()
        .allMatch(
            found -> found.getValue().expected().accepts(found.getValue().versionNow().get()));
  }

  ChangeSet changeSet(Command command) {
    Map<RecordId, Expected> required = new LinkedHashMap<>();
    loaded.forEach(
        (record, found) -> {
          if (!changes.containsKey(record)) {
            required.put(record, found.expected());
          }
        });
    return new ChangeSet(command, List.copyOf(changes.values()), required, events, note);
  }
}
