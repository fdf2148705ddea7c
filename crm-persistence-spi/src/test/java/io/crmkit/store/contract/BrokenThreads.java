package io.crmkit.store.contract;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CommandReusedException;
import io.crmkit.store.Commit;
import io.crmkit.store.CommitPlan;
import io.crmkit.store.ConflictException;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Expected;
import io.crmkit.store.Page;
import io.crmkit.store.Receipt;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.UnavailableException;
import io.crmkit.store.Versioned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;

/** Stores that break the rules of concurrency. */
final class BrokenThreads {
  private BrokenThreads() {}

  static void add(BrokenStores to) {
    to.add(
        "concurrency.lost-update",
        "checks versions before it locks",
        store -> new BrokenCommands.ChecksEarly(store, BrokenCommands.isVersion(), true));
    to.add(
        "concurrency.one-creation",
        "looks for a record before it locks",
        store -> new BrokenCommands.ChecksEarly(store, BrokenCommands.isAbsent(), true));
    to.add(
        "concurrency.one-deletion",
        "checks what it deletes before it locks",
        store -> new BrokenCommands.ChecksEarly(store, BrokenCommands.isVersion(), true));
    to.add("concurrency.replay", "looks for a receipt before it locks", LooksEarly::new);
    to.add("concurrency.reuse", "looks for a receipt before it locks", LooksEarly::new);
    to.also(
        "concurrency.reuse",
        "looks for a receipt before it locks, and is fast",
        LooksEarlyAndIsFast::new);
    to.add("concurrency.disjoint", "has one version for all", OneVersionForAll::new);
    to.add("concurrency.opposite-orders", "locks records in the order of changes", Deadlocks::new);
    to.add(
        "concurrency.any-records",
        "locks stripes of records, in the order of the records",
        LocksStripes::new);
    to.add("concurrency.while-writing", "holds a lock while a codec runs", Locked::new);
    to.also(
        "concurrency.while-writing",
        "holds the lock of a record while its codec runs",
        store -> new LockedWhileWriting(store, changes -> changes.changes().get(0).record()));
    to.also(
        "concurrency.while-writing",
        "holds the lock of a command while a codec runs",
        store -> new LockedWhileWriting(store, ChangeSet::command));
    to.add("concurrency.while-reading", "holds a lock while a codec runs", Locked::new);
    to.add(
        "concurrency.seen-stays", "forgets what it has read after a commit shows", HearsLate::new);
    to.add("concurrency.linearizable", "finds in a cache", Caches::new);
  }

  /** Commits what was asked for, whatever happened since it looked. */
  static class LooksEarly extends Faulty {
    private final Overlap overlap = new Overlap();
    private final Map<String, Receipt> receipts = new ConcurrentHashMap<>();

    LooksEarly(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      Command command = changes.command();
      Receipt earlier = receipts.get(command.id());
      if (earlier != null && !earlier.command().equals(command)) {
        throw new CommandReusedException(command.id());
      }
      if (earlier != null) {
        return new Commit(earlier, true);
      }
      pause(changes);
      Receipt done = inner.commit(fresh(expecting(changes, expected -> Expected.any()))).receipt();
      Receipt receipt = new Receipt(command, done.versions(), done.outcome());
      receipts.put(command.id(), receipt);
      return new Commit(receipt, false);
    }

    void pause(ChangeSet changes) {
      overlap.arrive();
    }
  }

  private static final class LooksEarlyAndIsFast extends LooksEarly {
    LooksEarlyAndIsFast(CrmStore inner) {
      super(inner);
    }

    @Override
    void pause(ChangeSet changes) {
      takeTime(changes);
    }
  }

  private static final class OneVersionForAll extends Faulty {
    private final Overlap overlap = new Overlap();
    private final AtomicInteger version = new AtomicInteger();

    OneVersionForAll(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      int before = version.get();
      overlap.arrive();
      if (!version.compareAndSet(before, before + 1)) {
        Change change = changes.changes().get(0);
        throw new ConflictException(change.record(), change.expected(), OptionalLong.empty());
      }
      return inner.commit(changes);
    }
  }

  private static final class Deadlocks extends Faulty {
    private final Overlap overlap = new Overlap();
    private final Map<RecordId, ReentrantLock> locks = new ConcurrentHashMap<>();

    Deadlocks(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      List<ReentrantLock> held = new ArrayList<>();
      try {
        for (Change change : changes.changes()) {
          ReentrantLock lock = locks.computeIfAbsent(change.record(), any -> new ReentrantLock());
          if (!lock.tryLock(20, TimeUnit.MILLISECONDS)) {
            throw new UnavailableException("deadlock", new TimeoutException());
          }
          held.add(lock);
          overlap.arrive();
        }
        return inner.commit(changes);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UnavailableException("interrupted", e);
      } finally {
        held.forEach(ReentrantLock::unlock);
      }
    }
  }

  /** Two commits of other records may need the same two stripes the other way round. */
  private static final class LocksStripes extends Faulty {
    private final List<ReentrantLock> stripes =
        Stream.generate(ReentrantLock::new).limit(16).toList();

    LocksStripes(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      List<ReentrantLock> held = new ArrayList<>();
      try {
        for (RecordId record : CommitPlan.of(changes).expected().keySet()) {
          ReentrantLock lock = stripes.get(Math.floorMod(record.hashCode(), stripes.size()));
          if (!lock.tryLock(200, TimeUnit.MILLISECONDS)) {
            throw new UnavailableException("deadlock", new TimeoutException());
          }
          held.add(lock);
          takeTime(changes);
        }
        return inner.commit(changes);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UnavailableException("interrupted", e);
      } finally {
        held.forEach(ReentrantLock::unlock);
      }
    }
  }

  private static final class LockedWhileWriting extends Faulty {
    private final Map<Object, Object> locks = new ConcurrentHashMap<>();
    private final Function<ChangeSet, Object> what;

    LockedWhileWriting(CrmStore inner, Function<ChangeSet, Object> what) {
      super(inner);
      this.what = what;
    }

    @Override
    public Commit commit(ChangeSet changes) {
      synchronized (locks.computeIfAbsent(what.apply(changes), any -> new Object())) {
        return inner.commit(changes);
      }
    }
  }

  private static final class Locked extends Faulty {
    Locked(CrmStore inner) {
      super(inner);
    }

    @Override
    synchronized Optional<Versioned<Sample>> findOne(RecordType<Sample> type, String id) {
      return inner.find(type, id);
    }

    @Override
    synchronized Map<String, Versioned<Sample>> findMany(
        RecordType<Sample> type, Collection<String> ids) {
      return inner.findAll(type, ids);
    }

    @Override
    synchronized Page<Sample> scanned(Scan<Sample> scan) {
      return inner.scan(scan);
    }

    @Override
    public synchronized Commit commit(ChangeSet changes) {
      return inner.commit(changes);
    }
  }

  /** Keeps what it has read until it hears of a commit, which is later than others see it. */
  private static final class HearsLate extends Faulty {
    private final Map<String, Optional<Receipt>> receipts = new ConcurrentHashMap<>();

    HearsLate(CrmStore inner) {
      super(inner);
    }

    @Override
    public Commit commit(ChangeSet changes) {
      receipts.clear();
      new Overlap().arrive(); // alone, so that it takes a while
      Commit commit = inner.commit(changes);
      new Overlap().arrive();
      receipts.clear();
      return commit;
    }

    @Override
    public Optional<Receipt> receipt(String commandId) {
      return receipts.computeIfAbsent(commandId, inner::receipt);
    }
  }

  private static final class Caches extends Faulty {
    private final Map<String, Versioned<Sample>> cache = new ConcurrentHashMap<>();

    Caches(CrmStore inner) {
      super(inner);
    }

    @Override
    Optional<Versioned<Sample>> findOne(RecordType<Sample> type, String id) {
      return Optional.ofNullable(
          cache.computeIfAbsent(type.name() + "/" + id, any -> inner.find(type, id).orElse(null)));
    }
  }
}
