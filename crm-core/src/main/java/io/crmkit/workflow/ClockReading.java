package io.crmkit.workflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crmkit.decision.Reason;
import io.crmkit.time.Reckoned;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a clock of a case shows for one of its cycles, with the proof. Read by {@link CaseClocks}.
 * Immutable.
 *
 * <p>A verdict is sealed at its due instant: the first instant t at which the due instant that
 * follows from the facts recorded by t is not after t. From then on {@code due} and {@code verdict}
 * stay, and facts recorded later show as {@code corrections}; only the lateness of a breach grows
 * until the clock is stopped.
 *
 * <p>To start a stopped clock again is no such fact, but something new: where it {@linkplain
 * OnReopen goes on}, a verdict that it was done in time, or ended, holds no longer. The clock runs,
 * is due by what is known now and seals again; the verdict until then stands among the {@code
 * earlier}. What was missed stays missed. Only a start that happened before the seal, and was
 * recorded after it, is a correction.
 *
 * <p>All of it follows the calendars that are given, a sealed verdict too: it is not kept, but
 * found anew at every reading. With a calendar that was changed in its past a verdict may read
 * otherwise than before, and no correction tells of it, for corrections are of facts. What was told
 * stays told: a host that must keep what it said looks at what {@linkplain CaseEvent.Noted sweeps
 * noted} in the history, or keeps the readings it acted on; one that must not judge anew gives old
 * cases the calendars of their time.
 *
 * @param clock the name of the clock
 * @param cycle which cycle, from 1
 * @param zone the zone of its calendar, in which its instants are best shown
 * @param started when the cycle started
 * @param stopped when it was stopped or ended, if it was
 * @param due when it is due; while it stands still, when it will be if it goes on at once; of a
 *     sealed verdict the instant that was sealed
 * @param consumed how much time has counted: the segments of the proof that did; business time, or
 *     for a limit in calendar days any time that was no pause
 * @param remaining how much is left until {@code due}, in the same time; zero once it has passed
 * @param verdict what became of it: the sealed verdict, or what the facts known say so far
 * @param sealedAt when the verdict was sealed, if it is
 * @param corrections what facts recorded after the seal would have changed, in their order
 * @param wakeUp the next instant at which this cycle warns, is due or escalates, if nothing else
 *     happens; or at which to look again, as {@link CaseClocks#nextWakeUp} says
 * @param proof every stretch from the start to the stop, or to the instant of the reading
 * @param standstill since when it stands still and who is waited for, while that moves its due
 *     instant
 * @param earlier the verdicts that held until it was started again, in their order
 */
public record ClockReading(
    String clock,
    int cycle,
    ZoneId zone,
    Instant started,
    Optional<Instant> stopped,
    Reckoned<Instant> due,
    Reckoned<Duration> consumed,
    Reckoned<Duration> remaining,
    ClockVerdict verdict,
    Optional<Instant> sealedAt,
    List<ClockCorrection> corrections,
    Optional<Instant> wakeUp,
    List<ClockSegment> proof,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<ClockStandstill> standstill,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ClockSeal> earlier) {
  /**
   * Checks the name and copies the lists.
   *
   * @throws IllegalArgumentException if the name is malformed or the cycle below 1
   */
  public ClockReading {
    Checks.code("clock", clock);
    if (cycle < 1) {
      throw new IllegalArgumentException("cycles are numbered from 1, was " + cycle);
    }
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(started, "started");
    Objects.requireNonNull(stopped, "stopped");
    Objects.requireNonNull(due, "due");
    Objects.requireNonNull(consumed, "consumed");
    Objects.requireNonNull(remaining, "remaining");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(sealedAt, "sealedAt");
    Objects.requireNonNull(wakeUp, "wakeUp");
    corrections = List.copyOf(corrections);
    proof = List.copyOf(proof);
    standstill = standstill == null ? Optional.empty() : standstill;
    earlier = earlier == null ? List.of() : List.copyOf(earlier);
  }

  /** What all facts known say by now: the last correction, or the verdict where there is none. */
  public ClockVerdict corrected() {
    return corrections.isEmpty() ? verdict : corrections.get(corrections.size() - 1).after();
  }

  /**
   * The reading in words: what held earlier, the verdict, each with the corrections beside it, and
   * every line of the proof.
   */
  public List<Reason> reasons() {
    List<Reason> reasons = new ArrayList<>();
    for (ClockSeal seal : earlier) {
      reasons.add(new ClockReason.Reopened(clock, zone, seal));
      seal.corrections()
          .forEach(correction -> reasons.add(new ClockReason.Corrected(clock, zone, correction)));
    }
    reasons.add(
        standstill
            .filter(still -> verdict instanceof ClockVerdict.Running)
            .<Reason>map(still -> new ClockReason.StandsStill(clock, zone, still, due.toOptional()))
            .orElseGet(() -> new ClockReason.Judged(clock, zone, due.toOptional(), verdict)));
    corrections.forEach(
        correction -> reasons.add(new ClockReason.Corrected(clock, zone, correction)));
    proof.forEach(segment -> reasons.add(new ClockReason.Part(zone, segment)));
    return List.copyOf(reasons);
  }

  /** Whether it has neither been stopped nor ended. */
  public boolean running() {
    return stopped.isEmpty();
  }
}
