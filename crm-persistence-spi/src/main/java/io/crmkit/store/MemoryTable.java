package io.crmkit.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The records of one type in memory, by id and in the order of each index. Needs a lock. */
final class MemoryTable {
  private static final String BY_ID = ""; // no index has this name

  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<String, NavigableMap<Place, StoredRecord>> orders = new HashMap<>();

  /** A record and where it stands in each order. */
  private record Entry(StoredRecord record, Map<String, Place> places) {}

  /** Where a record stands: its key, then its id. */
  static final class Place implements Comparable<Place> {
    private final byte[] key;
    private final byte[] id;

    Place(byte[] key, byte[] id) {
      this.key = key;
      this.id = id;
    }

    byte[] key() {
      return key;
    }

    @Override
    public int compareTo(Place other) {
      int byKey = Arrays.compareUnsigned(key, other.key);
      return byKey != 0 ? byKey : Arrays.compareUnsigned(id, other.id);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Place that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(key) + Arrays.hashCode(id);
    }
  }

  Optional<StoredRecord> find(String id) {
    return Optional.ofNullable(entries.get(id)).map(Entry::record);
  }

  /** Puts a record in the place of the one there. */
  void put(StoredRecord record, Map<String, Key> keys) {
    delete(record.id());
    byte[] id = bytes(record.id());
    Map<String, Place> places = new HashMap<>();
    places.put(BY_ID, new Place(new byte[0], id));
    keys.forEach((index, key) -> places.put(index, new Place(key.bytes(), id)));
    entries.put(record.id(), new Entry(record, places));
    places.forEach((order, place) -> order(order).put(place, record));
  }

  /** Takes a record away, if it is there. */
  void delete(String id) {
    Entry old = entries.remove(id);
    if (old != null) {
      old.places().forEach((order, place) -> order(order).remove(place));
    }
  }

  private NavigableMap<Place, StoredRecord> order(String name) {
    return orders.computeIfAbsent(name, any -> new TreeMap<>());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The rows of a page, and one more if there is a next page. */
  List<StoredRecord> rows(Scan<?> scan) {
    NavigableMap<Place, StoredRecord> rows =
        orders.get(scan.index().map(Index::name).orElse(BY_ID));
    if (rows == null) {
      return List.of();
    }
    Optional<Place> low = scan.fromInclusive().map(MemoryTable::first);
    Optional<Place> high = scan.toExclusive().map(MemoryTable::first);
    Optional<Place> after = scan.cursor().map(c -> new Place(c.key(), bytes(c.id())));
    NavigableMap<Place, StoredRecord> inOrder;
    if (scan.ascending()) {
      boolean resumed =
          after.isPresent() && low.filter(l -> l.compareTo(after.get()) > 0).isEmpty();
      Optional<Place> start = resumed ? after : low;
      inOrder = start.isPresent() ? rows.tailMap(start.get(), !resumed) : rows;
    } else {
      boolean resumed =
          after.isPresent() && high.filter(h -> h.compareTo(after.get()) <= 0).isEmpty();
      Optional<Place> start = resumed ? after : high;
      inOrder = (start.isPresent() ? rows.headMap(start.get(), false) : rows).descendingMap();
    }
    return inOrder.entrySet().stream()
        .takeWhile(
            row ->
                scan.ascending()
                    ? high.isEmpty() || row.getKey().compareTo(high.get()) < 0
                    : low.isEmpty() || row.getKey().compareTo(low.get()) >= 0)
        .limit(scan.limit() + 1L)
        .map(row -> row.getValue().at(row.getKey().key()))
        .toList();
  }

  /** Before every record with this key. */
  private static Place first(Key key) {
    return new Place(key.bytes(), new byte[0]);
  }
}
