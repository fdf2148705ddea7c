package io.crmkit.store;

import io.crmkit.json.CrmJson;

/**
 * Writes records as JSON and reads them back. Thread-safe.
 *
 * @param <T> the type of the records
 */
public interface Codec<T> {
  /** The JSON form. */
  String write(T value);

  /**
   * Reads the JSON form.
   *
   * @throws RuntimeException if the text is none
   */
  T read(String json);

  /**
   * The codec of this library, {@link CrmJson}, for a record or class that it can read. What is
   * longer than it reads back is refused when it is written.
   */
  static <T> Codec<T> json(Class<T> type) {
    return new Codec<>() {
      @Override
      public String write(T value) {
        String json = CrmJson.write(value);
        if (json.length() > CrmJson.MAX_TEXT) { // only then can it hold more than may be read back
          CrmJson.read(json, type);
        }
        return json;
      }

      @Override
      public T read(String json) {
        return CrmJson.read(json, type);
      }
    };
  }
}
