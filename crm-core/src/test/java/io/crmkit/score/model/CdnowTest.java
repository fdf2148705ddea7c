package io.crmkit.score.model;

import static io.crmkit.score.model.Reference.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Fits of CDNOW")
class CdnowTest {
  @Test
  @DisplayName("BG/NBD")
  void bg() {
    PurchaseSample sample = SharedData.cdnowSummary();
    ModelFit<BgNbd> fit = ModelFits.bgNbd(sample).outcome();
    System.out.println(
        fit
            + "\n"
            + ModelFits.nbd(sample)
            + "\n"
            + ModelFits.mbgNbd(sample)
            + "\n"
            + ModelFits.paretoNbd(sample));
    BgNbd model = fit.model().orElseThrow();
    assertThat(fit.logLikelihood().getAsDouble()).isCloseTo(-9582.42556056737, within(1e-6));
    assertClose(model.r(), Reference.BG.r(), 1e-6);
    assertClose(model.alpha(), Reference.BG.alpha(), 1e-6);
    assertClose(model.a(), Reference.BG.a(), 1e-6);
    assertClose(model.b(), Reference.BG.b(), 1e-6);
    for (int i = 0; i < 40; i++) {
      long t0 = System.nanoTime();
      ModelFits.bgNbd(sample);
      if (i % 10 == 9) System.out.println((System.nanoTime() - t0) / 1e6 + " ms");
    }
    for (int i = 0; i < 5; i++) {
      long t0 = System.nanoTime();
      ModelFits.paretoNbd(sample);
      System.out.println((System.nanoTime() - t0) / 1e6 + " ms pareto");
    }
  }
}
