package io.crmkit.workflow;

import static io.crmkit.workflow.ClockScenario.LAST;
import static io.crmkit.workflow.ClockScenario.at;
import static io.crmkit.workflow.ClockScenario.tick;
import static io.crmkit.workflow.ClockScenario.ticks;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.Limit;
import io.crmkit.time.Reckoned;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("Clocks, beside an oracle that steps through cases")
class CaseClocksProperties {
  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  @Property(tries = 150)
  @Label("due, consumed and verdict are those of the oracle, at any instant, by what was known")
  void readings(@ForAll("seeds") long seed) {
    ClockScenario scenario = ClockScenario.of(seed);
    Random random = new Random(seed);
    for (int i = 0; i < 4; i++) {
      int asOf = random.nextInt(LAST);
      int known = random.nextBoolean() ? asOf : random.nextInt(LAST);
      NaiveClocks.Known naive = new NaiveClocks(scenario).new Known(known, asOf);
      Map<String, ClockReading> readings = new TreeMap<>();
      for (ClockReading reading :
          scenario.clocks().readings(scenario.folded(), at(asOf), at(known))) {
        readings.put(reading.clock() + "/" + reading.cycle(), reading);
      }
      assertThat(readings).as("%s", scenario).hasSameSizeAs(naive.all());
      for (NaiveRun run : naive.all()) {
        ClockReading reading = readings.get(run.key());
        String what = scenario + "as of " + asOf + " known " + known + " " + reading;
        assertThat(reading).as(what).isNotNull();
        boolean[] still = naive.still(run).clone();
        int end = Math.min(run.halt, asOf);
        assertThat(tick(reading.started())).as(what).isEqualTo(run.start);
        assertThat(reading.consumed())
            .as(what)
            .isEqualTo(Reckoned.known(ticks(naive.counted(run, still, run.start, end))));
        assertThat(words(reading.corrected())).as(what).isEqualTo(naive.verdict(run));
        int due = naive.due(run, still);
        int stuck = naive.stuck(still);
        boolean moves = run.halt == NaiveClocks.NEVER && stuck <= asOf && due == NaiveClocks.NEVER;
        reading.corrections().stream()
            .skip(Math.max(0, reading.corrections().size() - 1))
            .forEach(
                last ->
                    assertThat(last.due())
                        .as(what)
                        .isEqualTo(
                            due == NaiveClocks.NEVER ? Optional.empty() : Optional.of(at(due))));
        assertThat(reading.standstill().map(s -> (int) tick(s.since())))
            .as(what)
            .isEqualTo(
                moves && reading.sealedAt().isEmpty() ? Optional.of(stuck) : Optional.empty());
        for (int tick = end; tick < still.length; tick++) {
          still[tick] = false; // as if it went on at once
        }
        if (reading.sealedAt().isEmpty()) {
          assertThat(reading.due()).as(what).isEqualTo(Reckoned.known(at(naive.due(run, still))));
        }
      }
    }
  }

  static String words(ClockVerdict verdict) {
    if (verdict instanceof ClockVerdict.Breached breached) {
      return "breached due "
          + tick(breached.due())
          + " late "
          + breached.lateBy().dividedBy(ClockScenario.TICK);
    }
    if (verdict instanceof ClockVerdict.Met met) {
      return "met " + tick(met.at());
    }
    return verdict instanceof ClockVerdict.Ended ended
        ? "ended " + tick(ended.at())
        : verdict.verdict();
  }

  @Property(tries = 60)
  @Label("a sweep tells every mark that the oracle finds, at the tick it found it, and seals agree")
  void marks(@ForAll("seeds") long seed) {
    ClockScenario scenario = ClockScenario.of(seed);
    Map<String, Integer> expected = new TreeMap<>();
    Map<String, String> sealed = new TreeMap<>();
    Map<String, Integer> sealedAt = new TreeMap<>();
    NaiveClocks oracle = new NaiveClocks(scenario);
    List<NaiveClocks.Known> ticks = oracle.everyTick();
    for (int now = 0; now <= LAST; now++) {
      NaiveClocks.Known naive = ticks.get(now);
      naive.until = now;
      for (NaiveRun run : naive.all()) {
        for (ClockMark mark : ClockMark.of(run.rule())) {
          int comes = naive.mark(run, mark.fromDue());
          if (comes <= now && comes < run.halt) {
            expected.putIfAbsent(
                ClockEvent.key(run.clock, run.number, mark.kind(), mark.name()), now);
          }
        }
        int due = naive.due(run, naive.still(run));
        if (sealed.containsKey(run.key()) && oracle.goesOn(run, now, sealedAt.get(run.key()))) {
          sealed.remove(run.key());
        }
        if (due <= now && !sealed.containsKey(run.key())) {
          sealed.put(run.key(), now + " " + due + " " + kind(naive.verdict(run)));
          sealedAt.put(run.key(), now);
        }
      }
    }
    Sweep sweep = scenario.clocks().sweep(scenario.folded(), at(LAST));
    Map<String, Integer> told = new TreeMap<>();
    sweep.events().forEach(event -> told.put(event.key(), (int) tick(event.at())));
    assertThat(told).as("%s", scenario).isEqualTo(expected);
    Map<String, String> found = new TreeMap<>();
    for (ClockReading reading : scenario.clocks().readings(scenario.folded(), at(LAST))) {
      reading
          .sealedAt()
          .ifPresent(
              when ->
                  found.put(
                      reading.clock() + "/" + reading.cycle(),
                      tick(when)
                          + " "
                          + tick(reading.due().toOptional().orElseThrow())
                          + " "
                          + kind(words(reading.verdict()))));
    }
    assertThat(found).as("%s", scenario).isEqualTo(sealed);
  }

  private static String kind(String verdict) {
    return verdict.replaceAll(" late .*", "");
  }

  /** The history as it is while sweeps note what they told. */
  private static final class Growing {
    private final CaseClocks clocks;
    private final List<ClockEvent> told = new ArrayList<>();
    private Case now;

    Growing(ClockScenario scenario) {
      clocks = scenario.clocks();
      now = Case.fold(scenario.events().subList(0, 1));
    }

    void learn(CaseEvent event) {
      now = CaseFold.checked(now, ClockScenario.numbered(event, now.events() + 1));
    }

    void sweep(Instant at) {
      Sweep sweep = clocks.sweep(now, at);
      told.addAll(sweep.events());
      now = sweep.after();
    }
  }

  @Property(tries = 150)
  @Label("sweeping at many instants tells what sweeping once at the end tells, each once")
  void sweeps(@ForAll("seeds") long seed) {
    ClockScenario scenario = ClockScenario.of(seed);
    Random random = new Random(seed);
    Growing often = new Growing(scenario);
    Growing once = new Growing(scenario);
    int index = 1;
    for (int tick = (int) tick(scenario.events().get(0).recordedAt()); tick <= LAST; tick++) {
      while (index < scenario.events().size()
          && tick(scenario.events().get(index).recordedAt()) <= tick) {
        often.learn(scenario.events().get(index));
        once.learn(scenario.events().get(index++));
      }
      while (random.nextInt(20) == 0) {
        often.sweep(at(tick));
      }
    }
    often.sweep(at(LAST));
    once.sweep(at(LAST));
    assertThat(often.told.stream().map(ClockEvent::asOfThen))
        .as("%s", scenario)
        .containsExactlyInAnyOrderElementsOf(once.told.stream().map(ClockEvent::asOfThen).toList());
    assertThat(often.told).extracting(ClockEvent::key).doesNotHaveDuplicates();
    assertThat(often.clocks.sweep(often.now, at(LAST))).isEqualTo(new Sweep(often.now, List.of()));
    assertThat(often.clocks.readings(often.now, at(LAST)))
        .as("what sweeps note changes no reading")
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields(
            "wakeUp", "corrections", "earlier.corrections")
        .isEqualTo(once.clocks.readings(scenario.folded(), at(LAST)));
  }

  @Property(tries = 150)
  @Label("while a calendar is not published further, a sweep tells the same until then")
  void published(@ForAll("seeds") long seed) {
    ClockScenario scenario = ClockScenario.of(seed);
    int days = new Random(seed).nextInt(5);
    LocalDate last = LocalDate.ofInstant(at(0), ZoneOffset.UTC).plusDays(days);
    Map<String, BusinessCalendar> brief = new TreeMap<>();
    ClockScenario.CALENDARS.forEach((name, all) -> brief.put(name, all.knownThrough(last)));
    Instant end = at((days + 1L) * ClockScenario.DAY).minusNanos(1);
    List<CaseEvent> known =
        scenario.events().stream().filter(event -> !event.recordedAt().isAfter(end)).toList();
    Assume.that(!known.isEmpty());
    Case of = Case.fold(known);
    Map<String, Instant> told = new TreeMap<>();
    CaseClocks.of(scenario.versions(), brief)
        .sweep(of, end)
        .events()
        .forEach(event -> told.put(event.key(), event.at()));
    Map<String, Instant> all = new TreeMap<>();
    scenario.clocks().sweep(of, end).events().forEach(event -> all.put(event.key(), event.at()));
    all.keySet().removeIf(key -> !countsOpenTime(scenario, clock(key)) && !told.containsKey(key));
    assertThat(told.keySet()).as("%s", scenario).isEqualTo(all.keySet());
    told.forEach(
        (key, when) -> {
          if (countsOpenTime(scenario, clock(key))) {
            assertThat(when).as("%s of %s", key, scenario).isEqualTo(all.get(key));
          } else { // its due instant may lie too far, and move nearer by what is recorded later
            assertThat(when).as("%s of %s", key, scenario).isAfterOrEqualTo(all.get(key));
          }
        });
  }

  private static String clock(String key) {
    return key.substring(0, key.indexOf('/'));
  }

  private static boolean countsOpenTime(ClockScenario scenario, String name) {
    return scenario.versions().stream()
        .flatMap(version -> version.definition().clock(name).stream())
        .allMatch(clock -> clock.limit() instanceof Limit.Open);
  }

  @Property(tries = 150)
  @Label("what is read as known at an instant does not depend on what is recorded later")
  void knownAt(@ForAll("seeds") long seed) {
    ClockScenario scenario = ClockScenario.of(seed);
    Instant at = at(new Random(seed).nextInt(LAST));
    List<CaseEvent> known =
        scenario.events().stream().filter(event -> !event.recordedAt().isAfter(at)).toList();
    List<ClockReading> all = scenario.clocks().readings(scenario.folded(), at, at);
    assertThat(all)
        .as("%s", scenario)
        .isEqualTo(
            known.isEmpty() ? List.of() : scenario.clocks().readings(Case.fold(known), at, at));
  }

  @Property(tries = 150)
  @Label("the proof has no gap; what counted sums to what was consumed, all of it to what elapsed")
  void proofs(@ForAll("seeds") long seed) {
    ClockScenario scenario = ClockScenario.of(seed);
    Instant at = at(new Random(seed).nextInt(LAST));
    for (ClockReading reading : scenario.clocks().readings(scenario.folded(), at)) {
      Instant end = reading.stopped().orElse(at);
      Instant next = reading.started();
      Duration counted = Duration.ZERO;
      for (ClockSegment segment : reading.proof()) {
        assertThat(segment.startInclusive()).as("%s", reading).isEqualTo(next);
        next = segment.endExclusive();
        counted = counted.plus(segment.counted());
        boolean people =
            segment.why().compareTo(ClockSegment.Why.STOPPED) >= 0; // the rest is the calendar's
        assertThat(segment.by().isPresent()).isEqualTo(people);
      }
      assertThat(next).as("%s", reading).isEqualTo(end);
      assertThat(reading.consumed()).as("%s", reading).isEqualTo(Reckoned.known(counted));
    }
  }

  @Property(tries = 150)
  @Label("a sealed verdict stays until it is reopened; later facts stand beside it, each with who")
  void seals(@ForAll("seeds") long seed) {
    ClockScenario scenario = ClockScenario.of(seed);
    Random random = new Random(seed);
    Instant early = at(random.nextInt(LAST));
    Instant later = early.plus(ticks(random.nextInt(LAST)));
    List<ClockReading> before = scenario.clocks().readings(scenario.folded(), early, early);
    List<ClockReading> after = scenario.clocks().readings(scenario.folded(), later, later);
    for (ClockReading reading : before) {
      ClockReading now =
          after.stream()
              .filter(r -> r.clock().equals(reading.clock()) && r.cycle() == reading.cycle())
              .findFirst()
              .orElseThrow();
      List<ClockSeal> kept =
          now.earlier().stream()
              .filter(seal -> reading.sealedAt().equals(Optional.of(seal.sealedAt())))
              .toList();
      if (!kept.isEmpty()) {
        ClockSeal seal = kept.get(0);
        assertThat(Reckoned.known(seal.due())).isEqualTo(reading.due());
        assertThat(seal.verdict().sameAs(reading.verdict())).as("%s%n%s", reading, now).isTrue();
        assertThat(seal.corrections()).hasSizeGreaterThanOrEqualTo(reading.corrections().size());
        assertThat(seal.reopenedAt()).isAfter(seal.sealedAt());
      } else if (reading.sealedAt().isPresent()) {
        assertThat(now.sealedAt()).as("%s", scenario).isEqualTo(reading.sealedAt());
        assertThat(now.due()).isEqualTo(reading.due());
        assertThat(now.verdict().sameAs(reading.verdict())).as("%s%n%s", reading, now).isTrue();
        assertThat(now.corrections()).hasSizeGreaterThanOrEqualTo(reading.corrections().size());
      } else {
        assertThat(reading.corrections()).isEmpty();
      }
      if (now.running() && !(now.verdict() instanceof ClockVerdict.Breached)) {
        boolean corrected = !now.corrections().isEmpty();
        assertThat(now.verdict() instanceof ClockVerdict.Running || corrected)
            .as("what runs is not said to be done: %s", now)
            .isTrue();
      }
      ClockVerdict last = now.verdict();
      for (ClockCorrection correction : now.corrections()) {
        CaseEvent event = scenario.events().get((int) correction.event() - 1);
        assertThat(event.recordedAt()).isEqualTo(correction.recordedAt());
        assertThat(event.actor()).isEqualTo(correction.actor());
        assertThat(correction.recordedAt()).isAfter(now.sealedAt().orElseThrow());
        assertThat(correction.before()).as("each goes on from the last").isEqualTo(last);
        last = correction.after();
      }
    }
  }

  @Property(tries = 150)
  @Label("the parts of the holders sum to the whole, and are those of the oracle")
  void holders(@ForAll("seeds") long seed) {
    ClockScenario scenario = ClockScenario.of(seed);
    int asOf = new Random(seed).nextInt(LAST);
    Map<Holder, Duration> naive = new TreeMap<>((a, b) -> a.code().compareTo(b.code()));
    Duration whole = Duration.ZERO;
    for (int tick = (int) tick(scenario.events().get(0).occurredAt()); tick < asOf; tick++) {
      State state = State.of("A");
      Optional<Holder> pause = Optional.empty();
      for (int i = 0; i < scenario.events().size(); i++) {
        CaseEvent event = scenario.events().get(i);
        if (tick(event.occurredAt()) <= tick) {
          state = event.entered().orElse(state);
          if (event instanceof CaseEvent.Paused paused
              && tick
                  < paused.until().map(ClockScenario::tick).orElse(resumed(scenario.events(), i))) {
            pause = Optional.of(paused.holder());
          }
        }
      }
      if (!state.equals(State.of("F"))) {
        Holder holder = scenario.versions().get(0).state(state).orElseThrow().holder();
        naive.merge(pause.orElse(holder), ticks(1), Duration::plus);
        whole = whole.plus(ticks(1));
      }
    }
    HolderTimes times = scenario.clocks().holders(scenario.folded(), at(asOf));
    assertThat(times.parts()).as("%s", scenario).isEqualTo(naive);
    assertThat(times.elapsed()).isEqualTo(whole);
  }

  private static long resumed(List<CaseEvent> events, int pause) {
    return events.stream()
        .skip(pause)
        .filter(CaseEvent.Resumed.class::isInstance)
        .findFirst()
        .map(event -> tick(event.occurredAt()))
        .orElse(Long.MAX_VALUE);
  }
}
