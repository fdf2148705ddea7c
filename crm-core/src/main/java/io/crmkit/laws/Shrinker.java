package io.crmkit.laws;

import java.util.Arrays;
import java.util.function.Predicate;

/** Looks for a smaller record of choices that still fails: fewer first, then smaller ones. */
final class Shrinker {
  private final Predicate<long[]> fails;
  private final int mostTrials;
  private long[] best;
  private int trials;

  private Shrinker(long[] start, int mostTrials, Predicate<long[]> fails) {
    this.best = start;
    this.mostTrials = mostTrials;
    this.fails = fails;
  }

  /** The smallest record found; the start fails. */
  static long[] shrink(long[] start, int mostTrials, Predicate<long[]> fails) {
    Shrinker shrinker = new Shrinker(start, mostTrials, fails);
    long[] before;
    do {
      before = shrinker.best;
      shrinker.leaveOut();
      shrinker.lower();
    } while (!Arrays.equals(before, shrinker.best) && shrinker.trials < mostTrials);
    return shrinker.best;
  }

  /** Leaves out runs of choices, long ones first, from the end. */
  private void leaveOut() {
    for (int length = Math.max(1, best.length / 2); length >= 1; length /= 2) {
      for (int from = best.length - length; from >= 0; from--) {
        if (from + length <= best.length) {
          accept(without(best, from, length));
        }
      }
    }
  }

  /** Makes each choice as small as it can be: zero, half, one less. */
  private void lower() {
    for (int i = 0; i < best.length; i++) {
      if (best[i] == 0 || accept(with(best, i, 0))) {
        continue;
      }
      long passes = 0;
      while (i < best.length && best[i] - passes > 1 && trials < mostTrials) {
        long middle = passes + (best[i] - passes) / 2;
        if (!accept(with(best, i, middle))) {
          passes = middle;
        }
      }
    }
  }

  private boolean accept(long[] candidate) {
    if (trials >= mostTrials || Arrays.equals(candidate, best)) {
      return false;
    }
    trials++;
    if (!fails.test(candidate)) {
      return false;
    }
    best = candidate;
    return true;
  }

  private static long[] without(long[] record, int from, int length) {
    long[] shorter = new long[record.length - length];
    System.arraycopy(record, 0, shorter, 0, from);
    System.arraycopy(record, from + length, shorter, from, shorter.length - from);
    return shorter;
  }

  private static long[] with(long[] record, int index, long value) {
    long[] changed = record.clone();
    changed[index] = value;
    return changed;
  }
}
