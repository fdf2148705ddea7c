package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.RecordId;
import io.crmkit.store.Scan;
import io.crmkit.store.Versioned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ids of all sorts. */
final class IdRules {
  private static final List<String> CASES =
      List.of("a", "A", "i", "I", "ı", "İ", "ss", "ß", "SS", "ẞ", "σ", "ς", "Σ");
  private static final List<String> SPACES =
      List.of("a", " a", "a ", "a  ", " ", "  ", "a b", "a  b", "a\u00A0", "a\u3000", "ab");
  private static final List<String> NORMAL_FORMS =
      List.of("é", "e\u0301", "e", "Å", "\u212B", "A\u030A", "ﬁ", "fi", "１", "1", "a", "a\u200B");
  private static final List<String> SPECIAL =
      List.of(
          "'",
          "''",
          "\"",
          "\\",
          "\\\\",
          "%",
          "_",
          "a%",
          "a_",
          "ab",
          "*",
          "?",
          "[a]",
          "{a}",
          "(a)",
          ";",
          "--",
          "/*",
          "$1",
          ":a",
          "a,b",
          "a|b",
          "a/b",
          "a.b",
          "#",
          "@",
          "&amp;",
          "<a>",
          "`",
          "null",
          "NULL",
          "true",
          "0",
          "00",
          "0.0",
          "1e0",
          "../a",
          "\\x00",
          "\\u0041",
          "' OR '1'='1");
  private static final List<String> SCRIPTS =
      List.of(
          "中文客户",
          "客戶",
          "клиент",
          "عميل",
          "לקוח",
          "ลูกค้า",
          "고객",
          "😀",
          "👩‍👩‍👧",
          "𠀀",
          "\uFFFD",
          "\uFFFF");

  private IdRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "ids.case",
            "Ids that differ only in upper and lower case are different records.",
            trial -> apart(trial, CASES)),
        must(
            "ids.spaces",
            "Ids that differ only in spaces, at the end too, are different records.",
            trial -> apart(trial, SPACES)),
        must(
            "ids.normal-forms",
            "Ids that look alike but differ in code points are different records.",
            trial -> apart(trial, NORMAL_FORMS)),
        must(
            "ids.special",
            "Quotes, backslashes, wildcards and the like in ids mean themselves.",
            trial -> apart(trial, SPECIAL)),
        must("ids.scripts", "Ids may be in any script.", trial -> apart(trial, SCRIPTS)),
        must(
            "ids.longest",
            "Ids of 1,000 characters and of 2,000 bytes differ by their last character too.",
            trial -> apart(trial, longest())),
        must(
            "ids.commands",
            "Command ids that differ in anything are different commands.",
            IdRules::commands),
        must("ids.events", "Events carry ids of all sorts.", IdRules::events));
  }

  private static List<String> longest() {
    List<String> ids = new ArrayList<>();
    for (String end : List.of("0", "1")) {
      ids.add("a".repeat(999) + end);
      ids.add("é".repeat(999) + end);
      ids.add("中".repeat(665) + "é" + end);
      ids.add("😀".repeat(499) + end);
      ids.add("%".repeat(999) + end);
    }
    return ids;
  }

  /** Puts a record for each id and finds, shows and deletes each without touching another. */
  private static void apart(StoreTrial trial, List<String> ids) {
    Map<String, Sample> all = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      Sample sample = Sample.of(ids.get(i)).number(i);
      all.put(sample.id(), sample);
      trial.store().commit(trial.changes().put(trial.type(), sample, Expected.absent()));
    }
    for (String id : ids) {
      trial.expectEqual(
          "record '" + id + "'",
          Optional.ofNullable(all.get(id)),
          trial.find(id).map(Versioned::value));
    }
    Map<String, Sample> found = new HashMap<>();
    trial.store().findAll(trial.type(), ids).forEach((id, record) -> found.put(id, record.value()));
    trial.expectEqual("find all", all, found);
    for (int size : new int[] {1, 100}) {
      trial.expectEqual(
          "the ids by number", ids, trial.ids(Scan.by(trial.type(), Sample.BY_NUMBER).limit(size)));
      trial.expectEqual(
          "the number of ids in their order",
          ids.size(),
          trial.ids(Scan.of(trial.type()).limit(size)).size());
    }
    List<String> left = new ArrayList<>(ids);
    for (String id : ids) {
      trial.delete(id);
      left.remove(id);
      trial.expectEqual(
          "the ids left after '" + id + "' was deleted",
          left,
          trial.ids(Scan.by(trial.type(), Sample.BY_NUMBER)));
    }
  }

  private static void commands(StoreTrial trial) {
    List<String> ends = new ArrayList<>(CASES);
    ends.addAll(SPACES);
    ends.addAll(NORMAL_FORMS);
    ends.addAll(SPECIAL);
    ends.addAll(SCRIPTS);
    List<String> ids = new ArrayList<>();
    ends.stream().distinct().forEach(end -> ids.add(trial.name(end)));
    ids.add(trial.name("x".repeat(980)) + "0");
    ids.add(trial.name("x".repeat(980)) + "1");
    for (String id : ids) {
      ChangeSet changes = ChangeSet.of(Command.of(id, "content of " + id)).outcome(id);
      trial.expect(
          !trial.store().commit(changes).replayed(), "'" + id + "' is taken for another command");
    }
    for (String id : ids) {
      trial.expectEqual(
          "the outcome of '" + id + "'",
          Optional.of(id),
          trial.store().receipt(id).flatMap(receipt -> receipt.outcome()));
    }
  }

  private static void events(StoreTrial trial) {
    List<String> ids = new ArrayList<>(SPECIAL);
    ids.addAll(SCRIPTS);
    ids.addAll(longest());
    List<RecordId> expected = new ArrayList<>();
    for (String id : ids) {
      ChangeSet changes = trial.changes().put(trial.type(), Sample.of(id), Expected.any());
      trial.store().commit(changes.event(new Event(trial.id(id), "told", "{}")));
      expected.add(trial.id(id));
    }
    trial.expectEqual(
        "the records that the events are about",
        expected.stream().map(RecordId::id).sorted().toList(),
        trial.events().stream().map(event -> event.event().about().id()).sorted().toList());
  }
}
