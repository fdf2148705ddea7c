package io.crmkit.score.model;

import java.util.Objects;

/**
 * The time from the first purchase to the last: {@code t_x} in the papers on customer-base models.
 * It is not the time since the last purchase, which many a report calls recency too; that is {@link
 * Silence}.
 *
 * @param span the time; zero if the first purchase is the last
 */
public record Recency(Span span) {
  /** Checks that nothing is missing. */
  public Recency {
    Objects.requireNonNull(span, "span");
  }
}
