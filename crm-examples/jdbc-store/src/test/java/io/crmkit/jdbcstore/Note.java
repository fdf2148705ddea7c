package io.crmkit.jdbcstore;

import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.RecordId;
import io.crmkit.store.RecordType;
import java.util.Optional;

/** A small record for tests, found by its word and by its rank. */
record Note(String id, String text, String word, long rank) {
  static final RecordType<Note> TYPE =
      RecordType.of("note", 1, Note.class, Note::id)
          .withIndex(
              new Index<>(
                  "word",
                  Key.Kind.TEXT,
                  n -> n.word().isEmpty() ? Optional.empty() : Optional.of(Key.text(n.word()))))
          .withIndex(new Index<>("rank", Key.Kind.NUMBER, n -> Optional.of(Key.number(n.rank()))));

  static Note of(String id, String text) {
    return new Note(id, text, "", 0);
  }

  static RecordId record(String id) {
    return new RecordId(TYPE.name(), id);
  }
}
