package io.crmkit.json;

import java.io.Serializable;
import java.util.Objects;

/**
 * One mistake in a document.
 *
 * @param pointer where it is (RFC 6901): {@code "/tiers/rungs/1/entry/atLeast"}; empty for the
 *     document itself
 * @param message what is wrong and what is accepted
 */
public record DocumentProblem(String pointer, String message) implements Serializable {
  /** Checks that nothing is missing. */
  public DocumentProblem {
    Objects.requireNonNull(pointer, "pointer");
    Objects.requireNonNull(message, "message");
  }

  /** Pointer and message on one line. */
  @Override
  public String toString() {
    return (pointer.isEmpty() ? "document" : pointer) + ": " + message;
  }
}
