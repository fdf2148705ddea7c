package io.crmkit.contact;

import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.StaffId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a host knows of a customer for decisions about contact beside the customer's file. Personal:
 * {@code toString} shows numbers only. Immutable.
 *
 * <pre>{@code
 * ContactCircumstances known = ContactCircumstances.NONE
 *     .in(ZoneId.of("Asia/Shanghai"))
 *     .withOccasions(List.of(Birthday.of(LocalDate.of(1988, 7, 1))));
 * known.log(file);
 * }</pre>
 *
 * @param zone the zone of the customer's wall clock, if it is known
 * @param bans marks that the customer must not be contacted
 * @param legalBases bases to contact the customer in spite of them
 * @param protections why the customer may have to be left in peace
 * @param occasions the customer's own: birthdays, anniversaries
 * @param informationReviews when the information about the customer was reviewed (IS-06)
 * @param keeper who alone contacts the customer, if that is somebody
 */
public record ContactCircumstances(
    Optional<ZoneId> zone,
    List<ContactBan> bans,
    List<LegalBasis> legalBases,
    Set<Protection> protections,
    List<CareOccasion> occasions,
    List<Instant> informationReviews,
    Optional<StaffId> keeper) {
  /** Nothing is known. */
  public static final ContactCircumstances NONE =
      new ContactCircumstances(
          Optional.empty(), List.of(), List.of(), Set.of(), List.of(), List.of(), Optional.empty());

  /** Copies the collections. */
  public ContactCircumstances {
    Objects.requireNonNull(zone, "zone");
    bans = List.copyOf(bans);
    legalBases = List.copyOf(legalBases);
    protections =
        protections.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(protections));
    occasions = List.copyOf(occasions);
    informationReviews = informationReviews.stream().sorted().toList();
    Objects.requireNonNull(keeper, "keeper");
  }

  /** The same, of a customer in this zone. */
  public ContactCircumstances in(ZoneId newZone) {
    return new ContactCircumstances(
        Optional.of(newZone), bans, legalBases, protections, occasions, informationReviews, keeper);
  }

  /** The same with these bans instead. */
  public ContactCircumstances withBans(List<ContactBan> newBans) {
    return new ContactCircumstances(
        zone, newBans, legalBases, protections, occasions, informationReviews, keeper);
  }

  /** The same with these legal bases instead. */
  public ContactCircumstances withLegalBases(List<LegalBasis> newBases) {
    return new ContactCircumstances(
        zone, bans, newBases, protections, occasions, informationReviews, keeper);
  }

  /** The same, of a customer who may have to be left in peace for these reasons. */
  public ContactCircumstances withProtections(Set<Protection> newProtections) {
    return new ContactCircumstances(
        zone, bans, legalBases, newProtections, occasions, informationReviews, keeper);
  }

  /** The same with these occasions of the customer's own instead. */
  public ContactCircumstances withOccasions(List<CareOccasion> newOccasions) {
    return new ContactCircumstances(
        zone, bans, legalBases, protections, newOccasions, informationReviews, keeper);
  }

  /** The same with these reviews of information instead. */
  public ContactCircumstances withInformationReviews(List<Instant> newReviews) {
    return new ContactCircumstances(
        zone, bans, legalBases, protections, occasions, newReviews, keeper);
  }

  /** The same, of a customer kept by this member of staff. */
  public ContactCircumstances keptBy(StaffId newKeeper) {
    return new ContactCircumstances(
        zone, bans, legalBases, protections, occasions, informationReviews, Optional.of(newKeeper));
  }

  /** What is known for contact decisions, together with the file. */
  public ContactLog log(CustomerFile file) {
    Customer customer = file.customer();
    return new ContactLog(
        zone,
        customer.joinedOn(),
        file.interactions(),
        file.consents(),
        bans,
        legalBases,
        customer.classes(),
        protections);
  }

  /** The numbers of what is known. */
  @Override
  public String toString() {
    return "ContactCircumstances with "
        + bans.size()
        + " bans, "
        + legalBases.size()
        + " legal bases, "
        + occasions.size()
        + " occasions";
  }
}
