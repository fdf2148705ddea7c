package io.crmkit.review;

import io.crmkit.contact.CareName;
import io.crmkit.contact.Coverage;
import io.crmkit.contact.Due;
import io.crmkit.contact.Greeting;
import io.crmkit.decision.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the reviews of many customers tell about contact together. Takes one review after the other,
 * like {@link java.util.LongSummaryStatistics}, and holds counts and those left out only; the order
 * plays no part.
 *
 * <pre>{@code
 * ContactTotals totals = ContactTotals.covering(playbook.contactScheme().orElseThrow().coverAll());
 * customers.forEach(dossier -> totals.accept(reviewer.review(dossier, asOf)));
 * totals.coverage("premium-visits").leftOut();
 * }</pre>
 *
 * <p>Not for several threads at once: give each its own and {@link #combine} them.
 */
public final class ContactTotals {
  private final SortedMap<String, Cover> covers = new TreeMap<>();
  private final SortedMap<LocalDate, SortedMap<CareName, Long>> care = new TreeMap<>();
  private long customers;
  private long late;
  private long dueToday;
  private long dueThisWeek;
  private long blocked;
  private long released;
  private long releaseNear;

  private ContactTotals(Set<String> coverAll) {
    coverAll.forEach(rule -> covers.put(rule, new Cover()));
  }

  /** Totals of nobody yet, watching whom these cadences leave out (DS-07). */
  public static ContactTotals covering(Set<String> coverAll) {
    return new ContactTotals(coverAll);
  }

  /** Adds a review; one that says nothing about contact adds nothing. */
  public void accept(Review review) {
    review.contact().ifPresent(contact -> add(review, contact));
  }

  private void add(Review review, ContactReview contact) {
    customers++;
    late += contact.due().stream().filter(one -> one.due().isLate(contact.asOf())).count();
    dueToday += contact.dueToday().size();
    dueThisWeek += contact.due().size();
    blocked += contact.blocked().size();
    released += contact.released() ? 1 : 0;
    releaseNear += contact.releaseNear().isPresent() ? 1 : 0;
    for (Greeting greeting : contact.care().outcome().greetings()) {
      care.computeIfAbsent(greeting.date(), day -> new TreeMap<>())
          .merge(greeting.occasion(), 1L, Math::addExact);
    }
    for (Map.Entry<String, Cover> cover : covers.entrySet()) {
      contact
          .cadences()
          .outcome()
          .of(cover.getKey())
          .ifPresent(due -> cover.getValue().add(due, review, contact));
    }
  }

  /**
   * Adds what others have counted.
   *
   * @throws IllegalArgumentException if they watch other cadences
   */
  public void combine(ContactTotals other) {
    if (!covers.keySet().equals(other.covers.keySet())) {
      throw new IllegalArgumentException(
          "totals must watch the same cadences, "
              + covers.keySet()
              + ", was "
              + other.covers.keySet());
    }
    customers += other.customers;
    late += other.late;
    dueToday += other.dueToday;
    dueThisWeek += other.dueThisWeek;
    blocked += other.blocked;
    released += other.released;
    releaseNear += other.releaseNear;
    other.care.forEach(
        (day, counts) ->
            counts.forEach(
                (name, count) ->
                    care.computeIfAbsent(day, d -> new TreeMap<>())
                        .merge(name, count, Math::addExact)));
    covers.forEach(
        (rule, cover) -> cover.addAll(Objects.requireNonNull(other.covers.get(rule), "same keys")));
  }

  /** How many customers were reviewed. */
  public long customers() {
    return customers;
  }

  /** How much is late already. */
  public long late() {
    return late;
  }

  /** How much is late, or will be unless it is done today. */
  public long dueToday() {
    return dueToday;
  }

  /** How much is late, or will be unless it is done within seven days. */
  public long dueThisWeek() {
    return dueThisWeek;
  }

  /** How much of that cannot be done today by any of its ways. */
  public long blocked() {
    return blocked;
  }

  /** How many customers are released for inactivity (CF-10). */
  public long released() {
    return released;
  }

  /** How many are, or will be within {@value ContactReview#RELEASE_NEAR_DAYS} days. */
  public long releaseNear() {
    return releaseNear;
  }

  /** How many greetings of each occasion, by the day of the occasion. */
  public SortedMap<LocalDate, SortedMap<CareName, Long>> care() {
    SortedMap<LocalDate, SortedMap<CareName, Long>> copy = new TreeMap<>();
    care.forEach((day, counts) -> copy.put(day, new TreeMap<>(counts)));
    return copy;
  }

  /** The cadences that are watched. */
  public Set<String> watched() {
    return Set.copyOf(covers.keySet());
  }

  /**
   * Whom a watched cadence covers, and who is left out.
   *
   * @throws IllegalArgumentException if it is not watched
   */
  public Coverage coverage(String rule) {
    Cover cover = covers.get(rule);
    if (cover == null) {
      throw new IllegalArgumentException(
          "coverage must be that of a watched cadence, one of "
              + covers.keySet()
              + ", was "
              + rule);
    }
    return new Coverage(rule, cover.covered, cover.leftOut);
  }

  /** The customers of one cadence. */
  private static final class Cover {
    private final List<Coverage.LeftOut> leftOut = new ArrayList<>();
    private long covered;

    void add(Due due, Review review, ContactReview contact) {
      if (!due.isLate(contact.asOf())) {
        covered++;
        return;
      }
      List<Reason> why = new ArrayList<>();
      for (ContactDue one : contact.due()) {
        if (one.due().equals(due)) {
          why.addAll(one.why());
          one.way().ifPresent(way -> why.addAll(way.decision().reasons()));
        }
      }
      leftOut.add(new Coverage.LeftOut(review.customer(), due.dueAt(), why));
    }

    void addAll(Cover other) {
      covered += other.covered;
      leftOut.addAll(other.leftOut);
    }
  }
}
