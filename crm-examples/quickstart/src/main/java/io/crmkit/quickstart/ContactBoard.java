package io.crmkit.quickstart;

import io.crmkit.contact.CareKind;
import io.crmkit.contact.CareName;
import io.crmkit.contact.ContactRequest;
import io.crmkit.contact.ContactScheme;
import io.crmkit.contact.Due;
import io.crmkit.contact.DueWay;
import io.crmkit.contact.Greeting;
import io.crmkit.contact.Release;
import io.crmkit.customer.CustomerId;
import io.crmkit.decision.Reason;
import io.crmkit.playbook.Playbook;
import io.crmkit.review.ContactDue;
import io.crmkit.review.ContactReview;
import io.crmkit.review.ContactTotals;
import io.crmkit.review.Review;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Contact of all customers together: what is due by urgency, what of it is blocked, the care of the
 * week, and a calendar of the weeks to come. Lists hold the {@value #MOST} most urgent lines;
 * counts count everybody.
 */
final class ContactBoard {
  static final int MOST = 2_000;

  /** How many weeks the calendar shows, the one with the as-of day first. */
  static final int WEEKS = 5;

  private final boolean settled;
  private final LocalDate start;
  private final LocalDate end;
  private final Playbook playbook;
  private final ContactTotals totals;
  private final Top<DueLine> due = new Top<>(Comparator.comparing(DueLine::due));
  private final Top<DueLine> blocked = new Top<>(Comparator.comparing(DueLine::due));
  private final Top<CareLine> care =
      new Top<>(Comparator.comparing(CareLine::greeting).thenComparing(CareLine::customer));
  private final Top<ReleaseLine> releases =
      new Top<>(Comparator.comparing(ReleaseLine::on).thenComparing(ReleaseLine::customer));
  private final SortedMap<LocalDate, Long> duesByDay = new TreeMap<>();
  private final SortedMap<LocalDate, SortedMap<CareName, Long>> careByDay = new TreeMap<>();

  ContactBoard(ReviewJob job) {
    playbook = job.playbook();
    Optional<ContactScheme> scheme = playbook.contactScheme();
    settled = scheme.isPresent();
    start = job.day().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    end = start.plusWeeks(WEEKS);
    totals = ContactTotals.covering(scheme.map(ContactScheme::coverAll).orElse(Set.of()));
  }

  /**
   * A line of what is due.
   *
   * @param blocked whether no way can be taken today
   * @param late whether it is late as of the review
   * @param from when the way may be taken, if ever
   * @param blockers why not at once
   */
  record DueLine(
      Due due,
      boolean late,
      boolean blocked,
      Optional<ContactRequest> way,
      Optional<Instant> from,
      List<Reason> why,
      List<Reason> blockers) {
    static DueLine of(ContactDue one, ContactReview review) {
      return new DueLine(
          one.due(),
          one.due().isLate(review.asOf()),
          one.isBlocked(review.todayEnd()),
          one.way().map(DueWay::request),
          one.allowedFrom(review.asOf()),
          one.why(),
          one.way().map(way -> way.decision().reasons()).orElse(List.of()));
    }
  }

  /** A greeting of one customer's own. */
  record CareLine(CustomerId customer, Greeting greeting) {}

  /** A customer who is free for others, or will be. */
  record ReleaseLine(CustomerId customer, LocalDate on, List<Reason> why) {
    static ReleaseLine of(CustomerId customer, Release release, List<Reason> why) {
      LocalDate on =
          release instanceof Release.Released released
              ? released.since()
              : ((Release.Kept) release).releasedOn();
      return new ReleaseLine(customer, on, why);
    }
  }

  /** Adds a customer, and the greetings of the calendar's weeks. */
  void add(Review review, List<Greeting> greetings) {
    totals.accept(review);
    review.contact().ifPresent(contact -> add(review.customer(), contact, greetings));
  }

  private void add(CustomerId customer, ContactReview contact, List<Greeting> greetings) {
    for (ContactDue one : contact.due()) {
      DueLine line = DueLine.of(one, contact);
      due.add(line);
      if (line.blocked()) {
        blocked.add(line);
      }
    }
    for (Due one : contact.cadences().outcome().dues()) {
      count(one, contact);
    }
    for (ContactDue one : contact.due()) {
      if (contact.cadences().outcome().of(one.due().rule()).isEmpty()) {
        count(one.due(), contact); // a review of information
      }
    }
    for (Greeting greeting : contact.care().outcome().greetings()) {
      if (isPersonal(greeting.occasion())) {
        care.add(new CareLine(customer, greeting));
      }
    }
    for (Greeting greeting : greetings) {
      if (!greeting.date().isBefore(start) && greeting.date().isBefore(end)) {
        careByDay
            .computeIfAbsent(greeting.date(), day -> new TreeMap<>())
            .merge(greeting.occasion(), 1L, Math::addExact);
      }
    }
    contact
        .releaseNear()
        .ifPresent(
            decision ->
                releases.add(ReleaseLine.of(customer, decision.outcome(), decision.reasons())));
  }

  /** What is late already has to be done on the day of the review. */
  private void count(Due due, ContactReview contact) {
    LocalDate last = ContactData.lastDay(due.dueAt(), playbook.zone());
    LocalDate on = last.isBefore(contact.day()) ? contact.day() : last;
    if (on.isBefore(end)) {
      duesByDay.merge(on, 1L, Math::addExact);
    }
  }

  /** Whether it is one customer's own and no festival or member day, which all have together. */
  static boolean isPersonal(CareName name) {
    return name.kind() == CareKind.BIRTHDAY || name.kind() == CareKind.ANNIVERSARY;
  }

  /** Whether the playbook says anything about contact. */
  boolean settled() {
    return settled;
  }

  /** What all reviews tell together. */
  ContactTotals totals() {
    return totals;
  }

  /** The most urgent of what is late or due in the week. */
  List<DueLine> due() {
    return due.sorted();
  }

  /** The most urgent of what is blocked today. */
  List<DueLine> blocked() {
    return blocked.sorted();
  }

  /** The customers' own occasions of the week, by day. */
  List<CareLine> care() {
    return care.sorted();
  }

  /** Who is released or soon will be, by day. */
  List<ReleaseLine> releases() {
    return releases.sorted();
  }

  /** The Monday with which the calendar begins. */
  LocalDate start() {
    return start;
  }

  /** The day after the last of the calendar. */
  LocalDate end() {
    return end;
  }

  /** How many contacts are due on a day of the calendar; late ones on the as-of day. */
  long dueOn(LocalDate day) {
    return duesByDay.getOrDefault(day, 0L);
  }

  /** How many greetings of each occasion fall on a day of the calendar. */
  Map<CareName, Long> careOn(LocalDate day) {
    return careByDay.getOrDefault(day, Collections.emptySortedMap());
  }

  /**
   * The least of what is added, at most {@value ContactBoard#MOST}.
   *
   * @param <T> what is added
   */
  private static final class Top<T> {
    private final Comparator<T> order;
    private final PriorityQueue<T> kept;

    Top(Comparator<T> order) {
      this.order = order;
      this.kept = new PriorityQueue<>(order.reversed());
    }

    void add(T item) {
      kept.add(item);
      if (kept.size() > MOST) {
        kept.remove();
      }
    }

    List<T> sorted() {
      List<T> sorted = new ArrayList<>(kept);
      sorted.sort(order);
      return List.copyOf(sorted);
    }
  }
}
