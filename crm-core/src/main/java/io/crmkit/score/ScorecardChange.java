package io.crmkit.score;

import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Kind;
import io.crmkit.facts.Metric;
import java.math.BigDecimal;
import java.util.Map;

/** What is different between two versions of a scorecard, one record per code. */
public sealed interface ScorecardChange extends Reason {

  /**
   * A characteristic has come.
   *
   * @param characteristic its name
   * @param metric what it looks at
   * @param most its points at best
   */
  record Added(String characteristic, Metric<?> metric, long most) implements ScorecardChange {
    @Override
    public String code() {
      return "score.card.added";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("characteristic", characteristic, "metric", metric.phrase(), "most", most);
    }
  }

  /**
   * A characteristic has gone.
   *
   * @param characteristic its name
   * @param most its points at best
   */
  record Removed(String characteristic, long most) implements ScorecardChange {
    @Override
    public String code() {
      return "score.card.removed";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("characteristic", characteristic, "most", most);
    }
  }

  /**
   * A characteristic weighs more or less.
   *
   * @param characteristic its name
   * @param from its points at best before
   * @param to its points at best after
   */
  record Weighted(String characteristic, long from, long to) implements ScorecardChange {
    @Override
    public String code() {
      return "score.card.weighted";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("characteristic", characteristic, "from", from, "to", to);
    }
  }

  /**
   * A characteristic looks at something else.
   *
   * @param characteristic its name
   * @param from what it looked at
   * @param to what it looks at
   */
  record Remeasured(String characteristic, Metric<?> from, Metric<?> to)
      implements ScorecardChange {
    @Override
    public String code() {
      return "score.card.remeasured";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("characteristic", characteristic, "from", from.phrase(), "to", to.phrase());
    }
  }

  /**
   * The cuts or points of a characteristic are others.
   *
   * @param characteristic its name
   */
  record Rebanded(String characteristic) implements ScorecardChange {
    @Override
    public String code() {
      return "score.card.rebanded";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("characteristic", characteristic);
    }
  }

  /**
   * The scale is another one.
   *
   * @param from the best score before
   * @param to the best score after
   */
  record Rescaled(long from, long to) implements ScorecardChange {
    @Override
    public String code() {
      return "score.card.rescaled";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("from", from, "to", to);
    }
  }

  /**
   * Another coverage is asked for.
   *
   * @param from the least coverage before
   * @param to the least coverage after
   */
  record MinimumMoved(BigDecimal from, BigDecimal to) implements ScorecardChange {
    @Override
    public String code() {
      return "score.card.minimum-moved";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("from", Kind.RATIO.write(from), "to", Kind.RATIO.write(to));
    }
  }
}
