package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.Codec;
import io.crmkit.store.Command;
import io.crmkit.store.Expected;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.UnavailableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A thread that is interrupted is its host's affair, and harms no other. */
final class InterruptRules {
  private static final int ROUNDS = 24;

  private InterruptRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "concurrency.interrupted",
            "A thread that is interrupted while it commits or reads may be told that the store is"
                + " unavailable; afterwards others commit and find as before, and nothing that was"
                + " acknowledged is lost.",
            InterruptRules::interrupted));
  }

  private static void interrupted(StoreTrial trial) throws Exception {
    trial.put(Sample.of("before"));
    List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
    List<ChangeSet> doubtful = Collections.synchronizedList(new ArrayList<>());
    BlockingQueue<Thread> committing = new LinkedBlockingQueue<>();
    try (Workers workers = new Workers(trial.patience())) {
      workers.start(
          () -> {
            for (int round = 0; round < ROUNDS; round++) {
              committing.add(Thread.currentThread()); // as put would throw if interrupted
              commit(trial, round, acknowledged, doubtful);
              Thread.interrupted();
              read(trial, round);
              Thread.interrupted();
            }
          });
      workers.start(
          () -> {
            for (int round = 0; round < ROUNDS; round++) {
              Thread other = committing.poll(trial.patience().toNanos(), TimeUnit.NANOSECONDS);
              if (other == null) {
                return; // it got stuck
              }
              other.interrupt();
            }
          });
      workers.finish();
    }
    trial.note("a thread was interrupted " + ROUNDS + " times");
    expectAsBefore(trial, acknowledged, doubtful);
  }

  /** Every other commit is interrupted for certain, just before what it commits is stored. */
  private static void commit(
      StoreTrial trial, int round, List<String> acknowledged, List<ChangeSet> doubtful) {
    Command command = trial.command();
    RecordType<Sample> type = trial.type();
    Sample sample = Sample.of("i" + round).number(round);
    RecordType<Sample> given = round % 2 == 0 ? interrupting(type) : type;
    try {
      trial.untraced().commit(ChangeSet.of(command).put(given, sample, Expected.absent()));
      acknowledged.add(sample.id());
    } catch (UnavailableException e) {
      doubtful.add(ChangeSet.of(command).put(type, sample, Expected.absent()));
    }
  }

  private static void read(StoreTrial trial, int round) {
    Thread.currentThread().interrupt();
    try {
      if (round % 2 == 0) {
        trial.untraced().find(trial.type(), "before");
      } else {
        trial.untraced().scan(Scan.of(trial.type()));
      }
    } catch (UnavailableException e) {
      return; // as it may be told
    }
  }

  private static RecordType<Sample> interrupting(RecordType<Sample> type) {
    Thread committing = Thread.currentThread();
    return Waiting.with(
        type,
        new Codec<>() {
          @Override
          public String write(Sample value) {
            committing.interrupt();
            return type.codec().write(value);
          }

          @Override
          public Sample read(String json) {
            return type.codec().read(json);
          }
        });
  }

  private static void expectAsBefore(
      StoreTrial trial, List<String> acknowledged, List<ChangeSet> doubtful) {
    List<String> ids = new ArrayList<>(List.of("after", "before"));
    trial.put(Sample.of("after"));
    trial.expectEqual(
        "those of the acknowledged records that there are",
        acknowledged.stream().sorted().toList(),
        trial.store().findAll(trial.type(), acknowledged).keySet().stream().sorted().toList());
    doubtful.forEach(trial.store()::commit);
    for (int round = 0; round < ROUNDS; round++) {
      ids.add("i" + round);
    }
    trial.expectEqual(
        "all records, once the commits not acknowledged were given again",
        ids.stream().sorted().toList(),
        trial.ids(Scan.of(trial.type())));
  }
}
