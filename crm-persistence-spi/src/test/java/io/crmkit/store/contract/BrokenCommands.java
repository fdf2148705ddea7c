package io.crmkit.store.contract;

import static io.crmkit.store.contract.Faulty.changes;
import static io.crmkit.store.contract.Faulty.commit;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CommandReusedException;
import io.crmkit.store.Commit;
import io.crmkit.store.ConflictException;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.Receipt;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.Versioned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that break the rules of guards and of idempotency. */
final class BrokenCommands {
  private BrokenCommands() {}

  static void add(BrokenStores to) {
    to.add("guards.version", "does not look at required versions", without(isVersion()));
    to.add(
        "guards.deleted",
        "takes a deleted record for unchanged",
        store ->
            new Faulty(store) {
              @Override
              public Commit commit(ChangeSet changes) {
                Map<RecordId, Expected> there = new HashMap<>(changes.required());
                there.keySet().removeIf(record -> version(record).isEmpty());
                return inner.commit(requiring(changes, there));
              }
            });
    to.add("guards.absent", "does not look whether records are absent", without(isAbsent()));
    to.add("guards.other-type", "guards ids of whatever type", GuardsIds::new);
    to.add(
        "guards.any",
        "takes any version for there being one",
        commit(
            (store, changes) -> {
              changes
                  .required()
                  .forEach(
                      (record, expected) -> {
                        if (expected instanceof Expected.Any
                            && store.find(Sample.type(record.type()), record.id()).isEmpty()) {
                          throw new ConflictException(record, expected, OptionalLong.empty());
                        }
                      });
              return store.commit(changes);
            }));
    to.add(
        "guards.with-delete",
        "looks at guards only where there is a put",
        changes(
            changes ->
                changes.changes().stream().noneMatch(Change.Put.class::isInstance)
                    ? Faulty.requiring(changes, Map.of())
                    : changes));
    to.add(
        "guards.alone",
        "looks at guards only where there is a change",
        changes(
            changes ->
                changes.changes().isEmpty() ? Faulty.requiring(changes, Map.of()) : changes));
    to.add("guards.unchanged", "guards by writing again", WritesRequired::new);
    to.add(
        "guards.no-trace",
        "checks guards after it has written",
        commit(
            (store, changes) -> {
              if (changes.required().isEmpty()) {
                return store.commit(changes);
              }
              store.commit(Faulty.fresh(Faulty.requiring(changes, Map.of())));
              return store.commit(
                  new ChangeSet(
                      changes.command(),
                      List.of(),
                      changes.required(),
                      List.of(),
                      changes.outcome()));
            }));
    to.add("guards.write-skew", "has snapshots and no more", without(isVersion()));
    to.add(
        "guards.write-skew-parallel",
        "checks required versions before it locks",
        store -> new ChecksEarly(store, isVersion(), false));
    to.add(
        "guards.absent-skew-parallel",
        "locks only records that there are",
        store -> new ChecksEarly(store, isAbsent(), false));
    to.also(
        "guards.write-skew-parallel",
        "checks required versions before it locks, and is fast",
        store -> new ChecksEarlyAndIsFast(store, isVersion()));
    to.also(
        "guards.absent-skew-parallel",
        "locks only records that there are, and is fast",
        store -> new ChecksEarlyAndIsFast(store, isAbsent()));

    to.add(
        "idempotency.receipt",
        "forgets the outcome",
        commit(
            (store, changes) -> {
              Commit commit = store.commit(changes);
              Receipt receipt = commit.receipt();
              return new Commit(
                  new Receipt(receipt.command(), receipt.versions(), Optional.empty()),
                  commit.replayed());
            }));
    to.add(
        "idempotency.receipt-kept",
        "gives no receipts later",
        store ->
            new Faulty(store) {
              @Override
              public Optional<Receipt> receipt(String commandId) {
                return Optional.empty();
              }
            });
    to.add(
        "idempotency.replay",
        "does not say that it replayed",
        commit((store, changes) -> new Commit(store.commit(changes).receipt(), false)));
    to.add(
        "idempotency.replay-changes-nothing",
        "makes the changes of a replay too",
        commit(
            (store, changes) -> {
              Commit commit = store.commit(changes);
              if (commit.replayed()) {
                ChangeSet again = Faulty.expecting(changes, any -> Expected.any());
                store.commit(Faulty.fresh(Faulty.requiring(again, Map.of())));
              }
              return commit;
            }));
    to.add("idempotency.replay-no-events", "tells the events of a replay too", TellsAgain::new);
    to.add("idempotency.replay-for-ever", "keeps the last ten receipts", ForgetsReceipts::new);
    to.add("idempotency.replay-other-changes", "compares the changes too", ComparesChanges::new);
    to.add(
        "idempotency.reused",
        "does not compare contents",
        changes(changes -> Faulty.under(new Command(changes.command().id(), ""), changes)));
    to.add(
        "idempotency.reused-first",
        "tells conflicts first",
        store ->
            new Faulty(store) {
              @Override
              public Commit commit(ChangeSet changes) {
                if (receipt(changes.command().id())
                    .filter(receipt -> !receipt.command().equals(changes.command()))
                    .isPresent()) {
                  conflict(changes)
                      .ifPresent(
                          e -> {
                            throw e;
                          });
                }
                return inner.commit(changes);
              }
            });
    to.add("idempotency.refused-free", "burns the ids of refused commands", BurnsRefused::new);
    to.add(
        "idempotency.empty",
        "does not write what changes nothing",
        commit(
            (store, changes) ->
                changes.changes().isEmpty()
                    ? new Commit(new Receipt(changes.command(), Map.of(), changes.outcome()), false)
                    : store.commit(changes)));
  }

  static Predicate<Expected> isVersion() {
    return Expected.Version.class::isInstance;
  }

  static Predicate<Expected> isAbsent() {
    return Expected.Absent.class::isInstance;
  }

  private static UnaryOperator<CrmStore> without(Predicate<Expected> guards) {
    return changes(
        changes -> {
          Map<RecordId, Expected> left = new HashMap<>(changes.required());
          left.values().removeIf(guards);
          return Faulty.requiring(changes, left);
        });
  }

  /** Any record of the id will do. */
  private static final class GuardsIds extends Faulty {
    private final Set<String> types = new HashSet<>();

    GuardsIds(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      for (Map.Entry<RecordId, Expected> guard : changes.required().entrySet()) {
        List<OptionalLong> found =
            types.stream()
                .map(type -> version(new RecordId(type, guard.getKey().id())))
                .filter(OptionalLong::isPresent)
                .toList();
        boolean holds =
            found.isEmpty()
                ? guard.getValue().accepts(OptionalLong.empty())
                : found.stream().anyMatch(guard.getValue()::accepts);
        if (!holds) {
          throw new ConflictException(guard.getKey(), guard.getValue(), version(guard.getKey()));
        }
      }
      changes.changes().forEach(change -> types.add(change.record().type()));
      return inner.commit(requiring(changes, Map.of()));
    }
  }

  private static final class WritesRequired extends Faulty {
    WritesRequired(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      ChangeSet writing = requiring(changes, Map.of());
      for (Map.Entry<RecordId, Expected> guard : changes.required().entrySet()) {
        RecordType<Sample> type = Sample.type(guard.getKey().type());
        Optional<Versioned<Sample>> found = inner.find(type, guard.getKey().id());
        writing =
            found.isPresent()
                ? writing.put(type, found.get().value(), guard.getValue())
                : writing.require(guard.getKey(), guard.getValue());
      }
      return inner.commit(writing);
    }
  }

  /** Checks some expectations, waits a little, and then writes without them. */
  static class ChecksEarly extends Faulty {
    private final Overlap overlap = new Overlap();
    private final Predicate<Expected> early;
    private final boolean ofChanges;

    ChecksEarly(CrmStore inner, Predicate<Expected> early, boolean ofChanges) {
      super(inner);
      this.early = early;
      this.ofChanges = ofChanges;
    }

    @Override
    public Commit commit(ChangeSet changes) {
      conflict(changes)
          .ifPresent(
              e -> {
                throw e;
              });
      pause(changes);
      if (ofChanges) {
        return inner.commit(expecting(changes, e -> early.test(e) ? Expected.any() : e));
      }
      Map<RecordId, Expected> late = new HashMap<>(changes.required());
      late.values().removeIf(early);
      return inner.commit(requiring(changes, late));
    }

    void pause(ChangeSet changes) {
      overlap.arrive();
    }
  }

  private static final class ChecksEarlyAndIsFast extends ChecksEarly {
    ChecksEarlyAndIsFast(CrmStore inner, Predicate<Expected> early) {
      super(inner, early, false);
    }

    @Override
    void pause(ChangeSet changes) {
      takeTime(changes);
    }
  }

  private static final class TellsAgain extends Faulty {
    private final List<StoredEvent> again = new ArrayList<>();

    TellsAgain(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      Commit commit = inner.commit(changes);
      if (commit.replayed()) {
        for (Event event : changes.events()) {
          again.add(new StoredEvent(1_000_000 + again.size(), changes.command().id(), event));
        }
      }
      return commit;
    }

    @Override
    public List<StoredEvent> events(int limit) {
      return Stream.concat(inner.events(limit).stream(), again.stream()).toList();
    }
  }

  private static final class ForgetsReceipts extends Faulty {
    private final Map<String, Command> last =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Command> eldest) {
            return size() > 10;
          }
        };

    ForgetsReceipts(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      ChangeSet renamed = fresh(changes);
      Command command = last.computeIfAbsent(changes.command().id(), any -> renamed.command());
      Commit commit = inner.commit(under(command, changes));
      Receipt receipt = commit.receipt();
      return new Commit(
          new Receipt(changes.command(), receipt.versions(), receipt.outcome()), commit.replayed());
    }
  }

  private static final class ComparesChanges extends Faulty {
    private final Map<String, String> first = new HashMap<>();

    ComparesChanges(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      String told = changes.changes() + " " + changes.outcome();
      if (!told.equals(first.getOrDefault(changes.command().id(), told))) {
        throw new CommandReusedException(changes.command().id());
      }
      first.put(changes.command().id(), told);
      return inner.commit(changes);
    }
  }

  private static final class BurnsRefused extends Faulty {
    private final Set<String> refused = new HashSet<>();

    BurnsRefused(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      if (refused.contains(changes.command().id())) {
        throw new CommandReusedException(changes.command().id());
      }
      try {
        return inner.commit(changes);
      } catch (ConflictException e) {
        refused.add(changes.command().id());
        throw e;
      }
    }
  }
}
