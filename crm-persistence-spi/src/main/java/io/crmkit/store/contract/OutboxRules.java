package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Events come out as they went in. */
final class OutboxRules {
  private OutboxRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "outbox.content",
            "An event shows with its command, record, code and details, character by character.",
            OutboxRules::content),
        must(
            "outbox.order-in-commit",
            "The events of a commit show in their order, at positions of their own that grow.",
            OutboxRules::orderInCommit),
        must(
            "outbox.order-per-record",
            "Of two events about one record, that of the later commit has the greater position and"
                + " shows later.",
            OutboxRules::orderPerRecord),
        must(
            "outbox.again",
            "An event shows, at the same position, until it is acknowledged.",
            OutboxRules::again),
        must(
            "outbox.acknowledge",
            "Acknowledging takes exactly the named events off, in whatever order.",
            OutboxRules::acknowledge),
        must(
            "outbox.acknowledge-again",
            "Acknowledging what is not there, nothing, or one position twice, is no error and"
                + " takes nothing else.",
            OutboxRules::acknowledgeAgain),
        must(
            "outbox.positions-not-reused",
            "An event about a record gets a greater position than all before it, even if those"
                + " were acknowledged.",
            OutboxRules::positionsNotReused),
        must(
            "outbox.limit",
            "As many events show as there are, up to the limit, and the oldest first.",
            OutboxRules::limit),
        must(
            "outbox.greatest-limit",
            "As many as 1,000 events may be asked for at once, and show if they are there.",
            OutboxRules::greatestLimit),
        must(
            "outbox.many-waiting",
            "Of 3,000 events that nobody acknowledged for a while none is lost.",
            OutboxRules::manyWaiting),
        must(
            "outbox.deleted-record",
            "An event shows though its record is deleted, by the same commit or later.",
            OutboxRules::deletedRecord));
  }

  private static Event event(StoreTrial trial, String record, String json) {
    return new Event(trial.id(record), "told", json);
  }

  /** Puts a record and tells so many events of it, numbered on. */
  static void tell(StoreTrial trial, String record, int from, int count) {
    ChangeSet changes = trial.changes().put(trial.type(), Sample.of(record), Expected.any());
    for (int number = from; number < from + count; number++) {
      changes = changes.event(event(trial, record, "{\"n\":" + number + "}"));
    }
    trial.store().commit(changes);
  }

  static List<String> details(List<StoredEvent> events) {
    return events.stream().map(event -> event.event().json()).toList();
  }

  /**
   * All events of this trial as a reader sees them who acknowledges each page.
   *
   * @throws BrokenRuleException if there is no end to them
   */
  static List<StoredEvent> drain(StoreTrial trial) {
    List<StoredEvent> seen = new ArrayList<>();
    for (int pages = 0; pages < 100; pages++) {
      List<StoredEvent> page = trial.events();
      if (page.isEmpty()) {
        return seen;
      }
      seen.addAll(page);
      trial.acknowledge(page);
    }
    throw new BrokenRuleException("acknowledged events do not come to an end");
  }

  private static void content(StoreTrial trial) {
    List<Event> told =
        List.of(
            event(trial, "a", "{}"),
            event(trial, "a", "{\"b\": 1,  \"a\": 1.10}"),
            new Event(trial.id("a"), "tier-changed", "{\"to\":\"金卡 'x' \\\\ \\\"😀\\\" %_\"}"));
    ChangeSet changes = trial.changes().put(trial.type(), Sample.of("a"), Expected.any());
    for (Event event : told) {
      changes = changes.event(event);
    }
    trial.store().commit(changes);
    trial.expectEqual("the events", told, trial.events().stream().map(StoredEvent::event).toList());
    for (StoredEvent event : trial.events()) {
      trial.expectEqual("the command", changes.command().id(), event.commandId());
    }
  }

  private static void orderInCommit(StoreTrial trial) {
    ChangeSet changes =
        trial
            .changes()
            .put(trial.type(), Sample.of("z"), Expected.any())
            .put(trial.type(), Sample.of("a"), Expected.any());
    List<String> expected = new ArrayList<>();
    for (int number = 0; number < 12; number++) {
      String json = "{\"n\":" + (number * 7) % 12 + "}";
      expected.add(json);
      changes = changes.event(event(trial, number % 3 == 0 ? "z" : "a", json));
    }
    trial.store().commit(changes);
    List<StoredEvent> events = trial.events();
    trial.expectEqual("the events", expected, details(events));
    expectGrowing(trial, events);
  }

  private static void expectGrowing(StoreTrial trial, List<StoredEvent> events) {
    List<Long> positions = events.stream().map(StoredEvent::position).toList();
    trial.expectEqual("the positions", positions.stream().sorted().distinct().toList(), positions);
  }

  private static void orderPerRecord(StoreTrial trial) {
    List<String> expected = new ArrayList<>();
    for (int number = 0; number < 10; number++) {
      tell(trial, "a", number, 1);
      tell(trial, "b" + number, 100, 1);
      expected.add("{\"n\":" + number + "}");
    }
    List<StoredEvent> ofA =
        trial.events().stream()
            .filter(event -> event.event().about().equals(trial.id("a")))
            .toList();
    trial.expectEqual("the events about one record", expected, details(ofA));
    expectGrowing(trial, ofA);
  }

  private static void again(StoreTrial trial) {
    tell(trial, "a", 0, 3);
    List<StoredEvent> first = trial.events();
    trial.expectEqual("the number of events", 3, first.size());
    trial.expectEqual("the events read again", first, trial.events());
    tell(trial, "b", 3, 1);
    trial.expect(trial.events().containsAll(first), "an event is gone without acknowledgement");
  }

  private static void acknowledge(StoreTrial trial) {
    tell(trial, "a", 0, 6);
    List<StoredEvent> all = trial.events();
    trial.acknowledge(List.of(all.get(4), all.get(1)));
    trial.expectEqual(
        "the events left", List.of(all.get(0), all.get(2), all.get(3), all.get(5)), trial.events());
    trial.acknowledge(List.of(all.get(5)));
    trial.expectEqual(
        "the events left", List.of(all.get(0), all.get(2), all.get(3)), trial.events());
  }

  private static void acknowledgeAgain(StoreTrial trial) {
    tell(trial, "a", 0, 3);
    List<StoredEvent> all = trial.events();
    long middle = all.get(1).position();
    trial.store().acknowledge(List.of(middle, middle));
    trial.store().acknowledge(List.of(middle));
    trial.store().acknowledge(List.of());
    trial.store().acknowledge(List.of(Long.MAX_VALUE, Long.MIN_VALUE, -1L));
    trial.expectEqual("the events left", List.of(all.get(0), all.get(2)), trial.events());
  }

  private static void positionsNotReused(StoreTrial trial) {
    long before = Long.MIN_VALUE;
    for (int round = 0; round < 4; round++) {
      tell(trial, "a", round, 2);
      for (StoredEvent event : trial.events()) {
        trial.expect(
            event.position() > before, "position " + event.position() + " after " + before);
        before = event.position();
      }
      trial.acknowledge(trial.events());
      trial.expectEqual("the events left", List.of(), trial.events());
    }
  }

  private static void limit(StoreTrial trial) {
    tell(trial, "a", 0, 4);
    tell(trial, "b", 4, 4);
    List<StoredEvent> all = trial.store().events(Scan.MAX_LIMIT);
    for (int limit : new int[] {1, 3, all.size(), Math.min(all.size() + 1, Scan.MAX_LIMIT)}) {
      List<StoredEvent> some = trial.store().events(limit);
      trial.expectEqual("the first " + limit, all.subList(0, Math.min(limit, all.size())), some);
    }
    expectGrowing(trial, all);
  }

  private static void greatestLimit(StoreTrial trial) {
    tellThousands(trial, 1);
    trial.expectEqual(
        "the number of events", Scan.MAX_LIMIT, trial.store().events(Scan.MAX_LIMIT).size());
  }

  /** Tells a thousand events a commit and returns their details. */
  private static List<String> tellThousands(StoreTrial trial, int commits) {
    List<String> told = new ArrayList<>();
    for (int commit = 0; commit < commits; commit++) {
      List<Event> events = new ArrayList<>();
      for (int number = 0; number < 1_000; number++) {
        events.add(event(trial, "a", "{\"n\":" + (commit * 1_000 + number) + "}"));
      }
      ChangeSet put = trial.changes().put(trial.type(), Sample.of("a"), Expected.any());
      trial
          .store()
          .commit(
              new ChangeSet(
                  put.command(), put.changes(), put.required(), events, Optional.empty()));
      told.addAll(events.stream().map(Event::json).toList());
    }
    return told;
  }

  private static void manyWaiting(StoreTrial trial) {
    List<String> told = tellThousands(trial, 3);
    List<StoredEvent> seen = drain(trial);
    LargeCommitRules.expectEach(trial, "the events", told, details(seen));
    expectGrowing(trial, seen);
  }

  private static void deletedRecord(StoreTrial trial) {
    tell(trial, "a", 0, 1);
    trial
        .store()
        .commit(
            trial
                .changes()
                .delete(trial.id("a"), Expected.any())
                .event(event(trial, "a", "{\"n\":1}")));
    trial.delete("a");
    trial.expectEqual("the events", List.of("{\"n\":0}", "{\"n\":1}"), details(trial.events()));
  }
}
