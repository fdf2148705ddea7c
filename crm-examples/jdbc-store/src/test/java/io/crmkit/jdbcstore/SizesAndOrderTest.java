package io.crmkit.jdbcstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.Change;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Codec;
import io.crmkit.store.Command;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.InMemoryStore;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Page;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("JDBC store: sizes and order")
class SizesAndOrderTest {
  private static final RecordType<Note> LONG_NAMES =
      RecordType.of("n".repeat(40), 1, Note.class, Note::id)
          .withIndex(
              new Index<>("w".repeat(40), Key.Kind.TEXT, n -> Optional.of(Key.text(n.word()))));

  /** Random, so that no database can make it smaller. */
  private static String random(Random random, int characters, int from, int to) {
    return IntStream.range(0, characters)
        .mapToObj(i -> Character.toString(from + random.nextInt(to - from)))
        .collect(Collectors.joining());
  }

  @ParameterizedTest(name = "{0}: the longest id, key, names and command fit into every index")
  @EnumSource(TestStores.class)
  void longest(TestStores backend) {
    try (TestStore test = backend.create()) {
      Random random = new Random(7);
      String id = random(random, RecordId.MAX_LENGTH, 0x100, 0x7ff); // two bytes each
      String word = random(random, Key.MAX_TEXT, 0x4e00, 0x9fff); // three bytes each
      String command = random(random, RecordId.MAX_LENGTH, 0x100, 0x7ff);
      Note note = new Note(id, "long", word, 0);
      RecordId record = LONG_NAMES.idOf(note);

      test.store()
          .commit(
              ChangeSet.of(Command.of(command, command))
                  .put(LONG_NAMES, note, Expected.absent())
                  .event(new Event(record, "e".repeat(40), "{}")));
      test.store()
          .commit(
              ChangeSet.of(Command.of("second", "second"))
                  .put(LONG_NAMES, new Note(id, "longer", word, 1), Expected.any()));

      assertThat(test.store().receipt(command).orElseThrow().versions()).containsKey(record);
      assertThat(test.store().scan(Scan.by(LONG_NAMES, "w".repeat(40))).values())
          .extracting(Note::text)
          .containsExactly("longer");
      assertThat(test.store().events(1).get(0).event().about()).isEqualTo(record);
      test.store().commit(ChangeSet.of(Command.of("third", "")).delete(record, Expected.any()));
      assertThat(test.store().scan(Scan.of(LONG_NAMES)).values()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}: a record of three million characters")
  @EnumSource(TestStores.class)
  void big(TestStores backend) {
    try (TestStore test = backend.create()) {
      RecordType<String> type =
          new RecordType<>(
              "plain",
              1,
              new Codec<String>() {
                @Override
                public String write(String value) {
                  return value;
                }

                @Override
                public String read(String json) {
                  return json;
                }
              },
              value -> "one",
              List.of(),
              Map.of());
      String value = "\"" + random(new Random(1), 3_000_000, 'a', 'z') + "\"";

      test.store().commit(ChangeSet.of(Command.of("big", "")).put(type, value, Expected.absent()));

      assertThat(test.store().find(type, "one").orElseThrow().value().equals(value)).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}: three thousand records in one commit")
  @EnumSource(TestStores.class)
  void many(TestStores backend) {
    try (TestStore test = backend.create()) {
      List<String> ids = IntStream.range(0, 3_000).mapToObj(i -> "id-" + i).toList();
      commitAll(test.store(), "first", ids.stream().map(id -> Note.of(id, "one")).toList());
      commitAll(test.store(), "second", ids.stream().map(id -> Note.of(id, "two")).toList());

      assertThat(test.store().findAll(Note.TYPE, ids).values())
          .hasSize(3_000)
          .allMatch(note -> note.value().text().equals("two"));
      assertThat(test.store().receipt("second").orElseThrow().versions()).hasSize(3_000);
    }
  }

  private static void commitAll(CrmStore store, String command, List<Note> notes) {
    List<Change> puts =
        notes.stream()
            .map(note -> (Change) new Change.Put<>(Note.TYPE, note, Expected.any()))
            .toList();
    store.commit(
        new ChangeSet(Command.of(command, command), puts, Map.of(), List.of(), Optional.empty()));
  }

  @ParameterizedTest(name = "{0}: every scan gives what the store in memory gives")
  @EnumSource(TestStores.class)
  void asInMemory(TestStores backend) {
    Random random = new Random(20_261_123);
    List<String> words =
        List.of("", "a", "A", "ab", "a b", "é", "中", "\uFFFD", "🙂", "z", "Z", "ÿ", "a\tb");
    try (TestStore test = backend.create()) {
      InMemoryStore memory = new InMemoryStore();
      List<CrmStore> both = List.of(memory, test.store());
      for (int step = 0; step < 60; step++) {
        ChangeSet changes = ChangeSet.of(Command.of("c" + step, ""));
        for (String id : ids(random)) {
          changes =
              random.nextInt(4) == 0
                  ? changes.delete(Note.record(id), Expected.any())
                  : changes.put(Note.TYPE, note(random, id, words), Expected.any());
        }
        for (CrmStore store : both) {
          store.commit(changes);
        }
        Scan<Note> scan = scan(random, words);
        assertThat(pages(test.store(), scan)).isEqualTo(pages(memory, scan));
      }
      assertThat(pages(memory, Scan.of(Note.TYPE))).hasSizeGreaterThan(0);
    }
  }

  private static List<String> ids(Random random) {
    List<String> alphabet = List.of("a", "B", "é", "中", "\uFFFD", "🙂", "'", "\\", "%", " ", "\"");
    return IntStream.range(0, 8)
        .mapToObj(
            i ->
                alphabet.get(random.nextInt(alphabet.size()))
                    + alphabet.get(random.nextInt(alphabet.size())))
        .distinct()
        .toList();
  }

  private static Note note(Random random, String id, List<String> words) {
    return new Note(
        id, "t" + random.nextInt(), words.get(random.nextInt(words.size())), random.nextInt(7) - 3);
  }

  private static Scan<Note> scan(Random random, List<String> words) {
    Scan<Note> scan =
        switch (random.nextInt(3)) {
          case 0 -> Scan.of(Note.TYPE);
          case 1 -> {
            Scan<Note> byWord = Scan.by(Note.TYPE, "word");
            byWord = random.nextBoolean() ? byWord.from(word(random, words)) : byWord;
            yield random.nextBoolean() ? byWord.to(word(random, words)) : byWord;
          }
          default -> {
            Scan<Note> byRank = Scan.by(Note.TYPE, "rank");
            byRank = random.nextBoolean() ? byRank.from(Key.number(random.nextInt(7) - 3)) : byRank;
            yield random.nextBoolean() ? byRank.to(Key.number(random.nextInt(7) - 3)) : byRank;
          }
        };
    scan = random.nextBoolean() ? scan.descending() : scan;
    return scan.limit(1 + random.nextInt(12));
  }

  private static Key word(Random random, List<String> words) {
    return Key.text(words.get(random.nextInt(words.size())));
  }

  private static List<List<Note>> pages(CrmStore store, Scan<Note> scan) {
    List<List<Note>> pages = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      Page<Note> page = store.scan(next.isPresent() ? scan.after(next.get()) : scan);
      pages.add(page.values());
      next = page.next();
    } while (next.isPresent());
    return pages;
  }
}
