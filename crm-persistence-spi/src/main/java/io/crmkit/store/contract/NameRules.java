package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.Versioned;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names of types, ids and indexes that look alike once they are put together. */
final class NameRules {
  /** What a store might call something of its own. */
  private static final List<String> PLAIN =
      List.of(
          "receipt",
          "receipts",
          "command",
          "commands",
          "outbox",
          "event",
          "events",
          "record",
          "records",
          "index",
          "key",
          "version",
          "a");

  private NameRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "ids.joined-types",
            "Records are apart whose type and id are different, also if both make the same text"
                + " together.",
            NameRules::typesApart),
        must(
            "ids.joined-indexes",
            "Indexes are apart whose type and name are different, also if both make the same text"
                + " together.",
            NameRules::indexesApart),
        must(
            "ids.plain-types",
            "A type may have any name, such as receipt, command, outbox or record, and holds the"
                + " host's records alone.",
            NameRules::plainTypes));
  }

  private static void typesApart(StoreTrial trial) {
    List<List<String>> pairs =
        List.of(
            List.of("a", "b-c", "a-b", "c"),
            List.of("d", "-e", "d-", "e"),
            List.of("f", "gh", "fg", "h"));
    for (List<String> pair : pairs) {
      RecordType<Sample> one = trial.type(pair.get(0));
      RecordType<Sample> other = trial.type(pair.get(2));
      Sample first = Sample.of(pair.get(1)).number(1);
      Sample second = Sample.of(pair.get(3)).number(2);
      put(trial, one, first);
      put(trial, other, second);
      holds(trial, one, List.of(first));
      holds(trial, other, List.of(second));
      trial.store().commit(trial.changes().delete(other.idOf(second), Expected.any()));
      holds(trial, one, List.of(first));
      holds(trial, other, List.of());
    }
  }

  private static void put(StoreTrial trial, RecordType<Sample> type, Sample sample) {
    trial.store().commit(trial.changes().put(type, sample, Expected.absent()));
  }

  private static void holds(StoreTrial trial, RecordType<Sample> type, List<Sample> samples) {
    for (Sample sample : samples) {
      trial.expectEqual(
          "the record found",
          Optional.of(sample),
          trial.store().find(type, sample.id()).map(Versioned::value));
    }
    trial.expectEqual("the records by id", samples, trial.all(Scan.of(type)));
    trial.expectEqual("the records by number", samples, trial.all(Scan.by(type, Sample.BY_NUMBER)));
  }

  private static void indexesApart(StoreTrial trial) {
    List<List<String>> pairs =
        List.of(List.of("a", "b-c", "a-b", "c"), List.of("b", "cd", "bc", "d"));
    for (List<String> pair : pairs) {
      RecordType<Sample> one = indexed(trial, pair.get(0), pair.get(1));
      RecordType<Sample> other = indexed(trial, pair.get(2), pair.get(3));
      Sample first = Sample.of("x").number(1);
      Sample second = Sample.of("x").number(2); // the same id: its rows could overwrite the others
      Sample third = Sample.of("y").number(3);
      trial.put(one, first);
      trial.put(other, second);
      trial.put(other, third);
      trial.expectEqual(
          "the records of the first", List.of(first), trial.all(Scan.by(one, pair.get(1))));
      trial.expectEqual(
          "the records of the second",
          List.of(second, third),
          trial.all(Scan.by(other, pair.get(3))));
      trial.store().commit(trial.changes().delete(one.idOf(first), Expected.any()));
      trial.expectEqual(
          "the records left of the second",
          List.of(second, third),
          trial.all(Scan.by(other, pair.get(3))));
    }
  }

  private static RecordType<Sample> indexed(StoreTrial trial, String type, String index) {
    return RecordType.of(trial.name(type), 1, Sample.class, Sample::id)
        .withIndex(new Index<>(index, Key.Kind.NUMBER, sample -> sample.number().map(Key::number)));
  }

  /** In types that others may use too: only ids of this trial count, and none is left behind. */
  private static void plainTypes(StoreTrial trial) {
    for (String name : PLAIN) {
      RecordType<Sample> type = Sample.type(name);
      ChangeSet before =
          trial
              .changes()
              .put(trial.type(), Sample.of("x").number(1), Expected.any())
              .event(new Event(trial.id("x"), "told", "{}"));
      trial.store().commit(before);
      String id = before.command().id();
      trial.expectEqual(
          "a record of type " + name + " with the id of a command",
          Optional.empty(),
          trial.store().find(type, id));
      trial.expectEqual("that of many", Map.of(), trial.store().findAll(type, List.of(id)));
      trial.expectEqual("what type " + name + " holds", List.of(), ours(trial, type));
      Sample sample = Sample.of(id).number(2);
      put(trial, type, sample);
      trial.expectEqual("what type " + name + " holds", List.of(sample), ours(trial, type));
      trial.expect(
          trial.store().commit(before).replayed(),
          "a record of type " + name + " stands in the place of the receipt of a command");
      trial.store().commit(trial.changes().delete(new RecordId(name, id), Expected.any()));
      trial.expect(
          trial.store().receipt(id).isPresent(),
          "the receipt of a command was deleted with a record of type " + name);
      trial.expectEqual("what type " + name + " holds", List.of(), ours(trial, type));
      trial.expectEqual("the number of events", 1, trial.events().size());
      trial.acknowledge(trial.events());
    }
  }

  private static List<Sample> ours(StoreTrial trial, RecordType<Sample> type) {
    String token = trial.name("");
    return trial.all(Scan.of(type)).stream()
        .filter(sample -> sample.id().startsWith(token))
        .toList();
  }
}
