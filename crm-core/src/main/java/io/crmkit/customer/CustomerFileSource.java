package io.crmkit.customer;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The read port: where customer files come from. Hosts implement it over their own order and
 * contact tables, so that nothing has to be copied. Implementations state whether they may be used
 * by several threads.
 */
public interface CustomerFileSource {
  /** The file of a customer, if there is one. */
  Optional<CustomerFile> find(CustomerId id);

  /**
   * The next files by ascending id (keyset paging).
   *
   * @param after the id after which the page starts, or empty for the first page
   * @param limit how many files at the most, at least 1
   * @throws IllegalArgumentException if the limit is below 1
   */
  CustomerFilePage page(Optional<CustomerId> after, int limit);

  /** Hands every file to the action, reading pages of {@code pageSize}. */
  default void forEach(int pageSize, Consumer<? super CustomerFile> action) {
    Optional<CustomerId> after = Optional.empty();
    do {
      CustomerFilePage page = page(after, pageSize);
      page.files().forEach(action);
      after = page.next();
    } while (after.isPresent());
  }

  /** A source over files in memory; of files with the same id the last one counts. */
  static CustomerFileSource of(List<CustomerFile> files) {
    TreeMap<CustomerId, CustomerFile> byId = new TreeMap<>();
    files.forEach(file -> byId.put(file.id(), file));
    return new InMemoryFiles(byId);
  }
}

/** Files in memory; never changed after it is built. */
record InMemoryFiles(TreeMap<CustomerId, CustomerFile> byId) implements CustomerFileSource {
  @Override
  public Optional<CustomerFile> find(CustomerId id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public CustomerFilePage page(Optional<CustomerId> after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("page limit must be at least 1, was " + limit);
    }
    var rest = after.map(id -> byId.tailMap(id, false)).orElse(byId);
    List<CustomerFile> files = rest.values().stream().limit(limit + 1L).toList();
    return files.size() <= limit
        ? new CustomerFilePage(files, Optional.empty())
        : new CustomerFilePage(files.subList(0, limit), Optional.of(files.get(limit - 1).id()));
  }
}
