package io.crmkit.workflow;

import io.crmkit.time.Limit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * By when something has to be done about a case: a limit with what starts and what stops it.
 * Immutable.
 *
 * <pre>{@code
 * ClockRule answer = ClockRule.of("answer", Trigger.opening(), Limit.open(Duration.ofHours(2)), "service",
 *         Trigger.on("ANSWER"))
 *     .pausedIn(State.of("AWAITING_CUSTOMER"))
 *     .withWarnings(new Warning("soon", Duration.ofMinutes(30)))
 *     .withEscalations(Escalation.of("late", Duration.ZERO).notifying(Role.of("MANAGER")));
 * }</pre>
 *
 * @param name a letter and up to 63 letters, digits, '-' or '_'
 * @param start what starts it; while it runs, that changes nothing
 * @param stops what stops it in time or late: what had to be done was done
 * @param ends what ends it as neither done nor missed, unless it was due before: what had to be
 *     done is needed no longer; a final state ends it too
 * @param limit how long it may run
 * @param calendar the name of the calendar of business time, as in the playbook
 * @param pausedIn the states in which it stands still
 * @param pausable whether it stands still while the case is paused explicitly
 * @param warnings what is said before it is due
 * @param escalations what is done when it is due or later
 * @param onPolicyChange what it does when the workflow changes
 * @param onReopen what it does when it is started again
 */
public record ClockRule(
    String name,
    Trigger start,
    Set<Trigger> stops,
    Set<Trigger> ends,
    Limit limit,
    String calendar,
    Set<State> pausedIn,
    boolean pausable,
    List<Warning> warnings,
    List<Escalation> escalations,
    OnPolicyChange onPolicyChange,
    OnReopen onReopen) {
  /**
   * Checks the names and copies sets and lists, keeping their order.
   *
   * @throws IllegalArgumentException if a name is malformed
   */
  public ClockRule {
    Checks.code("clock", name);
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(limit, "limit");
    Checks.code("calendar", calendar);
    Objects.requireNonNull(onPolicyChange, "onPolicyChange");
    Objects.requireNonNull(onReopen, "onReopen");
    stops = Checks.ordered(stops);
    ends = Checks.ordered(ends);
    pausedIn = Checks.ordered(pausedIn);
    warnings = List.copyOf(warnings);
    escalations = List.copyOf(escalations);
  }

  /**
   * A clock that explicit pauses halt, without warnings and escalations; on a change of policy it
   * is measured from its start, and started again it begins a new cycle.
   */
  public static ClockRule of(
      String name, Trigger start, Limit limit, String calendar, Trigger... stops) {
    return new ClockRule(
        name,
        start,
        Checks.ordered(Arrays.asList(stops)),
        Set.of(),
        limit,
        calendar,
        Set.of(),
        true,
        List.of(),
        List.of(),
        OnPolicyChange.FROM_START,
        OnReopen.NEW_CYCLE);
  }

  /** The same, ended by these as neither done nor missed. */
  public ClockRule endedBy(Trigger... triggers) {
    return new ClockRule(
        name,
        start,
        stops,
        Checks.ordered(Arrays.asList(triggers)),
        limit,
        calendar,
        pausedIn,
        pausable,
        warnings,
        escalations,
        onPolicyChange,
        onReopen);
  }

  /** The same, standing still in these states. */
  public ClockRule pausedIn(State... states) {
    return new ClockRule(
        name,
        start,
        stops,
        ends,
        limit,
        calendar,
        Checks.ordered(Arrays.asList(states)),
        pausable,
        warnings,
        escalations,
        onPolicyChange,
        onReopen);
  }

  /** The same, running on through explicit pauses. */
  public ClockRule unpausable() {
    return new ClockRule(
        name,
        start,
        stops,
        ends,
        limit,
        calendar,
        pausedIn,
        false,
        warnings,
        escalations,
        onPolicyChange,
        onReopen);
  }

  /** The same with these warnings. */
  public ClockRule withWarnings(Warning... newWarnings) {
    return new ClockRule(
        name,
        start,
        stops,
        ends,
        limit,
        calendar,
        pausedIn,
        pausable,
        List.of(newWarnings),
        escalations,
        onPolicyChange,
        onReopen);
  }

  /** The same with these escalations. */
  public ClockRule withEscalations(Escalation... newEscalations) {
    return new ClockRule(
        name,
        start,
        stops,
        ends,
        limit,
        calendar,
        pausedIn,
        pausable,
        warnings,
        List.of(newEscalations),
        onPolicyChange,
        onReopen);
  }

  /** The same, doing this when the workflow changes. */
  public ClockRule onChange(OnPolicyChange option) {
    return new ClockRule(
        name,
        start,
        stops,
        ends,
        limit,
        calendar,
        pausedIn,
        pausable,
        warnings,
        escalations,
        option,
        onReopen);
  }

  /** The same, doing this when it is started again. */
  public ClockRule onReopen(OnReopen option) {
    return new ClockRule(
        name,
        start,
        stops,
        ends,
        limit,
        calendar,
        pausedIn,
        pausable,
        warnings,
        escalations,
        onPolicyChange,
        option);
  }

  /** What starts, stops and ends it; of several any of which does, each. */
  Stream<Trigger> triggers() {
    return Stream.of(Set.of(start), stops, ends)
        .flatMap(Set::stream)
        .flatMap(trigger -> trigger.parts().stream());
  }
}
