package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.CommandReusedException;
import io.crmkit.store.Commit;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Receipt;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.Versioned;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Texts as long and as short as they may be. */
final class LimitRules {
  private static final int LONGEST_NAME = 40;
  private static final int LONGEST_CONTENT = 200;

  private LimitRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "sizes.longest-content",
            "The content of a command may have 200 characters, and all are kept and compared.",
            LimitRules::longestContent),
        must(
            "sizes.longest-type",
            "The name of a type may have 40 characters, and all tell it from others.",
            LimitRules::longestType),
        must(
            "sizes.longest-index",
            "The name of an index may have 40 characters, and all tell it from others.",
            LimitRules::longestIndex),
        must(
            "sizes.key-to-its-end",
            "Keys of 200 characters are in order and in range by the last of these.",
            LimitRules::keyToItsEnd),
        must(
            "sizes.longest-code",
            "The code of an event may have 40 characters and comes back as it was.",
            LimitRules::longestCode),
        must(
            "sizes.big-event",
            "Details of an event that have 1,000,000 characters come back as they were.",
            LimitRules::bigEvent),
        must(
            "sizes.empty-texts",
            "Empty contents, outcomes, keys and details of events are kept like any other text.",
            LimitRules::emptyTexts));
  }

  private static void longestContent(StoreTrial trial) {
    String id = trial.name("id");
    String begin = "文".repeat(LONGEST_CONTENT - 1);
    Command command = new Command(id, begin + "一");
    Receipt receipt = trial.store().commit(ChangeSet.of(command)).receipt();
    trial.expectThrown(
        CommandReusedException.class,
        "a command id with content that differs in its last character",
        () -> trial.store().commit(ChangeSet.of(new Command(id, begin + "二"))));
    trial.expectEqual("the command in the receipt", command, receipt.command());
    trial.expectEqual("the receipt kept", Optional.of(receipt), trial.store().receipt(id));
    trial.expectEqual(
        "the replay", new Commit(receipt, true), trial.store().commit(ChangeSet.of(command)));
  }

  /** A name of this trial, of the greatest length; those of a trial differ in the last letter. */
  private static String longest(StoreTrial trial, String last) {
    int taken = trial.name("").length() + last.length();
    return trial.name("x".repeat(LONGEST_NAME - taken) + last);
  }

  private static void longestType(StoreTrial trial) {
    RecordType<Sample> one = Sample.type(longest(trial, "a"));
    RecordType<Sample> two = Sample.type(longest(trial, "b"));
    RecordId ofOne = new RecordId(one.name(), "id");
    RecordId ofTwo = new RecordId(two.name(), "id");
    for (RecordType<Sample> type : List.of(one, two)) {
      RecordId record = new RecordId(type.name(), "id");
      ChangeSet put =
          trial
              .changes()
              .put(type, Sample.of("id").number(type.equals(one) ? 1 : 2), Expected.absent())
              .event(new Event(record, "told", "{}"));
      Receipt receipt = trial.store().commit(put).receipt();
      trial.expectEqual("the records put", Set.of(record), receipt.versions().keySet());
    }
    trial.expectEqual(
        "the records told of",
        List.of(ofOne, ofTwo),
        trial.events().stream().map(event -> event.event().about()).toList());
    for (RecordType<Sample> type : List.of(one, two)) {
      List<Sample> expected = List.of(Sample.of("id").number(type.equals(one) ? 1 : 2));
      trial.expectEqual("the records by id", expected, trial.all(Scan.of(type)));
      trial.expectEqual(
          "the records by number", expected, trial.all(Scan.by(type, Sample.BY_NUMBER)));
    }
    trial.store().commit(trial.changes().delete(ofOne, Expected.any()));
    trial.store().commit(trial.changes().require(ofOne, Expected.absent()));
    trial.expect(trial.store().find(two, "id").isPresent(), "both records are deleted");
  }

  private static void longestIndex(StoreTrial trial) {
    String name = "x".repeat(LONGEST_NAME - 1);
    RecordType<Sample> type =
        RecordType.of(trial.type().name(), 1, Sample.class, Sample::id)
            .withIndex(new Index<>(name + "a", Key.Kind.TEXT, s -> s.text().map(Key::text)))
            .withIndex(new Index<>(name + "b", Key.Kind.TEXT, s -> Optional.of(Key.text(s.id()))));
    trial.put(type, Sample.of("a").text("z"));
    trial.put(type, Sample.of("b").text("y"));
    trial.put(type, Sample.of("c"));
    trial.expectEqual(
        "the records by the one", List.of("b", "a"), trial.ids(Scan.by(type, name + "a").limit(1)));
    trial.expectEqual(
        "the records by the other",
        List.of("a", "b", "c"),
        trial.ids(Scan.by(type, name + "b").limit(1)));
  }

  private static void keyToItsEnd(StoreTrial trial) {
    String begin = "文".repeat(Key.MAX_TEXT - 1);
    trial.putAll(
        List.of(
            Sample.of("a").text(begin + "c"),
            Sample.of("b").text(begin + "b"),
            Sample.of("c").text(begin + "a"),
            Sample.of("d").text(begin)));
    Scan<Sample> byText = Scan.by(trial.type(), Sample.BY_TEXT).limit(1);
    trial.expectEqual("the records", List.of("d", "c", "b", "a"), trial.ids(byText));
    trial.expectEqual(
        "the records in range",
        List.of("b"),
        trial.ids(byText.from(Key.text(begin + "b")).to(Key.text(begin + "c"))));
  }

  private static void longestCode(StoreTrial trial) {
    String begin = "x".repeat(LONGEST_NAME - 1);
    List<Event> told =
        List.of(
            new Event(trial.id("a"), begin + "a", "{}"),
            new Event(trial.id("a"), begin + "b", "{}"));
    ChangeSet changes = trial.changes().put(trial.type(), Sample.of("a"), Expected.any());
    trial.store().commit(changes.event(told.get(0)).event(told.get(1)));
    trial.expectEqual("the events", told, trial.events().stream().map(StoredEvent::event).toList());
  }

  private static void bigEvent(StoreTrial trial) {
    String text = "{\"lines\":\"";
    String json = text + "中文 b".repeat(250_000).substring(text.length() + 2) + "\"}";
    ChangeSet changes =
        trial
            .changes()
            .put(trial.type(), Sample.of("a"), Expected.any())
            .event(new Event(trial.id("a"), "big", json))
            .event(new Event(trial.id("a"), "small", "{}"));
    trial.store().commit(changes);
    List<StoredEvent> events = trial.events();
    trial.expectEqual(
        "the codes", List.of("big", "small"), events.stream().map(e -> e.event().code()).toList());
    trial.expectEqual(
        "whether the details are as they were", true, events.get(0).event().json().equals(json));
  }

  private static void emptyTexts(StoreTrial trial) {
    String id = trial.name("id");
    Sample sample = Sample.of("a").text("").lines(List.of(""));
    Event event = new Event(trial.id("a"), "told", "");
    ChangeSet changes =
        ChangeSet.of(new Command(id, ""))
            .put(trial.type(), sample, Expected.any())
            .event(event)
            .outcome("");
    Receipt receipt = trial.store().commit(changes).receipt();
    trial.expectEqual("the content", "", receipt.command().content());
    trial.expectEqual("the outcome", Optional.of(""), receipt.outcome());
    trial.expectEqual("the receipt kept", Optional.of(receipt), trial.store().receipt(id));
    trial.expectEqual("the replay", new Commit(receipt, true), trial.store().commit(changes));
    trial.expectThrown(
        CommandReusedException.class,
        "a command id first committed without content",
        () -> trial.store().commit(ChangeSet.of(new Command(id, " "))));
    trial.expectEqual("the record", Optional.of(sample), trial.find("a").map(Versioned::value));
    Scan<Sample> byText = Scan.by(trial.type(), Sample.BY_TEXT);
    trial.expectEqual("the record at its key", List.of(sample), trial.all(byText));
    trial.expectEqual(
        "the record from its key on", List.of(sample), trial.all(byText.from(Key.text(""))));
    trial.expectEqual("the records before", List.of(), trial.all(byText.to(Key.text(""))));
    trial.expectEqual(
        "the events", List.of(event), trial.events().stream().map(StoredEvent::event).toList());
  }
}
