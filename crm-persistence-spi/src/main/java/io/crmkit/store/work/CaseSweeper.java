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
import io.crmkit.store.Page;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.Versioned;
import io.crmkit.workflow.CaseClocks;
import io.crmkit.workflow.ClockEvent;
import io.crmkit.workflow.Sweep;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

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
   * Sweeps every case that has something to tell by an instant, those first that had it first.
   *
   * @param asOf now, or earlier; what was recorded in cases by then counts
   * @throws io.crmkit.store.UnavailableException if the store cannot be reached; what was swept
   *     before stays swept, the rest waits for the next run
   */
  public Swept sweep(Instant asOf) {
    // Keys are cut down to the microsecond, so the end lies one beyond.
    Scan<CustomerCase> due =
        Scan.by(type, "wake-up").to(Key.instant(asOf.plus(1, ChronoUnit.MICROS))).limit(PAGE);
    Swept swept = new Swept(0, 0, 0);
    Optional<String> next = Optional.empty();
    do {
      Page<CustomerCase> page = store.scan(next.isEmpty() ? due : due.after(next.get()));
      for (Versioned<CustomerCase> found : page.records()) {
        swept = swept.and(sweep(found, asOf));
      }
      next = page.next();
    } while (next.isPresent());
    return swept;
  }

  private Swept sweep(Versioned<CustomerCase> found, Instant asOf) {
    String id = found.value().handled().id().value();
    try {
      Result<Answer<Integer>> result =
          work.run(command(id, found.version()), session -> told(session, id, asOf));
      return result instanceof Result.Committed<Answer<Integer>> committed
              && committed.decision().outcome() instanceof Answer.Accepted<Integer> events
          ? new Swept(1, events.value(), 0)
          : new Swept(0, 0, 0);
    } catch (ConflictException busy) {
      return new Swept(0, 0, 1);
    }
  }

  /** A version is never given twice, so neither is this command. */
  private Command command(String id, long version) {
    String what = type.name() + "/" + version + "/" + id;
    UUID name = UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
    return Command.of("sweep-" + name, "sweep");
  }

  private Decision<Answer<Integer>> told(Session session, String id, Instant asOf) {
    Optional<CustomerCase> before = session.load(type, id);
    if (before.isEmpty()) {
      return Decision.of(Answer.refused(), List.of());
    }
    Sweep sweep = clocks.sweep(before.get().handled(), asOf);
    CustomerCase after = CustomerCase.of(sweep.after(), clocks, asOf);
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
   */
  public record Swept(long cases, long events, long postponed) {
    Swept and(Swept more) {
      return new Swept(cases + more.cases, events + more.events, postponed + more.postponed);
    }
  }
}
