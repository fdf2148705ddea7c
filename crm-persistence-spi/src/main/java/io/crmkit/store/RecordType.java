package io.crmkit.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A type of records: what a store has to know to keep and find them.
 *
 * <pre>{@code
 * RecordType<CustomerStanding> standings =
 *     RecordType.of("standing", 1, CustomerStanding.class, s -> s.customer().value())
 *         .withIndex(new Index<>("tier", Key.Kind.TEXT, s -> Optional.of(Key.text(s.standing().tier().code()))));
 * }</pre>
 *
 * <p>The format is a number that grows whenever the JSON form changes in a way that old records
 * cannot be read any more; an upgrade step from each old format keeps them readable. Immutable.
 *
 * @param <T> the type of the records
 * @param name as in {@link RecordId}
 * @param format the format written, from 1
 * @param codec the JSON form
 * @param id the id of a record; pure
 * @param indexes how records can be found other than by id
 * @param upgrades by old format, how its JSON tree becomes one of the next format
 */
public record RecordType<T>(
    String name,
    int format,
    Codec<T> codec,
    Function<? super T, String> id,
    List<Index<T>> indexes,
    Map<Integer, UnaryOperator<Map<String, Object>>> upgrades) {
  /**
   * Checks name, format and indexes.
   *
   * @throws IllegalArgumentException if the name is malformed, the format below 1, two indexes
   *     share a name, or an upgrade is not from an old format
   */
  public RecordType {
    RecordId.requireName("record type", name);
    Objects.requireNonNull(codec, "codec");
    Objects.requireNonNull(id, "id");
    indexes = List.copyOf(indexes);
    upgrades = Map.copyOf(upgrades);
    if (format < 1) {
      throw new IllegalArgumentException(
          "the format of " + name + " must be from 1, was " + format);
    }
    if (indexes.stream().map(Index::name).distinct().count() < indexes.size()) {
      throw new IllegalArgumentException("two indexes of " + name + " have one name");
    }
    for (int from : upgrades.keySet()) {
      if (from < 1 || from >= format) {
        throw new IllegalArgumentException(
            "an upgrade of " + name + " must be from a format below " + format + ", was " + from);
      }
    }
  }

  /** A type in this library's JSON, without indexes and upgrades. */
  public static <T> RecordType<T> of(
      String name, int format, Class<T> type, Function<? super T, String> id) {
    return new RecordType<>(name, format, Codec.json(type), id, List.of(), Map.of());
  }

  /**
   * The same type with one more index. Records are in the indexes of the type that they were last
   * put with: those put before it was declared are not in it until they are put again.
   */
  public RecordType<T> withIndex(Index<T> index) {
    List<Index<T>> more = new ArrayList<>(indexes);
    more.add(index);
    return new RecordType<>(name, format, codec, id, more, upgrades);
  }

  /** The same type, able to read one more old format. */
  public RecordType<T> withUpgrade(int fromFormat, UnaryOperator<Map<String, Object>> step) {
    Map<Integer, UnaryOperator<Map<String, Object>>> more = new LinkedHashMap<>(upgrades);
    more.put(fromFormat, step);
    return new RecordType<>(name, format, codec, id, indexes, more);
  }

  /** The name of a record of this type. */
  public RecordId idOf(T value) {
    return new RecordId(name, id.apply(value));
  }

  /** The index with this name, if there is one. */
  public Optional<Index<T>> index(String indexName) {
    return indexes.stream().filter(index -> index.name().equals(indexName)).findFirst();
  }

  /** The keys of a record by the name of the index; for stores. */
  public Map<String, Key> keysOf(T value) {
    Map<String, Key> keys = new LinkedHashMap<>();
    for (Index<T> index : indexes) {
      index.keyOf(value).ifPresent(key -> keys.put(index.name(), key));
    }
    return keys;
  }

  /**
   * Reads what a store kept, in whatever format it was written; for stores.
   *
   * @throws UnreadableRecordException if the format is newer than this type knows, a step from it
   *     is missing, or the text cannot be read
   */
  public T read(String recordId, int writtenFormat, String json) {
    return Upgrading.read(this, recordId, writtenFormat, json);
  }
}
