package io.crmkit.time;

import java.util.List;
import java.util.TreeSet;

/** Tells why a calendar is closed: gathers the causes, then cuts the time line by them. */
final class Closures {
  private final long from;
  private final long to;
  private final Intervals open;
  private final Intervals.Builder holidays = new Intervals.Builder();
  private final Intervals.Builder breaks = new Intervals.Builder();

  Closures(Definition definition, long from, long to) {
    this.from = from;
    this.to = to;
    open = definition.open(from, to);
    definition.closures(from, to, this);
  }

  void addHoliday(long start, long end) {
    holidays.add(Math.max(start, from), Math.min(end, to));
  }

  void addBreak(long start, long end) {
    breaks.add(Math.max(start, from), Math.min(end, to));
  }

  /** Adds the stretches in order, each of another kind than the one before. */
  void addTo(List<Stretch> stretches) {
    Intervals off = holidays.build();
    Intervals broken = breaks.build();
    TreeSet<Long> cuts = new TreeSet<>();
    for (Intervals intervals : List.of(open, off, broken)) {
      for (int i = 0; i < intervals.size(); i++) {
        cuts.add(intervals.start(i));
        cuts.add(intervals.end(i));
      }
    }
    long start = from;
    Stretch.Kind running = kind(from, broken, off);
    for (long cut : cuts) {
      Stretch.Kind kind = kind(cut, broken, off);
      if (cut > start && cut < to && kind != running) {
        stretches.add(stretch(start, cut, running));
        start = cut;
        running = kind;
      }
    }
    if (start < to) {
      stretches.add(stretch(start, to, running));
    }
  }

  private Stretch.Kind kind(long at, Intervals broken, Intervals off) {
    if (open.contains(at)) {
      return Stretch.Kind.OPEN;
    }
    if (broken.contains(at)) {
      return Stretch.Kind.BREAK;
    }
    return off.contains(at) ? Stretch.Kind.HOLIDAY : Stretch.Kind.CLOSED;
  }

  static Stretch stretch(long from, long to, Stretch.Kind kind) {
    return new Stretch(TimeRange.between(Nanos.instant(from), Nanos.instant(to)), kind);
  }
}
