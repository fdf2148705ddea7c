package io.crmkit.store.contract;

import static io.crmkit.store.contract.Faulty.changes;
import static io.crmkit.store.contract.Faulty.commit;
import static io.crmkit.store.contract.Faulty.samples;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.Commit;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Event;
import io.crmkit.store.Receipt;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Stores that have no room for the longest, or mind the empty. */
final class BrokenLimits {
  private BrokenLimits() {}

  static void add(BrokenStores to) {
    names(to);
    texts(to);
    to.add(
        "formats.greatest",
        "keeps a format in a byte",
        changes(
            changes ->
                Faulty.each(
                    changes,
                    change ->
                        change instanceof Change.Put<?> put
                            ? new Change.Put<>(
                                inByte(Faulty.typeOf(put)), (Sample) put.value(), put.expected())
                            : change)));
    to.add(
        "formats.decimals",
        "keeps numbers as doubles",
        samples(
            sample ->
                sample.decimals(
                    sample.decimals().stream()
                        .map(decimal -> BigDecimal.valueOf(decimal.doubleValue()))
                        .toList())));
    to.also(
        "formats.decimals",
        "takes zeros off numbers",
        samples(
            sample ->
                sample.decimals(
                    sample.decimals().stream().map(BigDecimal::stripTrailingZeros).toList())));
  }

  private static RecordType<Sample> inByte(RecordType<Sample> type) {
    return new RecordType<>(
        type.name(), type.format() & 0x7F, type.codec(), type.id(), type.indexes(), Map.of());
  }

  static ChangeSet telling(ChangeSet changes, List<Event> events) {
    return new ChangeSet(
        changes.command(), changes.changes(), changes.required(), events, changes.outcome());
  }

  /** A store that has no room for some change sets. */
  private static UnaryOperator<CrmStore> noRoom(String what, Predicate<ChangeSet> tooMuch) {
    return commit(
        (store, changes) -> {
          if (tooMuch.test(changes)) {
            throw new IllegalStateException("the database refused the " + what);
          }
          return store.commit(changes);
        });
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(text.length(), length));
  }

  private static void names(BrokenStores to) {
    to.add(
        "sizes.longest-type",
        "has room for 30 characters of a type",
        noRoom(
            "type", all -> all.changes().stream().anyMatch(c -> c.record().type().length() > 30)));
    to.also(
        "sizes.longest-type",
        "keeps 39 characters of a type",
        store -> new Renaming(store, type -> cut(type, 39), UnaryOperator.identity()));
    to.add(
        "sizes.longest-index",
        "has room for 20 characters of an index",
        noRoom(
            "index",
            all ->
                all.changes().stream()
                    .filter(Change.Put.class::isInstance)
                    .flatMap(put -> ((Change.Put<?>) put).type().indexes().stream())
                    .anyMatch(index -> index.name().length() > 20)));
    to.add(
        "sizes.key-to-its-end",
        "keeps 100 characters of a key",
        store ->
            new Rescan(store) {
              @Override
              int compareKeys(Scan<Sample> scan, Row one, Row other) {
                return cut(one).compareTo(cut(other));
              }

              private String cut(Row row) {
                return BrokenLimits.cut(new String(row.key(), StandardCharsets.UTF_8), 100);
              }
            });
    to.add(
        "sizes.longest-code",
        "has room for 20 characters of a code",
        noRoom("code", all -> all.events().stream().anyMatch(e -> e.code().length() > 20)));
    to.also(
        "sizes.longest-code",
        "keeps 39 characters of a code",
        changes(
            changes ->
                telling(
                    changes,
                    changes.events().stream()
                        .map(e -> new Event(e.about(), cut(e.code(), 39), e.json()))
                        .toList())));
  }

  private static void texts(BrokenStores to) {
    to.add(
        "sizes.longest-content",
        "keeps 64 characters of a content",
        changes(
            changes ->
                Faulty.under(
                    new Command(changes.command().id(), cut(changes.command().content(), 64)),
                    changes)));
    to.also(
        "sizes.longest-content",
        "has room for 64 characters of a content",
        noRoom("content", all -> all.command().content().length() > 64));
    to.add(
        "sizes.big-event",
        "has room for 4,000 characters of details",
        noRoom("details", all -> all.events().stream().anyMatch(e -> e.json().length() > 4_000)));
    to.add(
        "sizes.empty-texts",
        "takes an empty content for none",
        noRoom("content", all -> all.command().content().isEmpty()));
    to.also(
        "sizes.empty-texts",
        "takes empty details for none",
        noRoom("details", all -> all.events().stream().anyMatch(e -> e.json().isEmpty())));
    to.also(
        "sizes.empty-texts",
        "takes an empty outcome for none",
        commit(
            (store, changes) -> {
              Commit commit = store.commit(changes);
              Receipt receipt = commit.receipt();
              return new Commit(
                  new Receipt(
                      receipt.command(),
                      receipt.versions(),
                      receipt.outcome().filter(outcome -> !outcome.isEmpty())),
                  commit.replayed());
            }));
    to.also(
        "sizes.empty-texts",
        "takes an empty key for none",
        store ->
            new Rescan(store) {
              @Override
              Optional<byte[]> key(Scan<Sample> scan, Sample sample) {
                return super.key(scan, sample)
                    .filter(key -> scan.index().isEmpty() || key.length > 0);
              }
            });
  }
}
