package io.crmkit.workflow;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a case: an immutable map, sorted by name, in two arrays. Cases have a handful of
 * fields, for which looking along an array is faster than hashing.
 */
final class FieldMap extends AbstractMap<String, FieldValue> {
  static final FieldMap EMPTY = new FieldMap(new String[0], new FieldValue[0]);

  private final String[] names;
  private final FieldValue[] values;

  private FieldMap(String[] names, FieldValue[] values) {
    this.names = names;
    this.values = values;
  }

  /**
   * An immutable copy.
   *
   * @throws IllegalArgumentException if a name is malformed
   */
  static FieldMap copyOf(Map<String, FieldValue> fields) {
    if (fields instanceof FieldMap same) {
      return same;
    }
    if (fields.isEmpty()) {
      return EMPTY;
    }
    String[] names = fields.keySet().toArray(new String[0]);
    for (String name : names) {
      Checks.code("field", name);
    }
    Arrays.sort(names);
    FieldValue[] values = new FieldValue[names.length];
    for (int i = 0; i < names.length; i++) {
      values[i] = Objects.requireNonNull(fields.get(names[i]), names[i]);
    }
    return new FieldMap(names, values);
  }

  /** These fields and more; where both have one, the other's counts. */
  FieldMap with(FieldMap other) {
    if (other.names.length == 0) {
      return this;
    }
    if (names.length == 0) {
      return other;
    }
    String[] mergedNames = new String[names.length + other.names.length];
    FieldValue[] mergedValues = new FieldValue[mergedNames.length];
    int mine = 0;
    int theirs = 0;
    int size = 0;
    while (mine < names.length || theirs < other.names.length) {
      int order =
          mine == names.length
              ? 1
              : theirs == other.names.length ? -1 : names[mine].compareTo(other.names[theirs]);
      FieldMap from = order < 0 ? this : other;
      int at = order < 0 ? mine : theirs;
      mergedNames[size] = from.names[at];
      mergedValues[size++] = from.values[at];
      mine += order <= 0 ? 1 : 0;
      theirs += order >= 0 ? 1 : 0;
    }
    return size == mergedNames.length
        ? new FieldMap(mergedNames, mergedValues)
        : new FieldMap(Arrays.copyOf(mergedNames, size), Arrays.copyOf(mergedValues, size));
  }

  /** These fields but for some. */
  FieldMap without(Collection<String> dropped) {
    if (dropped.isEmpty()) {
      return this;
    }
    Map<String, FieldValue> kept = new HashMap<>(this);
    kept.keySet().removeAll(dropped);
    return copyOf(kept);
  }

  String name(int at) {
    return names[at];
  }

  FieldValue value(int at) {
    return values[at];
  }

  @Override
  public @Nullable FieldValue get(@Nullable Object name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return values[i];
      }
    }
    return null;
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return get(name) != null;
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public Set<Entry<String, FieldValue>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.length;
      }

      @Override
      public Iterator<Entry<String, FieldValue>> iterator() {
        return new Entries();
      }
    };
  }

  /** Walks along the arrays. */
  private final class Entries implements Iterator<Map.Entry<String, FieldValue>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < names.length;
    }

    @Override
    public Map.Entry<String, FieldValue> next() {
      if (next == names.length) {
        throw new NoSuchElementException();
      }
      Map.Entry<String, FieldValue> entry = Map.entry(names[next], values[next]);
      next++;
      return entry;
    }
  }
}
