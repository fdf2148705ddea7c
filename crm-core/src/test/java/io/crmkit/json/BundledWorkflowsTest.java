package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Texts;
import io.crmkit.workflow.ClockRule;
import io.crmkit.workflow.State;
import io.crmkit.workflow.Transition;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowChecker;
import io.crmkit.workflow.WorkflowDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The bundled workflows")
class BundledWorkflowsTest {
  private static final Map<String, Workflow> ALL =
      Map.of(
          "closed-loop", BundledWorkflows.closedLoop(),
          "after-sales", BundledWorkflows.afterSales(),
          "grievance", BundledWorkflows.grievance(),
          "repair", BundledWorkflows.repair(),
          "inquiry", BundledWorkflows.inquiry(),
          "delivery", BundledWorkflows.delivery());

  static Stream<String> bundled() {
    return BundledWorkflows.names().stream();
  }

  @Test
  @DisplayName("are these six, under their own names; there is no other document")
  void theSix() {
    assertThat(BundledWorkflows.names())
        .containsExactly(
            "closed-loop", "after-sales", "grievance", "repair", "inquiry", "delivery");
    assertThat(BundledWorkflows.json("../playbooks/retail")).isEmpty();
    ALL.forEach(
        (name, workflow) -> {
          assertThat(workflow.id().name()).isEqualTo(name);
          assertThat(workflow.id().version()).isEqualTo("1");
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bundled")
  @DisplayName("pass the checker with the calendars 'service' and 'always':")
  void sound(String name) {
    assertThat(WorkflowChecker.check(ALL.get(name).definition(), Set.of("service", "always")))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bundled")
  @DisplayName("are read back equal from what is written of them:")
  void readBack(String name) {
    WorkflowDefinition definition = ALL.get(name).definition();
    assertThat(WorkflowReader.read(CrmJson.write(definition))).isEqualTo(definition);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bundled")
  @DisplayName("watch every limit: what is late is told to a role or acted upon (RM-02):")
  void watched(String name) {
    List<ClockRule> clocks = ALL.get(name).definition().clocks();
    assertThat(clocks).isNotEmpty();
    assertThat(clocks)
        .allSatisfy(
            clock ->
                assertThat(clock.escalations())
                    .isNotEmpty()
                    .anySatisfy(
                        mark ->
                            assertThat(mark.notified().isPresent() || mark.action().isPresent())
                                .isTrue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bundled")
  @DisplayName("end only by ways that are guarded, require something or name a role:")
  void noOpenDoor(String name) {
    Workflow workflow = ALL.get(name);
    Stream<Transition> ending =
        workflow.definition().transitions().stream()
            .filter(way -> workflow.state(way.to()).orElseThrow().isFinal())
            .filter(way -> !name.equals("inquiry"))
            .filter(way -> !Set.of(State.of("WITHDRAWN"), State.of("RETURNED")).contains(way.to()));
    assertThat(ending)
        .allSatisfy(
            way ->
                assertThat(
                        !way.guard().fields().isEmpty()
                            || !way.requires().isEmpty()
                            || !way.roles().isEmpty())
                    .isTrue());
  }

  @Test
  @DisplayName("have names in both languages for every word they use, and for no other")
  void names() {
    Set<String> used = BundledTerms.codes(ALL.values());
    Set<String> named = new TreeSet<>(BundledWorkflows.texts().codes());
    named.removeAll(Texts.BUILT_IN.codes());
    assertThat(named).containsExactlyInAnyOrderElementsOf(used);
    assertThat(used)
        .allSatisfy(
            code -> {
              String english =
                  BundledWorkflows.texts().template(code, Locale.ENGLISH).orElseThrow();
              String chinese =
                  BundledWorkflows.texts().template(code, Locale.CHINESE).orElseThrow();
              assertThat(english).doesNotContainPattern("\\p{IsHan}").isNotBlank();
              assertThat(chinese).containsPattern("\\p{IsHan}");
            });
    assertThat(Texts.BUILT_IN.template("term.state.CLOSED", Locale.ENGLISH)).isEmpty();
  }
}
