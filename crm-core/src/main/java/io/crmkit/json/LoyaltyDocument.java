package io.crmkit.json;

import io.crmkit.decision.PolicyId;
import io.crmkit.facts.Condition;
import io.crmkit.loyalty.DebtModel;
import io.crmkit.loyalty.EarnBasis;
import io.crmkit.loyalty.EarnCap;
import io.crmkit.loyalty.EarnMultiplier;
import io.crmkit.loyalty.EarnRule;
import io.crmkit.loyalty.EarnRules;
import io.crmkit.loyalty.ExpiryModel;
import io.crmkit.loyalty.PendingModel;
import io.crmkit.loyalty.PointsLedger;
import io.crmkit.loyalty.PointsRate;
import io.crmkit.loyalty.RefundModel;
import io.crmkit.time.CalendarUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import tools.jackson.databind.JsonNode;

/**
 * Reads the section {@code loyalty} of a playbook: the ledger's policies by type, and earn rules.
 * Amounts are texts in the playbook's currency ({@code "1000.00"}), lengths ISO-8601.
 */
final class LoyaltyDocument {
  private final DocumentCheck check;
  private final ConditionDocument conditions;
  private final CurrencyUnit currency;

  LoyaltyDocument(DocumentCheck check, ConditionDocument conditions, CurrencyUnit currency) {
    this.check = check;
    this.conditions = conditions;
    this.currency = currency;
  }

  /** What the section holds. */
  record Section(PointsLedger ledger, EarnRules earn) {}

  Optional<Section> read(JsonNode node, String at, PolicyId id, ZoneId zone) {
    int problemsBefore = check.problems().size();
    if (!check.object(
        node,
        at,
        "pending",
        "expiry",
        "refund",
        "debt",
        "holdTime",
        "rules",
        "multipliers",
        "mode",
        "rounding",
        "caps")) {
      return Optional.empty();
    }
    PointsLedger ledger = PointsLedger.of(id, zone);
    ledger = pending(node, at).map(ledger::withPending).orElse(ledger);
    ledger = expiry(node, at).map(ledger::withExpiry).orElse(ledger);
    ledger = refund(node, at).map(ledger::withRefund).orElse(ledger);
    ledger = debt(node, at).map(ledger::withDebt).orElse(ledger);
    Optional<Duration> holdTime = check.optional(node, at, "holdTime", LoyaltyDocument::duration);
    PointsLedger base = ledger;
    Optional<PointsLedger> whole =
        holdTime.isEmpty()
            ? Optional.of(ledger)
            : check.attempt(at + "/holdTime", () -> base.withHoldTime(holdTime.get()));
    Optional<EarnRules> earn = earn(node, at);
    return check.problems().size() > problemsBefore || whole.isEmpty() || earn.isEmpty()
        ? Optional.empty()
        : Optional.of(new Section(whole.get(), earn.get()));
  }

  private Optional<PendingModel> pending(JsonNode node, String at) {
    return model(
        node,
        at,
        "pending",
        (type, body, place) ->
            switch (type) {
              case "at-once" -> new PendingModel.AtOnce();
              case "return-window" -> new PendingModel.ReturnWindow(period(body, "window"));
              case "until-confirmed" -> new PendingModel.UntilConfirmed();
              default -> throw unknown(type, "at-once, return-window, until-confirmed");
            },
        "window");
  }

  private Optional<ExpiryModel> expiry(JsonNode node, String at) {
    return model(
        node,
        at,
        "expiry",
        (type, body, place) ->
            switch (type) {
              case "never" -> new ExpiryModel.Never();
              case "after" -> new ExpiryModel.After(period(body, "validity"));
              case "inactivity" -> new ExpiryModel.Inactivity(period(body, "validity"));
              case "end-of-month" ->
                  new ExpiryModel.EndOfMonth(Math.toIntExact(whole(body, "months")));
              case "end-of-year" ->
                  new ExpiryModel.EndOfYear(Math.toIntExact(whole(body, "years")));
              default -> throw unknown(type, "never, after, inactivity, end-of-month, end-of-year");
            },
        "validity",
        "months",
        "years");
  }

  private Optional<RefundModel> refund(JsonNode node, String at) {
    return model(
        node,
        at,
        "refund",
        (type, body, place) ->
            switch (type) {
              case "pro-rata" -> new RefundModel.ProRata();
              case "whole-only" -> new RefundModel.WholeOnly();
              default -> throw unknown(type, "pro-rata, whole-only");
            });
  }

  private Optional<DebtModel> debt(JsonNode node, String at) {
    return model(
        node,
        at,
        "debt",
        (type, body, place) ->
            switch (type) {
              case "pending-only" -> new DebtModel.PendingOnly();
              case "own-lot" -> new DebtModel.OwnLot();
              case "within-balance" -> new DebtModel.WithinBalance();
              case "allow-debt" ->
                  body.has("limit")
                      ? new DebtModel.AllowDebt(Optional.of(whole(body, "limit")))
                      : new DebtModel.AllowDebt();
              case "convert-to-money" ->
                  new DebtModel.ConvertToMoney(
                      new PointsRate(money(text(body, "value")), whole(body, "points")));
              default ->
                  throw unknown(
                      type, "pending-only, own-lot, within-balance, allow-debt, convert-to-money");
            },
        "limit",
        "value",
        "points");
  }

  private Optional<EarnRules> earn(JsonNode node, String at) {
    List<EarnRule> rules =
        node.has("rules") ? check.list(node.get("rules"), at + "/rules", this::rule) : List.of();
    List<EarnMultiplier> multipliers =
        node.has("multipliers")
            ? check.list(node.get("multipliers"), at + "/multipliers", this::multiplier)
            : List.of();
    List<EarnCap> caps =
        node.has("caps") ? check.list(node.get("caps"), at + "/caps", this::cap) : List.of();
    EarnMultiplier.Mode mode =
        check
            .optional(node, at, "mode", text -> constant(EarnMultiplier.Mode.values(), text))
            .orElse(EarnMultiplier.Mode.STACKING);
    RoundingMode rounding =
        check
            .optional(node, at, "rounding", text -> constant(RoundingMode.values(), text))
            .orElse(RoundingMode.FLOOR);
    return check.attempt(
        at + "/rules", () -> new EarnRules(rules, multipliers, mode, rounding, true, caps));
  }

  private Optional<EarnRule> rule(JsonNode node, String at) {
    if (!check.object(
        node,
        at,
        "name",
        "perAmount",
        "perLine",
        "perPurchase",
        "perEvent",
        "points",
        "categories",
        "carry",
        "when")) {
      return Optional.empty();
    }
    Optional<Condition> when = when(node, at);
    Optional<EarnBasis> basis = check.attempt(at, () -> basis(node));
    Optional<String> name = check.required(node, at, "name", text -> text);
    return when.isEmpty() || basis.isEmpty() || name.isEmpty()
        ? Optional.empty()
        : check.attempt(at, () -> new EarnRule(name.get(), basis.get(), when.get()));
  }

  private EarnBasis basis(JsonNode node) {
    long points = whole(node, "points");
    Set<String> categories = new LinkedHashSet<>();
    if (node.has("categories")) {
      node.get("categories").forEach(item -> categories.add(item.asString()));
    }
    if (node.has("perAmount")) {
      boolean carry = node.has("carry") && node.get("carry").asBoolean();
      return new EarnBasis.PerAmount(money(text(node, "perAmount")), points, categories, carry);
    }
    if (node.has("perEvent")) {
      return new EarnBasis.PerEvent(text(node, "perEvent"), points);
    }
    if (node.has("perLine")) {
      return new EarnBasis.PerLine(points, categories);
    }
    if (node.has("perPurchase")) {
      return new EarnBasis.PerPurchase(points);
    }
    throw new IllegalArgumentException(
        "must have one of perAmount, perLine, perPurchase and perEvent, had none");
  }

  private Optional<EarnMultiplier> multiplier(JsonNode node, String at) {
    if (!check.object(node, at, "name", "factor", "when")) {
      return Optional.empty();
    }
    Optional<Condition> when = when(node, at);
    Optional<BigDecimal> factor = check.required(node, at, "factor", LoyaltyDocument::decimal);
    Optional<String> name = check.required(node, at, "name", text -> text);
    return when.isEmpty() || factor.isEmpty() || name.isEmpty()
        ? Optional.empty()
        : check.attempt(at, () -> new EarnMultiplier(name.get(), factor.get(), when.get()));
  }

  private Optional<EarnCap> cap(JsonNode node, String at) {
    if (!check.object(node, at, "name", "scope", "period", "most")) {
      return Optional.empty();
    }
    Optional<String> name = check.required(node, at, "name", text -> text);
    Optional<EarnCap.Scope> scope =
        check.required(node, at, "scope", text -> constant(EarnCap.Scope.values(), text));
    Optional<CalendarUnit> period =
        check.optional(node, at, "period", text -> constant(CalendarUnit.values(), text));
    return name.isEmpty() || scope.isEmpty()
        ? Optional.empty()
        : check.attempt(
            at, () -> new EarnCap(name.get(), scope.get(), period, whole(node, "most")));
  }

  private Optional<Condition> when(JsonNode node, String at) {
    return node.has("when")
        ? conditions.read(node.get("when"), at + "/when")
        : Optional.of(Condition.always());
  }

  /** Makes a policy of its type and the fields beside it. */
  private interface Maker<T> {
    T make(String type, JsonNode body, String place);
  }

  private <T> Optional<T> model(
      JsonNode node, String at, String field, Maker<T> maker, String... fields) {
    JsonNode body = node.get(field);
    String place = at + "/" + field;
    if (body == null) {
      return Optional.empty();
    }
    String[] known = new String[fields.length + 1];
    known[0] = "type";
    System.arraycopy(fields, 0, known, 1, fields.length);
    if (!check.object(body, place, known)) {
      return Optional.empty();
    }
    return check
        .required(body, place, "type", text -> text)
        .flatMap(type -> check.attempt(place, () -> maker.make(type, body, place)));
  }

  private static IllegalArgumentException unknown(String type, String known) {
    return new IllegalArgumentException(
        "type must be one of " + known + ", was '" + shortened(type) + "'");
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.get(field);
    if (value == null || !value.isString()) {
      throw new IllegalArgumentException(
          field + " must be a text, was " + DocumentCheck.words(value));
    }
    return value.stringValue();
  }

  private static long whole(JsonNode node, String field) {
    JsonNode value = node.get(field);
    if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IllegalArgumentException(
          field + " must be a whole number, was " + DocumentCheck.words(value));
    }
    return value.longValue();
  }

  private Money money(String text) {
    return Money.of(currency, decimal(text));
  }

  private static BigDecimal decimal(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "must be a number like 12.50, was '" + shortened(text) + "'", e);
    }
  }

  private static Period period(JsonNode node, String field) {
    String text = text(node, field);
    try {
      return Period.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          field + " must be a length like P30D, was '" + shortened(text) + "'", e);
    }
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be a length like PT30M, was '" + shortened(text) + "'", e);
    }
  }

  private static <E extends Enum<E>> E constant(E[] values, String text) {
    for (E value : values) {
      if (value.name().equals(text.toUpperCase(Locale.ROOT).replace('-', '_'))) {
        return value;
      }
    }
    throw new IllegalArgumentException("must be a known word, was '" + shortened(text) + "'");
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
