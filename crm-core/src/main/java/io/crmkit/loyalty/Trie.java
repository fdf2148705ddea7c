package io.crmkit.loyalty;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A map from texts to values that is copied in a few small arrays when it changes, however many it
 * holds. Immutable; the order of the values is not that of the keys.
 */
final class Trie<V> {
  private static final int BITS = 4;
  private static final int DEEPEST = 28; // below, equal hashes share one bucket
  private static final Object[] NO_SLOTS = new Object[1 << BITS];
  private static final Trie<?> EMPTY = new Trie<>(NO_SLOTS, 0);

  private final @Nullable Object[] root; // each slot empty, an Item, a deeper array, or a Bucket
  private final int size;

  private Trie(@Nullable Object[] root, int size) {
    this.root = root;
    this.size = size;
  }

  @SuppressWarnings("unchecked") // holds nothing
  static <V> Trie<V> empty() {
    return (Trie<V>) EMPTY;
  }

  int size() {
    return size;
  }

  @SuppressWarnings("unchecked") // all values were put in as V
  @Nullable V get(String key) {
    int hash = key.hashCode();
    Object node = root;
    for (int shift = 0; node instanceof Object[] slots; shift += BITS) {
      node = slots[slot(hash, shift)];
      if (shift >= DEEPEST && node instanceof Bucket bucket) {
        return (V) bucket.get(key);
      }
    }
    return node instanceof Item item && item.key.equals(key) ? (V) item.value : null;
  }

  /** With a value under a key, new or instead of an earlier one. */
  Trie<V> with(String key, V value) {
    boolean isNew = get(key) == null;
    return new Trie<>(put(root, new Item(key, value), 0), isNew ? size + 1 : size);
  }

  private static @Nullable Object[] put(@Nullable Object[] slots, Item item, int shift) {
    @Nullable Object[] copy = slots.clone();
    int slot = slot(item.key.hashCode(), shift);
    Object there = copy[slot];
    if (shift >= DEEPEST) {
      copy[slot] = (there instanceof Bucket bucket ? bucket : new Bucket(List.of())).with(item);
    } else if (there instanceof Object[] deeper) {
      copy[slot] = put(deeper, item, shift + BITS);
    } else if (there instanceof Item other && !other.key.equals(item.key)) {
      copy[slot] = put(put(NO_SLOTS, other, shift + BITS), item, shift + BITS);
    } else {
      copy[slot] = item;
    }
    return copy;
  }

  private static int slot(int hash, int shift) {
    int spread = hash ^ (hash >>> 16);
    return (spread >>> shift) & ((1 << BITS) - 1);
  }

  /** The values in no stated order. */
  List<V> values() {
    List<V> values = new ArrayList<>(size);
    Trie.<V>each(root, values::add);
    return values;
  }

  @SuppressWarnings("unchecked") // all values were put in as V
  private static <V> void each(@Nullable Object node, Consumer<V> action) {
    if (node instanceof Object[] slots) {
      for (Object slot : slots) {
        Trie.<V>each(slot, action);
      }
    } else if (node instanceof Bucket bucket) {
      bucket.items.forEach(item -> action.accept((V) item.value));
    } else if (node instanceof Item item) {
      action.accept((V) item.value);
    }
  }

  private record Item(String key, Object value) {}

  /** Items whose keys have one hash. */
  private record Bucket(List<Item> items) {
    @Nullable Object get(String key) {
      for (Item item : items) {
        if (item.key.equals(key)) {
          return item.value;
        }
      }
      return null;
    }

    Bucket with(Item added) {
      List<Item> all = new ArrayList<>(items);
      all.removeIf(item -> item.key.equals(added.key));
      all.add(added);
      return new Bucket(List.copyOf(all));
    }
  }
}
