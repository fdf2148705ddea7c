package io.crmkit.time;

import org.jspecify.annotations.Nullable;

/**
 * Open time from 1900 to 2100, compiled span by span when first asked for. Reckons with every
 * instant of the range, known or not. Safe for several threads: spans never change, and two threads
 * that compile the same one get equal spans.
 */
final class TimeLine {
  /** 2^55 nanoseconds, about 417 days, so that an instant finds its span by a shift. */
  private static final int BITS = 55;

  private static final int COUNT = (int) ((Nanos.MAX - Nanos.MIN) >>> BITS) + 1;

  /** Stands for "nowhere in the range"; no instant of the range is this one. */
  static final long NOWHERE = Long.MIN_VALUE;

  private final Definition definition;
  private final @Nullable Span[] spans = new Span[COUNT];

  TimeLine(Definition definition) {
    this.definition = definition;
  }

  private static int indexOf(long nanos) {
    return (int) ((nanos - Nanos.MIN) >>> BITS);
  }

  private Span span(int index) {
    Span compiled = spans[index];
    return compiled != null ? compiled : compile(index);
  }

  private Span compile(int index) {
    long from = Nanos.MIN + ((long) index << BITS);
    long to = index == COUNT - 1 ? Nanos.MAX : from + (1L << BITS);
    Span compiled = new Span(definition.open(from, to));
    spans[index] = compiled;
    return compiled;
  }

  /** The earliest instant by which it was open so long (more than nothing) since the start. */
  long after(long start, long open) {
    int index = indexOf(start);
    Span span = span(index);
    long wanted = span.openBefore(start) + open;
    while (wanted > span.total()) {
      wanted -= span.total();
      if (++index == COUNT) {
        return NOWHERE;
      }
      span = span(index);
    }
    return span.earliest(wanted);
  }

  /** The latest instant since which it was open so long (more than nothing) until the end. */
  long before(long end, long open) {
    int index = indexOf(end);
    Span span = span(index);
    long wanted = span.openBefore(end) - open;
    while (wanted < 0) {
      if (--index < 0) {
        return NOWHERE;
      }
      span = span(index);
      wanted += span.total();
    }
    return span.latest(wanted);
  }

  /** The open time between two instants in order. */
  long between(long from, long to) {
    int index = indexOf(from);
    int last = indexOf(to);
    long open = -span(index).openBefore(from);
    for (; index < last; index++) {
      open += span(index).total();
    }
    return open + span(last).openBefore(to);
  }

  boolean isOpen(long nanos) {
    Span span = span(indexOf(nanos));
    int i = span.endingAfter(nanos);
    return i < span.size() && span.start(i) <= nanos;
  }

  /** The first open instant not before this one. */
  long nextOpen(long nanos) {
    int index = indexOf(nanos);
    Span span = span(index);
    int i = span.endingAfter(nanos);
    while (i == span.size()) {
      if (++index == COUNT) {
        return NOWHERE;
      }
      span = span(index);
      i = 0;
    }
    return Math.max(span.start(i), nanos);
  }

  /** The last instant, not after this one, up to which it was open. */
  long previousOpen(long nanos) {
    int index = indexOf(nanos);
    Span span = span(index);
    int i = span.endingAfter(nanos);
    i -= i < span.size() && span.start(i) < nanos ? 0 : 1;
    while (i < 0) {
      if (--index < 0) {
        return NOWHERE;
      }
      span = span(index);
      i = span.size() - 1;
    }
    return Math.min(span.end(i), nanos);
  }

  /** The first instant after this one at which it closes. */
  long closing(long nanos) {
    long open = nextOpen(nanos);
    if (open == NOWHERE) {
      return NOWHERE;
    }
    int index = indexOf(open);
    Span span = span(index);
    long end = span.end(span.endingAfter(open));
    // A stretch that goes on into the next span has not closed yet.
    while (end < Nanos.MAX && indexOf(end) != index && isOpen(end)) {
      index = indexOf(end);
      span = span(index);
      end = span.end(span.endingAfter(end));
    }
    return end;
  }
}
