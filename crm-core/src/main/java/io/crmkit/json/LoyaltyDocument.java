package io.crmkit.json;

import io.crmkit.decision.PolicyId;
import io.crmkit.loyalty.BreakageModel;
import io.crmkit.loyalty.DebtModel;
import io.crmkit.loyalty.EarnRules;
import io.crmkit.loyalty.ExpiryModel;
import io.crmkit.loyalty.FraudLimit;
import io.crmkit.loyalty.LoyaltyScheme;
import io.crmkit.loyalty.PendingModel;
import io.crmkit.loyalty.PointsLedger;
import io.crmkit.loyalty.PointsRate;
import io.crmkit.loyalty.RedemptionLimits;
import io.crmkit.loyalty.ReferralRules;
import io.crmkit.loyalty.RefundModel;
import io.crmkit.loyalty.RefundPolicy;
import io.crmkit.loyalty.Reward;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the section {@code loyalty} of a playbook, with every mistake at its place; {@link
 * LoyaltyWriter} writes what this reads back equal.
 */
final class LoyaltyDocument {
  private static final String[] FIELDS =
      Stream.concat(
              EarnDocument.FIELDS.stream(),
              Stream.of(
                  "pending",
                  "expiry",
                  "refund",
                  "debt",
                  "redemption",
                  "limits",
                  "holdTime",
                  "referral",
                  "rewards",
                  "breakage"))
          .toArray(String[]::new);

  private final DocumentCheck check;
  private final SectionFields fields;
  private final EarnDocument earning;

  LoyaltyDocument(
      DocumentCheck check, ConditionDocument conditions, @Nullable CurrencyUnit currency) {
    this.check = check;
    this.fields = new SectionFields(check, currency);
    this.earning = new EarnDocument(check, fields, conditions);
  }

  /** The programme of a playbook with this name and version, in this zone. */
  Optional<LoyaltyScheme> read(JsonNode node, String at, PolicyId id, ZoneId zone) {
    int problemsBefore = check.problems().size();
    if (!check.object(node, at, FIELDS)) {
      return Optional.empty();
    }
    Optional<EarnRules> earn = earning.read(node, at);
    PointsLedger ledger = PointsLedger.of(id, zone);
    ledger =
        fields.part(node, at, "pending", this::pending).map(ledger::withPending).orElse(ledger);
    ledger = fields.part(node, at, "expiry", this::expiry).map(ledger::withExpiry).orElse(ledger);
    ledger =
        fields
            .part(node, at, "refund", (body, place) -> refund(body, place, earn))
            .map(ledger::withRefund)
            .orElse(ledger);
    ledger = fields.part(node, at, "debt", this::debt).map(ledger::withDebt).orElse(ledger);
    ledger =
        fields
            .part(node, at, "redemption", this::redemption)
            .map(ledger::withRedemption)
            .orElse(ledger);
    PointsLedger unlimited = ledger;
    List<FraudLimit> limits = fields.parts(node, at, "limits", this::limit);
    ledger = check.attempt(at + "/limits", () -> unlimited.withLimits(limits)).orElse(unlimited);
    PointsLedger usual = ledger;
    Optional<PointsLedger> whole =
        node.has("holdTime")
            ? fields.optional(
                node, at, "holdTime", value -> usual.withHoldTime(SectionFields.duration(value)))
            : Optional.of(ledger);
    Optional<ReferralRules> referral = fields.part(node, at, "referral", this::referral);
    List<Reward> rewards =
        fields.parts(node, at, "rewards", new RewardDocument(check, fields, zone)::read);
    Optional<BreakageModel> breakage = fields.part(node, at, "breakage", this::breakage);
    if (check.problems().size() > problemsBefore || earn.isEmpty() || whole.isEmpty()) {
      return Optional.empty();
    }
    LoyaltyScheme plain = LoyaltyScheme.of(whole.get(), earn.get());
    LoyaltyScheme scheme = breakage.map(plain::withBreakage).orElse(plain);
    return check.attempt(
        at + "/rewards",
        () -> referral.map(scheme::withReferral).orElse(scheme).withRewards(rewards));
  }

  private Optional<PendingModel> pending(JsonNode body, String at) {
    Optional<String> type = type(body, at, "at-once", "return-window", "until-confirmed");
    return type.flatMap(
        name ->
            switch (name) {
              case "return-window" ->
                  with(body, at, "window", this::length, PendingModel.ReturnWindow::new);
              case "until-confirmed" -> bare(body, at, PendingModel.UntilConfirmed::new);
              default -> bare(body, at, PendingModel.AtOnce::new);
            });
  }

  private Optional<ExpiryModel> expiry(JsonNode body, String at) {
    Optional<String> type =
        type(body, at, "never", "after", "inactivity", "end-of-month", "end-of-year");
    return type.flatMap(
        name ->
            switch (name) {
              case "after" -> with(body, at, "validity", this::length, ExpiryModel.After::new);
              case "inactivity" ->
                  with(body, at, "validity", this::length, ExpiryModel.Inactivity::new);
              case "end-of-month" ->
                  with(body, at, "months", LoyaltyDocument::small, ExpiryModel.EndOfMonth::new);
              case "end-of-year" ->
                  with(body, at, "years", LoyaltyDocument::small, ExpiryModel.EndOfYear::new);
              default -> bare(body, at, ExpiryModel.Never::new);
            });
  }

  private Optional<RefundPolicy> refund(JsonNode body, String at, Optional<EarnRules> own) {
    Optional<String> type = type(body, at, "pro-rata", "whole-only", "reevaluated");
    return type.flatMap(
        name ->
            switch (name) {
              case "whole-only" -> bare(body, at, RefundModel.WholeOnly::new);
              case "reevaluated" -> reevaluated(body, at, own);
              default -> bare(body, at, RefundModel.ProRata::new);
            });
  }

  /** By the rules of this programme, unless others stand there. */
  private Optional<RefundPolicy> reevaluated(JsonNode body, String at, Optional<EarnRules> own) {
    check.object(body, at, "type", "by");
    Optional<EarnRules> by =
        body.has("by")
            ? fields.part(
                body,
                at,
                "by",
                (rules, place) ->
                    check.object(rules, place, EarnDocument.FIELDS.toArray(String[]::new))
                        ? earning.read(rules, place)
                        : Optional.empty())
            : own;
    return by.map(RefundModel.Reevaluated::new);
  }

  private Optional<DebtModel> debt(JsonNode body, String at) {
    Optional<String> type =
        type(
            body,
            at,
            "pending-only",
            "own-lot",
            "within-balance",
            "allow-debt",
            "convert-to-money");
    return type.flatMap(
        name ->
            switch (name) {
              case "pending-only" -> bare(body, at, DebtModel.PendingOnly::new);
              case "own-lot" -> bare(body, at, DebtModel.OwnLot::new);
              case "allow-debt" ->
                  body.has("limit")
                      ? with(
                          body,
                          at,
                          "limit",
                          SectionFields::whole,
                          most -> new DebtModel.AllowDebt(Optional.of(most)))
                      : bare(body, at, DebtModel.AllowDebt::new);
              case "convert-to-money" -> {
                check.object(body, at, "type", "rate");
                yield rate(body, at).map(DebtModel.ConvertToMoney::new);
              }
              default -> bare(body, at, DebtModel.WithinBalance::new);
            });
  }

  private Optional<RedemptionLimits> redemption(JsonNode node, String at) {
    int problemsBefore = check.problems().size();
    if (!check.object(node, at, "minimum", "step", "share", "rate")) {
      return Optional.empty();
    }
    long minimum = fields.optional(node, at, "minimum", SectionFields::whole).orElse(1L);
    long step = fields.optional(node, at, "step", SectionFields::whole).orElse(1L);
    Optional<BigDecimal> share =
        fields.optional(node, at, "share", value -> SectionFields.share(value));
    Optional<PointsRate> rate = node.has("rate") ? rate(node, at) : Optional.empty();
    return check.problems().size() > problemsBefore
        ? Optional.empty()
        : check.attempt(at, () -> new RedemptionLimits(minimum, step, share, rate));
  }

  private Optional<PointsRate> rate(JsonNode node, String at) {
    if (!node.has("rate")) {
      check.problem(at + "/rate", "is required");
    }
    return fields.part(
        node,
        at,
        "rate",
        (body, place) -> {
          if (!check.object(body, place, "value", "points")) {
            return Optional.empty();
          }
          Optional<Money> value = fields.required(body, place, "value", fields::money);
          Optional<Long> points = fields.required(body, place, "points", SectionFields::whole);
          return value.isEmpty() || points.isEmpty()
              ? Optional.empty()
              : check.attempt(place, () -> new PointsRate(value.get(), points.get()));
        });
  }

  private Optional<FraudLimit> limit(JsonNode node, String at) {
    int problemsBefore = check.problems().size();
    if (!check.object(node, at, "name", "measure", "slot", "most")) {
      return Optional.empty();
    }
    Optional<String> name = fields.required(node, at, "name", SectionFields::text);
    Optional<FraudLimit.Measure> measure =
        fields.required(node, at, "measure", SectionFields.constant(FraudLimit.Measure.values()));
    Optional<Duration> slot = fields.optional(node, at, "slot", SectionFields::duration);
    Optional<Long> most = fields.required(node, at, "most", SectionFields::whole);
    return check.problems().size() > problemsBefore
        ? Optional.empty()
        : check.attempt(
            at,
            () ->
                new FraudLimit(
                    name.orElseThrow(), measure.orElseThrow(), slot, most.orElseThrow()));
  }

  private Optional<ReferralRules> referral(JsonNode node, String at) {
    if (!check.object(node, at, "perCustomer", "perSales", "points")) {
      return Optional.empty();
    }
    Optional<Long> customer = fields.required(node, at, "perCustomer", SectionFields::whole);
    Optional<Money> sales = fields.required(node, at, "perSales", fields::money);
    Optional<Long> points = fields.required(node, at, "points", SectionFields::whole);
    return customer.isEmpty() || sales.isEmpty() || points.isEmpty()
        ? Optional.empty()
        : check.attempt(at, () -> new ReferralRules(customer.get(), sales.get(), points.get()));
  }

  private Optional<BreakageModel> breakage(JsonNode body, String at) {
    Optional<String> type = type(body, at, "fixed", "curve");
    return type.flatMap(
        name ->
            name.equals("fixed")
                ? with(
                    body, at, "used", value -> SectionFields.share(value), BreakageModel.Fixed::new)
                : curve(body, at));
  }

  private Optional<BreakageModel> curve(JsonNode body, String at) {
    int problemsBefore = check.problems().size();
    check.object(body, at, "type", "usedByAge");
    List<BigDecimal> shares =
        check.list(
            body.get("usedByAge"),
            at + "/usedByAge",
            (item, place) -> check.attempt(place, () -> SectionFields.share(item)));
    return check.problems().size() > problemsBefore
        ? Optional.empty()
        : check.attempt(at + "/usedByAge", () -> new BreakageModel.Curve(shares));
  }

  /** The type that an object names, if it is one of these. */
  private Optional<String> type(JsonNode body, String at, String... types) {
    if (!body.isObject()) {
      check.problem(at, "must be an object, was " + DocumentCheck.words(body));
      return Optional.empty();
    }
    List<String> known = Arrays.asList(types);
    return fields.required(
        body,
        at,
        "type",
        value -> {
          String text = SectionFields.text(value);
          if (!known.contains(text)) {
            throw new IllegalArgumentException(
                "must be one of " + known + ", was '" + DocumentTexts.shortened(text) + "'");
          }
          return text;
        });
  }

  private <T> Optional<T> bare(JsonNode body, String at, Supplier<T> maker) {
    check.object(body, at, "type");
    return Optional.of(maker.get());
  }

  /** A policy of its type and one field, whose mistakes are told there. */
  private <V, T> Optional<T> with(
      JsonNode body, String at, String field, Function<JsonNode, V> reader, Function<V, T> maker) {
    check.object(body, at, "type", field);
    return fields.required(body, at, field, reader.andThen(maker));
  }

  private Period length(JsonNode node) {
    return DocumentTexts.length(SectionFields.text(node));
  }

  private static int small(JsonNode node) {
    return Math.toIntExact(SectionFields.whole(node));
  }
}
