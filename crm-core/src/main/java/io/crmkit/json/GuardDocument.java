package io.crmkit.json;

import io.crmkit.workflow.FieldValue;
import io.crmkit.workflow.Guard;
import io.crmkit.workflow.GuardBound;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the guards of workflows from documents: what the codec reads, with every mistake at its
 * place; a bare whole number is a count.
 */
final class GuardDocument {
  private static final List<String> FORMS =
      List.of(
          "all", "any", "none", "known", "is", "flag", "atLeast", "atMost", "moreThan", "lessThan");
  private static final String[] FIELDS = fields();

  private final DocumentCheck check;

  GuardDocument(DocumentCheck check) {
    this.check = check;
  }

  private static String[] fields() {
    List<String> fields = new ArrayList<>(FORMS);
    fields.add("field");
    return fields.toArray(new String[0]);
  }

  Optional<Guard> read(JsonNode node, String pointer) {
    int problemsBefore = check.problems().size();
    if (!check.object(node, pointer, FIELDS) || check.problems().size() > problemsBefore) {
      return Optional.empty();
    }
    List<String> forms = FORMS.stream().filter(node::has).toList();
    if (forms.size() != 1) {
      check.problem(pointer, "must have exactly one of " + FORMS + ", had " + forms);
      return Optional.empty();
    }
    String form = forms.get(0);
    boolean asksOneField = FORMS.indexOf(form) > FORMS.indexOf("known");
    if (node.has("field") && !asksOneField) {
      check.problem(pointer + "/field", "does not go with " + form);
    }
    Optional<String> field =
        asksOneField ? check.required(node, pointer, "field", text -> text) : Optional.of("");
    String at = pointer + "/" + form;
    JsonNode value = node.get(form);
    return switch (form) {
      case "all", "any", "none" -> combination(value, at, form);
      case "known" -> check.text(value, at, Guard::known);
      case "is" -> is(field, value, at);
      case "flag" -> flag(field, value, at);
      default -> bounded(field, value, at, form);
    };
  }

  private Optional<Guard> combination(JsonNode value, String at, String form) {
    List<Guard> parts = check.list(value, at, this::read);
    return !value.isArray() || parts.size() < value.size()
        ? Optional.empty()
        : check.attempt(
            at,
            () ->
                switch (form) {
                  case "all" -> new Guard.All(parts);
                  case "any" -> new Guard.Any(parts);
                  default -> new Guard.None(parts);
                });
  }

  private Optional<Guard> is(Optional<String> field, JsonNode value, String at) {
    List<String> codes =
        check.list(value, at, (item, itemAt) -> check.text(item, itemAt, text -> text));
    return field.isEmpty() || !value.isArray() || codes.size() < value.size()
        ? Optional.empty()
        : check.attempt(at, () -> new Guard.Is(field.get(), new LinkedHashSet<>(codes)));
  }

  private Optional<Guard> flag(Optional<String> field, JsonNode value, String at) {
    if (!value.isBoolean()) {
      check.problem(at, "must be true or false, was " + DocumentCheck.words(value));
      return Optional.empty();
    }
    return field.flatMap(
        name -> check.attempt(at, () -> new Guard.Flagged(name, value.booleanValue())));
  }

  private Optional<Guard> bounded(Optional<String> field, JsonNode value, String at, String form) {
    Optional<FieldValue> bound = bound(value, at);
    return field.isEmpty() || bound.isEmpty()
        ? Optional.empty()
        : check.attempt(
            at,
            () ->
                switch (form) {
                  case "atLeast" -> new GuardBound.AtLeast(field.get(), bound.get());
                  case "atMost" -> new GuardBound.AtMost(field.get(), bound.get());
                  case "moreThan" -> new GuardBound.MoreThan(field.get(), bound.get());
                  default -> new GuardBound.LessThan(field.get(), bound.get());
                });
  }

  private Optional<FieldValue> bound(JsonNode node, String at) {
    if (node.isIntegralNumber()) {
      return count(node, at);
    }
    if (!check.object(node, at, "count", "amount", "day", "moment")) {
      return Optional.empty();
    }
    if (node.size() != 1) {
      check.problem(at, "must have exactly one of count, amount, day and moment");
      return Optional.empty();
    }
    if (node.has("count")) {
      return count(node.get("count"), at + "/count");
    }
    if (node.has("amount")) {
      return check.required(node, at, "amount", text -> FieldValue.amount(money(text)));
    }
    return node.has("day")
        ? check.required(node, at, "day", text -> FieldValue.day(DocumentTexts.date(text)))
        : check.required(node, at, "moment", text -> FieldValue.moment(instant(text)));
  }

  private Optional<FieldValue> count(@Nullable JsonNode node, String at) {
    if (node == null || !node.isIntegralNumber() || !node.canConvertToLong()) {
      check.problem(at, "must be a whole number, was " + DocumentCheck.words(node));
      return Optional.empty();
    }
    return Optional.of(FieldValue.count(node.longValue()));
  }

  private static Money money(String text) {
    try {
      return Money.parse(text);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "must be an amount like CNY 500.00, was '" + DocumentTexts.shortened(text) + "'", e);
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be an instant like 2026-01-31T08:00:00Z, was '"
              + DocumentTexts.shortened(text)
              + "'",
          e);
    }
  }
}
