package io.crmkit.workflow;

import io.crmkit.time.Limit;
import io.crmkit.time.Reckoned;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a cycle said at each step of what was known: its seal, its corrections, its marks. */
final class CycleTrack {
  private final Instant asOf;
  private Cycle cycle;
  private CycleJudge judge;
  private @Nullable Instant sealedAt;
  private @Nullable Instant sealedDue;
  private @Nullable ClockVerdict sealed; // once a correction stands beside it
  private @Nullable ClockVerdict lastJudged;
  private boolean goesOn;
  private final List<ClockCorrection> corrections = new ArrayList<>();
  private final List<ClockSeal> earlier = new ArrayList<>();
  private final Map<String, Reached> reached = new LinkedHashMap<>();

  /**
   * A mark that came: when, when the clock was due by what was known then, and how long until.
   * Without a due instant if the calendar is published as far as a mark before it only, and without
   * what is left if not even as far as the instant at which the mark became known.
   */
  record Reached(ClockMark mark, Instant at, Optional<Instant> due, Optional<Duration> left) {}

  CycleTrack(Cycle cycle, CaseLine line, Instant asOf) {
    this.cycle = cycle;
    this.asOf = asOf;
    judge = new CycleJudge(cycle, line);
  }

  Cycle cycle() {
    return cycle;
  }

  boolean running() {
    return cycle.running();
  }

  void become(Cycle changed) {
    cycle = changed;
  }

  /**
   * Stopped, it is started again and goes on. To do so after the seal corrects nothing that was
   * said then: it is open anew what becomes of it, unless it was missed, which it stays.
   */
  void reopen(Cycle changed, CaseEvent event) {
    cycle = changed;
    goesOn =
        sealedAt != null
            && event.occurredAt().isAfter(sealedAt)
            && (lastJudged instanceof ClockVerdict.Met || lastJudged instanceof ClockVerdict.Ended);
  }

  CycleJudge judge() {
    return judge;
  }

  Optional<Instant> sealedAt() {
    return Optional.ofNullable(sealedAt);
  }

  Map<String, Reached> reached() {
    return reached;
  }

  private Instant judged(Instant known) {
    return known.isAfter(asOf) ? asOf : known;
  }

  /** Before a fact becomes known: what would stand without it. */
  void before(CaseEvent event) {
    lastJudged = sealedAt == null ? null : judge.verdict(judged(event.recordedAt()));
  }

  /**
   * After a fact became known, which holds alone until the next one does, if there is a next. What
   * a sweep told before that came before it, though both came at one instant.
   */
  void after(CaseEvent event, CaseLine line, @Nullable Instant next, Set<String> told) {
    judge = new CycleJudge(cycle, line);
    if (goesOn) {
      unseal(event);
    } else {
      correct(event);
    }
    Instant known = event.recordedAt();
    if (sealedAt == null
        && comes(judge.due(), known, next, told.contains(ClockMark.BREACH.key(cycle)))) {
      sealedDue = judge.due().toOptional().orElseThrow();
      sealedAt = later(known, sealedDue);
    }
    for (ClockMark mark : ClockMark.of(cycle.rule())) {
      String key = mark.key(cycle);
      if (!reached.containsKey(key)) {
        Reckoned<Instant> at = judge.mark(mark.fromDue());
        if (comes(at, known, next, told.contains(key))
            && !judge.stoppedBy(at.toOptional().orElseThrow())) {
          reached.put(key, came(mark, later(known, at.toOptional().orElseThrow())));
        }
      }
    }
  }

  private Reached came(ClockMark mark, Instant at) {
    Optional<Instant> due = judge.dueIfResumed(at).toOptional();
    if (due.isEmpty() && mark.fromDue().isNegative()) {
      boolean open = cycle.rule().limit() instanceof Limit.Open;
      Optional<Duration> left = open ? judge.left(at) : Optional.of(mark.fromDue().negated());
      return new Reached(mark, at, due, left);
    }
    Instant known = due.orElse(at);
    return new Reached(mark, at, Optional.of(known), Optional.of(judge.open(at, known)));
  }

  private void unseal(CaseEvent event) {
    settle(Objects.requireNonNull(lastJudged));
    earlier.add(
        new ClockSeal(
            Objects.requireNonNull(sealedAt),
            Objects.requireNonNull(sealedDue),
            Objects.requireNonNull(sealed),
            corrections,
            event.occurredAt(),
            event.actor()));
    goesOn = false;
    sealedAt = null;
    sealedDue = null;
    sealed = null;
    corrections.clear();
  }

  private void correct(CaseEvent event) {
    ClockVerdict without = lastJudged;
    if (without == null) {
      return;
    }
    ClockVerdict with = judge.verdict(judged(event.recordedAt()));
    if (with.sameAs(without)) {
      return;
    }
    settle(without);
    corrections.add(
        new ClockCorrection(event.recordedAt(), event.actor(), event.number(), without, with));
  }

  /** What was said last, as far as it had come when something else became known, or by now. */
  private void settle(ClockVerdict judgedLater) {
    int last = corrections.size() - 1;
    if (last >= 0) {
      corrections.set(last, corrections.get(last).until(judgedLater));
    } else {
      sealed = judgedLater;
    }
  }

  private boolean comes(Reckoned<Instant> at, Instant known, @Nullable Instant next, boolean told) {
    Instant when = at.toOptional().orElse(null);
    if (when == null || when.isAfter(asOf)) {
      return false;
    }
    Instant came = later(known, when);
    return next == null || came.isBefore(next) || (told && came.equals(next));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /**
   * The least instant after this one at which a mark comes, if nothing else happens, or may have
   * come once more of its calendar is published.
   */
  Optional<Instant> wakeUp() {
    Instant least = null;
    for (ClockMark mark : ClockMark.of(cycle.rule())) {
      Instant at = reached.containsKey(mark.key(cycle)) ? null : lookAt(mark);
      if (at != null && at.isAfter(asOf) && (least == null || at.isBefore(least))) {
        least = at;
      }
    }
    return Optional.ofNullable(least);
  }

  private @Nullable Instant lookAt(ClockMark mark) {
    Reckoned<Instant> comes = judge.mark(mark.fromDue());
    if (comes instanceof Reckoned.Unknown<Instant> unknown) {
      Instant soonest = judge.notBefore(unknown.knownThrough(), mark.fromDue());
      return judge.stoppedBy(soonest) ? null : soonest.isAfter(asOf) ? soonest : nextMidnight();
    }
    return comes.toOptional().filter(at -> !judge.stoppedBy(at)).orElse(null);
  }

  private @Nullable Instant nextMidnight() {
    ZoneId zone = cycle.last().calendar().zone();
    Instant midnight = asOf.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    return midnight.isBefore(CaseLine.FAR) ? midnight : null;
  }

  ClockReading reading(CaseLine line) {
    Instant end = cycle.halt().map(Cycle.Halt::at).orElse(asOf);
    Reckoned<Instant> due = sealedDue == null ? judge.dueIfResumed(end) : Reckoned.known(sealedDue);
    ClockVerdict now = judge.verdict(asOf);
    if (sealedAt != null) {
      settle(now);
    }
    return new ClockReading(
        cycle.clock(),
        cycle.number(),
        cycle.last().calendar().zone(),
        cycle.started(),
        cycle.halt().map(Cycle.Halt::at),
        due,
        judge.counted(cycle.started(), end),
        judge.left(end, due),
        sealed == null ? now : sealed,
        sealedAt(),
        corrections,
        wakeUp(),
        ClockProof.of(cycle, line, end),
        standstill(line),
        earlier);
  }

  private Optional<ClockStandstill> standstill(CaseLine line) {
    boolean fixed = sealedAt != null || !cycle.running() || judge.due().toOptional().isPresent();
    return judge
        .standsSince()
        .filter(since -> !fixed)
        .map(since -> new ClockStandstill(since, line.holderAt(asOf)));
  }
}
