package io.crmkit.store;

import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerFilePage;
import io.crmkit.customer.CustomerFileSource;
import io.crmkit.customer.CustomerId;
import io.crmkit.review.Dossier;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts dossiers together: customer files from the host's own tables, standings from the store.
 *
 * <pre>{@code
 * Dossiers dossiers = new Dossiers(files, store);
 * dossiers.forEach(500, dossier -> handle(reviewer.review(dossier, asOf)));
 * }</pre>
 *
 * <p>Safe for several threads if both are.
 *
 * @param files where customer files come from
 * @param store where standings are kept
 */
public record Dossiers(CustomerFileSource files, CrmStore store) {
  /** Checks that nothing is missing. */
  public Dossiers {
    Objects.requireNonNull(files, "files");
    Objects.requireNonNull(store, "store");
  }

  /** The dossier of a customer, if there is a file. */
  public Optional<Dossier> find(CustomerId id) {
    return files.find(id).map(file -> of(List.of(file)).get(0));
  }

  /** Dossiers of these files, in order; the standings are read at once. */
  public List<Dossier> of(List<CustomerFile> someFiles) {
    Map<String, Versioned<CustomerStanding>> standings =
        store.findAll(
            CustomerStanding.TYPE, someFiles.stream().map(file -> file.id().value()).toList());
    return someFiles.stream()
        .map(
            file ->
                new Dossier(
                    file,
                    Optional.ofNullable(standings.get(file.id().value()))
                        .map(found -> found.value().standing())))
        .toList();
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
