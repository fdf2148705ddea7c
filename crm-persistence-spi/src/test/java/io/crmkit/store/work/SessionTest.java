package io.crmkit.store.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.InMemoryStore;
import io.crmkit.store.RecordType;
import io.crmkit.store.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A session")
class SessionTest {
  record Note(String id, String text) {}

  private static final RecordType<Note> NOTES = RecordType.of("note", 1, Note.class, Note::id);
  private static final int LENGTH = 5;

  private enum Step {
    LOAD,
    SAVE,
    CREATE,
    DELETE
  }

  /** What a session must show and allow, told step by step with no thought of a store. */
  private static final class Model {
    private final Optional<String> kept;
    private boolean looked; // the store was asked, or the session has written
    private boolean guessed; // created without having been looked for
    private Optional<String> shown = Optional.empty();

    Model(Optional<String> kept) {
      this.kept = kept;
    }

    Optional<String> load() {
      shown = looked || guessed ? shown : kept;
      looked |= !guessed;
      return shown;
    }

    boolean allows(Step step) {
      return switch (step) {
        case LOAD -> true;
        case SAVE -> looked || guessed;
        case CREATE -> shown.isEmpty();
        case DELETE -> shown.isPresent();
      };
    }

    void write(Step step, String text) {
      guessed |= step == Step.CREATE && !looked;
      guessed &= step != Step.DELETE;
      shown = step == Step.DELETE ? Optional.empty() : Optional.of(text);
    }

    boolean conflicts() {
      return guessed && kept.isPresent();
    }

    Optional<String> committed() {
      return looked || guessed ? shown : kept;
    }
  }

  private static List<Step> steps(int number) {
    List<Step> steps = new ArrayList<>();
    for (int left = number, i = 0; i < LENGTH; i++, left /= Step.values().length) {
      steps.add(Step.values()[left % Step.values().length]);
    }
    return steps;
  }

  private static void take(Session session, Step step, String text) {
    switch (step) {
      case LOAD -> session.load(NOTES, "a");
      case SAVE -> session.save(NOTES, new Note("a", text));
      case CREATE -> session.create(NOTES, new Note("a", text));
      case DELETE -> session.delete(NOTES, "a");
    }
  }

  @ParameterizedTest(name = "five steps in any order, the record being there: {0}")
  @ValueSource(booleans = {false, true})
  @DisplayName("allows what fits what it shows, refuses the rest, and commits what it shows")
  void anyOrder(boolean there) {
    int count = 1 << (2 * LENGTH);
    for (int number = 0; number < count; number++) {
      List<Step> steps = steps(number);
      InMemoryStore store = new InMemoryStore();
      if (there) {
        store.commit(
            ChangeSet.of(Command.of("put", "put"))
                .put(NOTES, new Note("a", "kept"), Expected.any()));
      }
      Model model = new Model(there ? Optional.of("kept") : Optional.empty());
      Session session = new Session(store);
      for (int i = 0; i < LENGTH; i++) {
        Step step = steps.get(i);
        String text = "text " + i;
        if (step == Step.LOAD) {
          assertThat(session.load(NOTES, "a").map(Note::text))
              .as("%s", steps)
              .isEqualTo(model.load());
        } else if (model.allows(step)) {
          assertThatCode(() -> take(session, step, text))
              .as("%s", steps)
              .doesNotThrowAnyException();
          model.write(step, text);
        } else {
          assertThatIllegalStateException()
              .as("%s", steps)
              .isThrownBy(() -> take(session, step, text));
        }
      }
      ChangeSet changes = session.changeSet(Command.of("work", "work"));
      if (model.conflicts()) {
        assertThatThrownBy(() -> store.commit(changes)).isInstanceOf(ConflictException.class);
      } else {
        store.commit(changes);
        assertThat(store.find(NOTES, "a").map(Versioned::value).map(Note::text))
            .as("%s", steps)
            .isEqualTo(model.committed());
      }
    }
  }

  @Test
  @DisplayName("that has loaded a record still requires it when what it created is deleted again")
  void takenBack() {
    InMemoryStore store = new InMemoryStore();
    Session session = new Session(store);
    assertThat(session.load(NOTES, "a")).isEmpty();
    session.create(NOTES, new Note("a", "x"));
    session.delete(NOTES, "a");
    ChangeSet changes = session.changeSet(Command.of("work", "work"));
    assertThat(changes.changes()).isEmpty();
    assertThat(changes.required()).containsEntry(NOTES.idOf(new Note("a", "")), Expected.absent());
  }

  @Test
  @DisplayName("that deletes what it created tells nobody of it, but of all else")
  void untold() {
    InMemoryStore store = new InMemoryStore();
    store.commit(
        ChangeSet.of(Command.of("put", "put")).put(NOTES, new Note("c", "kept"), Expected.any()));
    Session session = new Session(store);
    for (String id : List.of("a", "b")) {
      session.create(NOTES, new Note(id, "x"));
      session.emit(event(id, "made"));
    }
    session.delete(NOTES, "a");
    session.load(NOTES, "c");
    session.emit(event("c", "gone"));
    session.delete(NOTES, "c");
    ChangeSet changes = session.changeSet(Command.of("work", "work"));
    assertThat(changes.events()).containsExactly(event("b", "made"), event("c", "gone"));
    store.commit(changes);

    Session again = new Session(store);
    again.create(NOTES, new Note("a", "x"));
    again.emit(event("a", "made"));
    again.delete(NOTES, "a");
    again.create(NOTES, new Note("a", "y"));
    again.emit(event("a", "remade"));
    assertThat(again.changeSet(Command.of("again", "again")).events())
        .containsExactly(event("a", "remade"));
  }

  private static Event event(String id, String code) {
    return new Event(NOTES.idOf(new Note(id, "")), code, "{}");
  }

  @Test
  @DisplayName("that replaces a record writes it at the version that it loaded")
  void replaced() {
    InMemoryStore store = new InMemoryStore();
    store.commit(
        ChangeSet.of(Command.of("put", "put")).put(NOTES, new Note("a", "kept"), Expected.any()));
    Session session = new Session(store);
    assertThat(session.load(NOTES, "a")).isPresent();
    session.delete(NOTES, "a");
    assertThat(session.load(NOTES, "a")).isEmpty();
    session.create(NOTES, new Note("a", "new"));
    assertThat(session.changeSet(Command.of("work", "work")).changes())
        .singleElement()
        .satisfies(change -> assertThat(change.expected()).isEqualTo(Expected.version(1)));
  }
}
