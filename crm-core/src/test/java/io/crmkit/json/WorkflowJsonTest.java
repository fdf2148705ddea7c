package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.playbook.Playbook;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.Guard;
import io.crmkit.workflow.InvalidWorkflowException;
import io.crmkit.workflow.SampleWorkflows;
import io.crmkit.workflow.Transition;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowDefinition;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The codec on cases and workflows")
class WorkflowJsonTest {
  static Stream<Guard> guards() {
    return SampleWorkflows.guards().stream();
  }

  @ParameterizedTest(name = "reads back the guard {0}")
  @MethodSource
  void guards(Guard guard) {
    assertThat(CrmJson.read(CrmJson.write(guard), Guard.class)).isEqualTo(guard);
  }

  @Test
  @DisplayName("reads back a case with its whole history, every kind of event in it")
  void cases() {
    Case eventful = SampleWorkflows.eventful();
    assertThat(eventful.history())
        .extracting(CaseEvent::event)
        .contains("opened", "moved", "paused", "resumed", "assigned", "migrated", "noted");
    Case read = CrmJson.read(CrmJson.write(eventful), Case.class);
    assertThat(read).isEqualTo(eventful);
    assertThat(read.history()).isEqualTo(eventful.history());
    assertThat(read.fields()).isEqualTo(eventful.fields());
    assertThat(read.owner()).isEqualTo(eventful.owner());
  }

  @Test
  @DisplayName("refuses a history that is none, naming the event")
  void noHistory() {
    String json = CrmJson.write(SampleWorkflows.eventful()).replace("\"number\":3", "\"number\":4");
    assertThatThrownBy(() -> CrmJson.read(json, Case.class))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageContaining("event 4 (resumed): must have the next number, 3");
  }

  @Test
  @DisplayName("Jackson 2 and 3 read and write the golden case alike")
  void golden() throws IOException {
    String golden = Jackson2Test.golden("case.json");
    com.fasterxml.jackson.databind.json.JsonMapper jackson2 = Jackson2Test.mapper();
    Case eventful = SampleWorkflows.eventful();
    assertThat(CrmJson.read(golden, Case.class)).isEqualTo(eventful);
    assertThat(jackson2.readValue(golden, Case.class)).isEqualTo(eventful);
    assertThat(jackson2.readTree(jackson2.writeValueAsString(eventful)))
        .isEqualTo(jackson2.readTree(golden));
    assertThat(jackson2.readTree(CrmJson.write(eventful))).isEqualTo(jackson2.readTree(golden));
    for (Guard guard : SampleWorkflows.guards()) {
      assertThat(jackson2.readValue(jackson2.writeValueAsString(guard), Guard.class))
          .isEqualTo(guard);
    }
  }

  @Test
  @DisplayName("a workflow's document is read back equal")
  void definition() {
    WorkflowDefinition repair = SampleWorkflows.repair();
    String json = CrmJson.write(repair);
    assertThat(CrmJson.read(json, WorkflowDefinition.class)).isEqualTo(repair);
    assertThat(WorkflowReader.read(json)).isEqualTo(repair);
    WorkflowDefinition guarded = repair;
    for (Guard guard : SampleWorkflows.guards()) {
      guarded = guarded.withTransitions(Transition.of("X", "CLOSED", "CLOSED").when(guard));
    }
    assertThat(WorkflowReader.read(CrmJson.write(guarded))).isEqualTo(guarded);
  }

  @Test
  @DisplayName("a document reports every mistake at its place")
  void mistakes() {
    String json =
        """
        {"name": "w", "colour": 1,
         "fields": [{"name": "f", "type": "CODES"}, {"name": "g", "type": "CODE"}, 7],
         "states": [{"state": "A b"}, {"state": "B", "final": "yes", "holder": 3}],
         "initial": "A",
         "transitions": [
           {"action": "GO", "from": "A", "to": "B", "guard": {"field": "f", "is": []}},
           {"action": "GO", "from": ["A"], "guard": {"all": [{"known": 3}, {"is": ["x"]},
             {"field": "n", "atLeast": {"count": 1, "day": "x"}},
             {"field": "n", "atMost": {"amount": "CNY x"}}, {"field": "n", "flag": 1},
             {"any": [], "none": []}, {"known": "x", "field": "y"}]}}],
         "clocks": [{"name": "c", "start": "later", "limit": {"open": "2h"},
           "warnings": [{"name": "w"}], "escalations": [{"after": "x", "reassign": {}}],
           "pausable": "no", "onReopen": "NEVER"}]}
        """;
    assertThatThrownBy(() -> WorkflowReader.read(json))
        .isInstanceOf(InvalidDocumentException.class)
        .extracting(e -> ((InvalidDocumentException) e).problems())
        .asInstanceOf(InstanceOfAssertFactories.list(DocumentProblem.class))
        .extracting(DocumentProblem::pointer)
        .containsExactlyInAnyOrder(
            "/colour",
            "/version",
            "/fields/0/type",
            "/fields/1",
            "/fields/2",
            "/states/0/state",
            "/states/1/final",
            "/states/1/holder",
            "/transitions/0/from",
            "/transitions/0/guard/is",
            "/transitions/1/to",
            "/transitions/1/guard/all/0/known",
            "/transitions/1/guard/all/1/field",
            "/transitions/1/guard/all/2/atLeast",
            "/transitions/1/guard/all/3/atMost/amount",
            "/transitions/1/guard/all/4/flag",
            "/transitions/1/guard/all/5",
            "/transitions/1/guard/all/6/field",
            "/clocks/0/start",
            "/clocks/0/limit/open",
            "/clocks/0/calendar",
            "/clocks/0/warnings/0/before",
            "/clocks/0/escalations/0/name",
            "/clocks/0/escalations/0/after",
            "/clocks/0/escalations/0/reassign/department",
            "/clocks/0/pausable",
            "/clocks/0/onReopen");
  }

  @Test
  @DisplayName("a playbook holds workflows; what is unsound about them is told at their place")
  void playbook() {
    Playbook retail = PlaybookReader.standard().read(BundledPlaybooks.json("retail").orElseThrow());
    Playbook playbook =
        retail
            .withCalendars(Map.of("service", BusinessCalendar.always(ZoneId.of("UTC"))))
            .withWorkflows(Map.of("repair", Workflow.of(SampleWorkflows.repair())));
    String json = CrmJson.write(playbook);
    assertThat(PlaybookReader.standard().read(json)).isEqualTo(playbook);
    assertThatThrownBy(
            () ->
                PlaybookReader.standard()
                    .read(
                        json.replace("\"initial\" : \"RECEIVED\"", "\"initial\" : \"CLOSED\"")
                            .replace("\"calendar\" : \"service\"", "\"calendar\" : \"night\"")))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageContaining("/workflows/repair: The clock whole names the calendar night");
    assertThatThrownBy(() -> playbook.withCalendars(Map.of()))
        .isInstanceOf(InvalidWorkflowException.class)
        .hasMessageContaining("names the calendar service, which there is not");
    assertThatThrownBy(
            () -> playbook.withWorkflows(Map.of("x", Workflow.of(SampleWorkflows.repair()))))
        .hasMessage("workflow repair 1 must stand under its own name, stood under x");
    assertThatThrownBy(
            () ->
                PlaybookReader.standard()
                    .read(json.replace("\"name\" : \"repair\"", "\"name\" : \"other\"")))
        .hasMessageContaining("/workflows/repair/name: must be repair");
  }
}
