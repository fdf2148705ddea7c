package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.Key;
import io.crmkit.store.Scan;
import io.crmkit.store.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Instants to the microsecond. */
final class InstantRules {
  private static final Instant NOON = Instant.parse("2026-06-15T12:00:00.123456Z");

  private InstantRules() {}

  static List<StoreRule> all() {
    return List.of(
        must("instants.order", "Keys a microsecond apart sort by it.", InstantRules::order),
        must("instants.select", "Bounds select to the microsecond.", InstantRules::select),
        must(
            "instants.equal",
            "Keys within one microsecond are equal: their records come in the order of ids.",
            InstantRules::equal),
        must(
            "instants.far",
            "Instants before 1970, in distant years, and in the hour that clocks repeat or leave"
                + " out sort as instants.",
            InstantRules::far),
        must(
            "instants.nanos",
            "Nanoseconds in a record come back, though keys hold microseconds.",
            InstantRules::nanos));
  }

  private static Instant micros(int micros) {
    return NOON.plusNanos(micros * 1_000L);
  }

  private static void order(StoreTrial trial) {
    List<Sample> samples = new ArrayList<>();
    for (int micros : new int[] {3, -1, 0, 4, -2, 1, 2}) {
      samples.add(Sample.of("r" + (9 - micros)).at(micros(micros)));
    }
    trial.putAll(samples);
    trial.expectEqual(
        "the ids",
        List.of("r11", "r10", "r9", "r8", "r7", "r6", "r5"),
        trial.ids(Scan.by(trial.type(), Sample.BY_INSTANT).limit(2)));
  }

  private static void select(StoreTrial trial) {
    List<Sample> samples = new ArrayList<>();
    for (int micros = 0; micros < 5; micros++) {
      samples.add(Sample.of("r" + micros).at(micros(micros)));
    }
    trial.putAll(samples);
    Scan<Sample> scan = Scan.by(trial.type(), Sample.BY_INSTANT);
    trial.expectEqual(
        "from 1 to 3 µs",
        List.of("r1", "r2"),
        trial.ids(scan.from(Key.instant(micros(1))).to(Key.instant(micros(3)))));
    trial.expectEqual(
        "from 1 to 2 µs descending",
        List.of("r1"),
        trial.ids(scan.from(Key.instant(micros(1))).to(Key.instant(micros(2))).descending()));
    trial.expectEqual("from the same on", List.of(), trial.ids(scan.from(Key.instant(micros(5)))));
  }

  private static void equal(StoreTrial trial) {
    trial.putAll(
        List.of(
            Sample.of("c").at(NOON.plusNanos(1)),
            Sample.of("b").at(NOON.plusNanos(500)),
            Sample.of("a").at(NOON.plusNanos(999)),
            Sample.of("0").at(NOON.plusNanos(1_000))));
    Scan<Sample> scan = Scan.by(trial.type(), Sample.BY_INSTANT);
    trial.expectEqual("the ids", List.of("a", "b", "c", "0"), trial.ids(scan.limit(1)));
    trial.expectEqual(
        "within the microsecond",
        List.of("a", "b", "c"),
        trial.ids(
            scan.from(Key.instant(NOON.plusNanos(700))).to(Key.instant(NOON.plusNanos(1_001)))));
  }

  private static void far(StoreTrial trial) {
    List<Instant> instants =
        List.of(
            Instant.parse("0001-01-01T00:00:00Z"),
            Instant.parse("1582-10-10T00:00:00Z"),
            Instant.parse("1969-12-31T23:59:59.999998Z"),
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Instant.EPOCH,
            Instant.parse("1970-01-01T00:00:00.000001Z"),
            Instant.parse("2026-03-29T00:59:59.999999Z"),
            Instant.parse("2026-03-29T01:00:00Z"),
            Instant.parse("2026-10-25T00:30:00Z"),
            Instant.parse("2026-10-25T01:30:00Z"),
            Instant.parse("2026-11-01T05:30:00Z"),
            Instant.parse("2026-11-01T06:30:00Z"),
            Instant.parse("2038-01-19T03:14:08Z"),
            Instant.parse("9999-12-31T23:59:59.999999Z"));
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < instants.size(); i++) {
      samples.add(Sample.of("r" + (99 - i)).at(instants.get(i)));
    }
    trial.putAll(samples);
    Scan<Sample> scan = Scan.by(trial.type(), Sample.BY_INSTANT);
    trial.expectEqual(
        "the instants",
        instants,
        trial.all(scan.limit(3)).stream().map(sample -> sample.at().orElseThrow()).toList());
    for (Instant instant : instants) {
      trial.expectEqual(
          "the first from " + instant,
          Optional.of(instant),
          trial.store().scan(scan.from(Key.instant(instant)).limit(1)).values().get(0).at());
    }
  }

  private static void nanos(StoreTrial trial) {
    for (Instant instant :
        List.of(NOON.plusNanos(1), NOON.plusNanos(999), Instant.ofEpochSecond(-1, 999_999_999))) {
      trial.put(Sample.of("a").at(instant));
      trial.expectEqual(
          "the instant",
          Optional.of(instant),
          trial.find("a").map(Versioned::value).flatMap(Sample::at));
    }
  }
}
