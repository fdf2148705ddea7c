package io.crmkit.laws;

import io.crmkit.customer.StaffId;
import io.crmkit.time.Reckoned;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.ClockReading;
import io.crmkit.workflow.ClockRule;
import io.crmkit.workflow.ClockVerdict;
import io.crmkit.workflow.Holder;
import io.crmkit.workflow.StateRule;
import io.crmkit.workflow.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The laws of verdicts and due instants. */
final class ClockVerdictLaws {
  private static final StaffId BOB = StaffId.of("s-2");

  private ClockVerdictLaws() {}

  static List<Law<ClockTrial>> all() {
    return List.of(seals().costing(4), pauses().costing(4), atDue().costing(2));
  }

  private static Optional<ClockReading> same(List<ClockReading> readings, ClockReading as) {
    return readings.stream()
        .filter(r -> r.clock().equals(as.clock()) && r.cycle() == as.cycle())
        .findFirst();
  }

  private static Law<ClockTrial> seals() {
    return Law.of(
        "clock.seal-stands",
        Wording.of(
            "A sealed verdict and its due instant never change, corrections stand beside it, and"
                + " it is kept when its clock is started again",
            "结论一经封存，结论与到期时间不再改变，更正另列；时钟其后重新启动时仍予保留"),
        Wording.of("nobody may mend a missed limit by a late entry", "不得以事后登记掩盖逾期"),
        (trial, choices) -> {
          Case made = ClockCases.of(trial, choices);
          Instant early = // often just before something becomes known
              choices.percent(70)
                  ? choices.oneOf(made.history()).recordedAt().minusNanos(1)
                  : ClockCases.within(made, choices);
          Instant later = early.plus(Duration.ofMinutes(choices.upTo(20_000)));
          List<ClockReading> after = trial.reader().readings(made, later, later);
          boolean any = false;
          for (ClockReading before : trial.reader().readings(made, early, early)) {
            if (before.sealedAt().isPresent()) {
              any = true;
              ClockReading now = same(after, before).orElse(null);
              if (now == null || !keeps(now, before)) {
                return ClockLaws.broken("it changed", "发生了改变", made, before + " then " + now);
              }
            }
          }
          return any ? Verdict.holds() : Verdict.pass();
        });
  }

  /** Whether the seal is there as it was, or among those that held until the clock was reopened. */
  private static boolean keeps(ClockReading now, ClockReading before) {
    return (now.sealedAt().equals(before.sealedAt())
            && now.due().equals(before.due())
            && now.verdict().sameAs(before.verdict()))
        || now.earlier().stream()
            .anyMatch(
                seal ->
                    before.sealedAt().equals(Optional.of(seal.sealedAt()))
                        && before.due().equals(Reckoned.known(seal.due()))
                        && before.verdict().sameAs(seal.verdict()));
  }

  private static Law<ClockTrial> pauses() {
    return Law.of(
        "clock.pause-never-earlier",
        Wording.of("One more pause makes no clock due earlier", "多一次暂停不会使到期提前"),
        Wording.of("whoever waits for the customer must not be late because of it", "等待客户不应反而造成逾期"),
        (trial, choices) -> {
          Case made = ClockCases.of(trial, choices);
          if (made.pause().isPresent()) {
            return Verdict.pass();
          }
          Instant last = made.lastEvent().recordedAt();
          long minutes = Duration.between(made.openedAt(), last).toMinutes();
          Instant from = made.openedAt().plus(Duration.ofMinutes(choices.upTo(minutes)));
          Instant to =
              from.plus(Duration.ofMinutes(choices.upTo(Duration.between(from, last).toMinutes())));
          long number = made.events() + 1;
          Case paused =
              ClockCases.plus(
                  trial,
                  made,
                  new CaseEvent.Paused(number, BOB, from, last, Holder.CUSTOMER, "law"),
                  new CaseEvent.Resumed(number + 1, BOB, to, last));
          List<ClockReading> after = trial.reader().readings(paused, last, last);
          boolean any = false;
          for (ClockReading before : trial.reader().readings(made, last, last)) {
            Instant was = before.due().toOptional().orElse(null);
            Instant is = same(after, before).flatMap(r -> r.due().toOptional()).orElse(null);
            if (was != null && is != null) {
              any = true;
              if (is.isBefore(was)) {
                return ClockLaws.broken("it does", "反而提前", paused, was + " then " + is);
              }
            }
          }
          return any ? Verdict.holds() : Verdict.pass();
        });
  }

  private static Law<ClockTrial> atDue() {
    return Law.of(
        "clock.due-is-in-time",
        Wording.of(
            "To stop a clock at its due instant is in time, one nanosecond later is late",
            "恰在到期时刻停止为按时，晚一纳秒即为逾期"),
        Wording.of("the last instant belongs to whoever uses it", "最后一刻属于使用它的人"),
        (trial, choices) -> {
          Case made = ClockCases.of(trial, choices);
          Instant last = made.lastEvent().recordedAt();
          if (made.pause().isPresent()) {
            return Verdict.pass();
          }
          for (ClockReading reading : trial.reader().readings(made, last, last)) {
            Instant due = reading.due().toOptional().orElse(null);
            Transition stop = stopping(trial, made, reading);
            boolean waits = clock(trial, reading).pausedIn().contains(made.state());
            if (due != null && stop != null && reading.running() && !waits && due.isAfter(last)) {
              ClockVerdict met = stopped(trial, made, reading, stop, due);
              ClockVerdict late = stopped(trial, made, reading, stop, due.plusNanos(1));
              boolean right =
                  met instanceof ClockVerdict.Met && late instanceof ClockVerdict.Breached;
              return right
                  ? Verdict.holds()
                  : ClockLaws.broken("it is not", "并非如此", made, due + ": " + met + ", " + late);
            }
          }
          return Verdict.pass();
        });
  }

  private static ClockRule clock(ClockTrial trial, ClockReading reading) {
    return trial.workflow().definition().clock(reading.clock()).orElseThrow();
  }

  private static @Nullable Transition stopping(ClockTrial trial, Case of, ClockReading reading) {
    for (Transition way : trial.workflow().definition().transitions()) {
      CaseEvent move = moved(of, way, of.lastEvent().recordedAt());
      ClockRule clock = clock(trial, reading);
      boolean reopens = clock.start().fires(move) && !isFinal(trial, way);
      if (way.from().contains(of.state())
          && !reopens
          && clock.stops().stream().anyMatch(stop -> stop.fires(move))) {
        return way;
      }
    }
    return null;
  }

  private static boolean isFinal(ClockTrial trial, Transition way) {
    return trial.workflow().state(way.to()).map(StateRule::isFinal).orElse(false);
  }

  private static CaseEvent moved(Case of, Transition way, Instant at) {
    return new CaseEvent.Moved(
        of.events() + 1, BOB, at, at, way.action(), of.state(), way.to(), Map.of());
  }

  private static ClockVerdict stopped(
      ClockTrial trial, Case of, ClockReading reading, Transition way, Instant at) {
    Case after = ClockCases.plus(trial, of, moved(of, way, at));
    return same(trial.reader().readings(after, at, at), reading).orElseThrow().verdict();
  }
}
