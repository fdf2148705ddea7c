package io.crmkit.store.contract;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Codec;
import io.crmkit.store.Command;
import io.crmkit.store.Commit;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Expected;
import io.crmkit.store.InMemoryStore;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Page;
import io.crmkit.store.Receipt;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Stores that break the rules of points accounts. */
final class BrokenLedgers {
  private BrokenLedgers() {}

  static void add(BrokenStores to) {
    to.add("ledger.append", "does not look at versions", Faulty.expected(any -> Expected.any()));
    to.add(
        "ledger.first",
        "overwrites what should be absent",
        Faulty.expected(e -> e instanceof Expected.Absent ? Expected.any() : e));
    to.add("ledger.order", "keeps keys in lower case", keyed((id, key) -> lower(key)));
    to.add("ledger.exact", "keeps instants to the microsecond", BrokenLedgers::inMicros);
    to.add(
        "ledger.snapshot",
        "writes the first record of a commit only",
        Faulty.changes(
            changes ->
                new ChangeSet(
                    changes.command(),
                    changes.changes().stream().limit(1).toList(),
                    changes.required(),
                    changes.events(),
                    changes.outcome())));
    to.add("ledger.statement", "does not look where a scan begins", FromTheFirst::new);
    to.add("ledger.two-accounts", "commits record by record", RecordByRecord::new);
    to.add("ledger.replay", "forgets commands", Forgets::new);
    to.add("ledger.key-once", "tells commands apart by their content too", ByContent::new);
    to.addOpened(
        "ledger.reopened",
        "loses all",
        () -> new BrokenRestarts.Reopened(store -> new InMemoryStore(), UnaryOperator.identity()));
    to.add("ledger.due", "indexes the hour", keyed((id, key) -> at(key, ChronoUnit.HOURS, 0)));
    to.add("ledger.due-moved", "keeps the first key of a record", BrokenLedgers::keepingFirst);
    to.add(
        "ledger.sweep",
        "indexes the next full second",
        keyed((id, key) -> at(key, ChronoUnit.SECONDS, 1)));
    to.add(
        "ledger.moved-meanwhile",
        "does not look at versions",
        Faulty.expected(any -> Expected.any()));
    String early = "looks for versions and receipts before it locks";
    for (String rule :
        List.of("parallel", "one-gift", "opposite-transfers", "key-parallel", "many-sweepers")) {
      to.add("ledger." + rule, early, BrokenThreads.LooksEarly::new);
    }
  }

  private static Key lower(Key key) {
    return key instanceof Key.Text text ? Key.text(text.text().toLowerCase(Locale.ROOT)) : key;
  }

  private static Key at(Key key, ChronoUnit unit, int later) {
    return key instanceof Key.At at
        ? Key.instant(at.instant().truncatedTo(unit).plus(later, unit))
        : key;
  }

  private static CrmStore keepingFirst(CrmStore store) {
    Map<RecordId, Key> first = new ConcurrentHashMap<>();
    return keyed((id, key) -> first.computeIfAbsent(id, any -> key)).apply(store);
  }

  /** Spoils the keys by which a record is found. */
  private static UnaryOperator<CrmStore> keyed(BiFunction<RecordId, Key, Key> spoil) {
    return Faulty.changes(
        changes ->
            Faulty.each(
                changes,
                change -> change instanceof Change.Put<?> put ? keyed(put, spoil) : change));
  }

  private static <T> Change keyed(Change.Put<T> put, BiFunction<RecordId, Key, Key> spoil) {
    RecordType<T> type = put.type();
    List<Index<T>> indexes =
        type.indexes().stream()
            .map(
                index ->
                    new Index<T>(
                        index.name(),
                        index.kind(),
                        value -> index.keyOf(value).map(key -> spoil.apply(type.idOf(value), key))))
            .toList();
    return new Change.Put<>(
        new RecordType<>(
            type.name(), type.format(), type.codec(), type.id(), indexes, type.upgrades()),
        put.value(),
        put.expected());
  }

  private static CrmStore inMicros(CrmStore store) {
    return Faulty.changes(
            changes ->
                Faulty.each(
                    changes,
                    change -> change instanceof Change.Put<?> put ? inMicros(put) : change))
        .apply(store);
  }

  private static <T> Change inMicros(Change.Put<T> put) {
    RecordType<T> type = put.type();
    Codec<T> codec = type.codec();
    Codec<T> micros =
        new Codec<>() {
          @Override
          public String write(T value) {
            return codec.write(value).replaceAll("(\\.\\d{6})\\d+Z", "$1Z");
          }

          @Override
          public T read(String json) {
            return codec.read(json);
          }
        };
    return new Change.Put<>(
        new RecordType<>(
            type.name(), type.format(), micros, type.id(), type.indexes(), type.upgrades()),
        put.value(),
        put.expected());
  }

  private static final class FromTheFirst extends Faulty {
    FromTheFirst(CrmStore inner) {
      super(inner);
    }

    @Override
    Page<Sample> scanned(Scan<Sample> scan) {
      return inner.scan(
          new Scan<>(
              scan.type(),
              scan.index(),
              Optional.empty(),
              scan.toExclusive(),
              scan.ascending(),
              scan.limit(),
              scan.after()));
    }
  }

  private static final class RecordByRecord extends Faulty {
    RecordByRecord(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      for (Change change : changes.changes()) {
        inner.commit(
            fresh(
                new ChangeSet(
                    changes.command(),
                    List.of(change),
                    changes.required(),
                    List.of(),
                    Optional.empty())));
      }
      return inner.commit(ChangeSet.of(changes.command()).outcome(changes.outcome().orElse("")));
    }
  }

  private static final class Forgets extends Faulty {
    Forgets(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      return inner.commit(fresh(changes));
    }

    @Override
    public Optional<Receipt> receipt(String commandId) {
      return Optional.empty();
    }
  }

  private static final class ByContent extends Faulty {
    ByContent(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      Command command = changes.command();
      return inner.commit(
          under(new Command(command.id() + "-" + command.content(), command.content()), changes));
    }

    @Override
    public Optional<Receipt> receipt(String commandId) {
      return Optional.empty();
    }
  }
}
