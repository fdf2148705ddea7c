package io.crmkit.workflow;

import io.crmkit.decision.PolicyId;
import io.crmkit.time.BusinessCalendar;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the clocks of cases off their histories: what counted, when each is due, what became of it
 * and when to look again. Pure: nothing has to have run for a limit to be missed, and {@link
 * #sweep} only writes down what is already true.
 *
 * <pre>{@code
 * CaseClocks clocks = CaseClocks.of(List.of(inquiry), Map.of("service", calendar));
 * ClockReading answer = clocks.readings(open, now).get(0);
 * Sweep sweep = clocks.sweep(open, now);        // store sweep.after(), send sweep.events()
 * Optional<Instant> next = clocks.nextWakeUp(sweep.after(), now);
 * }</pre>
 *
 * <p><b>When a mark comes.</b> A warning comes that much open time before the due instant, an
 * escalation that much after it, a breach at it, provided that the clock still runs then; each at
 * the first instant t at which this follows from the facts recorded by t. What is recorded later
 * takes no mark back and brings none a second time; only an escalation that does something to the
 * case waits until it holds by all that is known. While a clock stands still no mark comes, unless
 * standing still does not move its due instant.
 *
 * <p><b>Order.</b> A change of policy comes before the triggers of its event, and a stop before a
 * start: one action may end a cycle and begin the next. In a final state no clock starts. A clock
 * that its case's new policy does not have ends.
 *
 * <p><b>Carrying over.</b> {@link OnPolicyChange#CARRY_ELAPSED} carries open time into a limit of
 * open time; limits in days are measured from the start. {@link OnPolicyChange#RESET} ends the
 * cycle and starts the next.
 *
 * <p><b>Cost.</b> A question takes time about in proportion to the length of the history, and to
 * that of the answer: a case of 10,000 events and as many cycles well under a second.
 *
 * <p>Histories and questions must lie within 1900 to 2100, as calendars do; otherwise an {@link
 * IllegalArgumentException} says so, as it does if a case follows a version that the reader was not
 * given. Immutable, safe for several threads.
 */
public final class CaseClocks {
  private final Map<PolicyId, Workflow> workflows = new LinkedHashMap<>();
  private final Map<String, BusinessCalendar> calendars;

  private CaseClocks(Collection<Workflow> workflows, Map<String, BusinessCalendar> calendars) {
    workflows.forEach(workflow -> this.workflows.put(workflow.id(), workflow));
    this.calendars = Map.copyOf(calendars);
  }

  /**
   * A reader for cases of these workflows.
   *
   * @param workflows every version that a case followed in its life
   * @param calendars by the names that the clocks use
   * @throws IllegalArgumentException if a version is given twice, differing, or a clock names a
   *     calendar that is not given; all such clocks are named
   */
  public static CaseClocks of(
      Collection<Workflow> workflows, Map<String, BusinessCalendar> calendars) {
    Map<PolicyId, Workflow> known = new HashMap<>();
    TreeSet<String> missing = new TreeSet<>();
    for (Workflow workflow : workflows) {
      Workflow other = known.putIfAbsent(workflow.id(), workflow);
      if (other != null && !other.equals(workflow)) {
        throw new IllegalArgumentException(
            "workflow " + workflow.id() + " must be given once, was given twice, differing");
      }
      for (ClockRule clock : workflow.definition().clocks()) {
        if (!calendars.containsKey(clock.calendar())) {
          missing.add(clock.calendar() + " (clock " + clock.name() + " of " + workflow.id() + ")");
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "calendars must hold every calendar that a clock names, missing: "
              + String.join(", ", missing)
              + "; given: "
              + new TreeSet<>(calendars.keySet()));
    }
    return new CaseClocks(workflows, calendars);
  }

  /** A reader for cases of one workflow. */
  public static CaseClocks of(Workflow workflow, Map<String, BusinessCalendar> calendars) {
    return of(List.of(workflow), calendars);
  }

  /** All cycles of all clocks of a case as of an instant, by everything known. */
  public List<ClockReading> readings(Case of, Instant asOf) {
    return readings(of, asOf, knownAt(of, asOf));
  }

  /**
   * All cycles of all clocks of a case, clock by clock in the order of its workflow.
   *
   * @param asOf up to when things happened
   * @param knownAt up to when they were recorded
   */
  public List<ClockReading> readings(Case of, Instant asOf, Instant knownAt) {
    ClockFold fold = ClockFold.of(this, of, asOf, knownAt);
    return fold.all().stream().map(track -> track.reading()).toList();
  }

  /**
   * The least instant after this one at which a clock of the case warns, is due or escalates, if
   * nothing else is recorded. Empty if none ever does.
   *
   * <p>Where its calendar is not published far enough to tell, it is when that may come at the
   * earliest, about the end of {@link BusinessCalendar#knownThrough}; from then on the next
   * midnight in the calendar's zone, each day, until more of the calendar is given.
   *
   * <p>By the workflows and calendars given here. A host that keeps the instant asks anew, for
   * every case, once one of them has changed: a working day added may bring marks earlier.
   */
  public Optional<Instant> nextWakeUp(Case of, Instant asOf) {
    return wakeUp(ClockFold.of(this, of, asOf, asOf));
  }

  private static Optional<Instant> wakeUp(ClockFold fold) {
    return fold.all().stream()
        .flatMap(track -> track.wakeUp().stream())
        .min(Comparator.naturalOrder());
  }

  /**
   * When to sweep a case next: at this instant if something has become true that was not told,
   * otherwise as {@link #nextWakeUp} says, by all that the case holds.
   */
  public Optional<Instant> nextSweep(Case of, Instant asOf) {
    Instant now = knownAt(of, asOf);
    ClockFold fold = ClockFold.of(this, of, now, now);
    return SweepRun.untold(fold).isEmpty() ? wakeUp(fold) : Optional.of(asOf);
  }

  /**
   * Tells what became true up to an instant and was not told before, notes it in the history, and
   * carries out what escalations ask for: the case after it, and the events in order of time. If
   * the case holds what was recorded later than {@code asOf}, it is swept as of then.
   *
   * <p>Every warning, breach and escalation is told exactly once for each case, clock and cycle,
   * whenever and however often sweeps run. If it came by what was known then only, as when the
   * clock was stopped in time and that was entered late, the event says so.
   *
   * <p>An escalation that does something to the case waits as long as, by all that is known by now,
   * it has not come: its clock was stopped before, stands still or is due later. It is told when it
   * is carried out. Actions are done as {@link Actor#SYSTEM} at the instant of the sweep if the
   * workflow permits them; if it does not, the event says why. A case that ended before the sweep
   * is given to nobody else, and the event says so. An escalation that may come at the start of its
   * clock does nothing in a cycle that its own action has started at that instant.
   */
  public Sweep sweep(Case of, Instant asOf) {
    return new SweepRun(this, of, asOf).run();
  }

  /** For how long it has been whose turn, by everything known. */
  public HolderTimes holders(Case of, Instant asOf) {
    CaseLine line = ClockFold.of(this, of, asOf, knownAt(of, asOf)).line();
    return HolderParts.of(line, asOf);
  }

  static Instant knownAt(Case of, Instant asOf) {
    Instant last = of.lastEvent().recordedAt();
    return last.isAfter(asOf) ? last : asOf;
  }

  Workflow workflow(PolicyId id) {
    Workflow workflow = workflows.get(id);
    if (workflow == null) {
      throw new IllegalArgumentException(
          "the case follows "
              + id
              + "; the clocks were given "
              + workflows.keySet().stream()
                  .map(PolicyId::toString)
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
    return workflow;
  }

  @Nullable BusinessCalendar calendar(String name) {
    return calendars.get(name);
  }

  /** The workflows and the calendars' names. */
  @Override
  public String toString() {
    return "CaseClocks of " + workflows.keySet() + " by " + new TreeSet<>(calendars.keySet());
  }
}
