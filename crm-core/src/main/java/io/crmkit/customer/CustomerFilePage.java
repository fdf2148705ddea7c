package io.crmkit.customer;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One page of customer files, ordered by id.
 *
 * @param files in ascending order of their ids
 * @param next where the next page starts: the last id of this page, or empty if this was the last
 */
public record CustomerFilePage(List<CustomerFile> files, Optional<CustomerId> next) {
  /** Copies the list. */
  public CustomerFilePage {
    files = List.copyOf(files);
    Objects.requireNonNull(next, "next");
  }
}
