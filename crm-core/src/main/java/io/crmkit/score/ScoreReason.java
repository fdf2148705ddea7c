package io.crmkit.score;

import io.crmkit.customer.ProfilePart;
import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import io.crmkit.decision.Term;
import io.crmkit.facts.Finding;
import io.crmkit.facts.Kind;
import io.crmkit.facts.Metric;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The reasons of scores, one record per code. */
public sealed interface ScoreReason extends Reason {

  /**
   * The score.
   *
   * @param points the score
   * @param scale the best there is
   */
  record Total(long points, long scale) implements ScoreReason {
    @Override
    public String code() {
      return "score.total";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points, "scale", scale);
    }
  }

  /**
   * Not everything is known; the known characteristics speak for the rest.
   *
   * @param coverage how much of what counts is known
   * @param worst the least score that any completion gives
   * @param best the greatest
   */
  record Reweighted(BigDecimal coverage, long worst, long best) implements ScoreReason {
    @Override
    public String code() {
      return "score.reweighted";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("coverage", percent(coverage), "worst", worst, "best", best);
    }
  }

  /**
   * Too little is known for a score.
   *
   * @param coverage how much of what counts is known
   * @param minimum what is asked for
   * @param worst the least score that any completion gives
   * @param best the greatest
   */
  record TooLittleKnown(BigDecimal coverage, BigDecimal minimum, long worst, long best)
      implements ScoreReason {
    @Override
    public String code() {
      return "score.too-little-known";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of(
          "coverage", percent(coverage), "minimum", percent(minimum), "worst", worst, "best", best);
    }
  }

  /**
   * What a characteristic adds to the score.
   *
   * @param characteristic its name
   * @param metric what was looked at
   * @param actual its value in the form that JSON keeps
   * @param band the points of its band on the card
   * @param most the points of the best band
   * @param points what it adds to the score
   */
  record Contributes(
      String characteristic, Metric<?> metric, String actual, long band, long most, long points)
      implements ScoreReason {
    @Override
    public String code() {
      return "score.contributes";
    }

    @Override
    public Map<String, Object> details() {
      return Shown.of(
          "metric",
          metric.phrase(),
          "actual",
          Shown.value(metric, actual),
          "band",
          band,
          "most",
          most,
          "points",
          points);
    }
  }

  /**
   * What a characteristic adds to the score although its metric has no value.
   *
   * @param characteristic its name
   * @param metric what was looked at
   * @param band the points for that on the card
   * @param most the points of the best band
   * @param points what it adds to the score
   */
  record ContributesWithoutValue(
      String characteristic, Metric<?> metric, long band, long most, long points)
      implements ScoreReason {
    @Override
    public String code() {
      return "score.contributes-without-value";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("metric", metric.phrase(), "band", band, "most", most, "points", points);
    }
  }

  /**
   * A characteristic is missing.
   *
   * @param characteristic its name
   * @param metric what is not known
   * @param why what is missing
   */
  record Missing(String characteristic, Metric<?> metric, Reason why) implements ScoreReason {
    @Override
    public String code() {
      return "score.missing";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("metric", metric.phrase(), "why", why);
    }
  }

  /** There is known to be no value, and the card does not say what that is worth. */
  record NoValue() implements ScoreReason {
    @Override
    public String code() {
      return "score.no-value";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  /**
   * The single change that would raise the score most.
   *
   * @param gain by how much it would rise then
   * @param findings what stands in the way
   */
  record RaisedMostBy(long gain, List<Finding> findings) implements ScoreReason {
    /** Copies the findings. */
    public RaisedMostBy {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "score.raised-most-by";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("gain", gain, "findings", findings);
    }
  }

  /**
   * A field of a profile has not been confirmed for too long (IS-02).
   *
   * @param part its part
   * @param field its name
   * @param since the first day on which it was stale
   */
  record Stale(ProfilePart part, String field, LocalDate since) implements ScoreReason {
    @Override
    public String code() {
      return "score.data.stale";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of(
          "part",
          part,
          "field",
          Term.of("term.field." + part + "." + field, field),
          "since",
          since);
    }
  }

  private static String percent(BigDecimal share) {
    return Kind.RATIO.write(share);
  }
}
