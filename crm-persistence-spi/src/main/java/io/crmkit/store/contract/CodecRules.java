package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.Expected;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.Versioned;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** While a codec takes its time: it is the host's code, and others must not wait for it. */
final class CodecRules {
  private static final int WAYS = 3; // to read

  private CodecRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "concurrency.while-writing",
            "While a codec writes, others can find, scan and commit, the same record and the same"
                + " command too.",
            CodecRules::whileWriting),
        must(
            "concurrency.while-reading",
            "While a codec reads, others can find, scan and commit.",
            CodecRules::whileReading),
        must(
            "concurrency.read-then-changed",
            "If a record is changed or deleted while somebody reads it, everybody finds it so from"
                + " then on.",
            CodecRules::readThenChanged));
  }

  private static void whileWriting(StoreTrial trial) throws Exception {
    trial.put(Sample.of("a"));
    for (int way = 0; way < 3; way++) {
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      RecordType<Sample> slow = Waiting.toWrite(trial.type(), begun, goOn);
      Sample sample = Sample.of("slow" + way);
      ChangeSet changes = trial.changes().put(slow, sample, Expected.any());
      Runnable meanwhile =
          switch (way) {
            case 0 -> () -> everything(trial);
            case 1 -> () -> sameRecord(trial, sample);
            default -> () -> sameCommand(trial, sample, changes.command());
          };
      others(trial, () -> trial.untraced().commit(changes), meanwhile, begun, goOn);
      trial.expect(trial.find(sample.id()).isPresent(), "the slow record is not there");
    }
  }

  private static void sameRecord(StoreTrial trial, Sample sample) {
    trial.put(sample.number(1));
    trial.expect(trial.find(sample.id()).isPresent(), "a record is not there that was just put");
    trial.delete(sample.id());
    trial.put(sample.number(2));
  }

  private static void sameCommand(StoreTrial trial, Sample sample, Command command) {
    trial.expectEqual("a receipt", Optional.empty(), trial.store().receipt(command.id()));
    ChangeSet changes = ChangeSet.of(command).put(trial.type(), sample, Expected.any());
    trial.expect(!trial.store().commit(changes).replayed(), "a command was replayed at first");
  }

  private static void whileReading(StoreTrial trial) throws Exception {
    trial.put(Sample.of("a"));
    for (int way = 0; way < WAYS; way++) {
      int reading = way;
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      RecordType<Sample> slow = Waiting.toRead(trial.type(), begun, goOn);
      others(trial, () -> read(trial, slow, "a", reading), () -> everything(trial), begun, goOn);
    }
  }

  private static void read(StoreTrial trial, RecordType<Sample> type, String id, int way) {
    switch (way) {
      case 0 -> trial.untraced().find(type, id);
      case 1 -> trial.untraced().findAll(type, List.of(id));
      default -> trial.untraced().scan(Scan.of(type));
    }
  }

  private static void everything(StoreTrial trial) {
    trial.put(Sample.of("b"));
    trial.find("a");
    trial.store().scan(Scan.of(trial.type()));
    trial.events();
  }

  /** Does something else while one waits in its codec. */
  private static void others(
      StoreTrial trial,
      Workers.Work slow,
      Runnable meanwhile,
      CountDownLatch begun,
      CountDownLatch goOn)
      throws Exception {
    try (Workers workers = new Workers(trial.patience())) {
      workers.start(slow);
      var others =
          workers.start(
              () -> {
                workers.await(begun, "asking the codec");
                meanwhile.run();
              });
      workers.begin();
      try {
        workers.await(others);
      } finally {
        goOn.countDown();
      }
      workers.finish();
    }
  }

  private static void readThenChanged(StoreTrial trial) throws Exception {
    for (int way = 0; way < WAYS; way++) {
      readThenChanged(trial, way, true);
      readThenChanged(trial, way, false);
    }
  }

  private static void readThenChanged(StoreTrial trial, int way, boolean put) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicBoolean waits = new AtomicBoolean();
    // One type for all, as hosts have it: a store may remember by it what it has read.
    RecordType<Sample> type = Waiting.toReadOnce(trial.type(), waits, begun, goOn);
    String id = (put ? "put" : "deleted") + way;
    trial.put(type, Sample.of(id).number(1));
    Workers.Work slow =
        () -> {
          waits.set(true);
          try {
            read(trial, type, id, way);
          } finally {
            begun.countDown(); // also if the store knew the record without asking the codec
          }
        };
    Sample changed = Sample.of(id).number(2);
    Runnable change =
        () -> {
          if (put) {
            trial.put(type, changed);
          } else {
            trial.delete(id);
          }
        };
    others(trial, slow, change, begun, goOn);
    expectFound(trial, id, type, put ? List.of(changed) : List.of());
    expectFound(trial, id, trial.type(), put ? List.of(changed) : List.of());
    trial.delete(id);
  }

  private static void expectFound(
      StoreTrial trial, String id, RecordType<Sample> type, List<Sample> expected) {
    trial.expectEqual(
        "what find gives after the change",
        expected,
        trial.store().find(type, id).map(Versioned::value).stream().toList());
    trial.expectEqual(
        "what find all gives after the change",
        expected,
        trial.store().findAll(type, List.of(id)).values().stream().map(Versioned::value).toList());
    trial.expectEqual("a scan after the change", expected, trial.all(Scan.of(type)));
    trial.expectEqual(
        "a scan by number after the change", expected, trial.all(Scan.by(type, Sample.BY_NUMBER)));
  }
}
