package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CommandReusedException;
import io.crmkit.store.Commit;
import io.crmkit.store.ConflictException;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.Page;
import io.crmkit.store.Receipt;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two stores on the same data, one after the other: what one does, the other knows at once. */
final class SharedRules {
  private SharedRules() {}

  static List<StoreRule> all() {
    return List.of(
        shared(
            "shared.reads",
            "What is committed through one store is found by another on the same data at once, also"
                + " if that had read it before.",
            SharedRules::reads),
        shared(
            "shared.scans",
            "What is committed through one store shows at once in the scans of another, also if"
                + " that had scanned before.",
            SharedRules::scans),
        shared(
            "shared.cursor",
            "A scan begun in one store goes on in another, and does not come back.",
            SharedRules::cursor),
        shared(
            "shared.versions",
            "Versions of a record grow, whichever store puts or deletes it.",
            SharedRules::versions),
        shared(
            "shared.conflict",
            "A put, a delete and a guard that expect a version from before a commit of another store"
                + " are refused.",
            SharedRules::conflict),
        shared(
            "shared.replay",
            "A command committed through one store replays through another and has its receipt"
                + " there, also if that had found none before.",
            SharedRules::replay),
        shared(
            "shared.reused",
            "A command id used through one store is refused with other content by another.",
            SharedRules::reused),
        shared(
            "shared.outbox",
            "Events show in every store at one position, and are acknowledged for all.",
            SharedRules::outbox),
        shared(
            "shared.outbox-order",
            "Events about one record get greater positions with every commit, whichever store makes"
                + " it.",
            SharedRules::outboxOrder));
  }

  static StoreRule shared(String id, String statement, StoreRule.Check check) {
    return must(id, statement, check).withAnother();
  }

  private static void reads(StoreTrial trial) {
    CrmStore other = trial.another();
    trial.expectEqual("a record not put yet", Optional.empty(), other.find(trial.type(), "a"));
    for (int count = 1; count <= 3; count++) {
      trial.put(Sample.of("a").number(count));
      trial.expectEqual("the record", trial.find("a"), other.find(trial.type(), "a"));
      trial.expectEqual(
          "the record, among all asked for",
          trial.store().findAll(trial.type(), List.of("a")),
          other.findAll(trial.type(), List.of("a")));
    }
    trial.delete("a");
    trial.expectEqual("the deleted record", Optional.empty(), other.find(trial.type(), "a"));
    trial.expectEqual(
        "the deleted record", Map.of(), other.findAll(trial.type(), List.of("a", "b")));
  }

  private static void scans(StoreTrial trial) {
    CrmStore other = trial.another();
    Scan<Sample> byId = Scan.of(trial.type());
    Scan<Sample> byNumber = Scan.by(trial.type(), Sample.BY_NUMBER);
    trial.expectEqual("by id, of nothing", List.of(), ids(other, byId));
    trial.putAll(List.of(Sample.of("a").number(2), Sample.of("b").number(1), Sample.of("c")));
    trial.expectEqual("by id", List.of("a", "b", "c"), ids(other, byId));
    trial.expectEqual("by number", List.of("b", "a"), ids(other, byNumber));
    trial.put(Sample.of("b").number(3));
    trial.expectEqual("by number, one moved", List.of("a", "b"), ids(other, byNumber));
    trial.delete("a");
    trial.expectEqual("by id, one deleted", List.of("b", "c"), ids(other, byId));
    trial.expectEqual("by number, one deleted", List.of("b"), ids(other, byNumber));
  }

  private static List<String> ids(CrmStore store, Scan<Sample> scan) {
    return store.scan(scan).values().stream().map(Sample::id).toList();
  }

  private static void cursor(StoreTrial trial) {
    CrmStore other = trial.another();
    List<String> expected = new ArrayList<>();
    for (int number = 0; number < 7; number++) {
      trial.put(Sample.of("a" + number).number(-number));
      expected.add(0, "a" + number);
    }
    Scan<Sample> scan = Scan.by(trial.type(), Sample.BY_NUMBER).limit(2);
    List<String> shown = new ArrayList<>();
    Optional<String> after = Optional.empty();
    for (int page = 0; page == 0 || (after.isPresent() && page < 10); page++) {
      Scan<Sample> next = after.isPresent() ? scan.after(after.get()) : scan;
      Page<Sample> found = (page % 2 == 0 ? trial.store() : other).scan(next);
      found.values().forEach(sample -> shown.add(sample.id()));
      after = found.next();
    }
    trial.expectEqual("the records, page by page from either store", expected, shown);
  }

  private static void versions(StoreTrial trial) {
    List<CrmStore> both = List.of(trial.store(), trial.another());
    long before = 0;
    for (int round = 0; round < 8; round++) {
      CrmStore store = both.get(round % 2);
      if (round % 3 == 2) {
        store.commit(trial.changes().delete(trial.id("a"), Expected.any()));
      }
      Receipt receipt =
          store.commit(trial.changes().put(trial.type(), Sample.of("a"), Expected.any())).receipt();
      long version = receipt.versions().getOrDefault(trial.id("a"), 0L);
      trial.expect(version > before, "version " + version + " was given after " + before);
      before = version;
    }
  }

  private static void conflict(StoreTrial trial) {
    CrmStore other = trial.another();
    long old = trial.put(Sample.of("a").number(1));
    trial.expectEqual(
        "the version",
        Optional.of(old),
        other.find(trial.type(), "a").map(found -> found.version()));
    long now = trial.put(Sample.of("a").number(2));
    ChangeSet put =
        trial.changes().put(trial.type(), Sample.of("a").number(3), Expected.version(old));
    ChangeSet delete = trial.changes().delete(trial.id("a"), Expected.version(old));
    ChangeSet guard =
        trial
            .changes()
            .put(trial.type(), Sample.of("b"), Expected.absent())
            .require(trial.id("a"), old);
    for (ChangeSet stale : List.of(put, delete, guard)) {
      trial.expectThrown(
          ConflictException.class, "what expects an old version", () -> other.commit(stale));
    }
    trial.expectEqual(
        "the number put last",
        Optional.of(2L),
        trial.find("a").flatMap(found -> found.value().number()));
    other.commit(
        trial.changes().put(trial.type(), Sample.of("a").number(4), Expected.version(now)));
    trial.expectThrown(
        ConflictException.class,
        "a put that expects what the other has changed",
        () ->
            trial
                .store()
                .commit(
                    trial
                        .changes()
                        .put(trial.type(), Sample.of("a").number(5), Expected.version(now))));
  }

  private static void replay(StoreTrial trial) {
    CrmStore other = trial.another();
    ChangeSet changes =
        trial
            .changes()
            .put(trial.type(), Sample.of("a"), Expected.absent())
            .event(new Event(trial.id("a"), "told", "{}"))
            .outcome("done");
    String id = changes.command().id();
    trial.expectEqual("the receipt before the commit", Optional.empty(), other.receipt(id));
    Receipt receipt = trial.store().commit(changes).receipt();
    trial.expectEqual("the receipt", Optional.of(receipt), other.receipt(id));
    trial.expectEqual("the replay", new Commit(receipt, true), other.commit(changes));
    trial.expectEqual("the number of events", 1, trial.events().size());
  }

  private static void reused(StoreTrial trial) {
    CrmStore other = trial.another();
    String id = trial.name("reused");
    trial
        .store()
        .commit(
            ChangeSet.of(Command.of(id, "one"))
                .put(trial.type(), Sample.of("a").number(1), Expected.any()));
    trial.expectThrown(
        CommandReusedException.class,
        "the command id with other content",
        () ->
            other.commit(
                ChangeSet.of(Command.of(id, "two"))
                    .put(trial.type(), Sample.of("a").number(2), Expected.any())));
    trial.expectEqual(
        "the number put",
        Optional.of(1L),
        trial.find("a").flatMap(found -> found.value().number()));
  }

  private static void outbox(StoreTrial trial) {
    CrmStore other = trial.another();
    OutboxRules.tell(trial, "a", 0, 3);
    List<StoredEvent> all = trial.events();
    trial.expectEqual("the events", all, ours(trial, other));
    trial.acknowledge(all.subList(0, 1));
    trial.expectEqual("the events left", all.subList(1, 3), ours(trial, other));
    other.acknowledge(List.of(all.get(1).position()));
    trial.expectEqual("the events left", all.subList(2, 3), trial.events());
    OutboxRules.tell(trial, "b", 3, 1);
    trial.expectEqual("the events with a later one", trial.events(), ours(trial, other));
  }

  private static List<StoredEvent> ours(StoreTrial trial, CrmStore store) {
    return store.events(Scan.MAX_LIMIT).stream().filter(trial::isOurs).toList();
  }

  private static void outboxOrder(StoreTrial trial) {
    List<CrmStore> both = List.of(trial.store(), trial.another());
    List<String> told = new ArrayList<>();
    for (int number = 0; number < 8; number++) {
      String json = "{\"n\":" + number + "}";
      told.add(json);
      both.get(number % 2)
          .commit(
              trial
                  .changes()
                  .put(trial.type(), Sample.of("a"), Expected.any())
                  .event(new Event(trial.id("a"), "told", json)));
    }
    for (CrmStore store : both) {
      trial.expectEqual("the events", told, OutboxRules.details(ours(trial, store)));
    }
    List<Long> positions = trial.events().stream().map(StoredEvent::position).toList();
    trial.expectEqual("the positions", positions.stream().sorted().distinct().toList(), positions);
  }
}
