package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Expected;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.Versioned;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What versions mean. */
final class VersionRules {
  private VersionRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "versions.value",
            "The record found is the one that was put last, as a whole.",
            VersionRules::value),
        must(
            "versions.absent",
            "A put that expects no record succeeds where there is none and only there.",
            VersionRules::absent),
        must(
            "versions.exact",
            "A put that expects a version succeeds on this version and on no other.",
            VersionRules::exact),
        must(
            "versions.exact-delete",
            "A delete that expects a version succeeds on this version and on no other.",
            VersionRules::exactDelete),
        must(
            "versions.any",
            "A put or delete that expects anything succeeds, whether or not there is a record.",
            VersionRules::any),
        must(
            "versions.grow",
            "Every put gives a greater version, from 1, even if the record is equal.",
            VersionRules::grow),
        must(
            "versions.agree",
            "Receipt, find, find all and scans tell one version.",
            VersionRules::agree),
        must(
            "versions.never-reused",
            "A record that is deleted and put again gets a version that it never had.",
            VersionRules::neverReused),
        must(
            "versions.deleted",
            "A deleted record is in no find, find all or scan.",
            VersionRules::deleted),
        must(
            "versions.types-apart",
            "Records of two types with one id are two records.",
            VersionRules::typesApart),
        must(
            "versions.find-all",
            "Find all gives those of the records that there are, by id, and nothing else.",
            VersionRules::findAll));
  }

  private static void value(StoreTrial trial) {
    Sample first = Sample.of("a").text("x").number(1).lines(List.of("one"));
    trial.expectEqual("a record never put", Optional.empty(), trial.find("a"));
    for (Sample sample : List.of(first, Sample.of("a").number(2), first.lines(List.of()))) {
      trial.put(sample);
      trial.expectEqual("the record", Optional.of(sample), trial.find("a").map(Versioned::value));
    }
  }

  private static void absent(StoreTrial trial) {
    ChangeSet create = trial.changes().put(trial.type(), Sample.of("a"), Expected.absent());
    trial.store().commit(create);
    trial.expect(trial.find("a").isPresent(), "the record is not there");
    conflict(trial, trial.changes().put(trial.type(), Sample.of("a"), Expected.absent()));
    trial.delete("a");
    trial.store().commit(trial.changes().put(trial.type(), Sample.of("a"), Expected.absent()));
  }

  private static void conflict(StoreTrial trial, ChangeSet changes) {
    trial.expectThrown(
        ConflictException.class,
        "a change of a record that is not as expected",
        () -> trial.store().commit(changes));
  }

  private static void exact(StoreTrial trial) {
    RecordType<Sample> type = trial.type();
    long version = trial.put(Sample.of("a"));
    for (long wrong : new long[] {version + 1, version + 1_000_000, Long.MAX_VALUE}) {
      conflict(trial, trial.changes().put(type, Sample.of("a"), Expected.version(wrong)));
    }
    trial.store().commit(trial.changes().put(type, Sample.of("a"), Expected.version(version)));
    conflict(trial, trial.changes().put(type, Sample.of("a"), Expected.version(version)));
    conflict(trial, trial.changes().put(type, Sample.of("b"), Expected.version(version)));
    trial.expectEqual("a record never put", Optional.empty(), trial.find("b"));
  }

  private static void exactDelete(StoreTrial trial) {
    long first = trial.put(Sample.of("a"));
    long second = trial.put(Sample.of("a"));
    conflict(trial, trial.changes().delete(trial.id("a"), Expected.version(first)));
    trial.expect(trial.find("a").isPresent(), "a refused delete took the record away");
    trial.store().commit(trial.changes().delete(trial.id("a"), Expected.version(second)));
    conflict(trial, trial.changes().delete(trial.id("a"), Expected.version(second)));
  }

  private static void any(StoreTrial trial) {
    trial.delete("a");
    trial.put(Sample.of("a"));
    trial.put(Sample.of("a").number(2));
    trial.delete("a");
    trial.delete("a");
    trial.expectEqual("a deleted record", Optional.empty(), trial.find("a"));
  }

  private static void grow(StoreTrial trial) {
    long before = 0;
    for (int put = 0; put < 5; put++) {
      long version = trial.put(Sample.of("a"));
      trial.expect(version > before, "a put after version " + before + " gave " + version);
      before = version;
      trial.put(Sample.of("b"));
    }
  }

  private static void agree(StoreTrial trial) {
    trial.put(Sample.of("b").number(1));
    trial.put(Sample.of("a").number(1));
    long version = trial.put(Sample.of("a").number(2));
    List<Long> told =
        List.of(
            trial.find("a").orElseThrow().version(),
            List.copyOf(trial.store().findAll(trial.type(), List.of("a")).values())
                .get(0)
                .version(),
            trial.store().scan(Scan.of(trial.type())).records().get(0).version(),
            trial.store().scan(Scan.by(trial.type(), Sample.BY_NUMBER)).records().get(1).version());
    trial.expectEqual(
        "the version by find, find all, scan by id and scan by index",
        List.of(version, version, version, version),
        told);
  }

  private static void neverReused(StoreTrial trial) {
    trial.put(Sample.of("a"));
    long before = trial.put(Sample.of("a"));
    trial.delete("a");
    long after = trial.put(Sample.of("a"));
    trial.expect(after > before, "version " + after + " was given after version " + before);
    conflict(trial, trial.changes().put(trial.type(), Sample.of("a"), Expected.version(before)));
  }

  private static void deleted(StoreTrial trial) {
    trial.putAll(List.of(Sample.of("a").number(1), Sample.of("b").number(2)));
    trial.delete("a");
    trial.expectEqual("find", Optional.empty(), trial.find("a"));
    trial.expectEqual(
        "find all",
        List.of("b"),
        List.copyOf(trial.store().findAll(trial.type(), List.of("a", "b")).keySet()));
    trial.expectEqual("a scan by id", List.of("b"), trial.ids(Scan.of(trial.type())));
    trial.expectEqual(
        "a scan by index", List.of("b"), trial.ids(Scan.by(trial.type(), Sample.BY_NUMBER)));
  }

  private static void typesApart(StoreTrial trial) {
    RecordType<Sample> other = trial.type("b");
    trial.put(Sample.of("a").number(1));
    trial.store().commit(trial.changes().put(other, Sample.of("a").number(2), Expected.absent()));
    trial.expectEqual(
        "the record of the first type", 1L, trial.find("a").orElseThrow().value().number().get());
    trial.store().commit(trial.changes().delete(new RecordId(other.name(), "a"), Expected.any()));
    trial.expect(trial.find("a").isPresent(), "a delete in one type took it from another");
  }

  private static void findAll(StoreTrial trial) {
    trial.putAll(List.of(Sample.of("a").number(1), Sample.of("b").number(2), Sample.of("c")));
    Map<String, Versioned<Sample>> found =
        trial.store().findAll(trial.type(), List.of("b", "x", "a", "b"));
    trial.expectEqual("find all of b, x, a, b", 2, found.size());
    for (String id : List.of("a", "b")) {
      trial.expectEqual("record " + id, trial.find(id), Optional.ofNullable(found.get(id)));
    }
    trial.expectEqual("find all of none", Map.of(), trial.store().findAll(trial.type(), List.of()));
  }
}
