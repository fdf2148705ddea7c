package io.crmkit.store.contract;

import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.StoredEvent;
import java.util.ArrayList;
import java.util.List;

/** Acknowledging takes off what is named, however much that is, and nothing that comes later. */
final class AcknowledgeRules {
  private static final int MANY = 4_500;
  private static final int AHEAD = 500;

  private AcknowledgeRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "outbox.acknowledge-many",
            "As many as 5,000 positions may be acknowledged at once, and the last of them counts.",
            AcknowledgeRules::many),
        must(
            "outbox.acknowledge-ahead",
            "A position acknowledged before there is an event at it takes none off that comes"
                + " there later.",
            AcknowledgeRules::ahead));
  }

  private static void many(StoreTrial trial) {
    OutboxRules.tell(trial, "a", 0, 500); // others may have some waiting
    List<StoredEvent> there = trial.events();
    List<Long> positions = new ArrayList<>();
    for (long number = 1; number <= MANY; number++) {
      positions.add(-number); // nothing is there
    }
    there.subList(1, there.size()).forEach(event -> positions.add(event.position()));
    trial.store().acknowledge(positions);
    trial.expectEqual("the events left", there.subList(0, 1), trial.events());
  }

  private static void ahead(StoreTrial trial) {
    OutboxRules.tell(trial, "a", 0, 1);
    long last = trial.events().get(0).position();
    List<Long> ahead = new ArrayList<>();
    for (long number = 1; number <= AHEAD; number++) {
      ahead.add(last + number);
    }
    trial.store().acknowledge(ahead);
    for (int number = 1; number < 6; number++) {
      OutboxRules.tell(trial, "a", number, 1);
    }
    trial.expectEqual(
        "the events",
        List.of("{\"n\":0}", "{\"n\":1}", "{\"n\":2}", "{\"n\":3}", "{\"n\":4}", "{\"n\":5}"),
        OutboxRules.details(trial.events()));
  }
}
