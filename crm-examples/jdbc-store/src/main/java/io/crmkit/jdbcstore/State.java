package io.crmkit.jdbcstore;

import io.crmkit.store.Receipt;
import io.crmkit.store.RecordId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a commit finds once it has its locks.
 *
 * @param receipt of an earlier commit of the same command
 * @param nextVersion a version that no record ever had
 * @param found those of the records of the plan that there are
 */
record State(@Nullable String receipt, long nextVersion, Map<RecordId, Found> found) {
  Optional<Receipt> receiptOf(String commandId) {
    return Optional.ofNullable(receipt).map(json -> Receipt.fromJson(commandId, json));
  }

  OptionalLong version(RecordId record) {
    return Optional.ofNullable(found.get(record)).stream().mapToLong(Found::version).findFirst();
  }
}
