package io.crmkit.store.contract;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.Commit;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Receipt;
import io.crmkit.store.RecordType;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.Versioned;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stores that show a commit bit by bit. */
final class BrokenShown {
  private BrokenShown() {}

  static void add(BrokenStores to) {
    String rule = "concurrency.shown-at-once";
    to.add(rule, "shows events after their records", store -> new BitByBit(store, Late.EVENTS));
    to.also(rule, "shows receipts after the rest", store -> new BitByBit(store, Late.RECEIPT));
    to.also(rule, "shows records after the rest", store -> new BitByBit(store, Late.RECORDS));
  }

  private enum Late {
    EVENTS,
    RECEIPT,
    RECORDS
  }

  /** What is late shows when the commit has returned, a little after the rest. */
  private static final class BitByBit extends Faulty {
    private final Late late;
    private final Set<String> hidden = ConcurrentHashMap.newKeySet();

    BitByBit(CrmStore inner, Late late) {
      super(inner);
      this.late = late;
    }

    @Override
    public Commit commit(ChangeSet changes) {
      String name =
          late == Late.RECORDS ? changes.changes().get(0).record().id() : changes.command().id();
      hidden.add(name);
      try {
        Commit commit = inner.commit(changes);
        new Overlap().arrive(); // alone, so that it takes a while
        return commit;
      } finally {
        hidden.remove(name);
      }
    }

    @Override
    public List<StoredEvent> events(int limit) {
      return inner.events(limit).stream()
          .filter(event -> late != Late.EVENTS || !hidden.contains(event.commandId()))
          .toList();
    }

    @Override
    public Optional<Receipt> receipt(String commandId) {
      return inner
          .receipt(commandId)
          .filter(receipt -> late != Late.RECEIPT || !hidden.contains(commandId));
    }

    @Override
    Optional<Versioned<Sample>> findOne(RecordType<Sample> type, String id) {
      return inner.find(type, id).filter(record -> late != Late.RECORDS || !hidden.contains(id));
    }
  }
}
