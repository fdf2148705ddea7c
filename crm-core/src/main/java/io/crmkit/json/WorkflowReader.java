package io.crmkit.json;

import io.crmkit.workflow.WorkflowDefinition;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads the definitions of workflows from JSON documents, those of a {@link PlaybookReader
 * playbook}'s {@code workflows} standing alone. A document is read whole or not at all: every
 * mistake in it is reported at once, each with a JSON pointer; unknown fields are mistakes. Whether
 * what it says is sound, {@link io.crmkit.workflow.WorkflowChecker} tells. {@link CrmJson#write}
 * writes what is read back equal.
 *
 * <pre>{@code
 * WorkflowDefinition inquiry = WorkflowReader.read(
 *     """
 *     {"name": "inquiry", "version": "1",
 *      "states": [{"state": "OPEN"}, {"state": "ANSWERED", "final": true}], "initial": "OPEN",
 *      "transitions": [{"action": "ANSWER", "from": ["OPEN"], "to": "ANSWERED"}],
 *      "clocks": [{"name": "answer", "start": "opening", "stops": ["on:ANSWER"],
 *                  "limit": {"open": "PT2H"}, "calendar": "service"}]}
 *     """);
 * }</pre>
 *
 * <table>
 * <caption>Fields of a workflow</caption>
 * <tr><td>{@code fields}</td><td>optional: {@code {"name", "type", "codes"}}; types are those of
 *     {@link io.crmkit.workflow.FieldType}, codes go with CODE</td></tr>
 * <tr><td>{@code roles}, {@code requires}</td><td>optional lists of names</td></tr>
 * <tr><td>{@code states}</td><td>{@code {"state", "final", "holder"}}; by default not final, and
 *     the TEAM's turn</td></tr>
 * <tr><td>{@code transitions}</td><td>{@code {"action", "from": [states], "to", "guard",
 *     "requires", "roles"}}; the last three are optional</td></tr>
 * <tr><td>{@code clocks}</td><td>optional: {@code {"name", "start", "stops", "ends", "limit",
 *     "calendar", "pausedIn", "pausable", "warnings": [{"name", "before"}], "escalations":
 *     [{"name", "after", "notify", "action", "reassign"}], "onPolicyChange", "onReopen"}}; what
 *     starts, stops (done) or ends it (needed no longer) is {@code "opening"}, {@code
 *     "on:ANSWER"}, {@code "entering:CLOSED"}, {@code "moving:CLOSED>OPEN"}, or several of them
 *     joined by {@code " or "}</td></tr>
 * </table>
 *
 * <p>A guard is one of {@code {"all": […]}}, {@code {"any": […]}}, {@code {"none": […]}}, {@code
 * {"known": field}}, {@code {"field", "is": [codes]}}, {@code {"field", "flag": true}} or a
 * threshold {@code {"field", "atLeast": {"amount": "CNY 500.00"}}} (or atMost, moreThan, lessThan;
 * of count, amount, day or moment). Stateless.
 */
public final class WorkflowReader {
  private WorkflowReader() {}

  /**
   * Reads a definition; a byte order mark before it is skipped.
   *
   * @throws InvalidDocumentException with every mistake, if there is any
   */
  public static WorkflowDefinition read(String json) {
    JsonNode tree = PlaybookReader.tree(json);
    DocumentCheck check = new DocumentCheck();
    return check.flawless(new WorkflowDocument(check).read(tree, "", Optional.empty()));
  }
}
