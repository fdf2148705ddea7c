package io.crmkit.laws;

import io.crmkit.score.model.ModelUnit;
import io.crmkit.score.model.PurchaseModel;
import io.crmkit.score.model.PurchaseSummary;
import io.crmkit.score.model.Span;
import java.util.Objects;

/**
 * A model of purchases with customers it may be asked about.
 *
 * @param model the model
 * @param customers makes summaries in the unit of the model
 */
public record ModelTrial(PurchaseModel model, Generator<PurchaseSummary> customers) {
  /** Checks that nothing is missing. */
  public ModelTrial {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(customers, "customers");
  }

  /** A trial on customers of up to sixty repeat purchases in up to three years. */
  public static ModelTrial of(PurchaseModel model) {
    return new ModelTrial(model, choices -> customer(choices).in(model.unit()));
  }

  private static PurchaseSummary customer(Choices choices) {
    int repeats = choices.percent(75) ? choices.between(1, 60) : 0;
    long last = repeats == 0 ? 0 : choices.between(1, 800);
    return new PurchaseSummary(repeats, last, last + choices.upTo(300), ModelUnit.DAY);
  }

  /** A horizon of one day to two years. */
  static Span horizon(Choices choices) {
    return Span.days(choices.between(1, 730));
  }
}
