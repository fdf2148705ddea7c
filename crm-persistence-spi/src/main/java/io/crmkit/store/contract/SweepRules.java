package io.crmkit.store.contract;

import static io.crmkit.store.contract.SampleCases.CLOCKS;
import static io.crmkit.store.contract.SampleCases.KEYS;
import static io.crmkit.store.contract.SampleCases.TEN;
import static io.crmkit.store.contract.SampleCases.after;
import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.json.CrmJson;
import io.crmkit.store.ConflictException;
import io.crmkit.store.CrmStore;
import io.crmkit.store.CustomerCase;
import io.crmkit.store.Expected;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.Versioned;
import io.crmkit.store.work.CaseSweeper;
import io.crmkit.store.work.CaseSweeper.Swept;
import io.crmkit.store.work.Sleeper;
import io.crmkit.store.work.UnitOfWork;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.ClockEvent;
import io.crmkit.workflow.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Sweeps over stored cases: what their clocks tell is told once, whoever sweeps whenever. */
final class SweepRules {
  private static final int SWEEPERS = 3;
  private static final int CASES = 8;
  private static final int LONGEST_PAUSE = 20; // milliseconds
  private static final Owner DESK = Owner.of("DESK");
  private static final List<String> INSTANTS = List.of("PT1H30M", "PT2H", "PT3H", "PT5H");

  private SweepRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "cases.told-once",
            "A sweep tells each warning, breach and escalation of a case once, in the commit that"
                + " notes it in the case.",
            SweepRules::toldOnce),
        must(
            "cases.sweep-again",
            "Sweeping again, as of the same instant or an earlier one, tells nothing and changes no"
                + " case.",
            SweepRules::again),
        must(
            "cases.many-sweepers",
            "Of many sweepers at once, while somebody else changes the cases too, each warning,"
                + " breach and escalation is told by one.",
            SweepRules::manySweepers),
        must(
            "cases.moved-meanwhile",
            "A case that was moved after a sweep found it is not overwritten: it is judged as it is"
                + " then.",
            SweepRules::movedMeanwhile));
  }

  private static CaseSweeper sweeper(CrmStore store, RecordType<CustomerCase> type) {
    return sweeper(store, type, 1);
  }

  /** Several at once must not draw the same pauses, or they collide again and again. */
  private static CaseSweeper sweeper(CrmStore store, RecordType<CustomerCase> type, int seed) {
    return CaseSweeper.of(store, UnitOfWork.on(store, new Random(seed)), CLOCKS).ofType(type);
  }

  private static CustomerCase kept(Case handled, Instant asOf) {
    return CustomerCase.of(handled, CLOCKS, asOf);
  }

  private static List<String> toldOf(StoreTrial trial, String id) {
    return trial.events().stream()
        .filter(event -> event.event().about().id().equals(id))
        .map(event -> CrmJson.read(event.event().json(), ClockEvent.class).key())
        .toList();
  }

  private static List<String> noted(Case handled) {
    List<String> noted = new ArrayList<>();
    for (CaseEvent event : handled.history()) {
      if (event instanceof CaseEvent.Noted note) {
        noted.add(note.key());
      }
    }
    return noted;
  }

  /** Every case notes what was told of it, and was written by the commits that told it. */
  private static void expectNoted(StoreTrial trial, RecordType<CustomerCase> type) {
    for (CustomerCase found : trial.all(Scan.of(type))) {
      String id = found.handled().id().value();
      trial.expectEqual("what " + id + " notes", toldOf(trial, id), noted(found.handled()));
    }
    for (StoredEvent event : trial.events()) {
      trial.expect(
          trial
              .store()
              .receipt(event.commandId())
              .filter(receipt -> receipt.versions().containsKey(event.event().about()))
              .isPresent(),
          "an event about " + event.event().about().id() + " is of a commit that did not write it");
    }
  }

  private static void toldOnce(StoreTrial trial) {
    RecordType<CustomerCase> type = SampleCases.type(trial);
    trial.put(type, kept(SampleCases.open("t-1", TEN), TEN));
    trial.put(type, kept(SampleCases.open("t-2", after("PT20M")), after("PT20M")));
    CaseSweeper sweeper = sweeper(trial.store(), type);
    Map<String, List<Integer>> expected = new LinkedHashMap<>(); // of t-1 and t-2
    expected.put("PT1H29M59.999999999S", List.of(0, 0));
    expected.put("PT1H30M", List.of(1, 0));
    expected.put("PT1H50M", List.of(1, 1));
    expected.put("PT1H59M59.999999999S", List.of(1, 1));
    expected.put("PT2H", List.of(2, 1));
    expected.put("PT9H", List.of(3, 3));
    expected.forEach(
        (duration, counts) -> {
          sweeper.sweep(after(duration));
          for (int i = 0; i < 2; i++) {
            trial.expectEqual(
                "what is told of t-" + (i + 1) + " after " + duration,
                KEYS.subList(0, counts.get(i)),
                toldOf(trial, "t-" + (i + 1)));
          }
          expectNoted(trial, type);
        });
    trial.expectEqual("those left to sweep", List.of(), trial.all(Scan.by(type, "wake-up")));
  }

  private static void again(StoreTrial trial) {
    RecordType<CustomerCase> type = SampleCases.type(trial);
    trial.put(type, kept(SampleCases.open("a-1", TEN), TEN));
    trial.put(type, kept(SampleCases.open("a-2", after("PT5M")), after("PT5M")));
    CaseSweeper sweeper = sweeper(trial.store(), type);
    for (String duration : INSTANTS) {
      sweeper.sweep(after(duration));
      List<StoredEvent> events = trial.events();
      Map<String, Versioned<CustomerCase>> cases =
          trial.store().findAll(type, List.of("a-1", "a-2"));
      for (String again : List.of(duration, "PT1H", duration)) {
        trial.expectEqual(
            "what a sweep as of " + again + " does after one as of " + duration,
            new Swept(0, 0, 0),
            sweeper.sweep(after(again)));
      }
      trial.expectEqual("the events", events, trial.events());
      trial.expectEqual("the cases", cases, trial.store().findAll(type, List.of("a-1", "a-2")));
    }
  }

  private static void manySweepers(StoreTrial trial) throws Exception {
    RecordType<CustomerCase> type = SampleCases.type(trial);
    List<String> ids = new ArrayList<>();
    for (int number = 0; number < CASES; number++) {
      ids.add("p-" + number);
      trial.put(type, kept(SampleCases.open("p-" + number, TEN), TEN));
    }
    try (Workers workers = new Workers(trial.patience())) {
      for (int thread = 0; thread < SWEEPERS; thread++) {
        List<String> instants = new ArrayList<>(INSTANTS);
        Collections.rotate(instants, thread);
        CaseSweeper sweeper = sweeper(trial.untraced(), type, thread);
        workers.start(
            () -> {
              for (String duration : instants) {
                sweeper.sweep(after(duration));
              }
            });
      }
      workers.start(() -> assignAll(trial, type, ids));
      workers.finish();
    }
    trial.note((SWEEPERS + 1) + " threads ran");
    sweeper(trial.store(), type).sweep(after("PT9H")); // what was postponed
    for (String id : ids) {
      trial.expectEqual("what is told of " + id, KEYS, toldOf(trial, id));
      long assigned =
          trial.store().find(type, id).orElseThrow().value().handled().history().stream()
              .filter(e -> e instanceof CaseEvent.Assigned a && a.owner().equals(DESK))
              .count();
      trial.expectEqual("how often the history of " + id + " has what others did", 1L, assigned);
    }
    expectNoted(trial, type);
  }

  /** Hands over each case once, whatever sweepers do with it meanwhile. */
  private static void assignAll(StoreTrial trial, RecordType<CustomerCase> type, List<String> ids)
      throws InterruptedException {
    for (String id : ids) {
      for (int lost = 1; !assign(trial, type, id); lost++) {
        Sleeper.threads().sleep(Duration.ofMillis(Math.min(lost, LONGEST_PAUSE)));
      }
    }
  }

  private static boolean assign(StoreTrial trial, RecordType<CustomerCase> type, String id) {
    Versioned<CustomerCase> found = trial.untraced().find(type, id).orElseThrow();
    Case assigned = SampleCases.assigned(found.value().handled(), DESK, after("PT6H"));
    CustomerCase after = new CustomerCase(assigned, found.value().wakeUp());
    try {
      trial.untraced().commit(trial.changes().put(type, after, Expected.version(found.version())));
      return true;
    } catch (ConflictException e) {
      return false;
    }
  }

  private static void movedMeanwhile(StoreTrial trial) {
    RecordType<CustomerCase> type = SampleCases.type(trial);
    Case first = SampleCases.open("v-1", TEN);
    trial.put(type, kept(first, TEN));
    Case answered = SampleCases.answered(first, after("PT1H"));
    CrmStore busy =
        new Meanwhile(trial.store(), () -> trial.put(type, kept(answered, after("PT1H"))));
    sweeper(busy, type).sweep(after("PT9H"));
    trial.expectEqual(
        "the case that was answered",
        Optional.of(kept(answered, after("PT1H"))),
        trial.store().find(type, "v-1").map(Versioned::value));
    trial.expectEqual("what is told of it", List.of(), toldOf(trial, "v-1"));

    Case second = SampleCases.open("v-2", TEN);
    trial.put(type, kept(second, TEN));
    Case assigned = SampleCases.assigned(second, DESK, after("PT1H"));
    busy = new Meanwhile(trial.store(), () -> trial.put(type, kept(assigned, after("PT1H"))));
    sweeper(busy, type).sweep(after("PT2H"));
    trial.expectEqual(
        "the beginning of the history of the case that was handed over",
        assigned.history(),
        trial.store().find(type, "v-2").orElseThrow().value().handled().history().stream()
            .limit(assigned.events())
            .toList());
    trial.expectEqual("what is told of it", KEYS.subList(0, 2), toldOf(trial, "v-2"));
    expectNoted(trial, type);
  }
}
