package io.crmkit.laws;

/** A policy breaks laws; the message is the whole report. */
public final class LawsBrokenException extends IllegalStateException {
  LawsBrokenException(String report) {
    super(report);
  }
}
