package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Coupons and rewards at their limits (RM-06)")
class CouponTermsTest {
  private static final Instant END = Book.at("2026-03-01");
  private static final Money FIVE = Book.cny("5.00");
  private static final Money EURO = Money.parse("EUR 80.00");

  private static CouponTerms terms(long uses, boolean combinable) {
    return new CouponTerms(
        new CouponTerms.AmountOff(FIVE), Optional.of(Book.cny("50.00")), uses, combinable);
  }

  private static Coupon coupon(String code, String reward, Instant expiresAt, long used) {
    return new Coupon(code, reward, terms(3, false), Book.START, expiresAt, used, Optional.empty());
  }

  private static Reward reward(String name, long price) {
    return new Reward(name, price, terms(3, true), Book.START, Optional.of(END));
  }

  private static CouponTerms.ShareOff share(String share, Optional<Money> cap) {
    return new CouponTerms.ShareOff(new BigDecimal(share), cap);
  }

  static Stream<Arguments> refusals() {
    Money zero = Book.cny("0.00");
    return Stream.of(
        Refusal.of("coupon code must have", () -> coupon("", "tea", END, 0)),
        Refusal.of("name of a reward must be", () -> coupon("cp", "", END, 0)),
        Refusal.of(
            "a coupon must expire after 2025-12-31T16:00:00Z, expires at 2025-12-31T16:00:00Z",
            () -> coupon("cp", "tea", Book.START, 0)),
        Refusal.of("uses of a coupon must be 0 to 3, were -1", () -> coupon("cp", "tea", END, -1)),
        Refusal.of("uses of a coupon must be 0 to 3, were 4", () -> coupon("cp", "tea", END, 4)),
        Refusal.of("uses of a coupon must be at least 1, was 0", () -> terms(0, true)),
        Refusal.of("name of a reward must be", () -> reward("", 1)),
        Refusal.of("price of a reward must be at least 1, was 0", () -> reward("tea", 0)),
        Refusal.of("amount must be positive, was CNY 0.00", () -> new CouponTerms.AmountOff(zero)),
        Refusal.of("amount must be positive", () -> share("0.1", Optional.of(zero))),
        Refusal.of(
            "share must be more than 0 and at most 1, was 0", () -> share("0", Optional.empty())),
        Refusal.of("at most 1, was 1.01", () -> share("1.01", Optional.empty())),
        Refusal.of(
            "order must have 1 to",
            () -> coupon("cp", "tea", END, 0).reserve("", EURO, 0, Book.START)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  @DisplayName("refuse what cannot be:")
  void refuse(String message, Supplier<Object> value) {
    Refusal.check(message, value);
  }

  @ParameterizedTest(name = "{0} of CNY {1}: {2}")
  @CsvSource({"1, 0.07, 0.07", "0.5, 0.01, 0.00", "0.5, 0.03, 0.01", "0.333, 100.00, 33.30"})
  @DisplayName("take a share off, rounded down:")
  void shares(String share, String order, String off) {
    assertThat(share(share, Optional.empty()).off(Book.cny(order))).isEqualTo(Book.cny(off));
  }

  @Test
  @DisplayName("take nothing off an order in another currency than theirs, and at most the cap")
  void currencies() {
    assertThat(new CouponTerms.AmountOff(FIVE).off(EURO)).isEqualTo(Money.parse("EUR 0.00"));
    assertThat(share("0.5", Optional.of(FIVE)).off(EURO)).isEqualTo(Money.parse("EUR 0.00"));
    assertThat(share("0.5", Optional.empty()).off(EURO)).isEqualTo(Money.parse("EUR 40.00"));
    assertThat(share("0.5", Optional.of(FIVE)).off(Book.cny("10.00"))).isEqualTo(FIVE);
    assertThat(share("0.5", Optional.of(FIVE)).off(Book.cny("10.02"))).isEqualTo(FIVE);
    assertThat(share("0.5", Optional.of(FIVE)).off(Book.cny("9.98"))).isEqualTo(Book.cny("4.99"));
    assertThat(new CouponTerms.AmountOff(FIVE).off(FIVE)).isEqualTo(FIVE);
    assertThat(share("0.50", Optional.empty())).isEqualTo(share("0.5", Optional.empty()));
  }

  private static Coupon accepted(Decision<Answer<Coupon>> decision) {
    return ((Answer.Accepted<Coupon>) decision.outcome()).value();
  }

  @Test
  @DisplayName("tell what they take off, how often they may still be used, until when")
  void reasons() {
    Coupon coupon = coupon("cp", "tea", END, 1);
    Decision<Answer<Coupon>> reserved =
        coupon.reserve("o", Book.cny("50.00"), 0, END.minusNanos(1));
    assertThat(reserved.reasons()).containsExactly(new CouponReason.TakesOff("cp", FIVE));
    Decision<Answer<Coupon>> used = accepted(reserved).use("o");
    assertThat(used.reasons()).containsExactly(new CouponReason.Used("cp", 1));
    assertThat(accepted(used)).isEqualTo(coupon("cp", "tea", END, 2));
    assertThat(accepted(reserved).release("o").reasons())
        .containsExactly(new CouponReason.Released("cp", END));
    assertThat(accepted(reserved).release("p").reasons())
        .containsExactly(new CouponReason.NotReserved("cp", "p"));
  }

  @Test
  @DisplayName("cannot be reserved from their expiry on, nor for orders too small or not in kind")
  void bounds() {
    Coupon coupon = coupon("cp", "tea", END, 2);
    assertThat(coupon.reserve("o", Book.cny("50.00"), 0, END).reasons())
        .containsExactly(new CouponReason.Expired("cp", END));
    assertThat(coupon.reserve("o", Book.cny("49.99"), 0, Book.START).reasons())
        .containsExactly(new CouponReason.OrderTooSmall("cp", Book.cny("50.00")));
    assertThat(coupon.reserve("o", EURO, 0, Book.START).reasons())
        .containsExactly(new CouponReason.OrderTooSmall("cp", Book.cny("50.00")));
    assertThat(coupon.reserve("o", Book.cny("50.00"), 1, Book.START).reasons())
        .containsExactly(new CouponReason.NotCombinable("cp"));
    assertThat(coupon("cp", "tea", END, 3).reserve("o", FIVE, 0, Book.START).reasons())
        .startsWith(new CouponReason.UsedUp("cp", 3));
    Coupon combinable = reward("tea", 1).issue("cp", Book.START, END);
    assertThat(combinable.off(Book.cny("3.00"))).isEqualTo(Book.cny("3.00"));
    assertThat(combinable.reserve("o", Book.cny("50.00"), 9, Book.START).outcome())
        .isNotEqualTo(Answer.refused());
  }

  @Test
  @DisplayName("are offered from the first instant until before the last, for their price")
  void offered() {
    Reward reward = reward("tea", 200);
    assertThat(
            Stream.of(Book.START.minusNanos(1), Book.START, END.minusNanos(1), END)
                .map(reward::offeredAt))
        .isEqualTo(List.of(false, true, true, false));
    Reward ever = new Reward("tea", 200, terms(1, true), Book.START, Optional.empty());
    assertThat(ever.offeredAt(Book.at("2099-01-01"))).isTrue();
    var purchase = reward.purchase(CommandKey.of("k"), "cp");
    assertThat(purchase.points()).isEqualTo(200);
    assertThat(purchase.reference()).isEqualTo("reward/cp");
    assertThat(purchase.key()).isEqualTo(CommandKey.of("k"));
  }
}
