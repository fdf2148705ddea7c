package io.crmkit.store.contract;

import io.crmkit.store.Change;
import io.crmkit.store.Codec;
import io.crmkit.store.CrmStore;
import io.crmkit.store.CustomerCase;
import io.crmkit.store.Expected;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.RecordType;
import io.crmkit.store.StoredEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Stores that break the rules of cases. */
final class BrokenCases {
  private BrokenCases() {}

  static void add(BrokenStores to) {
    to.add("cases.history", "keeps instants to the microsecond", types(BrokenCases::inMicros));
    to.add(
        "cases.due",
        "indexes the hour of a wake-up",
        keyed((kept, key) -> key.map(BrokenCases::hour)));
    to.add(
        "cases.none",
        "takes no wake-up for the earliest one",
        keyed((kept, key) -> key.or(() -> Optional.of(Key.instant(Instant.EPOCH)))));
    to.add("cases.moved", "keeps the first wake-up of a case", BrokenCases::keepingFirst);
    to.add(
        "cases.told-once",
        "writes its outbox in a commit of its own",
        store ->
            new Faulty(store) {
              @Override
              public List<StoredEvent> events(int limit) {
                return inner.events(limit).stream()
                    .map(e -> new StoredEvent(e.position(), "outbox-" + e.position(), e.event()))
                    .toList();
              }
            });
    to.add(
        "cases.sweep-again",
        "writes what it had in its cache",
        Faulty.commit(
            (store, changes) ->
                store.commit(
                    Faulty.each(
                        changes,
                        change ->
                            change instanceof Change.Put<?> put ? before(store, put) : change))));
    to.add(
        "cases.many-sweepers",
        "looks for versions and receipts before it locks",
        BrokenThreads.LooksEarly::new);
    to.add(
        "cases.moved-meanwhile",
        "does not look at versions",
        Faulty.expected(expected -> Expected.any()));
  }

  /** Spoils the key by which a case is swept. */
  private interface Spoil {
    Optional<Key> key(CustomerCase kept, Optional<Key> key);
  }

  private static UnaryOperator<CrmStore> keyed(Spoil spoil) {
    return types(type -> indexed(type, spoil));
  }

  private static CrmStore keepingFirst(CrmStore store) {
    Map<String, Optional<Key>> first = new ConcurrentHashMap<>();
    return keyed((kept, key) -> first.computeIfAbsent(kept.handled().id().value(), id -> key))
        .apply(store);
  }

  /** Spoils the types of the cases that are put. */
  private static UnaryOperator<CrmStore> types(UnaryOperator<RecordType<CustomerCase>> spoil) {
    return Faulty.changes(
        changes ->
            Faulty.each(
                changes,
                change ->
                    change instanceof Change.Put<?> put
                        ? new Change.Put<>(
                            spoil.apply(typeOf(put)), (CustomerCase) put.value(), put.expected())
                        : change));
  }

  @SuppressWarnings("unchecked") // these rules write cases only
  private static RecordType<CustomerCase> typeOf(Change.Put<?> put) {
    return (RecordType<CustomerCase>) put.type();
  }

  private static RecordType<CustomerCase> indexed(RecordType<CustomerCase> type, Spoil spoil) {
    List<Index<CustomerCase>> indexes =
        type.indexes().stream()
            .map(
                index ->
                    index.name().equals("wake-up")
                        ? new Index<CustomerCase>(
                            index.name(), index.kind(), kept -> spoil.key(kept, index.keyOf(kept)))
                        : index)
            .toList();
    return new RecordType<>(
        type.name(), type.format(), type.codec(), type.id(), indexes, type.upgrades());
  }

  private static Key hour(Key key) {
    return key instanceof Key.At at ? Key.instant(at.instant().truncatedTo(ChronoUnit.HOURS)) : key;
  }

  private static RecordType<CustomerCase> inMicros(RecordType<CustomerCase> type) {
    Codec<CustomerCase> codec = type.codec();
    return new RecordType<>(
        type.name(),
        type.format(),
        new Codec<>() {
          @Override
          public String write(CustomerCase value) {
            return codec.write(value).replaceAll("(\\.\\d{6})\\d+Z", "$1Z");
          }

          @Override
          public CustomerCase read(String json) {
            return codec.read(json);
          }
        },
        type.id(),
        type.indexes(),
        type.upgrades());
  }

  private static <T> Change before(CrmStore store, Change.Put<T> put) {
    return store
        .find(put.type(), put.record().id())
        .<Change>map(found -> new Change.Put<>(put.type(), found.value(), put.expected()))
        .orElse(put);
  }
}
