package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.Codec;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** All of a change set or nothing. */
final class AtomicityRules {
  private static final int CHANGES = 5;

  private AtomicityRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "atomicity.all", "A commit makes all its puts and deletes.", AtomicityRules::allOfThem),
        must(
            "atomicity.records",
            "If one change of many is refused, wherever it stands, no record is changed.",
            AtomicityRules::records),
        must(
            "atomicity.indexes",
            "If one change of many is refused, every index finds what it found before.",
            AtomicityRules::indexes),
        must(
            "atomicity.events",
            "If one change of many is refused, no event shows.",
            AtomicityRules::events),
        must("atomicity.receipt", "A refused commit leaves no receipt.", AtomicityRules::receipt),
        must(
            "atomicity.codec-fails",
            "If the codec or an index of one record throws, that comes through and nothing is"
                + " changed.",
            AtomicityRules::codecFails));
  }

  private static void allOfThem(StoreTrial trial) {
    trial.putAll(List.of(Sample.of("a"), Sample.of("b"), Sample.of("c")));
    trial
        .store()
        .commit(
            trial
                .changes()
                .delete(trial.id("a"), Expected.any())
                .put(trial.type(), Sample.of("b").number(2), Expected.any())
                .delete(trial.id("c"), Expected.any())
                .put(trial.type(), Sample.of("d"), Expected.absent()));
    trial.expectEqual(
        "all records",
        List.of(Sample.of("b").number(2), Sample.of("d")),
        trial.all(Scan.of(trial.type())));
  }

  /** Commits change sets of which one change, each in turn, is refused. */
  private static void refusals(StoreTrial trial) {
    for (int bad = 0; bad < CHANGES; bad++) {
      ChangeSet changes = trial.changes();
      for (int change = 0; change < CHANGES; change++) {
        Sample sample = Sample.of("r" + change).number(change + 10L);
        Expected expected = change == bad ? Expected.version(Long.MAX_VALUE) : Expected.any();
        changes =
            change == 1
                ? changes.delete(trial.id("r" + change), expected)
                : changes.put(trial.type(), sample, expected);
      }
      ChangeSet told = changes.event(new Event(trial.id("r" + bad), "told", "{}"));
      trial.expectThrown(
          ConflictException.class,
          "a commit with change " + (bad + 1) + " of " + CHANGES + " not as expected",
          () -> trial.store().commit(told));
      trial.expectEqual(
          "the receipt of a refused commit",
          Optional.empty(),
          trial.store().receipt(told.command().id()));
    }
  }

  /** r0 to r3 are there, r4 is not. */
  private static void prepare(StoreTrial trial) {
    List<Sample> samples = new ArrayList<>();
    for (int record = 0; record < CHANGES - 1; record++) {
      samples.add(Sample.of("r" + record).number(record));
    }
    trial.putAll(samples);
  }

  private static void records(StoreTrial trial) {
    prepare(trial);
    Supplier<List<Versioned<Sample>>> state =
        () -> trial.store().scan(Scan.of(trial.type())).records();
    List<Versioned<Sample>> before = state.get();
    refusals(trial);
    trial.expectEqual("all records", before, state.get());
    trial.expectEqual("the record never put", Optional.empty(), trial.find("r4"));
  }

  private static void indexes(StoreTrial trial) {
    prepare(trial);
    refusals(trial);
    trial.expectEqual(
        "the order by number",
        List.of("r0", "r1", "r2", "r3"),
        trial.ids(Scan.by(trial.type(), Sample.BY_NUMBER)));
    trial.expectEqual(
        "the records with numbers from 10",
        List.of(),
        trial.ids(Scan.by(trial.type(), Sample.BY_NUMBER).from(Key.number(10))));
  }

  private static void events(StoreTrial trial) {
    prepare(trial);
    refusals(trial);
    trial.expectEqual("the events", List.of(), trial.events());
  }

  private static void receipt(StoreTrial trial) {
    prepare(trial);
    refusals(trial);
    ChangeSet guarded =
        trial
            .changes()
            .put(trial.type(), Sample.of("x"), Expected.any())
            .require(trial.id("r0"), Expected.absent());
    trial.expectThrown(
        ConflictException.class,
        "a commit whose guard does not hold",
        () -> trial.store().commit(guarded));
    trial.expectEqual(
        "the receipt", Optional.empty(), trial.store().receipt(guarded.command().id()));
  }

  private static void codecFails(StoreTrial trial) {
    RecordType<Sample> type = trial.type();
    Codec<Sample> failing =
        new Codec<>() {
          @Override
          public String write(Sample value) {
            throw new IllegalStateException("this codec fails on purpose");
          }

          @Override
          public Sample read(String json) {
            return type.codec().read(json);
          }
        };
    RecordType<Sample> badCodec =
        new RecordType<>(type.name(), 1, failing, Sample::id, type.indexes(), Map.of());
    RecordType<Sample> badIndex =
        type.withIndex(
            new Index<>(
                "bad",
                Key.Kind.TEXT,
                sample -> {
                  throw new IllegalStateException("this index fails on purpose");
                }));
    for (RecordType<Sample> bad : List.of(badCodec, badIndex)) {
      ChangeSet changes =
          trial
              .changes()
              .put(type, Sample.of("a"), Expected.any())
              .put(bad, Sample.of("b"), Expected.any())
              .event(new Event(trial.id("a"), "told", "{}"));
      trial.expectThrown(
          IllegalStateException.class,
          "a commit that cannot be written down",
          () -> trial.store().commit(changes));
      trial.expectEqual("the record before", Optional.empty(), trial.find("a"));
      trial.expectEqual(
          "the receipt", Optional.empty(), trial.store().receipt(changes.command().id()));
      trial.expectEqual("the events", List.of(), trial.events());
    }
  }
}
