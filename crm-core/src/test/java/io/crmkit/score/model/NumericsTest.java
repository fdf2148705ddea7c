package io.crmkit.score.model;

import static io.crmkit.score.model.Reference.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Numerics of the models")
class NumericsTest {
  @ParameterizedTest(name = "s {0}, tau {1}, a {2}, B {3}")
  @CsvSource({
    "0.25, 9, 0.8, 2.4, 1.234961673270681",
    "0.25, 300, 0.8, 2.4, 7.3799234591144707",
    "0.25, 300, 0.05, 0.2, 47.674744037672877",
    "30, 5, 0.8, 31, 65.396435882536002",
    "30, 50, 3, 2000, 667.995022670532",
    "1000, 1, 0.8, 1003, 743.96415492144102",
    "0.5, 1e5, 1.5, 2.5, 5.8128729348213325",
    "3, 200, 120, 40, 1.3361340582645884",
    "3, 0.5, 1e-6, 1, 1.4999989195813784",
    "200, 3, 0.001, 1e5, 599.99819464671304",
    "2, 500, 40, 3, 1.0769180740059541",
    "0.01, 1e-9, 1, 0.01, 9.999999995e-12",
    "5, 7, 1, 1, 4.0292502981902526",
    "0.3, 60, 0.9, 0.3, 1.3464541410543912"
  })
  @DisplayName("expected purchases, by series and by integral, as with sixty digits:")
  void expected(double shape, double tau, double a, double stay, double expected) {
    assertClose(BetaGeometric.expected(shape, tau, a, stay), expected, 1e-12);
    assertClose(BetaGeometric.integral(shape, tau, a, stay), expected, 1e-12);
    if (tau < 1e4) {
      assertClose(BetaGeometric.series(shape, tau, a, stay), expected, 1e-12);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "0.01, 4.59947987804202172, -100.560885457868674",
    "0.3, 1.09579799481807552, -3.50252422220013299",
    "1, 0, -0.577215664901532861",
    "2.5, 0.28468287047291916, 0.703156640645243187",
    "14.9, 24.9241320022172774, 2.66742897621604231",
    "15.1, 25.458999750992664, 2.68121683995170907",
    "100.25, 360.284559637764235, 4.60267124327471256"
  })
  @DisplayName("log gamma and digamma at")
  void gamma(double y, double logGamma, double digamma) {
    assertThat(Numbers.logGamma(y)).isCloseTo(logGamma, within(1e-14 * (1 + Math.abs(logGamma))));
    assertThat(Numbers.digamma(y)).isCloseTo(digamma, within(1e-14 * (1 + Math.abs(digamma))));
  }

  @ParameterizedTest(name = "from {0} by {1}")
  @CsvSource({
    "0.3, 1e6, 12815507.6180026792",
    "1e8, 3, 55.2620422618570962",
    "20, 0.001, 0.00297054962721560748",
    "2, 7.5, 11.6893334207972685"
  })
  @DisplayName("the gain of log gamma keeps its digits")
  void gain(double from, double by, double expected) {
    assertClose(Numbers.logGammaGain(from, by), expected, 2e-13);
  }

  @Test
  @DisplayName("sums of logarithms agree where the short way takes over from the long one")
  void rising() {
    for (double y : new double[] {0.01, 0.5, 3, 1e4}) {
      double sum = 0;
      double stayed = 0;
      for (int i = 0; i < 1_000; i++) {
        sum += Math.log(y + i);
        stayed -= Math.log1p(0.8 / (y + i));
      }
      assertClose(Numbers.logRising(y, 1_000), sum, 1e-13);
      assertClose(BetaGeometric.logStayed(0.8, y, 1_000), stayed, 1e-10);
    }
  }

  @Test
  @DisplayName("elementary functions at both ends")
  void elementary() {
    assertThat(Numbers.logistic(0)).isEqualTo(0.5);
    assertThat(Numbers.logistic(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(Numbers.logistic(Double.NEGATIVE_INFINITY)).isEqualTo(0);
    assertClose(Numbers.logistic(-700), Math.exp(-700), 1e-15);
    assertThat(Numbers.logOnePlusExp(1_000)).isEqualTo(1_000);
    assertClose(Numbers.logOnePlusExp(-700), Math.exp(-700), 1e-15);
    assertThat(Numbers.logOnePlusExp(Double.NEGATIVE_INFINITY)).isEqualTo(0);
    assertThat(Numbers.oneMinusExpOver(0, 3)).isEqualTo(3);
    assertClose(Numbers.oneMinusExpOver(2, 3), (1 - Math.exp(-6)) / 2, 1e-15);
  }

  @Test
  @DisplayName("sixteen nodes integrate polynomials up to degree 31 exactly")
  void quadrature() {
    for (int degree = 0; degree < 32; degree++) {
      int power = degree;
      double integral = Quadrature.panel(x -> Math.pow(x, power), 0, 2);
      assertClose(integral, Math.pow(2, degree + 1) / (degree + 1), 1e-13);
    }
  }

  @Test
  @DisplayName("the probability of no purchase under Pareto/NBD, and discounted purchases")
  void quadratures() {
    PurchaseSummary customer = Reference.rows().get(0).customer();
    assertClose(
        Reference.PARETO.probabilityOfNoneIfAlive(
            new PurchaseSummary(2, 30.43, 38.86, ModelUnit.WEEK), Span.weeks(39)),
        0.318950028752191,
        1e-12);
    DiscountRate rate = new DiscountRate(0.003, ModelUnit.WEEK);
    assertClose(
        Reference.BG.discountedPurchases(customer, Span.weeks(39), rate),
        1.1608615739370443,
        1e-12);
    assertClose(
        Reference.BG.discountedPurchases(customer, Span.weeks(520), rate),
        4.466798852561836,
        1e-11);
  }
}
