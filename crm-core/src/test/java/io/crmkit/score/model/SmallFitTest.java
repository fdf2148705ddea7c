package io.crmkit.score.model;

import static io.crmkit.score.model.Reference.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Decision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Parameters, likelihoods and standard errors are those of an independent computation with thirty
 * digits: the papers' formulas, climbed by Newton's method on numerical derivatives.
 */
@DisplayName("Fits of a small sample")
class SmallFitTest {
  private final PurchaseSample sample = SmallSample.purchases();
  private static final BigDecimal TWO = new BigDecimal("2.00");

  private static void check(ModelFit<?> fit, double likelihood, double[][] expected) {
    assertThat(fit.verdict()).isEqualTo(FitVerdict.INTERIOR);
    assertThat(fit.model()).isEqualTo(fit.best());
    assertClose(fit.logLikelihood().orElseThrow(), likelihood, 1e-12);
    assertThat(fit.estimates()).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertClose(fit.estimates().get(i).estimate(), expected[i][0], 1e-8);
      assertClose(fit.estimates().get(i).standardError(), expected[i][1], 1e-6);
    }
  }

  private static List<String> names(ModelFit<?> fit) {
    return fit.estimates().stream().map(ParameterEstimate::name).toList();
  }

  @Test
  @DisplayName("by the NBD are those of an independent computation")
  void nbd() {
    Decision<ModelFit<Nbd>> decision = ModelFits.nbd(sample);
    check(
        decision.outcome(),
        -510.2823051929822,
        new double[][] {{0.3841942269338, 0.08919860306}, {6.705276719274, 2.033631164}});
    assertThat(names(decision.outcome())).containsExactly("r", "alpha");
    Nbd model = decision.outcome().model().orElseThrow();
    assertThat(model.alpha()).isEqualTo(decision.outcome().estimates().get(1).estimate());
    assertThat(model.unit()).isEqualTo(ModelUnit.WEEK);
    assertThat(model.data()).contains(sample.fingerprint());
    assertThat(decision.reasons()).containsExactly(new ModelReason.Interior("NBD", 79, 41));
  }

  @Test
  @DisplayName("by the BG/NBD are those of an independent computation, and say who seems alive")
  void bgNbd() {
    Decision<ModelFit<BgNbd>> decision = ModelFits.bgNbd(sample);
    check(
        decision.outcome(),
        -494.0175179311823,
        new double[][] {
          {0.3026998261894, 0.06938515046},
          {2.670933869673, 0.9998915458},
          {0.1714715060437, 0.1013169101},
          {0.3240418035004, 0.2256541077}
        });
    assertThat(names(decision.outcome())).containsExactly("r", "alpha", "a", "b");
    BgNbd model = decision.outcome().model().orElseThrow();
    assertThat(model.alpha()).isEqualTo(decision.outcome().estimates().get(1).estimate());
    assertThat(model.b()).isEqualTo(decision.outcome().estimates().get(3).estimate());
    assertThat(model.data()).contains(sample.fingerprint());
    assertThat(decision.reasons())
        .containsExactly(
            new ModelReason.Interior("BG/NBD", 79, 41),
            new ModelReason.DropoutShown(new BigDecimal("16.26"), TWO),
            new ModelReason.OnceMeansAlive(38));
  }

  @Test
  @DisplayName("by the MBG/NBD are those of an independent computation")
  void mbgNbd() {
    Decision<ModelFit<MbgNbd>> decision = ModelFits.mbgNbd(sample);
    check(
        decision.outcome(),
        -493.52869316119694,
        new double[][] {
          {1.730788431509, 0.8017473013},
          {8.223289108511, 3.835895638},
          {0.5282581228866, 0.1822824324},
          {0.5995629758359, 0.2608740483}
        });
    assertThat(names(decision.outcome())).containsExactly("r", "alpha", "a", "b");
    assertThat(decision.outcome().model().orElseThrow().data()).contains(sample.fingerprint());
    assertThat(decision.reasons())
        .containsExactly(
            new ModelReason.Interior("MBG/NBD", 79, 41),
            new ModelReason.DropoutShown(new BigDecimal("16.75"), TWO));
  }

  @Test
  @DisplayName("by the Pareto/NBD are those of an independent computation")
  void paretoNbd() {
    Decision<ModelFit<ParetoNbd>> decision = ModelFits.paretoNbd(sample);
    check(
        decision.outcome(),
        -492.5301070977563,
        new double[][] {
          {1.139151632085, 0.501180953},
          {9.055003876402, 3.529860526},
          {0.3898539009673, 0.135789924},
          {1.849243367863, 1.577917283}
        });
    assertThat(names(decision.outcome())).containsExactly("r", "alpha", "s", "beta");
    ParetoNbd model = decision.outcome().model().orElseThrow();
    assertThat(model.beta()).isEqualTo(decision.outcome().estimates().get(3).estimate());
    assertThat(model.data()).contains(sample.fingerprint());
    assertThat(decision.reasons())
        .contains(new ModelReason.DropoutShown(new BigDecimal("17.75"), TWO));
  }

  @Test
  @DisplayName("by the Gamma-Gamma are those of an independent computation")
  void gammaGamma() {
    SpendSample spend = SmallSample.spend();
    Decision<ModelFit<GammaGamma>> decision = ModelFits.gammaGamma(spend);
    check(
        decision.outcome(),
        -96.50764900499462,
        new double[][] {
          {3.925202481683, 3.988673818},
          {7.541100154157, 6.476141455},
          {73.34624839661, 139.4062813}
        });
    assertThat(names(decision.outcome())).containsExactly("p", "q", "v");
    GammaGamma model = decision.outcome().model().orElseThrow();
    assertThat(model.v()).isEqualTo(decision.outcome().estimates().get(2).estimate());
    assertThat(model.currency()).isEqualTo(Reference.USD);
    assertThat(model.data()).contains(spend.fingerprint());
    assertThat(decision.reasons()).containsExactly(new ModelReason.Interior("Gamma-Gamma", 22, 22));
  }

  @Test
  @DisplayName("in days have alpha and beta seven times as great, and the rest the same")
  void inDays() {
    ParetoNbd weeks = ModelFits.paretoNbd(sample).outcome().model().orElseThrow();
    ParetoNbd days = ModelFits.paretoNbd(sample.in(ModelUnit.DAY)).outcome().model().orElseThrow();
    assertThat(days.unit()).isEqualTo(ModelUnit.DAY);
    assertClose(days.r(), weeks.r(), 1e-8);
    assertClose(days.alpha(), 7 * weeks.alpha(), 1e-8);
    assertClose(days.s(), weeks.s(), 1e-8);
    assertClose(days.beta(), 7 * weeks.beta(), 1e-8);
  }

  @Test
  @DisplayName("need as many repeaters as asked for, and end with how many there are")
  void tooFew() {
    FitOptions enough = new FitOptions(2, 41, 200);
    FitOptions more = new FitOptions(2, 42, 200);
    assertThat(ModelFits.nbd(sample, enough).outcome().model()).isPresent();
    assertThat(ModelFits.bgNbd(sample, enough).outcome().model()).isPresent();
    assertThat(ModelFits.nbd(sample, more))
        .isEqualTo(
            Decision.of(
                ModelFit.none(FitVerdict.TOO_FEW_REPEATERS),
                new ModelReason.TooFewRepeaters("NBD", 41, 42)));
    assertThat(ModelFits.bgNbd(sample, more).reasons())
        .containsExactly(new ModelReason.TooFewRepeaters("BG/NBD", 41, 42));
    assertThat(ModelFits.mbgNbd(sample, more).outcome().best()).isEmpty();
    assertThat(ModelFits.paretoNbd(sample, more).outcome().logLikelihood()).isEmpty();
    assertThat(ModelFits.gammaGamma(SmallSample.spend(), new FitOptions(2, 22, 200)).outcome())
        .isEqualTo(ModelFits.gammaGamma(SmallSample.spend()).outcome());
    assertThat(ModelFits.gammaGamma(SmallSample.spend(), new FitOptions(2, 23, 200)).reasons())
        .containsExactly(new ModelReason.TooFewRepeaters("Gamma-Gamma", 22, 23));
  }

  @Test
  @DisplayName("show dropout only by the gain asked for")
  void gain() {
    Decision<ModelFit<BgNbd>> less = ModelFits.bgNbd(sample, new FitOptions(17, 20, 200));
    assertThat(less.outcome().verdict()).isEqualTo(FitVerdict.DROPOUT_NOT_IDENTIFIED);
    assertThat(less.outcome().model()).isEmpty();
    assertThat(less.outcome().estimates()).isEmpty();
    assertClose(less.outcome().logLikelihood().orElseThrow(), -494.0175179311823, 1e-9);
    assertThat(less.reasons())
        .containsExactly(
            new ModelReason.DropoutNotIdentified(
                "BG/NBD", new BigDecimal("16.26"), new BigDecimal("17.00")));
    assertThat(ModelFits.bgNbd(sample, new FitOptions(16, 20, 200)).outcome().model()).isPresent();
  }

  @Test
  @DisplayName("by the BG/NBD of customers who all bought again do not speak of those who did not")
  void allRepeat() {
    PurchaseSample repeaters =
        PurchaseSample.weighted(
            Map.of(
                new PurchaseSummary(1, 3, 40, ModelUnit.WEEK), 30L,
                new PurchaseSummary(2, 9, 39, ModelUnit.WEEK), 20L,
                new PurchaseSummary(9, 35, 38, ModelUnit.WEEK), 10L,
                new PurchaseSummary(20, 38, 39, ModelUnit.WEEK), 8L));
    Decision<ModelFit<BgNbd>> decision = ModelFits.bgNbd(repeaters);
    assertThat(decision.outcome().verdict()).isEqualTo(FitVerdict.INTERIOR);
    assertThat(decision.reasons()).noneMatch(ModelReason.OnceMeansAlive.class::isInstance);
  }

  @Test
  @DisplayName("without a peak say so, keep what was found and give no errors")
  void noPeak() {
    SpendSample same =
        SpendSample.of(Collections.nCopies(30, new SpendSummary(3, 49.9, Reference.USD)));
    Decision<ModelFit<GammaGamma>> decision = ModelFits.gammaGamma(same);
    assertThat(decision.outcome().verdict()).isEqualTo(FitVerdict.NOT_CONVERGED);
    assertThat(decision.outcome().best()).isPresent();
    assertThat(decision.outcome().estimates()).isEmpty();
    assertThat(decision.reasons()).containsExactly(new ModelReason.NotConverged("Gamma-Gamma"));
  }

  @Test
  @DisplayName("of spend without a mean say so")
  void noMean() {
    GammaGamma wild = new GammaGamma(2, 0.7, 5, Reference.USD, Optional.empty());
    Decision<ModelFit<GammaGamma>> decision =
        ModelFits.gammaGamma(new Simulation(3).spend(wild, 300, 6));
    assertThat(decision.outcome().verdict()).isEqualTo(FitVerdict.SPEND_MEAN_UNDEFINED);
    assertThat(decision.outcome().model()).isEmpty();
    double q = decision.outcome().best().orElseThrow().q();
    assertThat(q).isLessThan(1);
    assertThat(decision.reasons())
        .containsExactly(
            new ModelReason.SpendMeanUndefined(
                BigDecimal.valueOf(q).setScale(2, RoundingMode.DOWN)));
  }
}
