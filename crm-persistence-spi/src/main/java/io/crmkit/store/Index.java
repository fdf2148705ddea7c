package io.crmkit.store;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A way to find records of a type by a value of theirs: standings by the day they were decided on.
 * Records without a key are not in the index.
 *
 * @param <T> the type of the records
 * @param name a lower case letter and up to 39 lower case letters, digits and hyphens
 * @param kind the kind of its keys
 * @param key the key of a record; pure
 */
public record Index<T>(String name, Key.Kind kind, Function<? super T, Optional<Key>> key) {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if the name is malformed
   */
  public Index {
    RecordId.requireName("index", name);
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(key, "key");
  }

  /**
   * The key of a record.
   *
   * @throws IllegalArgumentException if the function gives a key of another kind
   */
  public Optional<Key> keyOf(T value) {
    Optional<Key> found = key.apply(value);
    if (found.isPresent() && found.get().kind() != kind) {
      throw new IllegalArgumentException(
          "index " + name + " has keys of kind " + kind + ", was given " + found.get().kind());
    }
    return found;
  }
}
