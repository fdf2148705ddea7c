package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.Capability;
import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Events of commits that overlap. */
final class OutboxRaceRules {
  private static final int WRITERS = 4;
  private static final int COMMITS = 40; // of each, at the least
  private static final int MANY = 100;
  private static final long A_WHILE = 150_000_000; // ns, at the least

  private OutboxRaceRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "outbox.slow-commit",
            "The events of a commit that began early and ended late show, though later ones were"
                + " acknowledged meanwhile.",
            OutboxRaceRules::slowCommit),
        must(
            "outbox.none-skipped",
            "A reader who acknowledges while many write sees every event.",
            trial -> expectNoneSkipped(trial, race(trial))),
        must(
            "outbox.order-per-record-parallel",
            "A reader who acknowledges while many write sees the events about a record in the order"
                + " of its versions.",
            trial -> expectOrderPerRecord(trial, race(trial).seen())),
        must(
                "outbox.global-order",
                "A reader who acknowledges while many write never sees an event at a lower position"
                    + " than one seen before.",
                trial -> expectGlobalOrder(trial, race(trial).seen()))
            .needing(Capability.GLOBAL_EVENT_ORDER));
  }

  private static void slowCommit(StoreTrial trial) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    RecordType<Sample> slow = Waiting.toWrite(trial.type("slow"), begun, goOn);
    RecordId early = new RecordId(slow.name(), "early");
    ChangeSet changes =
        trial
            .changes()
            .put(slow, Sample.of("early"), Expected.any())
            .event(new Event(early, "told", "{}"));
    try (Workers workers = new Workers(trial.patience())) {
      workers.start(() -> trial.untraced().commit(changes));
      var others =
          workers.start(
              () -> {
                workers.await(begun, "asking the codec");
                OutboxRules.tell(trial, "late", 0, 3);
                trial.acknowledge(trial.events());
              });
      workers.begin();
      try {
        workers.await(others);
      } finally {
        goOn.countDown();
      }
      workers.finish();
    }
    trial.expectEqual(
        "the events of the slow commit",
        List.of(early),
        trial.events().stream().map(event -> event.event().about()).toList());
  }

  /**
   * What happened while many wrote.
   *
   * @param told how many events there are about a record
   * @param seen what a reader saw, in the order in which it did
   */
  private record Race(Map<RecordId, Integer> told, List<StoredEvent> seen) {}

  private static Race race(StoreTrial trial) throws Exception {
    Race race = new Race(new ConcurrentHashMap<>(), new ArrayList<>());
    CountDownLatch writing = new CountDownLatch(WRITERS);
    try (Workers workers = new Workers(trial.patience())) {
      for (int writer = 0; writer < WRITERS; writer++) {
        int number = writer;
        workers.start(
            () -> {
              try {
                write(trial, number, race);
              } finally {
                writing.countDown();
              }
            });
      }
      workers.start(
          () -> {
            boolean last;
            List<StoredEvent> events;
            do {
              last = writing.getCount() == 0;
              events =
                  trial.untraced().events(Scan.MAX_LIMIT).stream().filter(trial::isOurs).toList();
              race.seen().addAll(events);
              trial.untraced().acknowledge(events.stream().map(StoredEvent::position).toList());
            } while (!(last && events.isEmpty()) && !Thread.currentThread().isInterrupted());
          });
      workers.finish();
    }
    trial.note(WRITERS + " writers told " + race.told() + "; a reader saw " + race.seen().size());
    return race;
  }

  /**
   * Commits for a while to a record of its own, and every second time to one of all: commits that
   * share nothing overlap, as they would not if each waited for the same lock. Some are large and
   * slow.
   */
  private static void write(StoreTrial trial, int writer, Race race) {
    RecordId own = trial.id("w" + writer);
    long begun = System.nanoTime();
    for (int commit = 0;
        commit < COMMITS
            || (System.nanoTime() - begun < A_WHILE && !Thread.currentThread().isInterrupted());
        commit++) {
      boolean large = commit % 8 == writer;
      List<Change> puts = new ArrayList<>();
      List<Event> events = new ArrayList<>();
      puts.add(put(trial, Sample.of(own.id()).number(commit)));
      String json = "{\"n\":" + commit + "}";
      for (int event = 0; event < (large ? MANY : 1); event++) {
        events.add(new Event(own, "told", json));
      }
      if (commit % 2 == 0) {
        puts.add(put(trial, Sample.of("shared").number(commit)));
        events.add(new Event(trial.id("shared"), "told", json));
      }
      for (int more = 0; more < (large ? 30 : 0); more++) {
        puts.add(put(trial, Sample.of(own.id() + "-" + more)));
      }
      trial
          .untraced()
          .commit(new ChangeSet(trial.command(), puts, Map.of(), events, Optional.empty()));
      events.forEach(event -> race.told().merge(event.about(), 1, Integer::sum));
    }
  }

  private static Change put(StoreTrial trial, Sample sample) {
    return new Change.Put<>(trial.type(), sample, Expected.any());
  }

  private static void expectNoneSkipped(StoreTrial trial, Race race) {
    Map<RecordId, Integer> counts = new HashMap<>();
    race.seen().stream()
        .distinct()
        .forEach(event -> counts.merge(event.event().about(), 1, Integer::sum));
    trial.expectEqual("the number of events by their record", race.told(), counts);
    trial.expectEqual("the events left", List.of(), trial.events());
  }

  private static void expectOrderPerRecord(StoreTrial trial, List<StoredEvent> seen) {
    Map<RecordId, Long> positions = new HashMap<>();
    Map<RecordId, Long> versions = new HashMap<>();
    for (StoredEvent event : seen) {
      RecordId about = event.event().about();
      long version =
          trial
              .untraced()
              .receipt(event.commandId())
              .map(receipt -> receipt.versions().getOrDefault(about, 0L))
              .orElse(0L);
      long position = event.position();
      trial.expect(
          position > positions.getOrDefault(about, Long.MIN_VALUE),
          "an event about " + about + " shows at " + position + " after " + positions.get(about));
      trial.expect(
          version >= versions.getOrDefault(about, 0L),
          "the event of version "
              + version
              + " of "
              + about
              + " shows after that of version "
              + versions.get(about));
      positions.put(about, position);
      versions.put(about, version);
    }
  }

  private static void expectGlobalOrder(StoreTrial trial, List<StoredEvent> seen) {
    long before = Long.MIN_VALUE;
    for (StoredEvent event : seen) {
      trial.expect(
          event.position() > before,
          "position " + event.position() + " shows after position " + before);
      before = event.position();
    }
  }
}
