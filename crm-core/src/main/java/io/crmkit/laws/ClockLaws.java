package io.crmkit.laws;

import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.Reckoned;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.ClockEvent;
import io.crmkit.workflow.ClockReading;
import io.crmkit.workflow.ClockSegment;
import io.crmkit.workflow.Escalation;
import io.crmkit.workflow.HolderTimes;
import io.crmkit.workflow.State;
import io.crmkit.workflow.StateRule;
import io.crmkit.workflow.Sweep;
import io.crmkit.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What clocks keep, on cases made up from a workflow and its calendars: its transitions whatever
 * the guards, pauses, late records.
 */
public final class ClockLaws {
  private static final Law.Scope<ClockTrial> PASSIVE =
      Law.Scope.of(
          "workflows whose escalations only tell, since what they do would change the cases",
          "升级只作通知的流程（升级若有操作会改变案件）",
          trial ->
              trial.workflow().definition().clocks().stream()
                  .flatMap(clock -> clock.escalations().stream())
                  .allMatch(ClockLaws::tells));

  private static final List<Law<ClockTrial>> ALL = laws();

  private ClockLaws() {}

  /** All of them. */
  public static List<Law<ClockTrial>> all() {
    return ALL;
  }

  /**
   * Tries all laws on a workflow and its calendars.
   *
   * <pre>{@code
   * ClockLaws.check(workflow, calendars).requireHeld();
   * }</pre>
   *
   * @throws IllegalArgumentException if a clock names a calendar that is not given
   */
  public static LawReport check(Workflow workflow, Map<String, BusinessCalendar> calendars) {
    return LawRunner.STANDARD.run(ALL, ClockTrial.of(workflow, calendars));
  }

  private static boolean tells(Escalation escalation) {
    return escalation.action().isEmpty() && escalation.reassign().isEmpty();
  }

  private static List<Law<ClockTrial>> laws() {
    List<Law<ClockTrial>> laws = new ArrayList<>();
    laws.add(sweeps().within(PASSIVE).costing(10));
    laws.add(wakeUps().within(PASSIVE).costing(4));
    laws.add(knownAt().costing(4));
    laws.add(proofs().costing(4));
    laws.add(holders().costing(2));
    laws.addAll(ClockVerdictLaws.all());
    return List.copyOf(laws);
  }

  private static Law<ClockTrial> sweeps() {
    return Law.of(
        "clock.sweep-once",
        Wording.of(
            "Sweeping often tells exactly what sweeping once at the end tells, each mark once,"
                + " apart from what became known since",
            "多次扫描所报与最后一次性扫描完全相同（事后得知的除外），每个时点只报一次"),
        Wording.of("whoever is told twice, or not at all, stops to listen", "重复或遗漏的提醒会使人不再理会提醒"),
        (trial, choices) -> {
          List<CaseEvent> events = ClockCases.events(trial, choices);
          List<ClockEvent> told = new ArrayList<>();
          Case often = trial.workflow().fold(events.subList(0, 1));
          for (int i = 1; i <= events.size(); i++) {
            Instant from = often.lastEvent().recordedAt();
            Instant next =
                i < events.size() ? events.get(i).recordedAt() : from.plusSeconds(900_000);
            for (int sweeps = choices.between(0, 2); sweeps > 0; sweeps--) {
              long seconds = Duration.between(from, next).toSeconds() - 1;
              from = seconds > 0 ? from.plusSeconds(choices.upTo(seconds)) : from;
              if (from.isBefore(next)) {
                Sweep sweep = trial.reader().sweep(often, from);
                told.addAll(sweep.events());
                often = sweep.after();
              }
            }
            if (i < events.size()) {
              often = ClockCases.plus(trial, often, ClockCases.after(often, events.get(i)));
            }
          }
          Instant end = often.lastEvent().recordedAt().plusSeconds(900_000);
          told.addAll(trial.reader().sweep(often, end).events());
          Case once = trial.workflow().fold(events);
          List<ClockEvent> atOnce = new ArrayList<>(trial.reader().sweep(once, end).events());
          told.sort(Comparator.comparing(ClockEvent::key));
          atOnce.sort(Comparator.comparing(ClockEvent::key));
          if (atOnce.isEmpty() && told.isEmpty()) {
            return Verdict.pass();
          }
          return plain(told).equals(plain(atOnce))
              ? Verdict.holds()
              : broken("they differ", "两者不同", once, "told " + told + ", at once " + atOnce);
        });
  }

  private static List<ClockEvent> plain(List<ClockEvent> events) {
    return events.stream().map(ClockEvent::asOfThen).toList();
  }

  private static Law<ClockTrial> wakeUps() {
    return Law.of(
        "clock.wake-up",
        Wording.of(
            "Before the next wake-up a sweep finds nothing new, at it it does, as far as calendars are"
                + " published",
            "在下次唤醒时刻之前扫描不到新事项，到该时刻则必有（以日历已公布者为限）"),
        Wording.of(
            "hosts set no timers of their own: they look again exactly then", "宿主不另设定时器，只按此时刻再看"),
        (trial, choices) -> {
          Case made = ClockCases.of(trial, choices);
          Instant last = made.lastEvent().recordedAt();
          Instant now = last.plusSeconds(60 * choices.upTo(20_000));
          Case swept = trial.reader().sweep(made, now).after();
          Optional<Instant> next = trial.reader().nextWakeUp(swept, now);
          Instant before = next.map(at -> at.minusNanos(1)).orElse(now.plusSeconds(9_000_000));
          if (next.isPresent() && !next.get().isAfter(now)) {
            return broken("it lies in the past", "该时刻已过", swept, now + " to " + next.get());
          }
          if (!trial.reader().sweep(swept, before).events().isEmpty()) {
            return broken("something came before it", "在此之前已有事项", swept, now + " " + next);
          }
          if (next.isPresent() && trial.reader().sweep(swept, next.get()).events().isEmpty()) {
            if (trial.reader().readings(swept, now, now).stream()
                .anyMatch(ClockLaws::unpublished)) {
              return Verdict.pass(); // there may have been something: it looks again
            }
            return broken("nothing came at it", "到时并无事项", swept, now + " " + next);
          }
          return next.isPresent() ? Verdict.holds() : Verdict.pass();
        });
  }

  /** Whether a reading asks to be looked at again because its calendar does not reach so far. */
  private static boolean unpublished(ClockReading reading) {
    ZoneId zone = reading.zone();
    boolean midnight =
        reading
            .wakeUp()
            .map(at -> at.atZone(zone))
            .filter(at -> at.equals(at.toLocalDate().atStartOfDay(zone)))
            .isPresent();
    boolean unknown = reading.due() instanceof Reckoned.Unknown;
    return midnight || (unknown && reading.wakeUp().isPresent());
  }

  private static Law<ClockTrial> knownAt() {
    return Law.of(
        "clock.known-at",
        Wording.of(
            "What is read as known at an instant does not depend on what was recorded later",
            "按某时刻所知的读数不受其后登记的事实影响"),
        Wording.of(
            "what was decided then must be explained by what could be known then",
            "当时的决定须以当时可知的事实来解释"),
        (trial, choices) -> {
          List<CaseEvent> events = ClockCases.events(trial, choices);
          Case made = trial.workflow().fold(events);
          Instant at = ClockCases.within(made, choices);
          List<CaseEvent> known =
              events.stream().filter(event -> !event.recordedAt().isAfter(at)).toList();
          if (known.isEmpty() || known.size() == events.size()) {
            return Verdict.pass();
          }
          List<ClockReading> then = trial.reader().readings(trial.workflow().fold(known), at, at);
          return then.equals(trial.reader().readings(made, at, at))
              ? Verdict.holds()
              : broken("it does", "受到了影响", made, at);
        });
  }

  private static Law<ClockTrial> proofs() {
    return Law.of(
        "clock.proof-sums",
        Wording.of(
            "The proof has no gap, and what counted sums to what was consumed",
            "证明首尾相接，计入之和等于已用时间"),
        Wording.of("a proof that does not add up proves nothing", "加总不符的证明不成其为证明"),
        (trial, choices) -> {
          Case made = ClockCases.of(trial, choices);
          Instant at = ClockCases.within(made, choices);
          for (ClockReading reading : trial.reader().readings(made, at, at)) {
            Instant next = reading.started();
            Duration counted = Duration.ZERO;
            for (ClockSegment segment : reading.proof()) {
              if (!segment.startInclusive().equals(next)) {
                return broken("there is a gap", "存在间断", made, reading);
              }
              next = segment.endExclusive();
              counted = counted.plus(segment.counted());
            }
            Duration sum = counted;
            boolean whole = next.equals(reading.stopped().orElse(at));
            if (!whole || !reading.consumed().toOptional().map(sum::equals).orElse(true)) {
              return broken("it does not add up", "加总不符", made, reading);
            }
          }
          return Verdict.holds();
        });
  }

  private static Law<ClockTrial> holders() {
    return Law.of(
        "clock.holders-sum",
        Wording.of(
            "The times of the holders sum to the time since the opening, without what came after the"
                + " end",
            "各责任方时间之和等于自受理以来的时间（结束后的时间除外）"),
        Wording.of("every second is somebody's turn", "每一秒都有责任方"),
        (trial, choices) -> {
          Case made = ClockCases.of(trial, choices);
          Instant at = ClockCases.within(made, choices);
          Duration life = Duration.ZERO;
          Instant from = made.openedAt();
          State state = trial.workflow().definition().initial();
          for (CaseEvent event : made.history()) {
            if (event.entered().isPresent() && !event.occurredAt().isAfter(at)) {
              life = life.plus(lived(trial, state, from, event.occurredAt()));
              from = event.occurredAt();
              state = event.entered().get();
            }
          }
          life = life.plus(lived(trial, state, from, at));
          HolderTimes times = trial.reader().holders(made, at);
          return times.elapsed().equals(life)
              ? Verdict.holds()
              : broken("they do not", "不相等", made, times + " of " + life);
        });
  }

  private static Duration lived(ClockTrial trial, State state, Instant from, Instant to) {
    boolean over = trial.workflow().state(state).map(StateRule::isFinal).orElse(false);
    return over ? Duration.ZERO : Duration.between(from, to);
  }

  static Verdict broken(String english, String chinese, Case of, Object seen) {
    return Verdict.breaks(
        Wording.of(english, chinese),
        Exhibit.of("history", "经过", of.history().toString()),
        Exhibit.of("seen", "所见", seen.toString()));
  }
}
