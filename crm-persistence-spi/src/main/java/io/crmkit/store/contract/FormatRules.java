package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.Codec;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Expected;
import io.crmkit.store.Key;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.StoreException;
import io.crmkit.store.UnreadableRecordException;
import io.crmkit.store.Versioned;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Records of all formats. */
final class FormatRules {
  private FormatRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "formats.upgraded",
            "A record of an old format is read through every step from it, by find, find all and"
                + " scans, and keeps its version.",
            FormatRules::upgraded),
        must("formats.mixed", "Records of several formats show side by side.", FormatRules::mixed),
        must(
            "formats.rewritten",
            "A record put again is in the format of the type it was put with.",
            FormatRules::rewritten),
        must(
            "formats.newer",
            "A record of a newer format than the type knows is unreadable, not misread.",
            FormatRules::newer),
        must(
            "formats.greatest",
            "A format may be any number up to 2,147,483,647.",
            FormatRules::greatest),
        must(
            "formats.decimals",
            "Numbers in a record come back digit by digit, however many digits they have.",
            FormatRules::decimals),
        must(
            "formats.missing-step",
            "A record of an old format from which a step is missing is unreadable.",
            FormatRules::missingStep),
        must(
            "formats.other-shape",
            "A record that its codec cannot read is unreadable, by find, find all and scans, each"
                + " naming it.",
            FormatRules::otherShape),
        must(
            "formats.damaged",
            "A text that is no JSON is either refused when put, and nothing changed, or unreadable"
                + " when found.",
            FormatRules::damaged),
        must(
            "formats.others-readable",
            "All other records can be read though one cannot.",
            FormatRules::othersReadable),
        must(
            "formats.repaired",
            "An unreadable record can be deleted and put anew.",
            FormatRules::repaired));
  }

  /** Samples in a later format, with a step from each of these formats that adds a line. */
  static RecordType<Sample> later(RecordType<Sample> first, int format, int... steps) {
    RecordType<Sample> type =
        Sample.indexed(RecordType.of(first.name(), format, Sample.class, Sample::id));
    for (int from : steps) {
      type = type.withUpgrade(from, tree -> withLine(tree, "from " + from));
    }
    return type;
  }

  private static Map<String, Object> withLine(Map<String, Object> tree, String line) {
    Map<String, Object> changed = new LinkedHashMap<>(tree);
    Object lines = changed.getOrDefault("lines", List.of());
    changed.put("lines", Stream.concat(((List<?>) lines).stream(), Stream.of(line)).toList());
    return changed;
  }

  private static void upgraded(StoreTrial trial) {
    long version = trial.put(Sample.of("a").number(1).text("x"));
    RecordType<Sample> third = later(trial.type(), 3, 1, 2);
    Versioned<Sample> expected =
        new Versioned<>(
            Sample.of("a").number(1).text("x").lines(List.of("from 1", "from 2")), version);
    CrmStore store = trial.store();
    trial.expectEqual("find", Optional.of(expected), store.find(third, "a"));
    trial.expectEqual("find all", Map.of("a", expected), store.findAll(third, List.of("a")));
    trial.expectEqual("by id", List.of(expected), store.scan(Scan.of(third)).records());
    trial.expectEqual(
        "by number", List.of(expected), store.scan(Scan.by(third, Sample.BY_NUMBER)).records());
  }

  private static void mixed(StoreTrial trial) {
    trial.put(Sample.of("a"));
    trial.put(later(trial.type(), 2, 1), Sample.of("b"));
    RecordType<Sample> third = later(trial.type(), 3, 1, 2);
    trial.put(third, Sample.of("c"));
    trial.expectEqual(
        "the lines of formats 1, 2 and 3",
        List.of(List.of("from 1", "from 2"), List.of("from 2"), List.of()),
        trial.all(Scan.of(third)).stream().map(Sample::lines).toList());
  }

  private static void rewritten(StoreTrial trial) {
    trial.put(Sample.of("a"));
    RecordType<Sample> second = later(trial.type(), 2, 1);
    trial.put(second, Sample.of("a").number(2));
    trial.expectEqual(
        "the record put in format 2",
        Optional.of(Sample.of("a").number(2)),
        trial.store().find(second, "a").map(Versioned::value));
    unreadable(trial, "a", () -> trial.find("a"));
  }

  private static void unreadable(StoreTrial trial, String id, Runnable read) {
    UnreadableRecordException e =
        trial.expectThrown(UnreadableRecordException.class, "reading " + id, read);
    trial.expectEqual("the record named", trial.id(id), e.record());
  }

  private static void unreadableAnyhow(StoreTrial trial, RecordType<Sample> type, String id) {
    CrmStore store = trial.store();
    unreadable(trial, id, () -> store.find(type, id));
    unreadable(trial, id, () -> store.findAll(type, List.of("0", id)));
    unreadable(trial, id, () -> store.scan(Scan.of(type)));
    unreadable(trial, id, () -> store.scan(Scan.by(type, Sample.BY_NUMBER).descending()));
  }

  private static void newer(StoreTrial trial) {
    trial.put(Sample.of("0").number(0));
    // The text itself could well be read as format 1: only the number tells that it must not be.
    trial.put(later(trial.type(), 2), Sample.of("a").number(1));
    unreadableAnyhow(trial, trial.type(), "a");
  }

  private static void greatest(StoreTrial trial) {
    RecordType<Sample> last = later(trial.type(), Integer.MAX_VALUE);
    trial.put(last, Sample.of("a").number(1));
    Optional<Sample> expected = Optional.of(Sample.of("a").number(1));
    trial.expectEqual("the record", expected, trial.store().find(last, "a").map(Versioned::value));
    unreadableAnyhow(trial, trial.type(), "a");
    unreadableAnyhow(trial, later(trial.type(), Integer.MAX_VALUE - 1), "a");
  }

  private static void decimals(StoreTrial trial) {
    List<BigDecimal> decimals =
        Stream.of(
                "1.10",
                "0.00",
                "-0.1",
                "12345678901234567.89",
                "-9007199254740993",
                "123456789012345678901234567890",
                "0.000000000000000000000000000001")
            .map(BigDecimal::new)
            .toList();
    Sample sample = Sample.of("a").number(Long.MIN_VALUE + 1).decimals(decimals);
    trial.put(sample);
    trial.expectEqual("find", Optional.of(sample), trial.find("a").map(Versioned::value));
    trial.expectEqual(
        "by number", List.of(sample), trial.all(Scan.by(trial.type(), Sample.BY_NUMBER)));
  }

  private static void missingStep(StoreTrial trial) {
    trial.put(Sample.of("a").number(1));
    unreadableAnyhow(trial, later(trial.type(), 4, 1, 3), "a");
    unreadableAnyhow(trial, later(trial.type(), 2), "a");
  }

  /** Samples, written as this text. */
  static RecordType<Sample> writing(RecordType<Sample> type, String json) {
    return Waiting.with(
        type,
        new Codec<>() {
          @Override
          public String write(Sample value) {
            return json;
          }

          @Override
          public Sample read(String text) {
            return type.codec().read(text);
          }
        });
  }

  private static void otherShape(StoreTrial trial) {
    trial.put(Sample.of("0").number(0));
    for (String json : List.of("{\"id\":7,\"surprise\":true}", "[]", "null", "\"text\"")) {
      trial.put(writing(trial.type(), json), Sample.of("a").number(1));
      unreadableAnyhow(trial, trial.type(), "a");
    }
  }

  private static void damaged(StoreTrial trial) {
    for (String json : List.of("{\"id\":\"a\",\"lines\":[\"cut sh", "", "\u00ff\u00fe%")) {
      trial.delete("a");
      boolean refused = false;
      try {
        trial
            .store()
            .commit(
                trial
                    .changes()
                    .put(writing(trial.type(), json), Sample.of("a"), Expected.any())
                    .put(trial.type(), Sample.of("with"), Expected.any()));
      } catch (StoreException e) {
        throw e; // tells callers to try again, or that somebody else was faster: neither is true
      } catch (RuntimeException e) {
        trial.note("refused when put: " + e);
        refused = true;
      }
      if (refused) {
        trial.expectEqual("the record refused", Optional.empty(), trial.find("a"));
        trial.expectEqual("the record beside it", Optional.empty(), trial.find("with"));
      } else {
        unreadable(trial, "a", () -> trial.find("a"));
        trial.delete("with");
      }
    }
  }

  private static void othersReadable(StoreTrial trial) {
    trial.putAll(List.of(Sample.of("a").number(1), Sample.of("c").number(3)));
    trial.put(writing(trial.type(), "{}"), Sample.of("b").number(2));
    trial.expect(trial.find("a").isPresent() && trial.find("c").isPresent(), "one is not found");
    trial.expectEqual(
        "find all of the others", 2, trial.store().findAll(trial.type(), List.of("a", "c")).size());
    trial.expectEqual(
        "the page before",
        List.of(Sample.of("a").number(1)),
        trial.store().scan(Scan.of(trial.type()).limit(1)).values());
    trial.expectEqual(
        "the range after",
        List.of(Sample.of("c").number(3)),
        trial.store().scan(Scan.by(trial.type(), Sample.BY_NUMBER).from(Key.number(3))).values());
  }

  private static void repaired(StoreTrial trial) {
    RecordType<Sample> bad = writing(trial.type(), "{}");
    trial.put(bad, Sample.of("a").number(1));
    long version = trial.put(bad, Sample.of("b").number(2));
    trial.delete("a");
    trial.expectEqual("the record deleted", Optional.empty(), trial.find("a"));
    trial
        .store()
        .commit(
            trial
                .changes()
                .put(trial.type(), Sample.of("b").number(5), Expected.version(version))
                .require(new RecordId(trial.type().name(), "a"), Expected.absent()));
    trial.expectEqual(
        "the records", List.of(Sample.of("b").number(5)), trial.all(Scan.of(trial.type())));
  }
}
