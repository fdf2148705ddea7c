package io.crmkit.store;

import java.util.Objects;

/**
 * What came of a commit.
 *
 * @param receipt of the first commit of the command
 * @param replayed whether that was an earlier one, so that this one changed nothing
 */
public record Commit(Receipt receipt, boolean replayed) {
  /** Checks that nothing is missing. */
  public Commit {
    Objects.requireNonNull(receipt, "receipt");
  }
}
