package io.crmkit.score.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Classes A, B and C at their edges")
class AbcEdgesTest {
  private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private static Money cny(long major) {
    return Money.ofMajor(CNY, major);
  }

  private static List<Money> amounts(long... major) {
    return LongStream.of(major).mapToObj(AbcEdgesTest::cny).toList();
  }

  private static AbcCuts fit(String shareA, String shareB, long... amounts) {
    return AbcCuts.fit(amounts(amounts), new BigDecimal(shareA), new BigDecimal(shareB));
  }

  @Test
  @DisplayName("AS-07: who brings A exactly to its share is the last of A")
  void exactShare() {
    // 50 and 30 hold exactly 80 of 100.
    assertThat(fit("0.8", "0.95", 50, 30, 15, 5)).isEqualTo(new AbcCuts(cny(30), cny(15)));
    // A little less than 80 is held by them too, a little more takes the next.
    assertThat(fit("0.79", "0.95", 50, 30, 15, 5).fromA()).isEqualTo(cny(30));
    assertThat(fit("0.801", "0.95", 50, 30, 15, 5).fromA()).isEqualTo(cny(15));
    assertThat(fit("0.8", "0.951", 50, 30, 15, 5).fromB()).isEqualTo(cny(5));
    assertThat(fit("0.5", "0.5", 50, 30, 15, 5)).isEqualTo(new AbcCuts(cny(50), cny(50)));
    assertThat(fit("1", "1", 50, 30, 15, 5)).isEqualTo(new AbcCuts(cny(5), cny(5)));
    assertThat(fit("0.000001", "1", 50, 30, 15, 5)).isEqualTo(new AbcCuts(cny(50), cny(5)));
  }

  @Test
  @DisplayName("AS-07: equal amounts at the share all belong to it")
  void equals() {
    AbcCuts cuts = fit("0.5", "0.8", 40, 20, 20, 20);
    assertThat(cuts).isEqualTo(new AbcCuts(cny(20), cny(20)));
    assertThat(cuts.concentration(amounts(40, 20, 20, 20))).isEqualByComparingTo("1");
  }

  @Test
  @DisplayName("AS-07: one customer is class A, and there need be no B or no C")
  void degenerate() {
    AbcCuts one = fit("0.8", "0.95", 7);
    assertThat(one.decide(cny(7)).outcome()).isEqualTo(AbcClass.A);
    assertThat(one.decide(cny(7)).reasons())
        .containsExactly(new SegmentReason.AbcFrom("A", cny(7), cny(7)));
    assertThat(one.decide(cny(6)).outcome()).isEqualTo(AbcClass.C);
    assertThat(one.decide(cny(6)).reasons())
        .containsExactly(new SegmentReason.AbcBelow(cny(6), cny(7)));
    AbcCuts apart = new AbcCuts(cny(9), cny(3));
    assertThat(apart.decide(cny(3)).reasons())
        .containsExactly(new SegmentReason.AbcFrom("B", cny(3), cny(3)));
    assertThat(apart.decide(Money.parse("CNY 8.99")).outcome()).isEqualTo(AbcClass.B);
    assertThat(apart.decide(cny(9)).outcome()).isEqualTo(AbcClass.A);
    assertThat(apart.decide(Money.parse("CNY 2.99")).outcome()).isEqualTo(AbcClass.C);
  }

  @Test
  @DisplayName("AS-07: concentration counts what A holds of all that is positive, half-even")
  void concentration() {
    AbcCuts cuts = new AbcCuts(cny(10), cny(5));
    assertThat(cuts.concentration(amounts(10, 5, 0, -100))).isEqualTo(new BigDecimal("0.666667"));
    assertThat(cuts.concentration(amounts(9, 5))).isEqualByComparingTo("0");
    assertThat(cuts.concentration(amounts(10, 10))).isEqualByComparingTo("1");
    assertThatThrownBy(() -> cuts.concentration(amounts(0, -1)))
        .hasMessage("there must be a positive amount, of 2 there is none");
    assertThatThrownBy(() -> cuts.concentration(List.of(Money.parse("USD 1.00"))))
        .hasMessage("amount must be in CNY, was in USD");
  }

  @Test
  @DisplayName("shares go up to 1, A not above B, and B may equal A")
  void shares() {
    List<Money> one = amounts(1);
    assertThat(AbcCuts.fit(one, HALF, HALF)).isEqualTo(new AbcCuts(cny(1), cny(1)));
    assertThat(AbcCuts.fit(one, BigDecimal.ONE, BigDecimal.ONE)).isNotNull();
    assertThatThrownBy(() -> AbcCuts.fit(one, new BigDecimal("-0.1"), HALF))
        .hasMessage("shares must be 0 < A <= B <= 1, were -0.1 and 0.5");
    assertThatThrownBy(() -> AbcCuts.fit(one, HALF, new BigDecimal("1.000001")))
        .hasMessage("shares must be 0 < A <= B <= 1, were 0.5 and 1.000001");
    assertThatThrownBy(() -> AbcCuts.fit(one, HALF, new BigDecimal("0.499999")))
        .hasMessage("shares must be 0 < A <= B <= 1, were 0.5 and 0.499999");
    assertThatThrownBy(() -> AbcCuts.fit(List.of(), HALF, HALF))
        .hasMessage("there must be a positive amount, of 0 there is none");
    assertThatThrownBy(() -> new AbcCuts(cny(1), Money.parse("CNY 1.01")))
        .hasMessage("fromB must be positive and not more than fromA, CNY 1.00, was CNY 1.01");
    assertThatThrownBy(() -> new AbcCuts(cny(1), cny(0)))
        .hasMessage("fromB must be positive and not more than fromA, CNY 1.00, was CNY 0.00");
    assertThat(new AbcCuts(cny(1), Money.parse("CNY 0.01")).fromB()).isEqualTo(cny(0).plusMinor(1));
  }
}
