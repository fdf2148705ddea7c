package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.StaffId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.laws.Choices;
import io.crmkit.laws.PointsHistories;
import io.crmkit.loyalty.AccountEntry;
import io.crmkit.loyalty.AccountId;
import io.crmkit.loyalty.BreakageModel;
import io.crmkit.loyalty.CommandKey;
import io.crmkit.loyalty.Coupon;
import io.crmkit.loyalty.CouponTerms;
import io.crmkit.loyalty.DebtModel;
import io.crmkit.loyalty.EarnBasis;
import io.crmkit.loyalty.EarnReceipt;
import io.crmkit.loyalty.EarnRule;
import io.crmkit.loyalty.EarnRules;
import io.crmkit.loyalty.ExpiryModel;
import io.crmkit.loyalty.OpeningLot;
import io.crmkit.loyalty.PendingModel;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsCommand;
import io.crmkit.loyalty.PointsEntry;
import io.crmkit.loyalty.PointsHistory;
import io.crmkit.loyalty.PointsLedger;
import io.crmkit.loyalty.PointsQuestion;
import io.crmkit.loyalty.PointsReceipt;
import io.crmkit.loyalty.PointsStatement;
import io.crmkit.loyalty.RefundModel;
import io.crmkit.loyalty.Refunds;
import io.crmkit.loyalty.Reward;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

@DisplayName("The codec, for points")
class LoyaltyJsonTest {
  private static <T> void readsBack(T value, Class<T> type) {
    assertThat(CrmJson.read(CrmJson.write(value), type)).isEqualTo(value);
  }

  @Test
  @DisplayName("reads back every entry, receipt, question and account of many histories")
  void histories() {
    Set<Class<?>> entries = new HashSet<>();
    Set<Class<?>> commands = new HashSet<>();
    for (int seed = 0; seed < 150; seed++) {
      Choices choices = Choices.random(seed);
      PointsLedger ledger = PointsHistories.ledgers().from(choices);
      PointsAccount account = PointsAccount.open(PointsHistories.ACCOUNT);
      List<PointsEntry> all = new ArrayList<>();
      for (PointsHistories.Step step : PointsHistories.steps(25).from(choices)) {
        readsBack(step.command(), PointsCommand.class);
        commands.add(step.command().getClass());
        Decision<Answer<PointsReceipt>> decision =
            ledger.decide(account, step.command(), step.at());
        Decision<Answer<PointsReceipt>> read =
            CrmJson.mapper().readValue(CrmJson.write(decision), new TypeReference<>() {});
        assertThat(read).isEqualTo(decision);
        if (decision.outcome() instanceof Answer.Accepted<PointsReceipt> accepted) {
          account = account.applyAll(accepted.value().entries());
          all.addAll(accepted.value().entries());
        }
      }
      all.forEach(entry -> readsBack(entry, PointsEntry.class));
      all.forEach(entry -> entries.add(entry.getClass()));
      readsBack(account, PointsAccount.class);
      Instant end = PointsHistories.START.plus(Duration.ofDays(90));
      PointsHistory history = new PointsHistory(account.id(), all);
      readsBack(history, PointsHistory.class);
      readsBack(history.statement(PointsHistories.START, end), PointsStatement.class);
    }
    assertThat(entries).hasSizeGreaterThanOrEqualTo(12);
    assertThat(commands).hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  @DisplayName("reads back mergers, openings, corrections and what they leave")
  void rareOnes() {
    PointsLedger ledger =
        PointsHistories.ledgers().from(Choices.replay()).withExpiry(new ExpiryModel.Never());
    Instant at = PointsHistories.START;
    PointsAccount one = PointsAccount.open(AccountId.of("one"));
    PointsAccount two = PointsAccount.open(AccountId.of("two"));
    one =
        after(
            ledger,
            one,
            new PointsCommand.Open(
                CommandKey.of("k-1"),
                "old",
                List.of(new OpeningLot(40, at, Optional.of(at.plusSeconds(86_400)))),
                StaffId.of("s-1")),
            at);
    one =
        after(
            ledger,
            one,
            new PointsCommand.Redeem(CommandKey.of("k-2"), "r", 15, Optional.empty()),
            at);
    PointsReceipt merged =
        receipt(ledger, one, new PointsCommand.MergeInto(CommandKey.of("k-3"), two.id()), at);
    readsBack(merged, PointsReceipt.class);
    readsBack(one.applyAll(merged.entries()), PointsAccount.class);
    AccountEntry.MergedOut out = (AccountEntry.MergedOut) merged.entries().get(0);
    PointsCommand inherit = new PointsCommand.Inherit(CommandKey.of("k-4"), one.id(), out.estate());
    readsBack(inherit, PointsCommand.class);
    two = after(ledger, two, inherit, at);
    readsBack(two, PointsAccount.class);
    PointsQuestion question =
        new PointsQuestion(
            two,
            new PointsCommand.Forget(CommandKey.of("k-5"), at.plusSeconds(1)),
            at,
            Optional.of(merged));
    readsBack(question, PointsQuestion.class);
    readsBack(
        new PointsCommand.RedeemLate(CommandKey.of("k-7"), "late", out.estate().lots(), at),
        PointsCommand.class);
    readsBack(
        new PointsCommand.Correct(CommandKey.of("k-6"), "late", out.estate().lots(), List.of(), -3),
        PointsCommand.class);
  }

  private static PointsReceipt receipt(
      PointsLedger ledger, PointsAccount account, PointsCommand command, Instant at) {
    return ((Answer.Accepted<PointsReceipt>) ledger.decide(account, command, at).outcome()).value();
  }

  private static PointsAccount after(
      PointsLedger ledger, PointsAccount account, PointsCommand command, Instant at) {
    return account.applyAll(receipt(ledger, account, command, at).entries());
  }

  @Test
  @DisplayName("reads back the ready-made policies")
  void policies() {
    readsBack(new ExpiryModel.After(Period.ofMonths(1)), ExpiryModel.class);
    readsBack(new ExpiryModel.Never(), ExpiryModel.class);
    readsBack(new PendingModel.ReturnWindow(Period.ofDays(7)), PendingModel.class);
    readsBack(new DebtModel.AllowDebt(Optional.of(50L)), DebtModel.class);
    readsBack(new DebtModel.AllowDebt(), DebtModel.class);
    readsBack(new RefundModel.ProRata(), RefundModel.class);
    Reward reward =
        new Reward(
            "tenth",
            100,
            new CouponTerms(
                new CouponTerms.ShareOff(new BigDecimal("0.1"), Optional.empty()),
                Optional.empty(),
                1,
                true),
            PointsHistories.START,
            Optional.empty());
    readsBack(reward, Reward.class);
    readsBack(
        reward.issue("cp-1", PointsHistories.START, PointsHistories.START.plusSeconds(9)),
        Coupon.class);
    readsBack(new BreakageModel.Fixed(new BigDecimal("0.9")), BreakageModel.class);
    readsBack(
        EarnRules.of(EarnRule.of("base", new EarnBasis.PerAmount(Money.parse("CNY 1.00"), 1))),
        EarnRules.class);
  }

  /** What the golden file holds: an account after an earning, a hold and a partial refund. */
  static PointsAccount golden() {
    PointsLedger ledger =
        PointsHistories.ledgers()
            .from(Choices.replay())
            .withExpiry(new ExpiryModel.After(Period.ofYears(1)));
    Instant at = PointsHistories.START;
    PointsAccount account = PointsAccount.open(AccountId.of("c-17"));
    EarnReceipt receipt = EarnReceipt.of(Money.parse("CNY 300.00"), 100, "flat");
    account =
        after(
            ledger, account, new PointsCommand.Earn(CommandKey.of("k-1"), "o-1", receipt, at), at);
    account =
        after(
            ledger,
            account,
            new PointsCommand.PlaceHold(CommandKey.of("k-2"), "h-1", 20, Optional.empty()),
            at);
    return after(
        ledger,
        account,
        new PointsCommand.Refund(
            CommandKey.of("k-3"), "o-1", Refunds.of(Money.parse("CNY 100.00"))),
        at);
  }

  @Test
  @DisplayName("writes an account as the golden file has it")
  void goldenFile() throws IOException {
    try (InputStream stream =
        LoyaltyJsonTest.class.getResourceAsStream("golden/points-account.json")) {
      String golden =
          new String(
              Objects.requireNonNull(stream, "points-account.json").readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(CrmJson.read(golden, PointsAccount.class)).isEqualTo(golden());
      assertThat(CrmJson.mapper().readTree(CrmJson.write(golden())))
          .isEqualTo(CrmJson.mapper().readTree(golden));
    }
  }
}
