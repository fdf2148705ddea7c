package io.crmkit.contact;

import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.facts.Facts;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of one customer when it is asked which contacts are due. Immutable; {@code
 * toString} shows no personal data.
 *
 * @param id who it is
 * @param log contacts, classes, zone and day of joining
 * @param facts what conditions of audiences read; without them such audiences cannot be told
 * @param keeper who alone contacts the customer, if that is somebody; otherwise anybody may
 */
public record DueCustomer(
    CustomerId id, ContactLog log, Optional<Facts> facts, Optional<StaffId> keeper) {
  /** Checks that nothing is missing. */
  public DueCustomer {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(log, "log");
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(keeper, "keeper");
  }

  /** A customer without facts or keeper. */
  public static DueCustomer of(CustomerId id, ContactLog log) {
    return new DueCustomer(id, log, Optional.empty(), Optional.empty());
  }

  /** What a file tells: no zone, no facts, no keeper. */
  public static DueCustomer of(CustomerFile file) {
    return of(file.id(), ContactLog.of(file));
  }

  /** The same customer with another log. */
  public DueCustomer withLog(ContactLog newLog) {
    return new DueCustomer(id, newLog, facts, keeper);
  }

  /** The same customer with these facts. */
  public DueCustomer withFacts(Facts newFacts) {
    return new DueCustomer(id, log, Optional.of(newFacts), keeper);
  }

  /** The same customer, kept by this member of staff. */
  public DueCustomer keptBy(StaffId newKeeper) {
    return new DueCustomer(id, log, facts, Optional.of(newKeeper));
  }
}
