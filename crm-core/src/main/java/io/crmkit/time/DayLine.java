package io.crmkit.time;

import org.jspecify.annotations.Nullable;

/**
 * The business dates from 1900 to 2100, compiled block by block when first asked for; dates are
 * days since 1970. Safe for several threads as {@link TimeLine} is.
 */
final class DayLine {
  private static final int BITS = 9;
  private static final int LENGTH = 1 << BITS;

  /** A day earlier than the range, for instants that are still in 1899 somewhere. */
  private static final long FIRST = Nanos.utcDay(Nanos.MIN) - 1;

  private static final long LAST = Nanos.utcDay(Nanos.MAX);
  private static final int COUNT = (int) ((LAST - FIRST) >>> BITS) + 1;

  /** Stands for "no such day in the range". */
  static final long NOWHERE = Long.MIN_VALUE;

  private final Definition definition;
  private final @Nullable Block[] blocks = new Block[COUNT];

  DayLine(Definition definition) {
    this.definition = definition;
  }

  /**
   * Some days in a row.
   *
   * @param ranks by day, how many business days lie before it in the block
   * @param days the business days
   * @param ends when each of them closes for the last time
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this class
  private record Block(short[] ranks, int[] days, long[] ends) {}

  private Block block(int index) {
    Block compiled = blocks[index];
    return compiled != null ? compiled : compile(index);
  }

  private Block compile(int index) {
    long first = FIRST + ((long) index << BITS);
    long last = Math.min(first + LENGTH - 1, LAST);
    Hours hours = definition.hours(first, last);
    long[] closings = new long[LENGTH];
    boolean[] open = new boolean[LENGTH];
    int count = 0;
    for (int i = 0; i < hours.size(); i++) {
      int at = (int) (hours.day(i) - first);
      closings[at] = open[at] ? Math.max(closings[at], hours.end(i)) : hours.end(i);
      count += open[at] ? 0 : 1;
      open[at] = true;
    }
    short[] ranks = new short[LENGTH];
    int[] days = new int[count];
    long[] ends = new long[count];
    int rank = 0;
    for (int at = 0; at < LENGTH; at++) {
      ranks[at] = (short) rank;
      if (open[at]) {
        days[rank] = (int) (first + at);
        ends[rank++] = closings[at];
      }
    }
    // Filled before it is built: another thread may find it without a lock.
    Block compiled = new Block(ranks, days, ends);
    blocks[index] = compiled;
    return compiled;
  }

  private static int indexOf(long day) {
    return (int) ((day - FIRST) >>> BITS);
  }

  private static int within(long day) {
    return (int) (day - FIRST) & (LENGTH - 1);
  }

  private static boolean isBusinessDay(Block block, long day) {
    int rank = block.ranks[within(day)];
    return rank < block.days.length && block.days[rank] == day;
  }

  boolean isBusinessDay(long day) {
    return isBusinessDay(block(indexOf(day)), day);
  }

  /** The n-th business day after the day, n at least 1. */
  long after(long day, long n) {
    int index = indexOf(day);
    Block block = block(index);
    long rank = block.ranks[within(day)] + (isBusinessDay(block, day) ? n : n - 1);
    while (rank >= block.days.length) {
      rank -= block.days.length;
      if (++index == COUNT) {
        return NOWHERE;
      }
      block = block(index);
    }
    return block.days[(int) rank];
  }

  /** The n-th business day before the day, n at least 1. */
  long before(long day, long n) {
    int index = indexOf(day);
    Block block = block(index);
    long rank = block.ranks[within(day)] - n;
    while (rank < 0) {
      if (--index < 0) {
        return NOWHERE;
      }
      block = block(index);
      rank += block.days.length;
    }
    return block.days[(int) rank];
  }

  /** When a business day closes for the last time, in nanoseconds. */
  long end(long businessDay) {
    Block block = block(indexOf(businessDay));
    return block.ends[block.ranks[within(businessDay)]];
  }
}
