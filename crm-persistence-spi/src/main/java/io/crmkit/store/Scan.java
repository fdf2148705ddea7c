package io.crmkit.store;

import java.util.Objects;
import java.util.Optional;

/**
 * Asks for records of a type in order, page by page.
 *
 * <pre>{@code
 * Scan<CustomerStanding> gold = Scan.by(STANDINGS, "tier").from(Key.text("GOLD")).limit(500);
 * Page<CustomerStanding> page = store.scan(gold);
 * page.next().ifPresent(cursor -> store.scan(gold.after(cursor)));
 * }</pre>
 *
 * <p>The order is total: by key and then by id, or by id alone; ids by code point. A page shows one
 * moment. Over several pages, a record that nobody changes in the meantime shows exactly once; one
 * whose key moves may show twice or not at all.
 *
 * @param <T> the type of the records
 * @param type the type
 * @param index the index, or empty for the order of ids
 * @param fromInclusive the first key
 * @param toExclusive the key before which to end
 * @param ascending the direction
 * @param limit the size of a page, 1 to {@value #MAX_LIMIT}
 * @param after where the page before ended
 */
public record Scan<T>(
    RecordType<T> type,
    Optional<Index<T>> index,
    Optional<Key> fromInclusive,
    Optional<Key> toExclusive,
    boolean ascending,
    int limit,
    Optional<String> after) {
  /** The largest page. */
  public static final int MAX_LIMIT = 1_000;

  /**
   * Checks limit and keys.
   *
   * @throws IllegalArgumentException if the limit is out of bounds, a bound has no index or is of
   *     another kind, or the cursor is of another scan
   */
  public Scan {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(index, "index");
    requireLimit(limit);
    requireKind(index, fromInclusive);
    requireKind(index, toExclusive);
    if (after.isPresent()) {
      Cursor.parse(after.get()).requireOf(type.name(), index.map(Index::name));
    }
  }

  /**
   * Checks how many records or events are asked for at once; for stores.
   *
   * @throws IllegalArgumentException if it is not 1 to {@value #MAX_LIMIT}
   */
  public static int requireLimit(int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be 1 to 1,000, was " + limit);
    }
    return limit;
  }

  private static void requireKind(Optional<? extends Index<?>> index, Optional<Key> bound) {
    if (bound.isPresent() && index.map(Index::kind).filter(bound.get().kind()::equals).isEmpty()) {
      throw new IllegalArgumentException(
          "a bound must be of the kind of the index, "
              + index.map(i -> i.kind().toString()).orElse("which there is none of")
              + ", was "
              + bound.get().kind());
    }
  }

  /** All records of a type in the order of their ids. */
  public static <T> Scan<T> of(RecordType<T> type) {
    return new Scan<>(
        type, Optional.empty(), Optional.empty(), Optional.empty(), true, 100, Optional.empty());
  }

  /**
   * All records of a type that have a key, in the order of an index.
   *
   * @throws IllegalArgumentException if the type has no such index
   */
  public static <T> Scan<T> by(RecordType<T> type, String index) {
    Index<T> found =
        type.index(index)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        type.name()
                            + " has no index "
                            + index
                            + ", it has "
                            + type.indexes().stream().map(Index::name).toList()));
    return new Scan<>(
        type, Optional.of(found), Optional.empty(), Optional.empty(), true, 100, Optional.empty());
  }

  /** The same scan from this key on. */
  public Scan<T> from(Key newFromInclusive) {
    return new Scan<>(
        type, index, Optional.of(newFromInclusive), toExclusive, ascending, limit, after);
  }

  /** The same scan up to this key, without it. */
  public Scan<T> to(Key newToExclusive) {
    return new Scan<>(
        type, index, fromInclusive, Optional.of(newToExclusive), ascending, limit, after);
  }

  /** The same scan from the highest down. */
  public Scan<T> descending() {
    return new Scan<>(type, index, fromInclusive, toExclusive, false, limit, after);
  }

  /** The same scan with pages of this size. */
  public Scan<T> limit(int newLimit) {
    return new Scan<>(type, index, fromInclusive, toExclusive, ascending, newLimit, after);
  }

  /** The same scan, going on where a page ended. */
  public Scan<T> after(String cursor) {
    return new Scan<>(
        type, index, fromInclusive, toExclusive, ascending, limit, Optional.of(cursor));
  }

  /** Where the page before ended; for stores. */
  public Optional<Cursor> cursor() {
    return after.map(Cursor::parse);
  }
}
