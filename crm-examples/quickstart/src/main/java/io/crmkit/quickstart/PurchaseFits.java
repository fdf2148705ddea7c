package io.crmkit.quickstart;

import io.crmkit.decision.Decision;
import io.crmkit.score.model.BgNbd;
import io.crmkit.score.model.MbgNbd;
import io.crmkit.score.model.ModelFit;
import io.crmkit.score.model.ModelFits;
import io.crmkit.score.model.Nbd;
import io.crmkit.score.model.ParetoNbd;
import io.crmkit.score.model.PurchaseModel;
import io.crmkit.score.model.PurchaseSample;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every model of purchases, fitted to one sample.
 *
 * @param byName what came of each, by what the literature calls it; the one in which nobody leaves
 *     comes first
 */
record PurchaseFits(Map<String, Decision<? extends ModelFit<? extends PurchaseModel>>> byName) {
  PurchaseFits {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  static PurchaseFits of(PurchaseSample sample) {
    Map<String, Decision<? extends ModelFit<? extends PurchaseModel>>> fits = new LinkedHashMap<>();
    fits.put(Nbd.NAME, ModelFits.nbd(sample));
    fits.put(BgNbd.NAME, ModelFits.bgNbd(sample));
    fits.put(MbgNbd.NAME, ModelFits.mbgNbd(sample));
    fits.put(ParetoNbd.NAME, ModelFits.paretoNbd(sample));
    return new PurchaseFits(fits);
  }

  /** The model of a fit that may be used. */
  Optional<PurchaseModel> model(String name) {
    return Optional.ofNullable(byName.get(name))
        .flatMap(fit -> fit.outcome().model().map(PurchaseModel.class::cast));
  }

  /**
   * The model to state in a playbook: of those that warn of everybody's churn the one that explains
   * the purchases best; if there is none, the one that takes who bought once for present, and where
   * the purchases do not tell when customers leave, the one in which nobody does.
   */
  Optional<PurchaseModel> best() {
    Optional<PurchaseModel> modified = model(MbgNbd.NAME);
    Optional<PurchaseModel> pareto = model(ParetoNbd.NAME);
    if (modified.isPresent() && pareto.isPresent()) {
      return likelihood(ParetoNbd.NAME) > likelihood(MbgNbd.NAME) ? pareto : modified;
    }
    return Stream.of(modified, pareto, model(BgNbd.NAME), model(Nbd.NAME))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private double likelihood(String name) {
    return Objects.requireNonNull(byName.get(name))
        .outcome()
        .logLikelihood()
        .orElse(Double.NEGATIVE_INFINITY);
  }
}
