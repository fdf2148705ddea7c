package io.crmkit.store.contract;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Codec;
import io.crmkit.store.Commit;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Page;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.UnreadableRecordException;
import io.crmkit.store.Versioned;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Stores that break the rules of formats. */
final class BrokenFormats {
  private BrokenFormats() {}

  static void add(BrokenStores to) {
    to.add(
        "formats.upgraded",
        "takes the last step only",
        store -> new Retyping(store, UnaryOperator.identity(), BrokenFormats::lastStepOnly));
    to.add("formats.mixed", "keeps one format for a whole type", OneFormatPerType::new);
    to.add("formats.rewritten", "keeps the format of the first put", KeepsFirstFormat::new);
    to.add(
        "formats.newer",
        "does not keep formats",
        store ->
            new Retyping(
                store, type -> formatted(type, 1, Map.of()), type -> formatted(type, 1, Map.of())));
    to.add(
        "formats.missing-step",
        "passes missing steps over",
        store -> new Retyping(store, UnaryOperator.identity(), BrokenFormats::allSteps));
    to.add(
        "formats.other-shape",
        "passes over what it cannot read",
        store ->
            new Faulty(store) {
              @Override
              Optional<Versioned<Sample>> findOne(RecordType<Sample> type, String id) {
                try {
                  return inner.find(type, id);
                } catch (UnreadableRecordException e) {
                  return Optional.empty();
                }
              }
            });
    to.add(
        "formats.damaged",
        "lets the failure of the codec through",
        store ->
            new Faulty(store) {
              @Override
              Optional<Versioned<Sample>> findOne(RecordType<Sample> type, String id) {
                try {
                  return inner.find(type, id);
                } catch (UnreadableRecordException e) {
                  throw new IllegalStateException(e);
                }
              }
            });
    to.add(
        "formats.others-readable",
        "reads a whole type to find a record",
        store ->
            new Rescan(store) {
              @Override
              Optional<Versioned<Sample>> findOne(RecordType<Sample> type, String id) {
                return all(type).stream().filter(r -> r.value().id().equals(id)).findFirst();
              }
            });
    to.add(
        "formats.repaired",
        "reads what it overwrites",
        store ->
            new Faulty(store) {
              @Override
              public Commit commit(ChangeSet changes) {
                changes.changes().forEach(change -> version(change.record()));
                return inner.commit(changes);
              }
            });
  }

  private static RecordType<Sample> formatted(
      RecordType<Sample> type, int format, Map<Integer, UnaryOperator<Map<String, Object>>> steps) {
    return new RecordType<>(type.name(), format, type.codec(), type.id(), type.indexes(), steps);
  }

  private static RecordType<Sample> lastStepOnly(RecordType<Sample> type) {
    Map<Integer, UnaryOperator<Map<String, Object>>> steps = new HashMap<>(type.upgrades());
    steps.replaceAll((from, step) -> from < type.format() - 1 ? UnaryOperator.identity() : step);
    return formatted(type, type.format(), steps);
  }

  private static RecordType<Sample> allSteps(RecordType<Sample> type) {
    Map<Integer, UnaryOperator<Map<String, Object>>> steps = new HashMap<>(type.upgrades());
    for (int from = 1; from < type.format(); from++) {
      steps.putIfAbsent(from, UnaryOperator.identity());
    }
    return formatted(type, type.format(), steps);
  }

  /** Writes and reads as other types. */
  private static class Retyping extends Faulty {
    private final UnaryOperator<RecordType<Sample>> writing;
    private final UnaryOperator<RecordType<Sample>> reading;

    Retyping(
        CrmStore inner,
        UnaryOperator<RecordType<Sample>> writing,
        UnaryOperator<RecordType<Sample>> reading) {
      super(inner);
      this.writing = writing;
      this.reading = reading;
    }

    @Override
    Optional<Versioned<Sample>> findOne(RecordType<Sample> type, String id) {
      return inner.find(reading.apply(type), id);
    }

    @Override
    Map<String, Versioned<Sample>> findMany(RecordType<Sample> type, Collection<String> ids) {
      return inner.findAll(reading.apply(type), ids);
    }

    @Override
    Page<Sample> scanned(Scan<Sample> scan) {
      return inner.scan(
          new Scan<>(
              reading.apply(scan.type()),
              scan.index(),
              scan.fromInclusive(),
              scan.toExclusive(),
              scan.ascending(),
              scan.limit(),
              scan.after()));
    }

    @Override
    public Commit commit(ChangeSet changes) {
      return inner.commit(
          each(
              changes,
              change ->
                  change instanceof Change.Put<?> put
                      ? new Change.Put<>(
                          writing.apply(typeOf(put)), (Sample) put.value(), put.expected())
                      : change));
    }
  }

  private static final class OneFormatPerType extends Faulty {
    private final Map<String, Integer> formats = new HashMap<>();
    private final CrmStore retyping;

    OneFormatPerType(CrmStore inner) {
      super(inner);
      this.retyping = new Retyping(inner, this::written, this::read);
    }

    private RecordType<Sample> written(RecordType<Sample> type) {
      formats.put(type.name(), type.format());
      return formatted(type, 1, Map.of());
    }

    private RecordType<Sample> read(RecordType<Sample> type) {
      int format = formats.getOrDefault(type.name(), type.format());
      Codec<Sample> codec =
          new Codec<>() {
            @Override
            public String write(Sample value) {
              return type.codec().write(value);
            }

            @Override
            public Sample read(String json) {
              return type.read("any", format, json);
            }
          };
      return Waiting.with(formatted(type, 1, Map.of()), codec);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      return retyping.commit(changes);
    }

    @Override
    Page<Sample> scanned(Scan<Sample> scan) {
      return retyping.scan(scan);
    }
  }

  private static final class KeepsFirstFormat extends Faulty {
    private final Map<RecordId, Integer> formats = new HashMap<>();

    KeepsFirstFormat(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      return inner.commit(
          each(
              changes,
              change -> {
                if (!(change instanceof Change.Put<?> put)) {
                  return change;
                }
                int first = formats.computeIfAbsent(put.record(), any -> put.type().format());
                RecordType<Sample> type = formatted(typeOf(put), first, Map.of());
                return new Change.Put<>(type, (Sample) put.value(), put.expected());
              }));
    }
  }
}
