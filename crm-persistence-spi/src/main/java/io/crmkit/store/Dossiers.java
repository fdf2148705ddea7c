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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

  /** The dossier of a customer, if there is a file. */
  public Optional<Dossier> find(CustomerId id) {
    return files.find(id).map(file -> of(List.of(file)).get(0));
  }

  /** Dossiers of these files, in order; what the store has is read for all of them at once. */
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

  /** The cases of these customers, found by going from the first of their ids to the last. */
  private Map<CustomerId, List<Case>> casesOf(List<String> ids) {
    Map<CustomerId, List<Case>> cases = new HashMap<>();
    if (ids.isEmpty()) {
      return cases;
    }
    Set<String> wanted = new HashSet<>(ids);
    List<Key> keys = ids.stream().map(CustomerCase::customerKey).sorted().toList();
    Key last = keys.get(keys.size() - 1);
    Scan<CustomerCase> scan =
        Scan.by(CustomerCase.TYPE, "customer").from(keys.get(0)).limit(CASES_AT_ONCE);
    Optional<String> next = Optional.empty();
    do {
      Page<CustomerCase> page = store.scan(next.isEmpty() ? scan : scan.after(next.get()));
      for (CustomerCase found : page.values()) {
        CustomerId customer = found.handled().customer();
        if (CustomerCase.customerKey(customer.value()).compareTo(last) > 0) {
          return cases;
        }
        if (wanted.contains(customer.value())) {
          cases.computeIfAbsent(customer, c -> new ArrayList<>()).add(found.handled());
        }
      }
      next = page.next();
    } while (next.isPresent());
    return cases;
  }

  /**
   * Hands every dossier to the action, by ascending id, reading pages of this size.
   *
   * @throws IllegalArgumentException if the size is below 1
   */
  public void forEach(int pageSize, Consumer<? super Dossier> action) {
    Optional<CustomerId> after = Optional.empty();
    do {
      CustomerFilePage page = files.page(after, pageSize);
      of(page.files()).forEach(action);
      after = page.next();
    } while (after.isPresent());
  }
}
