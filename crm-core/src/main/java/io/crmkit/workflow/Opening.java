package io.crmkit.workflow;

import io.crmkit.customer.CustomerId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The request to open a case. Immutable.
 *
 * @param id the id that the host gives it
 * @param customer whose case it is
 * @param actor who opens it
 * @param fields what is entered with it, by field
 * @param owner who has to see to it, if that is settled
 * @param occurredAt when it began
 * @param recordedAt when it is entered; not before {@code occurredAt}
 */
public record Opening(
    CaseId id,
    CustomerId customer,
    Actor actor,
    Map<String, FieldValue> fields,
    Optional<Owner> owner,
    Instant occurredAt,
    Instant recordedAt) {
  /** Copies the fields. */
  public Opening {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(owner, "owner");
    Checks.known(occurredAt, recordedAt);
    fields = FieldMap.copyOf(fields);
  }

  /** A case that is entered the moment it begins. */
  public static Opening of(
      CaseId id, CustomerId customer, Actor actor, Map<String, FieldValue> fields, Instant at) {
    return new Opening(id, customer, actor, fields, Optional.empty(), at, at);
  }

  /** The same request, for somebody to see to. */
  public Opening ownedBy(Owner newOwner) {
    return new Opening(id, customer, actor, fields, Optional.of(newOwner), occurredAt, recordedAt);
  }
}
