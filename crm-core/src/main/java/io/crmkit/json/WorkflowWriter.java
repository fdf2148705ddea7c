package io.crmkit.json;

import io.crmkit.workflow.ClockRule;
import io.crmkit.workflow.Escalation;
import io.crmkit.workflow.Guard;
import io.crmkit.workflow.Holder;
import io.crmkit.workflow.OnPolicyChange;
import io.crmkit.workflow.OnReopen;
import io.crmkit.workflow.StateRule;
import io.crmkit.workflow.Transition;
import io.crmkit.workflow.Trigger;
import io.crmkit.workflow.Warning;
import io.crmkit.workflow.WorkflowDefinition;
import java.util.Collection;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes workflows as documents; what is as usual is left out. */
final class WorkflowWriter {
  private final JsonMapper mapper;

  WorkflowWriter(JsonMapper mapper) {
    this.mapper = mapper;
  }

  ObjectNode write(WorkflowDefinition definition) {
    ObjectNode root = mapper.createObjectNode();
    root.put("name", definition.id().name());
    root.put("version", definition.id().version());
    putAll(root, "roles", definition.roles());
    putAll(root, "fields", definition.fields());
    root.putArray("states");
    definition.states().forEach(rule -> state(root.withArrayProperty("states").addObject(), rule));
    root.put("initial", definition.initial().code());
    putAll(root, "requires", definition.requires());
    root.putArray("transitions");
    definition
        .transitions()
        .forEach(t -> transition(root.withArrayProperty("transitions").addObject(), t));
    definition.clocks().forEach(c -> clock(root.withArrayProperty("clocks").addObject(), c));
    return root;
  }

  private static void state(ObjectNode node, StateRule rule) {
    node.put("state", rule.state().code());
    if (rule.isFinal()) {
      node.put("final", true);
    }
    if (!rule.holder().equals(Holder.TEAM)) {
      node.put("holder", rule.holder().code());
    }
  }

  private void transition(ObjectNode node, Transition transition) {
    node.put("action", transition.action().code());
    node.set("from", mapper.valueToTree(transition.from()));
    node.put("to", transition.to().code());
    if (!transition.guard().equals(Guard.always())) {
      node.set("guard", mapper.valueToTree(transition.guard()));
    }
    putAll(node, "requires", transition.requires());
    putAll(node, "roles", transition.roles());
  }

  private void clock(ObjectNode node, ClockRule clock) {
    node.put("name", clock.name());
    node.put("start", clock.start().text());
    putAll(node, "stops", clock.stops().stream().map(Trigger::text).toList());
    putAll(node, "ends", clock.ends().stream().map(Trigger::text).toList());
    node.set("limit", mapper.valueToTree(clock.limit()));
    node.put("calendar", clock.calendar());
    putAll(node, "pausedIn", clock.pausedIn());
    if (!clock.pausable()) {
      node.put("pausable", false);
    }
    for (Warning warning : clock.warnings()) {
      ObjectNode item = node.withArrayProperty("warnings").addObject();
      item.put("name", warning.name());
      item.put("before", warning.before().toString());
    }
    clock
        .escalations()
        .forEach(e -> escalation(node.withArrayProperty("escalations").addObject(), e));
    if (clock.onPolicyChange() != OnPolicyChange.FROM_START) {
      node.put("onPolicyChange", clock.onPolicyChange().name());
    }
    if (clock.onReopen() != OnReopen.NEW_CYCLE) {
      node.put("onReopen", clock.onReopen().name());
    }
  }

  private static void escalation(ObjectNode node, Escalation escalation) {
    node.put("name", escalation.name());
    node.put("after", escalation.after().toString());
    escalation.notified().ifPresent(role -> node.put("notify", role.code()));
    escalation.action().ifPresent(action -> node.put("action", action.code()));
    escalation
        .reassign()
        .ifPresent(
            owner -> {
              ObjectNode item = node.putObject("reassign");
              item.put("department", owner.department());
              owner.staff().ifPresent(staff -> item.put("staff", staff.value()));
            });
  }

  private void putAll(ObjectNode node, String field, Collection<?> values) {
    if (!values.isEmpty()) {
      node.set(field, mapper.valueToTree(values));
    }
  }
}
