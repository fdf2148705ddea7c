package io.crmkit.time;

import java.util.Arrays;

/**
 * Half-open stretches of time in order, none touching another, as nanoseconds: start, end, start,
 * end. Never changed once built.
 */
final class Intervals {
  static final Intervals NONE = new Intervals(new long[0]);

  private final long[] bounds;

  private Intervals(long[] bounds) {
    this.bounds = bounds;
  }

  int size() {
    return bounds.length / 2;
  }

  long start(int index) {
    return bounds[2 * index];
  }

  long end(int index) {
    return bounds[2 * index + 1];
  }

  /** How many stretches end at or before the instant. */
  int endedBy(long nanos) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (end(middle) <= nanos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  boolean contains(long nanos) {
    int i = endedBy(nanos);
    return i < size() && start(i) <= nanos;
  }

  /** What of this lies from one instant to another. */
  Intervals within(long from, long to) {
    Builder kept = new Builder();
    for (int i = endedBy(from); i < size() && start(i) < to; i++) {
      kept.add(Math.max(start(i), from), Math.min(end(i), to));
    }
    return kept.build();
  }

  /** What of {@code [from, to)} does not lie in this. */
  Intervals gaps(long from, long to) {
    Builder gaps = new Builder();
    long at = from;
    for (int i = endedBy(from); i < size() && start(i) < to; i++) {
      gaps.add(at, start(i));
      at = end(i);
    }
    gaps.add(at, to);
    return gaps.build();
  }

  /** Takes stretches in any order, overlapping or empty, and joins them. */
  static final class Builder {
    private long[] starts = new long[16];
    private long[] ends = new long[16];
    private int size;
    private boolean ordered = true;

    /** Adds a stretch; one that ends at or before its start is empty. */
    void add(long start, long end) {
      if (start >= end) {
        return;
      }
      if (size > 0 && start <= ends[size - 1] && start >= starts[size - 1]) {
        ends[size - 1] = Math.max(ends[size - 1], end);
        return;
      }
      if (size == starts.length) {
        starts = Arrays.copyOf(starts, 2 * size);
        ends = Arrays.copyOf(ends, 2 * size);
      }
      ordered &= size == 0 || start > ends[size - 1];
      starts[size] = start;
      ends[size++] = end;
    }

    Intervals build() {
      if (size == 0) {
        return NONE;
      }
      if (!ordered) {
        return sorted();
      }
      long[] bounds = new long[2 * size];
      for (int i = 0; i < size; i++) {
        bounds[2 * i] = starts[i];
        bounds[2 * i + 1] = ends[i];
      }
      return new Intervals(bounds);
    }

    private Intervals sorted() {
      Integer[] order = new Integer[size];
      Arrays.setAll(order, i -> i);
      Arrays.sort(order, (a, b) -> Long.compare(starts[a], starts[b]));
      Builder joined = new Builder();
      for (int i : order) {
        joined.add(starts[i], ends[i]);
      }
      return joined.build();
    }
  }
}
