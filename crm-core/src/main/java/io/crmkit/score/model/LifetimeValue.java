package io.crmkit.score.model;

import io.crmkit.customer.Transaction;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Tells what a customer is expected to be worth within a horizon: the purchases that a model of
 * purchases expects, counted at what they are worth today, times what a model of spend expects on
 * each (Fader, Hardie and Lee, RFM and CLV, Journal of Marketing Research 42, 2005). Amounts in
 * reasons are rounded to the smallest unit of the currency, half to the even one. Pure.
 *
 * <p>Refused, with the reason, to a customer who has not bought, who pays in another currency than
 * that of the model of spend, or for whom that model has no mean.
 *
 * <pre>{@code
 * LifetimeValue policy = new LifetimeValue(model, spend, DiscountRate.perYear(0.1), 365);
 * Decision<Answer<CustomerValue>> decision = policy.decide(file.transactions(), zone, asOf);
 * }</pre>
 *
 * @param purchases how often customers buy and when they leave
 * @param spend what they spend on a purchase
 * @param discount how much less a purchase counts the later it comes
 * @param horizonDays over how many days purchases count, 1 to 36,500
 */
public record LifetimeValue(
    PurchaseModel purchases, GammaGamma spend, DiscountRate discount, int horizonDays) {
  private static final int MOST_DAYS = 36_500;

  /**
   * Checks the horizon.
   *
   * @throws IllegalArgumentException if the horizon is out of its bounds
   */
  public LifetimeValue {
    Objects.requireNonNull(purchases, "purchases");
    Objects.requireNonNull(spend, "spend");
    Objects.requireNonNull(discount, "discount");
    if (horizonDays < 1 || horizonDays > MOST_DAYS) {
      throw new IllegalArgumentException(
          "horizonDays must be 1 to " + MOST_DAYS + ", was " + horizonDays);
    }
  }

  /** From the transactions that had happened and were known at an instant, on days of the zone. */
  public Decision<Answer<CustomerValue>> decide(
      Collection<Transaction> transactions, ZoneId zone, Instant asOf) {
    PurchaseSummaries reader = new PurchaseSummaries(zone, purchases.unit());
    Optional<PurchaseSummary> customer = reader.purchases(transactions, asOf);
    if (customer.isEmpty()) {
      return Decision.of(Answer.refused(), new ValueReason.NeverBought());
    }
    Optional<CurrencyUnit> other =
        reader.currencies(transactions, asOf).stream()
            .filter(each -> !each.equals(spend.currency()))
            .findFirst();
    if (other.isPresent()) {
      return otherCurrency(other.get());
    }
    return decide(customer.get(), reader.spend(transactions, spend.currency(), asOf).orElseThrow());
  }

  /**
   * From what the models have to know.
   *
   * @throws IllegalArgumentException if the summary of purchases is in another unit than the model,
   *     or the two tell different numbers of repeat purchases
   */
  public Decision<Answer<CustomerValue>> decide(PurchaseSummary customer, SpendSummary spent) {
    if (customer.repeats() != spent.repeats()) {
      throw new IllegalArgumentException(
          "both summaries must tell the same number of repeats, were "
              + customer.repeats()
              + " and "
              + spent.repeats());
    }
    if (!spent.currency().equals(spend.currency())) {
      return otherCurrency(spent.currency());
    }
    Optional<SpendEstimate> each = spend.expectedSpend(spent);
    if (each.isEmpty()) {
      return Decision.of(
          Answer.refused(),
          new ValueReason.NoMeanSpend(
              BigDecimal.valueOf(spend.q()).round(new MathContext(4)), spent.repeats()));
    }
    Span horizon = Span.days(horizonDays);
    PurchaseForecast forecast = purchases.forecast(customer, horizon);
    double counted = purchases.discountedPurchases(customer, horizon, discount);
    CustomerValue value =
        new CustomerValue(
            forecast.probabilityAlive(),
            forecast.expectedPurchases(),
            counted,
            each.get(),
            new SpendEstimate(counted * each.get().amount(), spend.currency()));
    return Decision.of(Answer.accepted(value), reasons(value, spent));
  }

  private List<Reason> reasons(CustomerValue value, SpendSummary spent) {
    Period horizon = Period.ofDays(horizonDays);
    BigDecimal expected = shown(value.expectedPurchases());
    BigDecimal counted = shown(value.discountedPurchases());
    Money each = value.spendPerPurchase().rounded();
    List<Reason> reasons = new ArrayList<>();
    reasons.add(new ValueReason.Worth(value.value().rounded(), horizon, counted, each));
    reasons.add(
        new ValueReason.PurchasesExpected(percent(value.probabilityAlive(), 1), expected, horizon));
    if (discount.perUnit() > 0) {
      reasons.add(
          new ValueReason.Discounted(
              percent(discount.perUnit(), 4),
              Period.ofDays(discount.unit().days()),
              expected,
              counted));
    }
    reasons.add(
        spent.repeats() == 0
            ? new ValueReason.SpendOfAll(each)
            : new ValueReason.SpendOfOwn(
                each,
                spent.repeats(),
                new SpendEstimate(spent.meanSpend(), spent.currency()).rounded()));
    return reasons;
  }

  private Decision<Answer<CustomerValue>> otherCurrency(CurrencyUnit found) {
    return Decision.of(
        Answer.refused(),
        new ValueReason.OtherCurrency(found.getCode(), spend.currency().getCode()));
  }

  private static BigDecimal shown(double purchases) {
    return BigDecimal.valueOf(purchases).setScale(2, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal percent(double share, int decimals) {
    BigDecimal percent =
        BigDecimal.valueOf(share)
            .movePointRight(2)
            .setScale(decimals, RoundingMode.HALF_EVEN)
            .stripTrailingZeros();
    return percent.scale() < 0 ? percent.setScale(0) : percent;
  }
}
