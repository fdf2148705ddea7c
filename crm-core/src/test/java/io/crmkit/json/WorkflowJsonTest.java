package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.Guard;
import io.crmkit.workflow.SampleWorkflows;
import java.util.stream.Stream;
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
}
