package io.crmkit.score.model;

import static io.crmkit.score.model.Reference.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Cases where a well-known implementation breaks")
class BrokenElsewhereTest {
  private static final PurchaseSummary FIRST = Reference.rows().get(0).customer();

  private static BgNbd bg(double r, double alpha, double a, double b) {
    return new BgNbd(r, alpha, a, b, ModelUnit.WEEK, Optional.empty());
  }

  private static BgNbd withA(double a) {
    return bg(Reference.BG.r(), Reference.BG.alpha(), a, Reference.BG.b());
  }

  @Test
  @DisplayName("a + b below 1 gives the expected purchases, not NaN")
  void smallSumOfAAndB() {
    double purchases =
        bg(0.11, 2.24, 0.31, 0.50)
            .expectedPurchases(PurchaseSummary.once(Span.weeks(1)), Span.weeks(30));
    assertClose(purchases, 0.5645886155327826, 1e-12);
  }

  @Test
  @DisplayName("a = 1 exactly is no pole, and values run through it smoothly")
  void aIsOne() {
    double exactly = withA(1).expectedPurchases(FIRST, Span.weeks(39));
    assertClose(exactly, 1.1019674013332488, 1e-12);
    assertClose(withA(1).expectedPurchases(Span.weeks(39)), 1.0826896525768452, 1e-12);
    for (double off : List.of(1e-15, 1e-12, 1e-9, 1e-6)) {
      double below = withA(1 - off).expectedPurchases(FIRST, Span.weeks(39));
      double above = withA(1 + off).expectedPurchases(FIRST, Span.weeks(39));
      assertThat(below).isCloseTo(exactly, within(off + 1e-14));
      assertThat(above).isCloseTo(exactly, within(off + 1e-14));
      assertThat(above).isLessThanOrEqualTo(below * (1 + 1e-14));
    }
  }

  @Test
  @DisplayName("s = 1 exactly is no pole of Pareto/NBD")
  void sIsOne() {
    PurchaseModel exactly = pareto(1);
    double value = exactly.expectedPurchases(FIRST, Span.weeks(39));
    for (double off : List.of(1e-15, 1e-12, 1e-9, 1e-6)) {
      assertClose(pareto(1 - off).expectedPurchases(FIRST, Span.weeks(39)), value, off + 1e-14);
      assertClose(pareto(1 + off).expectedPurchases(FIRST, Span.weeks(39)), value, off + 1e-14);
    }
  }

  private static ParetoNbd pareto(double s) {
    return new ParetoNbd(0.5533, 10.5776, s, 11.6679, ModelUnit.WEEK, Optional.empty());
  }

  @Test
  @DisplayName("expected purchases by time stay the same down to the shortest horizons")
  void shortHorizons() {
    for (double t : List.of(1e-14, 1e-9, 1e-300)) {
      double rate = Reference.BG.expectedPurchases(FIRST, Span.weeks(t)) / t;
      assertClose(rate, 0.037655547647471595, 0.1 * t + 1e-12);
    }
    for (PurchaseModel model : Reference.MODELS) {
      for (Reference.Row row : Reference.rows()) {
        double rate = model.expectedPurchases(row.customer(), Span.weeks(1e-10)) / 1e-10;
        double shorter = model.expectedPurchases(row.customer(), Span.weeks(1e-14)) / 1e-14;
        assertClose(shorter, rate, 1e-8);
      }
    }
  }

  @Test
  @DisplayName("Gamma-Gamma with q below 1 has no mean instead of a negative one")
  void noMeanSpend() {
    GammaGamma wild = new GammaGamma(2, 0.9, 5, Reference.USD, Optional.empty());
    assertThat(wild.meanSpend()).isEmpty();
    assertThat(wild.expectedSpend(new SpendSummary(0, 0, Reference.USD))).isEmpty();
    SpendEstimate known = wild.expectedSpend(new SpendSummary(3, 40, Reference.USD)).orElseThrow();
    assertThat(known.amount()).isCloseTo((2 * 5 + 6 * 40) / 5.9, within(1e-12));
    GammaGamma edge = new GammaGamma(2, 1, 5, Reference.USD, Optional.empty());
    assertThat(edge.meanSpend()).isEmpty();
    assertThat(
            edge.lifetimeValue(
                Reference.BG,
                PurchaseSummary.once(Span.weeks(3)),
                new SpendSummary(0, 0, Reference.USD),
                Span.weeks(52),
                DiscountRate.none()))
        .isEmpty();
  }

  @Test
  @DisplayName("customers who all bought once give a verdict, not a model that \"converged\"")
  void nobodyBoughtAgain() {
    PurchaseSample sample =
        PurchaseSample.of(Collections.nCopies(500, PurchaseSummary.once(Span.weeks(30))));
    for (PurchaseModel kind : Reference.MODELS) {
      ModelFit<?> fit = SimulationTest.fit(kind, sample);
      assertThat(fit.verdict()).isEqualTo(FitVerdict.TOO_FEW_REPEATERS);
      assertThat(fit.best()).isEmpty();
      assertThat(fit.logLikelihood()).isEmpty();
    }
    assertThat(ModelFits.bgNbd(sample).explain(Locale.ENGLISH))
        .isEqualTo(
            "Too few customers bought again to fit BG/NBD: 0 (20 required); observe for longer or"
                + " take more customers");
  }

  @Test
  @DisplayName("very many repeats neither overflow nor underflow; the log-odds are kept")
  void manyRepeats() {
    PurchaseSummary lost = new PurchaseSummary(100_000, 200, 900, ModelUnit.WEEK);
    for (PurchaseModel model : List.of(Reference.BG, Reference.MBG, Reference.PARETO)) {
      assertThat(model.probabilityAlive(lost)).isEqualTo(0);
      assertThat(model.logOddsAlive(lost)).isBetween(-160_000.0, -140_000.0);
      assertThat(model.logLikelihood(lost)).isFinite();
      assertThat(model.expectedPurchases(lost, Span.weeks(52))).isEqualTo(0);
      assertThat(model.probabilityOfNone(lost, Span.weeks(52))).isEqualTo(1);
      PurchaseSummary there = new PurchaseSummary(100_000, 900, 900, ModelUnit.WEEK);
      assertThat(model.expectedPurchases(there, Span.weeks(52))).isFinite().isPositive();
      assertThat(model.probabilityOfNoneIfAlive(there, Span.weeks(1e6))).isBetween(0.0, 1.0);
    }
  }

  @Test
  @DisplayName("real retail data on which P(alive) = 1 is an artefact: dropout is not identified")
  void onlineRetail() {
    PurchaseSample sample = SharedData.onlineRetail();
    assertThat(sample.customers()).isEqualTo(4_338);

    ModelFit<Nbd> never = ModelFits.nbd(sample).outcome();
    assertThat(never.verdict()).isEqualTo(FitVerdict.INTERIOR);
    assertThat(never.logLikelihood().orElseThrow()).isCloseTo(-37645.6573, within(1e-4));

    ModelFit<MbgNbd> fit = ModelFits.mbgNbd(sample).outcome();
    assertThat(fit.verdict()).isEqualTo(FitVerdict.DROPOUT_NOT_IDENTIFIED);
    assertThat(fit.model()).isEmpty();
    assertThat(fit.estimates()).isEmpty();
    assertThat(fit.logLikelihood().orElseThrow()).isBetween(-37645.6552, -37645.6);
    assertThat(ModelFits.bgNbd(sample).outcome().verdict())
        .isEqualTo(FitVerdict.DROPOUT_NOT_IDENTIFIED);
    assertThat(ModelFits.paretoNbd(sample).outcome().verdict())
        .isEqualTo(FitVerdict.DROPOUT_NOT_IDENTIFIED);
    System.out.println(ModelFits.mbgNbd(sample).explain(Locale.ENGLISH));
  }
}
