package io.crmkit.workflow;

import io.crmkit.decision.Details;
import io.crmkit.decision.Phrase;
import io.crmkit.decision.Reason;
import io.crmkit.decision.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What clocks say, one record per code. Hosts name their clocks with texts for {@code
 * term.clock.<name>}.
 */
public sealed interface ClockReason extends Reason {
  /** The name of a clock, as texts show it. */
  static Term named(String name) {
    return Term.of("term.clock." + name, name);
  }

  /**
   * A clock will soon be due, or was due already when its warning came, because what it follows
   * from was recorded late.
   *
   * @param clock the clock
   * @param due when; empty if its calendar is not published as far as that
   * @param zone the zone in which that is best shown
   * @param before how much open time was left when the warning came; zero if it was due already;
   *     empty if the calendar is not published as far as that instant
   */
  record Warned(String clock, Optional<Instant> due, ZoneId zone, Optional<Duration> before)
      implements ClockReason {
    @Override
    public String code() {
      if (before.isEmpty()) {
        return "clock.warned-late";
      }
      String past = before.get().isZero() ? "clock.warned-due" : "clock.warned";
      return due.isEmpty() ? "clock.warned-undue" : past;
    }

    @Override
    public Map<String, Object> details() {
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("clock", named(clock));
      due.ifPresent(at -> details.put("due", at.atZone(zone)));
      before.ifPresent(time -> details.put("before", time));
      return Collections.unmodifiableMap(details);
    }
  }

  /**
   * A clock is due and still runs.
   *
   * @param clock the clock
   * @param due when
   * @param zone the zone in which that is best shown
   */
  record Missed(String clock, Instant due, ZoneId zone) implements ClockReason {
    @Override
    public String code() {
      return "clock.missed";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("clock", named(clock), "due", due.atZone(zone));
    }
  }

  /**
   * A clock has been running too long.
   *
   * @param clock the clock
   * @param escalation the name of the escalation
   * @param due when it is due; empty if its calendar is not published as far as that
   * @param zone the zone in which that is best shown
   * @param after how much open time after the due instant; negative: before
   */
  record Escalated(
      String clock, String escalation, Optional<Instant> due, ZoneId zone, Duration after)
      implements ClockReason {
    @Override
    public String code() {
      if (due.isEmpty()) {
        return "clock.escalated-undue";
      }
      return after.isNegative()
          ? "clock.escalated-before"
          : after.isZero() ? "clock.escalated-due" : "clock.escalated-after";
    }

    @Override
    public Map<String, Object> details() {
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("clock", named(clock));
      details.put("escalation", Term.of("term.escalation." + escalation, escalation));
      due.ifPresent(at -> details.put("due", at.atZone(zone)));
      details.put("time", after.abs());
      return Collections.unmodifiableMap(details);
    }
  }

  /**
   * A role is told.
   *
   * @param role the role
   */
  record Told(Role role) implements ClockReason {
    @Override
    public String code() {
      return "clock.told";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("role", role);
    }
  }

  /**
   * The action of an escalation could not be done.
   *
   * @param action the action
   * @param reasons everything in the way
   */
  record NotDone(Action action, List<Reason> reasons) implements ClockReason {
    /** Copies the list. */
    public NotDone {
      reasons = List.copyOf(reasons);
    }

    @Override
    public String code() {
      return "clock.not-done";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("action", action, "reasons", reasons);
    }
  }

  /**
   * An escalation did not give the case to somebody else: it had ended before that was written
   * down.
   *
   * @param owner who would have had to see to it
   * @param state its final state
   */
  record NotReassigned(Owner owner, State state) implements ClockReason {
    @Override
    public String code() {
      return "clock.not-reassigned";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("owner", owner, "state", state);
    }
  }

  /**
   * What is told came by what was known then only: as became known later, the clock had been
   * stopped by then.
   *
   * @param clock the clock
   * @param zone the zone in which instants are best shown
   * @param stopped when the clock was stopped
   */
  record AlreadyStopped(String clock, ZoneId zone, Instant stopped) implements ClockReason {
    @Override
    public String code() {
      return "clock.already-stopped";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("clock", named(clock), "at", stopped.atZone(zone));
    }
  }

  /**
   * What is told came by what was known then only: as became known later, the clock is due later.
   *
   * @param clock the clock
   * @param zone the zone in which instants are best shown
   * @param due when it is due
   */
  record DueLater(String clock, ZoneId zone, Instant due) implements ClockReason {
    @Override
    public String code() {
      return "clock.due-later";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("clock", named(clock), "due", due.atZone(zone));
    }
  }

  /**
   * The action of an escalation was not done once more at the same instant: that it was done had
   * just started the clock.
   *
   * @param action the action
   */
  record NotAgain(Action action) implements ClockReason {
    @Override
    public String code() {
      return "clock.not-again";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("action", action);
    }
  }

  /**
   * What became of a cycle by the facts known.
   *
   * @param clock the clock
   * @param zone the zone in which instants are best shown
   * @param due when it is or was due, if that is known
   * @param verdict what became of it
   */
  record Judged(String clock, ZoneId zone, Optional<Instant> due, ClockVerdict verdict)
      implements ClockReason {
    @Override
    public String code() {
      String kind = "clock." + verdict.verdict();
      boolean open = verdict instanceof ClockVerdict.Running || verdict instanceof ClockVerdict.Met;
      if (verdict instanceof ClockVerdict.Breached breached && breached.lateBy().isZero()) {
        return kind + "-plain";
      }
      return open && due.isEmpty() ? kind + "-undue" : kind;
    }

    @Override
    public Map<String, Object> details() {
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("clock", named(clock));
      due.ifPresent(at -> details.put("due", at.atZone(zone)));
      if (verdict instanceof ClockVerdict.Breached breached) {
        details.put("due", breached.due().atZone(zone));
        details.put("late", breached.lateBy());
      } else if (verdict instanceof ClockVerdict.Met met) {
        details.put("at", met.at().atZone(zone));
      } else if (verdict instanceof ClockVerdict.Ended ended) {
        details.put("at", ended.at().atZone(zone));
      }
      return Collections.unmodifiableMap(details);
    }
  }

  /**
   * A running clock stands still.
   *
   * @param clock the clock
   * @param zone the zone in which instants are best shown
   * @param standstill since when, and who is waited for
   * @param due when it is due if it goes on at once, if that is known
   */
  record StandsStill(String clock, ZoneId zone, ClockStandstill standstill, Optional<Instant> due)
      implements ClockReason {
    @Override
    public String code() {
      return due.isEmpty() ? "clock.stands-still-undue" : "clock.stands-still";
    }

    @Override
    public Map<String, Object> details() {
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("clock", named(clock));
      details.put("since", standstill.since().atZone(zone));
      details.put("holder", standstill.holder());
      due.ifPresent(at -> details.put("due", at.atZone(zone)));
      return Collections.unmodifiableMap(details);
    }
  }

  /**
   * A clock was started again after its verdict was sealed, and goes on.
   *
   * @param clock the clock
   * @param zone the zone in which instants are best shown
   * @param seal the verdict until then
   */
  record Reopened(String clock, ZoneId zone, ClockSeal seal) implements ClockReason {
    @Override
    public String code() {
      return "clock.reopened";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of(
          "clock",
          named(clock),
          "actor",
          seal.actor(),
          "at",
          seal.reopenedAt().atZone(zone),
          "before",
          verdict(clock, zone, seal.verdict()));
    }
  }

  /**
   * A fact that became known after the seal would have changed the verdict.
   *
   * @param clock the clock
   * @param zone the zone in which instants are best shown
   * @param correction what it would have changed
   */
  record Corrected(String clock, ZoneId zone, ClockCorrection correction) implements ClockReason {
    @Override
    public String code() {
      return !lifted()
          ? "clock.corrected"
          : correction.due().isPresent() ? "clock.corrected-running" : "clock.corrected-undue";
    }

    @Override
    public Map<String, Object> details() {
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("recordedAt", correction.recordedAt().atZone(zone));
      details.put("actor", correction.actor());
      details.put("event", correction.event());
      if (lifted()) {
        details.put("clock", named(clock));
        correction.due().ifPresent(at -> details.put("due", at.atZone(zone)));
      } else {
        details.put("after", verdict(clock, zone, correction.after()));
      }
      return Collections.unmodifiableMap(details);
    }

    private boolean lifted() {
      return correction.after() instanceof ClockVerdict.Running;
    }
  }

  /** A verdict in words, without the due instant unless that was missed. */
  private static Phrase verdict(String clock, ZoneId zone, ClockVerdict verdict) {
    return new Judged(clock, zone, Optional.empty(), verdict);
  }

  /**
   * A line of the proof.
   *
   * @param zone the zone in which instants are best shown
   * @param segment the stretch of time
   */
  record Part(ZoneId zone, ClockSegment segment) implements ClockReason {
    @Override
    public String code() {
      return switch (segment.why()) {
        case COUNTED -> "clock.part.counted";
        case CLOSED -> "clock.part.closed";
        case HOLIDAY -> "clock.part.holiday";
        case BREAK -> "clock.part.break";
        case UNKNOWN -> "clock.part.unknown";
        case STOPPED -> "clock.part.stopped";
        case PAUSED -> "clock.part.paused";
        case WAITING -> "clock.part.waiting";
      };
    }

    @Override
    public Map<String, Object> details() {
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("from", segment.startInclusive().atZone(zone));
      details.put("to", segment.endExclusive().atZone(zone));
      details.put("length", segment.length());
      details.put("holder", segment.holder());
      segment.by().ifPresent(by -> details.put("by", by));
      String names = segment.why() == ClockSegment.Why.PAUSED ? "term.pause." : "term.state.";
      segment.code().ifPresent(code -> details.put("code", Term.of(names + code, code)));
      return Collections.unmodifiableMap(details);
    }
  }
}
