package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CommandReusedException;
import io.crmkit.store.Commit;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.Receipt;
import io.crmkit.store.Versioned;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands happen once. */
final class IdempotencyRules {
  private static final int LATER = 1_200;
  private static final int THREADS = 4;

  private IdempotencyRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "idempotency.receipt",
            "A receipt names the command, the outcome and the version of every record put.",
            IdempotencyRules::receipt),
        must(
            "idempotency.receipt-kept",
            "The receipt of a command can be had by its id; of other ids there is none.",
            IdempotencyRules::receiptKept),
        must(
            "idempotency.replay",
            "A command committed again gives the first receipt and says that it was replayed.",
            IdempotencyRules::replay),
        must(
            "idempotency.replay-changes-nothing",
            "A command committed again changes no record.",
            IdempotencyRules::replayChangesNothing),
        must(
            "idempotency.replay-no-events",
            "A command committed again adds no events, not even after its events were"
                + " acknowledged.",
            IdempotencyRules::replayNoEvents),
        must(
            "idempotency.replay-for-ever",
            "A command gives its first receipt after later puts and deletes of its records too.",
            IdempotencyRules::replayForEver),
        must(
            "idempotency.replay-after-many",
            "A command gives its first receipt after 1,200 later commands too.",
            IdempotencyRules::replayAfterMany),
        must(
            "idempotency.replay-other-changes",
            "A command committed again with other changes, outcome and guards gives the first"
                + " receipt.",
            IdempotencyRules::replayOtherChanges),
        must(
            "idempotency.reused",
            "A command id committed with other content is refused, and nothing is changed.",
            IdempotencyRules::reused),
        must(
            "idempotency.reused-first",
            "That a command id was reused is told before any conflict.",
            IdempotencyRules::reusedFirst),
        must(
            "idempotency.refused-free",
            "A command that was refused may be committed later, with other content too.",
            IdempotencyRules::refusedFree),
        must(
            "idempotency.empty",
            "A change set without changes leaves a receipt like any other.",
            IdempotencyRules::empty));
  }

  private static ChangeSet first(StoreTrial trial, Command command) {
    return ChangeSet.of(command)
        .put(trial.type(), Sample.of("a").number(1), Expected.any())
        .delete(trial.id("b"), Expected.any())
        .put(trial.type(), Sample.of("c"), Expected.absent())
        .event(new Event(trial.id("a"), "told", "{}"))
        .outcome("ok");
  }

  private static void receipt(StoreTrial trial) {
    trial.put(Sample.of("b"));
    ChangeSet changes = first(trial, trial.command());
    Commit commit = trial.store().commit(changes);
    trial.expect(!commit.replayed(), "a first commit says that it was replayed");
    Receipt expected =
        new Receipt(
            changes.command(),
            Map.of(
                trial.id("a"), trial.find("a").orElseThrow().version(),
                trial.id("c"), trial.find("c").orElseThrow().version()),
            Optional.of("ok"));
    trial.expectEqual("the receipt", expected, commit.receipt());
  }

  private static void receiptKept(StoreTrial trial) {
    ChangeSet changes = first(trial, trial.command());
    Receipt receipt = trial.store().commit(changes).receipt();
    ChangeSet plain = trial.changes();
    Receipt none = trial.store().commit(plain).receipt();
    trial.expectEqual(
        "the receipt", Optional.of(receipt), trial.store().receipt(changes.command().id()));
    trial.expectEqual(
        "the receipt without an outcome",
        Optional.of(none),
        trial.store().receipt(plain.command().id()));
    trial.expectEqual(
        "the receipt of an unknown id",
        Optional.empty(),
        trial.store().receipt(trial.name("unknown")));
  }

  private static void replay(StoreTrial trial) {
    ChangeSet changes = first(trial, trial.command());
    Receipt receipt = trial.store().commit(changes).receipt();
    for (int time = 2; time <= 4; time++) {
      trial.expectEqual("commit " + time, new Commit(receipt, true), trial.store().commit(changes));
    }
  }

  private static void replayChangesNothing(StoreTrial trial) {
    ChangeSet changes = first(trial, trial.command());
    trial.store().commit(changes);
    Optional<Versioned<Sample>> before = trial.find("a");
    trial.store().commit(changes);
    trial.expectEqual("the record after a replay", before, trial.find("a"));
    trial.put(Sample.of("a").number(7));
    trial.put(Sample.of("b"));
    trial.delete("c");
    trial.store().commit(changes);
    trial.expectEqual(
        "the record put since",
        Optional.of(7L),
        trial.find("a").flatMap(found -> found.value().number()));
    trial.expect(trial.find("b").isPresent(), "the record put since is deleted");
    trial.expectEqual("the record deleted since", Optional.empty(), trial.find("c"));
  }

  private static void replayNoEvents(StoreTrial trial) {
    ChangeSet changes = first(trial, trial.command());
    trial.store().commit(changes);
    trial.store().commit(changes);
    trial.expectEqual("the number of events", 1, trial.events().size());
    trial.acknowledge(trial.events());
    trial.store().commit(changes);
    trial.expectEqual("the events after a replay", List.of(), trial.events());
  }

  private static void replayForEver(StoreTrial trial) {
    ChangeSet changes = first(trial, trial.command());
    Receipt receipt = trial.store().commit(changes).receipt();
    for (int later = 0; later < 20; later++) {
      trial.put(Sample.of("a").number(later));
    }
    trial.delete("a");
    trial.delete("c");
    trial.expectEqual("a late replay", new Commit(receipt, true), trial.store().commit(changes));
    trial.expectEqual(
        "the receipt", Optional.of(receipt), trial.store().receipt(changes.command().id()));
  }

  private static void replayAfterMany(StoreTrial trial) throws Exception {
    ChangeSet changes = first(trial, trial.command());
    Receipt receipt = trial.store().commit(changes).receipt();
    try (Workers workers = new Workers(trial.patience())) {
      for (int thread = 0; thread < THREADS; thread++) {
        workers.start(
            () -> {
              for (int later = 0; later < LATER / THREADS; later++) {
                trial.untraced().commit(trial.changes());
              }
            });
      }
      workers.finish();
    }
    trial.note("committed " + LATER + " commands without changes");
    trial.expectEqual("a late replay", new Commit(receipt, true), trial.store().commit(changes));
    trial.expectEqual(
        "the receipt", Optional.of(receipt), trial.store().receipt(changes.command().id()));
  }

  private static void replayOtherChanges(StoreTrial trial) {
    Command command = trial.command();
    Receipt receipt = trial.store().commit(first(trial, command)).receipt();
    ChangeSet other =
        ChangeSet.of(command)
            .put(trial.type(), Sample.of("a"), Expected.version(Long.MAX_VALUE))
            .put(trial.type(), Sample.of("z"), Expected.any())
            .require(trial.id("c"), Expected.absent())
            .outcome("other");
    trial.expectEqual("the replay", new Commit(receipt, true), trial.store().commit(other));
    trial.expectEqual("a record of the replay only", Optional.empty(), trial.find("z"));
  }

  private static void reused(StoreTrial trial) {
    String id = trial.name("id");
    Command command = Command.of(id, "one");
    Receipt receipt = trial.store().commit(first(trial, command)).receipt();
    for (Command other : List.of(Command.of(id, "two"), new Command(id, ""))) {
      ChangeSet reused =
          ChangeSet.of(other)
              .put(trial.type(), Sample.of("z"), Expected.any())
              .event(new Event(trial.id("z"), "told", "{}"));
      trial.expectThrown(
          CommandReusedException.class,
          "a command id with other content",
          () -> trial.store().commit(reused));
    }
    trial.expectEqual("the record", Optional.empty(), trial.find("z"));
    trial.expectEqual("the number of events", 1, trial.events().size());
    trial.expectEqual("the receipt", Optional.of(receipt), trial.store().receipt(id));
    trial.expectEqual(
        "a replay", new Commit(receipt, true), trial.store().commit(first(trial, command)));
  }

  private static void reusedFirst(StoreTrial trial) {
    String id = trial.name("id");
    trial.store().commit(first(trial, Command.of(id, "one")));
    ChangeSet both =
        ChangeSet.of(Command.of(id, "two"))
            .put(trial.type(), Sample.of("a"), Expected.absent())
            .require(trial.id("c"), Expected.absent());
    trial.expectThrown(
        CommandReusedException.class,
        "a reused command id with changes that conflict",
        () -> trial.store().commit(both));
  }

  private static void refusedFree(StoreTrial trial) {
    trial.put(Sample.of("a"));
    String id = trial.name("id");
    ChangeSet refused =
        ChangeSet.of(Command.of(id, "one")).put(trial.type(), Sample.of("a"), Expected.absent());
    trial.expectThrown(
        ConflictException.class, "the first try", () -> trial.store().commit(refused));
    ChangeSet good =
        ChangeSet.of(Command.of(id, "two"))
            .put(trial.type(), Sample.of("a").number(2), Expected.any());
    trial.expect(!trial.store().commit(good).replayed(), "the second try says it was replayed");
    trial.expectEqual(
        "the record", Optional.of(Sample.of("a").number(2)), trial.find("a").map(Versioned::value));
  }

  private static void empty(StoreTrial trial) {
    ChangeSet nothing = trial.changes().outcome("nothing to do");
    Receipt receipt = trial.store().commit(nothing).receipt();
    trial.expectEqual(
        "the receipt",
        new Receipt(nothing.command(), Map.of(), Optional.of("nothing to do")),
        receipt);
    trial.expectEqual("the replay", new Commit(receipt, true), trial.store().commit(nothing));
  }
}
