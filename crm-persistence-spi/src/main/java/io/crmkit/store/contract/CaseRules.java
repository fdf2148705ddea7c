package io.crmkit.store.contract;

import static io.crmkit.store.contract.SampleCases.CLOCKS;
import static io.crmkit.store.contract.SampleCases.TEN;
import static io.crmkit.store.contract.SampleCases.after;
import static io.crmkit.store.contract.StoreRule.must;

import io.crmkit.store.CustomerCase;
import io.crmkit.store.Expected;
import io.crmkit.store.Key;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.Versioned;
import io.crmkit.workflow.Case;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cases as they are kept, and the index by which they are swept. */
final class CaseRules {
  private CaseRules() {}

  static List<StoreRule> all() {
    return List.of(
        must(
            "cases.history",
            "A case comes back equal, with its whole history to the nanosecond, and its clocks read"
                + " the same.",
            CaseRules::history),
        must(
            "cases.due",
            "The index of wake-ups gives the cases that have something to tell by an instant, those"
                + " first that have it first.",
            CaseRules::due),
        must(
            "cases.none",
            "A case without a wake-up is not in the index of wake-ups, though it is there.",
            CaseRules::none),
        must(
            "cases.moved",
            "A case whose wake-up moves is found at the new one only, and nowhere once it has none"
                + " or is deleted.",
            CaseRules::moved));
  }

  private static CustomerCase put(
      StoreTrial trial, RecordType<CustomerCase> type, Case handled, Instant asOf) {
    CustomerCase kept = CustomerCase.of(handled, CLOCKS, asOf);
    trial.put(type, kept);
    return kept;
  }

  private static List<String> ids(List<CustomerCase> cases) {
    return cases.stream().map(kept -> kept.handled().id().value()).toList();
  }

  private static void history(StoreTrial trial) {
    RecordType<CustomerCase> type = SampleCases.type(trial);
    Case eventful = SampleCases.eventful("h-1");
    CustomerCase kept = CustomerCase.of(eventful, CLOCKS, after("PT1H45M"));
    Versioned<CustomerCase> expected = new Versioned<>(kept, trial.put(type, kept));
    Optional<Versioned<CustomerCase>> found = trial.store().find(type, "h-1");
    trial.expectEqual(
        "the history",
        Optional.of(eventful.history()),
        found.map(record -> record.value().handled().history()));
    trial.expectEqual("the case", Optional.of(expected), found);
    trial.expectEqual(
        "the case, among all asked for",
        Map.of("h-1", expected),
        trial.store().findAll(type, List.of("h-1", "h-2")));
    for (Scan<CustomerCase> scan :
        List.of(Scan.of(type), Scan.by(type, "wake-up"), Scan.by(type, "customer"))) {
      trial.expectEqual("the cases of a scan", List.of(kept), trial.all(scan));
    }
    trial.expectEqual(
        "what its clocks say",
        Optional.of(CLOCKS.readings(eventful, after("PT9H"))),
        found.map(record -> CLOCKS.readings(record.value().handled(), after("PT9H"))));
  }

  private static void due(StoreTrial trial) {
    RecordType<CustomerCase> type = SampleCases.type(trial);
    List<Instant> wakeUps = new ArrayList<>();
    for (int minutes : new int[] {3, 0, 4, 1, 2}) {
      Instant opened = TEN.plusSeconds(60L * minutes);
      CustomerCase kept = put(trial, type, SampleCases.open("d-" + (9 - minutes), opened), opened);
      wakeUps.add(kept.wakeUp().orElseThrow());
    }
    wakeUps.sort(null);
    Scan<CustomerCase> scan = Scan.by(type, "wake-up").limit(2);
    trial.expectEqual(
        "all that will have something to tell",
        List.of("d-9", "d-8", "d-7", "d-6", "d-5"),
        ids(trial.all(scan)));
    trial.expectEqual(
        "the wake-ups",
        wakeUps,
        trial.all(scan).stream().map(kept -> kept.wakeUp().orElseThrow()).toList());
    for (int count = 0; count < wakeUps.size(); count++) {
      trial.expectEqual(
          "those that have something to tell before " + wakeUps.get(count),
          List.of("d-9", "d-8", "d-7", "d-6", "d-5").subList(0, count),
          ids(trial.all(scan.to(Key.instant(wakeUps.get(count))))));
    }
  }

  private static void none(StoreTrial trial) {
    RecordType<CustomerCase> type = SampleCases.type(trial);
    put(trial, type, SampleCases.open("n-1", TEN), TEN);
    put(
        trial,
        type,
        SampleCases.answered(SampleCases.open("n-2", TEN), after("PT1H")),
        after("PT1H"));
    Case told = CLOCKS.sweep(SampleCases.open("n-3", TEN), after("PT9H")).after();
    put(trial, type, told, after("PT9H"));
    trial.expectEqual(
        "the cases that will have something to tell",
        List.of("n-1"),
        ids(trial.all(Scan.by(type, "wake-up"))));
    trial.expectEqual(
        "all cases", List.of("n-1", "n-2", "n-3"), ids(trial.all(Scan.of(type).limit(2))));
  }

  private static void moved(StoreTrial trial) {
    RecordType<CustomerCase> type = SampleCases.type(trial);
    Case open = SampleCases.open("m-1", TEN);
    put(trial, type, SampleCases.open("m-2", after("PT30M")), after("PT30M"));
    Case paused = SampleCases.paused(open, after("PT20M"));
    Case resumed = SampleCases.resumed(paused, after("PT80M"));
    List<CustomerCase> steps =
        List.of(
            put(trial, type, open, TEN),
            CustomerCase.of(paused, CLOCKS, after("PT20M")),
            CustomerCase.of(resumed, CLOCKS, after("PT80M")),
            CustomerCase.of(SampleCases.answered(resumed, after("PT90M")), CLOCKS, after("PT90M")));
    List<List<String>> expected =
        List.of(List.of("m-1", "m-2"), List.of("m-2"), List.of("m-2", "m-1"), List.of("m-2"));
    for (int step = 0; step < steps.size(); step++) {
      CustomerCase now = steps.get(step);
      trial.put(type, now);
      trial.expectEqual(
          "the cases by their wake-ups",
          expected.get(step),
          ids(trial.all(Scan.by(type, "wake-up").limit(1))));
      for (CustomerCase earlier : steps.subList(0, step)) {
        earlier
            .wakeUp()
            .filter(wakeUp -> !now.wakeUp().equals(earlier.wakeUp()))
            .ifPresent(
                wakeUp ->
                    trial.expectEqual(
                        "the cases at an earlier wake-up", List.of(), at(trial, type, wakeUp)));
      }
    }
    trial.put(type, steps.get(0));
    trial.store().commit(trial.changes().delete(type.idOf(steps.get(0)), Expected.any()));
    trial.expectEqual(
        "the cases once one is deleted", List.of("m-2"), ids(trial.all(Scan.by(type, "wake-up"))));
  }

  private static List<String> at(StoreTrial trial, RecordType<CustomerCase> type, Instant wakeUp) {
    return ids(
        trial.all(
            Scan.by(type, "wake-up")
                .from(Key.instant(wakeUp))
                .to(Key.instant(wakeUp.plusNanos(1_000)))));
  }
}
