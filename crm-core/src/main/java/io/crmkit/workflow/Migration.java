package io.crmkit.workflow;

import io.crmkit.decision.PolicyId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where the cases of one version of a workflow stand in another one. {@link Workflow#migrate} moves
 * cases by it. Immutable.
 *
 * <pre>{@code
 * Migration toSecond = Migration.between(first, second).with("WAITING", "OPEN");
 * List<MigrationProblem> problems = toSecond.check(first, second);
 * }</pre>
 *
 * @param from the workflow that cases follow before
 * @param to the workflow that they follow after
 * @param states the state after, by the state before; cases in other states cannot be taken over
 */
public record Migration(PolicyId from, PolicyId to, Map<State, State> states) {
  /** Copies the states, keeping their order. */
  public Migration {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Map<State, State> copy = new LinkedHashMap<>();
    states.forEach(
        (before, after) -> copy.put(Objects.requireNonNull(before), Objects.requireNonNull(after)));
    states = Collections.unmodifiableMap(copy);
  }

  /** States that both have keep their names; the others are to be added. */
  public static Migration between(Workflow before, Workflow after) {
    Map<State, State> same = new LinkedHashMap<>();
    for (StateRule rule : before.definition().states()) {
      if (after.state(rule.state()).isPresent()) {
        same.put(rule.state(), rule.state());
      }
    }
    return new Migration(before.id(), after.id(), same);
  }

  /** The same migration, cases of one more state going there. */
  public Migration with(String before, String after) {
    Map<State, State> more = new LinkedHashMap<>(states);
    more.put(State.of(before), State.of(after));
    return new Migration(from, to, more);
  }

  /**
   * Everything that is wrong with it: workflows other than those named, states that there are not,
   * states before that no rule is made for although cases may be in them (final ones may be left
   * out), and fields whose values the workflow after would not take. Fields that the workflow after
   * does not have are no problem: their values are dropped, as {@link Workflow#migrate} says.
   */
  public List<MigrationProblem> check(Workflow before, Workflow after) {
    List<MigrationProblem> problems = new ArrayList<>();
    named(from, before, problems);
    named(to, after, problems);
    states.forEach(
        (old, now) -> {
          if (before.state(old).isEmpty()) {
            problems.add(new MigrationProblem.MigratesFromNowhere(old, before.id()));
          }
          if (after.state(now).isEmpty()) {
            problems.add(new MigrationProblem.MigratesToNowhere(old, now, after.id()));
          }
        });
    for (StateRule rule : before.definition().states()) { // each is reachable: that was checked
      if (!rule.isFinal() && !states.containsKey(rule.state())) {
        problems.add(new MigrationProblem.NotMigrated(rule.state()));
      }
    }
    for (Field old : before.definition().fields()) {
      Field now = after.fieldsByName().get(old.name());
      if (now != null && (now.type() != old.type() || !now.codes().containsAll(old.codes()))) {
        problems.add(new MigrationProblem.FieldNarrowed(now));
      }
    }
    return List.copyOf(problems);
  }

  private static void named(PolicyId name, Workflow workflow, List<MigrationProblem> problems) {
    if (!name.equals(workflow.id())) {
      problems.add(new MigrationProblem.OtherVersion(name, workflow.id()));
    }
  }
}
