package io.crmkit.store.contract;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.CommandReusedException;
import io.crmkit.store.Commit;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Expected;
import io.crmkit.store.Receipt;
import io.crmkit.store.RecordId;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Stores that go wrong where there are two at work at once on the same data. */
final class BrokenSharedRaces {
  private BrokenSharedRaces() {}

  static void add(BrokenStores to) {
    BrokenShared.add(
        to,
        "shared.lost-update",
        "has a lock of its own for versions",
        BrokenSharedRaces::locksAlone);
    Map<String, Receipt> receipts = new ConcurrentHashMap<>();
    BrokenShared.add(
        to,
        "shared.replay-parallel",
        "has a lock of its own for receipts",
        inner -> new LooksAlone(inner, receipts));
    BrokenShared.add(
        to, "shared.write-skew", "has a lock of its own for guards", BrokenSharedRaces::locksAlone);
    Map<String, Receipt> reusable = new ConcurrentHashMap<>();
    BrokenShared.add(
        to,
        "shared.reuse-parallel",
        "has a lock of its own for commands",
        inner -> new LooksAlone(inner, reusable));
    BrokenShared.add(
        to,
        "shared.absent-skew",
        "locks in the data what is there only",
        BrokenSharedRaces::locksRows);
    BrokenShared.add(
        to,
        "shared.one-creation",
        "has a lock of its own for what is absent",
        BrokenSharedRaces::locksAlone);
    BrokenShared.add(
        to, "shared.none-skipped", "tells only what it committed itself", OwnEvents::new);
  }

  /** Checks under a lock, but one that no other store knows of; what it leaves out is lost. */
  private static final class LocksAlone extends Faulty {
    private final Overlap overlap = new Overlap();
    private final UnaryOperator<ChangeSet> left;

    LocksAlone(CrmStore inner, UnaryOperator<ChangeSet> left) {
      super(inner);
      this.left = left;
    }

    @Override
    public synchronized Commit commit(ChangeSet changes) {
      conflict(changes)
          .ifPresent(
              conflict -> {
                throw conflict;
              });
      overlap.arrive();
      return inner.commit(left.apply(changes));
    }
  }

  private static CrmStore locksAlone(CrmStore inner) {
    return new LocksAlone(
        inner,
        changes -> Faulty.expecting(Faulty.requiring(changes, Map.of()), e -> Expected.any()));
  }

  /**
   * Locks the records that are there for every store, so that none of these changes meanwhile; what
   * is absent cannot be locked. A key that is there already is refused.
   */
  private static CrmStore locksRows(CrmStore inner) {
    return new LocksAlone(
        inner,
        changes -> {
          Map<RecordId, Expected> there = new HashMap<>(changes.required());
          there.values().removeIf(Expected.absent()::equals);
          return Faulty.requiring(changes, there);
        });
  }

  /** Looks for a receipt under a lock, but one that no other store knows of. */
  private static final class LooksAlone extends Faulty {
    private final Overlap overlap = new Overlap();
    private final Map<String, Receipt> receipts;

    LooksAlone(CrmStore inner, Map<String, Receipt> receipts) {
      super(inner);
      this.receipts = receipts;
    }

    @Override
    public synchronized Commit commit(ChangeSet changes) {
      Receipt earlier = receipts.get(changes.command().id());
      if (earlier != null && !earlier.command().equals(changes.command())) {
        throw new CommandReusedException(changes.command().id());
      }
      if (earlier != null) {
        return new Commit(earlier, true);
      }
      overlap.arrive();
      Receipt done = inner.commit(fresh(expecting(changes, expected -> Expected.any()))).receipt();
      Receipt receipt = new Receipt(changes.command(), done.versions(), done.outcome());
      receipts.put(changes.command().id(), receipt);
      return new Commit(receipt, false);
    }
  }

  private static final class OwnEvents extends Faulty {
    private final Set<String> own = ConcurrentHashMap.newKeySet();

    OwnEvents(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      own.add(changes.command().id());
      return inner.commit(changes);
    }

    @Override
    public List<StoredEvent> events(int limit) {
      return inner.events(Scan.MAX_LIMIT).stream()
          .filter(event -> own.contains(event.commandId()))
          .limit(limit)
          .toList();
    }
  }
}
