package io.crmkit.contact;

import java.util.ArrayList;
import java.util.List;

/**
 * What a care policy has to know of one customer. Personal: {@code toString} shows numbers only.
 * Immutable.
 *
 * @param occasions the customer's own: birthdays, anniversaries, festivals of a faith; in any order
 * @param bars why and when the customer gets no greetings
 * @param important whether the customer is treated as an important one (IS-15)
 */
public record CareCustomer(List<CareOccasion> occasions, List<CareBar> bars, boolean important) {
  /** Copies the lists. */
  public CareCustomer {
    occasions = List.copyOf(occasions);
    bars = List.copyOf(bars);
  }

  /** A customer like all others, with these occasions. */
  public static CareCustomer of(CareOccasion... occasions) {
    return new CareCustomer(List.of(occasions), List.of(), false);
  }

  /**
   * What a contact log tells: bars for the protections of now and for the bans, in days of the
   * customer's zone. A legal basis lifts none of them: no law demands a greeting.
   *
   * @param log what is known of the customer; as it was known then with {@link
   *     ContactLog#asKnownAt}
   * @param occasions the customer's own
   */
  public static CareCustomer of(ContactLog log, CareOccasion... occasions) {
    List<CareBar> bars = new ArrayList<>();
    log.protections().forEach(each -> bars.add(CareBar.always(CareBar.Cause.of(each))));
    log.bans().forEach(ban -> bars.add(CareBar.of(ban, log.zone())));
    return new CareCustomer(List.of(occasions), bars, false);
  }

  /** The same customer, held as an important one. */
  public CareCustomer asImportant() {
    return new CareCustomer(occasions, bars, true);
  }

  /** The same customer with these bars instead. */
  public CareCustomer withBars(CareBar... newBars) {
    return new CareCustomer(occasions, List.of(newBars), important);
  }

  /** How much is known; no date. */
  @Override
  public String toString() {
    return "CareCustomer with "
        + occasions.size()
        + " occasions, "
        + bars.size()
        + " bars"
        + (important ? ", important" : "");
  }
}
