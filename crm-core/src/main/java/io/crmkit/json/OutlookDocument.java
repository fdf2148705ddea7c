package io.crmkit.json;

import io.crmkit.customer.ProfilePart;
import io.crmkit.facts.Kind;
import io.crmkit.playbook.PurchaseOutlook;
import io.crmkit.playbook.ScoreMeasures;
import io.crmkit.score.model.CustomerBaseModel;
import io.crmkit.score.model.PurchaseModel;
import java.math.BigDecimal;
import java.time.Period;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads what scores take for granted ({@code {"usualComplaintRate": "5 %", "worthOrders": 20,
 * "freshFor": {"BASIC": "P1Y"}}}) and a fitted model of purchases ({@code {"model": {"model":
 * "MBG/NBD", "r", "alpha", "a", "b", "unit": "WEEK"}, "churnBelow": "50 %", "horizonDays": 182}}).
 */
final class OutlookDocument {
  private static final String[] PARTS =
      Arrays.stream(ProfilePart.values()).map(ProfilePart::name).toArray(String[]::new);

  private final DocumentCheck check;
  private final ConditionDocument conditions;

  OutlookDocument(DocumentCheck check, ConditionDocument conditions) {
    this.check = check;
    this.conditions = conditions;
  }

  Optional<ScoreMeasures> measures(JsonNode node, String pointer) {
    int problemsBefore = check.problems().size();
    if (!check.object(node, pointer, "usualComplaintRate", "worthOrders", "freshFor")) {
      return Optional.empty();
    }
    BigDecimal rate =
        ScoreDocument.ratio(check, conditions, node, pointer, "usualComplaintRate")
            .orElse(ScoreMeasures.USUAL.usualComplaintRate());
    OptionalLong worth = ScoreDocument.whole(check, node, pointer, "worthOrders");
    Map<ProfilePart, Period> fresh = new EnumMap<>(ProfilePart.class);
    JsonNode lengths = node.get("freshFor");
    if (lengths != null && check.object(lengths, pointer + "/freshFor", PARTS)) {
      for (ProfilePart part : ProfilePart.values()) {
        check
            .optional(lengths, pointer + "/freshFor", part.name(), DocumentTexts::length)
            .ifPresent(length -> fresh.put(part, length));
      }
    }
    return check.problems().size() > problemsBefore
        ? Optional.empty()
        : check.attempt(
            pointer,
            () -> new ScoreMeasures(rate, worth.orElse(ScoreMeasures.USUAL.worthOrders()), fresh));
  }

  Optional<PurchaseOutlook> outlook(JsonNode node, String pointer) {
    if (!check.object(node, pointer, "model", "churnBelow", "horizonDays")) {
      return Optional.empty();
    }
    Optional<PurchaseModel> model = model(node.get("model"), pointer + "/model");
    Optional<BigDecimal> below =
        ScoreDocument.value(check, conditions, Kind.RATIO, node, pointer, "churnBelow");
    OptionalLong days = ScoreDocument.whole(check, node, pointer, "horizonDays");
    if (!node.has("horizonDays")) {
      check.problem(pointer + "/horizonDays", "is required");
    }
    return model.isEmpty() || below.isEmpty() || days.isEmpty()
        ? Optional.empty()
        : check.attempt(
            pointer,
            () -> new PurchaseOutlook(model.get(), below.get(), Math.toIntExact(days.getAsLong())));
  }

  private Optional<PurchaseModel> model(JsonNode node, String pointer) {
    if (node == null || !node.isObject()) {
      check.problem(pointer, "must be an object, was " + DocumentCheck.words(node));
      return Optional.empty();
    }
    try {
      if (CrmJson.mapper().treeToValue(node, CustomerBaseModel.class)
          instanceof PurchaseModel model) {
        return Optional.of(model);
      }
      check.problem(pointer, "must be a model of purchases, was one of spend");
    } catch (JacksonException e) {
      InvalidDocumentException.of(e)
          .problems()
          .forEach(each -> check.problem(pointer + each.pointer(), each.message()));
    }
    return Optional.empty();
  }
}
