package io.crmkit.score.model;

import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import java.math.BigDecimal;
import java.time.Period;
import java.util.Map;
import org.joda.money.Money;

/** The reasons of what a customer is worth, one record per code. Numbers are rounded to be read. */
public sealed interface ValueReason extends Reason {
  /**
   * What the customer is worth.
   *
   * @param value within the horizon
   * @param horizon in days
   * @param counted purchases, in purchases of today
   * @param spend expected on each
   */
  record Worth(Money value, Period horizon, BigDecimal counted, Money spend)
      implements ValueReason {
    @Override
    public String code() {
      return "score.value.worth";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("value", value, "horizon", horizon, "counted", counted, "spend", spend);
    }
  }

  /**
   * How many purchases are expected.
   *
   * @param alive the probability that the customer has not left, in per cent
   * @param purchases expected within the horizon
   * @param horizon in days
   */
  record PurchasesExpected(BigDecimal alive, BigDecimal purchases, Period horizon)
      implements ValueReason {
    @Override
    public String code() {
      return "score.value.purchases";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("alive", alive, "purchases", purchases, "horizon", horizon);
    }
  }

  /**
   * Later purchases count less.
   *
   * @param rate of discount in per cent
   * @param every for how much time
   * @param purchases expected
   * @param counted the same in purchases of today
   */
  record Discounted(BigDecimal rate, Period every, BigDecimal purchases, BigDecimal counted)
      implements ValueReason {
    @Override
    public String code() {
      return "score.value.discounted";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rate", rate, "every", every, "purchases", purchases, "counted", counted);
    }
  }

  /**
   * What is expected to be spent on a purchase by a customer who has bought again.
   *
   * @param spend what is expected
   * @param repeats repeat purchases
   * @param mean what was spent on each in the mean
   */
  record SpendOfOwn(Money spend, long repeats, Money mean) implements ValueReason {
    @Override
    public String code() {
      return "score.value.own-spend";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("spend", spend, "repeats", repeats, "mean", mean);
    }
  }

  /**
   * What is expected to be spent on a purchase by a customer who has bought once: what all spend in
   * the mean.
   *
   * @param spend what is expected
   */
  record SpendOfAll(Money spend) implements ValueReason {
    @Override
    public String code() {
      return "score.value.spend-of-all";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("spend", spend);
    }
  }

  /** The customer has not bought. */
  record NeverBought() implements ValueReason {
    @Override
    public String code() {
      return "score.value.never-bought";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  /**
   * The customer pays in another currency than that of the model.
   *
   * @param found the code of the customer's
   * @param model the code of the model's
   */
  record OtherCurrency(String found, String model) implements ValueReason {
    @Override
    public String code() {
      return "score.value.other-currency";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("found", found, "model", model);
    }
  }

  /**
   * The model of spend has no mean for so few purchases.
   *
   * @param q its parameter q
   * @param repeats the customer's repeat purchases
   */
  record NoMeanSpend(BigDecimal q, long repeats) implements ValueReason {
    @Override
    public String code() {
      return "score.value.no-mean-spend";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("q", q, "repeats", repeats);
    }
  }
}
