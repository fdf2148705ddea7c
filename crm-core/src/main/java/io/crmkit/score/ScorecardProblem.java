package io.crmkit.score;

import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Metric;
import java.util.Map;

/**
 * Something doubtful about a scorecard that can score nevertheless; see {@link Scorecard#lint()}.
 */
public sealed interface ScorecardProblem extends Reason {

  /**
   * A characteristic gives less than one point of the scale even at its best, so it changes a score
   * by rounding only.
   *
   * @param characteristic its name
   * @param most its points at best
   * @param all the points of all characteristics at their best
   * @param scale the best score
   */
  record TooLight(String characteristic, long most, long all, long scale)
      implements ScorecardProblem {
    @Override
    public String code() {
      return "score.lint.too-light";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("characteristic", characteristic, "most", most, "all", all, "scale", scale);
    }
  }

  /**
   * No value of the metric is as great as a cut, so nobody gets the points from there on.
   *
   * @param characteristic its name
   * @param metric what it looks at
   * @param cut the cut, as the metric's kind writes it
   */
  record NeverReached(String characteristic, Metric<?> metric, String cut)
      implements ScorecardProblem {
    @Override
    public String code() {
      return "score.lint.never-reached";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of(
          "characteristic",
          characteristic,
          "metric",
          metric.phrase(),
          "cut",
          Shown.value(metric, cut));
    }
  }

  /**
   * No value of the metric is less than a cut, so nobody gets the points below it.
   *
   * @param characteristic its name
   * @param metric what it looks at
   * @param cut the cut, as the metric's kind writes it
   */
  record NeverBelow(String characteristic, Metric<?> metric, String cut)
      implements ScorecardProblem {
    @Override
    public String code() {
      return "score.lint.never-below";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of(
          "characteristic",
          characteristic,
          "metric",
          metric.phrase(),
          "cut",
          Shown.value(metric, cut));
    }
  }
}
