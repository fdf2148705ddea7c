package io.crmkit.contact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.crmkit.customer.Consent;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Occurrence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known of one customer for decisions about contact. Built once, cheap to ask. The lists
 * are kept sorted, so the order in which a host hands them in plays no part.
 *
 * <pre>{@code
 * ContactLog log = ContactLog.of(file)
 *     .in(ZoneId.of("Asia/Shanghai"))
 *     .withBans(List.of(ContactBan.of("objection", since)));
 * Decision<Permission> then = policy.decide(request, log.asKnownAt(then), then);
 * }</pre>
 *
 * <p>Equal by value, immutable, safe for several threads. {@code toString} shows numbers only.
 */
public final class ContactLog {
  private static final Comparator<Occurrence> BY_TIME =
      Comparator.comparing(Occurrence::occurredAt)
          .thenComparing(Occurrence::recordedAt)
          .thenComparing(Object::toString)
          // Two consents may read alike although their references differ.
          .thenComparing(event -> event instanceof Consent consent ? consent.proof() : "");
  private static final Comparator<ContactBan> BANS =
      Comparator.comparing(ContactBan::startInclusive).thenComparing(ContactBan::toString);
  private static final Comparator<LegalBasis> BASES =
      Comparator.comparing(LegalBasis::startInclusive).thenComparing(LegalBasis::toString);

  /** A customer of whom nothing is known, not even the zone. */
  public static final ContactLog EMPTY =
      new ContactLog(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Map.of(),
          Set.of());

  private final Optional<ZoneId> zone;
  private final Optional<LocalDate> joinedOn;
  private final List<Interaction> interactions;
  private final List<Consent> consents;
  private final List<ContactBan> bans;
  private final List<LegalBasis> legalBases;
  private final Map<String, String> classes;
  private final Set<Protection> protections;
  private final long[] seconds;
  private final byte[] kinds;

  /**
   * Copies and sorts.
   *
   * @param zone the zone of the customer's wall clock; empty where it is not known
   * @param joinedOn the first day as a customer, where it is known
   * @param interactions contacts and attempts, in both directions
   * @param consents given and withdrawn
   * @param bans marks that the customer must not be contacted
   * @param legalBases bases to contact the customer in spite of them
   * @param classes the class in each dimension
   * @param protections why the customer may have to be left in peace
   */
  @JsonCreator
  public ContactLog(
      @JsonProperty("zone") Optional<ZoneId> zone,
      @JsonProperty("joinedOn") Optional<LocalDate> joinedOn,
      @JsonProperty("interactions") List<Interaction> interactions,
      @JsonProperty("consents") List<Consent> consents,
      @JsonProperty("bans") List<ContactBan> bans,
      @JsonProperty("legalBases") List<LegalBasis> legalBases,
      @JsonProperty("classes") Map<String, String> classes,
      @JsonProperty("protections") Set<Protection> protections) {
    this.zone = Objects.requireNonNull(zone, "zone");
    this.joinedOn = Objects.requireNonNull(joinedOn, "joinedOn");
    this.interactions = sorted(interactions, BY_TIME);
    this.consents = sorted(consents, BY_TIME);
    this.bans = sorted(bans, BANS);
    this.legalBases = sorted(legalBases, BASES);
    this.classes = Collections.unmodifiableMap(new TreeMap<>(classes));
    this.protections =
        protections.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(protections));
    this.seconds = new long[this.interactions.size()];
    this.kinds = new byte[seconds.length];
    for (int i = 0; i < seconds.length; i++) {
      Interaction contact = this.interactions.get(i);
      seconds[i] = contact.occurredAt().getEpochSecond();
      kinds[i] = kind(contact);
    }
  }

  /** What a file tells: no zone, no bans, no bases, no protections. */
  public static ContactLog of(CustomerFile file) {
    return new ContactLog(
        Optional.empty(),
        file.customer().joinedOn(),
        file.interactions(),
        file.consents(),
        List.of(),
        List.of(),
        file.customer().classes(),
        Set.of());
  }

  private static <T> List<T> sorted(List<? extends T> list, Comparator<? super T> order) {
    for (int i = 1; i < list.size(); i++) {
      if (order.compare(list.get(i - 1), list.get(i)) > 0) {
        return list.stream().<T>map(item -> item).sorted(order).toList();
      }
    }
    return List.copyOf(list);
  }

  /** The zone of the customer's wall clock, if it is known. */
  @JsonProperty("zone")
  public Optional<ZoneId> zone() {
    return zone;
  }

  /** The first day as a customer, if it is known. */
  @JsonProperty("joinedOn")
  public Optional<LocalDate> joinedOn() {
    return joinedOn;
  }

  /** Contacts and attempts, the earliest first. */
  @JsonProperty("interactions")
  public List<Interaction> interactions() {
    return interactions;
  }

  /** Consents and withdrawals, the earliest first. */
  @JsonProperty("consents")
  public List<Consent> consents() {
    return consents;
  }

  /** Marks that the customer must not be contacted, the earliest first. */
  @JsonProperty("bans")
  public List<ContactBan> bans() {
    return bans;
  }

  /** Bases to contact the customer in spite of a ban, the earliest first. */
  @JsonProperty("legalBases")
  public List<LegalBasis> legalBases() {
    return legalBases;
  }

  /** The class in each dimension. */
  @JsonProperty("classes")
  public Map<String, String> classes() {
    return classes;
  }

  /** Why the customer may have to be left in peace. */
  @JsonProperty("protections")
  public Set<Protection> protections() {
    return protections;
  }

  /** 0 for what the customer did, else 1 for an attempt and 2 for a contact. */
  private static byte kind(Interaction contact) {
    if (contact.direction() == Interaction.Direction.INBOUND) {
      return 0;
    }
    return (byte) (contact.result() == Interaction.Result.ATTEMPTED ? 1 : 2);
  }

  /** How many interactions occurred at or before an instant: the index of the first after it. */
  int countThrough(Instant instant) {
    long second = instant.getEpochSecond();
    int low = 0;
    int high = seconds.length;
    if (high == 0 || seconds[high - 1] < second) {
      return high; // as a rule all of them
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      long there = seconds[middle];
      if (there < second
          || (there == second && !interactions.get(middle).occurredAt().isAfter(instant))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether the company made a contact or, where that counts, an attempt. */
  boolean isCounted(int index, Cap.Counted counted) {
    return kinds[index] >= (counted == Cap.Counted.ATTEMPTS ? 1 : 2);
  }

  /** The second in which an interaction occurred. */
  long secondOf(int index) {
    return seconds[index];
  }

  /** The same log of a customer in this zone. */
  public ContactLog in(ZoneId newZone) {
    return with(Optional.of(newZone), interactions, consents, bans, legalBases, protections);
  }

  /** The same log of a customer whose zone is not known. */
  public ContactLog withoutZone() {
    return with(Optional.empty(), interactions, consents, bans, legalBases, protections);
  }

  /** The same log with these interactions instead. */
  public ContactLog withInteractions(List<Interaction> newInteractions) {
    return with(zone, newInteractions, consents, bans, legalBases, protections);
  }

  /** The same log and one interaction more. */
  public ContactLog plus(Interaction interaction) {
    List<Interaction> more = new ArrayList<>(interactions);
    more.add(interaction);
    return withInteractions(more);
  }

  /** The same log with these consents and withdrawals instead. */
  public ContactLog withConsents(List<Consent> newConsents) {
    return with(zone, interactions, newConsents, bans, legalBases, protections);
  }

  /** The same log with these bans instead. */
  public ContactLog withBans(List<ContactBan> newBans) {
    return with(zone, interactions, consents, newBans, legalBases, protections);
  }

  /** The same log with these legal bases instead. */
  public ContactLog withLegalBases(List<LegalBasis> newBases) {
    return with(zone, interactions, consents, bans, newBases, protections);
  }

  /** The same log of a customer who has to be left in peace for these reasons. */
  public ContactLog withProtections(Set<Protection> newProtections) {
    return with(zone, interactions, consents, bans, legalBases, newProtections);
  }

  /** The same log of a customer in these classes. */
  public ContactLog withClasses(Map<String, String> newClasses) {
    return new ContactLog(
        zone, joinedOn, interactions, consents, bans, legalBases, newClasses, protections);
  }

  /** The same log of a customer since this day. */
  public ContactLog withJoinedOn(LocalDate day) {
    return new ContactLog(
        zone, Optional.of(day), interactions, consents, bans, legalBases, classes, protections);
  }

  private ContactLog with(
      Optional<ZoneId> newZone,
      List<Interaction> newInteractions,
      List<Consent> newConsents,
      List<ContactBan> newBans,
      List<LegalBasis> newBases,
      Set<Protection> newProtections) {
    return new ContactLog(
        newZone,
        joinedOn,
        newInteractions,
        newConsents,
        newBans,
        newBases,
        classes,
        newProtections);
  }

  /**
   * What was known at an instant: without all that was recorded after it. Zone, classes and
   * protections are those of now: they have no history.
   */
  public ContactLog asKnownAt(Instant instant) {
    return with(
        zone,
        interactions.stream().filter(i -> !i.recordedAt().isAfter(instant)).toList(),
        consents.stream().filter(c -> !c.recordedAt().isAfter(instant)).toList(),
        bans.stream().filter(b -> !b.recordedAt().isAfter(instant)).toList(),
        legalBases.stream().filter(b -> !b.recordedAt().isAfter(instant)).toList(),
        protections);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContactLog that
        && zone.equals(that.zone)
        && joinedOn.equals(that.joinedOn)
        && interactions.equals(that.interactions)
        && consents.equals(that.consents)
        && bans.equals(that.bans)
        && legalBases.equals(that.legalBases)
        && classes.equals(that.classes)
        && protections.equals(that.protections);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        zone, joinedOn, interactions, consents, bans, legalBases, classes, protections);
  }

  /** The numbers of facts. */
  @Override
  public String toString() {
    return "ContactLog of "
        + interactions.size()
        + " interactions, "
        + consents.size()
        + " consents, "
        + bans.size()
        + " bans, "
        + legalBases.size()
        + " legal bases";
  }
}
