package io.crmkit.json;

import io.crmkit.complaint.ComplaintHandling;
import io.crmkit.complaint.ComplaintScheme;
import io.crmkit.complaint.FeedbackRule;
import io.crmkit.complaint.RecurrenceKey;
import io.crmkit.complaint.RecurrenceRule;
import io.crmkit.complaint.SanctionRule;
import io.crmkit.complaint.SanctionRules;
import io.crmkit.time.Limit;
import io.crmkit.time.Window;
import io.crmkit.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes the section {@code complaints} of a playbook, with every mistake at its place.
 */
final class ComplaintDocument {
  private final DocumentCheck check;
  private final SectionFields fields;
  private final Optional<CurrencyUnit> currency;
  private final Map<String, Workflow> workflows;
  private final Set<String> calendars;

  /**
   * Reads sections of a playbook with these workflows and calendars; the currency is empty where
   * the playbook has none that can be read.
   */
  ComplaintDocument(
      DocumentCheck check,
      Optional<CurrencyUnit> currency,
      Map<String, Workflow> workflows,
      Set<String> calendars) {
    this.check = check;
    this.fields = new SectionFields(check, currency.orElse(null));
    this.currency = currency;
    this.workflows = workflows;
    this.calendars = calendars;
  }

  Optional<ComplaintScheme> read(JsonNode node, String pointer) {
    if (!check.object(
        node,
        pointer,
        "workflow",
        "categories",
        "departments",
        "causes",
        "sanctions",
        "recurrence",
        "feedback")) {
      return Optional.empty();
    }
    int problemsBefore = check.problems().size();
    Optional<String> workflow =
        check.required(
            node,
            pointer,
            "workflow",
            text -> oneOf(text, workflows.keySet(), "workflow of the playbook"));
    Map<String, String> categories = categories(node.get("categories"), pointer + "/categories");
    List<String> departments = texts(node, pointer, "departments", ComplaintDocument::code);
    if (!node.has("causes")) {
      check.problem(pointer + "/causes", "is required");
    }
    List<String> causes = texts(node, pointer, "causes", ComplaintDocument::code);
    Optional<SanctionRules> sanctions =
        optional(node, pointer, "sanctions").flatMap(at -> sanctions(node.get("sanctions"), at));
    Optional<RecurrenceRule> recurrence =
        optional(node, pointer, "recurrence").flatMap(at -> recurrence(node.get("recurrence"), at));
    Optional<FeedbackRule> feedback =
        optional(node, pointer, "feedback").flatMap(at -> feedback(node.get("feedback"), at));
    if (check.problems().size() > problemsBefore) {
      return Optional.empty();
    }
    Optional<ComplaintScheme> scheme =
        check.attempt(
            pointer,
            () ->
                new ComplaintScheme(
                    workflow.orElseThrow(),
                    categories,
                    new LinkedHashSet<>(departments),
                    new LinkedHashSet<>(causes),
                    sanctions,
                    recurrence,
                    feedback));
    return scheme.flatMap(
        read ->
            check
                .attempt(pointer + "/workflow", () -> handling(read))
                .map(ComplaintHandling::scheme));
  }

  /** Refuses a workflow that handles no complaints. */
  private ComplaintHandling handling(ComplaintScheme scheme) {
    Workflow workflow = Objects.requireNonNull(workflows.get(scheme.workflow()), "was looked up");
    return new ComplaintHandling(workflow, scheme);
  }

  private Map<String, String> categories(@Nullable JsonNode node, String pointer) {
    Map<String, String> categories = new LinkedHashMap<>();
    if (node == null) {
      check.problem(pointer, "is required");
    } else if (!node.isObject()) {
      check.problem(pointer, "must be an object, was " + DocumentCheck.words(node));
    } else {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        String at = DocumentCheck.child(pointer, entry.getKey());
        Optional<String> category = check.attempt(at, () -> code(entry.getKey()));
        Optional<String> department = check.text(entry.getValue(), at, ComplaintDocument::code);
        category.ifPresent(
            name -> department.ifPresent(responsible -> categories.put(name, responsible)));
      }
    }
    return categories;
  }

  private Optional<SanctionRules> sanctions(JsonNode node, String pointer) {
    if (!check.object(node, pointer, "settleWithin", "calendar", "rules")) {
      return Optional.empty();
    }
    if (!node.has("settleWithin")) {
      check.problem(pointer + "/settleWithin", "is required");
    }
    Optional<Limit> limit =
        node.has("settleWithin")
            ? new LimitDocument(check).read(node.get("settleWithin"), pointer + "/settleWithin")
            : Optional.empty();
    Optional<String> calendar =
        check.required(
            node, pointer, "calendar", text -> oneOf(text, calendars, "calendar of the playbook"));
    int problemsBefore = check.problems().size();
    List<SanctionRule> rules = check.list(node.get("rules"), pointer + "/rules", this::rule);
    return limit.isEmpty()
            || calendar.isEmpty()
            || currency.isEmpty()
            || check.problems().size() > problemsBefore
        ? Optional.empty()
        : check.attempt(
            pointer, () -> new SanctionRules(rules, currency.get(), limit.get(), calendar.get()));
  }

  private Optional<SanctionRule> rule(JsonNode node, String pointer) {
    if (!check.object(node, pointer, "name", "occasion", "amount", "on")) {
      return Optional.empty();
    }
    Optional<String> name = check.required(node, pointer, "name", ComplaintDocument::code);
    Optional<SanctionRule.Occasion> occasion =
        check.required(
            node,
            pointer,
            "occasion",
            text -> DocumentTexts.constant(SanctionRule.Occasion.values(), text));
    Optional<Money> amount =
        node.path("amount").isNumber()
            ? fields.required(node, pointer, "amount", fields::money)
            : check.required(node, pointer, "amount", this::amount);
    List<SanctionRule.Target> on =
        check.list(
            node.get("on"),
            pointer + "/on",
            (item, at) ->
                check.text(
                    item, at, text -> DocumentTexts.constant(SanctionRule.Target.values(), text)));
    return name.isEmpty() || occasion.isEmpty() || amount.isEmpty() || !node.has("on")
        ? Optional.empty()
        : check.attempt(
            pointer,
            () ->
                new SanctionRule(
                    name.get(), occasion.get(), amount.get(), new LinkedHashSet<>(on)));
  }

  private Money amount(String text) {
    Money amount;
    try {
      amount = Money.parse(text);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "must be an amount like CNY 100.00, was '" + DocumentTexts.shortened(text) + "'", e);
    }
    if (currency.isPresent() && !currency.get().equals(amount.getCurrencyUnit())) {
      throw new IllegalArgumentException(
          "must be in the playbook's currency, " + currency.get() + ", was " + amount);
    }
    return amount;
  }

  private Optional<RecurrenceRule> recurrence(JsonNode node, String pointer) {
    if (!check.object(node, pointer, "by", "within", "atLeast")) {
      return Optional.empty();
    }
    int problemsBefore = check.problems().size();
    List<RecurrenceKey> by =
        check.list(
            node.get("by"),
            pointer + "/by",
            (item, at) ->
                check.text(item, at, text -> DocumentTexts.constant(RecurrenceKey.values(), text)));
    Optional<Window> within = check.required(node, pointer, "within", Window::parse);
    Optional<Integer> atLeast = number(node, pointer, "atLeast");
    return within.isEmpty() || atLeast.isEmpty() || check.problems().size() > problemsBefore
        ? Optional.empty()
        : check.attempt(
            pointer,
            () -> new RecurrenceRule(new LinkedHashSet<>(by), within.get(), atLeast.get()));
  }

  private Optional<FeedbackRule> feedback(JsonNode node, String pointer) {
    if (!check.object(node, pointer, "question", "atMost")) {
      return Optional.empty();
    }
    Optional<String> question = check.required(node, pointer, "question", ComplaintDocument::code);
    Optional<Integer> atMost = number(node, pointer, "atMost");
    return question.flatMap(asked -> atMost.map(bound -> new FeedbackRule(asked, bound)));
  }

  private Optional<Integer> number(JsonNode node, String pointer, String field) {
    JsonNode number = node.get(field);
    if (number == null || !number.isInt()) {
      check.problem(
          pointer + "/" + field, "must be a whole number, was " + DocumentCheck.words(number));
      return Optional.empty();
    }
    return Optional.of(number.intValue());
  }

  private static Optional<String> optional(JsonNode node, String pointer, String field) {
    return node.has(field) ? Optional.of(pointer + "/" + field) : Optional.empty();
  }

  private List<String> texts(
      JsonNode node, String pointer, String field, Function<String, String> reader) {
    return node.has(field)
        ? check.list(
            node.get(field), pointer + "/" + field, (item, at) -> check.text(item, at, reader))
        : List.of();
  }

  private static String oneOf(String text, Set<String> known, String what) {
    if (!known.contains(text)) {
      throw new IllegalArgumentException(
          "must be a "
              + what
              + ", one of "
              + known
              + ", was '"
              + DocumentTexts.shortened(text)
              + "'");
    }
    return text;
  }

  /** What programs and playbooks share as a short name. */
  private static String code(String text) {
    if (!text.matches("[A-Za-z][A-Za-z0-9_-]{0,63}")) {
      throw new IllegalArgumentException(
          "must be a letter and up to 63 letters, digits, '-' or '_', was '"
              + DocumentTexts.shortened(text)
              + "'");
    }
    return text;
  }

  /** What {@link #read} reads back equal. */
  static ObjectNode write(JsonMapper mapper, ComplaintScheme scheme) {
    ObjectNode node = mapper.createObjectNode();
    node.put("workflow", scheme.workflow());
    node.set("categories", mapper.valueToTree(scheme.categories()));
    if (!scheme.otherDepartments().isEmpty()) {
      node.set("departments", mapper.valueToTree(scheme.otherDepartments()));
    }
    node.set("causes", mapper.valueToTree(scheme.causes()));
    scheme
        .sanctions()
        .ifPresent(
            sanctions -> {
              ObjectNode item = node.putObject("sanctions");
              item.set("settleWithin", mapper.valueToTree(sanctions.settleWithin()));
              item.put("calendar", sanctions.calendar());
              item.putArray("rules");
              for (SanctionRule rule : sanctions.rules()) {
                ObjectNode one = item.withArrayProperty("rules").addObject();
                one.put("name", rule.name());
                one.put("occasion", rule.occasion().name());
                one.put("amount", rule.amount().toString());
                one.set("on", mapper.valueToTree(rule.targets()));
              }
            });
    scheme
        .recurrence()
        .ifPresent(
            recurrence -> {
              ObjectNode item = node.putObject("recurrence");
              item.set("by", mapper.valueToTree(recurrence.by()));
              item.put("within", recurrence.within().text());
              item.put("atLeast", recurrence.atLeast());
            });
    scheme
        .feedback()
        .ifPresent(
            feedback -> {
              ObjectNode item = node.putObject("feedback");
              item.put("question", feedback.question());
              item.put("atMost", feedback.atMost());
            });
    return node;
  }
}
