package io.crmkit.jdbcstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.ChangeSet;
import io.crmkit.store.Command;
import io.crmkit.store.Commit;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Event;
import io.crmkit.store.Expected;
import io.crmkit.store.Receipt;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A worker that carries out commands one after the other. Each makes a record of its own, counts a
 * second one up, deletes the record of the command before the last, and tells of two events. So
 * whatever is missing, half done or done twice shows afterwards.
 *
 * @param name of the worker, unique in its store
 */
record Workload(String name) {
  private String counter() {
    return name + "-counter";
  }

  private String own(int number) {
    return name + "-" + number;
  }

  /** The id of the n-th command, from 1. */
  String commandId(int number) {
    return name + "-command-" + number;
  }

  /** The n-th command, as it follows from what the one before has left. */
  ChangeSet changes(CrmStore store, int number) {
    Optional<Versioned<Note>> before = store.find(Note.TYPE, counter());
    ChangeSet changes =
        ChangeSet.of(Command.of(commandId(number), "count to " + number))
            .put(
                Note.TYPE,
                new Note(counter(), Integer.toString(number), "counter", number),
                before.map(b -> Expected.version(b.version())).orElse(Expected.absent()))
            .put(Note.TYPE, new Note(own(number), "own", "own", number), Expected.absent())
            .event(new Event(Note.record(counter()), "counted", "{\"to\":" + number + "}"))
            .event(new Event(Note.record(own(number)), "made", "{\"as\":" + number + "}"))
            .outcome("counted to " + number);
    return number > 2 ? changes.delete(Note.record(own(number - 2)), Expected.any()) : changes;
  }

  Commit run(CrmStore store, int number) {
    return store.commit(changes(store, number));
  }

  /** How many commands have receipts; those must be the first ones without a gap. */
  int committed(CrmStore store) {
    int committed = 0;
    while (store.receipt(commandId(committed + 1)).isPresent()) {
      committed++;
    }
    return committed;
  }

  /** Checks that the first so many commands left all that they should, and nobody anything more. */
  void check(CrmStore store, int committed, List<StoredEvent> allEvents) {
    assertThat(store.receipt(commandId(committed + 2))).as("a gap in %s", name).isEmpty();
    assertThat(store.find(Note.TYPE, counter()).map(n -> n.value().text()))
        .as("counter of %s", name)
        .isEqualTo(committed == 0 ? Optional.empty() : Optional.of("" + committed));
    List<String> own = new ArrayList<>();
    List<String> events = new ArrayList<>();
    for (int number = 1; number <= committed; number++) {
      if (number > committed - 2) {
        own.add(own(number));
      }
      events.add("{\"to\":" + number + "}");
      events.add("{\"as\":" + number + "}");
    }
    List<String> candidates = new ArrayList<>();
    for (int number = 1; number <= committed + 2; number++) {
      candidates.add(own(number));
    }
    assertThat(store.findAll(Note.TYPE, candidates).keySet())
        .as("records of %s", name)
        .containsExactlyElementsOf(own);
    assertThat(allEvents.stream().filter(this::isOurs).map(e -> e.event().json()))
        .as("events of %s", name)
        .containsExactlyElementsOf(events);
  }

  private boolean isOurs(StoredEvent event) {
    return event.commandId().startsWith(name + "-command-");
  }

  /** Replays the first so many commands: each gives its receipt and changes nothing. */
  void replay(CrmStore store, int committed) {
    for (int number = 1; number <= committed; number++) {
      Receipt receipt = store.receipt(commandId(number)).orElseThrow();
      assertThat(run(store, number)).isEqualTo(new Commit(receipt, true));
      assertThat(receipt.outcome()).contains("counted to " + number);
    }
  }

  /** All events, taken off the outbox. */
  static List<StoredEvent> drain(CrmStore store) {
    List<StoredEvent> all = new ArrayList<>();
    while (true) {
      List<StoredEvent> some = store.events(Scan.MAX_LIMIT);
      if (some.isEmpty()) {
        return all;
      }
      all.addAll(some);
      store.acknowledge(some.stream().map(StoredEvent::position).toList());
    }
  }
}
