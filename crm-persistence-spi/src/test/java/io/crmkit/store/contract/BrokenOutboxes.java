package io.crmkit.store.contract;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Event;
import io.crmkit.store.RecordId;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/** Stores that break the rules of the outbox. */
final class BrokenOutboxes {
  private BrokenOutboxes() {}

  static void add(BrokenStores to) {
    to.add(
        "outbox.content",
        "tidies JSON up",
        shown(
            events ->
                events.stream()
                    .map(e -> about(e, e.event().about(), e.event().json().replace(" ", "")))
                    .toList()));
    to.add(
        "outbox.order-in-commit",
        "tells the events of a commit backwards",
        Faulty.changes(
            changes ->
                new ChangeSet(
                    changes.command(),
                    changes.changes(),
                    changes.required(),
                    backwards(changes.events()),
                    changes.outcome())));
    to.add("outbox.order-per-record", "shows the newest first", shown(BrokenOutboxes::backwards));
    to.add("outbox.again", "shows events once", ShowsOnce::new);
    to.add(
        "outbox.acknowledge",
        "takes off all events up to the one acknowledged",
        acknowledging(
            (store, positions) ->
                store.acknowledge(
                    store.events(Scan.MAX_LIMIT).stream()
                        .map(StoredEvent::position)
                        .filter(p -> positions.stream().anyMatch(upTo -> p <= upTo))
                        .toList())));
    to.add(
        "outbox.acknowledge-again",
        "complains of events that are not there",
        acknowledging(
            (store, positions) -> {
              List<Long> there =
                  store.events(Scan.MAX_LIMIT).stream().map(StoredEvent::position).toList();
              if (!there.containsAll(positions)) {
                throw new IllegalArgumentException("no such event");
              }
              store.acknowledge(positions);
            }));
    to.add(
        "outbox.acknowledge-many",
        "takes off the first 1,000 named",
        acknowledging(
            (store, positions) -> store.acknowledge(positions.stream().limit(1_000).toList())));
    to.add("outbox.acknowledge-ahead", "remembers what was acknowledged", OwnAcknowledgements::new);
    to.add("outbox.positions-not-reused", "counts from the highest there is", CountsAnew::new);
    to.add(
        "outbox.limit",
        "shows one more than asked for",
        store ->
            new Faulty(store) {
              @Override
              public List<StoredEvent> events(int limit) {
                return inner.events(Math.min(limit + 1, Scan.MAX_LIMIT));
              }
            });
    to.add(
        "outbox.deleted-record",
        "joins events with their records",
        store ->
            new Faulty(store) {
              @Override
              public List<StoredEvent> events(int limit) {
                return inner.events(limit).stream()
                    .filter(event -> version(event.event().about()).isPresent())
                    .toList();
              }
            });
    to.add(
        "outbox.slow-commit",
        "numbers events early and reads on from a bookmark",
        store -> new EarlyPositions(store, true));
    to.add(
        "outbox.none-skipped",
        "numbers events early and reads on from a bookmark",
        store -> new EarlyPositions(store, true));
    to.add(
        "outbox.order-per-record-parallel",
        "numbers events before it locks the record",
        store -> new EarlyPositions(store, false));
    to.add(
        "outbox.global-order",
        "numbers events when commits begin",
        store -> new EarlyPositions(store, false));
    to.add(
        "ids.events",
        "tells events in plain ASCII",
        shown(
            events ->
                events.stream()
                    .map(
                        event -> {
                          RecordId about = event.event().about();
                          String id = about.id().replaceAll("[^ -~]", "?");
                          return about(event, new RecordId(about.type(), id), event.event().json());
                        })
                    .toList()));
  }

  private static StoredEvent about(StoredEvent event, RecordId about, String json) {
    return new StoredEvent(
        event.position(), event.commandId(), new Event(about, event.event().code(), json));
  }

  private static <E> List<E> backwards(List<E> list) {
    List<E> turned = new ArrayList<>(list);
    Collections.reverse(turned);
    return turned;
  }

  private static UnaryOperator<CrmStore> shown(UnaryOperator<List<StoredEvent>> spoil) {
    return store ->
        new Faulty(store) {
          @Override
          public List<StoredEvent> events(int limit) {
            return spoil.apply(inner.events(limit));
          }
        };
  }

  private interface Acknowledging {
    void acknowledge(CrmStore store, Collection<Long> positions);
  }

  private static UnaryOperator<CrmStore> acknowledging(Acknowledging spoil) {
    return store ->
        new Faulty(store) {
          @Override
          public void acknowledge(Collection<Long> positions) {
            spoil.acknowledge(inner, positions);
          }
        };
  }

  private static final class ShowsOnce extends Faulty {
    private final Set<Long> shown = new HashSet<>();

    ShowsOnce(CrmStore inner) {
      super(inner);
    }

    @Override
    public List<StoredEvent> events(int limit) {
      return inner.events(limit).stream().filter(event -> shown.add(event.position())).toList();
    }
  }

  /** Positions begin again whenever the outbox is empty. */
  private static final class CountsAnew extends Faulty {
    private long base;

    CountsAnew(CrmStore inner) {
      super(inner);
    }

    @Override
    public List<StoredEvent> events(int limit) {
      return inner.events(limit).stream()
          .map(e -> new StoredEvent(e.position() - base, e.commandId(), e.event()))
          .toList();
    }

    @Override
    public void acknowledge(Collection<Long> positions) {
      List<Long> right = positions.stream().map(position -> position + base).toList();
      inner.acknowledge(right);
      if (inner.events(1).isEmpty()) {
        LongStream highest = right.stream().mapToLong(Long::longValue);
        base = highest.max().orElse(base);
      }
    }
  }
}
