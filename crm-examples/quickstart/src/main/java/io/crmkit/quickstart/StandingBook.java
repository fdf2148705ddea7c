package io.crmkit.quickstart;

import io.crmkit.customer.CustomerId;
import io.crmkit.jdbcstore.JdbcStores;
import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.ConflictException;
import io.crmkit.store.CrmStore;
import io.crmkit.store.CustomerStanding;
import io.crmkit.store.Expected;
import io.crmkit.store.InMemoryStore;
import io.crmkit.store.PointsBook;
import io.crmkit.store.StoreException;
import io.crmkit.store.Versioned;
import io.crmkit.tier.TierStanding;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where standings are kept from one review to the next: keep conditions, grace and overrides then
 * count. Reads all of them before the review and writes those that changed after it. A day can be
 * reviewed again, from where it began.
 */
final class StandingBook implements AutoCloseable {
  static final String FORMS = "memory, h2:FILE or jdbc:postgresql://HOST/DATABASE?user=U";
  private static final String H2 = "h2:";
  private static final int PAGE = 500;
  private static final int LISTED = 10;

  private final CrmStore store;
  private final AutoCloseable connections;
  private final Map<String, Versioned<CustomerStanding>> recorded = new HashMap<>();
  private final Map<String, TierStanding> starts = new HashMap<>();
  private final Map<CustomerId, LocalDate> later = new TreeMap<>();

  private StandingBook(CrmStore store, AutoCloseable connections) {
    this.store = store;
    this.connections = connections;
  }

  /** A book on a store that stays open; for tests and embedders. */
  static StandingBook on(CrmStore store) {
    return new StandingBook(store, () -> {});
  }

  /**
   * Opens the store that was asked for.
   *
   * @throws BadInputException if it is none, or cannot be reached
   */
  static StandingBook open(String spec) {
    try {
      if (spec.equals("memory")) {
        return on(new InMemoryStore());
      }
      if (isH2(spec)) {
        var store = JdbcStores.h2(h2(spec));
        return new StandingBook(store, store);
      }
      if (spec.startsWith("jdbc:postgresql:")) {
        var store = JdbcStores.postgres(spec, environment("PGUSER"), environment("PGPASSWORD"));
        return new StandingBook(store, store);
      }
    } catch (StoreException | IllegalArgumentException | IllegalStateException e) {
      throw new BadInputException("--store: cannot be opened; " + e.getMessage());
    }
    // Not repeated: it may hold a password.
    throw new BadInputException("--store: must be " + FORMS);
  }

  /** The file in which a store lies or will lie, if it is one in a file. */
  static Optional<Path> file(String spec) {
    try {
      return isH2(spec) ? Optional.of(Path.of(h2(spec) + ".mv.db")) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty(); // as opening it will tell
    }
  }

  private static boolean isH2(String spec) {
    return spec.startsWith(H2) && spec.length() > H2.length();
  }

  private static Path h2(String spec) {
    return Path.of(spec.substring(H2.length()));
  }

  /** The cases that the store keeps beside the standings. */
  CaseRecords cases() {
    return CaseRecords.load(store);
  }

  /**
   * The points accounts of customers that the store keeps, after what a programme's file earned.
   */
  PointsRecords points(Programme programme, List<CustomerId> customers) {
    return PointsRecords.post(store, programme, customers);
  }

  /** Whether the store keeps a points account of a customer. */
  boolean hasAccount(CustomerId customer) {
    return store.find(PointsBook.of(store).accounts(), customer.value()).isPresent();
  }

  /**
   * Reads what is recorded about these customers; gives those who can be reviewed as of the day.
   */
  List<CustomerId> load(List<CustomerId> customers, LocalDate day) {
    for (int from = 0; from < customers.size(); from += PAGE) {
      List<String> page =
          customers.subList(from, Math.min(from + PAGE, customers.size())).stream()
              .map(CustomerId::value)
              .toList();
      Map<String, Versioned<CustomerStanding>> found = store.findAll(CustomerStanding.TYPE, page);
      List<String> decidedToday =
          found.values().stream()
              .map(Versioned::value)
              .filter(s -> s.standing().decidedOn().equals(day))
              .map(s -> s.customer().value())
              .toList();
      Map<String, Versioned<DayStart>> reviews = store.findAll(DayStart.TYPE, decidedToday);
      recorded.putAll(found);
      found.forEach(
          (id, record) -> {
            LocalDate decidedOn = record.value().standing().decidedOn();
            if (decidedOn.isAfter(day)) {
              later.put(record.value().customer(), decidedOn);
              return;
            }
            Optional<DayStart> review = Optional.ofNullable(reviews.get(id)).map(Versioned::value);
            DayStart.of(day, record.value().standing(), review)
                .ifPresent(start -> starts.put(id, start));
          });
    }
    return customers.stream().filter(each -> !later.containsKey(each)).toList();
  }

  /** Who could not be reviewed, as the standing is of a later day, and what to do; else empty. */
  String leftOut(LocalDate day) {
    return later.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            "%,d customer%s with a standing of a later day than %s: %s%s; review a day from then on, or"
                + " if one was reviewed by mistake, restore the store of before, or delete the"
                + " records standing and day-start of these customers",
            later.size(),
            later.size() == 1 ? "" : "s",
            day,
            later.entrySet().stream()
                .limit(LISTED)
                .map(each -> Summary.shown(each.getKey()) + " (" + each.getValue() + ")")
                .collect(Collectors.joining(", ")),
            later.size() > LISTED ? " and more" : "");
  }

  /** As PostgreSQL's own programs do; what the URL says goes before. */
  private static String environment(String name) {
    return Objects.requireNonNullElse(System.getenv(name), "");
  }

  /** What the review of a customer starts from: what was recorded before its day. */
  Optional<TierStanding> start(CustomerId id) {
    return Optional.ofNullable(starts.get(id.value()));
  }

  private Optional<TierStanding> recorded(CustomerId id) {
    return Optional.ofNullable(recorded.get(id.value())).map(found -> found.value().standing());
  }

  /** How many customers had a recorded standing before this review. */
  int size() {
    return recorded.size();
  }

  /**
   * Writes the standings that changed, page by page, and tells how many.
   *
   * @throws BadInputException if somebody else records standings at the same time
   */
  int record(ReviewJob job, List<CustomerStanding> standings) {
    List<CustomerStanding> changed =
        standings.stream()
            .filter(s -> !recorded(s.customer()).equals(Optional.of(s.standing())))
            .toList();
    for (int from = 0; from < changed.size(); from += PAGE) {
      List<CustomerStanding> some = changed.subList(from, Math.min(from + PAGE, changed.size()));
      List<Change> page = some.stream().flatMap(this::changes).toList();
      try {
        store.commit(
            new ChangeSet(
                Commands.once("review " + job.day()), page, Map.of(), List.of(), Optional.empty()));
      } catch (ConflictException e) {
        throw new BadInputException(
            "--store: somebody else records standings at the same time, run it again; "
                + e.getMessage());
      }
    }
    return changed.size();
  }

  private Stream<Change> changes(CustomerStanding standing) {
    CustomerId customer = standing.customer();
    DayStart start = new DayStart(customer, start(customer), standing.standing());
    return Stream.of(
        new Change.Put<>(CustomerStanding.TYPE, standing, expected(standing)),
        new Change.Put<>(DayStart.TYPE, start, Expected.any())); // goes with the standing's version
  }

  private Expected expected(CustomerStanding standing) {
    Versioned<CustomerStanding> before = recorded.get(standing.customer().value());
    return before == null ? Expected.absent() : Expected.version(before.version());
  }

  @Override
  public void close() {
    try {
      connections.close();
    } catch (Exception e) {
      throw new IllegalStateException("the store could not be closed", e);
    }
  }
}
