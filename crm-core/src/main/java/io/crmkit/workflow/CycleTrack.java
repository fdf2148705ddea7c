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
  private final CaseLine line;
  private final Set<String> told;
  private Cycle cycle;
  private @Nullable CycleJudge judge; // unless something became known since
  private @Nullable Instant passed; // the due instant if all that became known lies after it
  private Instant quiet = Instant.MIN; // no mark comes before, and no seal
  private boolean quietStopped; // as long as it stays stopped
  private @Nullable Instant sealedAt;
  private @Nullable Instant sealedDue;
  private @Nullable ClockVerdict sealed; // once a correction stands beside it
  private @Nullable ClockVerdict lastJudged;
  private Optional<Instant> lastDue = Optional.empty();
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

  /** With the keys of what sweeps have told already. */
  CycleTrack(Cycle cycle, CaseLine line, Instant asOf, Set<String> told) {
    this.cycle = cycle;
    this.asOf = asOf;
    this.line = line;
    this.told = told;
  }

  Cycle cycle() {
    return cycle;
  }

  boolean running() {
    return cycle.running();
  }

  void halt(CaseEvent event, boolean triggered) {
    Instant at = event.occurredAt();
    cycle = cycle.halted(new Cycle.Halt(at, event.actor(), triggered));
    changed(at);
    if (at.isBefore(event.recordedAt())) {
      quiet = Instant.MIN; // what is known of pauses after it does not matter any more
    }
  }

  /** It runs under another rule. */
  void become(Cycle changed) {
    cycle = changed;
    changed(Instant.MIN);
    quiet = Instant.MIN;
  }

  /** What is known of it from an instant on is not what it was. */
  private void changed(Instant from) {
    Instant due = judge == null ? passed : judge.due().toOptional().orElse(null);
    passed = due != null && due.isBefore(from) ? due : null;
    judge = null;
    if (quietStopped || from.isBefore(cycle.last().from())) {
      quiet = Instant.MIN; // a pause that seemed to last until the leg ended may be shorter
    }
  }

  /**
   * Stopped, it is started again and goes on. To do so after the seal corrects nothing that was
   * said then: it is open anew what becomes of it, unless it was missed, which it stays.
   */
  void reopen(Cycle changed, CaseEvent event) {
    changed(cycle.halt().map(Cycle.Halt::at).orElse(Instant.MIN));
    cycle = changed;
    goesOn =
        sealedAt != null
            && event.occurredAt().isAfter(sealedAt)
            && (lastJudged instanceof ClockVerdict.Met || lastJudged instanceof ClockVerdict.Ended);
  }

  CycleJudge judge() {
    CycleJudge now = judge;
    if (now == null) {
      now = passed == null ? new CycleJudge(cycle, line) : new CycleJudge(cycle, line, passed);
      judge = now;
    }
    return now;
  }

  /** Whether a pause or its end at an instant may make a difference to it. */
  boolean reaches(Instant at) {
    return cycle.halt().filter(halt -> !at.isBefore(halt.at())).isEmpty();
  }

  /** Before when no mark of it comes and no seal, unless what is known of it changes. */
  Instant quiet() {
    return quiet;
  }

  Optional<Instant> sealedAt() {
    return Optional.ofNullable(sealedAt);
  }

  Map<String, Reached> reached() {
    return reached;
  }

  /** What came and was not told yet; what would do something waits until it holds. */
  List<Reached> untold() {
    List<Reached> untold = new ArrayList<>();
    for (Reached one : reached.values()) {
      if (!told.contains(one.mark().key(cycle)) && !(one.mark().acts() && refuted(one.mark()))) {
        untold.add(one.mark().acts() ? asKnown(one) : one);
      }
    }
    return untold;
  }

  /** Whether by all that is known a mark has not come, though by what was known then it had. */
  boolean refuted(ClockMark mark) {
    return comes(mark).filter(at -> !at.isAfter(asOf)).isEmpty();
  }

  /** What is known by now that speaks against a mark that came, if anything does. */
  Optional<ClockReason> against(ClockMark mark) {
    if (!refuted(mark)) {
      return Optional.empty();
    }
    ZoneId zone = cycle.last().calendar().zone();
    return cycle.halt().isPresent()
        ? Optional.of(new ClockReason.AlreadyStopped(cycle.clock(), zone, cycle.halt().get().at()))
        : judge().due().toOptional().map(due -> new ClockReason.DueLater(cycle.clock(), zone, due));
  }

  private Optional<Instant> comes(ClockMark mark) {
    return judge().mark(mark.fromDue()).toOptional().filter(at -> !judge().stoppedBy(at));
  }

  /** The mark as it is by all that is known. */
  private Reached asKnown(Reached before) {
    Instant at = comes(before.mark()).orElseThrow();
    Reached now = came(before.mark(), at);
    return now.due().equals(before.due()) ? before : now;
  }

  private Instant judged(Instant known) {
    return known.isAfter(asOf) ? asOf : known;
  }

  /**
   * Before a fact becomes known: what would stand without it.
   *
   * @param other whether the cycle may come to run under another rule
   */
  void before(CaseEvent event, boolean other) {
    Instant from =
        cycle
            .halt()
            .map(Cycle.Halt::at)
            .filter(event.occurredAt()::isAfter)
            .orElse(event.occurredAt());
    lastJudged =
        sealedAt == null || (!other && missedBefore(from))
            ? null
            : judge().verdict(judged(event.recordedAt()));
    lastDue = lastJudged == null ? Optional.empty() : judge().due().toOptional();
    if (cycle.running() || (event.entered().isEmpty() && reaches(event.occurredAt()))) {
      changed(event.occurredAt());
    }
  }

  /** Missed before an instant, it stays missed, whatever there is from then on. */
  private boolean missedBefore(Instant from) {
    Instant due =
        judge == null && passed != null ? passed : judge().due().toOptional().orElse(null);
    return due != null && due.isBefore(from);
  }

  /**
   * After a fact became known, which holds alone until the next one does, if there is a next. What
   * a sweep told before that came before it, though both came at one instant.
   */
  void after(CaseEvent event, @Nullable Instant next, Set<String> told) {
    if (goesOn) {
      unseal(event);
    } else {
      correct(event);
    }
    Instant known = event.recordedAt();
    boolean soon = !quiet.isAfter(asOf) && (next == null || !quiet.isAfter(next));
    if (soon && (!known.equals(next) || !told.isEmpty())) {
      come(known, next, told);
    }
  }

  private void come(Instant known, @Nullable Instant next, Set<String> told) {
    CycleJudge now = judge();
    if (sealedAt == null
        && comes(now.due(), known, next, told.contains(ClockMark.BREACH.key(cycle)))) {
      sealedDue = now.due().toOptional().orElseThrow();
      sealedAt = later(known, sealedDue);
    }
    quietStopped = !cycle.running();
    quiet = sealedAt == null ? now.soonest(Duration.ZERO) : Instant.MAX;
    for (ClockMark mark : ClockMark.of(cycle.rule())) {
      String key = mark.key(cycle);
      if (!reached.containsKey(key)) {
        Reckoned<Instant> at = now.mark(mark.fromDue());
        if (comes(at, known, next, told.contains(key))
            && !now.stoppedBy(at.toOptional().orElseThrow())) {
          reached.put(key, came(mark, later(known, at.toOptional().orElseThrow())));
        } else if (cycle.running()
            || at.toOptional().filter(when -> !now.stoppedBy(when)).isPresent()) {
          Instant soonest = now.soonest(mark.fromDue());
          quiet = soonest.isBefore(quiet) ? soonest : quiet;
        }
      }
    }
  }

  private Reached came(ClockMark mark, Instant at) {
    CycleJudge now = judge();
    Optional<Instant> due = now.dueIfResumed(at).toOptional();
    if (due.isEmpty() && mark.fromDue().isNegative()) {
      boolean open = cycle.rule().limit() instanceof Limit.Open;
      Optional<Duration> left = open ? now.left(at) : Optional.of(mark.fromDue().negated());
      return new Reached(mark, at, due, left);
    }
    Instant known = due.orElse(at);
    return new Reached(mark, at, Optional.of(known), Optional.of(now.open(at, known)));
  }

  private void unseal(CaseEvent event) {
    settle(Objects.requireNonNull(lastJudged), lastDue);
    earlier.add(
        new ClockSeal(
            Objects.requireNonNull(sealedAt),
            Objects.requireNonNull(sealedDue),
            Objects.requireNonNull(sealed),
            corrections,
            event.occurredAt(),
            event.actor()));
    goesOn = false;
    quiet = Instant.MIN;
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
    ClockVerdict with = judge().verdict(judged(event.recordedAt()));
    Optional<Instant> due = judge().due().toOptional();
    boolean moved = with instanceof ClockVerdict.Running && !due.equals(lastDue);
    if (with.sameAs(without) && !moved) {
      return;
    }
    settle(without, lastDue);
    corrections.add(
        new ClockCorrection(event.recordedAt(), event.actor(), event.number(), without, with, due));
  }

  /** What was said last, as far as it had come when something else became known, or by now. */
  private void settle(ClockVerdict judgedLater, Optional<Instant> due) {
    int last = corrections.size() - 1;
    if (last >= 0) {
      corrections.set(last, corrections.get(last).until(judgedLater, due));
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
      Instant at = awaited(mark) ? lookAt(mark) : null;
      if (at != null && at.isAfter(asOf) && (least == null || at.isBefore(least))) {
        least = at;
      }
    }
    return Optional.ofNullable(least);
  }

  private boolean awaited(ClockMark mark) {
    String key = mark.key(cycle);
    return !reached.containsKey(key) || (mark.acts() && !told.contains(key) && refuted(mark));
  }

  private @Nullable Instant lookAt(ClockMark mark) {
    Reckoned<Instant> comes = judge().mark(mark.fromDue());
    if (comes instanceof Reckoned.Unknown<Instant> unknown) {
      Instant soonest = judge().notBefore(unknown.knownThrough(), mark.fromDue());
      return judge().stoppedBy(soonest) ? null : soonest.isAfter(asOf) ? soonest : nextMidnight();
    }
    return comes.toOptional().filter(at -> !judge().stoppedBy(at)).orElse(null);
  }

  private @Nullable Instant nextMidnight() {
    ZoneId zone = cycle.last().calendar().zone();
    Instant midnight = asOf.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    return midnight.isBefore(CaseLine.FAR) ? midnight : null;
  }

  ClockReading reading() {
    Instant end = cycle.halt().map(Cycle.Halt::at).orElse(asOf);
    Reckoned<Instant> due =
        sealedDue == null ? judge().dueIfResumed(end) : Reckoned.known(sealedDue);
    ClockVerdict now = judge().verdict(asOf);
    if (sealedAt != null) {
      settle(now, judge().due().toOptional());
    }
    return new ClockReading(
        cycle.clock(),
        cycle.number(),
        cycle.last().calendar().zone(),
        cycle.started(),
        cycle.halt().map(Cycle.Halt::at),
        due,
        judge().counted(cycle.started(), end),
        judge().left(end, due),
        sealed == null ? now : sealed,
        sealedAt(),
        corrections,
        wakeUp(),
        ClockProof.of(cycle, line, end),
        standstill(),
        earlier);
  }

  private Optional<ClockStandstill> standstill() {
    boolean fixed = sealedAt != null || !cycle.running() || judge().due().toOptional().isPresent();
    return judge()
        .standsSince()
        .filter(since -> !fixed)
        .map(since -> new ClockStandstill(since, line.holderAt(asOf)));
  }
}
