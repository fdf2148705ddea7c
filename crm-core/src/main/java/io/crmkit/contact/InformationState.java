package io.crmkit.contact;

import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.ProfileEntry;
import io.crmkit.customer.ProfilePart;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * When the information about a customer was reviewed and changed. Holds no information itself.
 * Immutable.
 *
 * @param customer whose
 * @param joinedOn the first day as a customer, where it is known
 * @param reviews when it was reviewed; kept in order
 * @param changes when contact points or business changed; kept in order
 */
public record InformationState(
    CustomerId customer,
    Optional<LocalDate> joinedOn,
    List<Instant> reviews,
    List<Instant> changes) {
  /** The parts of the profile with contact points and business. */
  public static final Set<ProfilePart> WATCHED = Set.of(ProfilePart.BASIC, ProfilePart.BUSINESS);

  /** Copies and sorts the lists. */
  public InformationState {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(joinedOn, "joinedOn");
    reviews = reviews.stream().sorted().toList();
    changes = changes.stream().sorted().toList();
  }

  /**
   * What a file tells: each entry of the watched parts changed when it was entered.
   *
   * @param file the file
   * @param reviews when the host has recorded a review
   */
  public static InformationState of(CustomerFile file, List<Instant> reviews) {
    return new InformationState(
        file.id(),
        file.customer().joinedOn(),
        reviews,
        file.customer().profile().stream()
            .filter(entry -> WATCHED.contains(entry.part()))
            .map(ProfileEntry::enteredAt)
            .toList());
  }
}
