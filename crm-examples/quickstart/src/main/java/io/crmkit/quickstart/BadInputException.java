package io.crmkit.quickstart;

import java.util.List;

/** The input was refused; one line for each problem. Nothing was written. */
final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> lines;

  BadInputException(List<String> lines) {
    super(String.join("\n", lines), null, false, false);
    this.lines = List.copyOf(lines);
  }

  BadInputException(String line) {
    this(List.of(line));
  }

  /** The problems, one a line. */
  List<String> lines() {
    return lines;
  }
}
