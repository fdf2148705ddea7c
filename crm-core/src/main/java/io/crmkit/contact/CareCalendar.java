package io.crmkit.contact;

import java.util.List;

/**
 * The greetings due for one customer, the earliest day first, those of one day by name. Immutable.
 *
 * @param greetings may be empty
 */
public record CareCalendar(List<Greeting> greetings) {
  /** Sorts the greetings; equal ones stand once. */
  public CareCalendar {
    greetings = greetings.stream().distinct().sorted().toList();
  }
}
