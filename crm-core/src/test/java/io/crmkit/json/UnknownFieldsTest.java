package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crmkit.playbook.Playbook;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.workflow.WorkflowDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A slip of the pen in a field's name must not make what it says vanish. */
@DisplayName("Every object of a document")
class UnknownFieldsTest {
  private static final String FIELD = "no-such-field";
  private static final String CODED = " as a value";

  static Stream<Arguments> documents() {
    return Stream.of(
            playbooks(),
            documents(
                "workflow",
                BundledWorkflows.names().stream().map(BundledWorkflows::json),
                WorkflowReader::read),
            documents(
                "workflow read by the codec",
                BundledWorkflows.names().stream().map(BundledWorkflows::json),
                json -> CrmJson.read(json, WorkflowDefinition.class)),
            documents(
                "calendar",
                BundledCalendars.names().stream().map(BundledCalendars::json),
                CalendarReader::read),
            documents(
                "calendar" + CODED,
                BundledCalendars.names().stream()
                    .map(BundledCalendars::json)
                    .map(json -> json.map(CalendarReader::read).map(CrmJson::write)),
                json -> CrmJson.read(json, BusinessCalendar.class)))
        .flatMap(each -> each);
  }

  /** The codec of values tells of maps without their keys: dates may be personal. */
  private static boolean coded(String kind) {
    return kind.endsWith(CODED);
  }

  private static Stream<Arguments> playbooks() {
    return documents(
        "playbook",
        BundledPlaybooks.names().stream().map(BundledPlaybooks::json),
        json -> CrmJson.read(json, Playbook.class));
  }

  private static Stream<Arguments> documents(
      String kind, Stream<Optional<String>> texts, Function<String, Object> reader) {
    return texts.map(text -> Arguments.of(kind, text.orElseThrow(), reader));
  }

  @ParameterizedTest(name = "refuses a field that it does not have, at its place: {0}")
  @MethodSource("documents")
  void refused(String kind, String document, Function<String, Object> reader) {
    assertThat(reader.apply(document)).as(kind).isNotNull();
    JsonNode tree = CrmJson.mapper().readTree(document);
    List<String> places = new ArrayList<>();
    places(tree, "", places);
    assertThat(places).hasSizeGreaterThan(1);
    for (String place : places) {
      ObjectNode object = (ObjectNode) tree.at(place);
      object.putObject(FIELD).put("?", 1);
      String spoilt = tree.toString();
      InvalidDocumentException refusal =
          catchThrowableOfType(InvalidDocumentException.class, () -> reader.apply(spoilt));
      assertThat(refusal).as(kind + " with " + place + "/" + FIELD).isNotNull();
      assertThat(refusal.problems())
          .extracting(DocumentProblem::pointer)
          .as("the field, or the object where it may have one field alone")
          .anyMatch(at -> at.startsWith(place + "/" + FIELD) || at.equals(place) || coded(kind));
      object.remove(FIELD);
    }
  }

  private static void places(JsonNode node, String pointer, List<String> places) {
    if (node.isObject()) {
      places.add(pointer);
    }
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      places(property.getValue(), DocumentCheck.child(pointer, property.getKey()), places);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      places(node.get(i), pointer + "/" + i, places);
    }
  }
}
