package io.crmkit.store;

import io.crmkit.contact.ContactCircumstances;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerFilePage;
import io.crmkit.customer.CustomerFileSource;
import io.crmkit.customer.CustomerId;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.review.Dossier;
import io.crmkit.workflow.Case;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Puts dossiers together: customer files and what is known for contact from the host's own tables,
 * standings, cases and points accounts from the store.
 *
 * <pre>{@code
 * Dossiers dossiers = new Dossiers(files, store);
 * dossiers.forEach(500, dossier -> handle(reviewer.review(dossier, asOf)));
 * }</pre>
 *
 * <p>Safe for several threads if all three are.
 *
 * @param files where customer files come from
 * @param store where standings, cases and the accounts of {@link PointsBook#of(CrmStore)} are kept,
 *     accounts under the id of their customer
 * @param circumstances where it is known what counts for contact beside the files
 */
public record Dossiers(
    CustomerFileSource files, CrmStore store, CircumstancesSource circumstances) {
  private static final int CASES_AT_ONCE = 200;

  /** Checks that nothing is missing. */
  public Dossiers {
    Objects.requireNonNull(files, "files");
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(circumstances, "circumstances");
  }

  /** Dossiers of customers of whom nothing is known for contact beside their files. */
  public Dossiers(CustomerFileSource files, CrmStore store) {
    this(files, store, CircumstancesSource.NONE);
  }

  /**
   * The dossier of a customer, if there is a file.
   *
   * @throws UnreadableRecordException if a record of this customer cannot be read
   */
  public Optional<Dossier> find(CustomerId id) {
    return files.find(id).map(file -> of(List.of(file)).get(0));
  }

  /**
   * Dossiers of these files, in order; what the store has is read for all of them at once.
   *
   * @throws UnreadableRecordException if a record of one of these customers cannot be read
   */
  public List<Dossier> of(List<CustomerFile> someFiles) {
    List<String> ids = someFiles.stream().map(file -> file.id().value()).toList();
    Map<String, Versioned<CustomerStanding>> standings = store.findAll(CustomerStanding.TYPE, ids);
    Map<CustomerId, List<Case>> cases = casesOf(ids);
    Map<CustomerId, ContactCircumstances> known =
        circumstances.find(someFiles.stream().map(CustomerFile::id).toList());
    Map<String, Versioned<PointsAccount>> points =
        store.findAll(PointsBook.of(store).accounts(), ids);
    return someFiles.stream()
        .map(
            file ->
                new Dossier(
                    file,
                    Optional.ofNullable(standings.get(file.id().value()))
                        .map(found -> found.value().standing()),
                    cases.getOrDefault(file.id(), List.of()),
                    known.getOrDefault(file.id(), ContactCircumstances.NONE),
                    Optional.ofNullable(points.get(file.id().value())).map(Versioned::value)))
        .toList();
  }

  /**
   * The cases of these customers, found by going from the first of their ids to the last; one by
   * one if a record on the way cannot be read, which may be somebody else's.
   */
  private Map<CustomerId, List<Case>> casesOf(List<String> ids) {
    NavigableSet<Key> keys = new TreeSet<>();
    ids.forEach(id -> keys.add(CustomerCase.customerKey(id)));
    Map<CustomerId, List<Case>> cases = new HashMap<>();
    if (keys.isEmpty()) {
      return cases;
    }
    try {
      addCases(cases, Set.copyOf(ids), keys);
      return cases;
    } catch (UnreadableRecordException e) {
      if (keys.size() == 1) {
        throw e;
      }
    }
    cases.clear();
    keys.forEach(key -> addCases(cases, Set.copyOf(ids), new TreeSet<>(Set.of(key))));
    return cases;
  }

  private void addCases(
      Map<CustomerId, List<Case>> cases, Set<String> wanted, NavigableSet<Key> keys) {
    Scan<CustomerCase> open = Scan.by(CustomerCase.TYPE, "customer").limit(CASES_AT_ONCE);
    Scan<CustomerCase> scan = CustomerCase.keyBehind(keys.last()).map(open::to).orElse(open);
    Optional<Scan<CustomerCase>> next = Optional.of(scan.from(keys.first()));
    while (next.isPresent()) {
      Page<CustomerCase> page = store.scan(next.get());
      Optional<Key> reached = Optional.empty();
      for (CustomerCase found : page.values()) {
        CustomerId customer = found.handled().customer();
        reached = Optional.of(CustomerCase.customerKey(customer.value()));
        if (wanted.contains(customer.value())) {
          cases.computeIfAbsent(customer, c -> new ArrayList<>()).add(found.handled());
        }
      }
      // Past all strangers that lie before the next of these customers.
      NavigableSet<Key> rest =
          reached.map(from -> keys.tailSet(from, true)).orElse(Collections.emptyNavigableSet());
      boolean jumps = !rest.isEmpty() && !reached.equals(Optional.of(rest.first()));
      next =
          page.next()
              .filter(cursor -> !rest.isEmpty())
              .map(cursor -> jumps ? scan.from(rest.first()) : scan.after(cursor));
    }
  }

  /**
   * Hands every dossier to the action, by ascending id, reading pages of this size.
   *
   * @throws IllegalArgumentException if the size is below 1
   * @throws UnreadableRecordException if a record cannot be read; customers behind it are not
   *     reached
   */
  public void forEach(int pageSize, Consumer<? super Dossier> action) {
    Optional<CustomerId> after = Optional.empty();
    do {
      CustomerFilePage page = files.page(after, pageSize);
      of(page.files()).forEach(action);
      after = page.next();
    } while (after.isPresent());
  }

  /**
   * The same, going on behind customers of whom a standing, case or points account cannot be read.
   *
   * @param unreadable is told of these customers, and of one record of theirs
   * @throws IllegalArgumentException if the size is below 1
   */
  public void forEach(
      int pageSize,
      Consumer<? super Dossier> action,
      BiConsumer<? super CustomerId, ? super UnreadableRecordException> unreadable) {
    Optional<CustomerId> after = Optional.empty();
    do {
      CustomerFilePage page = files.page(after, pageSize);
      readable(page.files(), unreadable).forEach(action);
      after = page.next();
    } while (after.isPresent());
  }

  private List<Dossier> readable(
      List<CustomerFile> someFiles,
      BiConsumer<? super CustomerId, ? super UnreadableRecordException> unreadable) {
    try {
      return of(someFiles);
    } catch (UnreadableRecordException e) {
      if (someFiles.size() == 1) {
        unreadable.accept(someFiles.get(0).id(), e);
        return List.of();
      }
    }
    return someFiles.stream().flatMap(f -> readable(List.of(f), unreadable).stream()).toList();
  }
}
