package io.crmkit.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Period;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Kind")
class KindTest {

  @ParameterizedTest
  @CsvSource({
    "money,CNY 5000.00,CNY 5000.00",
    "money,CNY -0.01,CNY -0.01",
    "money,CNY 5,CNY 5.00",
    "money,JPY 5,JPY 5",
    "money,JPY 9223372036854775807,JPY 9223372036854775807",
    "money,CNY -92233720368547758.08,CNY -92233720368547758.08",
    "count,6,6",
    "count,-6,-6",
    "count,007,7",
    "count,9223372036854775807,9223372036854775807",
    "count,-9223372036854775808,-9223372036854775808",
    "days,P30D,P30D",
    "days,P2W,P14D",
    "days,-P3D,P-3D",
    "days,P0D,P0D",
    "ratio,12.5 %,12.5 %",
    "ratio,12.5%,12.5 %",
    "ratio,0.125,12.5 %",
    "ratio,0.10,10 %",
    "ratio,1,100 %",
    "ratio,10,1000 %",
    "ratio,-0.000001,-0.0001 %",
    "ratio,0.0001 %,0.0001 %",
    "ratio,0.000,0 %",
    "ratio,922337203685477.5807 %,922337203685477.5807 %",
    "category,enterprise,enterprise",
    "category,大客户 A,大客户 A"
  })
  @DisplayName("reads a written value and writes it in its one form:")
  void readsAndWrites(String kind, String text, String written) {
    assertThat(rewritten(Kind.of(kind), text)).isEqualTo(written);
    assertThat(rewritten(Kind.of(kind), written)).isEqualTo(written);
  }

  private static <T> String rewritten(Kind<T> kind, String text) {
    return kind.write(kind.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "money,5000.00,money must be written like 'CNY 5000.00'",
    "money,cny 5,money must be written like 'CNY 5000.00'",
    "money,CNY5,money must be written like 'CNY 5000.00'",
    "money,CNY 1e3,money must be written like 'CNY 5000.00'",
    "money,CNY 5.001,money must be written like 'CNY 5000.00' in a known currency",
    "money,JPY 5.1,money must be written like 'CNY 5000.00' in a known currency",
    "money,XQZ 5,money must be written like 'CNY 5000.00' in a known currency",
    "money,CNY 922337203685477580.08,an amount must fit a long in minor units",
    "count,6.0,a count must be written like '6'",
    "count,+6,a count must be written like '6'",
    "count,six,a count must be written like '6'",
    "count,9223372036854775808,a count must fit a long",
    "count,12345678901234567890,a count must be written like '6'",
    "days,30,days must be written like 'P30D'",
    "days,PT24H,days must be written like 'P30D'",
    "days,P1M,'days must have neither months nor years, was P1M'",
    "days,P1Y1D,'days must have neither months nor years, was P1Y1D'",
    "ratio,12.5 percent,a ratio must be written like '12.5 %' or '0.125'",
    "ratio,.5,a ratio must be written like '12.5 %' or '0.125'",
    "ratio,0.1234567,'a ratio must have at most 6 decimals'",
    "ratio,0.00001 %,'a ratio must have at most 6 decimals'",
    "ratio,999999999999999,'a ratio must have at most 6 decimals and fit a long in millionths'",
    "category,' ','a category must have 1 to 200 characters and not be blank; it had 1'",
  })
  @DisplayName("refuses other texts, naming the kind and the form:")
  void refuses(String kind, String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kind.of(kind).parse(text))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"money", "count", "days", "ratio"})
  @DisplayName("shows a long text that it refuses shortened to 40 characters:")
  void shortens(String kind) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kind.of(kind).parse("x".repeat(41)))
        .withMessageEndingWith("was '" + "x".repeat(40) + "…'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kind.of(kind).parse("x".repeat(40)))
        .withMessageEndingWith("was '" + "x".repeat(40) + "'");
  }

  @Test
  @DisplayName("a category has 1 to 200 characters")
  void categoryLength() {
    assertThat(Kind.CATEGORY.parse("x".repeat(200))).hasSize(200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kind.CATEGORY.parse("x".repeat(201)))
        .withMessageEndingWith("it had 201");
  }

  @Test
  @DisplayName("there are five, each found by its name")
  void five() {
    assertThat(Kind.values())
        .containsExactly(Kind.MONEY, Kind.COUNT, Kind.DAYS, Kind.RATIO, Kind.CATEGORY)
        .isUnmodifiable()
        .allSatisfy(
            kind -> {
              assertThat(Kind.of(kind.name())).isSameAs(kind);
              assertThat(kind).hasToString(kind.name());
              assertThat(kind.ordered()).isEqualTo(kind != Kind.CATEGORY);
            });
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kind.of("Money"))
        .withMessage("kind must be money, count, days, ratio or category, was 'Money'");
  }

  @Test
  @DisplayName("takes a value of its own type only, naming both types")
  void types() {
    assertThat(Kind.COUNT.type()).isEqualTo(Long.class);
    assertThat(Kind.MONEY.type()).isEqualTo(Money.class);
    assertThat(Kind.COUNT.require(5L)).isEqualTo(5L);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kind.COUNT.require(5))
        .withMessage("a count must be a Long, was a Integer");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kind.RATIO.require(0.5))
        .withMessage("a ratio must be a BigDecimal, was a Double");
  }

  @Test
  @DisplayName("takes a value within its bounds only")
  void bounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kind.DAYS.require(Period.ofMonths(1)))
        .withMessage("days must have neither months nor years, was P1M");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kind.RATIO.require(new BigDecimal("0.0000001")))
        .withMessageStartingWith("a ratio must have at most 6 decimals");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kind.MONEY.require(Money.parse("CNY 92233720368547758.08")))
        .withMessage("an amount must fit a long in minor units, was CNY 92233720368547758.08");
    assertThatIllegalArgumentException().isThrownBy(() -> Kind.CATEGORY.require(""));
  }

  @Test
  @DisplayName("equal ratios are one value, however many zeros they were written with")
  void ratiosAreCanonical() {
    assertThat(Kind.RATIO.require(new BigDecimal("0.100"))).isEqualTo(new BigDecimal("0.1"));
    assertThat(Kind.RATIO.require(new BigDecimal("0.000"))).isEqualTo(BigDecimal.ZERO);
    assertThat(Kind.RATIO.parse("10.00 %")).isEqualTo(Kind.RATIO.parse("0.1"));
    assertThat(Samples.empty().with(Samples.RATIO, new BigDecimal("0.50")))
        .isEqualTo(Samples.empty().with(Samples.RATIO, new BigDecimal("0.5")));
  }

  @Test
  @DisplayName("counts in smallest units: minor units, units, days, millionths")
  void units() {
    assertThat(Kind.MONEY.units(Money.parse("CNY 1.23"))).isEqualTo(123);
    assertThat(Kind.MONEY.ofUnits(123, CurrencyUnit.of("CNY"))).isEqualTo(Money.parse("CNY 1.23"));
    assertThat(Kind.MONEY.ofUnits(123, CurrencyUnit.JPY)).isEqualTo(Money.parse("JPY 123"));
    assertThat(Kind.COUNT.units(5L)).isEqualTo(5);
    assertThat(Kind.COUNT.ofUnits(5, CurrencyUnit.USD)).isEqualTo(5L);
    assertThat(Kind.DAYS.units(Period.ofDays(-5))).isEqualTo(-5);
    assertThat(Kind.DAYS.ofUnits(-5, CurrencyUnit.USD)).isEqualTo(Period.ofDays(-5));
    assertThat(Kind.RATIO.units(new BigDecimal("0.5"))).isEqualTo(500_000);
    assertThat(Kind.RATIO.ofUnits(500_000, CurrencyUnit.USD)).isEqualTo(new BigDecimal("0.5"));
    assertThat(Kind.CATEGORY.units("x")).isZero();
    assertThatThrownBy(() -> Kind.CATEGORY.ofUnits(0, CurrencyUnit.USD))
        .isInstanceOf(IllegalStateException.class);
    assertThat(Kind.DAYS.ofUnits(1L << 31, CurrencyUnit.USD))
        .as("the longest there is: telling a gap must not fail")
        .isEqualTo(Period.ofDays(Integer.MAX_VALUE));
    assertThat(Kind.COUNT.compare(3L, 5L)).isNegative();
    assertThat(Kind.DAYS.compare(Period.ofDays(5), Period.ofDays(3))).isPositive();
    assertThat(Kind.RATIO.compare(new BigDecimal("0.5"), new BigDecimal("0.50"))).isZero();
  }
}
