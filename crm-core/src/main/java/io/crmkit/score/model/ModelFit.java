package io.crmkit.score.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What came of fitting a model. A fit that may not be trusted has no {@link #model}.
 *
 * @param <M> the kind of model
 * @param verdict whether it may be trusted, and if not, why
 * @param best where the search ended, whatever the verdict; empty if there was no search. It is for
 *     those who look into a fit that failed
 * @param logLikelihood of that end
 * @param estimates the parameters with their standard errors; empty unless the verdict is {@link
 *     FitVerdict#INTERIOR}
 */
public record ModelFit<M extends CustomerBaseModel>(
    FitVerdict verdict,
    Optional<M> best,
    OptionalDouble logLikelihood,
    List<ParameterEstimate> estimates) {
  /**
   * Checks that the parts agree.
   *
   * @throws IllegalArgumentException if an interior fit has no model, or another standard errors
   */
  public ModelFit {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(best, "best");
    Objects.requireNonNull(logLikelihood, "logLikelihood");
    estimates = List.copyOf(estimates);
    if (best.isPresent() != logLikelihood.isPresent()) {
      throw new IllegalArgumentException("best and logLikelihood must be present or absent both");
    }
    if (verdict == FitVerdict.INTERIOR && best.isEmpty()) {
      throw new IllegalArgumentException("an interior fit must have a model, had none");
    }
    if (verdict != FitVerdict.INTERIOR && !estimates.isEmpty()) {
      throw new IllegalArgumentException(
          "only an interior fit may have standard errors, was " + verdict);
    }
  }

  /** The model to be used; empty unless the verdict is {@link FitVerdict#INTERIOR}. */
  @JsonIgnore
  public Optional<M> model() {
    return verdict == FitVerdict.INTERIOR ? best : Optional.empty();
  }

  static <M extends CustomerBaseModel> ModelFit<M> none(FitVerdict verdict) {
    return new ModelFit<>(verdict, Optional.empty(), OptionalDouble.empty(), List.of());
  }
}
