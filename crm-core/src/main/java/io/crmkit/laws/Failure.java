package io.crmkit.laws;

import java.util.Optional;

/** An exception as a report shows it: what, and where in whose code. */
record Failure(String what, Optional<String> where) {
  static Failure of(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return new Failure(
        thrown.getMessage() == null
            ? thrown.getClass().getName()
            : thrown.getClass().getName() + ": " + thrown.getMessage(),
        trace.length == 0 ? Optional.empty() : Optional.of(trace[0].toString()));
  }

  @Override
  public String toString() {
    return where.map(place -> what + "\nat " + place).orElse(what);
  }
}
