package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.StaffId;
import io.crmkit.decision.Decision;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Rewards for bringing a new customer (CF-02, CF-03, AS-08)")
class ReferralRulesTest {
  private static final ReferralRules RULES = new ReferralRules(100, Book.cny("1000.00"), 100);
  private static final AccountId ANNA = AccountId.of("anna");
  private static final AccountId BEN = AccountId.of("ben");
  private static final String VISIT = "referral/spring/ben";
  private static final String SALES = "referral-sales/spring/ben";

  private static ReferralRules.Referral referral(boolean isNew, boolean came, Money... sales) {
    return new ReferralRules.Referral(
        "spring", ANNA, BEN, isNew, came, List.of(sales).stream().findFirst());
  }

  private static PointsCommand earn(String key, String reference, long points) {
    return new PointsCommand.Earn(
        CommandKey.of(key), reference, EarnReceipt.of(points, "referral"), Book.START);
  }

  private static PointsCommand back(String key, String reference) {
    return new PointsCommand.ReverseCredit(
        CommandKey.of(key), reference, StaffId.of("referral-rules"), "referral");
  }

  private static List<PointsCommand> settle(
      Book book, String key, ReferralRules.Referral referral) {
    List<PointsCommand> commands = RULES.settle(book.account, referral, book.now, key);
    commands.forEach(book::does);
    return commands;
  }

  @Test
  @DisplayName("are settled by as few commands as needed, each time anew, with keys of their own")
  void settled() {
    Book book = new Book(Book.LEDGER, "anna");
    assertThat(settle(book, "a", referral(true, true, Book.cny("2000.00"))))
        .containsExactly(
            earn("a/visit/1", VISIT + "/1", 100), earn("a/sales/1", SALES + "/1", 200));
    assertThat(settle(book, "b", referral(true, true, Book.cny("2999.99")))).isEmpty();
    assertThat(settle(book, "c", referral(true, true, Book.cny("1000.00"))))
        .containsExactly(
            back("c/sales/1/back", SALES + "/1"), earn("c/sales/2", SALES + "/2", 100));
    assertThat(settle(book, "d", referral(false, true)))
        .containsExactly(
            back("d/visit/1/back", VISIT + "/1"), back("d/sales/2/back", SALES + "/2"));
    assertThat(settle(book, "e", referral(false, true))).isEmpty();
    assertThat(settle(book, "f", referral(true, true)))
        .containsExactly(earn("f/visit/2", VISIT + "/2", 100));
    assertThat(book.account.balance(book.now).total()).isEqualTo(100);
  }

  @Test
  @DisplayName("have references by event and customer")
  void references() {
    assertThat(ReferralRules.visitReference(referral(true, true))).isEqualTo(VISIT);
    assertThat(ReferralRules.salesReference(referral(true, true))).isEqualTo(SALES);
  }

  @ParameterizedTest(name = "CNY {0}: {1}")
  @CsvSource({"0.00, 0", "999.99, 0", "1000.00, 100", "1999.99, 100", "2000.00, 200"})
  @DisplayName("CF-03: are given for every full thousand of sales at the event:")
  void steps(String sales, long points) {
    Decision<ReferralRules.Reward> decision = RULES.decide(referral(true, true, Book.cny(sales)));
    assertThat(decision.outcome()).isEqualTo(new ReferralRules.Reward(100, points));
    assertThat(decision.reasons())
        .containsExactly(
            new LoyaltyRuleReason.ReferredCustomer("spring", 100),
            new LoyaltyRuleReason.ReferredSales("spring", Book.cny(sales), points));
  }

  @Test
  @DisplayName("are not given for sales in another currency")
  void otherCurrency() {
    assertThat(RULES.decide(referral(true, true, Money.parse("EUR 5000.00"))).outcome())
        .isEqualTo(new ReferralRules.Reward(100, 0));
  }

  @Test
  @DisplayName("are refused with everything that stands against them")
  void refused() {
    ReferralRules.Referral self =
        new ReferralRules.Referral("spring", ANNA, ANNA, false, false, Optional.empty());
    Decision<ReferralRules.Reward> decision = RULES.decide(self);
    assertThat(decision.outcome()).isEqualTo(new ReferralRules.Reward(0, 0));
    assertThat(decision.reasons())
        .containsExactly(
            new LoyaltyRuleReason.SelfReferral(ANNA),
            new LoyaltyRuleReason.NotNew("spring"),
            new LoyaltyRuleReason.NotAttended("spring"));
  }
}
