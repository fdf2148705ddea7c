package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.facts.Condition;
import io.crmkit.time.CalendarUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The values that make up a points programme (RM-06, AS-08)")
class RuleValuesTest {
  private static final Money ZERO = Book.cny("0.00");
  private static final Money ONE = Book.cny("1.00");
  private static final Money MINUS = Book.cny("-0.01");
  private static final Instant NOW = Book.START;
  private static final EarnRule RULE = EarnRule.of("a", new EarnBasis.PerPurchase(1));

  private static DebtSettlement settlement(
      long own, long others, long debt, long converted, Optional<Money> charge, long forgiven) {
    return new DebtSettlement(own, others, debt, converted, charge, forgiven);
  }

  private static EarnMultiplier multiplier(String name, String factor) {
    return new EarnMultiplier(name, new BigDecimal(factor), Condition.always());
  }

  private static RedemptionLimits limits(long minimum, long step, String share) {
    return new RedemptionLimits(
        minimum, step, Optional.of(new BigDecimal(share)), Optional.of(new PointsRate(ONE, 1)));
  }

  static Stream<Arguments> debts() {
    Optional<Money> none = Optional.empty();
    return Stream.of(
        Refusal.of(
            "limit of debt must be at least 1, was 0",
            () -> new DebtModel.AllowDebt(Optional.of(0L))),
        Refusal.of("points owed must be at least 1", () -> new DebtQuestion(0, 0, 0, 0, 0)),
        Refusal.of("own pending points must not be", () -> new DebtQuestion(1, -1, 0, 0, 0)),
        Refusal.of("own active points must not be", () -> new DebtQuestion(1, 0, -1, 0, 0)),
        Refusal.of("points of others must not be", () -> new DebtQuestion(1, 0, 0, -1, 0)),
        Refusal.of("debt must not be negative", () -> new DebtQuestion(1, 0, 0, 0, -1)),
        Refusal.of("points of the own lot must not", () -> settlement(-1, 0, 0, 0, none, 0)),
        Refusal.of("points of other lots must not", () -> settlement(0, -1, 0, 0, none, 0)),
        Refusal.of("points that become debt must not", () -> settlement(0, 0, -1, 0, none, 0)),
        Refusal.of("converted points must not", () -> settlement(0, 0, 0, -1, none, 0)),
        Refusal.of("forgiven points must not", () -> settlement(0, 0, 0, 0, none, -1)),
        Refusal.of("of which there were 3", () -> settlement(0, 0, 0, 3, none, 0)),
        Refusal.of("of which there were 0", () -> settlement(0, 0, 0, 0, Optional.of(ONE), 0)),
        Refusal.of("points of a rate must be at least 1, was 0", () -> new PointsRate(ONE, 0)),
        Refusal.of("value of points must be positive, was CNY 0.00", () -> new PointsRate(ZERO, 1)),
        Refusal.of("minimum of points must be at least 1, was 0", () -> limits(0, 1, "1")),
        Refusal.of("step of points must be at least 1, was 0", () -> limits(1, 0, "1")),
        Refusal.of("more than 0 and at most 1, was 0", () -> limits(1, 1, "0")),
        Refusal.of("more than 0 and at most 1, was 1.01", () -> limits(1, 1, "1.01")),
        Refusal.of(
            "a share of the order needs a rate, had none",
            () -> new RedemptionLimits(1, 1, Optional.of(BigDecimal.ONE), Optional.empty())),
        Refusal.of("an amount given back must be positive, was CNY 0.00", () -> Refunds.of(ZERO)),
        Refusal.of(
            "an amount given back must be positive, was CNY 0.00",
            () -> Refunds.ofLines(Map.of("a", ONE, "b", ZERO))),
        Refusal.of(
            "only purchases can be refunded",
            () ->
                new RefundQuestion(
                    EarnReceipt.of(1, "flat"), Refunds.NONE, new EarnMoment(NOW, Book.ZONE))),
        Refusal.of("used points must not be", () -> new RevenueRecognition(ONE, -1, 1)),
        Refusal.of("expected points must be at", () -> new RevenueRecognition(ONE, 0, 0)),
        Refusal.of("allocated must not be negative", () -> new RevenueRecognition(MINUS, 0, 1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("debts")
  @DisplayName("for spending and calling back refuse what cannot be:")
  void refuseDebts(String message, Supplier<Object> value) {
    Refusal.check(message, value);
  }

  private static EarnOccasion.Line line(String name, Money amount) {
    return new EarnOccasion.Line(name, amount, Optional.empty());
  }

  static Stream<Arguments> earnings() {
    Optional<String> noText = Optional.empty();
    return Stream.of(
        Refusal.of("points of a step must be at", () -> new EarnBasis.PerAmount(ONE, 0)),
        Refusal.of("step must be positive, was CNY 0.00", () -> new EarnBasis.PerAmount(ZERO, 1)),
        Refusal.of("points of a line must be at", () -> new EarnBasis.PerLine(0, Set.of())),
        Refusal.of("points of a purchase must be at", () -> new EarnBasis.PerPurchase(0)),
        Refusal.of("event must be a letter", () -> new EarnBasis.PerEvent("", 1)),
        Refusal.of("points of an event must be at", () -> new EarnBasis.PerEvent("e", 0)),
        Refusal.of("name of a limit must be", () -> EarnCap.perOccasion("", 1)),
        Refusal.of("most of limit c must not be negative", () -> EarnCap.perOccasion("c", -1)),
        Refusal.of(
            "limit c must have a period if and only if it is of one, was of PERIOD",
            () -> new EarnCap("c", EarnCap.Scope.PERIOD, Optional.empty(), 1)),
        Refusal.of(
            "limit c must have a period if and only if it is of one, was of MEMBER",
            () -> new EarnCap("c", EarnCap.Scope.MEMBER, Optional.of(CalendarUnit.MONTH), 1)),
        Refusal.of("name of a multiplier must be", () -> multiplier("", "1")),
        Refusal.of("factor must be positive, was 0", () -> multiplier("m", "0")),
        Refusal.of("name of a rule must be", () -> EarnRule.of("", RULE.basis())),
        Refusal.of("twice: a", () -> EarnRules.of(RULE, RULE)),
        Refusal.of(
            "twice: a",
            () ->
                EarnRules.of(RULE).withMultipliers(EarnMultiplier.Mode.BEST, multiplier("a", "1"))),
        Refusal.of("twice: a", () -> EarnRules.of(RULE).withCaps(EarnCap.perOccasion("a", 1))),
        Refusal.of(
            "rounding must say how, was UNNECESSARY",
            () -> EarnRules.of(RULE).withRounding(RoundingMode.UNNECESSARY, true)),
        Refusal.of("event must be a letter", () -> EarnOccasion.event("", NOW)),
        Refusal.of("must have an amount or an event", () -> EarnOccasion.purchase(List.of(), NOW)),
        Refusal.of(
            "amount must not be negative, was CNY -0.01", () -> EarnOccasion.purchase(MINUS, NOW)),
        Refusal.of(
            "a line must stand once in a purchase",
            () -> EarnOccasion.purchase(List.of(line("a", ONE), line("a", ONE)), NOW)),
        Refusal.of(
            "lines must sum to the amount CNY 2.00, were CNY 1.00",
            () ->
                new EarnOccasion(
                    Optional.of(Book.cny("2.00")), List.of(line("a", ONE)), noText, NOW)),
        Refusal.of("name of a line must have", () -> line("", ONE)),
        Refusal.of("the amount of a line must not be negative", () -> line("a", MINUS)),
        Refusal.of(
            "category of a line must be", () -> new EarnOccasion.Line("a", ONE, Optional.of("1"))),
        Refusal.of("name of a rule must be", () -> EarnReceipt.of(1, "")),
        Refusal.of("granted points must not be negative", () -> EarnReceipt.of(-1, "flat")),
        Refusal.of("name of a limit must be", () -> new EarnReceipt.Cut("", 1, 0)),
        Refusal.of(
            "a limit must leave from 0 to less than 5 points, was 5",
            () -> new EarnReceipt.Cut("c", 5, 5)),
        Refusal.of(
            "a limit must leave from 0 to less than 5 points, was -1",
            () -> new EarnReceipt.Cut("c", 5, -1)),
        Refusal.of("name of a line must have", () -> receiptLine("", ONE, noText, 1)),
        Refusal.of("category of a line must", () -> receiptLine("a", ONE, Optional.of("1"), 1)),
        Refusal.of("points of a line must not be", () -> receiptLine("a", ONE, noText, -1)),
        Refusal.of("the amount of a line must not", () -> receiptLine("a", MINUS, noText, 1)),
        Refusal.of(
            "lines must sum to the 5 points granted, were 4",
            () ->
                EarnReceipt.of(ONE, 5, "flat")
                    .withLines(List.of(receiptLine("a", ONE, noText, 4)))));
  }

  private static EarnReceipt.Line receiptLine(
      String name, Money amount, Optional<String> category, long points) {
    return new EarnReceipt.Line(name, amount, category, points);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("earnings")
  @DisplayName("for earning refuse what cannot be:")
  void refuseEarnings(String message, Supplier<Object> value) {
    Refusal.check(message, value);
  }

  private static FraudLimit fraud(String name, long most, Duration slot) {
    return new FraudLimit(name, FraudLimit.Measure.TRANSFERS, Optional.of(slot), most);
  }

  private static ReferralRules.Referral referral(String event) {
    AccountId one = AccountId.of("a");
    return new ReferralRules.Referral(event, one, one, true, true, Optional.empty());
  }

  static Stream<Arguments> others() {
    return Stream.of(
        Refusal.of("validity must be positive", () -> new ExpiryModel.After(Period.ZERO)),
        Refusal.of("validity must be positive", () -> new ExpiryModel.After(Period.ofDays(-1))),
        Refusal.of("validity must be positive", () -> new ExpiryModel.Inactivity(Period.ZERO)),
        Refusal.of("months must not be negative", () -> new ExpiryModel.EndOfMonth(-1)),
        Refusal.of("years must not be negative", () -> new ExpiryModel.EndOfYear(-1)),
        Refusal.of(
            "window must not be negative", () -> new PendingModel.ReturnWindow(Period.ofDays(-1))),
        Refusal.of("name of a limit must be", () -> fraud("", 1, Duration.ofHours(1))),
        Refusal.of("most of limit f must be at least 1", () -> fraud("f", 0, Duration.ofHours(1))),
        Refusal.of("slot must be at least 1 ms, was PT0S", () -> fraud("f", 1, Duration.ZERO)),
        Refusal.of("slot must be at least 1 ms", () -> fraud("f", 1, Duration.ofNanos(999_999))),
        Refusal.of("share must be 0 to 1, was -0.1", () -> fixed("-0.1")),
        Refusal.of("share must be 0 to 1, was 1.1", () -> fixed("1.1")),
        Refusal.of("a curve must have a share", () -> curve()),
        Refusal.of("more than 0 and not fall, was 0", () -> curve("0", "1")),
        Refusal.of("more than 0 and not fall, was 0.4", () -> curve("0.5", "0.4")),
        Refusal.of("share must be 0 to 1, was 1.5", () -> curve("0.5", "1.5")),
        Refusal.of("points for a new customer must not", () -> new ReferralRules(-1, ONE, 1)),
        Refusal.of("points for a step of sales must not", () -> new ReferralRules(1, ONE, -1)),
        Refusal.of("step must be positive", () -> new ReferralRules(1, ZERO, 1)),
        Refusal.of("event must be a letter", () -> referral("")),
        Refusal.of("points for coming must not be", () -> new ReferralRules.Reward(-1, 0)),
        Refusal.of("points for sales must not be", () -> new ReferralRules.Reward(0, -1)),
        Refusal.of(
            "holdTime must be positive, was PT0S", () -> Book.LEDGER.withHoldTime(Duration.ZERO)),
        Refusal.of(
            "holdTime must be positive", () -> Book.LEDGER.withHoldTime(Duration.ofNanos(-1))),
        Refusal.of(
            "a limit must stand once in a ledger, f stands twice",
            () ->
                Book.LEDGER.withLimits(
                    List.of(
                        fraud("f", 1, Duration.ofHours(1)), fraud("f", 2, Duration.ofHours(2))))),
        Refusal.of(
            "a line must close at 9, closed at 10",
            () -> new RollForward.Line(YearMonth.of(2026, 1), 10, 20, 1, 2, 3, -16, 1, 10)),
        Refusal.of("granted points must not", () -> earned(-1, 0)),
        Refusal.of("points credited by no rule must not", () -> earned(0, -1)));
  }

  private static PointsEarned earned(long granted, long otherwise) {
    return new PointsEarned(
        granted, Map.of(), BigDecimal.valueOf(granted - otherwise), Map.of(), otherwise, 0);
  }

  private static BreakageModel fixed(String used) {
    return new BreakageModel.Fixed(new BigDecimal(used));
  }

  private static BreakageModel curve(String... shares) {
    return new BreakageModel.Curve(Stream.of(shares).map(BigDecimal::new).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  @DisplayName("for time, limits, referrals and liability refuse what cannot be:")
  void refuseOthers(String message, Supplier<Object> value) {
    Refusal.check(message, value);
  }

  @Test
  @DisplayName("go up to their limits")
  void limits() {
    assertThat(fixed("0")).isNotEqualTo(fixed("1"));
    assertThat(curve("0.5", "0.50", "1")).isEqualTo(curve("0.5", "0.5", "1.0"));
    assertThat(limits(1, 1, "1").share()).contains(BigDecimal.ONE);
    assertThat(limits(1, 1, "0.50")).isEqualTo(limits(1, 1, "0.5"));
    assertThat(fraud("f", 1, Duration.ofMillis(1)).most()).isEqualTo(1);
    assertThat(EarnCap.perOccasion("c", 0).most()).isZero();
    assertThat(multiplier("m", "1.50")).isEqualTo(multiplier("m", "1.5"));
    assertThat(multiplier("m", "100").factor().toPlainString()).isEqualTo("100");
    assertThat(EarnOccasion.purchase(ZERO, NOW).amount()).contains(ZERO);
    assertThat(line("a", ZERO).amount()).isEqualTo(ZERO);
    assertThat(new EarnReceipt.Cut("c", 5, 4).points()).isEqualTo(1);
    assertThat(new EarnReceipt.Cut("c", 5, 0).points()).isEqualTo(5);
    assertThat(new PendingModel.ReturnWindow(Period.ZERO).window()).isEqualTo(Period.ZERO);
    assertThat(new DebtModel.AllowDebt(Optional.of(1L)).limit()).contains(1L);
    assertThat(new DebtQuestion(1, 2, 3, 0, 0).own()).isEqualTo(5);
    assertThat(settlement(1, 2, 3, 4, Optional.of(ONE), 5).sum()).isEqualTo(15);
    assertThat(new RevenueRecognition(ZERO, 0, 1).cumulative()).isEqualTo(ZERO);
    assertThat(new ReferralRules(0, ONE, 0).perStep()).isZero();
    assertThat(new ReferralRules.Reward(2, 3).points()).isEqualTo(5);
    RollForward.Line line = new RollForward.Line(YearMonth.of(2026, 1), 10, 20, 1, 2, 3, -16, 1, 9);
    assertThat(line.closing()).isEqualTo(9);
  }
}
