package io.crmkit.json;

import io.crmkit.facts.Condition;
import io.crmkit.facts.Kind;
import io.crmkit.score.segment.Label;
import io.crmkit.score.segment.LabelRule;
import io.crmkit.score.segment.LabelRules;
import io.crmkit.score.segment.RfmCuts;
import io.crmkit.time.Window;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import tools.jackson.databind.JsonNode;

/**
 * Reads segments from playbooks: stored cut points ({@code {"window": "last:P12M", "recency":
 * ["P30D"], "frequency": [2], "monetary": [100]}}) and rules that give names ({@code {"choice":
 * "FIRST", "rules": [{"label": "segment.NEW", "when": condition}], "otherwise": "segment.LOST"}}).
 */
final class SegmentDocument {
  private final DocumentCheck check;
  private final ConditionDocument conditions;

  SegmentDocument(DocumentCheck check, ConditionDocument conditions) {
    this.check = check;
    this.conditions = conditions;
  }

  Optional<RfmCuts> rfm(JsonNode node, String pointer) {
    int problemsBefore = check.problems().size();
    if (!check.object(node, pointer, "window", "recency", "frequency", "monetary")) {
      return Optional.empty();
    }
    Optional<Window> window = check.required(node, pointer, "window", Window::parse);
    List<Period> recency = cuts(Kind.DAYS, node, pointer, "recency");
    List<Long> frequency = cuts(Kind.COUNT, node, pointer, "frequency");
    List<Money> monetary = cuts(Kind.MONEY, node, pointer, "monetary");
    return check.problems().size() > problemsBefore || window.isEmpty()
        ? Optional.empty()
        : check.attempt(pointer, () -> new RfmCuts(window.get(), recency, frequency, monetary));
  }

  private <T> List<T> cuts(Kind<T> kind, JsonNode node, String pointer, String field) {
    return check.list(
        node.get(field),
        pointer + "/" + field,
        (item, at) -> ScoreDocument.item(check, conditions, kind, item, at));
  }

  Optional<LabelRules> rules(JsonNode node, String pointer) {
    int problemsBefore = check.problems().size();
    if (!check.object(node, pointer, "choice", "rules", "otherwise")) {
      return Optional.empty();
    }
    LabelRules.Choice choice =
        check
            .optional(
                node,
                pointer,
                "choice",
                text -> DocumentTexts.constant(LabelRules.Choice.values(), text))
            .orElse(LabelRules.Choice.FIRST);
    ScoreDocument.requireOnce(check, node.get("rules"), pointer + "/rules", "label");
    List<LabelRule> rules = check.list(node.get("rules"), pointer + "/rules", this::rule);
    Optional<Label> otherwise = check.optional(node, pointer, "otherwise", Label::parse);
    return check.problems().size() > problemsBefore
        ? Optional.empty()
        : check.attempt(pointer, () -> new LabelRules(choice, rules, otherwise));
  }

  private Optional<LabelRule> rule(JsonNode node, String pointer) {
    if (!check.object(node, pointer, "label", "when")) {
      return Optional.empty();
    }
    Optional<Label> label = check.required(node, pointer, "label", Label::parse);
    Optional<Condition> when = condition(check, conditions, node, pointer, "when");
    return label.isEmpty() || when.isEmpty()
        ? Optional.empty()
        : Optional.of(LabelRule.of(label.get(), when.get()));
  }

  /** A required condition. */
  static Optional<Condition> condition(
      DocumentCheck check,
      ConditionDocument conditions,
      JsonNode node,
      String pointer,
      String field) {
    JsonNode found = node.get(field);
    if (found == null) {
      check.problem(pointer + "/" + field, "is required");
      return Optional.empty();
    }
    return conditions.read(found, pointer + "/" + field);
  }
}
