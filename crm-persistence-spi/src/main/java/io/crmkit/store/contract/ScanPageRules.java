package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Expected;
import io.crmkit.store.Key;
import io.crmkit.store.Page;
import io.crmkit.store.Scan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** How scans go on from page to page, also while somebody writes. */
final class ScanPageRules {
  private ScanPageRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "scan.limit",
            "A page has as many records as there are, up to the limit, and a cursor exactly if"
                + " there are more.",
            ScanPageRules::limit),
        must(
            "scan.greatest-limit",
            "A page may be asked to have 1,000 records and has them if there are as many.",
            ScanPageRules::greatestLimit),
        must(
            "scan.pages",
            "The pages of a scan together show every record once, whatever their size.",
            ScanPageRules::pages),
        must(
            "scan.cursor-again",
            "A cursor can be used again, with pages of another size too.",
            ScanPageRules::cursorAgain),
        must(
            "scan.cursor-deleted",
            "A scan goes on where it was if the last record shown was deleted or moved.",
            ScanPageRules::cursorDeleted),
        must(
            "scan.steady-between-pages",
            "Whatever is put, deleted or moved between pages, a record that nobody changes shows"
                + " exactly once.",
            ScanPageRules::steadyBetweenPages),
        must(
            "scan.new-ahead",
            "A record put ahead of a cursor shows on a later page, one put behind it does not.",
            ScanPageRules::newAhead),
        must(
            "scan.steady-under-writes",
            "While others write, a record that nobody changes shows exactly once in a scan.",
            ScanPageRules::steadyUnderWrites));
  }

  private static List<Sample> numbered(int count) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      samples.add(Sample.of(id(i)).number(i / 3));
    }
    return samples;
  }

  private static String id(int number) {
    return String.valueOf(1_000 + number);
  }

  private static void limit(StoreTrial trial) {
    trial.putAll(numbered(6));
    for (Scan<Sample> scan :
        List.of(Scan.of(trial.type()), Scan.by(trial.type(), Sample.BY_NUMBER).descending())) {
      for (int limit : new int[] {1, 5, 6, 7, Scan.MAX_LIMIT}) {
        Page<Sample> page = trial.store().scan(scan.limit(limit));
        trial.expectEqual("the length", Math.min(limit, 6), page.records().size());
        trial.expectEqual("whether there is a cursor", limit < 6, page.next().isPresent());
      }
    }
    Page<Sample> half = trial.store().scan(Scan.of(trial.type()).limit(3));
    Page<Sample> rest =
        trial.store().scan(Scan.of(trial.type()).limit(3).after(half.next().orElseThrow()));
    trial.expectEqual("the cursor of the last page", Optional.empty(), rest.next());
  }

  private static void greatestLimit(StoreTrial trial) {
    trial.putAll(numbered(Scan.MAX_LIMIT));
    for (Scan<Sample> scan :
        List.of(Scan.of(trial.type()), Scan.by(trial.type(), Sample.BY_NUMBER).descending())) {
      Page<Sample> page = trial.store().scan(scan.limit(Scan.MAX_LIMIT));
      trial.expectEqual("the length", Scan.MAX_LIMIT, page.records().size());
      trial.expectEqual("the cursor if there are no more", Optional.empty(), page.next());
    }
    trial.put(Sample.of("z").number(Scan.MAX_LIMIT));
    for (Scan<Sample> scan :
        List.of(Scan.of(trial.type()), Scan.by(trial.type(), Sample.BY_NUMBER))) {
      Page<Sample> page = trial.store().scan(scan.limit(Scan.MAX_LIMIT));
      trial.expectEqual("the length", Scan.MAX_LIMIT, page.records().size());
      trial.expect(page.next().isPresent(), "there is no cursor though there is one more");
      Page<Sample> last =
          trial.store().scan(scan.limit(Scan.MAX_LIMIT).after(page.next().orElseThrow()));
      trial.expectEqual(
          "the last page", List.of("z"), last.values().stream().map(Sample::id).toList());
    }
  }

  private static void pages(StoreTrial trial) {
    trial.putAll(numbered(20));
    List<String> all = numbered(20).stream().map(Sample::id).toList();
    List<String> reversed = new ArrayList<>(all);
    Collections.reverse(reversed);
    for (int size = 1; size <= 21; size++) {
      for (Scan<Sample> scan :
          List.of(Scan.of(trial.type()), Scan.by(trial.type(), Sample.BY_NUMBER))) {
        String what = "the records in pages of " + size;
        trial.expectEqual(what, all, trial.ids(scan.limit(size)));
        trial.expectEqual(what, reversed, trial.ids(scan.limit(size).descending()));
      }
      Scan<Sample> part =
          Scan.by(trial.type(), Sample.BY_NUMBER).from(Key.number(2)).to(Key.number(5));
      trial.expectEqual("a part", all.subList(6, 15), trial.ids(part.limit(size)));
      trial.expectEqual(
          "a part descending", reversed.subList(5, 14), trial.ids(part.limit(size).descending()));
    }
  }

  private static void cursorAgain(StoreTrial trial) {
    trial.putAll(numbered(9));
    Scan<Sample> scan = Scan.by(trial.type(), Sample.BY_NUMBER);
    String cursor = trial.store().scan(scan.limit(4)).next().orElseThrow();
    for (int size : new int[] {1, 2, 5, 100, 1}) {
      trial.expectEqual(
          "the records after the fourth in pages of " + size,
          List.of("1004", "1005", "1006", "1007", "1008"),
          trial.ids(scan.limit(size).after(cursor)));
    }
  }

  private static void cursorDeleted(StoreTrial trial) {
    for (boolean ascending : new boolean[] {true, false}) {
      trial.putAll(numbered(9));
      Scan<Sample> byKey = Scan.by(trial.type(), Sample.BY_NUMBER).limit(2);
      Scan<Sample> byId = Scan.of(trial.type()).limit(2);
      for (Scan<Sample> plain : List.of(byKey, byId)) {
        trial.putAll(numbered(9));
        Scan<Sample> scan = ascending ? plain : plain.descending();
        Page<Sample> first = trial.store().scan(scan);
        String last = first.values().get(1).id();
        trial.delete(last);
        String next =
            trial.store().scan(scan.after(first.next().orElseThrow())).values().get(0).id();
        trial.expectEqual("the record after a deleted one", ascending ? "1002" : "1006", next);
        trial.put(Sample.of(last).number(ascending ? 9 : -9));
        next =
            trial
                .store()
                .scan(scan.limit(1).after(first.next().orElseThrow()))
                .values()
                .get(0)
                .id();
        trial.expectEqual("the record after a moved one", ascending ? "1002" : "1006", next);
      }
    }
  }

  private static void steadyBetweenPages(StoreTrial trial) {
    Random random = new Random(7);
    for (boolean ascending : new boolean[] {true, false}) {
      for (boolean byKey : new boolean[] {true, false}) {
        trial.putAll(numbered(40));
        Scan<Sample> plain =
            byKey ? Scan.by(trial.type(), Sample.BY_NUMBER) : Scan.of(trial.type());
        Scan<Sample> scan = (ascending ? plain : plain.descending()).limit(3);
        List<String> shown = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
          Page<Sample> page = trial.store().scan(cursor.map(scan::after).orElse(scan));
          shown.addAll(steady(page.values().stream().map(Sample::id).toList()));
          cursor = page.next();
          trial.store().commit(unrest(trial, random));
        } while (cursor.isPresent() && shown.size() <= 100);
        expectEachOnce(trial, shown, 40);
        List<String> inOrder =
            new ArrayList<>(steady(numbered(40).stream().map(Sample::id).toList()));
        if (!ascending) {
          Collections.reverse(inOrder);
        }
        trial.expectEqual("the records that nobody changes", inOrder, shown);
      }
    }
  }

  /** Nobody changes records with even numbers. */
  private static List<String> steady(List<String> ids) {
    return ids.stream().filter(id -> id.length() == 4 && (id.charAt(3) - '0') % 2 == 0).toList();
  }

  /** Puts, moves and deletes records with odd numbers, and new ones between all. */
  private static ChangeSet unrest(StoreTrial trial, Random random) {
    ChangeSet changes = trial.changes();
    Set<String> changed = new HashSet<>();
    for (int change = 0; change < 6; change++) {
      String id = id(random.nextInt(20) * 2 + 1) + (random.nextBoolean() ? "" : "n");
      if (changed.add(id)) {
        changes =
            random.nextInt(3) == 0
                ? changes.delete(trial.id(id), Expected.any())
                : changes.put(
                    trial.type(), Sample.of(id).number(random.nextInt(14)), Expected.any());
      }
    }
    return changes;
  }

  private static void expectEachOnce(StoreTrial trial, List<String> shown, int count) {
    List<String> expected = steady(numbered(count).stream().map(Sample::id).toList());
    List<String> twice = new ArrayList<>(shown);
    new HashSet<>(shown).forEach(twice::remove);
    trial.expectEqual("the records shown twice", List.of(), twice);
    List<String> missed = new ArrayList<>(expected);
    missed.removeAll(shown);
    trial.expectEqual("the records never shown", List.of(), missed);
  }

  private static void newAhead(StoreTrial trial) {
    for (boolean byKey : new boolean[] {true, false}) {
      trial.putAll(numbered(6));
      Scan<Sample> plain = byKey ? Scan.by(trial.type(), Sample.BY_NUMBER) : Scan.of(trial.type());
      Scan<Sample> scan = plain.limit(3);
      String cursor = trial.store().scan(scan).next().orElseThrow();
      trial.put(Sample.of("1000x").number(0));
      trial.put(Sample.of("1004x").number(1));
      trial.expectEqual(
          "the records after the third",
          List.of("1003", "1004", "1004x", "1005"),
          trial.ids(scan.after(cursor)));
      trial.delete("1000x");
      trial.delete("1004x");
    }
  }

  private static void steadyUnderWrites(StoreTrial trial) throws Exception {
    trial.putAll(numbered(60));
    CrmStore store = trial.untraced();
    Workers.Stop stop = new Workers.Stop();
    try (Workers workers = new Workers(trial.patience())) {
      workers.start(
          () -> {
            Random random = new Random(11);
            while (!stop.asked()) {
              store.commit(unrest(trial, random));
            }
          });
      workers.start(
          () -> {
            try {
              for (int round = 0; round < 12; round++) {
                Scan<Sample> plain =
                    round % 3 == 0
                        ? Scan.of(trial.type())
                        : Scan.by(trial.type(), Sample.BY_NUMBER);
                Scan<Sample> scan = (round % 2 == 0 ? plain : plain.descending()).limit(4);
                expectEachOnce(trial, steadyShown(store, scan), 60);
              }
            } finally {
              stop.now();
            }
          });
      workers.finish();
    }
  }

  private static List<String> steadyShown(CrmStore store, Scan<Sample> scan) {
    List<String> shown = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    int pages = 0;
    do {
      Page<Sample> page = store.scan(cursor.map(scan::after).orElse(scan));
      shown.addAll(steady(page.values().stream().map(Sample::id).toList()));
      cursor = page.next();
    } while (cursor.isPresent() && ++pages < 1_000);
    return shown;
  }
}
