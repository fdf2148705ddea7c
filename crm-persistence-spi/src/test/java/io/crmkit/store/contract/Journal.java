package io.crmkit.store.contract;

import io.crmkit.store.Capability;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Commit;
import io.crmkit.store.CrmStore;
import io.crmkit.store.ForwardingStore;
import io.crmkit.store.InMemoryStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A durable store as a file that is appended to would be: all that was committed is written down,
 * and opened again it is done once more. Right as it stands, for subclasses to spoil.
 */
class Journal implements StoreUnderTest {
  /** What was done, in order; a change set, or positions that were acknowledged. */
  private final List<Object> written = new ArrayList<>();

  /** What a kill leaves of what was being written. */
  private static final Object TORN = "torn";

  private final List<Object> unwritten = new ArrayList<>();
  private CrmStore store = opened();

  /** What a store does to commits while it is opened. */
  UnaryOperator<CrmStore> reading() {
    return UnaryOperator.identity();
  }

  /** What a store does once it was opened again. */
  UnaryOperator<CrmStore> reopened() {
    return UnaryOperator.identity();
  }

  /** Which of the entries are read, of all that are there. */
  List<Object> readable(List<Object> entries) {
    return entries;
  }

  /** Whether an entry is written at once, not when the store is closed. */
  boolean atOnce(Object entry) {
    return true;
  }

  /** Whether it takes away what is torn before it writes behind it. */
  boolean cutsOff() {
    return true;
  }

  private CrmStore opened() {
    CrmStore data = new InMemoryStore();
    CrmStore reading = reading().apply(data);
    List<Object> whole = written.stream().takeWhile(entry -> entry != TORN).toList();
    List<Object> entries = readable(whole);
    if (cutsOff()) {
      written.clear();
      written.addAll(entries);
    }
    for (Object entry : entries) {
      if (entry instanceof ChangeSet changes) {
        reading.commit(changes);
      } else {
        reading.acknowledge(positions(entry));
      }
    }
    return writing(data);
  }

  @SuppressWarnings("unchecked")
  private static Collection<Long> positions(Object entry) {
    return (Collection<Long>) entry;
  }

  private CrmStore writing(CrmStore data) {
    return new ForwardingStore(data) {
      @Override
      public Commit commit(ChangeSet changes) {
        Commit commit = super.commit(changes);
        if (!commit.replayed()) {
          write(changes);
        }
        return commit;
      }

      @Override
      public void acknowledge(Collection<Long> positions) {
        super.acknowledge(positions);
        write(List.copyOf(positions));
      }

      @Override
      public Set<Capability> capabilities() {
        return Set.of(Capability.DURABLE);
      }
    };
  }

  private void write(Object entry) {
    (atOnce(entry) ? written : unwritten).add(entry);
  }

  @Override
  public CrmStore store() {
    return store;
  }

  /** Puts another view of the same data in its place. */
  void show(CrmStore view) {
    store = view;
  }

  @Override
  public boolean canReopen() {
    return true;
  }

  @Override
  public void reopen() {
    written.addAll(unwritten);
    unwritten.clear();
    store = reopened().apply(opened());
  }

  @Override
  public boolean canKill() {
    return true;
  }

  @Override
  public void kill() {
    unwritten.clear();
    written.add(TORN);
    store = reopened().apply(opened());
  }

  @Override
  public void close() {}
}
