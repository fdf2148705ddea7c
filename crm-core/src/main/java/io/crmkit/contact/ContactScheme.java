package io.crmkit.contact;

import io.crmkit.facts.Metric;
import io.crmkit.facts.Truth;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a company has settled about contact: the section {@code contact} of its playbook. What may
 * be done stands in the rules, what has to be done in the rest. Immutable.
 *
 * <pre>{@code
 * ContactScheme scheme = ContactScheme.of(rules, cadences)
 *     .coveringAll("premium-visits")
 *     .withCustomerZone(ZoneId.of("Asia/Shanghai"));
 * scheme.lint(); // cadences that no plan can keep beside the caps
 * }</pre>
 *
 * @param rules when a customer may be contacted, and when not
 * @param cadences how often each customer is contacted at least
 * @param reviews how often the information about a customer is reviewed (IS-06)
 * @param release when a customer without service becomes free for others, if ever (CF-10)
 * @param care what is done on birthdays, festivals and member days
 * @param coverAll the cadences that have to cover every customer whom they concern (DS-07), in
 *     order
 * @param important who gets what only important customers get (IS-15); nobody if it is left out
 * @param customerZone the zone of customers of whom none is known; without it, rules that read the
 *     customer's clock let no such customer be contacted
 */
public record ContactScheme(
    ContactRules rules,
    CadenceRules cadences,
    List<InformationReview> reviews,
    Optional<InactivityRelease> release,
    CareRules care,
    Set<String> coverAll,
    Optional<Audience> important,
    Optional<ZoneId> customerZone) {
  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if two cadences or reviews have one name, or one that is no
   *     cadence has to cover everybody
   */
  public ContactScheme {
    Objects.requireNonNull(rules, "rules");
    Objects.requireNonNull(cadences, "cadences");
    reviews = List.copyOf(reviews);
    Objects.requireNonNull(release, "release");
    Objects.requireNonNull(care, "care");
    coverAll = Scope.sorted(coverAll, name -> name);
    Objects.requireNonNull(important, "important");
    Objects.requireNonNull(customerZone, "customerZone");
    Set<String> names = new HashSet<>();
    Stream.concat(
            cadences.cadences().stream().map(Cadence::name),
            reviews.stream().map(InformationReview::name))
        .forEach(name -> requireOnce(name, names));
    for (String name : coverAll) {
      if (cadences.cadence(name).isEmpty()) {
        throw new IllegalArgumentException(
            "what covers everybody must be a cadence, one of "
                + cadences.cadences().stream().map(Cadence::name).toList()
                + ", was "
                + name);
      }
    }
  }

  private static void requireOnce(String name, Set<String> names) {
    if (!names.add(name)) {
      throw new IllegalArgumentException(
          "cadences and reviews must have names of their own, " + name + " stands twice");
    }
  }

  /** These rules and cadences, and nothing else. */
  public static ContactScheme of(ContactRules rules, CadenceRules cadences) {
    return new ContactScheme(
        rules,
        cadences,
        List.of(),
        Optional.empty(),
        CareRules.NONE,
        Set.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same scheme with these rules. */
  public ContactScheme withRules(ContactRules newRules) {
    return new ContactScheme(
        newRules, cadences, reviews, release, care, coverAll, important, customerZone);
  }

  /** The same scheme with these reviews of information. */
  public ContactScheme withReviews(InformationReview... newReviews) {
    return new ContactScheme(
        rules, cadences, List.of(newReviews), release, care, coverAll, important, customerZone);
  }

  /** The same scheme, releasing customers without service like this. */
  public ContactScheme withRelease(InactivityRelease newRelease) {
    return new ContactScheme(
        rules, cadences, reviews, Optional.of(newRelease), care, coverAll, important, customerZone);
  }

  /** The same scheme, caring for customers like this. */
  public ContactScheme withCare(CareRules newCare) {
    return new ContactScheme(
        rules, cadences, reviews, release, newCare, coverAll, important, customerZone);
  }

  /** The same scheme, with these cadences covering everybody whom they concern. */
  public ContactScheme coveringAll(String... names) {
    return new ContactScheme(
        rules, cadences, reviews, release, care, Set.of(names), important, customerZone);
  }

  /** The same scheme, holding these customers as important ones. */
  public ContactScheme withImportant(Audience audience) {
    return new ContactScheme(
        rules, cadences, reviews, release, care, coverAll, Optional.of(audience), customerZone);
  }

  /** The same scheme, taking customers of whom no zone is known to be in this one. */
  public ContactScheme withCustomerZone(ZoneId zone) {
    return new ContactScheme(
        rules, cadences, reviews, release, care, coverAll, important, Optional.of(zone));
  }

  /** Whether a customer is held as an important one; nobody is of whom that is not known. */
  public boolean isImportant(DueCustomer customer) {
    return important.filter(audience -> audience.includes(customer) == Truth.MET).isPresent();
  }

  /** The log of a customer in the scheme's zone, unless a zone is known. */
  public ContactLog placed(ContactLog log) {
    return log.zone().isEmpty() && customerZone.isPresent() ? log.in(customerZone.get()) : log;
  }

  /** The metrics that its audiences read. */
  public Set<Metric<?>> metrics() {
    Set<Metric<?>> metrics = new LinkedHashSet<>();
    Stream.concat(cadences.cadences().stream().map(Cadence::audience), important.stream())
        .forEach(audience -> metrics.addAll(audience.metrics()));
    return metrics;
  }

  /** The zones in which its parts read days; one, unless they were put together by mistake. */
  public Set<ZoneId> zones() {
    Set<ZoneId> zones = new LinkedHashSet<>(List.of(cadences.zone()));
    reviews.forEach(review -> zones.add(review.zone()));
    release.ifPresent(rule -> zones.add(rule.zone()));
    return zones;
  }

  /**
   * What is doubtful: within the rules, and of cadences that caps leave no room for (C17, DS-05).
   */
  public List<ContactProblem> lint() {
    return cadences.lint(rules);
  }
}
