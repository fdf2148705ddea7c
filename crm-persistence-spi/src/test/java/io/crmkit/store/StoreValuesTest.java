package io.crmkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.CustomerId;
import io.crmkit.json.CrmJson;
import io.crmkit.json.InvalidDocumentException;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierStanding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Values of the store room")
class StoreValuesTest {
  /** A note in its third format: once it had one text, then a title, then a language. */
  public record Note(String id, String title, String language) {}

  private static final RecordType<Note> NOTES =
      RecordType.of("note", 3, Note.class, Note::id)
          .withUpgrade(
              1,
              tree -> {
                tree.put("title", tree.remove("text"));
                return tree;
              })
          .withUpgrade(
              2,
              tree -> {
                tree.put("language", "zh");
                return tree;
              });

  @Test
  @DisplayName("a record of every old format is read through its steps")
  void upgrades() {
    Note note = new Note("n-1", "hello", "zh");
    assertThat(NOTES.read("n-1", 1, "{\"id\":\"n-1\",\"text\":\"hello\"}")).isEqualTo(note);
    assertThat(NOTES.read("n-1", 2, "{\"id\":\"n-1\",\"title\":\"hello\"}")).isEqualTo(note);
    assertThat(NOTES.read("n-1", 3, NOTES.codec().write(note))).isEqualTo(note);
  }

  @Test
  @DisplayName("a newer format, a missing step and damage are unreadable, without repeating text")
  void unreadable() {
    assertThatExceptionOfType(UnreadableRecordException.class)
        .isThrownBy(() -> NOTES.read("n-1", 4, "{}"))
        .withMessage("record note/n-1 cannot be read: it is in format 4, newer than 3");
    RecordType<Note> gap =
        new RecordType<>("note", 3, NOTES.codec(), Note::id, List.of(), Map.of());
    assertThatExceptionOfType(UnreadableRecordException.class)
        .isThrownBy(() -> gap.read("n-1", 1, "{}"))
        .withMessageContaining("no step from format 1 to 2");
    assertThatExceptionOfType(UnreadableRecordException.class)
        .isThrownBy(() -> NOTES.read("n-1", 3, "{\"title\":\"Zhang San, 13800000000\""))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("Zhang").contains("note/n-1"))
        .satisfies(e -> assertThat(e.record()).isEqualTo(new RecordId("note", "n-1")));
  }

  @Test
  @DisplayName("a type checks its format, its steps and its indexes")
  void recordTypes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordType.of("Note", 1, Note.class, Note::id))
        .withMessageContaining("was 'Note'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordType.of("note", 0, Note.class, Note::id))
        .withMessageContaining("from 1, was 0");
    assertThatIllegalArgumentException().isThrownBy(() -> NOTES.withUpgrade(3, tree -> tree));
    Index<Note> title = new Index<>("title", Key.Kind.TEXT, n -> Optional.of(Key.text(n.title())));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NOTES.withIndex(title).withIndex(title))
        .withMessageContaining("one name");
    Index<Note> wrong = new Index<>("n", Key.Kind.NUMBER, n -> Optional.of(Key.text("1")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> wrong.keyOf(new Note("n", "t", "zh")))
        .withMessageContaining("keys of kind NUMBER, was given TEXT");
    assertThat(NOTES.withIndex(title).keysOf(new Note("n", "t", "zh")))
        .isEqualTo(Map.of("title", Key.text("t")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\u0000b", "tab\t", "\ud800", "\udc00x"})
  @DisplayName("an id that no database keeps is refused")
  void badIds(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RecordId("note", id))
        .withMessageContaining("1 to 1,000 characters");
  }

  @Test
  @DisplayName("an id may be as odd as it likes up to 1,000 characters and 2,000 bytes")
  void goodIds() {
    for (String id :
        List.of(
            "x".repeat(1_000), "é".repeat(1_000), "客".repeat(666), "a'b\"c\\%_;--", " ", "😀")) {
      assertThat(new RecordId("note", id).id()).isEqualTo(id);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new RecordId("note", "x".repeat(1_001)));
    assertThatIllegalArgumentException().isThrownBy(() -> new RecordId("note", "客".repeat(667)));
    assertThat(new RecordId("note", "n-1")).hasToString("note/n-1");
  }

  @Test
  @DisplayName("a change set holds each record once, and events only about what it changes")
  void changeSets() {
    Note note = new Note("n-1", "t", "zh");
    RecordId id = NOTES.idOf(note);
    ChangeSet put = ChangeSet.of(Command.of("k", "k")).put(NOTES, note, Expected.absent());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> put.delete(id, Expected.any()))
        .withMessage("record note/n-1 is changed twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> put.require(id, 1))
        .withMessageContaining("expect a version instead");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> put.event(new Event(new RecordId("note", "n-2"), "seen", "{}")))
        .withMessageContaining("about note/n-2, which is not changed");
    RecordId read = new RecordId("note", "n-3");
    assertThat(put.require(read, 1).require(read, 1).required()).hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> put.require(read, 1).require(read, 2))
        .withMessageContaining("required in version 1 and in version 2");
    assertThatIllegalArgumentException().isThrownBy(() -> new Change.Delete(id, Expected.absent()));
    assertThatIllegalArgumentException().isThrownBy(() -> Expected.version(0));
    assertThat(put.changes().get(0)).hasToString("Put[note/n-1 expected absent]");
    assertThat(put.toString()).doesNotContain("title");
  }

  @Test
  @DisplayName("a command keeps a digest of what was asked, not the text")
  void commands() {
    Command command = Command.of("k-1", "call Zhang San");
    assertThat(command.content()).hasSize(64).doesNotContain("Zhang");
    assertThat(command).isEqualTo(Command.of("k-1", "call Zhang San")).hasToString("k-1");
    assertThat(command).isNotEqualTo(Command.of("k-1", "call Li Si"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Command("k", "x".repeat(201)));
  }

  @Test
  @DisplayName("a cursor is read back, and refused by another scan or if it is none")
  void cursors() {
    Scan<CustomerStanding> scan = Scan.by(CustomerStanding.TYPE, "tier");
    Cursor cursor = Cursor.of(scan, Optional.of(Key.text("GOLD").bytes()), "客-1");
    assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor).hasSameHashCodeAs(cursor);
    assertThat(Cursor.parse(cursor.text()).id()).isEqualTo("客-1");
    assertThat(Cursor.parse(cursor.text()).key()).isEqualTo(Key.text("GOLD").bytes());
    assertThat(scan.after(cursor.text()).cursor()).contains(cursor);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scan.of(CustomerStanding.TYPE).after(cursor.text()))
        .withMessageContaining("of a scan of standing");
    for (String text :
        List.of("", "x", "####", cursor.text().substring(2), cursor.text() + "AAAA")) {
      assertThatIllegalArgumentException().isThrownBy(() -> Cursor.parse(text));
    }
    for (String id : List.of("", "a\u0000b", "x".repeat(RecordId.MAX_LENGTH + 1))) {
      String forged = Cursor.of(scan, Optional.empty(), id).text();
      assertThatIllegalArgumentException().isThrownBy(() -> scan.after(forged));
    }
  }

  @Test
  @DisplayName("a scan checks its limit and its bounds")
  void scans() {
    Scan<CustomerStanding> scan = Scan.by(CustomerStanding.TYPE, "tier");
    assertThatIllegalArgumentException().isThrownBy(() -> scan.limit(0));
    assertThatIllegalArgumentException().isThrownBy(() -> scan.limit(1_001));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scan.from(Key.number(1)))
        .withMessageContaining("TEXT")
        .withMessageContaining("NUMBER");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scan.of(CustomerStanding.TYPE).to(Key.text("x")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scan.by(CustomerStanding.TYPE, "teir"))
        .withMessageContaining("has no index teir, it has [tier, decided-on]");
  }

  @Test
  @DisplayName(
      "keys sort as their values do: numbers by value, instants by microsecond, text by code point")
  void keys() {
    List<Key> numbers =
        List.of(
            Key.number(Long.MIN_VALUE),
            Key.number(-1),
            Key.number(0),
            Key.number(1),
            Key.number(Long.MAX_VALUE));
    assertThat(numbers).isSorted();
    Instant noon = Instant.parse("2026-01-01T12:00:00Z");
    assertThat(
            List.of(
                Key.instant(Instant.parse("1900-01-01T00:00:00Z")),
                Key.instant(Instant.EPOCH),
                Key.instant(noon),
                Key.instant(noon.plusNanos(1_000))))
        .isSorted();
    assertThat(Key.instant(noon.plusNanos(999))).isEqualTo(Key.instant(noon));
    // U+FF5E comes before U+1F600, although its UTF-16 unit is greater.
    assertThat(List.of(Key.text("A"), Key.text("a"), Key.text("～"), Key.text("😀"))).isSorted();
    assertThatIllegalArgumentException().isThrownBy(() -> Key.text("x".repeat(201)));
    assertThat(
            List.of(
                Key.instant(Instant.parse("-200000-01-01T00:00:00Z")),
                Key.instant(Instant.parse("0001-01-01T00:00:00Z")),
                Key.instant(Instant.parse("9999-12-31T23:59:59.999999Z")),
                Key.instant(Instant.parse("+200000-01-01T00:00:00Z"))))
        .isSorted();
    for (Instant far : List.of(Instant.MIN, Instant.MAX)) {
      assertThatIllegalArgumentException().isThrownBy(() -> Key.instant(far));
    }
  }

  @Test
  @DisplayName("text that some databases cannot keep is refused before it reaches one")
  void texts() {
    RecordId about = new RecordId("note", "n");
    for (String text : List.of("a\u0000", "\uD83D", "\uDE00\uD83D")) {
      assertThatIllegalArgumentException().isThrownBy(() -> Key.text(text));
      assertThatIllegalArgumentException().isThrownBy(() -> new Command("c", text));
      assertThatIllegalArgumentException().isThrownBy(() -> new Event(about, "told", text));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ChangeSet.of(Command.of("c", "x")).outcome(text));
    }
  }

  @Test
  @DisplayName("a record that is too long to be read back is refused when it is written")
  void tooLong() {
    Note note = new Note("n-1", "x".repeat(CrmJson.MAX_TEXT + 1), "zh");
    assertThatThrownBy(() -> NOTES.codec().write(note))
        .isInstanceOf(InvalidDocumentException.class);
    Note longest = new Note("n-1", "x".repeat(CrmJson.MAX_TEXT), "zh");
    assertThat(NOTES.codec().read(NOTES.codec().write(longest))).isEqualTo(longest);
  }

  @Test
  @DisplayName("format 1 of a standing stays readable")
  void standingGolden() throws IOException {
    String golden = Files.readString(Path.of("src/test/resources/golden/standing-1.json"));
    CustomerStanding standing =
        new CustomerStanding(
            CustomerId.of("c-1"),
            new TierStanding(
                Tier.of("GOLD"),
                LocalDate.of(2026, 1, 1),
                Optional.of(LocalDate.of(2026, 2, 1)),
                Optional.empty(),
                LocalDate.of(2026, 2, 2)));
    assertThat(CustomerStanding.TYPE.read("c-1", 1, golden)).isEqualTo(standing);
    assertThat(CustomerStanding.TYPE.codec().read(CustomerStanding.TYPE.codec().write(standing)))
        .isEqualTo(standing);
    assertThat(CustomerStanding.TYPE.keysOf(standing))
        .containsEntry("tier", Key.text("GOLD"))
        .containsEntry("decided-on", Key.number(LocalDate.of(2026, 2, 2).toEpochDay()));
  }

  @Test
  @DisplayName("unavailable needs no cause, whose message might repeat a row")
  void unavailable() {
    UnavailableException bare = new UnavailableException("no connection, SQL state 08006");
    assertThat(bare).hasMessage("no connection, SQL state 08006").hasNoCause();
    assertThat(new UnavailableException("as said", bare)).hasCause(bare);
  }
}
