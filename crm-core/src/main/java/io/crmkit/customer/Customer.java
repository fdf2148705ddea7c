package io.crmkit.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A customer: the four parts of the profile (IS-01), the contact points, and the classes the
 * customer is sorted into (IS-04). {@code toString} shows no personal data.
 *
 * <pre>{@code
 * Customer customer = Customer.of(CustomerId.of("c-17")).withClass("nature", "enterprise");
 * }</pre>
 *
 * @param id the pseudonymous id
 * @param joinedOn the first day as a customer, where it is known; years of membership count from it
 * @param profile what is known, in any order; a field occurs at most once in its part
 * @param contactPoints where the customer can be reached, the preferred first
 * @param classes the class in each dimension: {@code nature → enterprise}
 */
public record Customer(
    CustomerId id,
    Optional<LocalDate> joinedOn,
    List<ProfileEntry> profile,
    List<ContactPoint> contactPoints,
    Map<String, String> classes) {
  /**
   * Copies the collections and checks them.
   *
   * @throws IllegalArgumentException if a field occurs twice or a class is malformed
   */
  public Customer {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(joinedOn, "joinedOn");
    profile = List.copyOf(profile);
    contactPoints = List.copyOf(contactPoints);
    Map<String, String> sorted = new TreeMap<>(classes);
    sorted.forEach(
        (dimension, value) -> {
          Checks.dimension(dimension);
          Checks.code("class in " + dimension, value);
        });
    classes = Collections.unmodifiableMap(sorted);
    long fields =
        profile.stream().map(entry -> entry.part() + "." + entry.field()).distinct().count();
    if (fields < profile.size()) {
      throw new IllegalArgumentException("a profile field must occur at most once in its part");
    }
  }

  /** A customer of whom only the id is known. */
  public static Customer of(CustomerId id) {
    return new Customer(id, Optional.empty(), List.of(), List.of(), Map.of());
  }

  /** The entry of a field, if it is known. */
  public Optional<ProfileEntry> entry(ProfilePart part, String field) {
    return profile.stream()
        .filter(entry -> entry.part() == part && entry.field().equals(field))
        .findFirst();
  }

  /** The same customer with this entry; an entry of the same field is replaced. */
  public Customer with(ProfileEntry entry) {
    List<ProfileEntry> entries = new ArrayList<>(profile);
    entries.removeIf(old -> old.part() == entry.part() && old.field().equals(entry.field()));
    entries.add(entry);
    return new Customer(id, joinedOn, entries, contactPoints, classes);
  }

  /** What was known at an instant: without the profile entries made after it. */
  Customer asKnownAt(Instant instant) {
    List<ProfileEntry> known =
        profile.stream()
            .filter(entry -> !entry.enteredAt().isAfter(instant))
            .map(entry -> entry.asKnownAt(instant))
            .toList();
    return new Customer(id, joinedOn, known, contactPoints, classes);
  }

  /** The same customer with these contact points, the preferred first. */
  public Customer withContactPoints(List<ContactPoint> newContactPoints) {
    return new Customer(id, joinedOn, profile, newContactPoints, classes);
  }

  /** The same customer, a member since this day. */
  public Customer withJoinedOn(LocalDate day) {
    return new Customer(id, Optional.of(day), profile, contactPoints, classes);
  }

  /** The same customer in this class of the dimension. */
  public Customer withClass(String dimension, String value) {
    Map<String, String> more = new TreeMap<>(classes);
    more.put(dimension, value);
    return new Customer(id, joinedOn, profile, contactPoints, more);
  }

  /** The id, the classes and how much is known; nothing personal. */
  @Override
  public String toString() {
    return "Customer "
        + id
        + " "
        + classes
        + ", "
        + profile.size()
        + " profile entries, "
        + contactPoints.size()
        + " contact points";
  }
}
