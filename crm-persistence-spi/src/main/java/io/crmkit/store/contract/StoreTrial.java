package io.crmkit.store.contract;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Expected;
import io.crmkit.store.Page;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.Versioned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One try of a rule: the store, names that nobody else uses, and the means to say what was found.
 * Names, commands and both views of the store may be used from several threads.
 */
public final class StoreTrial {
  private final StoreUnderTest subject;
  private final Duration patience;
  private final String token = "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 11);
  private final AtomicInteger commands = new AtomicInteger();
  private final Map<String, RecordType<Sample>> types = new ConcurrentHashMap<>();
  private final Trace trace;
  private final boolean kills;
  private final AtomicInteger restarts = new AtomicInteger();

  StoreTrial(StoreUnderTest subject, Duration patience) {
    this(subject, patience, new Trace(), false);
  }

  private StoreTrial(StoreUnderTest subject, Duration patience, Trace trace, boolean kills) {
    this.subject = subject;
    this.patience = patience;
    this.trace = trace;
    this.kills = kills;
  }

  /**
   * A try of its own on the same store, which is killed where it would be reopened; every other
   * time only, if both can be done: what it notes when it is closed must not deceive it later.
   */
  StoreTrial killing() {
    return new StoreTrial(subject, patience, trace, true);
  }

  /** The store; what is done to it shows in the trace. */
  public CrmStore store() {
    return new TracedStore(subject.store(), trace, "");
  }

  /**
   * Another store on the same data, in the same trace; rules that ask for it say {@link
   * StoreRule#withAnother}.
   */
  public CrmStore another() {
    return new TracedStore(subject.another(), trace, "on the other: ");
  }

  /** The store without the trace, for work in parallel. */
  public CrmStore untraced() {
    return subject.store();
  }

  /** The other store without the trace, for work in parallel. */
  public CrmStore untracedAnother() {
    return subject.another();
  }

  /** Closes and opens the store; rules that do so say {@link StoreRule#reopening}. */
  public void reopen() {
    if (kills && (restarts.getAndIncrement() % 2 == 0 || !subject.canReopen())) {
      kill();
      return;
    }
    trace.add("closed and opened again");
    subject.reopen();
  }

  /** Opens the store as after a kill; rules that do so say {@link StoreRule#killing}. */
  public void kill() {
    trace.add("killed and opened again");
    subject.kill();
  }

  /** The type of records that most checks need only one of. */
  public RecordType<Sample> type() {
    return type("a");
  }

  /**
   * A type of this trial, by a short name of lower case letters and digits. It is one object
   * throughout, as the constant of a host is: a store may remember by it what it has read.
   */
  public RecordType<Sample> type(String name) {
    return types.computeIfAbsent(name, any -> Sample.type(name(name)));
  }

  /** A name that no other trial uses; also fit for types and commands. */
  public String name(String name) {
    return token + "-" + name;
  }

  /** The name of a sample of {@link #type()}. */
  public RecordId id(String id) {
    return new RecordId(type().name(), id);
  }

  /** A command that no one used before. */
  public Command command() {
    return Command.of(name("c" + commands.incrementAndGet()), "content");
  }

  /** Nothing to be changed yet, with a fresh command. */
  public ChangeSet changes() {
    return ChangeSet.of(command());
  }

  /** Puts a sample of {@link #type()}, whatever is there, and returns its version. */
  public long put(Sample sample) {
    return put(type(), sample);
  }

  /** Puts a record, whatever is there, and returns its version. */
  public <T> long put(RecordType<T> type, T value) {
    RecordId record = type.idOf(value);
    Long version =
        store().commit(changes().put(type, value, Expected.any())).receipt().versions().get(record);
    expect(version != null, "the receipt of a put has no version of " + record.id());
    return Objects.requireNonNull(version);
  }

  /** Puts samples of {@link #type()} in one commit. */
  public void putAll(List<Sample> samples) {
    RecordType<Sample> type = type();
    List<Change> puts = new ArrayList<>(); // at once: a change set checks all when one is added
    samples.forEach(sample -> puts.add(new Change.Put<>(type, sample, Expected.any())));
    store().commit(new ChangeSet(command(), puts, Map.of(), List.of(), Optional.empty()));
  }

  /** A sample of {@link #type()}. */
  public Optional<Versioned<Sample>> find(String id) {
    return store().find(type(), id);
  }

  /** Deletes a sample of {@link #type()}. */
  public void delete(String id) {
    store().commit(changes().delete(id(id), Expected.any()));
  }

  /**
   * All records of a scan, page by page.
   *
   * @throws BrokenRuleException if a page is longer than its limit, or more than 10,000 pages come
   */
  public <T> List<T> all(Scan<T> scan) {
    List<T> records = new ArrayList<>();
    Scan<T> next = scan;
    for (int pages = 1; pages <= 10_000; pages++) {
      Page<T> page = store().scan(next);
      expect(
          page.records().size() <= scan.limit(),
          "a page has " + page.records().size() + " records, the limit was " + scan.limit());
      records.addAll(page.values());
      if (page.next().isEmpty()) {
        return records;
      }
      next = scan.after(page.next().get());
    }
    throw new BrokenRuleException("a scan does not end");
  }

  /** The ids of all samples of a scan. */
  public List<String> ids(Scan<Sample> scan) {
    return all(scan).stream().map(Sample::id).toList();
  }

  /** The unacknowledged events about records of this trial. */
  public List<StoredEvent> events() {
    return store().events(Scan.MAX_LIMIT).stream().filter(this::isOurs).toList();
  }

  /** Whether an event is about a record of this trial. */
  public boolean isOurs(StoredEvent event) {
    return event.event().about().type().startsWith(token);
  }

  /** Acknowledges events. */
  public void acknowledge(List<StoredEvent> events) {
    store().acknowledge(events.stream().map(StoredEvent::position).toList());
  }

  /** Adds a line to the trace. */
  public void note(String line) {
    trace.add(line);
  }

  /**
   * Goes on if the store did right.
   *
   * @throws BrokenRuleException with what was found, if not
   */
  public void expect(boolean right, String found) {
    if (!right) {
      throw new BrokenRuleException(found);
    }
  }

  /**
   * Goes on if what was found is as expected.
   *
   * @throws BrokenRuleException naming both, if not
   */
  public void expectEqual(String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      throw new BrokenRuleException(
          what + " should be " + Trace.shortened(expected) + ", was " + Trace.shortened(found));
    }
  }

  /**
   * Returns what the work throws.
   *
   * @throws BrokenRuleException if it throws nothing or something else
   */
  public <E extends RuntimeException> E expectThrown(Class<E> type, String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      if (type.isInstance(e)) {
        return type.cast(e);
      }
      throw new BrokenRuleException(
          what + " should give " + type.getSimpleName() + ", gave " + Trace.shortened(e));
    }
    throw new BrokenRuleException(what + " should give " + type.getSimpleName() + ", was accepted");
  }

  Duration patience() {
    return patience;
  }

  List<String> trace() {
    return trace.lines();
  }

  /** Leaves no events behind that would hide those of others. */
  void tidy() {
    try {
      for (int pages = 0; pages < 10; pages++) {
        List<Long> left =
            untraced().events(Scan.MAX_LIMIT).stream()
                .filter(this::isOurs)
                .map(StoredEvent::position)
                .toList();
        if (left.isEmpty()) {
          return;
        }
        untraced().acknowledge(left);
      }
    } catch (RuntimeException e) {
      trace.add("could not tidy up: " + e);
    }
  }
}
