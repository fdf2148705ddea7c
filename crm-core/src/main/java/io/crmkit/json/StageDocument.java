package io.crmkit.json;

import io.crmkit.facts.Condition;
import io.crmkit.facts.Kind;
import io.crmkit.score.stage.ChurnSignal;
import io.crmkit.score.stage.ChurnSignals;
import io.crmkit.score.stage.LevelMatrix;
import io.crmkit.score.stage.Stage;
import io.crmkit.score.stage.StageModel;
import io.crmkit.score.stage.StageRule;
import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * Reads stages, levels and signals of churn from playbooks: {@code {"stages": [{"stage", "enter",
 * "keep"}], "minimumDwell": "P30D"}}, where a stage without {@code keep} is kept as it is entered
 * and the last has no conditions; {@code {"some", "many", "medium", "high", "slack",
 * "minimumDwell"}}; {@code {"signals": [{"name", "when", "weight"}], "watchFrom", "alarmFrom"}}.
 */
final class StageDocument {
  private final DocumentCheck check;
  private final ConditionDocument conditions;

  StageDocument(DocumentCheck check, ConditionDocument conditions) {
    this.check = check;
    this.conditions = conditions;
  }

  Optional<StageModel> model(JsonNode node, String pointer) {
    int problemsBefore = check.problems().size();
    if (!check.object(node, pointer, "stages", "minimumDwell")) {
      return Optional.empty();
    }
    ScoreDocument.requireOnce(check, node.get("stages"), pointer + "/stages", "stage");
    List<StageRule> rules = check.list(node.get("stages"), pointer + "/stages", this::rule);
    Period dwell = dwell(node, pointer);
    return check.problems().size() > problemsBefore
        ? Optional.empty()
        : check.attempt(pointer, () -> new StageModel(rules, dwell));
  }

  private Optional<StageRule> rule(JsonNode node, String pointer) {
    if (!check.object(node, pointer, "stage", "enter", "keep")) {
      return Optional.empty();
    }
    Optional<Stage> stage = check.required(node, pointer, "stage", Stage::of);
    Optional<Condition> enter =
        node.has("enter")
            ? conditions.read(node.get("enter"), pointer + "/enter")
            : Optional.of(Condition.always());
    Optional<Condition> keep =
        node.has("keep") ? conditions.read(node.get("keep"), pointer + "/keep") : enter;
    return stage.isEmpty() || enter.isEmpty() || keep.isEmpty()
        ? Optional.empty()
        : Optional.of(new StageRule(stage.get(), enter.get(), keep.get()));
  }

  private Period dwell(JsonNode node, String pointer) {
    return check.optional(node, pointer, "minimumDwell", DocumentTexts::length).orElse(Period.ZERO);
  }

  Optional<LevelMatrix> levels(JsonNode node, String pointer) {
    int problemsBefore = check.problems().size();
    if (!check.object(node, pointer, "some", "many", "medium", "high", "slack", "minimumDwell")) {
      return Optional.empty();
    }
    OptionalLong some = required(node, pointer, "some");
    OptionalLong many = required(node, pointer, "many");
    Optional<BigDecimal> medium =
        ScoreDocument.value(check, conditions, Kind.RATIO, node, pointer, "medium");
    Optional<BigDecimal> high =
        ScoreDocument.value(check, conditions, Kind.RATIO, node, pointer, "high");
    BigDecimal slack =
        ScoreDocument.ratio(check, conditions, node, pointer, "slack").orElse(BigDecimal.ZERO);
    Period dwell = dwell(node, pointer);
    return check.problems().size() > problemsBefore
        ? Optional.empty()
        : check.attempt(
            pointer,
            () ->
                new LevelMatrix(
                    some.orElseThrow(),
                    many.orElseThrow(),
                    medium.orElseThrow(),
                    high.orElseThrow(),
                    slack,
                    dwell));
  }

  private OptionalLong required(JsonNode node, String pointer, String field) {
    if (!node.has(field)) {
      check.problem(pointer + "/" + field, "is required");
    }
    return ScoreDocument.whole(check, node, pointer, field);
  }

  Optional<ChurnSignals> churn(JsonNode node, String pointer) {
    int problemsBefore = check.problems().size();
    if (!check.object(node, pointer, "signals", "watchFrom", "alarmFrom")) {
      return Optional.empty();
    }
    ScoreDocument.requireOnce(check, node.get("signals"), pointer + "/signals", "name");
    List<ChurnSignal> signals = check.list(node.get("signals"), pointer + "/signals", this::signal);
    OptionalLong watch = required(node, pointer, "watchFrom");
    OptionalLong alarm = required(node, pointer, "alarmFrom");
    return check.problems().size() > problemsBefore
        ? Optional.empty()
        : check.attempt(
            pointer, () -> new ChurnSignals(signals, watch.orElseThrow(), alarm.orElseThrow()));
  }

  private Optional<ChurnSignal> signal(JsonNode node, String pointer) {
    if (!check.object(node, pointer, "name", "when", "weight")) {
      return Optional.empty();
    }
    Optional<String> name = check.required(node, pointer, "name", text -> text);
    Optional<Condition> when = SegmentDocument.condition(check, conditions, node, pointer, "when");
    OptionalLong weight = ScoreDocument.whole(check, node, pointer, "weight");
    return name.isEmpty() || when.isEmpty()
        ? Optional.empty()
        : check.attempt(pointer, () -> new ChurnSignal(name.get(), when.get(), weight.orElse(1)));
  }
}
