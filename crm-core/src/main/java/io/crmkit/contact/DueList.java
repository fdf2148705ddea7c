package io.crmkit.contact;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * What is due up to an instant for many customers, by urgency. Customers are read as a stream and
 * never held: a page of a list of a million takes the memory of a page. Immutable.
 *
 * <pre>{@code
 * DueList week = new DueList(policy, now, endOfWeek);
 * DuePage first = week.page(customers(), Optional.empty(), 50);
 * DuePage second = week.page(customers(), first.next(), 50);
 * }</pre>
 *
 * @param policy says what is due
 * @param at as of when
 * @param before only what is late, or will be unless it is done before this instant
 */
public record DueList(CadencePolicy policy, Instant at, Instant before) {
  private static final int MOST = 100_000;

  /** Checks that nothing is missing. */
  public DueList {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(before, "before");
  }

  /** What is due for these customers, in their order; read as it is asked for. */
  public Stream<Due> stream(Stream<DueCustomer> customers) {
    return customers.mapMulti(
        (customer, into) -> {
          for (Due due : policy.dues(new DueQuestion(customer, at)).dues()) {
            if (due.isLate(before)) {
              into.accept(due);
            }
          }
        });
  }

  /** The most urgent, at the most so many. The order of the customers plays no part. */
  public List<Due> top(Stream<DueCustomer> customers, int limit) {
    return page(customers, Optional.empty(), limit).dues();
  }

  /**
   * The next page by urgency. Reads all customers once and holds one page.
   *
   * @param customers each once, in any order
   * @param after the last due of the page before, or empty for the first page
   * @param limit how many dues at the most, 1 to 100,000
   * @throws IllegalArgumentException if the limit is out of range
   */
  public DuePage page(Stream<DueCustomer> customers, Optional<Due> after, int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("page limit must be 1 to " + MOST + ", was " + limit);
    }
    PriorityQueue<Due> page = new PriorityQueue<>(Collections.reverseOrder());
    boolean[] more = new boolean[1];
    stream(customers)
        .sequential()
        .filter(due -> after.isEmpty() || due.compareTo(after.get()) > 0)
        .forEach(
            due -> {
              if (page.size() < limit) {
                page.add(due);
                return;
              }
              more[0] = true;
              if (due.compareTo(page.element()) < 0) {
                page.remove();
                page.add(due);
              }
            });
    List<Due> dues = page.stream().sorted().toList();
    return new DuePage(dues, more[0] ? Optional.of(dues.get(dues.size() - 1)) : Optional.empty());
  }
}
