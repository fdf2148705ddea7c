package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.RecordType;
import io.crmkit.store.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** What was only read and must still be so. */
final class GuardRules {
  private static final int ROUNDS = 60;

  private GuardRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "guards.version",
            "A commit that requires a version of a record it does not change is refused once the"
                + " record has another one.",
            GuardRules::version),
        must(
            "guards.deleted",
            "A commit that requires a version of a record is refused once that is deleted.",
            GuardRules::deleted),
        must(
            "guards.absent",
            "A commit that requires a record to be absent is refused once there is one.",
            GuardRules::absent),
        must(
            "guards.other-type",
            "A guard is about the record of its own type: one of the same id and another type"
                + " neither breaks it nor stands in for it.",
            GuardRules::otherType),
        must(
            "guards.any",
            "A commit may require a record in any version, which holds whether there is one or"
                + " not.",
            GuardRules::any),
        must(
            "guards.with-delete",
            "A commit that only deletes is refused too if a guard does not hold.",
            GuardRules::withDelete),
        must(
            "guards.alone",
            "A commit that only requires and changes nothing is checked too and leaves a receipt.",
            GuardRules::alone),
        must(
            "guards.unchanged",
            "A required record keeps its version and its content.",
            GuardRules::unchanged),
        must(
            "guards.no-trace",
            "If a guard does not hold, nothing is changed.",
            GuardRules::noTrace),
        must(
            "guards.write-skew",
            "Of two commits that each require what the other changes, the second is refused.",
            GuardRules::writeSkew),
        must(
            "guards.write-skew-parallel",
            "Of two commits at once that each require the version of what the other changes, at"
                + " most one succeeds.",
            GuardRules::writeSkewParallel),
        must(
            "guards.absent-skew-parallel",
            "Of two commits at once that each require the absence of what the other puts, at most"
                + " one succeeds.",
            GuardRules::absentSkewParallel));
  }

  private static void refused(StoreTrial trial, ChangeSet changes) {
    trial.expectThrown(
        ConflictException.class,
        "a commit whose guard does not hold",
        () -> trial.store().commit(changes));
  }

  private static ChangeSet putX(StoreTrial trial) {
    return trial.changes().put(trial.type(), Sample.of("x"), Expected.any());
  }

  private static void version(StoreTrial trial) {
    long first = trial.put(Sample.of("a"));
    trial.store().commit(putX(trial).require(trial.id("a"), first));
    trial.put(Sample.of("a"));
    refused(trial, putX(trial).require(trial.id("a"), first));
    refused(trial, putX(trial).require(trial.id("never"), first));
  }

  private static void deleted(StoreTrial trial) {
    long first = trial.put(Sample.of("a"));
    trial.delete("a");
    refused(trial, putX(trial).require(trial.id("a"), first));
  }

  private static void absent(StoreTrial trial) {
    trial.store().commit(putX(trial).require(trial.id("a"), Expected.absent()));
    trial.put(Sample.of("a"));
    refused(trial, putX(trial).require(trial.id("a"), Expected.absent()));
  }

  private static void otherType(StoreTrial trial) {
    RecordType<Sample> other = trial.type("b");
    long ofOther = trial.put(other, Sample.of("a"));
    trial.store().commit(putX(trial).require(trial.id("a"), Expected.absent()));
    refused(trial, putX(trial).require(trial.id("a"), ofOther));
    long version = trial.put(Sample.of("a"));
    while (ofOther == version) { // where every record's versions are counted for themselves
      ofOther = trial.put(other, Sample.of("a"));
    }
    trial.store().commit(putX(trial).require(trial.id("a"), version));
    refused(trial, putX(trial).require(trial.id("a"), ofOther));
    trial.delete("a");
    trial.store().commit(putX(trial).require(trial.id("a"), Expected.absent()));
    refused(trial, putX(trial).require(trial.id("a"), version));
  }

  private static void any(StoreTrial trial) {
    trial.store().commit(putX(trial).require(trial.id("a"), Expected.any()));
    trial.store().commit(trial.changes().require(trial.id("a"), Expected.any()));
    trial.expectEqual("the record required in any version", Optional.empty(), trial.find("a"));
    long version = trial.put(Sample.of("a"));
    trial.store().commit(putX(trial).require(trial.id("a"), Expected.any()));
    trial.expectEqual("its version", version, trial.find("a").orElseThrow().version());
    ChangeSet one = putX(trial).require(trial.id("a"), Expected.any());
    refused(trial, one.require(trial.id("never"), version));
  }

  private static void withDelete(StoreTrial trial) {
    long first = trial.put(Sample.of("a"));
    trial.put(Sample.of("a"));
    trial.put(Sample.of("x"));
    for (Expected broken : List.of(Expected.absent(), Expected.version(first))) {
      ChangeSet deleteX = trial.changes().delete(trial.id("x"), Expected.any());
      refused(trial, deleteX.require(trial.id("a"), broken));
    }
    trial.expect(trial.find("x").isPresent(), "the record to be deleted is gone");
  }

  private static void alone(StoreTrial trial) {
    long first = trial.put(Sample.of("a"));
    ChangeSet good = trial.changes().require(trial.id("a"), first).outcome("seen");
    trial.store().commit(good);
    trial.expectEqual(
        "the outcome in the receipt",
        Optional.of("seen"),
        trial.store().receipt(good.command().id()).flatMap(receipt -> receipt.outcome()));
    trial.put(Sample.of("a"));
    refused(trial, trial.changes().require(trial.id("a"), first));
  }

  private static void unchanged(StoreTrial trial) {
    trial.put(Sample.of("a").number(1));
    Optional<Versioned<Sample>> before = trial.find("a");
    trial.store().commit(putX(trial).require(trial.id("a"), before.orElseThrow().version()));
    trial.store().commit(putX(trial).require(trial.id("none"), Expected.absent()));
    trial.expectEqual("the required record", before, trial.find("a"));
    trial.expectEqual("the record required absent", Optional.empty(), trial.find("none"));
  }

  private static void noTrace(StoreTrial trial) {
    long first = trial.put(Sample.of("a"));
    trial.put(Sample.of("a"));
    trial.put(Sample.of("b"));
    ChangeSet changes =
        putX(trial)
            .delete(trial.id("b"), Expected.any())
            .event(new Event(trial.id("x"), "told", "{}"))
            .require(trial.id("a"), first);
    refused(trial, changes);
    trial.expectEqual("the record to be put", Optional.empty(), trial.find("x"));
    trial.expect(trial.find("b").isPresent(), "the record to be deleted is gone");
    trial.expectEqual("the events", List.of(), trial.events());
  }

  private static void writeSkew(StoreTrial trial) {
    long a = trial.put(Sample.of("a").text("on duty"));
    long b = trial.put(Sample.of("b").text("on duty"));
    ChangeSet leaveA =
        trial
            .changes()
            .put(trial.type(), Sample.of("a"), Expected.version(a))
            .require(trial.id("b"), b);
    ChangeSet leaveB =
        trial
            .changes()
            .put(trial.type(), Sample.of("b"), Expected.version(b))
            .require(trial.id("a"), a);
    trial.store().commit(leaveA);
    refused(trial, leaveB);
    trial.expect(
        trial.find("b").orElseThrow().value().text().isPresent(), "both records were changed");
  }

  private static void writeSkewParallel(StoreTrial trial) throws Exception {
    skew(
        trial,
        round -> {
          trial.putAll(List.of(Sample.of("a" + round), Sample.of("b" + round)));
          Map<String, Versioned<Sample>> found =
              trial.untraced().findAll(trial.type(), List.of("a" + round, "b" + round));
          return Map.of(
              "a", Expected.version(version(found, "a" + round)),
              "b", Expected.version(version(found, "b" + round)));
        });
  }

  private static long version(Map<String, Versioned<Sample>> found, String id) {
    return Optional.ofNullable(found.get(id)).orElseThrow().version();
  }

  private static void absentSkewParallel(StoreTrial trial) throws Exception {
    skew(trial, round -> Map.of("a", Expected.absent(), "b", Expected.absent()));
  }

  /** What is expected of the two records of a round, and whether its commits are large. */
  private record Round(Map<String, Expected> expected, Optional<Together> large) {}

  private static void skew(StoreTrial trial, IntFunction<Map<String, Expected>> preparation)
      throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    List<Round> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS + Together.ROUNDS; round++) {
      rounds.add(
          new Round(
              preparation.apply(round),
              round < ROUNDS ? Optional.empty() : Optional.of(new Together(trial))));
    }
    try (Workers workers = new Workers(trial.patience())) {
      var left = workers.call(() -> leave(trial, rounds, together, "a", "b"));
      var right = workers.call(() -> leave(trial, rounds, together, "b", "a"));
      workers.finish();
      for (int round = 0; round < rounds.size(); round++) {
        trial.expect(
            !(workers.await(left).get(round) && workers.await(right).get(round)),
            "in round " + round + " both commits succeeded, each on a guard the other broke");
      }
    }
  }

  /** Changes one record of each round, requiring the other; tells in which rounds it did. */
  private static List<Boolean> leave(
      StoreTrial trial, List<Round> rounds, CyclicBarrier together, String mine, String other)
      throws Exception {
    List<Boolean> succeeded = new ArrayList<>();
    for (int round = 0; round < rounds.size(); round++) {
      Map<String, Expected> expected = rounds.get(round).expected();
      ChangeSet little =
          trial
              .changes()
              .put(
                  trial.type(),
                  Sample.of(mine + round).text("left"),
                  Objects.requireNonNull(expected.get(mine)))
              .require(trial.id(other + round), Objects.requireNonNull(expected.get(other)));
      ChangeSet changes =
          rounds.get(round).large().map(large -> large.late(little, mine)).orElse(little);
      together.await(trial.patience().toMillis(), TimeUnit.MILLISECONDS);
      boolean done = false;
      try {
        trial.untraced().commit(changes);
        done = true;
      } catch (ConflictException e) {
        trial.expect(
            e.record().equals(trial.id(mine + round)) || e.record().equals(trial.id(other + round)),
            "the conflict names " + e.record());
      }
      succeeded.add(done);
    }
    return succeeded;
  }
}
