package io.crmkit.store.contract;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Commit;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Receipt;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Stores that find after a restart something else than was written. */
final class BrokenJournals {
  private static final String ALL = "restart.all";
  private static final String KILLED = "restart.killed";

  private BrokenJournals() {}

  static void add(BrokenStores to) {
    addKilled(to);
    misreading(
        to,
        "reads another charset than it wrote",
        Faulty.samples(
            sample -> sample.lines(sample.lines().stream().map(BrokenJournals::latin).toList())));
    misreading(
        to, "takes all for format 1", put(type -> retyped(type, 1, type.indexes(), Map.of())));
    misreading(
        to,
        "takes an empty outcome for none",
        Faulty.changes(
            changes ->
                new ChangeSet(
                    changes.command(),
                    changes.changes(),
                    changes.required(),
                    changes.events(),
                    changes.outcome().filter(outcome -> !outcome.isEmpty()))));
    misreading(to, "takes an empty key for none", put(BrokenJournals::withoutEmptyKeys));
    misreading(to, "has the first index rows of each record again", FirstKeys::new);
    misreading(
        to,
        "loses receipts of commands that put nothing",
        Faulty.changes(
            changes ->
                changes.changes().isEmpty() && changes.events().isEmpty()
                    ? Faulty.fresh(changes)
                    : changes));
    to.alsoOpened(
        ALL,
        "has the versions of today in its receipts",
        () ->
            new Journal() {
              @Override
              UnaryOperator<CrmStore> reopened() {
                return VersionsOfToday::new;
              }
            });
    to.alsoOpened(
        ALL,
        "takes what is large for torn",
        () ->
            new Journal() {
              @Override
              List<Object> readable(List<Object> entries) {
                return entries.stream().takeWhile(entry -> !isLarge(entry)).toList();
              }
            });
    to.alsoOpened(
        ALL,
        "writes over what was written since the last restart",
        () ->
            new Journal() {
              private int end = Integer.MAX_VALUE;

              @Override
              List<Object> readable(List<Object> entries) {
                List<Object> read = entries.subList(0, Math.min(end, entries.size()));
                end = entries.isEmpty() ? end : read.size();
                return read;
              }
            });
  }

  private static void addKilled(BrokenStores to) {
    to.alsoOpened(
        KILLED,
        "writes when it is closed",
        () ->
            new Journal() {
              @Override
              boolean atOnce(Object entry) {
                return false;
              }
            });
    to.alsoOpened(
        KILLED,
        "writes acknowledgements when it is closed",
        () ->
            new Journal() {
              @Override
              boolean atOnce(Object entry) {
                return entry instanceof ChangeSet;
              }
            });
    to.alsoOpened(KILLED, "counts versions from where it was closed", CountsFromClose::new);
    to.alsoOpened(
        KILLED,
        "writes behind what is torn",
        () ->
            new Journal() {
              @Override
              boolean cutsOff() {
                return false;
              }
            });
  }

  /** Notes the last version when it is closed, and believes that also when it was killed since. */
  private static final class CountsFromClose extends Journal {
    private boolean closed;

    @Override
    public void reopen() {
      super.reopen();
      closed = true;
    }

    @Override
    public void kill() {
      super.kill();
      if (closed) {
        UnaryOperator<CrmStore> earlier = Faulty.commit(CountsFromClose::earlier);
        show(earlier.apply(store()));
      }
    }

    private static Commit earlier(CrmStore store, ChangeSet changes) {
      Commit commit = store.commit(changes);
      Map<RecordId, Long> versions = new HashMap<>(commit.receipt().versions());
      versions.replaceAll((record, version) -> Math.max(1, version - 100));
      return new Commit(
          new Receipt(changes.command(), versions, changes.outcome()), commit.replayed());
    }
  }

  private static void misreading(BrokenStores to, String what, UnaryOperator<CrmStore> reading) {
    to.alsoOpened(
        ALL,
        what,
        () ->
            new Journal() {
              @Override
              UnaryOperator<CrmStore> reading() {
                return reading;
              }
            });
  }

  private static String latin(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static UnaryOperator<CrmStore> put(UnaryOperator<RecordType<Sample>> types) {
    return Faulty.changes(
        changes ->
            Faulty.each(
                changes,
                change ->
                    change instanceof Change.Put<?> put
                        ? new Change.Put<>(
                            types.apply(Faulty.typeOf(put)), (Sample) put.value(), put.expected())
                        : change));
  }

  private static RecordType<Sample> retyped(
      RecordType<Sample> type,
      int format,
      List<Index<Sample>> indexes,
      Map<Integer, UnaryOperator<Map<String, Object>>> upgrades) {
    return new RecordType<>(type.name(), format, type.codec(), type.id(), indexes, upgrades);
  }

  private static RecordType<Sample> withoutEmptyKeys(RecordType<Sample> type) {
    return BrokenInstants.keyed(
        type, key -> Optional.of(key).filter(some -> some.bytes().length > 0));
  }

  private static boolean isLarge(Object entry) {
    return entry instanceof ChangeSet changes
        && changes.changes().stream()
            .anyMatch(
                change ->
                    change instanceof Change.Put<?> put
                        && ((Sample) put.value()).lines().size() > 500);
  }

  private static final class FirstKeys extends Faulty {
    private final Map<RecordId, Map<String, Optional<Key>>> first = new HashMap<>();

    FirstKeys(CrmStore inner) {
      super(inner);
    }

    private RecordType<Sample> known(RecordType<Sample> type) {
      List<Index<Sample>> indexes =
          type.indexes().stream()
              .map(
                  index ->
                      new Index<Sample>(
                          index.name(),
                          index.kind(),
                          sample ->
                              first
                                  .computeIfAbsent(type.idOf(sample), any -> new HashMap<>())
                                  .computeIfAbsent(index.name(), any -> index.keyOf(sample))))
              .toList();
      return retyped(type, type.format(), indexes, type.upgrades());
    }

    @Override
    public Commit commit(ChangeSet changes) {
      return put(this::known).apply(inner).commit(changes);
    }
  }

  private static final class VersionsOfToday extends Faulty {
    VersionsOfToday(CrmStore inner) {
      super(inner);
    }

    @Override
    public Optional<Receipt> receipt(String commandId) {
      return inner
          .receipt(commandId)
          .map(
              receipt -> {
                Map<RecordId, Long> versions = new HashMap<>(receipt.versions());
                versions.replaceAll((record, then) -> today(record).orElse(then));
                return new Receipt(receipt.command(), versions, receipt.outcome());
              });
    }

    private Optional<Long> today(RecordId record) {
      RecordType<Sample> type = FormatRules.later(Sample.type(record.type()), 2, 1);
      return inner.find(type, record.id()).map(found -> found.version());
    }
  }
}
