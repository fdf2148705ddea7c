package io.crmkit.contact;

import io.crmkit.customer.CustomerId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is due for one customer, now or later, the most urgent first. Immutable.
 *
 * @param dues one for each rule that concerns the customer
 */
public record Dues(List<Due> dues) {
  /** Nothing. */
  public static final Dues NONE = new Dues(List.of());

  /**
   * Sorts by urgency.
   *
   * @throws IllegalArgumentException if they concern several customers, or two have one rule
   */
  public Dues {
    Due[] sorted = dues.toArray(Due[]::new);
    Arrays.sort(sorted);
    dues = List.of(sorted);
    for (int i = 1; i < dues.size(); i++) {
      CustomerId first = dues.get(0).customer();
      if (!dues.get(i).customer().equals(first)) {
        throw new IllegalArgumentException("dues must concern one customer, not two");
      }
      for (int j = 0; j < i; j++) {
        if (dues.get(i).rule().equals(dues.get(j).rule())) {
          throw new IllegalArgumentException(
              "a rule must give one due, " + dues.get(i).rule() + " gave two");
        }
      }
    }
  }

  /** What a rule asks for, if it concerns the customer. */
  public Optional<Due> of(String rule) {
    return dues.stream().filter(due -> due.rule().equals(rule)).findFirst();
  }

  /** Those that are late at an instant. */
  public List<Due> late(Instant at) {
    return dues.stream().filter(due -> due.isLate(at)).toList();
  }
}
