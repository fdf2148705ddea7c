package io.crmkit.store;

import io.crmkit.customer.CustomerId;
import io.crmkit.tier.TierStanding;
import java.util.Objects;
import java.util.Optional;

/**
 * A customer's standing as a host keeps it from one review to the next. Holds no personal data.
 *
 * @param customer whose
 * @param standing where the customer stands
 */
public record CustomerStanding(CustomerId customer, TierStanding standing) {
  /** Standings by customer, found also by tier and by the day of the decision. */
  public static final RecordType<CustomerStanding> TYPE =
      RecordType.of("standing", 1, CustomerStanding.class, s -> s.customer().value())
          .withIndex(
              new Index<>(
                  "tier", Key.Kind.TEXT, s -> Optional.of(Key.text(s.standing().tier().code()))))
          .withIndex(
              new Index<>(
                  "decided-on",
                  Key.Kind.NUMBER,
                  s -> Optional.of(Key.number(s.standing().decidedOn().toEpochDay()))));

  /** Checks that nothing is missing. */
  public CustomerStanding {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(standing, "standing");
  }
}
