package io.crmkit.workflow;

import io.crmkit.decision.PolicyId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A workflow as it is written down: anything may be wrong with it. {@link WorkflowChecker} finds
 * what is, {@link Workflow#of} makes it work. Immutable; versions can be compared part by part.
 *
 * <pre>{@code
 * WorkflowDefinition inquiry = WorkflowDefinition.of("inquiry", "1")
 *     .withStates(StateRule.of("OPEN"), StateRule.last("ANSWERED"))
 *     .withFields(Field.of("answer", FieldType.REFERENCE))
 *     .withTransitions(Transition.of("ANSWER", "OPEN", "ANSWERED").requiring("answer"));
 * }</pre>
 *
 * @param id name and version
 * @param fields the fields that its cases may have
 * @param roles the roles that it speaks of; {@link Role#SYSTEM} need not be listed
 * @param states its states
 * @param initial the state in which cases begin
 * @param requires the fields that must be known when a case is opened, and wherever a condition
 *     asks for them: a case taken over from another version may lack them until then
 * @param transitions what actions do
 * @param clocks by when things have to be done
 */
public record WorkflowDefinition(
    PolicyId id,
    List<Field> fields,
    Set<Role> roles,
    List<StateRule> states,
    State initial,
    Set<String> requires,
    List<Transition> transitions,
    List<ClockRule> clocks) {
  /** Copies lists and sets, keeping their order. */
  public WorkflowDefinition {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(initial, "initial");
    fields = List.copyOf(fields);
    roles = Checks.ordered(roles);
    states = List.copyOf(states);
    requires = Checks.ordered(requires);
    requires.forEach(field -> Checks.code("field", field));
    transitions = List.copyOf(transitions);
    clocks = List.copyOf(clocks);
  }

  /** An empty definition; its cases begin in the first state that is added. */
  public static WorkflowDefinition of(String name, String version) {
    return new WorkflowDefinition(
        new PolicyId(name, version),
        List.of(),
        Set.of(),
        List.of(),
        NOWHERE,
        Set.of(),
        List.of(),
        List.of());
  }

  /** Stands for the initial state until there is one. */
  private static final State NOWHERE = State.of("INITIAL");

  /** The same definition under another version. */
  public WorkflowDefinition withVersion(String version) {
    return new WorkflowDefinition(
        new PolicyId(id.name(), version),
        fields,
        roles,
        states,
        initial,
        requires,
        transitions,
        clocks);
  }

  /** The same with more fields. */
  public WorkflowDefinition withFields(Field... more) {
    return new WorkflowDefinition(
        id, plus(fields, more), roles, states, initial, requires, transitions, clocks);
  }

  /** The same with more roles. */
  public WorkflowDefinition withRoles(Role... more) {
    return new WorkflowDefinition(
        id,
        fields,
        Checks.ordered(plus(List.copyOf(roles), more)),
        states,
        initial,
        requires,
        transitions,
        clocks);
  }

  /** The same with more states; if there was none, the first of them is the initial one. */
  public WorkflowDefinition withStates(StateRule... more) {
    State first = states.isEmpty() && more.length > 0 ? more[0].state() : initial;
    return new WorkflowDefinition(
        id, fields, roles, plus(states, more), first, requires, transitions, clocks);
  }

  /** The same, beginning in this state. */
  public WorkflowDefinition startingIn(String state) {
    return new WorkflowDefinition(
        id, fields, roles, states, State.of(state), requires, transitions, clocks);
  }

  /** The same, opening cases only where these fields are known. */
  public WorkflowDefinition requiring(String... newFields) {
    return new WorkflowDefinition(
        id,
        fields,
        roles,
        states,
        initial,
        Checks.ordered(Arrays.asList(newFields)),
        transitions,
        clocks);
  }

  /** The same with more transitions. */
  public WorkflowDefinition withTransitions(Transition... more) {
    return new WorkflowDefinition(
        id, fields, roles, states, initial, requires, plus(transitions, more), clocks);
  }

  /** The same with more clocks. */
  public WorkflowDefinition withClocks(ClockRule... more) {
    return new WorkflowDefinition(
        id, fields, roles, states, initial, requires, transitions, plus(clocks, more));
  }

  /** The rule of a state, if it has one. */
  public Optional<StateRule> state(State state) {
    return states.stream().filter(rule -> rule.state().equals(state)).findFirst();
  }

  /** The field of a name, if it is declared. */
  public Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** The clock of a name, if there is one. */
  public Optional<ClockRule> clock(String name) {
    return clocks.stream().filter(clock -> clock.name().equals(name)).findFirst();
  }

  private static <T> List<T> plus(List<T> before, T[] more) {
    List<T> all = new ArrayList<>(before);
    all.addAll(Arrays.asList(more));
    return all;
  }
}
