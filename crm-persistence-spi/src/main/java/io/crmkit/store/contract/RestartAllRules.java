package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.Capability;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.Index;
import io.crmkit.store.Page;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.UnreadableRecordException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Everything that is still there after restarts, and what is written between them. */
final class RestartAllRules {
  private static final int ROUNDS = 3;
  private static final int COMMITS = 40;
  private static final List<String> IDS = List.of("a", "B", "é", "中文", "😀", "～");
  private static final List<String> TEXTS = List.of("", "X", "Ärger", "中");

  private RestartAllRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
                "restart.all",
                "All that any method tells is the same after a restart, and so is what is written"
                    + " then, after the next.",
                RestartAllRules::everything)
            .needing(Capability.DURABLE)
            .reopening(),
        must(
                "restart.killed",
                "Whatever is the same after a restart is the same after a kill, when nothing was"
                    + " closed before.",
                RestartAllRules::killed)
            .needing(Capability.DURABLE)
            .killing());
  }

  /** As all other rules of restarts. */
  private static void killed(StoreTrial trial) throws Exception {
    List<StoreRule> rules = new ArrayList<>(RestartRules.all());
    rules.add(all().get(0));
    for (StoreRule rule : rules) {
      trial.note("as for " + rule.id());
      StoreTrial killing = trial.killing();
      try {
        rule.check().check(killing);
      } catch (BrokenRuleException e) {
        throw new BrokenRuleException("killed, as for " + rule.id() + ": " + e.getMessage());
      } finally {
        killing.tidy();
      }
    }
  }

  /** Writes all sorts of things and compares everything, three times. */
  static void everything(StoreTrial trial) {
    Trial written = new Trial(trial);
    for (int round = 1; round <= ROUNDS; round++) {
      written.write(round);
      Map<String, Object> before = written.told();
      trial.reopen();
      Map<String, Object> after = written.told();
      for (Map.Entry<String, Object> each : before.entrySet()) {
        trial.expectEqual(
            each.getKey() + " after restart " + round,
            each.getValue(),
            after.getOrDefault(each.getKey(), "nothing"));
      }
    }
    written.write(ROUNDS + 1);
  }

  /** The same each time: what is put where comes from numbers that are always the same ones. */
  private static final class Trial {
    private final StoreTrial trial;
    private final Random random = new Random(1);
    private final List<String> commands = new ArrayList<>();
    private final Map<RecordId, Long> versions = new HashMap<>();
    private final RecordType<Sample> first;
    private final RecordType<Sample> second;
    private final RecordType<Sample> other;
    private final RecordType<Sample> big;

    Trial(StoreTrial trial) {
      this.trial = trial;
      this.first = trial.type();
      this.second = FormatRules.later(first, 2, 1);
      this.other = trial.type("other");
      this.big = trial.type("big");
    }

    void write(int round) {
      for (int i = 0; i < COMMITS; i++) {
        commit(anything(round + "-" + i));
        if (i == COMMITS / 2) {
          if (round < ROUNDS) {
            List<String> lines = Collections.nCopies(700, "x".repeat(2_000));
            commit(trial.changes().put(big, Sample.of("r" + round).lines(lines), Expected.any()));
          }
          commit(trial.changes()); // nothing but a receipt
          List<StoredEvent> events = trial.events();
          trial.acknowledge(
              IntStream.range(0, 10).filter(n -> n % 3 != 1).mapToObj(events::get).toList());
        }
      }
    }

    private void commit(ChangeSet changes) {
      commands.add(changes.command().id());
      Map<RecordId, Long> given = trial.untraced().commit(changes).receipt().versions();
      given.forEach(
          (record, version) -> {
            long before = versions.getOrDefault(record, 0L);
            trial.expect(
                version > before, "version " + version + " was given after version " + before);
            versions.put(record, version);
          });
    }

    private ChangeSet anything(String about) {
      RecordType<Sample> type = List.of(first, second, other).get(random.nextInt(3));
      String id = IDS.get(random.nextInt(IDS.size()));
      RecordId record = new RecordId(type.name(), id);
      ChangeSet changes = trial.changes();
      changes =
          random.nextInt(5) == 0
              ? changes.delete(record, Expected.any())
              : changes.put(type, sample(id, about), Expected.any());
      changes = changes.event(new Event(record, "told", "{\"über\":\"" + about + " 中\"}"));
      return switch (random.nextInt(3)) {
        case 0 -> changes;
        case 1 -> changes.outcome("");
        default -> changes.outcome("好 " + about);
      };
    }

    /** Moves in each index, out of it and into it again. */
    private Sample sample(String id, String about) {
      Sample sample = Sample.of(id).lines(List.of(about, "für 😀"));
      if (random.nextInt(4) > 0) {
        sample = sample.text(TEXTS.get(random.nextInt(TEXTS.size())));
      }
      if (random.nextInt(4) > 0) {
        sample = sample.number(random.nextInt(5) - 2);
      }
      return random.nextInt(4) == 0
          ? sample
          : sample.at(Instant.EPOCH.plusNanos(random.nextInt(5_000_000) - 1_000_000));
    }

    /** What any method tells, by what was asked. */
    Map<String, Object> told() {
      CrmStore store = trial.untraced();
      Map<String, Object> told = new LinkedHashMap<>();
      for (String id : IDS) {
        told.put("record " + id + ", read in format 1", readable(first, id));
      }
      for (RecordType<Sample> type : List.of(second, other)) {
        String name = type.equals(other) ? " of another type" : "";
        told.put("all records found" + name, store.findAll(type, IDS));
        scans(told, "the records by id" + name, Scan.of(type));
        for (Index<Sample> index : type.indexes()) {
          scans(told, "the records " + index.name() + name, Scan.by(type, index.name()));
        }
      }
      told.put("the big records", store.findAll(big, List.of("r1", "r2")));
      for (int i = 0; i < commands.size(); i++) {
        told.put("the receipt of command " + i, store.receipt(commands.get(i)));
      }
      told.put("the events", trial.events());
      return told;
    }

    private Object readable(RecordType<Sample> type, String id) {
      try {
        return trial.untraced().find(type, id);
      } catch (UnreadableRecordException e) {
        return "unreadable";
      }
    }

    private void scans(Map<String, Object> told, String what, Scan<Sample> scan) {
      told.put(what, all(scan));
      told.put(what + ", descending", all(scan.descending()));
    }

    private List<Object> all(Scan<Sample> scan) {
      List<Object> all = new ArrayList<>();
      Optional<Scan<Sample>> next = Optional.of(scan.limit(4));
      while (next.isPresent()) {
        Page<Sample> page = trial.untraced().scan(next.get());
        all.addAll(page.records());
        trial.expect(all.size() <= 1_000, "a scan does not end");
        next = page.next().map(scan.limit(4)::after);
      }
      return all;
    }
  }
}
