package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.Key;
import io.crmkit.store.Page;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** In which order scans show records, and which. */
final class ScanOrderRules {
  /** In the order of code points; "～" is U+FF5E, "😀" is U+1F600 but begins with unit U+D83D. */
  static final List<String> BY_CODE_POINT =
      List.of(
          " ", "!", "-", "10", "9", "A", "B", "Z", "_", "a", "a!", "a-b", "aB", "ab", "b", "z", "~",
          "É", "ß", "é", "İ", "ı", "я", "中", "文", "가", "\uFB01", "～", "\uFFFD", "😀", "😀a", "𠀀");

  private ScanOrderRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "scan.empty",
            "A scan of a type that no record was put of is an empty page, the last one.",
            ScanOrderRules::empty),
        must(
            "scan.ids-by-code-point",
            "Without an index, records come in the order of their ids by code point.",
            ScanOrderRules::idsByCodePoint),
        must(
            "scan.texts-by-code-point",
            "Keys of text come in the order of their code points.",
            ScanOrderRules::textsByCodePoint),
        must(
            "scan.numbers",
            "Keys that are numbers come in numeric order, negative ones first.",
            ScanOrderRules::numbers),
        must(
            "scan.equal-keys",
            "Records with equal keys come in the order of their ids.",
            ScanOrderRules::equalKeys),
        must(
            "scan.descending",
            "A descending scan shows what the ascending one shows, in exactly the opposite order.",
            ScanOrderRules::descending),
        must(
            "scan.bounds",
            "A range holds its first key and not its last, in either direction.",
            ScanOrderRules::bounds),
        must(
            "scan.no-key",
            "A record without a key is not in that index, but in the order of ids.",
            ScanOrderRules::noKey),
        must(
            "scan.moved",
            "A record whose key was changed shows at its new place only; one whose key is gone"
                + " shows no more.",
            ScanOrderRules::moved),
        must(
            "scan.index-gone",
            "A record shows in the indexes of the type that it was last put with, and in no"
                + " other.",
            ScanOrderRules::indexGone),
        must(
            "scan.own-type", "A scan shows records of its own type only.", ScanOrderRules::ownType),
        must(
            "scan.own-index",
            "A scan by one index looks at keys of this index only.",
            ScanOrderRules::ownIndex));
  }

  private static List<String> shuffled(List<String> values) {
    List<String> shuffled = new ArrayList<>(values);
    Collections.shuffle(shuffled, new Random(1));
    return shuffled;
  }

  private static List<String> reversed(List<String> values) {
    List<String> reversed = new ArrayList<>(values);
    Collections.reverse(reversed);
    return reversed;
  }

  private static void empty(StoreTrial trial) {
    for (Scan<Sample> scan :
        List.of(Scan.of(trial.type()), Scan.by(trial.type(), Sample.BY_TEXT).descending())) {
      trial.expectEqual(
          "the page", new Page<Sample>(List.of(), Optional.empty()), trial.store().scan(scan));
    }
  }

  private static void idsByCodePoint(StoreTrial trial) {
    trial.putAll(shuffled(BY_CODE_POINT).stream().map(Sample::of).toList());
    trial.expectEqual("the ids", BY_CODE_POINT, trial.ids(Scan.of(trial.type()).limit(7)));
  }

  private static void textsByCodePoint(StoreTrial trial) {
    List<String> texts = shuffled(BY_CODE_POINT);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      samples.add(Sample.of("r" + i).text(texts.get(i)));
    }
    samples.add(Sample.of("empty").text(""));
    trial.putAll(samples);
    List<String> found =
        trial.all(Scan.by(trial.type(), Sample.BY_TEXT).limit(7)).stream()
            .map(sample -> sample.text().orElseThrow())
            .toList();
    List<String> expected = new ArrayList<>(List.of(""));
    expected.addAll(BY_CODE_POINT);
    trial.expectEqual("the keys", expected, found);
    trial.expectEqual(
        "the records from ～ to 𠀀",
        List.of("～", "\uFFFD", "😀", "😀a"),
        trial
            .all(Scan.by(trial.type(), Sample.BY_TEXT).from(Key.text("～")).to(Key.text("𠀀")))
            .stream()
            .map(sample -> sample.text().orElseThrow())
            .toList());
  }

  private static void numbers(StoreTrial trial) {
    List<Long> numbers =
        List.of(
            Long.MIN_VALUE,
            Long.MIN_VALUE + 1,
            -9_007_199_254_740_993L,
            -10L,
            -9L,
            -1L,
            0L,
            1L,
            9L,
            10L,
            256L,
            9_007_199_254_740_992L,
            9_007_199_254_740_993L,
            Long.MAX_VALUE - 1,
            Long.MAX_VALUE);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      samples.add(Sample.of("r" + (i * 7) % numbers.size() + "-" + i).number(numbers.get(i)));
    }
    trial.putAll(samples);
    trial.expectEqual(
        "the numbers",
        numbers,
        trial.all(Scan.by(trial.type(), Sample.BY_NUMBER).limit(4)).stream()
            .map(sample -> sample.number().orElseThrow())
            .toList());
  }

  private static void equalKeys(StoreTrial trial) {
    List<String> ids = List.of("B", "a", "b", "ü", "～", "😀");
    trial.putAll(shuffled(ids).stream().map(id -> Sample.of(id).number(1).text("t")).toList());
    trial.put(Sample.of("0").number(2).text("u"));
    List<String> expected = new ArrayList<>(ids);
    expected.add("0");
    for (String index : List.of(Sample.BY_NUMBER, Sample.BY_TEXT)) {
      trial.expectEqual(
          "the ids " + index, expected, trial.ids(Scan.by(trial.type(), index).limit(2)));
    }
  }

  private static void descending(StoreTrial trial) {
    List<Sample> samples = new ArrayList<>();
    for (String id : shuffled(BY_CODE_POINT)) {
      samples.add(Sample.of(id).text(id.substring(0, id.offsetByCodePoints(0, 1))).number(1));
    }
    trial.putAll(samples);
    for (Scan<Sample> scan :
        List.of(
            Scan.of(trial.type()),
            Scan.by(trial.type(), Sample.BY_TEXT),
            Scan.by(trial.type(), Sample.BY_NUMBER))) {
      trial.expectEqual(
          "the descending scan", reversed(trial.ids(scan)), trial.ids(scan.descending().limit(5)));
    }
  }

  private static void bounds(StoreTrial trial) {
    List<Sample> samples = new ArrayList<>();
    for (int number = 1; number <= 6; number++) {
      samples.add(Sample.of("x" + number).number(number));
      samples.add(Sample.of("y" + number).number(number));
    }
    trial.putAll(samples);
    Scan<Sample> scan = Scan.by(trial.type(), Sample.BY_NUMBER).limit(2);
    Key two = Key.number(2);
    Key four = Key.number(4);
    for (UnaryOperator<Scan<Sample>> way :
        List.<UnaryOperator<Scan<Sample>>>of(any -> any, Scan::descending)) {
      range(trial, way.apply(scan.from(two).to(four)), "x2", "x3", "y2", "y3");
      range(trial, way.apply(scan.from(four)), "x4", "x5", "x6", "y4", "y5", "y6");
      range(trial, way.apply(scan.to(two)), "x1", "y1");
      range(trial, way.apply(scan.from(two).to(two)));
      range(trial, way.apply(scan.from(four).to(two)));
      range(trial, way.apply(scan.from(Key.number(7))));
    }
  }

  private static void range(StoreTrial trial, Scan<Sample> scan, String... ids) {
    trial.expectEqual(
        "the records from "
            + scan.fromInclusive()
            + " to "
            + scan.toExclusive()
            + (scan.ascending() ? " ascending" : " descending"),
        List.of(ids),
        trial.ids(scan).stream().sorted().toList());
  }

  private static void noKey(StoreTrial trial) {
    trial.putAll(List.of(Sample.of("a"), Sample.of("b").text(""), Sample.of("c").number(0)));
    trial.expectEqual("by text", List.of("b"), trial.ids(Scan.by(trial.type(), Sample.BY_TEXT)));
    trial.expectEqual(
        "by number", List.of("c"), trial.ids(Scan.by(trial.type(), Sample.BY_NUMBER).descending()));
    trial.expectEqual("by id", List.of("a", "b", "c"), trial.ids(Scan.of(trial.type())));
  }

  private static void moved(StoreTrial trial) {
    trial.putAll(
        List.of(Sample.of("a").number(1), Sample.of("b").number(2), Sample.of("c").number(3)));
    trial.put(Sample.of("a").number(9));
    trial.put(Sample.of("b"));
    Scan<Sample> scan = Scan.by(trial.type(), Sample.BY_NUMBER);
    trial.expectEqual("all", List.of("c", "a"), trial.ids(scan));
    trial.expectEqual("at the old place", List.of(), trial.ids(scan.to(Key.number(3))));
    trial.expectEqual("by id", List.of("a", "b", "c"), trial.ids(Scan.of(trial.type())));
  }

  private static void indexGone(StoreTrial trial) {
    RecordType<Sample> full = trial.type();
    RecordType<Sample> plain = RecordType.of(full.name(), 1, Sample.class, Sample::id);
    RecordType<Sample> byText = plain.withIndex(full.index(Sample.BY_TEXT).orElseThrow());
    trial.putAll(List.of(Sample.of("a").number(1).text("x"), Sample.of("b").number(2).text("x")));
    trial.put(byText, Sample.of("a").number(1).text("y"));
    Scan<Sample> numbers = Scan.by(full, Sample.BY_NUMBER);
    Scan<Sample> texts = Scan.by(full, Sample.BY_TEXT);
    trial.expectEqual("by number, put without that index", List.of("b"), trial.ids(numbers));
    trial.expectEqual("by text, put with that index", List.of("b", "a"), trial.ids(texts));
    trial.put(plain, Sample.of("a"));
    trial.put(plain, Sample.of("b").number(2).text("x"));
    trial.expectEqual("by number, put without indexes", List.of(), trial.ids(numbers));
    trial.expectEqual("by text, put without indexes", List.of(), trial.ids(texts));
    trial.expectEqual("by id", List.of("a", "b"), trial.ids(Scan.of(full)));
    trial.put(Sample.of("a").number(3));
    trial.expectEqual("by number, put with it again", List.of("a"), trial.ids(numbers));
  }

  private static void ownType(StoreTrial trial) {
    trial.put(Sample.of("a").number(1));
    trial.put(trial.type("b"), Sample.of("b").number(1));
    trial.put(trial.type("aa"), Sample.of("c").number(1));
    trial.expectEqual("by id", List.of("a"), trial.ids(Scan.of(trial.type())));
    trial.expectEqual(
        "by number", List.of("a"), trial.ids(Scan.by(trial.type(), Sample.BY_NUMBER)));
  }

  private static void ownIndex(StoreTrial trial) {
    trial.putAll(
        List.of(
            Sample.of("a").number(1).text("z"),
            Sample.of("b").number(2).text("y"),
            Sample.of("c").number(3).at(Instant.EPOCH)));
    trial.expectEqual(
        "by text", List.of("b", "a"), trial.ids(Scan.by(trial.type(), Sample.BY_TEXT)));
    trial.expectEqual(
        "by instant", List.of("c"), trial.ids(Scan.by(trial.type(), Sample.BY_INSTANT)));
    trial.expectEqual(
        "by number", List.of("a", "b", "c"), trial.ids(Scan.by(trial.type(), Sample.BY_NUMBER)));
  }
}
