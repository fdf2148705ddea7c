package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.RecordId;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The last of many changes of a commit is made like the first. */
final class LargeCommitRules {
  private static final int COUNT = 1_000;
  private static final int THOUSANDS = 3_000;

  private LargeCommitRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "sizes.many-keys",
            "A commit may change the keys of 1,000 records, each of which then shows at its new"
                + " key only.",
            LargeCommitRules::manyKeys),
        must(
            "sizes.many-deletes",
            "A commit may delete 1,000 records, of which none is found or shows after it.",
            LargeCommitRules::manyDeletes),
        must(
            "sizes.many-expected",
            "Of 1,000 puts and deletes in a commit one that is not as expected is enough for the"
                + " commit to be refused, wherever it stands.",
            LargeCommitRules::manyExpected),
        must(
            "sizes.many-events",
            "A commit may tell 1,000 events of one record, which all show in their order.",
            LargeCommitRules::manyEvents),
        must(
            "sizes.thousands",
            "A commit may make 3,000 changes, tell 2,500 events and require 2,500 records, and the"
                + " last of each counts.",
            LargeCommitRules::thousands));
  }

  /** Ids in the order of their numbers: the last change is the last in every order. */
  private static String id(int number) {
    return "r" + (COUNT + number);
  }

  private static ChangeSet each(StoreTrial trial, IntFunction<Change> change) {
    return new ChangeSet(
        trial.command(),
        IntStream.range(0, COUNT).mapToObj(change).toList(),
        Map.of(),
        List.of(),
        Optional.empty());
  }

  private static Change put(StoreTrial trial, Sample sample) {
    return new Change.Put<>(trial.type(), sample, Expected.any());
  }

  /** Names the first that is not as expected: nobody reads a thousand. */
  static <E> void expectEach(StoreTrial trial, String what, List<E> expected, List<E> found) {
    trial.expectEqual("the number of " + what, expected.size(), found.size());
    for (int i = 0; i < expected.size(); i++) {
      trial.expectEqual("number " + (i + 1) + " of " + what, expected.get(i), found.get(i));
    }
  }

  private static void manyKeys(StoreTrial trial) {
    trial
        .store()
        .commit(
            each(
                trial,
                n ->
                    put(
                        trial,
                        Sample.of(id(n)).number(n).text("old" + n).at(Instant.ofEpochSecond(n)))));
    trial
        .store()
        .commit(each(trial, n -> put(trial, Sample.of(id(n)).number(-n).text("new " + id(n)))));
    List<String> ids = IntStream.range(0, COUNT).mapToObj(LargeCommitRules::id).toList();
    Scan<Sample> byNumber = Scan.by(trial.type(), Sample.BY_NUMBER).limit(Scan.MAX_LIMIT);
    Scan<Sample> byText = Scan.by(trial.type(), Sample.BY_TEXT).limit(Scan.MAX_LIMIT);
    Scan<Sample> byInstant = Scan.by(trial.type(), Sample.BY_INSTANT).limit(Scan.MAX_LIMIT);
    expectEach(trial, "the records by number", ids, trial.ids(byNumber.descending()));
    expectEach(trial, "the records by text", ids, trial.ids(byText));
    trial.expectEqual("the records at keys that are gone", List.of(), trial.ids(byInstant));
  }

  private static void manyDeletes(StoreTrial trial) {
    Sample left = Sample.of(id(COUNT)).number(COUNT);
    trial.put(left);
    ChangeSet puts = each(trial, n -> put(trial, Sample.of(id(n)).number(n)));
    long version =
        Objects.requireNonNull(
            trial.store().commit(puts).receipt().versions().get(trial.id(id(0))));
    trial
        .store()
        .commit(
            each(
                trial,
                n ->
                    new Change.Delete(
                        trial.id(id(n)), n % 2 == 0 ? Expected.version(version) : Expected.any())));
    List<String> ids = IntStream.rangeClosed(0, COUNT).mapToObj(LargeCommitRules::id).toList();
    trial.expectEqual(
        "the records found",
        List.of(left),
        trial.store().findAll(trial.type(), ids).values().stream().map(Versioned::value).toList());
    for (Scan<Sample> scan :
        List.of(Scan.of(trial.type()), Scan.by(trial.type(), Sample.BY_NUMBER))) {
      trial.expectEqual("the records that show", List.of(left), trial.all(scan));
    }
  }

  /** Each third record is put in a version, put where there is none, or deleted in a version. */
  private static void manyExpected(StoreTrial trial) {
    List<Change> puts = new ArrayList<>();
    for (int n = 0; n < COUNT; n++) {
      if (n % 3 != 1) {
        puts.add(put(trial, Sample.of(id(n))));
      }
    }
    ChangeSet before = new ChangeSet(trial.command(), puts, Map.of(), List.of(), Optional.empty());
    Map<RecordId, Long> versions = trial.store().commit(before).receipt().versions();
    ChangeSet all = each(trial, n -> change(trial, n, versions));
    for (int wrong : new int[] {0, 1, 2, COUNT - 3, COUNT - 2, COUNT - 1}) {
      List<Change> changes = new ArrayList<>(all.changes());
      RecordId record = trial.id(id(wrong));
      Expected other =
          Expected.version(Objects.requireNonNullElse(versions.get(record), 0L) + 1_000_000);
      changes.set(
          wrong,
          wrong % 3 == 2
              ? new Change.Delete(record, other)
              : new Change.Put<>(trial.type(), Sample.of(id(wrong)).number(1), other));
      ConflictException refused =
          trial.expectThrown(
              ConflictException.class,
              "a commit of 1,000 changes of which number " + (wrong + 1) + " is not as expected",
              () ->
                  trial
                      .store()
                      .commit(
                          new ChangeSet(
                              trial.command(), changes, Map.of(), List.of(), Optional.empty())));
      trial.expectEqual("the record named", record, refused.record());
    }
    trial.expectEqual(
        "the records changed by what was refused",
        List.of(),
        trial.ids(Scan.by(trial.type(), Sample.BY_NUMBER)));
    trial.store().commit(all);
    trial.expectEqual(
        "the number of records after what was not refused",
        COUNT - COUNT / 3,
        trial.ids(Scan.by(trial.type(), Sample.BY_NUMBER).limit(Scan.MAX_LIMIT)).size());
  }

  private static Change change(StoreTrial trial, int number, Map<RecordId, Long> versions) {
    RecordId record = trial.id(id(number));
    Sample sample = Sample.of(id(number)).number(number);
    if (number % 3 == 1) {
      return new Change.Put<>(trial.type(), sample, Expected.absent());
    }
    Expected expected = Expected.version(Objects.requireNonNull(versions.get(record)));
    return number % 3 == 0
        ? new Change.Put<>(trial.type(), sample, expected)
        : new Change.Delete(record, expected);
  }

  private static void manyEvents(StoreTrial trial) {
    List<Event> told =
        IntStream.range(0, COUNT)
            .mapToObj(n -> new Event(trial.id("a"), "told", "{\"n\":" + n + "}"))
            .toList();
    trial
        .store()
        .commit(
            new ChangeSet(
                trial.command(),
                List.of(put(trial, Sample.of("a"))),
                Map.of(),
                told,
                Optional.empty()));
    expectEach(
        trial,
        "the events",
        told,
        OutboxRules.drain(trial).stream().map(StoredEvent::event).toList());
  }

  private static void thousands(StoreTrial trial) {
    List<Change> puts = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    List<Event> events = new ArrayList<>();
    List<String> moved = new ArrayList<>();
    Map<RecordId, Expected> required = new HashMap<>();
    for (int number = 0; number < THOUSANDS; number++) {
      Sample sample = Sample.of("r" + (THOUSANDS + number)).number(number);
      RecordId record = trial.id(sample.id());
      puts.add(new Change.Put<>(trial.type(), sample, Expected.absent()));
      if (number % 6 == 0) {
        changes.add(put(trial, sample.number(-number)));
        moved.add(0, sample.id());
      } else {
        changes.add(new Change.Delete(record, Expected.any()));
        required.put(new RecordId(trial.type("b").name(), sample.id()), Expected.absent());
        events.add(new Event(record, "told", "{\"n\":" + number + "}"));
      }
    }
    trial
        .store()
        .commit(new ChangeSet(trial.command(), puts, Map.of(), List.of(), Optional.empty()));
    ChangeSet all = new ChangeSet(trial.command(), changes, required, events, Optional.empty());
    Sample last = Sample.of("r" + (2 * THOUSANDS - 1));
    trial.expect(trial.find(last.id()).isPresent(), "the last of 3,000 records put is not there");
    trial.put(trial.type("b"), last);
    trial.expectThrown(
        ConflictException.class,
        "a commit that requires 2,500 records to be absent, of which the last is there",
        () -> trial.store().commit(all));
    trial
        .store()
        .commit(
            trial
                .changes()
                .delete(new RecordId(trial.type("b").name(), last.id()), Expected.any()));
    trial.store().commit(all);
    Scan<Sample> byNumber = Scan.by(trial.type(), Sample.BY_NUMBER).limit(Scan.MAX_LIMIT);
    expectEach(trial, "the records by number", moved, trial.ids(byNumber));
    expectEach(
        trial,
        "the events",
        events,
        OutboxRules.drain(trial).stream().map(StoredEvent::event).toList());
  }
}
