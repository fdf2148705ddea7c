package io.crmkit.laws;

import io.crmkit.time.Reckoned;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.ClockReading;
import io.crmkit.workflow.ClockVerdict;
import io.crmkit.workflow.HolderTimes;
import io.crmkit.workflow.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** For each law a reader that breaks it, each by a fault that is easily made. */
final class ClockMutants {
  private ClockMutants() {}

  static Map<String, ClockReader> all(ClockReader sound) {
    Map<String, ClockReader> all = new LinkedHashMap<>();
    all.put(
        "clock.sweep-once",
        new Altered(sound) { // forgets to note what it told
          @Override
          public Sweep sweep(Case of, Instant asOf) {
            return new Sweep(of, super.sweep(of, asOf).events());
          }
        });
    all.put(
        "clock.wake-up",
        new Altered(sound) { // looks again every hour
          @Override
          public Optional<Instant> nextWakeUp(Case of, Instant asOf) {
            return Optional.of(asOf.plusSeconds(3600));
          }
        });
    all.put(
        "clock.known-at",
        new Altered(sound) { // takes everything known
          @Override
          public List<ClockReading> readings(Case of, Instant asOf, Instant knownAt) {
            return super.readings(of, asOf, of.lastEvent().recordedAt());
          }
        });
    all.put(
        "clock.proof-sums",
        new Altered( // counts closed hours
            sound,
            (r, of) -> {
              Reckoned<Duration> whole =
                  Reckoned.known(
                      r.proof().stream()
                          .map(s -> s.length())
                          .reduce(Duration.ZERO, Duration::plus));
              return with(r, r.due(), whole, r.verdict());
            }));
    all.put(
        "clock.holders-sum",
        new Altered(sound) { // starts with the first event after the opening
          @Override
          public HolderTimes holders(Case of, Instant asOf) {
            HolderTimes times = super.holders(of, asOf);
            return of.events() > 1 ? new HolderTimes(Duration.ZERO, Map.of()) : times;
          }
        });
    all.put(
        "clock.seal-stands",
        new Altered( // shows the corrected verdict as the verdict
            sound,
            (r, of) -> {
              return with(r, r.due(), r.consumed(), r.corrected());
            }));
    all.put(
        "clock.pause-never-earlier",
        new Altered( // subtracts what it should add
            sound,
            (r, of) -> {
              long pauses =
                  of.history().stream().filter(CaseEvent.Paused.class::isInstance).count();
              Reckoned<Instant> due = r.due().map(at -> at.minusSeconds(86_400 * 30 * pauses));
              return with(r, due, r.consumed(), r.verdict());
            }));
    all.put(
        "clock.due-is-in-time",
        new Altered( // before, where not after is meant
            sound,
            (r, of) -> {
              boolean atDue =
                  r.verdict() instanceof ClockVerdict.Met met
                      && r.due().equals(Reckoned.known(met.at()));
              return atDue
                  ? with(
                      r,
                      r.due(),
                      r.consumed(),
                      new ClockVerdict.Breached(r.stopped().orElseThrow(), Duration.ZERO))
                  : r;
            }));
    return all;
  }

  private static ClockReading with(
      ClockReading r, Reckoned<Instant> due, Reckoned<Duration> consumed, ClockVerdict verdict) {
    return new ClockReading(
        r.clock(),
        r.cycle(),
        r.zone(),
        r.started(),
        r.stopped(),
        due,
        consumed,
        r.remaining(),
        verdict,
        r.sealedAt(),
        r.corrections(),
        r.wakeUp(),
        r.proof(),
        r.standstill(),
        r.earlier());
  }

  /** A sound reader but for what is overridden. */
  private static class Altered implements ClockReader {
    private final ClockReader sound;

    private final BiFunction<ClockReading, Case, ClockReading> reading;

    Altered(ClockReader sound) {
      this(sound, (r, of) -> r);
    }

    Altered(ClockReader sound, BiFunction<ClockReading, Case, ClockReading> reading) {
      this.sound = sound;
      this.reading = reading;
    }

    @Override
    public List<ClockReading> readings(Case of, Instant asOf, Instant knownAt) {
      return sound.readings(of, asOf, knownAt).stream().map(r -> reading.apply(r, of)).toList();
    }

    @Override
    public Optional<Instant> nextWakeUp(Case of, Instant asOf) {
      return sound.nextWakeUp(of, asOf);
    }

    @Override
    public Sweep sweep(Case of, Instant asOf) {
      return sound.sweep(of, asOf);
    }

    @Override
    public HolderTimes holders(Case of, Instant asOf) {
      return sound.holders(of, asOf);
    }
  }
}
