package io.crmkit.customer;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * All ground facts about one customer. Lists are kept sorted by {@code occurredAt}, equal instants
 * by {@code recordedAt} and then by their content: the order in which a host hands them in plays no
 * part, and equal histories are equal files.
 *
 * <p>Immutable; {@code toString} shows no personal data.
 *
 * @param customer who it is
 * @param consents given and withdrawn
 * @param transactions orders and refunds
 * @param interactions contacts and attempts
 * @param surveys answers to satisfaction questions
 * @param complaints that the customer complained
 */
public record CustomerFile(
    Customer customer,
    List<Consent> consents,
    List<Transaction> transactions,
    List<Interaction> interactions,
    List<SurveyAnswer> surveys,
    List<Complaint> complaints) {
  private static final Comparator<Occurrence> BY_TIME =
      Comparator.comparing(Occurrence::occurredAt)
          .thenComparing(Occurrence::recordedAt)
          .thenComparing(Object::toString)
          // Two consents may read alike although their references differ.
          .thenComparing(event -> event instanceof Consent consent ? consent.proof() : "");

  /** Copies and sorts the lists. */
  public CustomerFile {
    Objects.requireNonNull(customer, "customer");
    consents = sorted(consents);
    transactions = sorted(transactions);
    interactions = sorted(interactions);
    surveys = sorted(surveys);
    complaints = sorted(complaints);
  }

  /** The file of a customer with whom nothing has happened yet. */
  public static CustomerFile of(Customer customer) {
    return new CustomerFile(customer, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** The id of the customer. */
  public CustomerId id() {
    return customer.id();
  }

  /** The same file with these transactions instead. */
  public CustomerFile withTransactions(List<Transaction> newTransactions) {
    return new CustomerFile(customer, consents, newTransactions, interactions, surveys, complaints);
  }

  /** The same file with these interactions instead. */
  public CustomerFile withInteractions(List<Interaction> newInteractions) {
    return new CustomerFile(customer, consents, transactions, newInteractions, surveys, complaints);
  }

  /** The same file with these survey answers instead. */
  public CustomerFile withSurveys(List<SurveyAnswer> newSurveys) {
    return new CustomerFile(customer, consents, transactions, interactions, newSurveys, complaints);
  }

  /** The same file with these complaints instead. */
  public CustomerFile withComplaints(List<Complaint> newComplaints) {
    return new CustomerFile(customer, consents, transactions, interactions, surveys, newComplaints);
  }

  /** The same file with these consents instead. */
  public CustomerFile withConsents(List<Consent> newConsents) {
    return new CustomerFile(customer, newConsents, transactions, interactions, surveys, complaints);
  }

  /**
   * What was known at an instant: without all that was recorded after it. A complaint that was
   * resolved later shows as open. Classes and contact points are those of now: they have no
   * history.
   */
  public CustomerFile asKnownAt(Instant instant) {
    return new CustomerFile(
        customer.asKnownAt(instant),
        known(consents, instant, Function.identity()),
        known(transactions, instant, Function.identity()),
        known(interactions, instant, Function.identity()),
        known(surveys, instant, Function.identity()),
        known(complaints, instant, complaint -> complaint.asKnownAt(instant)));
  }

  /**
   * Only what occurred before an instant: the file for which a projection starts there. Complaints
   * that were settled later show as open.
   */
  public CustomerFile before(Instant endExclusive) {
    return new CustomerFile(
        customer,
        occurredBefore(consents, endExclusive),
        occurredBefore(transactions, endExclusive),
        occurredBefore(interactions, endExclusive),
        occurredBefore(surveys, endExclusive),
        settledBefore(occurredBefore(complaints, endExclusive), endExclusive));
  }

  /** A complaint that was settled later was still open. */
  private static List<Complaint> settledBefore(List<Complaint> complaints, Instant end) {
    boolean later =
        complaints.stream().anyMatch(c -> c.resolvedAt().filter(r -> !r.isBefore(end)).isPresent());
    return later ? complaints.stream().map(c -> c.asOpenFrom(end)).toList() : complaints;
  }

  private static <T extends Occurrence> List<T> occurredBefore(List<T> sorted, Instant end) {
    int size = sorted.size();
    if (size == 0 || sorted.get(size - 1).occurredAt().isBefore(end)) {
      return sorted;
    }
    return sorted.stream().takeWhile(event -> event.occurredAt().isBefore(end)).toList();
  }

  /** The id and the numbers of facts. */
  @Override
  public String toString() {
    return "CustomerFile of "
        + id()
        + ": "
        + transactions.size()
        + " transactions, "
        + interactions.size()
        + " interactions, "
        + surveys.size()
        + " surveys, "
        + complaints.size()
        + " complaints, "
        + consents.size()
        + " consents";
  }

  private static <T extends Occurrence> List<T> sorted(List<T> occurrences) {
    for (int i = 1; i < occurrences.size(); i++) {
      if (BY_TIME.compare(occurrences.get(i - 1), occurrences.get(i)) > 0) {
        return occurrences.stream().sorted(BY_TIME).toList();
      }
    }
    return List.copyOf(occurrences);
  }

  private static <T extends Occurrence> List<T> known(
      List<T> occurrences, Instant instant, Function<T, T> view) {
    return occurrences.stream()
        .filter(occurrence -> !occurrence.recordedAt().isAfter(instant))
        .map(view)
        .toList();
  }
}
