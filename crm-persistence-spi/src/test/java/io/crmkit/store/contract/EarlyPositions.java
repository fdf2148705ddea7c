package io.crmkit.store.contract;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.Commit;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the positions of events when a commit begins, as a sequence of a database does, though
 * commits end in another order. May also show nothing below the highest position acknowledged, as a
 * reader with a bookmark does.
 */
final class EarlyPositions extends Faulty {
  private static final long ROOM = 10_000;

  private final Overlap overlap = new Overlap();
  private final boolean bookmark;
  private final Map<String, Long> taken = new HashMap<>();
  private final Map<Long, Long> outer = new HashMap<>();
  private final Map<Long, Long> toInner = new HashMap<>();
  private long last;
  private long highest;

  EarlyPositions(CrmStore inner, boolean bookmark) {
    super(inner);
    this.bookmark = bookmark;
  }

  @Override
  public Commit commit(ChangeSet changes) {
    synchronized (this) {
      last += ROOM;
      taken.put(changes.command().id(), last);
    }
    if (last % (3 * ROOM) == 0) {
      overlap.arrive();
    }
    return inner.commit(changes);
  }

  @Override
  public synchronized List<StoredEvent> events(int limit) {
    return inner.events(Scan.MAX_LIMIT).stream()
        .map(this::renumbered)
        .filter(event -> !bookmark || event.position() > highest)
        .sorted(Comparator.comparingLong(StoredEvent::position))
        .limit(limit)
        .toList();
  }

  private StoredEvent renumbered(StoredEvent event) {
    long position =
        outer.computeIfAbsent(
            event.position(), any -> taken.merge(event.commandId(), 1L, Long::sum));
    toInner.put(position, event.position());
    return new StoredEvent(position, event.commandId(), event.event());
  }

  @Override
  public synchronized void acknowledge(Collection<Long> positions) {
    positions.forEach(position -> highest = Math.max(highest, position));
    inner.acknowledge(positions.stream().map(p -> toInner.getOrDefault(p, -1L)).toList());
  }
}
