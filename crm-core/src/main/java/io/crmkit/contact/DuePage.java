package io.crmkit.contact;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A page of a due list. Immutable.
 *
 * @param dues the most urgent first
 * @param next after which the next page starts; empty on the last page
 */
public record DuePage(List<Due> dues, Optional<Due> next) {
  /** Copies the list. */
  public DuePage {
    dues = List.copyOf(dues);
    Objects.requireNonNull(next, "next");
  }
}
