package io.crmkit.laws;

import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseClocks;
import io.crmkit.workflow.ClockReading;
import io.crmkit.workflow.HolderTimes;
import io.crmkit.workflow.Sweep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What reads clocks, as the laws see it: {@link CaseClocks}, or something of a team's own that is
 * to keep the same laws.
 */
public interface ClockReader {
  /** As {@link CaseClocks#readings(Case, Instant, Instant)}. */
  List<ClockReading> readings(Case of, Instant asOf, Instant knownAt);

  /** As {@link CaseClocks#nextWakeUp}. */
  Optional<Instant> nextWakeUp(Case of, Instant asOf);

  /** As {@link CaseClocks#sweep}. */
  Sweep sweep(Case of, Instant asOf);

  /** As {@link CaseClocks#holders}. */
  HolderTimes holders(Case of, Instant asOf);

  /** The library's own. */
  static ClockReader of(CaseClocks clocks) {
    return new ClockReader() {
      @Override
      public List<ClockReading> readings(Case of, Instant asOf, Instant knownAt) {
        return clocks.readings(of, asOf, knownAt);
      }

      @Override
      public Optional<Instant> nextWakeUp(Case of, Instant asOf) {
        return clocks.nextWakeUp(of, asOf);
      }

      @Override
      public Sweep sweep(Case of, Instant asOf) {
        return clocks.sweep(of, asOf);
      }

      @Override
      public HolderTimes holders(Case of, Instant asOf) {
        return clocks.holders(of, asOf);
      }
    };
  }
}
