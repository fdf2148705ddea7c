package io.crmkit.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.CustomerId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.Money;

@Label("Conformance of random logs")
class ConformanceProperties {
  private static final Workflow REPAIR = Workflow.of(SampleWorkflows.repair());
  private static final ActivityMapping MAPPING = mapping();

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  private static ActivityMapping mapping() {
    ActivityMapping mapping = ActivityMapping.opening("received").ignoring("viewed");
    for (Transition transition : REPAIR.definition().transitions()) {
      mapping = mapping.with("did " + transition.action(), transition.action().code());
    }
    return mapping;
  }

  /** The entries of a case that goes where the workflow lets it go. */
  private static List<EventLog.Entry> walk(String id, Random random) {
    List<EventLog.Entry> log = new ArrayList<>();
    Map<String, FieldValue> fields =
        Map.of(
            "fault", FieldValue.code(random.nextBoolean() ? "screen" : "battery"),
            "quote", FieldValue.amount(Money.parse("CNY " + (100 + random.nextInt(800)) + ".00")),
            "warranty", FieldValue.flag(random.nextBoolean()),
            "visits", FieldValue.count(random.nextInt(4)),
            "report", FieldValue.reference("doc-1"),
            "confirmedAt", FieldValue.moment(SampleWorkflows.NOON));
    Case now =
        SampleWorkflows.value(
            REPAIR.open(
                Opening.of(
                    CaseId.of(id),
                    CustomerId.of(id),
                    SampleWorkflows.MAX,
                    fields,
                    SampleWorkflows.NOON)));
    log.add(new EventLog.Entry(id, "received", SampleWorkflows.NOON, fields));
    int steps = random.nextInt(8);
    for (int i = 1; i <= steps; i++) {
      var at = SampleWorkflows.at(i);
      List<PossibleAction> open =
          REPAIR.permitted(now, SampleWorkflows.MAX, at).stream()
              .filter(possible -> possible.to().isPresent())
              .toList();
      if (open.isEmpty()) {
        break;
      }
      Action action = open.get(random.nextInt(open.size())).action();
      now = SampleWorkflows.value(REPAIR.decide(now, Move.of(action, SampleWorkflows.MAX, at)));
      log.add(EventLog.Entry.of(id, "did " + action, at));
      if (random.nextInt(4) == 0) {
        log.add(EventLog.Entry.of(id, "viewed", at));
      }
    }
    return log;
  }

  private static ConformanceReport replay(List<EventLog.Entry> entries) {
    return Conformance.replay(
        REPAIR, MAPPING, new EventLog(entries), Map.of("service", SampleClocks.SERVICE));
  }

  @Property(tries = 200)
  @Label("logs of walks through the workflow fit wholly, in whatever order they are written")
  void walksFit(@ForAll("seeds") long seed) {
    Random random = new Random(seed);
    List<EventLog.Entry> entries = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      entries.addAll(i * entries.size() / 5, walk("k-" + i, random));
    }
    ConformanceReport report = replay(entries);
    assertThat(report.deviations()).isEmpty();
    assertThat(report.fitness().fraction()).contains(new BigDecimal("1.0000"));
    assertThat(report.fittingCases()).isEqualTo(new Share(5, 5));
  }

  @Property(tries = 200)
  @Label("what is planted is found, in its case and at its position")
  void plantedDeviations(@ForAll("seeds") long seed) {
    Random random = new Random(seed);
    List<EventLog.Entry> trace = walk("k-1", random);
    int position = random.nextInt(trace.size());
    EventLog.Entry there = trace.get(position);
    String activity =
        switch (random.nextInt(3)) {
          case 0 -> "wrote a poem";
          case 1 -> "received";
          default -> "did WITHDRAW";
        };
    boolean first = position == 0;
    if (activity.startsWith("did")) {
      position = trace.size();
      Case end = lastCase(trace);
      if (REPAIR.permitted(end, SampleWorkflows.MAX, SampleWorkflows.at(9)).stream()
          .anyMatch(possible -> possible.action().equals(Action.of("WITHDRAW")))) {
        return; // that would be in order
      }
      trace.add(EventLog.Entry.of("k-1", activity, SampleWorkflows.at(9)));
    } else {
      trace.add(position, EventLog.Entry.of("k-1", activity, there.at()));
    }
    List<EventLog.Entry> entries = new ArrayList<>(walk("k-0", random));
    entries.addAll(trace);
    ConformanceReport report = replay(entries);
    if (first && activity.equals("received")) {
      // Opened by a bare line: its values are missing, and the line after it opens again.
      assertThat(report.deviations()).hasSizeGreaterThanOrEqualTo(2);
    }
    ConformanceReport.Deviation found = report.deviations().get(0);
    assertThat(found.caseId()).isEqualTo("k-1");
    assertThat(found.activity()).isEqualTo(activity);
    assertThat(found.position()).isEqualTo(position + 1);
    assertThat(report.fittingCases()).isEqualTo(new Share(1, 2));
  }

  private static Case lastCase(List<EventLog.Entry> trace) {
    Case now = null;
    for (EventLog.Entry entry : trace) {
      if (entry.activity().equals("received")) {
        now =
            SampleWorkflows.value(
                REPAIR.open(
                    Opening.of(
                        CaseId.of("k-1"),
                        CustomerId.of("k-1"),
                        SampleWorkflows.MAX,
                        entry.fields(),
                        entry.at())));
      } else if (entry.activity().startsWith("did ")) {
        now =
            SampleWorkflows.value(
                REPAIR.decide(
                    now,
                    Move.of(
                        Action.of(entry.activity().substring(4)),
                        SampleWorkflows.MAX,
                        entry.at())));
      }
    }
    return now;
  }
}
