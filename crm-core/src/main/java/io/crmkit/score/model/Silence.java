package io.crmkit.score.model;

import java.util.Objects;

/**
 * The time since the last purchase: what RFM calls recency. The papers on customer-base models mean
 * {@link Recency} by that word.
 *
 * @param span the time
 */
public record Silence(Span span) {
  /** Checks that nothing is missing. */
  public Silence {
    Objects.requireNonNull(span, "span");
  }
}
