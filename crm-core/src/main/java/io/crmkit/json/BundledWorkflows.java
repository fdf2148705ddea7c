package io.crmkit.json;

import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * The workflows that come with the library, as documents. Their clocks ask for two calendars:
 * {@code "service"}, the hours in which the company works, and {@code "always"}, all hours. The
 * names of their states, actions and fields are among {@link io.crmkit.decision.Texts#BUILT_IN}.
 *
 * <pre>{@code
 * Workflow complaints = BundledWorkflows.closedLoop();
 * CaseClocks clocks = CaseClocks.of(complaints, Map.of("service", office, "always", BusinessCalendar.always(zone)));
 * }</pre>
 *
 * <p>Stateless.
 */
public final class BundledWorkflows {
  private static final Set<String> NAMES =
      Collections.unmodifiableSet(
          new LinkedHashSet<>(
              List.of(
                  "closed-loop", "after-sales", "grievance", "repair", "inquiry", "delivery")));

  /** Keeps sets in the order of the documents, in which reasons then stand. */
  private static final JsonMapper MAPPER =
      CrmJson.mapper()
          .rebuild()
          .addModule(new SimpleModule().addAbstractTypeMapping(Set.class, LinkedHashSet.class))
          .build();

  private BundledWorkflows() {}

  /** Their names. */
  public static Set<String> names() {
    return NAMES;
  }

  /**
   * Complaints in a closed loop (IS-12, IS-13, DS-08, DS-09): judged; what does not hold is
   * explained, what holds is investigated, several remedies are proposed of which the manager in
   * charge chooses one, it is carried out, the customer is told in writing and accepts or declines,
   * a visit follows, the departments are told. It closes only with the customer's acceptance or a
   * stated waiver.
   */
  public static Workflow closedLoop() {
    return workflow("closed-loop");
  }

  /**
   * Complaints after a sale (AS-02, AS-05): answered within 2 hours of being accepted, an engineer
   * on site within 24 hours of the report where one is needed.
   */
  public static Workflow afterSales() {
    return workflow("after-sales");
  }

  /**
   * Grievances about the company's own people (CF-11 to CF-13): settled within three days, or
   * escalated and given to another department.
   */
  public static Workflow grievance() {
    return workflow("grievance");
  }

  /**
   * Repairs (AS-01, AS-02, AS-04, AS-06): free inside the warranty, otherwise after the customer
   * has confirmed a quote; tested, signed for, handed back, surveyed.
   */
  public static Workflow repair() {
    return workflow("repair");
  }

  /** Inquiries (IS-09): answered at once, or recorded and answered within 8 service hours. */
  public static Workflow inquiry() {
    return workflow("inquiry");
  }

  /** Deliveries (IS-09): rectified until the customer's acceptance is passed. */
  public static Workflow delivery() {
    return workflow("delivery");
  }

  /** The JSON document of a name; empty if there is none. */
  public static Optional<String> json(String name) {
    if (!NAMES.contains(name)) {
      return Optional.empty();
    }
    String resource = "workflows/" + name + ".json";
    try (InputStream stream = BundledWorkflows.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("bundled workflow " + name + " is missing from the jar");
      }
      return Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Workflow workflow(String name) {
    return Workflow.of(definition(PlaybookReader.tree(json(name).orElseThrow())));
  }

  /** What the documents leave out is as the factories have it. */
  private static WorkflowDefinition definition(JsonNode document) {
    ObjectNode root = document.deepCopy().asObject();
    root.remove("crmkit");
    root.putObject("id")
        .set("name", root.remove("name"))
        .set("version", root.remove("version"));
    root.get("states").forEach(state -> defaults(state, "final", "false"));
    for (JsonNode transition : root.get("transitions")) {
      defaults(transition, "guard", "{\"all\": []}");
      defaults(transition, "requires", "[]");
      defaults(transition, "roles", "[]");
    }
    for (JsonNode clock : root.get("clocks")) {
      defaults(clock, "pausedIn", "[]");
      defaults(clock, "pausable", "true");
      defaults(clock, "warnings", "[]");
      defaults(clock, "escalations", "[]");
      defaults(clock, "onPolicyChange", "\"FROM_START\"");
      defaults(clock, "onReopen", "\"NEW_CYCLE\"");
    }
    return MAPPER.treeToValue(root, WorkflowDefinition.class);
  }

  private static void defaults(JsonNode node, String field, String value) {
    if (!node.has(field)) {
      node.asObject().set(field, MAPPER.readTree(value));
    }
  }
}
