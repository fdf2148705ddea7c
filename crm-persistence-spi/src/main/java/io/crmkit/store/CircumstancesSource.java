package io.crmkit.store;

import io.crmkit.contact.ContactCircumstances;
import io.crmkit.customer.CustomerId;
import java.util.List;
import java.util.Map;

/**
 * Where a host keeps what counts for contact with customers beside their files: marks that nobody
 * may contact them, birthdays, who keeps them. The library only reads it.
 *
 * <pre>{@code
 * Dossiers dossiers = new Dossiers(files, store, ids -> readFromOurTables(ids));
 * }</pre>
 */
@FunctionalInterface
public interface CircumstancesSource {
  /** Nothing is known of anybody. */
  CircumstancesSource NONE = ids -> Map.of();

  /**
   * What is known of these customers, read for all of them at once.
   *
   * @param ids may be empty
   * @return by id; customers of whom nothing is known may be left out
   */
  Map<CustomerId, ContactCircumstances> find(List<CustomerId> ids);
}
