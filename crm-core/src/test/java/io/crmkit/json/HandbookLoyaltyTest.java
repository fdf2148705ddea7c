package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Transaction;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Facts;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.Coupon;
import io.crmkit.loyalty.EarnOccasion;
import io.crmkit.loyalty.EarnQuestion;
import io.crmkit.loyalty.EarnReceipt;
import io.crmkit.loyalty.LoyaltyScheme;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsReceipt;
import io.crmkit.loyalty.ReferralRules;
import io.crmkit.loyalty.Reward;
import io.crmkit.loyalty.TransactionPoints;
import io.crmkit.playbook.Playbook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The bundled handbook, about points")
class HandbookLoyaltyTest {
  private static final Playbook HANDBOOK =
      PlaybookReader.standard().read(BundledPlaybooks.json("handbook").orElseThrow());
  private static final LoyaltyScheme SCHEME = HANDBOOK.loyalty().orElseThrow();
  private static final AccountId REFERRER = AccountId.of("c-17");

  private static Instant at(String day) {
    return LocalDate.parse(day).atStartOfDay(HANDBOOK.zone()).toInstant();
  }

  private static Money cny(String amount) {
    return Money.parse("CNY " + amount);
  }

  private static Decision<EarnReceipt> earn(EarnOccasion occasion) {
    Facts facts = Facts.at(occasion.at(), HANDBOOK.zone(), HANDBOOK.currency());
    Decision<EarnReceipt> decision = SCHEME.earning().decide(EarnQuestion.of(occasion, facts));
    assertThat(decision.policy()).isEqualTo(HANDBOOK.id());
    assertThat(decision.outcome().policy()).isEqualTo(HANDBOOK.id());
    return decision;
  }

  private static List<String> codes(Decision<?> decision) {
    return decision.reasons().stream().map(Reason::code).toList();
  }

  private static Decision<Answer<PointsReceipt>> ask(
      PointsAccount account, PointsCommand command, String day) {
    Decision<Answer<PointsReceipt>> decision = SCHEME.ledger().decide(account, command, at(day));
    assertThat(decision.policy()).isEqualTo(HANDBOOK.id());
    return decision;
  }

  private static PointsAccount done(PointsAccount account, PointsCommand command, String day) {
    Decision<Answer<PointsReceipt>> decision = ask(account, command, day);
    return account.applyAll(
        decision
            .outcome()
            .toOptional()
            .orElseThrow(() -> new AssertionError(decision.explain(Locale.ENGLISH)))
            .entries());
  }

  /** An account with the points of purchases, by the playbook. */
  private static PointsAccount bought(String... daysAndAmounts) {
    List<Transaction> transactions = new ArrayList<>();
    for (int i = 0; i < daysAndAmounts.length; i += 2) {
      transactions.add(Transaction.of("o-" + i, cny(daysAndAmounts[i + 1]), at(daysAndAmounts[i])));
    }
    TransactionPoints points = HANDBOOK.points(MetricCatalogue.STANDARD).orElseThrow();
    return points
        .of(CustomerFile.of(Customer.of(CustomerId.of("c-17"))).withTransactions(transactions))
        .account();
  }

  private static PointsCommand.Redeem redeem(String key, long points, String order) {
    return new PointsCommand.Redeem(
        CommandKey.of(key), "r-" + key, points, Optional.of(cny(order)));
  }

  @Test
  @DisplayName("RM-06: purchases and activity earn points, pending through the return window")
  void purchases() {
    Decision<EarnReceipt> decision = earn(EarnOccasion.purchase(cny("1999.50"), at("2026-03-01")));
    assertThat(decision.outcome().granted()).isEqualTo(1999);
    assertThat(codes(decision)).containsExactly("loyalty.rule", "loyalty.granted");
    assertThat(earn(EarnOccasion.event("birthday", at("2026-03-01"))).outcome().granted())
        .isEqualTo(50);
    assertThat(earn(EarnOccasion.event("walked-by", at("2026-03-01"))).outcome().granted())
        .isZero();

    PointsAccount account = bought("2026-03-01", "1999.50");
    assertThat(account.balance(at("2026-03-08")).pending()).isEqualTo(1999);
    assertThat(account.balance(at("2026-03-09")).available()).isEqualTo(1999);
    assertThat(account.balance(at("2027-03-01")).available()).isEqualTo(1999);
    assertThat(account.balance(at("2027-03-02")).available()).isZero();
  }

  @Test
  @DisplayName(
      "RM-06: points are spent in hundreds, once they are active, and not more than there are")
  void spending() {
    PointsAccount account = bought("2026-03-01", "1999.50");
    assertThat(codes(ask(account, redeem("k", 100, "500.00"), "2026-03-02")))
        .contains("loyalty.insufficient", "loyalty.still-pending");
    Decision<Answer<PointsReceipt>> odd = ask(account, redeem("k", 50, "500.00"), "2026-03-09");
    assertThat(codes(odd)).containsExactly("loyalty.below-minimum", "loyalty.not-a-multiple");
    assertThat(odd.explain(Locale.ENGLISH)).contains("50", "100");
    assertThat(odd.explain(Locale.SIMPLIFIED_CHINESE)).contains("50", "100");
    Decision<Answer<PointsReceipt>> most = ask(account, redeem("k", 2000, "90.00"), "2026-03-09");
    assertThat(codes(most)).containsExactly("loyalty.insufficient");
    assertThat(most.explain(Locale.ENGLISH)).contains("1999");
    account = done(account, redeem("k", 500, "10.00"), "2026-03-09");
    assertThat(account.balance(at("2026-03-09")).available()).isEqualTo(1499);
  }

  @Test
  @DisplayName("RM-06: goods that come back take their points along")
  void givenBack() {
    assertThat(
            bought("2026-03-01", "1999.50", "2026-03-05", "-999.75")
                .balance(at("2026-03-09"))
                .available())
        .isEqualTo(1000);
  }

  @Test
  @DisplayName("RM-06: points buy coupons and discounts, which the order must be large enough for")
  void coupons() {
    PointsAccount account = bought("2026-03-01", "2500.00");
    Reward reward = SCHEME.reward("twenty-off").orElseThrow();
    assertThat(reward.offeredAt(at("2025-12-31"))).isFalse();
    account = done(account, reward.purchase(CommandKey.of("k"), "coupon-1"), "2026-03-09");
    assertThat(account.balance(at("2026-03-09")).available()).isEqualTo(500);
    Coupon coupon = reward.issue("coupon-1", at("2026-03-09"), at("2026-06-09"));
    assertThat(coupon.off(cny("150.00"))).isEqualTo(cny("20.00"));
    assertThat(codes(HANDBOOK.signed(coupon.reserve("o-9", cny("99.00"), 0, at("2026-03-10")))))
        .containsExactly("loyalty.coupon-order-too-small");
    assertThat(codes(ask(account, reward.purchase(CommandKey.of("l"), "coupon-2"), "2026-03-09")))
        .contains("loyalty.insufficient");
    Reward tenth = SCHEME.reward("tenth-off").orElseThrow();
    assertThat(tenth.issue("coupon-3", at("2026-03-09"), at("2026-06-09")).off(cny("900.00")))
        .isEqualTo(cny("50.00"));
  }

  @Test
  @DisplayName("AS-08: member days, referrals and purchases are rewarded with points")
  void rewarded() {
    EarnReceipt memberDay = earn(EarnOccasion.event("member-day", at("2026-03-07"))).outcome();
    assertThat(memberDay.granted()).isEqualTo(20);
    assertThat(memberDay.hits()).extracting(EarnReceipt.Hit::rule).containsExactly("member-day");
    PointsAccount account =
        done(
            PointsAccount.open(REFERRER),
            new PointsCommand.Earn(CommandKey.of("k"), "day", memberDay, at("2026-03-07")),
            "2026-03-07");
    for (PointsCommand command :
        SCHEME
            .referral()
            .orElseThrow()
            .settle(account, referral(true, true, "2500.00"), at("2026-03-07"), "r")) {
      account = done(account, command, "2026-03-07");
    }
    assertThat(account.balance(at("2026-03-20")).available()).isEqualTo(20 + 100 + 200);
  }

  private static ReferralRules.Referral referral(boolean isNew, boolean came, String sales) {
    return new ReferralRules.Referral(
        "spring-event", REFERRER, AccountId.of("c-99"), isNew, came, Optional.of(cny(sales)));
  }

  @Test
  @DisplayName("CF-02: a new customer brought to an event earns the referrer 100 points")
  void newCustomer() {
    Decision<ReferralRules.Reward> reward =
        SCHEME.refer(referral(true, true, "0.00")).orElseThrow();
    assertThat(reward.policy()).isEqualTo(HANDBOOK.id());
    assertThat(reward.outcome()).isEqualTo(new ReferralRules.Reward(100, 0));
    assertThat(codes(reward)).startsWith("loyalty.referred-customer");

    Decision<ReferralRules.Reward> refused =
        SCHEME.refer(referral(false, false, "5000.00")).orElseThrow();
    assertThat(refused.outcome().points()).isZero();
    assertThat(codes(refused)).containsExactly("loyalty.not-new", "loyalty.not-attended");
    assertThat(refused.explain(Locale.ENGLISH)).isNotBlank();
    assertThat(refused.explain(Locale.SIMPLIFIED_CHINESE)).isNotBlank();
  }

  @Test
  @DisplayName(
      "CF-03: every full 1000 yuan that the new customer buys earns the referrer 100 points")
  void sales() {
    assertThat(SCHEME.refer(referral(true, true, "999.99")).orElseThrow().outcome().sales())
        .isZero();
    Decision<ReferralRules.Reward> reward =
        SCHEME.refer(referral(true, true, "3999.99")).orElseThrow();
    assertThat(reward.outcome()).isEqualTo(new ReferralRules.Reward(100, 300));
    assertThat(codes(reward))
        .containsExactly("loyalty.referred-customer", "loyalty.referred-sales");
  }
}
