package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.Codec;
import io.crmkit.store.Command;
import io.crmkit.store.CommandReusedException;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.UnreadableRecordException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What failures tell. */
final class ErrorRules {
  private static final String SECRET = "Zaphod Beeblebrox";

  private ErrorRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "errors.conflict-changed",
            "A conflict names the record to be changed, what was expected and what was found.",
            ErrorRules::conflictChanged),
        must(
            "errors.conflict-required",
            "A conflict names the record required, what was expected and what was found.",
            ErrorRules::conflictRequired),
        must("errors.reused", "A reused command is named by its id.", ErrorRules::reused),
        must(
            "errors.event-limit",
            "Asking for no events, or for more than 1,000, is an illegal argument.",
            ErrorRules::eventLimit),
        must(
            "errors.impossible-ids",
            "No record is found by an id that none can have; an illegal argument is the only"
                + " failure allowed.",
            ErrorRules::impossibleIds),
        must(
            "errors.no-content",
            "No failure repeats anything of what is in a record.",
            ErrorRules::noContent));
  }

  private static void conflict(
      StoreTrial trial, ChangeSet changes, String id, Expected expected, OptionalLong found) {
    ConflictException e =
        trial.expectThrown(
            ConflictException.class,
            "a commit that expects " + id + " " + expected,
            () -> trial.store().commit(changes));
    trial.expectEqual("the record named", trial.id(id), e.record());
    trial.expectEqual("what is said to be expected", expected, e.expected());
    trial.expectEqual("the version said to be found", found, e.actual());
  }

  private static void conflictChanged(StoreTrial trial) {
    long first = trial.put(Sample.of("a"));
    long second = trial.put(Sample.of("a"));
    trial.put(Sample.of("b"));
    for (Expected expected : List.of(Expected.absent(), Expected.version(first))) {
      ChangeSet changes =
          trial
              .changes()
              .put(trial.type(), Sample.of("b"), Expected.any())
              .put(trial.type(), Sample.of("a"), expected);
      conflict(trial, changes, "a", expected, OptionalLong.of(second));
    }
    ChangeSet delete = trial.changes().delete(trial.id("a"), Expected.version(first));
    conflict(trial, delete, "a", Expected.version(first), OptionalLong.of(second));
    ChangeSet none = trial.changes().put(trial.type(), Sample.of("x"), Expected.version(first));
    conflict(trial, none, "x", Expected.version(first), OptionalLong.empty());
    ChangeSet deleteNone = trial.changes().delete(trial.id("x"), Expected.version(first));
    conflict(trial, deleteNone, "x", Expected.version(first), OptionalLong.empty());
  }

  private static void conflictRequired(StoreTrial trial) {
    long first = trial.put(Sample.of("a"));
    long second = trial.put(Sample.of("a"));
    for (Expected expected : List.of(Expected.absent(), Expected.version(first))) {
      ChangeSet changes =
          trial
              .changes()
              .put(trial.type(), Sample.of("b"), Expected.any())
              .require(trial.id("a"), expected);
      conflict(trial, changes, "a", expected, OptionalLong.of(second));
    }
    ChangeSet none = trial.changes().require(trial.id("x"), first);
    conflict(trial, none, "x", Expected.version(first), OptionalLong.empty());
  }

  private static void reused(StoreTrial trial) {
    String id = trial.name("id");
    trial.store().commit(ChangeSet.of(Command.of(id, "one")));
    CommandReusedException e =
        trial.expectThrown(
            CommandReusedException.class,
            "a command id with other content",
            () -> trial.store().commit(ChangeSet.of(Command.of(id, "two"))));
    trial.expectEqual("the command named", id, e.commandId());
  }

  private static void eventLimit(StoreTrial trial) {
    for (int limit : new int[] {0, -1, Integer.MIN_VALUE, 1_001, Integer.MAX_VALUE}) {
      trial.expectThrown(
          IllegalArgumentException.class,
          "asking for " + limit + " events",
          () -> trial.store().events(limit));
    }
    trial.store().events(1);
    trial.store().events(Scan.MAX_LIMIT);
  }

  private static void impossibleIds(StoreTrial trial) {
    // What a database may make of them: a question mark, an empty text, a shorter text.
    String nearest = "x".repeat(1_000);
    trial.putAll(List.of(Sample.of("?"), Sample.of("a"), Sample.of("\uFFFD"), Sample.of(nearest)));
    for (String id : List.of("", "\uD83D", "a\u0000", "a\n", "x".repeat(1_001), "文".repeat(999))) {
      String told = "a record found by an id of " + id.length() + " characters that none can have";
      try {
        trial.expectEqual(told, Optional.empty(), trial.store().find(trial.type(), id));
        trial.expectEqual(told, Map.of(), trial.store().findAll(trial.type(), List.of(id)));
        trial.expectEqual(told, Optional.empty(), trial.store().receipt(id));
      } catch (IllegalArgumentException e) {
        trial.note("refused: " + e.getMessage());
      }
    }
  }

  private static void noContent(StoreTrial trial) {
    RecordType<Sample> type = trial.type();
    Sample secret = Sample.of("a").text(SECRET).lines(List.of(SECRET));
    long version = trial.put(secret);
    ConflictException conflict =
        trial.expectThrown(
            ConflictException.class,
            "a put of a record that is there",
            () -> trial.store().commit(trial.changes().put(type, secret, Expected.absent())));
    expectSilent(trial, conflict);
    Codec<Sample> picky =
        new Codec<>() {
          @Override
          public String write(Sample value) {
            return type.codec().write(value);
          }

          @Override
          public Sample read(String json) {
            throw new IllegalArgumentException("this codec reads nothing");
          }
        };
    UnreadableRecordException unreadable =
        trial.expectThrown(
            UnreadableRecordException.class,
            "reading with a codec that fails",
            () -> trial.store().find(Waiting.with(type, picky), "a"));
    expectSilent(trial, unreadable);
    ChangeSet changes =
        trial
            .changes()
            .put(type, secret, Expected.version(version))
            .event(new Event(trial.id("a"), "told", "{\"name\":\"" + SECRET + "\"}"))
            .outcome(SECRET);
    trial.store().commit(changes);
    CommandReusedException reused =
        trial.expectThrown(
            CommandReusedException.class,
            "a command id with other content",
            () -> trial.store().commit(ChangeSet.of(new Command(changes.command().id(), "x"))));
    expectSilent(trial, reused);
  }

  private static void expectSilent(StoreTrial trial, Throwable thrown) {
    for (Throwable e = thrown; e != null; e = e.getCause()) {
      trial.expect(
          !String.valueOf(e.getMessage()).contains(SECRET),
          "the message of " + e.getClass().getSimpleName() + " repeats the content of a record");
    }
  }
}
