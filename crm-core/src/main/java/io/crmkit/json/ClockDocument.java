package io.crmkit.json;

import io.crmkit.customer.StaffId;
import io.crmkit.time.Limit;
import io.crmkit.workflow.Action;
import io.crmkit.workflow.ClockRule;
import io.crmkit.workflow.Escalation;
import io.crmkit.workflow.OnPolicyChange;
import io.crmkit.workflow.OnReopen;
import io.crmkit.workflow.Owner;
import io.crmkit.workflow.Role;
import io.crmkit.workflow.State;
import io.crmkit.workflow.Trigger;
import io.crmkit.workflow.Warning;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads the clocks of workflows from documents. */
final class ClockDocument {
  private final DocumentCheck check;
  private final LimitDocument limits;

  ClockDocument(DocumentCheck check) {
    this.check = check;
    this.limits = new LimitDocument(check);
  }

  Optional<ClockRule> read(JsonNode node, String pointer) {
    if (!check.object(
        node,
        pointer,
        "name",
        "start",
        "stops",
        "ends",
        "limit",
        "calendar",
        "pausedIn",
        "pausable",
        "warnings",
        "escalations",
        "onPolicyChange",
        "onReopen")) {
      return Optional.empty();
    }
    int problemsBefore = check.problems().size();
    Optional<String> name = check.required(node, pointer, "name", text -> text);
    Optional<Trigger> start = check.required(node, pointer, "start", Trigger::parse);
    List<Trigger> stops = texts(node, pointer, "stops", Trigger::parse);
    List<Trigger> ends = texts(node, pointer, "ends", Trigger::parse);
    if (!node.has("limit")) {
      check.problem(pointer + "/limit", "is required");
    }
    Optional<Limit> limit =
        node.has("limit") ? limits.read(node.get("limit"), pointer + "/limit") : Optional.empty();
    Optional<String> calendar = check.required(node, pointer, "calendar", text -> text);
    List<State> pausedIn = texts(node, pointer, "pausedIn", State::of);
    boolean pausable = flag(check, node, pointer, "pausable", true);
    List<Warning> warnings = items(node, pointer, "warnings", this::warning);
    List<Escalation> escalations = items(node, pointer, "escalations", this::escalation);
    OnPolicyChange onChange =
        check
            .optional(
                node,
                pointer,
                "onPolicyChange",
                text -> DocumentTexts.constant(OnPolicyChange.values(), text))
            .orElse(OnPolicyChange.FROM_START);
    OnReopen onReopen =
        check
            .optional(
                node, pointer, "onReopen", text -> DocumentTexts.constant(OnReopen.values(), text))
            .orElse(OnReopen.NEW_CYCLE);
    if (check.problems().size() > problemsBefore) {
      return Optional.empty();
    }
    return check.attempt(
        pointer,
        () ->
            new ClockRule(
                name.orElseThrow(),
                start.orElseThrow(),
                new LinkedHashSet<>(stops),
                new LinkedHashSet<>(ends),
                limit.orElseThrow(),
                calendar.orElseThrow(),
                new LinkedHashSet<>(pausedIn),
                pausable,
                warnings,
                escalations,
                onChange,
                onReopen));
  }

  private Optional<Warning> warning(JsonNode node, String pointer) {
    if (!check.object(node, pointer, "name", "before")) {
      return Optional.empty();
    }
    Optional<String> name = check.required(node, pointer, "name", text -> text);
    Optional<Duration> before = check.required(node, pointer, "before", ClockDocument::duration);
    return name.isEmpty() || before.isEmpty()
        ? Optional.empty()
        : check.attempt(pointer + "/name", () -> new Warning(name.get(), before.get()));
  }

  private Optional<Escalation> escalation(JsonNode node, String pointer) {
    if (!check.object(node, pointer, "name", "after", "notify", "action", "reassign")) {
      return Optional.empty();
    }
    int problemsBefore = check.problems().size();
    Optional<String> name = check.required(node, pointer, "name", text -> text);
    Optional<Duration> after = check.optional(node, pointer, "after", ClockDocument::duration);
    Optional<Role> notified = check.optional(node, pointer, "notify", Role::of);
    Optional<Action> action = check.optional(node, pointer, "action", Action::of);
    Optional<Owner> owner =
        node.has("reassign")
            ? owner(node.get("reassign"), pointer + "/reassign")
            : Optional.empty();
    return check.problems().size() > problemsBefore
        ? Optional.empty()
        : check.attempt(
            pointer + "/name",
            () ->
                new Escalation(
                    name.orElseThrow(), after.orElse(Duration.ZERO), notified, action, owner));
  }

  private Optional<Owner> owner(JsonNode node, String pointer) {
    if (!check.object(node, pointer, "department", "staff")) {
      return Optional.empty();
    }
    Optional<Owner> department = check.required(node, pointer, "department", Owner::of);
    Optional<StaffId> staff = check.optional(node, pointer, "staff", StaffId::of);
    return department.map(found -> new Owner(found.department(), staff));
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
    return node.has(field) ? check.list(node.get(field), pointer + "/" + field, reader) : List.of();
  }

  static boolean flag(
      DocumentCheck check, JsonNode node, String pointer, String field, boolean otherwise) {
    JsonNode value = node.get(field);
    if (value == null) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      check.problem(
          pointer + "/" + field, "must be true or false, was " + DocumentCheck.words(value));
    }
    return value.isBoolean() ? value.booleanValue() : otherwise;
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be a length in hours, minutes or seconds like PT2H, was '"
              + DocumentTexts.shortened(text)
              + "'",
          e);
    }
  }
}
