package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.json.CrmJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A reward bought with points (RM-06)")
class RewardPurchaseTest {
  private static final PointsLedger HALF_OF_AN_ORDER =
      Book.LEDGER.withRedemption(
          new RedemptionLimits(
              100,
              50,
              Optional.of(new BigDecimal("0.5")),
              Optional.of(new PointsRate(Book.cny("1.00"), 10))));
  private static final Reward CUP =
      new Reward(
          "cup",
          75,
          new CouponTerms(new CouponTerms.AmountOff(Book.cny("10.00")), Optional.empty(), 1, false),
          Book.START,
          Optional.empty());

  @Test
  @DisplayName("keeps to its own price, not to how orders may be paid with points")
  void ownPrice() {
    Book book = new Book(HALF_OF_AN_ORDER).earns("o", 200);
    assertThat(book.run(new PointsCommand.Redeem(book.key(), "r", 100, Optional.empty())))
        .isFalse();
    assertThat(book.reasons()).containsExactly(new LoyaltyLimitRefusal.NoOrder());
    book.does(CUP.purchase(book.key(), "cp-1"));
    assertThat(book.reasons()).containsExactly(new LoyaltyReason.Redeemed(75, 1));
    assertThat(book.account.balance(book.now).available()).isEqualTo(125);
    assertThat(book.account.spending("reward/cp-1").orElseThrow().left()).isEqualTo(75);
  }

  @Test
  @DisplayName("needs its points and a reference of its own, and says all that is in the way")
  void refused() {
    Book book = new Book(HALF_OF_AN_ORDER).earns("o", 100);
    book.does(CUP.purchase(book.key(), "cp-1"));
    assertThat(book.run(CUP.purchase(book.key(), "cp-1"))).isFalse();
    assertThat(book.reasons())
        .containsExactly(
            new LoyaltyRefusal.ReferenceTaken("reward/cp-1"),
            new LoyaltyRefusal.Insufficient(75, 25, 50));
  }

  @Test
  @DisplayName("counts for limits on what leaves an account in a time")
  void counted() {
    Book book =
        new Book(
                HALF_OF_AN_ORDER.withLimits(
                    List.of(FraudLimit.perDay("daily", FraudLimit.Measure.REDEEMED_POINTS, 149))))
            .earns("o", 500);
    book.does(CUP.purchase(book.key(), "cp-1"));
    assertThat(book.run(CUP.purchase(book.key(), "cp-2"))).isFalse();
    assertThat(book.reasons())
        .containsExactly(new LoyaltyLimitRefusal.LimitReached("daily", 149, 75, 75));
    book.on("2026-01-02").does(CUP.purchase(book.key(), "cp-2"));
  }

  @Test
  @DisplayName("is cancelled like a redemption")
  void cancelled() {
    Book book = new Book(HALF_OF_AN_ORDER).earns("o", 100);
    List<Take> before = book.account.lots();
    book.does(CUP.purchase(book.key(), "cp-1"));
    book.does(new PointsCommand.Cancel(book.key(), "reward/cp-1", 75));
    assertThat(book.account.lots()).isEqualTo(before);
  }

  @Test
  @DisplayName("is a command that reads back from JSON, of a named reward and at least 1 point")
  void command() {
    PointsCommand.Buy buy = CUP.purchase(CommandKey.of("k"), "cp-1");
    assertThat(CrmJson.read(CrmJson.write((PointsCommand) buy), PointsCommand.class))
        .isEqualTo(buy);
    assertThatThrownBy(() -> new PointsCommand.Buy(CommandKey.of("k"), "r", "cup", 0))
        .hasMessage("points must be at least 1, was 0");
    assertThatThrownBy(() -> new PointsCommand.Buy(CommandKey.of("k"), "r", "a cup", 1))
        .hasMessageContaining("name of a reward must be a letter");
  }
}
