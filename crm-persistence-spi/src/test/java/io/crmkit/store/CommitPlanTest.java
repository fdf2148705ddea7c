package io.crmkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What stores share: plans, stored records, pages, receipts as text")
class CommitPlanTest {
  private record Note(String id, String text) {}

  /** The plainest codec there is: the text itself. */
  private static final RecordType<Note> NOTES =
      new RecordType<>(
              "note",
              3,
              new Codec<>() {
                @Override
                public String write(Note note) {
                  return note.id() + "=" + note.text();
                }

                @Override
                public Note read(String text) {
                  return new Note(
                      text.substring(0, text.indexOf('=')), text.substring(text.indexOf('=') + 1));
                }
              },
              Note::id,
              List.of(),
              Map.of())
          .withIndex(
              new Index<>("text", Key.Kind.TEXT, note -> Optional.of(Key.text(note.text()))));

  private static RecordId id(String id) {
    return new RecordId("note", id);
  }

  private static final ChangeSet CHANGES =
      ChangeSet.of(Command.of("c", "content"))
          .put(NOTES, new Note("b", "hello"), Expected.absent())
          .delete(id("c"), Expected.version(4))
          .require(id("a"), 2)
          .require(new RecordId("account", "z"), Expected.absent())
          .event(new Event(id("b"), "told", "{}"))
          .outcome("done");

  @Test
  @DisplayName("a plan holds all that a change set asks for, records in one order for all commits")
  void plan() {
    CommitPlan plan = CommitPlan.of(CHANGES);
    assertThat(plan.command()).isEqualTo(CHANGES.command());
    assertThat(plan.puts())
        .containsExactly(
            new CommitPlan.Put(id("b"), 3, "b=hello", Map.of("text", Key.text("hello"))));
    assertThat(plan.deletes()).containsExactly(id("c"));
    assertThat(plan.changed()).containsExactlyInAnyOrder(id("b"), id("c"));
    assertThat(plan.expected().entrySet())
        .containsExactly(
            Map.entry(new RecordId("account", "z"), Expected.absent()),
            Map.entry(id("a"), Expected.version(2)),
            Map.entry(id("b"), Expected.absent()),
            Map.entry(id("c"), Expected.version(4)));
    assertThat(plan.events()).isEqualTo(CHANGES.events());
    assertThat(plan.receipt(7))
        .isEqualTo(new Receipt(CHANGES.command(), Map.of(id("b"), 7L), Optional.of("done")));
  }

  @Test
  @DisplayName("a plan names records and shows nothing of what is in them")
  void nothingPersonal() {
    assertThat(CommitPlan.of(CHANGES).toString()).contains("note/b").doesNotContain("hello");
    assertThat(StoredRecord.of("b", 7, 3, "b=hello").at(new byte[] {104}).toString())
        .isEqualTo("b in version 7");
  }

  @Test
  @DisplayName("halves of characters are escaped, whole ones are not")
  void halves() {
    String text = "\ud83d\ude00 \ud83d, \ude00, \ud83d";
    CommitPlan plan =
        CommitPlan.of(
            ChangeSet.of(Command.of("c", ""))
                .put(
                    new RecordType<>("note", 1, NOTES.codec(), Note::id, List.of(), Map.of()),
                    new Note("b", text),
                    Expected.any()));
    assertThat(plan.puts().get(0).json()).isEqualTo("b=\ud83d\ude00 \\ud83d, \\ude00, \\ud83d");
  }

  @Test
  @DisplayName("what is expected is checked record by record; the conflict names the first")
  void check() {
    CommitPlan plan = CommitPlan.of(CHANGES);
    Map<RecordId, Long> there = Map.of(id("a"), 2L, id("c"), 4L);
    plan.check(record -> version(there, record));
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(() -> plan.check(record -> version(Map.of(id("a"), 3L, id("c"), 4L), record)))
        .satisfies(
            conflict -> {
              assertThat(conflict.record()).isEqualTo(id("a"));
              assertThat(conflict.expected()).isEqualTo(Expected.version(2));
              assertThat(conflict.actual()).hasValue(3);
            });
    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(
            () ->
                plan.check(
                    record -> version(Map.of(id("a"), 2L, id("b"), 1L, id("c"), 4L), record)))
        .satisfies(conflict -> assertThat(conflict.record()).isEqualTo(id("b")));
  }

  private static OptionalLong version(Map<RecordId, Long> there, RecordId record) {
    Long version = there.get(record);
    return version == null ? OptionalLong.empty() : OptionalLong.of(version);
  }

  @Test
  @DisplayName("an earlier receipt is the replay; under other content it is a mistake")
  void replay() {
    CommitPlan plan = CommitPlan.of(CHANGES);
    Receipt earlier = new Receipt(CHANGES.command(), Map.of(), Optional.empty());
    assertThat(plan.replay(Optional.empty())).isEmpty();
    assertThat(plan.replay(Optional.of(earlier))).contains(new Commit(earlier, true));
    Receipt other = new Receipt(Command.of("c", "other"), Map.of(), Optional.empty());
    assertThatExceptionOfType(CommandReusedException.class)
        .isThrownBy(() -> plan.replay(Optional.of(other)));
  }

  @Test
  @DisplayName("stored records are read by their ids, in the order asked for, each once")
  void byId() {
    StoredRecord a = StoredRecord.of("a", 1, 3, "a=one");
    StoredRecord b = StoredRecord.of("b", 2, 3, "b=two");
    assertThat(StoredRecord.byId(NOTES, List.of("b", "none", "a", "b"), List.of(a, b)).entrySet())
        .containsExactly(
            Map.entry("b", new Versioned<>(new Note("b", "two"), 2)),
            Map.entry("a", new Versioned<>(new Note("a", "one"), 1)));
    assertThat(a)
        .isEqualTo(StoredRecord.of("a", 1, 3, "a=one"))
        .hasSameHashCodeAs(StoredRecord.of("a", 1, 3, "a=one"))
        .isNotEqualTo(a.at(new byte[] {1}))
        .isNotEqualTo(StoredRecord.of("a", 2, 3, "a=one"));
    assertThatExceptionOfType(UnreadableRecordException.class)
        .isThrownBy(() -> StoredRecord.of("a", 1, 4, "a=one").as(NOTES));
  }

  @Test
  @DisplayName("a page shows up to its limit, and goes on behind its last record if there is more")
  void page() {
    StoredRecord a = StoredRecord.of("a", 1, 3, "a=x").at(Key.text("x").bytes());
    StoredRecord b = StoredRecord.of("b", 2, 3, "b=y").at(Key.text("y").bytes());
    Scan<Note> scan = Scan.by(NOTES, "text").limit(1);
    assertThat(Page.of(scan, List.of())).isEqualTo(new Page<>(List.of(), Optional.empty()));
    assertThat(Page.of(scan, List.of(a)).next()).isEmpty();
    Page<Note> first = Page.of(scan, List.of(a, b));
    assertThat(first.values()).containsExactly(new Note("a", "x"));
    Cursor cursor = scan.after(first.next().orElseThrow()).cursor().orElseThrow();
    assertThat(cursor.id()).isEqualTo("a");
    assertThat(cursor.key()).isEqualTo(Key.text("x").bytes());
    Scan<Note> byId = Scan.of(NOTES).limit(1);
    String next = Page.of(byId, List.of(a, b)).next().orElseThrow();
    assertThat(byId.after(next).cursor().orElseThrow().key()).isEmpty();
  }

  @Test
  @DisplayName("receipts read back what they write, and what stores have kept so far")
  void receipts() {
    Receipt receipt = CommitPlan.of(CHANGES).receipt(7);
    assertThat(Receipt.fromJson("c", receipt.toJson())).isEqualTo(receipt);
    Receipt silent = new Receipt(Command.of("c", ""), Map.of(), Optional.empty());
    assertThat(Receipt.fromJson("c", silent.toJson())).isEqualTo(silent);
    Command command = new Command("c", "abc");
    assertThat(new Receipt(command, Map.of(id("b"), 7L), Optional.of("done")).toJson())
        .isEqualTo(
            "{\"content\":\"abc\",\"put\":[{\"type\":\"note\",\"id\":\"b\",\"version\":7}],"
                + "\"outcome\":\"done\"}");
    String kept =
        "{\"content\":\"abc\",\"put\":[{\"type\":\"note\",\"id\":\"b\",\"version\":5000000000}],"
            + "\"outcome\":null}";
    assertThat(Receipt.fromJson("c", kept))
        .isEqualTo(new Receipt(command, Map.of(id("b"), 5_000_000_000L), Optional.empty()));
    assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> Receipt.fromJson("c", "{}"));
  }

  @Test
  @DisplayName("ids that none can have, and limits out of bounds, are told")
  void bounds() {
    for (String possible : List.of("a", "客户", "a b", "x".repeat(1_000), "\ud83d\ude00")) {
      assertThat(RecordId.isPossible(possible)).as(possible).isTrue();
      assertThat(id(possible).id()).isEqualTo(possible);
    }
    for (String none : List.of("", "\u0000", "a\n", "\ud83d", "x".repeat(1_001), "客".repeat(667))) {
      assertThat(RecordId.isPossible(none)).isFalse();
      assertThatIllegalArgumentException().isThrownBy(() -> id(none));
    }
    assertThat(Scan.requireLimit(1)).isEqualTo(1);
    assertThat(Scan.requireLimit(1_000)).isEqualTo(1_000);
    assertThatIllegalArgumentException().isThrownBy(() -> Scan.requireLimit(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Scan.requireLimit(1_001));
  }
}
