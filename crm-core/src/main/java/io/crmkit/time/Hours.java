package io.crmkit.time;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;

/** Open time by the business date that it belongs to; what a definition is compiled into. */
final class Hours {
  private long[] days = new long[64];
  private long[] starts = new long[64];
  private long[] ends = new long[64];
  private int size;

  void add(long day, long start, long end) {
    if (start >= end) {
      return;
    }
    if (size == days.length) {
      days = Arrays.copyOf(days, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    days[size] = day;
    starts[size] = start;
    ends[size++] = end;
  }

  int size() {
    return size;
  }

  long day(int index) {
    return days[index];
  }

  long start(int index) {
    return starts[index];
  }

  long end(int index) {
    return ends[index];
  }

  /** When it is open, whatever the date. */
  Intervals open() {
    Intervals.Builder open = new Intervals.Builder();
    for (int i = 0; i < size; i++) {
      open.add(starts[i], ends[i]);
    }
    return open.build();
  }

  /** The same without these breaks. */
  Hours without(Intervals breaks) {
    if (breaks.size() == 0) {
      return this;
    }
    Hours left = new Hours();
    for (int i = 0; i < size; i++) {
      left.addAll(days[i], breaks.gaps(starts[i], ends[i]));
    }
    return left;
  }

  /** What of this lies in those. */
  Hours within(Intervals others) {
    Hours left = new Hours();
    for (int i = 0; i < size; i++) {
      left.addAll(days[i], others.within(starts[i], ends[i]));
    }
    return left;
  }

  /** Adds hours of another zone on the dates on which they start in this one. */
  void addByStart(Hours others, ZoneId zone, long firstDay, long lastDay) {
    for (int i = 0; i < others.size; i++) {
      LocalDate date = Nanos.dateOf(others.starts[i], zone);
      long day = date.toEpochDay();
      if (day >= firstDay && day <= lastDay) {
        add(day, others.starts[i], others.ends[i]);
      }
    }
  }

  private void addAll(long day, Intervals parts) {
    for (int i = 0; i < parts.size(); i++) {
      add(day, parts.start(i), parts.end(i));
    }
  }
}
