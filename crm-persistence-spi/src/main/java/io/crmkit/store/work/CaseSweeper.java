package io.crmkit.store.work;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.json.CrmJson;
import io.crmkit.store.Command;
import io.crmkit.store.ConflictException;
import io.crmkit.store.CrmStore;
import io.crmkit.store.CustomerCase;
import io.crmkit.store.Event;
import io.crmkit.store.Key;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.UnreadableRecordException;
import io.crmkit.store.Versioned;
import io.crmkit.workflow.CaseClocks;
import io.crmkit.workflow.ClockEvent;
import io.crmkit.workflow.Sweep;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Writes down what has become true of the clocks of stored cases: warnings, missed limits and
 * escalations, each exactly once, however many sweepers run, at whatever times, and wherever one of
 * them is killed. What a case tells and the note that it was told are one commit.
 *
 * <pre>{@code
 * CaseSweeper sweeper = CaseSweeper.of(store, work, clocks);
 * Swept swept = sweeper.sweep(now);     // as often as you like
 * store.events(100).forEach(event -> notify(event));   // ClockEvent as JSON, code "clock"
 * }</pre>
 *
 * <p><b>When calendars or workflows change.</b> A sweep finds cases by the instants that they were
 * stored with. Whoever publishes a calendar further, amends one (a working day to make up for a
 * holiday) or changes the limits of a workflow runs {@link #refresh} with the new clocks, before
 * the next sweep and once everybody who writes cases has them; otherwise what comes earlier now is
 * told only when the old instant is reached.
 *
 * <p>Safe for several threads if store and units of work are.
 */
public final class CaseSweeper {
  /** The code of the events in the outbox; their details are {@link ClockEvent} as JSON. */
  public static final String EVENT = "clock";

  private static final int PAGE = 200;

  private final CrmStore store;
  private final UnitOfWork work;
  private final CaseClocks clocks;
  private final RecordType<CustomerCase> type;

  private CaseSweeper(
      CrmStore store, UnitOfWork work, CaseClocks clocks, RecordType<CustomerCase> type) {
    this.store = Objects.requireNonNull(store, "store");
    this.work = Objects.requireNonNull(work, "work");
    this.clocks = Objects.requireNonNull(clocks, "clocks");
    this.type = Objects.requireNonNull(type, "type");
  }

  /** A sweeper of the cases in a store; the clocks must know every workflow they follow. */
  public static CaseSweeper of(CrmStore store, UnitOfWork work, CaseClocks clocks) {
    return new CaseSweeper(store, work, clocks, CustomerCase.TYPE);
  }

  /** The same, of cases that are kept apart; see {@link CustomerCase#type}. */
  public CaseSweeper ofType(RecordType<CustomerCase> newType) {
    return new CaseSweeper(store, work, clocks, newType);
  }

  /**
   * Sweeps every case that has something to tell by an instant, those first that had it first. A
   * case that cannot be read, or whose workflow the clocks do not know, is left for the next run
   * and told of; those behind it are swept.
   *
   * @param asOf now, or earlier; what was recorded in cases by then counts
   * @throws io.crmkit.store.UnavailableException if the store cannot be reached; what was swept
   *     before stays swept, the rest waits for the next run
   */
  public Swept sweep(Instant asOf) {
    // Keys are cut down to the microsecond, so the end lies one beyond.
    Scan<CustomerCase> due =
        Scan.by(type, "wake-up").to(Key.instant(asOf.plus(1, ChronoUnit.MICROS))).limit(PAGE);
    Tally tally = new Tally();
    store.forEach(
        due,
        found -> sweep(found, asOf, tally),
        unreadable -> tally.unswept.add(Unswept.of(unreadable.record(), unreadable)));
    return new Swept(tally.cases, tally.events, tally.postponed, tally.unswept);
  }

  /** What a run has done so far. */
  private static final class Tally {
    private long cases;
    private long events;
    private long postponed;
    private final List<Unswept> unswept = new ArrayList<>();
  }

  /**
   * Finds anew, for every case, when to look at it, and writes it down where that has changed; for
   * when the clocks know other calendars or limits than the cases were stored with. Tells nothing:
   * the next {@link #sweep} does. Goes through all cases page by page and writes to none that keeps
   * its instant or is due as it is, so that it may be run again at any time, also after it broke
   * off. A case that cannot be read, or whose workflow the clocks do not know, is left as it is and
   * told of; those behind it are refreshed.
   *
   * @param asOf now, or earlier; cases that are due by then are left to the sweep
   * @throws io.crmkit.store.UnavailableException if the store cannot be reached; what was written
   *     before stays written
   */
  public Refreshed refresh(Instant asOf) {
    Tally tally = new Tally();
    store.forEach(
        Scan.of(type).limit(PAGE),
        found -> refresh(found, asOf, tally),
        unreadable -> tally.unswept.add(Unswept.of(unreadable.record(), unreadable)));
    return new Refreshed(tally.cases, tally.postponed, tally.unswept);
  }

  private void refresh(Versioned<CustomerCase> found, Instant asOf, Tally tally) {
    RecordId record = type.idOf(found.value());
    try {
      if (!refreshed(found.value(), asOf).equals(found.value())) {
        run("refresh", record, found.version(), tally, session -> woken(session, record, asOf));
      }
    } catch (UnsweepableException e) {
      tally.unswept.add(Unswept.of(record, e.why));
    }
  }

  private Decision<Answer<Integer>> woken(Session session, RecordId record, Instant asOf) {
    Optional<CustomerCase> before = session.load(type, record.id());
    Optional<CustomerCase> after = before.map(kept -> refreshed(kept, asOf));
    if (after.equals(before)) {
      return Decision.of(Answer.refused(), List.of());
    }
    session.save(type, after.orElseThrow());
    return Decision.of(Answer.accepted(0), List.of());
  }

  private CustomerCase refreshed(CustomerCase kept, Instant asOf) {
    try {
      return kept.refreshed(clocks, asOf);
    } catch (RuntimeException e) {
      throw new UnsweepableException(e);
    }
  }

  private void sweep(Versioned<CustomerCase> found, Instant asOf, Tally tally) {
    RecordId record = type.idOf(found.value());
    run("sweep", record, found.version(), tally, session -> told(session, record.id(), asOf));
  }

  /** Changes a case if there is something to change, and counts what came of it. */
  private void run(
      String what,
      RecordId record,
      long version,
      Tally tally,
      Function<Session, Decision<Answer<Integer>>> change) {
    try {
      Result<Answer<Integer>> result = work.run(command(what, record.id(), version), change);
      if (result instanceof Result.Committed<Answer<Integer>> committed
          && committed.decision().outcome() instanceof Answer.Accepted<Integer> events) {
        tally.cases++;
        tally.events += events.value();
      }
    } catch (ConflictException busy) {
      tally.postponed++;
    } catch (UnreadableRecordException changed) {
      tally.unswept.add(Unswept.of(record, changed));
    } catch (UnsweepableException e) {
      tally.unswept.add(Unswept.of(record, e.why));
    }
  }

  /** The clocks cannot tell what a case has to say. */
  private static final class UnsweepableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient RuntimeException why;

    UnsweepableException(RuntimeException why) {
      super(why);
      this.why = why;
    }
  }

  /** A version is never given twice, so neither is this command. */
  private Command command(String what, String id, long version) {
    String which = type.name() + "/" + version + "/" + id;
    UUID name = UUID.nameUUIDFromBytes(which.getBytes(StandardCharsets.UTF_8));
    return Command.of(what + "-" + name, what);
  }

  private Decision<Answer<Integer>> told(Session session, String id, Instant asOf) {
    Optional<CustomerCase> before = session.load(type, id);
    if (before.isEmpty()) {
      return Decision.of(Answer.refused(), List.of());
    }
    Sweep sweep;
    CustomerCase after;
    try {
      sweep = clocks.sweep(before.get().handled(), asOf);
      after = CustomerCase.of(sweep.after(), clocks, asOf);
    } catch (RuntimeException e) {
      throw new UnsweepableException(e);
    }
    if (after.equals(before.get())) {
      return Decision.of(Answer.refused(), List.of());
    }
    session.save(type, after);
    for (ClockEvent event : sweep.events()) {
      session.emit(new Event(type.idOf(after), EVENT, CrmJson.write(event)));
    }
    return Decision.of(Answer.accepted(sweep.events().size()), List.of());
  }

  /**
   * What a run did.
   *
   * @param cases how many cases it changed
   * @param events how many events it told
   * @param postponed how many cases others kept changing meanwhile; the next run finds them
   * @param unswept the cases that it had to leave as they are
   */
  public record Swept(long cases, long events, long postponed, List<Unswept> unswept) {
    /** Copies the list. */
    public Swept {
      unswept = List.copyOf(unswept);
    }

    /** What a run did that had to leave none. */
    public Swept(long cases, long events, long postponed) {
      this(cases, events, postponed, List.of());
    }
  }

  /**
   * What {@link #refresh} did.
   *
   * @param cases how many cases are to be looked at at another instant than before
   * @param postponed how many cases others kept changing meanwhile: whoever did so with clocks of
   *     before leaves them as they were, so run it again
   * @param unswept the cases that it had to leave as they are
   */
  public record Refreshed(long cases, long postponed, List<Unswept> unswept) {
    /** Copies the list. */
    public Refreshed {
      unswept = List.copyOf(unswept);
    }

    /** What a run did that had to leave none. */
    public Refreshed(long cases, long postponed) {
      this(cases, postponed, List.of());
    }
  }
}
