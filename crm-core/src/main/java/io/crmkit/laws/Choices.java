package io.crmkit.laws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A row of choices from which generators make their values: drawn at random from a seed, or played
 * again from a record. Zero is always the simplest choice, and a record that ends early goes on
 * with zeros: any shorter or smaller record is a case too. That is all that shrinking needs.
 *
 * <p>Mutable, for one thread and one case.
 */
public final class Choices {
  /** The most choices that one case may take; a generator that wants more never ends. */
  public static final int MOST = 100_000;

  private final @Nullable SplittableRandom random;
  private final long[] record;
  private long[] taken = new long[64];
  private int count;

  private Choices(@Nullable SplittableRandom random, long... record) {
    this.random = random;
    this.record = record;
  }

  /** Choices at random; equal seeds, equal choices. */
  public static Choices random(long seed) {
    return new Choices(new SplittableRandom(seed));
  }

  /** The choices of a record again. */
  public static Choices replay(long... record) {
    return new Choices(null, record.clone());
  }

  /** The choices taken so far. */
  public long[] taken() {
    return Arrays.copyOf(taken, count);
  }

  /**
   * A number from 0 to {@code most}.
   *
   * @throws IllegalArgumentException if {@code most} is negative
   * @throws IllegalStateException after {@value #MOST} choices
   */
  public long upTo(long most) {
    if (most < 0) {
      throw new IllegalArgumentException("a choice must reach from 0 upwards, was up to " + most);
    }
    if (count == MOST) {
      throw new IllegalStateException("a case must not take more than " + MOST + " choices");
    }
    long choice;
    if (random != null) {
      choice =
          most == Long.MAX_VALUE ? random.nextLong() & Long.MAX_VALUE : random.nextLong(most + 1);
    } else {
      choice = count < record.length ? Math.min(Math.max(0, record[count]), most) : 0;
    }
    if (count == taken.length) {
      taken = Arrays.copyOf(taken, 2 * count);
    }
    taken[count++] = choice;
    return choice;
  }

  /** A number from {@code least} to {@code most}; the least is the simplest. */
  public long between(long least, long most) {
    return least + upTo(Math.subtractExact(most, least));
  }

  /** As {@link #between(long, long)}. */
  public int between(int least, int most) {
    return (int) between((long) least, most);
  }

  /** True in so many of a hundred cases; false is simpler. */
  public boolean percent(int percent) {
    return upTo(99) >= 100L - percent;
  }

  /**
   * One of these; the first is the simplest.
   *
   * @throws IllegalArgumentException if there are none
   */
  public <T> T oneOf(List<T> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("there must be a value to choose, were none");
    }
    return values.get((int) upTo(values.size() - 1L));
  }

  /** Up to {@code most} values, at least {@code least}; few are simpler. */
  public <T> List<T> list(int least, int most, Generator<? extends T> elements) {
    List<T> list = new ArrayList<>();
    // One choice before each element, so that leaving out both leaves out the element.
    while (list.size() < least || (list.size() < most && upTo(5) > 0)) {
      list.add(elements.from(this));
    }
    return list;
  }

  /** The values in another order; the given order is the simplest. */
  public <T> List<T> shuffled(List<T> values) {
    List<T> list = new ArrayList<>(values);
    for (int i = 0; i < list.size() - 1; i++) {
      int other = i + (int) upTo(list.size() - 1L - i);
      T moved = list.set(i, list.get(other));
      list.set(other, moved);
    }
    return list;
  }
}
