package io.crmkit.json;

import io.crmkit.customer.ClassScheme;
import io.crmkit.facts.Kind;
import io.crmkit.facts.Metric;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.playbook.ScoreMeasures;
import io.crmkit.playbook.ScoreScheme;
import io.crmkit.score.Band;
import io.crmkit.score.Characteristic;
import io.crmkit.score.Direction;
import io.crmkit.score.Scorecard;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the scores section of playbooks; every part is optional:
 *
 * <ul>
 *   <li>{@code cards}: scorecards by name: {@code {"characteristics": [{"name", "metric",
 *       "direction", "below", "bands": [{"from", "points"}], "withoutValue"}], "scale",
 *       "minimumCoverage"}}; {@code below} is 0, the scale the sum of points and the coverage 50 %
 *       where they are left out
 *   <li>{@code rfm}, {@code rules}: see {@link SegmentDocument}
 *   <li>{@code stages}, {@code levels}, {@code churn}: see {@link StageDocument}
 *   <li>{@code measures}, {@code outlook}: see {@link OutlookDocument}
 * </ul>
 */
final class ScoreDocument {
  private static final int MOST_CARDS = 1_000;

  private final DocumentCheck check;
  private final ConditionDocument conditions;

  ScoreDocument(DocumentCheck check, ConditionDocument conditions) {
    this.check = check;
    this.conditions = conditions;
  }

  /** A reader that knows, beyond the catalogue, what scores ask about. */
  static ScoreDocument of(
      DocumentCheck check,
      MetricCatalogue catalogue,
      @Nullable CurrencyUnit currency,
      ClassScheme classes,
      JsonNode node) {
    List<String> cards = new ArrayList<>();
    JsonNode named = node.get("cards");
    if (named != null && named.isObject()) {
      named.propertyNames().stream()
          .filter(ScoreScheme::isName)
          .limit(MOST_CARDS)
          .forEach(cards::add);
    }
    return new ScoreDocument(
        check,
        new ConditionDocument(
            check, ScoreMeasures.USUAL.catalogue(catalogue, cards), currency, classes));
  }

  Optional<ScoreScheme> read(JsonNode node, String pointer) {
    int problemsBefore = check.problems().size();
    if (!check.object(
        node,
        pointer,
        "measures",
        "cards",
        "rfm",
        "rules",
        "stages",
        "levels",
        "churn",
        "outlook")) {
      return Optional.empty();
    }
    OutlookDocument outlook = new OutlookDocument(check, conditions);
    SegmentDocument segments = new SegmentDocument(check, conditions);
    StageDocument stages = new StageDocument(check, conditions);
    ScoreScheme scheme =
        new ScoreScheme(
            optional(node, pointer, "measures", outlook::measures).orElse(ScoreMeasures.USUAL),
            named(node, pointer, "cards", this::card),
            optional(node, pointer, "rfm", segments::rfm),
            named(node, pointer, "rules", segments::rules),
            named(node, pointer, "stages", stages::model),
            optional(node, pointer, "levels", stages::levels),
            optional(node, pointer, "churn", stages::churn),
            optional(node, pointer, "outlook", outlook::outlook));
    return check.problems().size() > problemsBefore ? Optional.empty() : Optional.of(scheme);
  }

  private static <T> Optional<T> optional(
      JsonNode node,
      String pointer,
      String field,
      BiFunction<JsonNode, String, Optional<T>> reader) {
    JsonNode part = node.get(field);
    return part == null ? Optional.empty() : reader.apply(part, pointer + "/" + field);
  }

  private <T> Map<String, T> named(
      JsonNode node,
      String pointer,
      String field,
      BiFunction<JsonNode, String, Optional<T>> reader) {
    Map<String, T> parts = new LinkedHashMap<>();
    JsonNode part = node.get(field);
    String at = pointer + "/" + field;
    if (part != null && !part.isObject()) {
      check.problem(at, "must be an object, was " + DocumentCheck.words(part));
    } else if (part != null) {
      for (Map.Entry<String, JsonNode> property : part.properties()) {
        String child = DocumentCheck.child(at, property.getKey());
        Optional<String> name =
            check.attempt(child, () -> ScoreScheme.requireName(property.getKey()));
        Optional<T> value = reader.apply(property.getValue(), child);
        name.ifPresent(known -> value.ifPresent(read -> parts.put(known, read)));
      }
    }
    return parts;
  }

  Optional<Scorecard> card(JsonNode node, String pointer) {
    int problemsBefore = check.problems().size();
    if (!check.object(node, pointer, "characteristics", "scale", "minimumCoverage")) {
      return Optional.empty();
    }
    String at = pointer + "/characteristics";
    requireOnce(check, node.get("characteristics"), at, "name");
    List<Characteristic<?>> characteristics =
        check.list(node.get("characteristics"), at, this::characteristic);
    OptionalLong scale = whole(check, node, pointer, "scale");
    Optional<BigDecimal> coverage = ratio(check, conditions, node, pointer, "minimumCoverage");
    if (check.problems().size() > problemsBefore) {
      return Optional.empty();
    }
    return check.attempt(
        pointer,
        () -> {
          Scorecard card = Scorecard.of(characteristics.toArray(Characteristic<?>[]::new));
          card = scale.isPresent() ? card.withScale(scale.getAsLong()) : card;
          return coverage.map(card::withMinimumCoverage).orElse(card);
        });
  }

  private Optional<Characteristic<?>> characteristic(JsonNode node, String pointer) {
    if (!check.object(
        node, pointer, "name", "metric", "direction", "below", "bands", "withoutValue")) {
      return Optional.empty();
    }
    Optional<String> name = check.required(node, pointer, "name", text -> text);
    Optional<Metric<?>> metric = check.required(node, pointer, "metric", conditions::metric);
    Optional<Direction> direction =
        check.required(
            node, pointer, "direction", text -> DocumentTexts.constant(Direction.values(), text));
    OptionalLong below = whole(check, node, pointer, "below");
    OptionalLong without = whole(check, node, pointer, "withoutValue");
    if (metric.isEmpty()) {
      return Optional.empty();
    }
    return characteristic(metric.get(), name, direction, below.orElse(0), without, node, pointer);
  }

  private <T> Optional<Characteristic<?>> characteristic(
      Metric<T> metric,
      Optional<String> name,
      Optional<Direction> direction,
      long below,
      OptionalLong without,
      JsonNode node,
      String pointer) {
    JsonNode list = node.get("bands");
    List<Band<T>> bands =
        check.list(list, pointer + "/bands", (item, at) -> band(metric, item, at));
    return name.isEmpty() || direction.isEmpty() || list == null || bands.size() < list.size()
        ? Optional.empty()
        : check.attempt(
            pointer,
            () -> new Characteristic<>(name.get(), metric, direction.get(), below, bands, without));
  }

  private <T> Optional<Band<T>> band(Metric<T> metric, JsonNode node, String pointer) {
    if (!check.object(node, pointer, "from", "points")) {
      return Optional.empty();
    }
    Optional<T> from = value(check, conditions, metric.kind(), node, pointer, "from");
    OptionalLong points = whole(check, node, pointer, "points");
    if (!node.has("points")) {
      check.problem(pointer + "/points", "is required");
    }
    return from.isEmpty() || points.isEmpty()
        ? Optional.empty()
        : Optional.of(Band.from(from.get(), points.getAsLong()));
  }

  /** A required value of a kind. */
  static <T> Optional<T> value(
      DocumentCheck check,
      ConditionDocument conditions,
      Kind<T> kind,
      JsonNode node,
      String pointer,
      String field) {
    JsonNode found = node.get(field);
    if (found == null) {
      check.problem(pointer + "/" + field, "is required");
      return Optional.empty();
    }
    return item(check, conditions, kind, found, pointer + "/" + field);
  }

  /** A value of a kind. */
  static <T> Optional<T> item(
      DocumentCheck check,
      ConditionDocument conditions,
      Kind<T> kind,
      JsonNode node,
      String pointer) {
    return check.attempt(pointer, () -> kind.require(conditions.value(kind, node)));
  }

  /** A share, if it is there. */
  static Optional<BigDecimal> ratio(
      DocumentCheck check,
      ConditionDocument conditions,
      JsonNode node,
      String pointer,
      String field) {
    return node.has(field)
        ? value(check, conditions, Kind.RATIO, node, pointer, field)
        : Optional.empty();
  }

  /** A whole number, if it is there. */
  static OptionalLong whole(DocumentCheck check, JsonNode node, String pointer, String field) {
    JsonNode number = node.get(field);
    if (number == null) {
      return OptionalLong.empty();
    }
    if (!number.isIntegralNumber() || !number.canConvertToLong()) {
      check.problem(
          pointer + "/" + field, "must be a whole number, was " + DocumentCheck.words(number));
      return OptionalLong.empty();
    }
    return OptionalLong.of(number.longValue());
  }

  /** What the whole would refuse, told at its place and beside all other mistakes. */
  static void requireOnce(
      DocumentCheck check, @Nullable JsonNode list, String pointer, String field) {
    Set<String> seen = new HashSet<>();
    List<JsonNode> items = new ArrayList<>();
    if (list != null && list.isArray()) {
      list.forEach(items::add);
    }
    for (int i = 0; i < items.size(); i++) {
      JsonNode name = items.get(i).get(field);
      if (name != null && name.isString() && !seen.add(name.stringValue())) {
        check.problem(
            pointer + "/" + i + "/" + field, "must occur once, " + name + " stands twice");
      }
    }
  }
}
