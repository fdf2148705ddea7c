package io.crmkit.score;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.crmkit.facts.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a scoring policy answers: a score, or that too little is known for one. Either tells how
 * much is known and between which bounds the score lies whatever the rest turns out to be.
 *
 * <pre>{@code
 * if (decision.outcome() instanceof Score.Scored scored && scored.worst() >= 60) {
 *   // good enough, whatever is not known yet
 * }
 * }</pre>
 */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "verdict")
@JsonIgnoreProperties(value = "verdict", allowGetters = true)
@JsonPropertyOrder("verdict")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Score.Scored.class, name = "scored"),
  @JsonSubTypes.Type(value = Score.NotScorable.class, name = "not-scorable")
})
public sealed interface Score {
  /** Which case it is: {@code "scored"} or {@code "not-scorable"}. */
  @JsonProperty("verdict")
  String verdict();

  /** The best score there is; the worst is 0. */
  long scale();

  /** The least score that any completion of the facts can give. */
  long worst();

  /** The greatest score that any completion of the facts can give. */
  long best();

  /** How much of what counts is known, 0 to 1, rounded down to six decimals. */
  BigDecimal coverage();

  /** The score, if there is one. */
  default Optional<Scored> scored() {
    return this instanceof Scored scored ? Optional.of(scored) : Optional.empty();
  }

  /**
   * A score. That it lies within its bounds and is the sum of its contributions is for the policy
   * to keep; the laws of scoring policies try it.
   *
   * @param points the score, from 0 to {@code scale}
   * @param scale the best score there is, at least 1
   * @param worst the least that any completion gives
   * @param best the greatest that any completion gives
   * @param coverage how much of what counts is known, 0 to 1
   * @param contributions what it is the sum of, one for each known characteristic
   */
  record Scored(
      long points,
      long scale,
      long worst,
      long best,
      BigDecimal coverage,
      List<Contribution> contributions)
      implements Score {
    /**
     * Copies the list and checks the bounds.
     *
     * @throws IllegalArgumentException if the scale is not positive, the coverage not a share, or a
     *     characteristic contributes twice
     */
    public Scored {
      Checks.within("scale", scale, 1, Scorecard.MOST_SCALE);
      Checks.share("coverage", coverage);
      coverage = Kind.RATIO.require(coverage);
      contributions = List.copyOf(contributions);
      long names = contributions.stream().map(Contribution::characteristic).distinct().count();
      if (names < contributions.size()) {
        throw new IllegalArgumentException(
            "a characteristic must contribute once, were " + contributions);
      }
    }

    /** A score of which everything is known. */
    public static Scored complete(long points, long scale, List<Contribution> contributions) {
      return new Scored(points, scale, points, points, BigDecimal.ONE, contributions);
    }

    @Override
    public String verdict() {
      return "scored";
    }
  }

  /**
   * Too little is known for a score.
   *
   * @param scale the best score there is, at least 1
   * @param worst the least that any completion gives
   * @param best the greatest that any completion gives
   * @param coverage how much of what counts is known, 0 to 1
   */
  record NotScorable(long scale, long worst, long best, BigDecimal coverage) implements Score {
    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if the scale is not positive or the coverage not a share
     */
    public NotScorable {
      Checks.within("scale", scale, 1, Scorecard.MOST_SCALE);
      Checks.share("coverage", coverage);
      coverage = Kind.RATIO.require(coverage);
    }

    @Override
    public String verdict() {
      return "not-scorable";
    }
  }
}
