package io.crmkit.contact;

import io.crmkit.customer.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Something that has to be done for a customer by an instant. It stays what it is until it is done:
 * {@code dueAt} does not depend on when it is asked for, so lateness only grows.
 *
 * <p>Ordered by urgency, totally: the lesser rank first, of equal ranks the earlier instant, then
 * by customer and rule. Immutable.
 *
 * @param customer whom it concerns
 * @param rule the rule that asks for it
 * @param rank how urgent the rule is, 1 first
 * @param openFrom from when it is worked on
 * @param dueAt it is in time before this instant, and late from it on
 * @param missing how many contacts are missing, at least 1
 * @param ways by which contacts it is fulfilled, the best first; empty if by no contact
 */
public record Due(
    CustomerId customer,
    String rule,
    int rank,
    Instant openFrom,
    Instant dueAt,
    int missing,
    List<ContactRequest> ways)
    implements Comparable<Due> {
  private static final Comparator<Due> URGENCY =
      Comparator.comparingInt(Due::rank)
          .thenComparing(Due::dueAt)
          .thenComparing(Due::customer)
          .thenComparing(Due::rule)
          .thenComparing(Due::openFrom)
          .thenComparingInt(Due::missing)
          .thenComparing(due -> due.ways().toString());

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the name is blank, the rank or the number below 1, or it
   *     opens only once it is late
   */
  public Due {
    Objects.requireNonNull(customer, "customer");
    if (rule.isBlank()) { // the rules check their names; millions of dues need not again
      throw new IllegalArgumentException("rule of a due must not be blank");
    }
    ways = List.copyOf(ways);
    if (rank < 1 || missing < 1) {
      throw new IllegalArgumentException(
          "rank and missing of a due must be 1 or more, were " + rank + " and " + missing);
    }
    if (openFrom.isAfter(dueAt)) {
      throw new IllegalArgumentException(
          "a due must open no later than it is late, was " + openFrom + " and " + dueAt);
    }
  }

  /** By how much it is late at an instant; zero if it is not. */
  public Duration lateBy(Instant at) {
    return isLate(at) ? Duration.between(dueAt, at) : Duration.ZERO;
  }

  /** Whether it is late at an instant. */
  public boolean isLate(Instant at) {
    return !at.isBefore(dueAt);
  }

  /** By urgency. */
  @Override
  public int compareTo(Due other) {
    return URGENCY.compare(this, other);
  }
}
