package io.crmkit.store.contract;

import io.crmkit.store.CrmStore;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps acknowledgements to itself, and shows nothing at a position that was ever acknowledged. */
final class OwnAcknowledgements extends Faulty {
  private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();

  OwnAcknowledgements(CrmStore inner) {
    super(inner);
  }

  @Override
  public void acknowledge(Collection<Long> positions) {
    acknowledged.addAll(positions);
  }

  @Override
  public List<StoredEvent> events(int limit) {
    return inner.events(Scan.MAX_LIMIT).stream()
        .filter(event -> !acknowledged.contains(event.position()))
        .limit(limit)
        .toList();
  }
}
