package io.crmkit.json;

import io.crmkit.customer.ProfilePart;
import io.crmkit.facts.Kind;
import io.crmkit.playbook.PurchaseOutlook;
import io.crmkit.playbook.ScoreMeasures;
import io.crmkit.playbook.SpendOutlook;
import io.crmkit.score.model.CustomerBaseModel;
import io.crmkit.score.model.DiscountRate;
import io.crmkit.score.model.GammaGamma;
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
 * "MBG/NBD", "r", "alpha", "a", "b", "unit": "WEEK"}, "churnBelow": "50 %", "horizonDays": 182}}),
 * with the value of what customers will buy ({@code "value": {"spend": {"model": "Gamma-Gamma",
 * "p", "q", "v", "currency": "CNY"}, "discount": {"perUnit": 0.002, "unit": "WEEK"}, "horizonDays":
 * 365}}). The discount may be {@code {"perYear": "10 %"}} too, and is none if it is left out; the
 * horizon is that of the purchases then.
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
    int problemsBefore = check.problems().size();
    if (!check.object(node, pointer, "model", "churnBelow", "horizonDays", "value")) {
      return Optional.empty();
    }
    Optional<PurchaseModel> model =
        model(node.get("model"), pointer + "/model", PurchaseModel.class, "purchases");
    Optional<BigDecimal> below =
        ScoreDocument.value(check, conditions, Kind.RATIO, node, pointer, "churnBelow");
    OptionalLong days = ScoreDocument.whole(check, node, pointer, "horizonDays");
    if (!node.has("horizonDays")) {
      check.problem(pointer + "/horizonDays", "is required");
    }
    Optional<SpendOutlook> spend =
        node.has("value") ? spend(node.get("value"), pointer + "/value", days) : Optional.empty();
    return model.isEmpty()
            || below.isEmpty()
            || days.isEmpty()
            || check.problems().size() > problemsBefore
        ? Optional.empty()
        : check.attempt(
            pointer,
            () ->
                new PurchaseOutlook(
                    model.get(), below.get(), Math.toIntExact(days.getAsLong()), spend));
  }

  private Optional<SpendOutlook> spend(JsonNode node, String pointer, OptionalLong otherDays) {
    if (!check.object(node, pointer, "spend", "discount", "horizonDays")) {
      return Optional.empty();
    }
    Optional<GammaGamma> model =
        model(node.get("spend"), pointer + "/spend", GammaGamma.class, "spend");
    Optional<DiscountRate> rate =
        node.has("discount")
            ? discount(node.get("discount"), pointer + "/discount")
            : Optional.of(DiscountRate.none());
    OptionalLong own = ScoreDocument.whole(check, node, pointer, "horizonDays");
    OptionalLong days = node.has("horizonDays") ? own : otherDays;
    return model.isEmpty() || rate.isEmpty() || days.isEmpty()
        ? Optional.empty()
        : check.attempt(
            pointer,
            () -> new SpendOutlook(model.get(), rate.get(), Math.toIntExact(days.getAsLong())));
  }

  private Optional<DiscountRate> discount(JsonNode node, String pointer) {
    if (!node.has("perYear")) {
      return read(node, pointer, DiscountRate.class);
    }
    return check.object(node, pointer, "perYear")
        ? ScoreDocument.ratio(check, conditions, node, pointer, "perYear")
            .flatMap(
                rate ->
                    check.attempt(
                        pointer + "/perYear", () -> DiscountRate.perYear(rate.doubleValue())))
        : Optional.empty();
  }

  private <M extends CustomerBaseModel> Optional<M> model(
      JsonNode node, String pointer, Class<M> kind, String words) {
    Optional<CustomerBaseModel> model = read(node, pointer, CustomerBaseModel.class);
    if (model.isPresent() && !kind.isInstance(model.get())) {
      check.problem(pointer, "must be a model of " + words + ", was " + model.get().model());
    }
    return model.filter(kind::isInstance).map(kind::cast);
  }

  private <T> Optional<T> read(JsonNode node, String pointer, Class<T> type) {
    if (node == null || !node.isObject()) {
      check.problem(pointer, "must be an object, was " + DocumentCheck.words(node));
      return Optional.empty();
    }
    try {
      return Optional.of(CrmJson.mapper().treeToValue(node, type));
    } catch (JacksonException e) {
      InvalidDocumentException.of(e)
          .problems()
          .forEach(each -> check.problem(pointer + each.pointer(), each.message()));
    }
    return Optional.empty();
  }
}
