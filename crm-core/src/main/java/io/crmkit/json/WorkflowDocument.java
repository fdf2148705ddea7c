package io.crmkit.json;

import io.crmkit.decision.PolicyId;
import io.crmkit.workflow.Action;
import io.crmkit.workflow.ClockRule;
import io.crmkit.workflow.Field;
import io.crmkit.workflow.FieldType;
import io.crmkit.workflow.Guard;
import io.crmkit.workflow.Holder;
import io.crmkit.workflow.Role;
import io.crmkit.workflow.State;
import io.crmkit.workflow.StateRule;
import io.crmkit.workflow.Transition;
import io.crmkit.workflow.WorkflowDefinition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Binds the tree of the document of a workflow, gathering every mistake on the way. */
final class WorkflowDocument {
  private final DocumentCheck check;
  private final GuardDocument guards;
  private final ClockDocument clocks;

  WorkflowDocument(DocumentCheck check) {
    this.check = check;
    this.guards = new GuardDocument(check);
    this.clocks = new ClockDocument(check);
  }

  /** The definition; it may be unsound. Without a name it has the usual one. */
  Optional<WorkflowDefinition> read(JsonNode node, String pointer, Optional<String> usualName) {
    int problemsBefore = check.problems().size();
    if (!check.object(
        node,
        pointer,
        "name",
        "version",
        "roles",
        "fields",
        "states",
        "initial",
        "requires",
        "transitions",
        "clocks")) {
      return Optional.empty();
    }
    Optional<String> name =
        usualName.isPresent() && !node.has("name")
            ? usualName
            : check.required(node, pointer, "name", text -> named(text, usualName));
    Optional<PolicyId> version =
        check.required(node, pointer, "version", text -> new PolicyId("-", text));
    List<Role> roles = texts(node, pointer, "roles", Role::of);
    List<Field> fields = items(node, pointer, "fields", this::field);
    List<StateRule> states = required(node, pointer, "states", this::state);
    Optional<State> initial = check.required(node, pointer, "initial", State::of);
    List<String> requires = texts(node, pointer, "requires", text -> text);
    List<Transition> transitions = required(node, pointer, "transitions", this::transition);
    List<ClockRule> read = items(node, pointer, "clocks", clocks::read);
    if (check.problems().size() > problemsBefore) {
      return Optional.empty();
    }
    return check.attempt(
        pointer,
        () ->
            new WorkflowDefinition(
                new PolicyId(name.orElseThrow(), version.orElseThrow().version()),
                fields,
                new LinkedHashSet<>(roles),
                states,
                initial.orElseThrow(),
                new LinkedHashSet<>(requires),
                transitions,
                read));
  }

  private static String named(String name, Optional<String> usual) {
    if (usual.isPresent() && !usual.get().equals(name)) {
      throw new IllegalArgumentException(
          "must be " + usual.get() + ", the name it stands under, or left out");
    }
    return new PolicyId(name, "-").name();
  }

  private Optional<Field> field(JsonNode node, String pointer) {
    if (!check.object(node, pointer, "name", "type", "codes")) {
      return Optional.empty();
    }
    Optional<String> name = check.required(node, pointer, "name", text -> text);
    Optional<FieldType> type =
        check.required(
            node, pointer, "type", text -> DocumentTexts.constant(FieldType.values(), text));
    List<String> codes = texts(node, pointer, "codes", text -> text);
    return name.isEmpty() || type.isEmpty()
        ? Optional.empty()
        : check.attempt(pointer, () -> new Field(name.get(), type.get(), codes));
  }

  private Optional<StateRule> state(JsonNode node, String pointer) {
    if (!check.object(node, pointer, "state", "final", "holder")) {
      return Optional.empty();
    }
    Optional<State> state = check.required(node, pointer, "state", State::of);
    Optional<Holder> holder = check.optional(node, pointer, "holder", Holder::of);
    boolean last = ClockDocument.flag(check, node, pointer, "final", false);
    return state.map(found -> new StateRule(found, last, holder.orElse(Holder.TEAM)));
  }

  private Optional<Transition> transition(JsonNode node, String pointer) {
    if (!check.object(node, pointer, "action", "from", "to", "guard", "requires", "roles")) {
      return Optional.empty();
    }
    int problemsBefore = check.problems().size();
    Optional<Action> action = check.required(node, pointer, "action", Action::of);
    List<State> from =
        required(node, pointer, "from", (item, at) -> check.text(item, at, State::of));
    Optional<State> to = check.required(node, pointer, "to", State::of);
    Optional<Guard> guard =
        node.has("guard")
            ? guards.read(node.get("guard"), pointer + "/guard")
            : Optional.of(Guard.always());
    List<String> requires = texts(node, pointer, "requires", text -> text);
    List<Role> roles = texts(node, pointer, "roles", Role::of);
    return check.problems().size() > problemsBefore || guard.isEmpty()
        ? Optional.empty()
        : check.attempt(
            pointer,
            () ->
                new Transition(
                    action.orElseThrow(),
                    new LinkedHashSet<>(from),
                    to.orElseThrow(),
                    guard.get(),
                    new LinkedHashSet<>(requires),
                    new LinkedHashSet<>(roles)));
  }

  private <T> List<T> texts(
      JsonNode node, String pointer, String field, Function<String, T> reader) {
    return items(node, pointer, field, (item, at) -> check.text(item, at, reader));
  }

  private <T> List<T> items(
      JsonNode node,
      String pointer,
      String field,
      BiFunction<JsonNode, String, Optional<T>> reader) {
    return node.has(field) ? required(node, pointer, field, reader) : List.of();
  }

  private <T> List<T> required(
      JsonNode node,
      String pointer,
      String field,
      BiFunction<JsonNode, String, Optional<T>> reader) {
    return check.list(node.get(field), pointer + "/" + field, reader);
  }
}
