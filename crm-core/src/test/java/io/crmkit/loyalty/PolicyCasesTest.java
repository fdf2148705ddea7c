package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Condition;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metrics;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierLadder;
import io.crmkit.tier.TierQuestion;
import io.crmkit.tier.TierRung;
import io.crmkit.time.CalendarUnit;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The rules of a points programme (RM-06, AS-08)")
class PolicyCasesTest {
  private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
  private static final Facts FACTS = Facts.at(Book.START, Book.ZONE, CNY);
  private static final EarnRule PER_UNIT = perAmount("unit", "1.00", 1);

  private static EarnRule perAmount(String name, String step, long points) {
    return EarnRule.of(name, new EarnBasis.PerAmount(Book.cny(step), points));
  }

  private static EarnReceipt earn(EarnPolicy policy, String amount) {
    return policy
        .decide(EarnQuestion.of(EarnOccasion.purchase(Book.cny(amount), Book.START), FACTS))
        .outcome();
  }

  private static Book earned(PointsLedger ledger, EarnReceipt receipt) {
    Book book = new Book(ledger);
    return book.does(new PointsCommand.Earn(book.key(), "o", receipt, book.now));
  }

  @Test
  @DisplayName("L11: an order of 49.95 earns 49, its full refund takes 49")
  void fractions() {
    EarnReceipt receipt = earn(EarnRules.of(PER_UNIT), "49.95");
    assertThat(receipt.granted()).isEqualTo(49);
    assertThat(earned(Book.LEDGER, receipt).refunds("o", "49.95").taken()).isEqualTo(49);
  }

  @Test
  @DisplayName("L13: earned 50 at 1 a unit; the rule becomes 2; the refund takes 50, never 100")
  void ruleAtEarnTime() {
    EarnPolicy today = EarnRules.of(perAmount("unit", "1.00", 2));
    EarnReceipt receipt = earn(EarnRules.of(PER_UNIT), "50.00");
    for (RefundPolicy policy :
        List.of(new RefundModel.ProRata(), new RefundModel.Reevaluated(EarnRules.of(PER_UNIT)))) {
      Book book = earned(Book.LEDGER.withRefund(policy), receipt);
      assertThat(book.refunds("o", "50.00").taken()).isEqualTo(50);
    }
    Book wrong = earned(Book.LEDGER.withRefund(new RefundModel.Reevaluated(today)), receipt);
    assertThat(wrong.refunds("o", "50.00").taken()).isEqualTo(50);
  }

  @Test
  @DisplayName("a re-evaluated refund lets what is left earn by the rules that hit that day")
  void reevaluated() {
    EarnRules rules =
        EarnRules.of(perAmount("hundred", "100.00", 10))
            .withMultipliers(
                EarnMultiplier.Mode.STACKING,
                new EarnMultiplier("double", new BigDecimal("2"), Condition.always()));
    Book book =
        earned(Book.LEDGER.withRefund(new RefundModel.Reevaluated(rules)), earn(rules, "250.00"));
    assertThat(book.account.balance(book.now).net()).isEqualTo(40);
    assertThat(book.refunds("o", "60.00").taken()).isEqualTo(20);
    assertThat(book.refunds("o", "60.00").taken()).isZero();
    assertThat(book.refunds("o", "130.00").taken()).isEqualTo(20);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"FLOOR, 28", "HALF_UP, 29", "CEILING, 29"})
  @DisplayName("L18: 1 for every 100 of 1999 is 19; times 1.5, rounded")
  void rounding(RoundingMode rounding, long points) {
    EarnRules base = EarnRules.of(perAmount("base", "100.00", 1));
    assertThat(earn(base, "1999.00").granted()).isEqualTo(19);
    EarnRules more =
        base.withMultipliers(
                EarnMultiplier.Mode.STACKING,
                new EarnMultiplier("festival", new BigDecimal("1.5"), Condition.always()))
            .withRounding(rounding, true);
    EarnReceipt receipt = earn(more, "1999.00");
    assertThat(receipt.granted()).isEqualTo(points);
    assertThat(receipt.hits()).containsExactly(new EarnReceipt.Hit("base", new BigDecimal("28.5")));
    assertThat(receipt.rounding().add(new BigDecimal("28.5")))
        .isEqualByComparingTo(BigDecimal.valueOf(points));
  }

  @Test
  @DisplayName("L18: a second rule 1 for every 200: 19 + 9, rounded rule by rule")
  void secondRule() {
    EarnRules rules =
        EarnRules.of(perAmount("base", "100.00", 1), perAmount("second", "200.00", 1));
    EarnReceipt receipt = earn(rules, "1999.00");
    assertThat(receipt.hits())
        .containsExactly(
            new EarnReceipt.Hit("base", new BigDecimal("19")),
            new EarnReceipt.Hit("second", new BigDecimal("9")));
    assertThat(receipt.granted()).isEqualTo(28);
    EarnMultiplier half = new EarnMultiplier("half", new BigDecimal("1.5"), Condition.always());
    EarnRules both = rules.withMultipliers(EarnMultiplier.Mode.STACKING, half);
    assertThat(earn(both, "1999.00").granted()).isEqualTo(28 + 13);
    assertThat(earn(both.withRounding(RoundingMode.FLOOR, false), "1999.00").granted())
        .isEqualTo(42);
  }

  @Test
  @DisplayName("multipliers stack or the best one counts; conditions decide, findings tell why not")
  void multipliers() {
    EarnMultiplier two = new EarnMultiplier("two", new BigDecimal("2"), Condition.always());
    EarnMultiplier three = new EarnMultiplier("three", new BigDecimal("3"), Condition.always());
    EarnMultiplier loyal =
        new EarnMultiplier(
            "loyal", new BigDecimal("10"), Metrics.orders(Window.ever()).atLeast(5L));
    EarnRules base = EarnRules.of(PER_UNIT);
    assertThat(
            earn(base.withMultipliers(EarnMultiplier.Mode.STACKING, two, three, loyal), "10.00")
                .granted())
        .isEqualTo(60);
    EarnRules best = base.withMultipliers(EarnMultiplier.Mode.BEST, two, three, loyal);
    assertThat(earn(best, "10.00").granted()).isEqualTo(30);
    Decision<EarnReceipt> decision =
        best.decide(
            EarnQuestion.of(
                EarnOccasion.purchase(Book.cny("10.00"), Book.START),
                FACTS.with(Metrics.orders(Window.ever()), 3L)));
    assertThat(decision.explain(Locale.ENGLISH))
        .contains("loyal gives nothing: ")
        .contains("three multiplies by 3")
        .contains("Grants 30 points");
  }

  @Test
  @DisplayName(
      "limits cut in order and count over time; refunds and re-evaluation know nothing of it")
  void caps() {
    EarnRules rules =
        EarnRules.of(PER_UNIT)
            .withCaps(
                EarnCap.perOccasion("order", 80),
                EarnCap.per("month", CalendarUnit.MONTH, 100),
                new EarnCap("budget", EarnCap.Scope.BUDGET, Optional.empty(), 1_000));
    Book book = new Book(Book.LEDGER);
    EarnReceipt first = earn(rules, "90.00");
    assertThat(first.granted()).isEqualTo(80);
    assertThat(first.cuts()).containsExactly(new EarnReceipt.Cut("order", 90, 80));
    book.does(new PointsCommand.Earn(book.key(), "o-1", first, book.now));
    EarnQuestion second =
        EarnQuestion.of(EarnOccasion.purchase(Book.cny("50.00"), book.now), FACTS).on(book.account);
    assertThat(rules.decide(second).outcome().granted()).isEqualTo(20);
    EarnQuestion nextMonth =
        EarnQuestion.of(EarnOccasion.purchase(Book.cny("50.00"), Book.at("2026-02-01")), FACTS)
            .on(book.account);
    assertThat(rules.decide(nextMonth).outcome().granted()).isEqualTo(50);
    EarnQuestion budget =
        new EarnQuestion(
            EarnOccasion.purchase(Book.cny("50.00"), book.now),
            FACTS,
            List.of(new Tally("budget", Optional.empty(), 990)),
            Optional.empty());
    assertThat(rules.decide(budget).outcome().granted()).isEqualTo(10);
  }

  @Test
  @DisplayName("what fills no step is carried to the next purchase where the rule says so")
  void carry() {
    EarnRules rules =
        EarnRules.of(
            EarnRule.of("base", new EarnBasis.PerAmount(Book.cny("100.00"), 1, Set.of(), true)));
    Book book = new Book(Book.LEDGER);
    EarnReceipt first = earn(rules, "160.00");
    assertThat(first.granted()).isEqualTo(1);
    book.does(new PointsCommand.Earn(book.key(), "o-1", first, book.now));
    EarnQuestion second =
        EarnQuestion.of(EarnOccasion.purchase(Book.cny("50.00"), book.now), FACTS).on(book.account);
    assertThat(rules.decide(second).outcome().granted()).isEqualTo(1);
  }

  @Test
  @DisplayName("points are split to lines by largest remainder, lines by category count alone")
  void lines() {
    EarnRules rules =
        EarnRules.of(
            EarnRule.of("base", new EarnBasis.PerAmount(Book.cny("10.00"), 1)),
            EarnRule.of("tea", new EarnBasis.PerLine(5, Set.of("tea"))),
            EarnRule.of("visit", new EarnBasis.PerPurchase(2)));
    EarnOccasion occasion =
        EarnOccasion.purchase(
            List.of(
                new EarnOccasion.Line("a", Book.cny("33.00"), Optional.of("tea")),
                new EarnOccasion.Line("b", Book.cny("33.00"), Optional.empty()),
                new EarnOccasion.Line("c", Book.cny("34.00"), Optional.of("cup"))),
            Book.START);
    EarnReceipt receipt = rules.decide(EarnQuestion.of(occasion, FACTS)).outcome();
    assertThat(receipt.granted()).isEqualTo(17);
    assertThat(receipt.lines()).extracting(EarnReceipt.Line::points).containsExactly(9L, 4L, 4L);
  }

  @Test
  @DisplayName("events earn what their rule says")
  void events() {
    EarnRules rules =
        EarnRules.of(PER_UNIT, EarnRule.of("birthday", new EarnBasis.PerEvent("birthday", 50)));
    EarnOccasion birthday = EarnOccasion.event("birthday", Book.START);
    assertThat(rules.decide(EarnQuestion.of(birthday, FACTS)).outcome().granted()).isEqualTo(50);
    EarnOccasion other = EarnOccasion.event("review", Book.START);
    assertThat(rules.decide(EarnQuestion.of(other, FACTS)).outcome().granted()).isZero();
  }

  private static ReferralRules.Referral referral(boolean isNew, boolean came, String sales) {
    return new ReferralRules.Referral(
        "spring",
        AccountId.of("anna"),
        AccountId.of("ben"),
        isNew,
        came,
        sales.isEmpty() ? Optional.empty() : Optional.of(Book.cny(sales)));
  }

  private static Book settled(Book book, ReferralRules.Referral referral, String key) {
    ReferralRules rules = new ReferralRules(100, Book.cny("1000.00"), 100);
    rules.settle(book.account, referral, book.now, key).forEach(book::does);
    return book;
  }

  @Test
  @DisplayName("CF-02: a new customer brought to an event earns the referrer 100 points, once")
  void broughtCustomer() {
    Book book = new Book(Book.LEDGER, "anna");
    settled(book, referral(true, true, ""), "k-a");
    settled(book, referral(true, true, ""), "k-b");
    assertThat(book.account.balance(book.now).net()).isEqualTo(100);
    assertThat(settled(new Book(Book.LEDGER), referral(false, true, "5000.00"), "k").entries)
        .isEmpty();
    assertThat(settled(new Book(Book.LEDGER), referral(true, false, ""), "k").entries).isEmpty();
  }

  @Test
  @DisplayName("CF-03: 100 points for every 1000 yuan that the new customer spends at the event")
  void broughtSales() {
    Book book = new Book(Book.LEDGER, "anna");
    settled(book, referral(true, true, "2999.99"), "k-a");
    assertThat(book.account.balance(book.now).net()).isEqualTo(100 + 200);
    settled(book, referral(true, true, "3000.00"), "k-b");
    assertThat(book.account.balance(book.now).net()).isEqualTo(100 + 300);
  }

  @Test
  @DisplayName(
      "CF-02, CF-03: what was granted is reversed if the condition falls away; nobody refers themselves")
  void fallsAway() {
    Book book = new Book(Book.LEDGER, "anna");
    settled(book, referral(true, true, "2000.00"), "k-a");
    settled(book, referral(true, true, "1000.00"), "k-b");
    assertThat(book.account.balance(book.now).net()).isEqualTo(200);
    settled(book, referral(false, true, "1000.00"), "k-c");
    assertThat(book.account.balance(book.now).net()).isZero();
    ReferralRules rules = new ReferralRules(100, Book.cny("1000.00"), 100);
    ReferralRules.Referral self =
        new ReferralRules.Referral(
            "spring", AccountId.of("anna"), AccountId.of("anna"), true, true, Optional.empty());
    Decision<ReferralRules.Reward> decision = rules.decide(self);
    assertThat(decision.outcome().points()).isZero();
    assertThat(decision.explain(Locale.SIMPLIFIED_CHINESE)).isEqualTo("anna 不能推荐自己");
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({"8000, 3000, SILVER", "18000, 3000, GOLD", "4000, 500, BRONZE"})
  @DisplayName("L21: tiers by points earned; the current order counts:")
  void tiersByPoints(long spent, long order, String tier) {
    Book book = new Book(Book.LEDGER).earns("before", spent).on("2026-01-02");
    Window ever = Window.ever();
    TierLadder ladder =
        TierLadder.of(
            TierRung.base("BRONZE"),
            TierRung.of("SILVER", PointsMetrics.earned(ever).atLeast(10_000L)),
            TierRung.of("GOLD", PointsMetrics.earned(ever).atLeast(20_000L)));
    Facts facts =
        PointsMetrics.with(
            Facts.at(book.now, Book.ZONE, CNY),
            new PointsHistory(book.account.id(), book.entries),
            ever,
            Optional.empty());
    Facts counted = PointsMetrics.counting(facts, ever, EarnReceipt.of(order, "flat"));
    assertThat(ladder.decide(TierQuestion.of(counted)).outcome().tier()).isEqualTo(Tier.of(tier));
    assertThat(ladder.decide(TierQuestion.of(facts)).outcome().tier())
        .isEqualTo(Tier.of(spent >= 10_000 ? "SILVER" : "BRONZE"));
  }

  @ParameterizedTest(name = "estimate {0}: {1}")
  @CsvSource({"9900, 3552", "9200, 4140"})
  @DisplayName("L23: IFRS 15: 9,000 for 10,000 points, 97 % expected; recognised 4,175, then")
  void revenue(long estimate, long recognised) {
    Money allocated = Money.parse("JPY 9000");
    RevenueRecognition first = new RevenueRecognition(allocated, 4_500, 9_700);
    assertThat(first.cumulative()).isEqualTo(Money.parse("JPY 4175"));
    RevenueRecognition second = new RevenueRecognition(allocated, 8_500, estimate);
    assertThat(second.catchUp(first.cumulative()))
        .isEqualTo(Money.ofMajor(CurrencyUnit.of("JPY"), recognised));
    assertThat(second.cumulative().plus(second.deferred())).isEqualTo(allocated);
  }

  @Test
  @DisplayName("the liability rolls forward by cohort, re-estimates and closes")
  void rollForward() {
    Book book =
        new Book(Book.LEDGER)
            .opens("a", 1_000, Optional.of("2026-03-10"))
            .on("2026-02-05")
            .earns("o", 500)
            .redeems("r", 300);
    Liability liability = new Liability(Book.ZONE, new BreakageModel.Fixed(new BigDecimal("0.8")));
    PointsHistory history = new PointsHistory(book.account.id(), book.entries);
    RollForward february =
        liability.rollForward(List.of(history), Book.at("2026-02-01"), Book.at("2026-03-01"));
    assertThat(february.lines()).hasSize(2);
    RollForward.Line january = february.lines().get(0);
    assertThat(january.opening()).isEqualTo(800);
    assertThat(january.used()).isEqualTo(300);
    assertThat(january.closing()).isEqualTo(500);
    assertThat(february.lines().get(1).closing()).isEqualTo(400);
    RollForward march =
        liability.rollForward(List.of(history), Book.at("2026-03-01"), Book.at("2026-04-01"));
    assertThat(march.opening()).isEqualTo(february.closing());
    assertThat(march.lines().get(0).expired()).isEqualTo(700);
    assertThat(march.lines().get(0).closing()).isZero();
    assertThat(march.lines().get(0).reestimated()).isEqualTo(200);
  }

  @Test
  @DisplayName("redemption limits and limits on what leaves an account name every blocker")
  void limits() {
    PointsLedger ledger =
        Book.LEDGER
            .withRedemption(
                new RedemptionLimits(
                    100,
                    50,
                    Optional.of(new BigDecimal("0.5")),
                    Optional.of(new PointsRate(Book.cny("1.00"), 10))))
            .withLimits(
                List.of(
                    FraudLimit.perDay("daily", FraudLimit.Measure.REDEEMED_POINTS, 400),
                    FraudLimit.perDay("gifts", FraudLimit.Measure.TRANSFERS, 1)));
    Book book = new Book(ledger).earns("o", 1_000);
    book.run(new PointsCommand.Redeem(book.key(), "r", 70, Optional.of(Book.cny("10.00"))));
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyLimitRefusal.BelowMinimum(70, 100),
            new LoyaltyLimitRefusal.NotAMultiple(70, 50),
            new LoyaltyLimitRefusal.AboveShare(70, 50));
    book.does(new PointsCommand.Redeem(book.key(), "r", 300, Optional.of(Book.cny("100.00"))));
    book.run(new PointsCommand.Redeem(book.key(), "s", 150, Optional.of(Book.cny("100.00"))));
    assertThat(book.reasons())
        .containsExactly(new LoyaltyLimitRefusal.LimitReached("daily", 400, 300, 150));
    book.run(new PointsCommand.Redeem(book.key(), "s", 100, Optional.empty()));
    assertThat(book.reasons()).containsExactly(new LoyaltyLimitRefusal.NoOrder());
    book.does(new PointsCommand.Transfer(book.key(), "t", AccountId.of("ben"), 10));
    assertThat(book.run(new PointsCommand.Transfer(book.key(), "u", AccountId.of("ben"), 10)))
        .isFalse();
    book.on("2026-01-02");
    book.does(new PointsCommand.Redeem(book.key(), "s", 400, Optional.of(Book.cny("100.00"))));
  }
}
