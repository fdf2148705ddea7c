package io.crmkit.score.model;

import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** The reasons of fits and of churn dates, one record per code. Numbers are rounded to be read. */
public sealed interface ModelReason extends Reason {
  /**
   * There is one best model, inside of what is possible; it may be used.
   *
   * @param model what the literature calls it
   * @param customers in the sample
   * @param repeaters those who bought again
   */
  record Interior(String model, long customers, long repeaters) implements ModelReason {
    @Override
    public String code() {
      return "score.model.interior";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("model", model, "customers", customers, "repeaters", repeaters);
    }
  }

  /**
   * The purchases show that customers leave: by how much the model explains them better than one in
   * which nobody does.
   *
   * @param gain in log-likelihood
   * @param threshold what is asked for
   */
  record DropoutShown(BigDecimal gain, BigDecimal threshold) implements ModelReason {
    @Override
    public String code() {
      return "score.model.dropout-shown";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("gain", gain, "threshold", threshold);
    }
  }

  /**
   * The model takes customers without a repeat purchase for present, for certain.
   *
   * @param customers how many those are in the sample
   */
  record OnceMeansAlive(long customers) implements ModelReason {
    @Override
    public String code() {
      return "score.model.once-means-alive";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("customers", customers);
    }
  }

  /**
   * The purchases do not tell when customers leave.
   *
   * @param model what the literature calls it
   * @param gain in log-likelihood over a model in which nobody leaves
   * @param threshold what is asked for
   */
  record DropoutNotIdentified(String model, BigDecimal gain, BigDecimal threshold)
      implements ModelReason {
    @Override
    public String code() {
      return "score.model.dropout-not-identified";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("model", model, "gain", gain, "threshold", threshold);
    }
  }

  /**
   * Too few customers bought again.
   *
   * @param model what the literature calls it
   * @param repeaters how many did
   * @param needed how many are asked for
   */
  record TooFewRepeaters(String model, long repeaters, long needed) implements ModelReason {
    @Override
    public String code() {
      return "score.model.too-few-repeaters";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("model", model, "repeaters", repeaters, "needed", needed);
    }
  }

  /**
   * The best model of spend has no mean over the population.
   *
   * @param q its parameter q, not above 1
   */
  record SpendMeanUndefined(BigDecimal q) implements ModelReason {
    @Override
    public String code() {
      return "score.model.spend-mean-undefined";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("q", q);
    }
  }

  /**
   * The search found no peak of the likelihood.
   *
   * @param model what the literature calls it
   */
  record NotConverged(String model) implements ModelReason {
    @Override
    public String code() {
      return "score.model.not-converged";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("model", model);
    }
  }

  /**
   * Without a purchase, the probability that the customer is still there comes down to the
   * threshold on this day.
   *
   * @param threshold in per cent
   * @param on the first day on which it is not higher
   */
  record Crosses(BigDecimal threshold, LocalDate on) implements ModelReason {
    @Override
    public String code() {
      return "score.churn.crosses";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("threshold", threshold, "on", on);
    }
  }

  /**
   * The probability that the customer is still there has come down to the threshold.
   *
   * @param threshold in per cent
   * @param since the first day on which it was not higher
   */
  record Crossed(BigDecimal threshold, LocalDate since) implements ModelReason {
    @Override
    public String code() {
      return "score.churn.crossed";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("threshold", threshold, "since", since);
    }
  }

  /**
   * By this model the probability never comes down to the threshold.
   *
   * @param model what the literature calls it
   * @param threshold in per cent
   */
  record NeverCrosses(String model, BigDecimal threshold) implements ModelReason {
    @Override
    public String code() {
      return "score.churn.never-crosses";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("model", model, "threshold", threshold);
    }
  }
}
