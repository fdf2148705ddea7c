package io.crmkit.store;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record as a store keeps it, and its place in the order of a scan; for stores, which read it
 * when nothing is locked and no connection is held: codecs are the host's code. Immutable.
 */
public final class StoredRecord {
  private final String id;
  private final long version;
  private final int format;
  private final String json;
  private final byte[] key;

  private StoredRecord(String id, long version, int format, String json, byte[] key) {
    this.id = Objects.requireNonNull(id, "id");
    this.version = version;
    this.format = format;
    this.json = Objects.requireNonNull(json, "json");
    this.key = key;
  }

  /**
   * A record as it is kept.
   *
   * @param id its id
   * @param version its version, from 1
   * @param format the format of the JSON
   * @param json the record
   */
  public static StoredRecord of(String id, long version, int format, String json) {
    return new StoredRecord(id, version, format, json, new byte[0]);
  }

  /** The same record, found in an index at this key: {@link Key#bytes} of when it was put. */
  public StoredRecord at(byte[] newKey) {
    return new StoredRecord(id, version, format, json, newKey.clone());
  }

  /** Its id. */
  public String id() {
    return id;
  }

  /** Its version. */
  public long version() {
    return version;
  }

  /** The sortable form of the key at which it was found; empty in the order of ids. */
  public byte[] key() {
    return key.clone();
  }

  /**
   * The record itself, from whatever format it is in.
   *
   * @throws UnreadableRecordException if it cannot be read
   */
  public <T> Versioned<T> as(RecordType<T> type) {
    return new Versioned<>(type.read(id, format, json), version);
  }

  /**
   * Records by their ids, in the order in which they were asked for.
   *
   * @throws UnreadableRecordException if one cannot be read
   */
  public static <T> Map<String, Versioned<T>> byId(
      RecordType<T> type, Collection<String> asked, Collection<StoredRecord> found) {
    Map<String, StoredRecord> stored = new HashMap<>();
    found.forEach(record -> stored.put(record.id(), record));
    Map<String, Versioned<T>> records = new LinkedHashMap<>();
    for (String id : asked) {
      StoredRecord record = stored.remove(id); // decoded once, however often it was asked for
      if (record != null) {
        records.put(id, record.as(type));
      }
    }
    return records;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StoredRecord that
        && id.equals(that.id)
        && version == that.version
        && format == that.format
        && json.equals(that.json)
        && Arrays.equals(key, that.key);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, version, format, json, Arrays.hashCode(key));
  }

  /** Id and version; nothing of what is in it. */
  @Override
  public String toString() {
    return id + " in version " + version;
  }
}
