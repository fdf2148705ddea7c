package io.crmkit.workflow;

import static io.crmkit.workflow.ClockScenario.DAY;
import static io.crmkit.workflow.ClockScenario.LAST;
import static io.crmkit.workflow.ClockScenario.at;
import static io.crmkit.workflow.ClockScenario.tick;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.time.Limit;
import io.crmkit.time.Reckoned;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("Clocks and pauses")
class ClockPauseProperties {
  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  /** Of cases that may be paused once more. */
  @Provide
  Arbitrary<Long> unpaused() {
    return seeds().filter(seed -> ClockScenario.of(seed).folded().pause().isEmpty());
  }

  @Property(tries = 150)
  @Label("one more pause makes no clock due earlier")
  void pauseNeverEarlier(@ForAll("unpaused") long seed) {
    ClockScenario scenario = ClockScenario.of(seed);
    Random random = new Random(seed);
    long from = sometime(scenario, random);
    long to = from + random.nextInt((int) (LAST - from) + 1);
    long number = scenario.events().size() + 1L;
    StaffId who = StaffId.of("s-0");
    List<CaseEvent> longer =
        ClockScenario.plus(
            scenario.events(),
            new CaseEvent.Paused(number, who, at(from), at(LAST), Holder.CUSTOMER, "more"),
            new CaseEvent.Resumed(number + 1, who, at(to), at(LAST)));
    List<CycleTrack> before = tracks(scenario.clocks(), scenario.folded());
    List<CycleTrack> after = tracks(scenario.clocks(), Case.fold(longer));
    for (int i = 0; i < before.size(); i++) {
      Instant was = before.get(i).judge().dueIfResumed(at(LAST)).toOptional().orElseThrow();
      Instant is = after.get(i).judge().dueIfResumed(at(LAST)).toOptional().orElseThrow();
      assertThat(is).as("%s", scenario).isAfterOrEqualTo(was);
    }
  }

  /** An instant from the opening of a case on. */
  private static long sometime(ClockScenario scenario, Random random) {
    long opened = tick(scenario.events().get(0).occurredAt());
    return opened + random.nextInt((int) (LAST - opened));
  }

  private static List<CycleTrack> tracks(CaseClocks clocks, Case of) {
    return ClockFold.of(clocks, of, at(LAST), at(LAST)).all();
  }

  @Property(tries = 150)
  @Label("a pause told in two parts, or twice over, is the same pause")
  void pausesAreAUnion(@ForAll("unpaused") long seed) {
    ClockScenario scenario = ClockScenario.of(seed);
    Random random = new Random(seed);
    long from = sometime(scenario, random);
    long to = from + random.nextInt((int) (LAST - from) + 1);
    long middle = from + random.nextInt((int) (to - from) + 1);
    long back = from + random.nextInt((int) (middle - from) + 1);
    Case whole = paused(scenario, from, to);
    Case parts = paused(scenario, from, middle, back, to);
    List<ClockReading> one = scenario.clocks().readings(whole, at(LAST));
    List<ClockReading> two = scenario.clocks().readings(parts, at(LAST));
    for (int i = 0; i < one.size(); i++) {
      assertThat(two.get(i).consumed()).as("%s", scenario).isEqualTo(one.get(i).consumed());
      assertThat(two.get(i).corrected()).isEqualTo(one.get(i).corrected());
      assertThat(two.get(i).wakeUp()).isEqualTo(one.get(i).wakeUp());
    }
  }

  @Property(tries = 150)
  @Label("a pause told with both its ends is as one that was ended at once, as of any instant")
  void pausedBetween(@ForAll("unpaused") long seed) {
    ClockScenario scenario = ClockScenario.of(seed);
    Random random = new Random(seed);
    long from = sometime(scenario, random);
    long to = from + 1 + random.nextInt((int) (LAST - from));
    Case ended = paused(scenario, from, to);
    List<CaseEvent> events = new ArrayList<>(ended.history());
    CaseEvent.Paused open = (CaseEvent.Paused) events.get(events.size() - 2);
    events.subList(events.size() - 2, events.size()).clear();
    events.add(
        new CaseEvent.Paused(
            open.number(),
            open.actor(),
            open.occurredAt(),
            open.recordedAt(),
            open.holder(),
            open.why(),
            Optional.of(at(to))));
    Case between = Case.fold(events);
    Instant asOf = at(random.nextInt(LAST));
    assertThat(scenario.clocks().holders(between, asOf))
        .isEqualTo(scenario.clocks().holders(ended, asOf));
    List<ClockReading> one = scenario.clocks().readings(ended, asOf, at(LAST));
    List<ClockReading> two = scenario.clocks().readings(between, asOf, at(LAST));
    assertThat(two).as("%s", scenario).hasSameSizeAs(one);
    for (int i = 0; i < one.size(); i++) {
      assertThat(two.get(i))
          .as("%s", scenario)
          .usingRecursiveComparison()
          .ignoringFields("corrections", "earlier.corrections") // the pause, or its end, is told
          .isEqualTo(one.get(i));
      assertThat(two.get(i).corrected()).isEqualTo(one.get(i).corrected());
    }
  }

  private static Case paused(ClockScenario scenario, long... bounds) {
    List<CaseEvent> events = new ArrayList<>(scenario.events());
    StaffId who = StaffId.of("s-0");
    for (int i = 0; i < bounds.length; i += 2) {
      long number = events.size() + 1L;
      events.add(
          new CaseEvent.Paused(number, who, at(bounds[i]), at(LAST), Holder.CUSTOMER, "more"));
      events.add(new CaseEvent.Resumed(number + 1, who, at(bounds[i + 1]), at(LAST)));
    }
    return Case.fold(events);
  }

  @Property(tries = 150)
  @Label("a clock to the end of a day that is paused until about then is due when the oracle says")
  void pausedUntilMidnight(@ForAll("seeds") long seed) {
    Random random = new Random(seed);
    int opened = 1 + random.nextInt(DAY - 1);
    int paused = DAY + opened + random.nextInt(DAY - opened) - random.nextInt(3);
    int resumed = Math.max(paused + 1, 2 * DAY + random.nextInt(3) - 1);
    StaffId ann = StaffId.of("s-1");
    ClockRule day =
        ClockRule.of(
            "one",
            Trigger.opening(),
            Limit.calendarDays(Period.ofDays(1)),
            "always",
            Trigger.entering("F"));
    Workflow workflow = ClockScenario.workflow("1", List.of(day));
    ClockScenario scenario =
        new ClockScenario(
            List.of(workflow),
            List.of(
                new CaseEvent.Opened(
                    1,
                    ann,
                    at(opened),
                    at(opened),
                    CaseId.of("k-1"),
                    CustomerId.of("c-1"),
                    workflow.id(),
                    State.of("A"),
                    Map.of(),
                    Optional.empty()),
                new CaseEvent.Paused(2, ann, at(paused), at(paused), Holder.CUSTOMER, "waits"),
                new CaseEvent.Resumed(3, ann, at(resumed), at(resumed))));
    NaiveClocks.Known naive = new NaiveClocks(scenario).new Known(LAST, LAST);
    NaiveRun run = naive.all().get(0);
    assertThat(scenario.clocks().readings(scenario.folded(), at(LAST), at(LAST)))
        .as("%s", scenario)
        .singleElement()
        .extracting(ClockReading::due)
        .isEqualTo(Reckoned.known(at(naive.due(run, naive.still(run)))));
  }
}
