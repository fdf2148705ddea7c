package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.CrmStore;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.Versioned;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reading records of several formats, and many of which some cannot be read. */
final class ReadingRules {
  private static final List<Integer> UNREADABLE = List.of(1, 3, 4, 8);
  private static final List<Integer> READABLE = List.of(0, 2, 5, 6, 7);

  private ReadingRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "formats.reading-changes-nothing",
            "Whoever knows only an old format reads a record as before after others read it in a"
                + " newer one.",
            ReadingRules::changesNothing),
        must(
            "formats.for-each",
            "For each hands on in order all that can be read and tells of everything else, by id"
                + " and by index, in both directions, however many it takes at once.",
            ReadingRules::forEach));
  }

  private static void changesNothing(StoreTrial trial) {
    RecordType<Sample> old = trial.type();
    RecordType<Sample> newer = FormatRules.later(old, 2, 1);
    Sample sample = Sample.of("a").number(1).text("x").lines(List.of("one"));
    Versioned<Sample> before = new Versioned<>(sample, trial.put(sample));
    List<Runnable> readings =
        List.of(
            () -> trial.store().find(newer, "a"),
            () -> trial.store().findAll(newer, List.of("a")),
            () -> trial.store().scan(Scan.of(newer)),
            () -> trial.store().scan(Scan.by(newer, Sample.BY_NUMBER).descending()),
            () -> trial.store().forEach(Scan.of(newer), record -> {}, unreadable -> {}));
    for (Runnable reading : readings) {
      for (int i = 0; i < 2; i++) { // a second time: some write what is read often
        reading.run();
      }
      trial.expectEqual("the record in the old format", Optional.of(before), trial.find("a"));
      trial.expectEqual(
          "all of the old format",
          List.of(before),
          trial.store().scan(Scan.by(old, Sample.BY_TEXT)).records());
    }
  }

  private static void forEach(StoreTrial trial) {
    RecordType<Sample> damaged = FormatRules.writing(trial.type(), "{}");
    for (int i = 0; i < UNREADABLE.size() + READABLE.size(); i++) {
      trial.put(
          UNREADABLE.contains(i) ? damaged : trial.type(), Sample.of("r" + i).number(i / 2 * 10L));
    }
    for (Scan<Sample> scan :
        List.of(Scan.of(trial.type()), Scan.by(trial.type(), Sample.BY_NUMBER))) {
      for (int limit : new int[] {1, 2, 4, 100}) {
        forEach(trial, scan.limit(limit), READABLE, UNREADABLE);
        forEach(trial, scan.descending().limit(limit), reversed(READABLE), reversed(UNREADABLE));
      }
    }
  }

  private static void forEach(
      StoreTrial trial, Scan<Sample> scan, List<Integer> readable, List<Integer> unreadable) {
    CrmStore store = trial.untraced(); // what it overrides itself
    List<String> read = new ArrayList<>();
    List<String> told = new ArrayList<>();
    String what =
        " by "
            + scan.index().map(index -> index.name()).orElse("id")
            + (scan.ascending() ? "" : ", descending")
            + ", "
            + scan.limit()
            + " at once";
    trial.note("for each" + what);
    store.forEach(
        scan,
        record -> {
          trial.expect(read.size() < 1_000, "for each does not end");
          read.add(record.value().id());
        },
        e -> {
          trial.expect(told.size() < 1_000, "for each does not end");
          told.add(e.record().id());
        });
    trial.expectEqual("what is read" + what, ids(readable), read);
    trial.expectEqual("what is told as unreadable" + what, ids(unreadable), told);
  }

  private static List<String> ids(List<Integer> numbers) {
    return numbers.stream().map(i -> "r" + i).toList();
  }

  private static List<Integer> reversed(List<Integer> numbers) {
    List<Integer> reversed = new ArrayList<>(numbers);
    Collections.reverse(reversed);
    return reversed;
  }
}
