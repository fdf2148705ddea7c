package io.crmkit.score.model;

import static io.crmkit.score.model.Reference.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected figures are the papers' formulas, computed with thirty digits. */
@DisplayName("Figures of the models")
class ModelFiguresTest {
  private static final PurchaseSummary CUSTOMER =
      new PurchaseSummary(2, 30.43, 38.86, ModelUnit.WEEK);
  private static final Span HORIZON = Span.weeks(39);

  private static PurchaseModel model(String name) {
    return Reference.MODELS.stream()
        .filter(model -> model.model().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static List<PurchaseModel> leaving() {
    return List.of(Reference.BG, Reference.MBG, Reference.PARETO);
  }

  @ParameterizedTest(name = "{0}: {1} weeks, {2}")
  @CsvSource({
    "BG/NBD, 1, 0.05318474077621754", "BG/NBD, 39, 1.195016297703442",
    "BG/NBD, 520, 4.968748336915778", "MBG/NBD, 1, 0.05306062021063369",
    "MBG/NBD, 39, 1.182283699315781", "MBG/NBD, 520, 4.410770800457199",
    "Pareto/NBD, 1, 0.05100888954669827", "Pareto/NBD, 39, 1.21347606729246",
    "Pareto/NBD, 520, 5.423890919111144", "NBD, 1, 0.03189726594863297",
    "NBD, 39, 1.243993371996686", "NBD, 520, 16.58657829328915"
  })
  @DisplayName("a new customer is expected to buy again so often:")
  void newCustomers(String name, double weeks, double expected) {
    assertClose(model(name).expectedPurchases(Span.weeks(weeks)), expected, 1e-12);
    assertClose(
        model(name).in(ModelUnit.DAY).expectedPurchases(Span.weeks(weeks)), expected, 1e-12);
  }

  @ParameterizedTest(name = "{0}: {1} if still there, {2} in all, log-likelihood {3}")
  @CsvSource({
    "BG/NBD, 0.2367182865406944, 0.4453925217892095, -9.45970102093765",
    "MBG/NBD, 0.207055296262502, 0.4400809325356511, -9.485860134977901",
    "NBD, 0.2576735034596253, 0.2576735034596253, -9.044011792576101"
  })
  @DisplayName("a known customer buys nothing with this probability:")
  void none(String name, double ifAlive, double inAll, double likelihood) {
    PurchaseModel model = model(name);
    assertClose(model.probabilityOfNoneIfAlive(CUSTOMER, HORIZON), ifAlive, 1e-13);
    assertClose(model.probabilityOfNone(CUSTOMER, HORIZON), inAll, 1e-13);
    assertClose(model.logLikelihood(CUSTOMER), likelihood, 1e-13);
    PurchaseForecast forecast = model.forecast(CUSTOMER, HORIZON);
    assertThat(forecast.probabilityOfNone()).isCloseTo(inAll, within(1e-13));
  }

  @Test
  @DisplayName("by the NBD nobody leaves, and purchases go on at their rate")
  void nbd() {
    assertThat(Reference.NBD.logOddsAlive(CUSTOMER)).isInfinite().isPositive();
    assertThat(Reference.NBD.probabilityAlive(CUSTOMER)).isEqualTo(1);
    assertClose(
        Reference.NBD.expectedPurchasesIfAlive(CUSTOMER, HORIZON), 1.826330257215786, 1e-13);
    // Discounted at a constant rate, a constant stream is worth (1 - e^(-fT)) / f of its rate.
    DiscountRate rate = new DiscountRate(0.01, ModelUnit.WEEK);
    double force = Math.log(1.01);
    for (double weeks : new double[] {1, 39, 520, 50_000, 900_000}) {
      double each = Reference.NBD.expectedPurchasesIfAlive(CUSTOMER, Span.weeks(1));
      assertClose(
          Reference.NBD.discountedPurchases(CUSTOMER, Span.weeks(weeks), rate),
          each * -Math.expm1(-force * weeks) / force,
          1e-11);
    }
  }

  @Test
  @DisplayName("mean spend has the likelihood of the paper, and none counts for nothing")
  void spend() {
    SpendSummary twice = new SpendSummary(2, 22.35, Reference.USD);
    assertClose(Reference.GAMMA.logLikelihood(twice), -3.550472243856767, 1e-13);
    assertThat(Reference.GAMMA.logLikelihood(new SpendSummary(0, 0, Reference.USD))).isZero();
    SpendSample sample =
        SpendSample.of(List.of(twice, twice, new SpendSummary(0, 0, Reference.USD)));
    assertClose(Reference.GAMMA.logLikelihood(sample), 2 * -3.550472243856767, 1e-13);
    assertThat(sample.repeaters()).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("leaving")
  @DisplayName("the silence until a threshold is that after which P(alive) is the threshold, by")
  void silence(PurchaseModel model) {
    for (double threshold : new double[] {0.7, 0.5, 0.2, 0.01, 1e-6}) {
      double silence =
          model.silenceUntil(CUSTOMER, threshold).orElseThrow().span().in(ModelUnit.WEEK);
      PurchaseSummary then = new PurchaseSummary(2, 30.43, 30.43 + silence, ModelUnit.WEEK);
      assertClose(model.probabilityAlive(then), threshold, 1e-9);
    }
    // More than it ever is right after a purchase: at once. Less than it comes to: never.
    assertThat(model.silenceUntil(CUSTOMER, 0.999_999).orElseThrow().span().length())
        .isBetween(0.0, 0.1);
    assertThat(model.silenceUntil(CUSTOMER, 1e-300)).isEmpty();
    assertThat(model.silenceUntil(CUSTOMER, 0.5).orElseThrow().span().unit())
        .isEqualTo(ModelUnit.WEEK);
  }

  @Test
  @DisplayName("a silence is looked for up to half a million units, not a digit beyond")
  void farSilences() {
    assertThat(Crossings.silence(500_000, ModelUnit.DAY)).contains(new Silence(Span.days(500_000)));
    assertThat(Crossings.silence(Math.nextUp(500_000.0), ModelUnit.DAY)).isEmpty();
    assertThat(Crossings.silence(-3, ModelUnit.WEEK)).contains(new Silence(Span.weeks(0)));
    assertThat(Crossings.silence(Double.NaN, ModelUnit.DAY)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"1e-9", "1e-6", "0.003", "1", "7.25", "1234.5", "499999", "500000"})
  @DisplayName("a root is found to the last digits, within few questions:")
  void roots(double root) {
    int[] asked = {0};
    Optional<Silence> found =
        Crossings.root(
            x -> {
              asked[0]++;
              return Math.log(x) - Math.log(root);
            },
            ModelUnit.DAY);
    assertClose(found.orElseThrow().span().length(), root, 1e-14);
    assertThat(asked[0]).isLessThan(110);
  }

  @Test
  @DisplayName("a root at once is no silence, one beyond reach is none")
  void noRoots() {
    assertThat(Crossings.root(x -> x - 500_001, ModelUnit.DAY)).isEmpty();
    assertThat(Crossings.root(x -> x + 1, ModelUnit.DAY).orElseThrow().span().length())
        .isBetween(0.0, 1e-20);
  }

  @Test
  @DisplayName("log-odds of having left are those of the threshold turned round")
  void logOdds() {
    assertThat(Crossings.logOddsGone(0.5)).isZero();
    assertClose(Crossings.logOddsGone(0.2), Math.log(4), 1e-15);
    assertClose(Crossings.logOddsGone(0.9), -Math.log(9), 1e-14);
  }

  @Test
  @DisplayName("a series and its integral agree where one takes over from the other")
  void takeover() {
    for (double tau : new double[] {0.5, 2, 5, 7, 8, 9, 10, 12, 40}) {
      for (double shape : new double[] {0.2, 3, 30}) {
        double expected = BetaGeometric.integral(shape, tau, 0.8, 2.4);
        assertClose(BetaGeometric.expected(shape, tau, 0.8, 2.4), expected, 1e-12);
        assertClose(BetaGeometric.series(shape, tau, 0.8, 2.4), expected, 1e-12);
      }
    }
    assertThat(BetaGeometric.expected(3, 0, 0.8, 2.4)).isZero();
  }
}
