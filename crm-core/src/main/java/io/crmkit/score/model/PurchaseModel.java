package io.crmkit.score.model;

import java.util.Optional;

/**
 * A model of when the customers of a company buy and when they leave unnoticed. Ready-made are
 * {@link BgNbd}, {@link MbgNbd}, {@link ParetoNbd} and, without leaving, {@link Nbd}; a company may
 * have its own, which has to keep the laws of {@code io.crmkit.laws.ModelLaws}.
 *
 * <p>Summaries must be in the unit of the model; horizons are converted. All are immutable, pure
 * and safe for several threads.
 *
 * <pre>{@code
 * BgNbd model = new BgNbd(0.243, 4.414, 0.793, 2.426, ModelUnit.WEEK, Optional.empty());
 * PurchaseSummary customer = PurchaseSummary.of(2, new Recency(Span.weeks(30.43)), Span.weeks(38.86));
 * double alive = model.probabilityAlive(customer);                              // 0.7266
 * double purchases = model.expectedPurchases(customer, Span.weeks(39));         // 1.2260
 * }</pre>
 */
public non-sealed interface PurchaseModel extends CustomerBaseModel {
  /** What its times count. */
  ModelUnit unit();

  /** The same model, counting in this unit: only what is a time is multiplied. */
  PurchaseModel in(ModelUnit unit);

  /**
   * The logarithm of the likelihood of one customer's purchases: of their times, as the papers have
   * it.
   *
   * @throws IllegalArgumentException if the summary is in another unit
   */
  double logLikelihood(PurchaseSummary customer);

  /**
   * The log-odds that the customer has not left: positive if that is likelier than not, infinite
   * where the model is certain. It tells hopeless cases apart where the probability has become
   * zero.
   *
   * @throws IllegalArgumentException if the summary is in another unit
   */
  double logOddsAlive(PurchaseSummary customer);

  /**
   * How many purchases the customer is expected to make within the horizon if still there at its
   * start.
   *
   * @throws IllegalArgumentException if the summary is in another unit
   */
  double expectedPurchasesIfAlive(PurchaseSummary customer, Span horizon);

  /**
   * The probability that a customer who is still there makes no purchase within the horizon.
   *
   * @throws IllegalArgumentException if the summary is in another unit
   */
  double probabilityOfNoneIfAlive(PurchaseSummary customer, Span horizon);

  /** How many repeat purchases a new customer is expected to make within the horizon. */
  double expectedPurchases(Span horizon);

  /**
   * How long a customer has to be silent, from the last purchase, for the probability of being
   * there still to come down to this; zero if it is lower from the start. Empty if it never does,
   * or not within half a million units.
   *
   * @param threshold more than 0, less than 1
   * @throws IllegalArgumentException if the threshold is out of bounds, the summary is in another
   *     unit
   */
  Optional<Silence> silenceUntil(PurchaseSummary customer, double threshold);

  /**
   * The probability that the customer has not left.
   *
   * @throws IllegalArgumentException if the summary is in another unit
   */
  default double probabilityAlive(PurchaseSummary customer) {
    return Numbers.logistic(logOddsAlive(customer));
  }

  /**
   * How many purchases the customer is expected to make within the horizon.
   *
   * @throws IllegalArgumentException if the summary is in another unit
   */
  default double expectedPurchases(PurchaseSummary customer, Span horizon) {
    return probabilityAlive(customer) * expectedPurchasesIfAlive(customer, horizon);
  }

  /**
   * The probability that the customer makes no purchase within the horizon.
   *
   * @throws IllegalArgumentException if the summary is in another unit
   */
  default double probabilityOfNone(PurchaseSummary customer, Span horizon) {
    double odds = logOddsAlive(customer);
    return none(odds, probabilityOfNoneIfAlive(customer, horizon));
  }

  /**
   * What the purchases that the customer is expected to make within the horizon are worth today,
   * counted in purchases of today. Discounting is continuous: a purchase at time t counts {@code (1
   * + rate)^-t}.
   *
   * @throws IllegalArgumentException if the summary is in another unit
   */
  default double discountedPurchases(PurchaseSummary customer, Span horizon, DiscountRate rate) {
    return probabilityAlive(customer)
        * Discounting.discounted(
            t -> expectedPurchasesIfAlive(customer, new Span(t, unit())),
            horizon.in(unit()),
            rate.force(unit()));
  }

  /** The figures most asked for, together. */
  default PurchaseForecast forecast(PurchaseSummary customer, Span horizon) {
    double odds = logOddsAlive(customer);
    double alive = Numbers.logistic(odds);
    return new PurchaseForecast(
        alive,
        alive * expectedPurchasesIfAlive(customer, horizon),
        none(odds, probabilityOfNoneIfAlive(customer, horizon)));
  }

  /** The logarithm of the likelihood of all customers' purchases. */
  default double logLikelihood(PurchaseSample sample) {
    return sample.sum(this::logLikelihood);
  }

  private static double none(double logOddsAlive, double noneIfAlive) {
    // Both terms are positive: a small probability keeps its digits.
    return Math.min(
        1, Numbers.logistic(-logOddsAlive) + Numbers.logistic(logOddsAlive) * noneIfAlive);
  }
}
