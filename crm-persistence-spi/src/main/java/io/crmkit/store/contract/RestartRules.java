package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.Capability;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CommandReusedException;
import io.crmkit.store.Commit;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.Receipt;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.Versioned;
import java.util.List;
import java.util.Optional;

/** What is still there after a restart. */
final class RestartRules {
  private RestartRules() {}

  static List<StoreRule> all() {
    return List.of(
        durable(
            "restart.records",
            "Records, their versions and what was deleted outlast a restart.",
            RestartRules::records),
        durable(
            "restart.indexes",
            "Scans find after a restart what they found before, and go on from a cursor.",
            RestartRules::indexes),
        durable(
            "restart.versions",
            "No version is given again after a restart, not even of a deleted record.",
            RestartRules::versions),
        durable(
            "restart.receipts",
            "Receipts outlast a restart: commands replay, and reused ids are refused.",
            RestartRules::receipts),
        durable(
            "restart.outbox",
            "After a restart exactly the events show that nobody acknowledged, at their"
                + " positions.",
            RestartRules::outbox),
        durable(
            "restart.positions",
            "Events told after a restart come after all before it, also if those were"
                + " acknowledged.",
            RestartRules::positions));
  }

  private static StoreRule durable(String id, String statement, StoreRule.Check check) {
    return must(id, statement, check).needing(Capability.DURABLE).reopening();
  }

  private static void records(StoreTrial trial) {
    trial.putAll(List.of(Sample.of("a").number(1), Sample.of("b"), Sample.of("c")));
    trial.put(Sample.of("b").text("second").lines(List.of("one", "two")));
    trial.delete("c");
    List<Optional<Versioned<Sample>>> before = List.of(trial.find("a"), trial.find("b"));
    trial.reopen();
    trial.expectEqual("the records", before, List.of(trial.find("a"), trial.find("b")));
    trial.expectEqual("the deleted record", Optional.empty(), trial.find("c"));
    trial.reopen();
    trial.expectEqual("the records", before, List.of(trial.find("a"), trial.find("b")));
  }

  private static void indexes(StoreTrial trial) {
    trial.putAll(
        List.of(
            Sample.of("a").number(3),
            Sample.of("b").number(2),
            Sample.of("c").number(1),
            Sample.of("d")));
    Scan<Sample> scan = Scan.by(trial.type(), Sample.BY_NUMBER).limit(1);
    String cursor = trial.store().scan(scan).next().orElseThrow();
    trial.reopen();
    trial.expectEqual("by number", List.of("c", "b", "a"), trial.ids(scan));
    trial.expectEqual("after the cursor", List.of("b", "a"), trial.ids(scan.after(cursor)));
    trial.expectEqual("by id", List.of("a", "b", "c", "d"), trial.ids(Scan.of(trial.type())));
  }

  private static void versions(StoreTrial trial) {
    trial.put(Sample.of("a"));
    long before = trial.put(Sample.of("a"));
    trial.delete("a");
    trial.reopen();
    long after = trial.put(Sample.of("a"));
    trial.expect(after > before, "version " + after + " was given after version " + before);
    trial.expectThrown(
        ConflictException.class,
        "a put that expects a version from before",
        () ->
            trial
                .store()
                .commit(
                    trial.changes().put(trial.type(), Sample.of("a"), Expected.version(before))));
  }

  private static void receipts(StoreTrial trial) {
    String id = trial.name("id");
    ChangeSet changes =
        ChangeSet.of(Command.of(id, "one"))
            .put(trial.type(), Sample.of("a"), Expected.absent())
            .event(new Event(trial.id("a"), "told", "{}"))
            .outcome("done");
    Receipt receipt = trial.store().commit(changes).receipt();
    trial.reopen();
    trial.expectEqual("the receipt", Optional.of(receipt), trial.store().receipt(id));
    trial.expectEqual("the replay", new Commit(receipt, true), trial.store().commit(changes));
    trial.expectEqual("the number of events", 1, trial.events().size());
    trial.expectThrown(
        CommandReusedException.class,
        "the command id with other content",
        () -> trial.store().commit(ChangeSet.of(Command.of(id, "two"))));
  }

  private static void outbox(StoreTrial trial) {
    OutboxRules.tell(trial, "a", 0, 4);
    List<StoredEvent> all = trial.events();
    trial.acknowledge(List.of(all.get(0), all.get(2)));
    trial.reopen();
    trial.expectEqual("the events", List.of(all.get(1), all.get(3)), trial.events());
  }

  private static void positions(StoreTrial trial) {
    OutboxRules.tell(trial, "a", 0, 3);
    long before = trial.events().get(2).position();
    trial.acknowledge(trial.events());
    trial.reopen();
    OutboxRules.tell(trial, "a", 3, 1);
    long after = trial.events().get(0).position();
    trial.expect(after > before, "position " + after + " was given after position " + before);
  }
}
