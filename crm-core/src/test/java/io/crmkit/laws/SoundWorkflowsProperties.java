package io.crmkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.json.CrmJson;
import io.crmkit.json.WorkflowReader;
import io.crmkit.testkit.CrmArbitraries;
import io.crmkit.time.Limit;
import io.crmkit.workflow.ClockProblem;
import io.crmkit.workflow.ClockRule;
import io.crmkit.workflow.Field;
import io.crmkit.workflow.FieldType;
import io.crmkit.workflow.Guard;
import io.crmkit.workflow.Role;
import io.crmkit.workflow.State;
import io.crmkit.workflow.StateRule;
import io.crmkit.workflow.Transition;
import io.crmkit.workflow.Trigger;
import io.crmkit.workflow.Warning;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowChecker;
import io.crmkit.workflow.WorkflowDefinition;
import io.crmkit.workflow.WorkflowProblem;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("Drawn workflows")
class SoundWorkflowsProperties {
  private record Fault(
      UnaryOperator<WorkflowDefinition> plant, Class<? extends WorkflowProblem> problem) {}

  private static final ClockRule ENDLESS =
      ClockRule.of(
          "endless", Trigger.opening(), Limit.businessDays(1), "service", Trigger.on("GO9"));
  private static final Map<String, Fault> FAULTS =
      Map.ofEntries(
          fault(
              "a lonely state",
              d -> d.withStates(StateRule.of("LONELY")),
              WorkflowProblem.Unreachable.class),
          fault(
              "a pit",
              d ->
                  d.withStates(StateRule.of("PIT"))
                      .withTransitions(Transition.of("FALL", "S0", "PIT")),
              WorkflowProblem.DeadEnd.class),
          fault(
              "a second way",
              d -> d.withTransitions(Transition.of("GO0", "S0", "S1")),
              WorkflowProblem.TwoWays.class),
          fault(
              "a role that is not there",
              d -> d.withTransitions(Transition.of("X", "S0", "S1").by(Role.of("NOBODY"))),
              WorkflowProblem.NoSuchRole.class),
          fault(
              "a field that is not there",
              d -> d.withTransitions(Transition.of("X", "S0", "S1").requiring("nothing")),
              WorkflowProblem.NoSuchField.class),
          fault(
              "a state that is not there",
              d -> d.withTransitions(Transition.of("X", "S0", "NOWHERE")),
              WorkflowProblem.NoSuchState.class),
          fault(
              "a condition that never holds",
              d ->
                  d.withTransitions(
                      Transition.of("X", "S0", "S1")
                          .when(Guard.all(Guard.atLeast("tries", 3), Guard.lessThan("tries", 3)))),
              WorkflowProblem.NeverHolds.class),
          fault(
              "a condition that asks what is required to be missing",
              d ->
                  d.withTransitions(
                      Transition.of("X", "S0", "S1")
                          .when(Guard.none(Guard.known("paper")))
                          .requiring("paper")),
              WorkflowProblem.NeverHolds.class),
          fault(
              "a clock that starts where cases end",
              d ->
                  d.withClocks(
                      ClockRule.of(
                          "after",
                          Trigger.entering("S" + (d.states().size() - 1)),
                          Limit.businessDays(1),
                          "service",
                          Trigger.on("GO0"))),
              ClockProblem.StartsWhenOver.class),
          fault(
              "a clock that stands still wherever it runs",
              d ->
                  d.withClocks(
                      ENDLESS.pausedIn(
                          d.states().stream().map(StateRule::state).toArray(State[]::new))),
              ClockProblem.NeverDue.class),
          fault(
              "a condition on another kind of field",
              d -> d.withTransitions(Transition.of("X", "S0", "S1").when(Guard.flag("tries"))),
              WorkflowProblem.WrongKind.class),
          fault(
              "a code that is not listed",
              d -> d.withTransitions(Transition.of("X", "S0", "S1").when(Guard.is("kind", "z"))),
              WorkflowProblem.NoSuchCode.class),
          fault(
              "a field twice",
              d -> d.withFields(Field.of("tries", FieldType.COUNT)),
              WorkflowProblem.Duplicate.class),
          fault(
              "a clock that nothing stops",
              d -> d.withClocks(ENDLESS),
              ClockProblem.NeverEnds.class),
          fault(
              "a warning longer than its limit",
              d ->
                  d.withClocks(
                      ClockRule.of(
                              "short",
                              Trigger.opening(),
                              Limit.open(Duration.ofHours(1)),
                              "service",
                              Trigger.on("GO0"))
                          .withWarnings(new Warning("long", Duration.ofHours(2)))),
              ClockProblem.WarnsTooEarly.class));

  private static Map.Entry<String, Fault> fault(
      String name,
      UnaryOperator<WorkflowDefinition> plant,
      Class<? extends WorkflowProblem> problem) {
    return Map.entry(name, new Fault(plant, problem));
  }

  @Provide
  Arbitrary<WorkflowDefinition> definitions() {
    return CrmArbitraries.of(WorkflowDefinitions.sound());
  }

  @Provide
  Arbitrary<String> faults() {
    return Arbitraries.of(FAULTS.keySet());
  }

  @Property(tries = 300)
  @Label("the checker finds nothing in a sound one")
  void sound(@ForAll("definitions") WorkflowDefinition definition) {
    assertThat(WorkflowChecker.check(definition)).isEmpty();
  }

  @Property(tries = 300)
  @Label("the checker finds each planted fault")
  void planted(
      @ForAll("definitions") WorkflowDefinition definition, @ForAll("faults") String name) {
    Fault fault = FAULTS.get(name);
    assertThat(WorkflowChecker.check(fault.plant().apply(definition)))
        .hasAtLeastOneElementOfType(fault.problem());
  }

  @Property(tries = 60)
  @Label("every law of workflows holds for a sound one")
  void laws(@ForAll("definitions") WorkflowDefinition definition, @ForAll long seed) {
    LawReport report =
        LawRunner.STANDARD
            .withTries(20)
            .withSeed(seed)
            .run(WorkflowLaws.all(), WorkflowTrial.of(Workflow.of(definition)));
    assertThat(report.broken()).as(report.explain(Locale.ENGLISH)).isEmpty();
  }

  @Property(tries = 100)
  @Label("the document of a sound one is read back equal")
  void document(@ForAll("definitions") WorkflowDefinition definition) {
    assertThat(WorkflowReader.read(CrmJson.write(definition))).isEqualTo(definition);
  }
}
