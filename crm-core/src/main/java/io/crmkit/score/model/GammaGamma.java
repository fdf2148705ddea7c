package io.crmkit.score.model;

import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * The Gamma-Gamma model of spend (Fader, Hardie and Lee, RFM and CLV, Journal of Marketing Research
 * 42, 2005; Fader and Hardie, The Gamma-Gamma Model of Monetary Value, 2013): what a customer
 * spends on a purchase is Gamma(p, ν) distributed, and ν differs between customers as Gamma(q, v).
 * Spend is taken to be independent of how often a customer buys.
 *
 * <p>With {@code q} not above 1 the population has no mean spend, and neither has a customer of
 * whom nothing is known: {@link #expectedSpend} is empty there instead of negative.
 *
 * @param p shape of the spend on a purchase, no unit
 * @param q shape of the distribution of customers, no unit
 * @param v its rate, in whole units of the currency
 * @param currency of spend
 * @param data the sample it was fitted to, if any
 */
public record GammaGamma(
    double p, double q, double v, CurrencyUnit currency, Optional<DataFingerprint> data)
    implements CustomerBaseModel {
  /** What the literature calls it. */
  public static final String NAME = "Gamma-Gamma";

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is not positive, or beyond 1e-30 to 1e30
   */
  public GammaGamma {
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(data, "data");
    Checks.parameter("p", p);
    Checks.parameter("q", q);
    Checks.parameter("v", v);
  }

  @Override
  public String model() {
    return NAME;
  }

  /**
   * The logarithm of the likelihood of one customer's mean spend; zero without a repeat purchase.
   *
   * @throws IllegalArgumentException if the summary is in another currency
   */
  public double logLikelihood(SpendSummary customer) {
    requireCurrency(customer);
    int x = customer.repeats();
    if (x == 0) {
      return 0;
    }
    double mean = customer.meanSpend();
    double shape = p * x;
    return Numbers.logGammaGain(q, shape)
        - Numbers.logGamma(shape)
        - Math.log(mean)
        - q * Math.log1p(x * mean / v)
        - shape * Math.log1p(v / (x * mean));
  }

  /** The logarithm of the likelihood of all customers' mean spend. */
  public double logLikelihood(SpendSample sample) {
    return sample.sum(this::logLikelihood);
  }

  /** What customers spend on a purchase in the mean; empty if {@code q} is not above 1. */
  public Optional<SpendEstimate> meanSpend() {
    return q > 1 ? Optional.of(new SpendEstimate(p * v / (q - 1), currency)) : Optional.empty();
  }

  /**
   * What this customer is expected to spend on a purchase: between the mean of all customers and
   * the customer's own, the nearer to the latter the more purchases there were. Empty if the model
   * has no mean for so few purchases.
   *
   * @throws IllegalArgumentException if the summary is in another currency
   */
  public Optional<SpendEstimate> expectedSpend(SpendSummary customer) {
    requireCurrency(customer);
    double shape = p * customer.repeats();
    double left = q - 1 + shape;
    return left > 0
        ? Optional.of(new SpendEstimate((p * v + shape * customer.meanSpend()) / left, currency))
        : Optional.empty();
  }

  /**
   * What the customer's purchases within the horizon are expected to be worth today; empty if the
   * model has no mean for so few purchases.
   *
   * @throws IllegalArgumentException if a summary is in another unit or currency, or the two tell
   *     different numbers of repeat purchases
   */
  public Optional<SpendEstimate> lifetimeValue(
      PurchaseModel purchases,
      PurchaseSummary customer,
      SpendSummary spend,
      Span horizon,
      DiscountRate rate) {
    if (customer.repeats() != spend.repeats()) {
      throw new IllegalArgumentException(
          "both summaries must tell the same number of repeats, were "
              + customer.repeats()
              + " and "
              + spend.repeats());
    }
    return expectedSpend(spend)
        .map(
            each ->
                new SpendEstimate(
                    each.amount() * purchases.discountedPurchases(customer, horizon, rate),
                    currency));
  }

  private void requireCurrency(SpendSummary customer) {
    if (!customer.currency().equals(currency)) {
      throw new IllegalArgumentException(
          "currency of the summary must be that of the model, "
              + currency
              + ", was "
              + customer.currency());
    }
  }
}
