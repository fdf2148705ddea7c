package io.crmkit.store.contract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last things that were done to a store. Thread-safe. */
final class Trace {
  private static final int LINES = 25;
  private static final int LENGTH = 240;

  private final Deque<String> lines = new ArrayDeque<>();

  synchronized void add(String line) {
    lines.addLast(shortened(line));
    if (lines.size() > LINES) {
      lines.removeFirst();
    }
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  static String shortened(Object value) {
    String text = String.valueOf(value);
    return text.length() > LENGTH
        ? text.substring(0, LENGTH) + "… (" + text.length() + " characters)"
        : text;
  }
}
