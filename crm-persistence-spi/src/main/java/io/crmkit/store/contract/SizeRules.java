package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;
import static io.crmkit.store.contract.StoreRule.should;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.Key;
import io.crmkit.store.Receipt;
import io.crmkit.store.RecordId;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.Versioned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Large records, large commits, and text of all sorts. */
final class SizeRules {
  private SizeRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "sizes.big-record",
            "A record of more than 1 MB of JSON comes back as it was, alone and on a page.",
            SizeRules::bigRecord),
        must(
            "sizes.many-changes",
            "A commit may change 1,000 records and tell 1,000 events.",
            SizeRules::manyChanges),
        must("sizes.many-ids", "Find all may be asked for 5,000 records.", SizeRules::manyIds),
        must("sizes.many-required", "A commit may require 1,000 records.", SizeRules::manyRequired),
        must(
            "sizes.longest-key",
            "The longest key and the longest id fit into an index together, also if they cannot be"
                + " compressed.",
            SizeRules::longestKey),
        must(
            "sizes.odd-text",
            "Text in records, keys and outcomes comes back character by character: quotes,"
                + " backslashes, line ends, all scripts.",
            SizeRules::oddText),
        must(
            "sizes.long-outcome",
            "An outcome of 100,000 characters comes back with every receipt.",
            SizeRules::longOutcome),
        should(
            "sizes.nul-text",
            "Text in records may hold the character U+0000.",
            SizeRules::nulText));
  }

  private static void bigRecord(StoreTrial trial) {
    Random random = new Random(3);
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < 160; line++) {
      lines.add(letters(random, 3_000, 0x4E00, 0x9FA5) + "\"\\\n");
    }
    Sample big = Sample.of("big").number(1).lines(lines);
    trial.putAll(List.of(Sample.of("before"), big, Sample.of("z")));
    trial.expectEqual(
        "whether the big record is as it was",
        true,
        trial.find("big").map(Versioned::value).equals(Optional.of(big)));
    trial.expectEqual(
        "whether it is on its page",
        List.of(big),
        trial.store().scan(Scan.by(trial.type(), Sample.BY_NUMBER)).values());
    trial.put(big.lines(List.of("small")));
    trial.expectEqual("the lines", List.of("small"), trial.find("big").get().value().lines());
  }

  private static String letters(Random random, int count, int first, int last) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.appendCodePoint(first + random.nextInt(last - first + 1));
    }
    return text.toString();
  }

  private static void manyChanges(StoreTrial trial) {
    ChangeSet changes = many(trial, 1_000);
    List<Event> events =
        changes.changes().stream().map(c -> new Event(c.record(), "told", "{}")).toList();
    ChangeSet told =
        new ChangeSet(changes.command(), changes.changes(), Map.of(), events, Optional.empty());
    Receipt receipt = trial.store().commit(told).receipt();
    trial.expectEqual("the versions in the receipt", 1_000, receipt.versions().size());
    trial.expectEqual(
        "the records", 1_000, trial.ids(Scan.of(trial.type()).limit(Scan.MAX_LIMIT)).size());
    trial.expectEqual(
        "the receipt", Optional.of(receipt), trial.store().receipt(told.command().id()));
    List<Event> seen = OutboxRules.drain(trial).stream().map(StoredEvent::event).toList();
    trial.expectEqual("whether all events show in order", true, seen.equals(events));
  }

  private static ChangeSet many(StoreTrial trial, int count) {
    List<Change> changes = new ArrayList<>();
    for (int record = 0; record < count; record++) {
      Sample sample = Sample.of("r" + record).number(record).text("t" + record);
      changes.add(new Change.Put<>(trial.type(), sample, Expected.absent()));
    }
    return new ChangeSet(trial.command(), changes, Map.of(), List.of(), Optional.empty());
  }

  private static void manyIds(StoreTrial trial) {
    trial.store().commit(many(trial, 300));
    List<String> ids = new ArrayList<>();
    for (int record = 0; record < 5_000; record++) {
      ids.add("r" + (4_999 - record));
    }
    Map<String, Versioned<Sample>> found = trial.store().findAll(trial.type(), ids);
    trial.expectEqual("the records found", 300, found.size());
    trial.expect(found.containsKey("r0") && found.containsKey("r299"), "one is not found");
  }

  private static void manyRequired(StoreTrial trial) {
    Map<RecordId, Long> versions = trial.store().commit(many(trial, 500)).receipt().versions();
    Map<RecordId, Expected> required = new HashMap<>();
    versions.forEach((record, version) -> required.put(record, Expected.version(version)));
    for (int none = 0; none < 500; none++) {
      required.put(trial.id("none" + none), Expected.absent());
    }
    trial
        .store()
        .commit(new ChangeSet(trial.command(), List.of(), required, List.of(), Optional.empty()));
    trial.put(Sample.of("none499"));
    trial.expectThrown(
        ConflictException.class,
        "a commit that requires 1,000 records of which one is not as expected",
        () ->
            trial
                .store()
                .commit(
                    new ChangeSet(
                        trial.command(), List.of(), required, List.of(), Optional.empty())));
  }

  private static void longestKey(StoreTrial trial) {
    Random random = new Random(5);
    List<Sample> samples = new ArrayList<>();
    for (int record = 0; record < 3; record++) {
      String id = letters(random, 666, 0x4E00, 0x9FA5) + record;
      samples.add(Sample.of(id).text(letters(random, Key.MAX_TEXT, 0x4E00, 0x9FA5)).number(1));
    }
    trial.putAll(samples);
    trial.expectEqual(
        "whether all show by text",
        samples.stream().map(Sample::id).sorted().toList(),
        trial.ids(Scan.by(trial.type(), Sample.BY_TEXT).limit(1)).stream().sorted().toList());
    for (Sample sample : samples) {
      trial.expectEqual(
          "the record at its key",
          List.of(sample),
          trial
              .store()
              .scan(
                  Scan.by(trial.type(), Sample.BY_TEXT)
                      .from(Key.text(sample.text().orElseThrow()))
                      .limit(1))
              .values());
    }
  }

  private static void oddText(StoreTrial trial) {
    List<String> texts =
        List.of(
            "",
            " ",
            "  both sides\t",
            "'; DROP TABLE records; --",
            "\"\\\"\\\\ \\u0041 {} [] $1 :name ? ?? %s %_ #{x} ${y}",
            "line\nline\r\nline\u2028\u0085",
            "\u0001\u001F\u007F",
            "e\u0301 é \u212B Å",
            "\uFEFFmark \u200B\u200F عربى 中文 👩‍👩‍👧 𠀀 \uFFFE\uFFFF");
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      Sample sample = Sample.of("r" + i).text(text).lines(List.of(text, ""));
      ChangeSet changes = trial.changes().put(trial.type(), sample, Expected.any()).outcome(text);
      trial.store().commit(changes);
      trial.expectEqual(
          "the record", Optional.of(sample), trial.find("r" + i).map(Versioned::value));
      trial.expectEqual(
          "the outcome",
          Optional.of(text),
          trial.store().receipt(changes.command().id()).flatMap(Receipt::outcome));
      Scan<Sample> at = Scan.by(trial.type(), Sample.BY_TEXT).from(Key.text(text)).limit(1);
      trial.expectEqual("the record at its key", List.of(sample), trial.store().scan(at).values());
    }
  }

  private static void longOutcome(StoreTrial trial) {
    ChangeSet changes = trial.changes().outcome("文".repeat(99_999) + "!");
    Receipt receipt = trial.store().commit(changes).receipt();
    trial.expectEqual(
        "whether the outcome is as it was", true, changes.outcome().equals(receipt.outcome()));
    trial.expectEqual(
        "whether the receipt is as it was",
        true,
        trial.store().receipt(changes.command().id()).equals(Optional.of(receipt)));
  }

  private static void nulText(StoreTrial trial) {
    Sample sample = Sample.of("a").lines(List.of("a\u0000b", "\u0000"));
    trial.put(sample);
    trial.expectEqual("the record", Optional.of(sample), trial.find("a").map(Versioned::value));
  }
}
