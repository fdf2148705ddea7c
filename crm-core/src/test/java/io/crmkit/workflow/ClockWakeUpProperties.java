package io.crmkit.workflow;

import static io.crmkit.workflow.ClockScenario.LAST;
import static io.crmkit.workflow.ClockScenario.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("Clocks: when to look at a case again")
class ClockWakeUpProperties {
  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  @Property(tries = 150)
  @Label("nothing changes before the next wake-up, and something does then")
  void wakeUps(@ForAll("seeds") long seed) {
    ClockScenario scenario = ClockScenario.of(seed);
    Case swept = scenario.clocks().sweep(scenario.folded(), at(LAST)).after();
    Instant now = at(LAST);
    for (int i = 0; i < 10; i++) {
      Optional<Instant> next = scenario.clocks().nextWakeUp(swept, now);
      assertThat(
              scenario.clocks().readings(swept, now).stream()
                  .flatMap(reading -> reading.wakeUp().stream())
                  .min(Instant::compareTo))
          .isEqualTo(next);
      if (next.isEmpty()) {
        Instant far = now.plus(Duration.ofDays(90));
        assertThat(scenario.clocks().sweep(swept, far).events()).as("%s", scenario).isEmpty();
        return;
      }
      assertThat(scenario.clocks().sweep(swept, next.get().minusNanos(1)).events()).isEmpty();
      Sweep sweep = scenario.clocks().sweep(swept, next.get());
      assertThat(sweep.events()).as("%s", scenario).isNotEmpty();
      assertThat(sweep.events()).allMatch(event -> event.at().equals(next.get()));
      swept = sweep.after();
      now = next.get();
    }
  }

  @Property(tries = 150)
  @Label("a case is to be swept next at once if a sweep has something to tell, else when it wakes")
  void nextSweeps(@ForAll("seeds") long seed) {
    ClockScenario scenario = ClockScenario.of(seed);
    Random random = new Random(seed);
    Case of = scenario.folded();
    for (int i = 0; i < 4; i++) {
      Instant now = at(random.nextInt(2 * LAST));
      Sweep sweep = scenario.clocks().sweep(of, now);
      Instant last = of.lastEvent().recordedAt();
      Instant known = last.isAfter(now) ? last : now; // a sweep goes by all that is known
      assertThat(scenario.clocks().nextSweep(of, now))
          .as("%s", scenario)
          .isEqualTo(
              sweep.events().isEmpty()
                  ? scenario.clocks().nextWakeUp(of, known)
                  : Optional.of(now));
      of = sweep.after();
    }
  }
}
