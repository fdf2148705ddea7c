package io.crmkit.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What an action does in some states. Immutable.
 *
 * <pre>{@code
 * Transition close = Transition.of("CLOSE", "ANSWERED", "CLOSED")
 *     .when(Guard.flag("confirmed"))
 *     .requiring("summary")
 *     .by(Role.of("MANAGER"));
 * }</pre>
 *
 * @param action the action
 * @param from the states in which it may be done
 * @param to the state it leads to; the same state again is a move too
 * @param guard what has to hold of the fields, those entered with the move included
 * @param requires the fields that must be known, entered with the move or before
 * @param roles the roles of which the actor needs one; empty: anybody
 */
public record Transition(
    Action action, Set<State> from, State to, Guard guard, Set<String> requires, Set<Role> roles) {
  /** Copies the sets, keeping their order. */
  public Transition {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(guard, "guard");
    from = Checks.ordered(from);
    requires = Checks.ordered(requires);
    roles = Checks.ordered(roles);
    requires.forEach(field -> Checks.code("field", field));
  }

  /** An action from one state to another, for anybody, whatever the fields. */
  public static Transition of(String action, String from, String to) {
    return of(action, List.of(from), to);
  }

  /** An action from several states to one, for anybody, whatever the fields. */
  public static Transition of(String action, List<String> from, String to) {
    return new Transition(
        Action.of(action),
        Checks.ordered(from.stream().map(State::of).toList()),
        State.of(to),
        Guard.always(),
        Set.of(),
        Set.of());
  }

  /** The same, only where the guard holds. */
  public Transition when(Guard newGuard) {
    return new Transition(action, from, to, newGuard, requires, roles);
  }

  /** The same, only where these fields are known. */
  public Transition requiring(String... fields) {
    return new Transition(action, from, to, guard, Checks.ordered(Arrays.asList(fields)), roles);
  }

  /** The same, only for actors in one of these roles. */
  public Transition by(Role... newRoles) {
    return new Transition(
        action, from, to, guard, requires, Checks.ordered(Arrays.asList(newRoles)));
  }
}
