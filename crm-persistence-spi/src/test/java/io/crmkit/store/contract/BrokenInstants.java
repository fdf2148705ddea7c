package io.crmkit.store.contract;

import io.crmkit.store.Change;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Page;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Stores that break the rules of instants. */
final class BrokenInstants {
  private BrokenInstants() {}

  static void add(BrokenStores to) {
    to.add(
        "instants.order",
        "indexes milliseconds",
        Faulty.changes(
            changes ->
                Faulty.each(
                    changes,
                    change ->
                        change instanceof Change.Put<?> put
                            ? new Change.Put<>(
                                byMillis(Faulty.typeOf(put)), (Sample) put.value(), put.expected())
                            : change)));
    to.add(
        "instants.select",
        "selects by milliseconds",
        store ->
            new Faulty(store) {
              @Override
              Page<Sample> scanned(Scan<Sample> scan) {
                return inner.scan(
                    new Scan<>(
                        scan.type(),
                        scan.index(),
                        scan.fromInclusive().map(BrokenInstants::millis),
                        scan.toExclusive().map(BrokenInstants::millis),
                        scan.ascending(),
                        scan.limit(),
                        scan.after()));
              }
            });
    to.add(
        "instants.equal",
        "sorts by nanoseconds",
        byInstant(at -> ByteBuffer.allocate(12).putLong(at.getEpochSecond()).putInt(at.getNano())));
    to.add(
        "instants.far",
        "sorts by the clock on the wall",
        byInstant(
            at -> {
              LocalDateTime wall = LocalDateTime.ofInstant(at, ZoneId.of("America/New_York"));
              long seconds = wall.toEpochSecond(ZoneOffset.UTC) ^ Long.MIN_VALUE;
              return ByteBuffer.allocate(12)
                  .putLong(seconds)
                  .putInt(wall.get(ChronoField.NANO_OF_SECOND));
            }));
    to.add(
        "instants.nanos",
        "keeps microseconds",
        Faulty.samples(
            sample ->
                sample.at().isEmpty()
                    ? sample
                    : sample.at(sample.at().get().truncatedTo(ChronoUnit.MICROS))));
  }

  private static Key millis(Key key) {
    return key instanceof Key.At at
        ? Key.instant(at.instant().truncatedTo(ChronoUnit.MILLIS))
        : key;
  }

  private static RecordType<Sample> byMillis(RecordType<Sample> type) {
    return keyed(type, key -> Optional.of(millis(key)));
  }

  /** The type with other keys in its indexes, or none. */
  static RecordType<Sample> keyed(RecordType<Sample> type, Function<Key, Optional<Key>> keys) {
    List<Index<Sample>> indexes =
        type.indexes().stream()
            .map(
                index ->
                    new Index<Sample>(
                        index.name(), index.kind(), sample -> index.keyOf(sample).flatMap(keys)))
            .toList();
    return new RecordType<>(
        type.name(), type.format(), type.codec(), type.id(), indexes, type.upgrades());
  }

  private interface Form {
    ByteBuffer of(Instant at);
  }

  private static UnaryOperator<CrmStore> byInstant(Form form) {
    return store ->
        new Rescan(store) {
          @Override
          int compareKeys(Scan<Sample> scan, Row one, Row other) {
            Optional<Instant> at = one.record().value().at();
            Optional<Instant> otherAt = other.record().value().at();
            return at.isPresent() && otherAt.isPresent()
                ? Arrays.compareUnsigned(form.of(at.get()).array(), form.of(otherAt.get()).array())
                : super.compareKeys(scan, one, other);
          }
        };
  }
}
