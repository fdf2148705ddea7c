package io.crmkit.store.contract;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.ConflictException;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Expected;
import io.crmkit.store.RecordId;
import io.crmkit.store.Versioned;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Threads read and change a few records at random; then their history is to be explained. */
final class Linearizability {
  private static final int THREADS = 4;
  private static final int ACTS = 25;
  private static final int HISTORIES = 4;
  private static final List<String> IDS = List.of("a", "b", "c");

  private Linearizability() {}

  /**
   * The versions of the records, and the highest that each ever had.
   *
   * @param now by id, of the records that there are
   * @param highest by id, of all that there ever were
   */
  record State(Map<String, Long> now, Map<String, Long> highest) {
    State {
      now = Map.copyOf(now);
      highest = Map.copyOf(highest);
    }

    OptionalLong version(String id) {
      Long version = now.get(id);
      return version == null ? OptionalLong.empty() : OptionalLong.of(version);
    }

    /** After a put with this version; empty if a record had a version as high before. */
    Optional<State> put(String id, long version) {
      if (version <= highest.getOrDefault(id, 0L)) {
        return Optional.empty();
      }
      Map<String, Long> newNow = new HashMap<>(now);
      Map<String, Long> newHighest = new HashMap<>(highest);
      newNow.put(id, version);
      newHighest.put(id, version);
      return Optional.of(new State(newNow, newHighest));
    }

    State delete(String id) {
      Map<String, Long> newNow = new HashMap<>(now);
      newNow.remove(id);
      return new State(newNow, highest);
    }
  }

  static void check(StoreTrial trial) throws Exception {
    for (int round = 0; round < HISTORIES; round++) {
      History<State> history = history(trial, round);
      Optional<List<String>> unexplained = history.unexplained(new State(Map.of(), Map.of()));
      if (unexplained.isPresent()) {
        unexplained.get().forEach(trial::note);
        throw new BrokenRuleException(
            "a history of " + history.acts().size() + " acts that no order explains");
      }
    }
  }

  private static History<State> history(StoreTrial trial, int round) throws Exception {
    AtomicLong clock = new AtomicLong();
    List<History.Act<State>> acts = Collections.synchronizedList(new ArrayList<>());
    try (Workers workers = new Workers(trial.patience())) {
      for (int thread = 0; thread < THREADS; thread++) {
        Actor actor = new Actor(trial, round, thread, clock, acts);
        workers.start(actor::run);
      }
      workers.finish();
    }
    return new History<>(List.copyOf(acts));
  }

  /** One thread. */
  private static final class Actor {
    private final StoreTrial trial;
    private final CrmStore store;
    private final int thread;
    private final AtomicLong clock;
    private final List<History.Act<State>> acts;
    private final Random random;
    private final String prefix;
    private final Map<String, OptionalLong> known = new HashMap<>();

    Actor(
        StoreTrial trial, int round, int thread, AtomicLong clock, List<History.Act<State>> acts) {
      this.trial = trial;
      this.store = trial.untraced();
      this.thread = thread;
      this.clock = clock;
      this.acts = acts;
      this.random = new Random(100L * round + thread);
      this.prefix = "h" + round + "-";
    }

    void run() {
      for (int act = 0; act < ACTS && !Thread.currentThread().isInterrupted(); act++) {
        String id = IDS.get(random.nextInt(IDS.size()));
        String other = IDS.get((IDS.indexOf(id) + 1) % IDS.size());
        switch (random.nextInt(8)) {
          case 0, 1 -> find(id);
          case 2 -> findAll(id, other);
          case 3 -> commit(changes().delete(record(id), Expected.any()), id);
          case 4 -> commit(guarded(id, other), id, other);
          case 5 ->
              commit(put(put(changes(), id, Expected.any()), other, expected(other)), id, other);
          default -> commit(put(changes(), id, expected(id)), id);
        }
      }
    }

    private ChangeSet changes() {
      return trial.changes();
    }

    private RecordId record(String id) {
      return trial.id(prefix + id);
    }

    private ChangeSet put(ChangeSet changes, String id, Expected expected) {
      return changes.put(trial.type(), Sample.of(prefix + id).number(thread), expected);
    }

    private ChangeSet guarded(String id, String other) {
      return put(changes(), id, Expected.any()).require(record(other), expected(other));
    }

    /** As this thread last knew the record. */
    private Expected expected(String id) {
      OptionalLong version = known.getOrDefault(id, OptionalLong.empty());
      return version.isPresent() ? Expected.version(version.getAsLong()) : Expected.absent();
    }

    private void add(long begin, String told, Function<State, Optional<State>> step) {
      acts.add(new History.Act<>(thread, begin, clock.incrementAndGet(), told, step));
    }

    private void find(String id) {
      long begin = clock.incrementAndGet();
      Optional<Versioned<Sample>> found = store.find(trial.type(), prefix + id);
      OptionalLong version = found.stream().mapToLong(Versioned::version).findFirst();
      add(begin, "finds " + id + " " + version, reads(Map.of(id, version)));
      known.put(id, version);
    }

    private void findAll(String... ids) {
      long begin = clock.incrementAndGet();
      Map<String, Versioned<Sample>> found =
          store.findAll(trial.type(), List.of(ids).stream().map(id -> prefix + id).toList());
      Map<String, OptionalLong> versions = new HashMap<>();
      for (String id : ids) {
        Versioned<Sample> record = found.get(prefix + id);
        versions.put(id, record == null ? OptionalLong.empty() : OptionalLong.of(record.version()));
      }
      add(begin, "finds at once " + versions, reads(versions));
      known.putAll(versions);
    }

    private static Function<State, Optional<State>> reads(Map<String, OptionalLong> versions) {
      return state ->
          versions.entrySet().stream()
                  .allMatch(read -> state.version(read.getKey()).equals(read.getValue()))
              ? Optional.of(state)
              : Optional.empty();
    }

    private void commit(ChangeSet changes, String... ids) {
      long begin = clock.incrementAndGet();
      String told = "commits " + changes.changes() + " requiring " + changes.required();
      try {
        Map<RecordId, Long> versions = store.commit(changes).receipt().versions();
        add(begin, told + " → " + versions, state -> committed(state, changes, versions));
        for (String id : ids) {
          if (changes.required().containsKey(record(id))) {
            continue;
          }
          Long version = versions.get(record(id));
          known.put(id, version == null ? OptionalLong.empty() : OptionalLong.of(version));
        }
      } catch (ConflictException e) {
        String id = e.record().id().substring(prefix.length());
        trial.expect(!e.expected().accepts(e.actual()), "a conflict found what was expected: " + e);
        add(begin, told + " → " + e.getMessage(), reads(Map.of(id, e.actual())));
        known.put(id, e.actual());
      }
    }

    private Optional<State> committed(
        State before, ChangeSet changes, Map<RecordId, Long> versions) {
      boolean allowed =
          changes.required().entrySet().stream()
                  .allMatch(guard -> guard.getValue().accepts(before.version(id(guard.getKey()))))
              && changes.changes().stream()
                  .allMatch(
                      change -> change.expected().accepts(before.version(id(change.record()))));
      Optional<State> state = allowed ? Optional.of(before) : Optional.empty();
      for (var change : changes.changes()) {
        Long version = versions.get(change.record());
        state =
            version == null
                ? state.map(s -> s.delete(id(change.record())))
                : state.flatMap(s -> s.put(id(change.record()), version));
      }
      return state;
    }

    private String id(RecordId record) {
      return record.id().substring(prefix.length());
    }
  }
}
