package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.ClassScheme;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Condition;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.facts.Metrics;
import io.crmkit.loyalty.BreakageModel;
import io.crmkit.loyalty.CouponTerms;
import io.crmkit.loyalty.DebtModel;
import io.crmkit.loyalty.EarnBasis;
import io.crmkit.loyalty.EarnCap;
import io.crmkit.loyalty.EarnMultiplier;
import io.crmkit.loyalty.EarnReceipt;
import io.crmkit.loyalty.EarnRule;
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
import io.crmkit.loyalty.Reward;
import io.crmkit.time.CalendarUnit;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The section loyalty of a playbook")
class LoyaltyDocumentTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final PolicyId ID = new PolicyId("retail", "1");
  private static final String FULL =
      """
      {"rules": [
         {"name": "base", "perAmount": 1, "points": 1, "carry": true},
         {"name": "tea", "perAmount": "CNY 10.50", "points": 2, "categories": ["tea", "cups"]},
         {"name": "line", "perLine": true, "points": 3, "categories": ["new"]},
         {"name": "order", "perPurchase": true, "points": 5},
         {"name": "birthday", "perEvent": "birthday", "points": 50,
          "when": {"metric": "orders", "atLeast": 3}}],
       "multipliers": [{"name": "festival", "factor": "1.50"},
         {"name": "loyal", "factor": 2, "when": {"metric": "orders", "atLeast": 9}}],
       "mode": "BEST", "rounding": "HALF_UP", "roundEach": false,
       "caps": [{"name": "month", "scope": "PERIOD", "period": "MONTH", "most": 1000},
                {"name": "order-cap", "scope": "OCCASION", "most": 500}],
       "pending": {"type": "return-window", "window": "P7D"},
       "expiry": {"type": "after", "validity": "P1Y"},
       "refund": {"type": "reevaluated"},
       "debt": {"type": "allow-debt", "limit": 500},
       "redemption": {"minimum": 100, "step": 50, "share": "50 %",
                      "rate": {"value": 1, "points": 100}},
       "limits": [{"name": "daily", "measure": "REDEMPTIONS", "most": 5},
                  {"name": "hourly", "measure": "REDEEMED_POINTS", "slot": "PT1H", "most": 900}],
       "holdTime": "PT30M",
       "referral": {"perCustomer": 100, "perSales": 1000, "points": 100},
       "rewards": [
         {"name": "cup", "price": 500, "from": "2026-01-01", "before": "2026-07-01T04:00:00Z",
          "coupon": {"amount": 20, "minimumOrder": 100, "uses": 2, "combinable": true}},
         {"name": "tenth", "price": 800, "from": "2026-01-01",
          "coupon": {"share": 0.1, "cap": "CNY 50.00"}}],
       "breakage": {"type": "curve", "usedByAge": ["20 %", 0.5, 1]}}
      """;

  private final DocumentCheck check = new DocumentCheck();

  private Optional<LoyaltyScheme> read(String json) {
    ConditionDocument conditions =
        new ConditionDocument(check, MetricCatalogue.STANDARD, Samples.CNY, ClassScheme.EMPTY);
    return new LoyaltyDocument(check, conditions, Samples.CNY)
        .read(CrmJson.mapper().readTree(json), "/loyalty", ID, ZONE);
  }

  private List<String> problems(String json) {
    assertThat(read(json)).isEmpty();
    return check.problems().stream().map(DocumentProblem::toString).toList();
  }

  private static Money cny(String amount) {
    return Money.parse("CNY " + amount);
  }

  private static Instant at(String day) {
    return LocalDate.parse(day).atStartOfDay(ZONE).toInstant();
  }

  private static EarnRules earn() {
    Condition often = Metrics.orders(Window.ever()).atLeast(9L);
    return new EarnRules(
        List.of(
            EarnRule.of("base", new EarnBasis.PerAmount(cny("1.00"), 1, Set.of(), true)),
            EarnRule.of(
                "tea", new EarnBasis.PerAmount(cny("10.50"), 2, Set.of("tea", "cups"), false)),
            EarnRule.of("line", new EarnBasis.PerLine(3, Set.of("new"))),
            EarnRule.of("order", new EarnBasis.PerPurchase(5)),
            new EarnRule(
                "birthday",
                new EarnBasis.PerEvent("birthday", 50),
                Metrics.orders(Window.ever()).atLeast(3L))),
        List.of(
            new EarnMultiplier("festival", new BigDecimal("1.5"), Condition.always()),
            new EarnMultiplier("loyal", new BigDecimal("2"), often)),
        EarnMultiplier.Mode.BEST,
        RoundingMode.HALF_UP,
        false,
        List.of(
            EarnCap.per("month", CalendarUnit.MONTH, 1000), EarnCap.perOccasion("order-cap", 500)));
  }

  private static LoyaltyScheme full() {
    PointsLedger ledger =
        new PointsLedger(
            ID,
            ZONE,
            new PendingModel.ReturnWindow(Period.ofDays(7)),
            new ExpiryModel.After(Period.ofYears(1)),
            new RefundModel.Reevaluated(earn()),
            new DebtModel.AllowDebt(Optional.of(500L)),
            new RedemptionLimits(
                100,
                50,
                Optional.of(new BigDecimal("0.5")),
                Optional.of(new PointsRate(cny("1.00"), 100))),
            List.of(
                FraudLimit.perDay("daily", FraudLimit.Measure.REDEMPTIONS, 5),
                new FraudLimit(
                    "hourly",
                    FraudLimit.Measure.REDEEMED_POINTS,
                    Optional.of(Duration.ofHours(1)),
                    900)),
            Duration.ofMinutes(30));
    return LoyaltyScheme.of(ledger, earn())
        .withReferral(new ReferralRules(100, cny("1000.00"), 100))
        .withRewards(
            List.of(
                new Reward(
                    "cup",
                    500,
                    new CouponTerms(
                        new CouponTerms.AmountOff(cny("20.00")),
                        Optional.of(cny("100.00")),
                        2,
                        true),
                    at("2026-01-01"),
                    Optional.of(Instant.parse("2026-07-01T04:00:00Z"))),
                new Reward(
                    "tenth",
                    800,
                    new CouponTerms(
                        new CouponTerms.ShareOff(new BigDecimal("0.1"), Optional.of(cny("50.00"))),
                        Optional.empty(),
                        1,
                        false),
                    at("2026-01-01"),
                    Optional.empty())))
        .withBreakage(
            new BreakageModel.Curve(
                List.of(new BigDecimal("0.2"), new BigDecimal("0.5"), BigDecimal.ONE)));
  }

  @Test
  @DisplayName("gives the whole programme (RM-06, CF-02, CF-03)")
  void whole() {
    assertThat(read(FULL)).contains(full());
    assertThat(check.problems()).isEmpty();
  }

  @Test
  @DisplayName("left empty, is a programme that earns nothing, by the ledger's usual policies")
  void empty() {
    assertThat(read("{}")).contains(LoyaltyScheme.of(PointsLedger.of(ID, ZONE), EarnRules.of()));
  }

  private static String written(LoyaltyScheme scheme) {
    ObjectNode node = CrmJson.mapper().createObjectNode();
    LoyaltyWriter.write(node, scheme);
    return node.toString();
  }

  @Test
  @DisplayName("reads back what the writer writes")
  void roundTrip() {
    assertThat(read(written(full()))).contains(full());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{}",
        "{\"pending\": {\"type\": \"at-once\"}, \"expiry\": {\"type\": \"never\"}}",
        "{\"pending\": {\"type\": \"until-confirmed\"}}",
        "{\"expiry\": {\"type\": \"inactivity\", \"validity\": \"P18M\"}}",
        "{\"expiry\": {\"type\": \"end-of-month\", \"months\": 12}}",
        "{\"expiry\": {\"type\": \"end-of-year\", \"years\": 0}}",
        "{\"refund\": {\"type\": \"pro-rata\"}, \"debt\": {\"type\": \"pending-only\"}}",
        "{\"refund\": {\"type\": \"whole-only\"}, \"debt\": {\"type\": \"own-lot\"}}",
        "{\"refund\": {\"type\": \"reevaluated\", \"by\": {\"rules\": [{\"name\": \"old\","
            + " \"perPurchase\": true, \"points\": 9}]}}}",
        "{\"debt\": {\"type\": \"within-balance\"}, \"redemption\": {}}",
        "{\"debt\": {\"type\": \"allow-debt\"}}",
        "{\"debt\": {\"type\": \"convert-to-money\", \"rate\": {\"value\": 0.5, \"points\": 9}}}",
        "{\"redemption\": {\"rate\": {\"value\": \"2\", \"points\": 7}}}",
        "{\"breakage\": {\"type\": \"fixed\", \"used\": \"97.25 %\"}}",
        "{\"multipliers\": [{\"name\": \"m\", \"factor\": 1e2}]}"
      })
  @DisplayName("each of the ready-made policies is read and written")
  void policies(String json) {
    LoyaltyScheme scheme = read(json).orElseThrow();
    assertThat(check.problems()).isEmpty();
    assertThat(read(written(scheme))).contains(scheme);
  }

  @Test
  @DisplayName("tells every mistake at once, each with its place")
  void mistakes() {
    assertThat(
            problems(
                """
                {"extra": 1, "mode": "best", "roundEach": "yes",
                 "rules": [
                   {"name": "base", "points": 1},
                   {"name": "two", "perAmount": "much", "points": "one", "carry": 1},
                   {"name": "3", "perPurchase": true, "points": 1},
                   {"perEvent": "birthday", "points": 0, "categories": ["a"], "carry": true},
                   {"name": "no", "perLine": false, "points": 1, "categories": []},
                   {"name": "if", "perPurchase": true, "points": 1, "when": {"metric": "luck", "atLeast": 1}},
                   7],
                 "multipliers": [{"name": "m", "factor": 0}, {"factor": "x"}],
                 "caps": [{"name": "c", "scope": "PERIOD", "most": 1}, {"name": "d", "scope": "X"}],
                 "pending": {"type": "return-window"},
                 "expiry": {"type": "sometime"},
                 "refund": {"type": "pro-rata", "by": {}},
                 "debt": {"type": "allow-debt", "limit": "many"},
                 "redemption": {"minimum": 0, "share": 2, "rate": {"value": -1, "points": 1}},
                 "limits": [{"name": "l", "measure": "SMILES", "slot": "soon", "most": 0}],
                 "holdTime": "PT0S",
                 "referral": {"perCustomer": -1, "perSales": "USD 5.00"},
                 "rewards": [{"name": "r", "price": 0, "from": "today", "coupon": {"amount": 1, "share": 1}},
                             {"name": "s", "price": 5, "from": "2026-01-01"}],
                 "breakage": {"type": "curve", "usedByAge": [0.5, "much"]}}
                """))
        .containsExactly(
            "/loyalty/extra: is no field of this object, which has rules, multipliers, mode,"
                + " rounding, roundEach, caps, pending, expiry, refund, debt, redemption, limits,"
                + " holdTime, referral, rewards, breakage",
            "/loyalty/rules/0: must have exactly one of [perAmount, perLine, perPurchase,"
                + " perEvent], had []",
            "/loyalty/rules/1/points: must be a whole number, was string 'one'",
            "/loyalty/rules/1/carry: must be true or false, was number '1'",
            "/loyalty/rules/1/perAmount: must be an amount like 100.00, was 'much'",
            "/loyalty/rules/2: name of a rule must be a letter and up to 63 letters, digits, '-' or"
                + " '_', was '3'",
            "/loyalty/rules/3/name: is required",
            "/loyalty/rules/3/categories: does not go with perEvent",
            "/loyalty/rules/3/carry: does not go with perEvent",
            "/loyalty/rules/3: points of an event must be at least 1, was 0",
            "/loyalty/rules/4/categories: must have a category or be left out, had none",
            "/loyalty/rules/4/perLine: must be true or left out, was false",
            "/loyalty/rules/5/when/metric: luck is no metric; there are "
                + MetricCatalogue.STANDARD.names()
                + " and class-<dimension>",
            "/loyalty/rules/6: must be an object, was number '7'",
            "/loyalty/multipliers/0: factor must be positive, was 0",
            "/loyalty/multipliers/1/name: is required",
            "/loyalty/multipliers/1/factor: must be a number like 12.5, was string 'x'",
            "/loyalty/caps/0: limit c must have a period if and only if it is of one, was of"
                + " PERIOD",
            "/loyalty/caps/1/scope: must be one of [OCCASION, PERIOD, MEMBER, BUDGET], was 'X'",
            "/loyalty/caps/1/most: is required",
            "/loyalty/mode: must be one of [STACKING, BEST], was 'best'",
            "/loyalty/roundEach: must be true or false, was string 'yes'",
            "/loyalty/pending/window: is required",
            "/loyalty/expiry/type: must be one of [never, after, inactivity, end-of-month,"
                + " end-of-year], was 'sometime'",
            "/loyalty/refund/by: is no field of this object, which has type",
            "/loyalty/debt/limit: must be a whole number, was string 'many'",
            "/loyalty/redemption/rate: value of points must be positive, was CNY -1.00",
            "/loyalty/limits/0/measure: must be one of [REDEMPTIONS, REDEEMED_POINTS, TRANSFERS,"
                + " TRANSFERRED_POINTS], was 'SMILES'",
            "/loyalty/limits/0/slot: must be a length of time like PT30M, was 'soon'",
            "/loyalty/holdTime: holdTime must be positive, was PT0S",
            "/loyalty/referral/perSales: must be in CNY, the playbook's currency, was USD 5.00",
            "/loyalty/referral/points: is required",
            "/loyalty/rewards/0/from: must be a date like 2026-01-31 or an instant like"
                + " 2026-01-31T08:00:00Z, was 'today'",
            "/loyalty/rewards/0/coupon: must have either amount or share",
            "/loyalty/rewards/1/coupon: is required",
            "/loyalty/breakage/usedByAge/1: must be a number like 12.5, was string 'much'");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{\"rules\": 7}; /loyalty/rules: must be a list, was number '7'",
        "{\"pending\": 7}; /loyalty/pending: must be an object, was number '7'",
        "{\"pending\": {\"window\": \"P7D\"}}; /loyalty/pending/type: is required",
        "{\"pending\": {\"type\": \"return-window\", \"window\": \"P-7D\"}};"
            + " /loyalty/pending/window: window must not be negative, was P-7D",
        "{\"expiry\": {\"type\": \"end-of-month\", \"months\": 99999999999}};"
            + " /loyalty/expiry/months: integer overflow",
        "{\"expiry\": {\"type\": \"after\", \"validity\": \"1 year\"}}; /loyalty/expiry/validity:"
            + " must be a length in days, months or years like P30D, was '1 year'",
        "{\"redemption\": {\"share\": \"50 %\"}}; /loyalty/redemption: a share of the order needs a"
            + " rate, had none",
        "{\"redemption\": {\"share\": 50, \"rate\": {\"value\": 1, \"points\": 1}}};"
            + " /loyalty/redemption: share must be more than 0 and at most 1, was 50",
        "{\"debt\": {\"type\": \"convert-to-money\"}}; /loyalty/debt/rate: is required",
        "{\"rules\": [{\"name\": \"a\", \"perAmount\": 1.001, \"points\": 1}]};"
            + " /loyalty/rules/0/perAmount: must have at most 2 decimals in CNY, was 1.001",
        "{\"rules\": [{\"name\": \"a\", \"perAmount\": 1e999999999, \"points\": 1}]};"
            + " /loyalty/rules/0/perAmount: must have at most 20 digits before and after the point,",
        "{\"rules\": [{\"name\": \"a\", \"perPurchase\": true, \"points\": 1}, {\"name\": \"a\","
            + " \"perPurchase\": true, \"points\": 1}]}; /loyalty/rules: a name must stand once in"
            + " earn rules, twice: a",
        "{\"rounding\": \"UNNECESSARY\"}; /loyalty/rules: rounding must say how, was UNNECESSARY",
        "{\"limits\": [{\"name\": \"a\", \"measure\": \"TRANSFERS\", \"most\": 1}, {\"name\": \"a\","
            + " \"measure\": \"TRANSFERS\", \"most\": 1}]}; /loyalty/limits: a limit must stand once",
        "{\"rewards\": [{\"name\": \"a\", \"price\": 1, \"from\": \"2026-01-01\", \"coupon\":"
            + " {\"amount\": 1}}, {\"name\": \"a\", \"price\": 1, \"from\": \"2026-01-01\","
            + " \"coupon\": {\"amount\": 1}}]}; /loyalty/rewards: a reward must stand once",
        "{\"rewards\": [{\"name\": \"a\", \"price\": 1, \"from\": \"2026-01-01\", \"coupon\":"
            + " {\"amount\": 1, \"cap\": 1}}]}; /loyalty/rewards/0/coupon/cap: does not go with",
        "{\"breakage\": {\"type\": \"fixed\", \"used\": \"120 %\"}}; /loyalty/breakage/used: share"
            + " must be 0 to 1, was 1.2",
        "{\"breakage\": {\"type\": \"curve\", \"usedByAge\": []}}; /loyalty/breakage/usedByAge: a"
            + " curve must have a share, had none",
        "{\"referral\": {\"perCustomer\": 1, \"perSales\": 0, \"points\": 1}}; /loyalty/referral:"
            + " step must be positive, was CNY 0.00"
      })
  @DisplayName("refuses what a policy refuses, at its place")
  void refused(String line) {
    String[] parts = line.split("; ", 2);
    assertThat(problems(parts[0])).singleElement().asString().startsWith(parts[1]);
  }

  @Test
  @DisplayName("has a writer that refuses policies that are code, saying which")
  void code() {
    LoyaltyScheme scheme =
        LoyaltyScheme.of(
            PointsLedger.of(ID, ZONE),
            question -> Decision.of(EarnReceipt.of(1, "ours"), Reason.of("acme.ours", Map.of())));
    assertThatThrownBy(() -> written(scheme))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("earn of its loyalty must be one of EarnRules");
  }
}
