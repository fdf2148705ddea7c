package io.crmkit.time;

/**
 * The open time of one span of the time line: stretches in order with the sums of what was open
 * before each, so that reckoning is a search and a subtraction. Never changed once built.
 */
final class Span {
  private final long[] starts;
  private final long[] ends;

  /** How long it was open in this span when the stretch ended. */
  private final long[] sums;

  Span(Intervals open) {
    int size = open.size();
    starts = new long[size];
    ends = new long[size];
    sums = new long[size];
    long sum = 0;
    for (int i = 0; i < size; i++) {
      starts[i] = open.start(i);
      ends[i] = open.end(i);
      sum += ends[i] - starts[i];
      sums[i] = sum;
    }
  }

  long total() {
    return sums.length == 0 ? 0 : sums[sums.length - 1];
  }

  /** How long it was open in this span before the instant. */
  long openBefore(long nanos) {
    int i = endingAfter(nanos);
    if (i == ends.length) {
      return total();
    }
    long untilEnd = ends[i] - Math.max(nanos, starts[i]);
    return sums[i] - untilEnd;
  }

  /** The first instant before which it was open so long, more than nothing and up to the total. */
  long earliest(long open) {
    int i = firstAtLeast(sums, open);
    return ends[i] - (sums[i] - open);
  }

  /** The last instant before which it was open so long, less than the total. */
  long latest(long open) {
    int i = firstAtLeast(sums, open + 1);
    return ends[i] - (sums[i] - open);
  }

  /** The first stretch that ends after the instant; their number if none does. */
  int endingAfter(long nanos) {
    return firstAtLeast(ends, nanos + 1);
  }

  int size() {
    return ends.length;
  }

  long start(int index) {
    return starts[index];
  }

  long end(int index) {
    return ends[index];
  }

  private static int firstAtLeast(long[] sorted, long value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
