package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Rewards and coupons (RM-06)")
class CouponTest {
  private static final CouponTerms TEN_OFF =
      new CouponTerms(
          new CouponTerms.AmountOff(Book.cny("10.00")), Optional.of(Book.cny("50.00")), 2, false);
  private static final Reward REWARD =
      new Reward("ten-off", 200, TEN_OFF, Book.START, Optional.of(Book.at("2026-06-01")));

  private static Coupon coupon() {
    return REWARD.issue("cp-1", Book.START, Book.at("2026-03-01"));
  }

  private static Coupon accepted(Decision<Answer<Coupon>> decision) {
    return ((Answer.Accepted<Coupon>) decision.outcome()).value();
  }

  @Test
  @DisplayName("a reward is paid with points while it is offered")
  void reward() {
    Book book = new Book(Book.LEDGER).earns("o", 250);
    book.does(REWARD.purchase(book.key(), "cp-1"));
    assertThat(book.account.balance(book.now).net()).isEqualTo(50);
    assertThat(REWARD.offeredAt(Book.START)).isTrue();
    assertThat(REWARD.offeredAt(Book.at("2026-06-01"))).isFalse();
  }

  @Test
  @DisplayName("a coupon is reserved, released, reserved again, used, and used up")
  void life() {
    Coupon held = accepted(coupon().reserve("o-1", Book.cny("80.00"), 0, Book.START));
    Coupon free = accepted(held.release("o-1"));
    assertThat(free).isEqualTo(coupon());
    Coupon once = accepted(held.use("o-1"));
    assertThat(once.used()).isEqualTo(1);
    Coupon twice =
        accepted(accepted(once.reserve("o-2", Book.cny("50.00"), 0, Book.START)).use("o-2"));
    assertThat(twice.reserve("o-3", Book.cny("80.00"), 0, Book.START).reasons())
        .containsExactly(new CouponReason.UsedUp("cp-1", 2));
    assertThat(once.use("o-1").reasons())
        .containsExactly(new CouponReason.NotReserved("cp-1", "o-1"));
    assertThat(once.release("o-1").outcome()).isEqualTo(Answer.refused());
  }

  @Test
  @DisplayName("a refusal names all that is in the way")
  void refused() {
    Coupon held = accepted(coupon().reserve("o-1", Book.cny("80.00"), 0, Book.START));
    assertThat(held.reserve("o-2", Book.cny("49.99"), 1, Book.at("2026-03-01")).reasons())
        .isEqualTo(
            List.of(
                new CouponReason.Expired("cp-1", Book.at("2026-03-01")),
                new CouponReason.Reserved("cp-1", "o-1"),
                new CouponReason.NotCombinable("cp-1"),
                new CouponReason.OrderTooSmall("cp-1", Book.cny("50.00"))));
    // What is reserved in time can be used later.
    assertThat(held.use("o-1").outcome()).isInstanceOf(Answer.Accepted.class);
  }

  @Test
  @DisplayName("amounts and shares take off at most the order and their cap, rounded down")
  void benefits() {
    assertThat(new CouponTerms.AmountOff(Book.cny("10.00")).off(Book.cny("7.00")))
        .isEqualTo(Book.cny("7.00"));
    CouponTerms.ShareOff tenth =
        new CouponTerms.ShareOff(new BigDecimal("0.1"), Optional.of(Book.cny("5.00")));
    assertThat(tenth.off(Book.cny("9.99"))).isEqualTo(Book.cny("0.99"));
    assertThat(tenth.off(Book.cny("80.00"))).isEqualTo(Book.cny("5.00"));
  }
}
