package io.crmkit.facts;

import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import java.util.Map;

/** Why a fact is not known. */
public sealed interface FactGap extends Reason {
  /** Nobody supplied it. */
  record NotSupplied() implements FactGap {
    @Override
    public String code() {
      return "fact.not-supplied";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  /**
   * It would add amounts of another currency, and there is no rate for the day.
   *
   * @param found the currency of the amount
   * @param wanted the currency of the facts
   */
  record NoRate(String found, String wanted) implements FactGap {
    @Override
    public String code() {
      return "fact.no-rate";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("found", found, "wanted", wanted);
    }
  }

  /**
   * The condition asks in another currency than the facts speak.
   *
   * @param asked the currency of the condition
   * @param found the currency of the facts
   */
  record OtherCurrency(String asked, String found) implements FactGap {
    @Override
    public String code() {
      return "fact.other-currency";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("asked", asked, "found", found);
    }
  }

  /** It counts from the day of joining, which is not known. */
  record NoJoiningDay() implements FactGap {
    @Override
    public String code() {
      return "fact.no-joining-day";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  /**
   * The customer is in no class of this dimension yet.
   *
   * @param dimension the dimension
   */
  record NotClassified(String dimension) implements FactGap {
    @Override
    public String code() {
      return "fact.not-classified";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("dimension", dimension);
    }
  }
}
