package io.crmkit.score;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Kind;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A score as the sum of characteristics.
 *
 * <p>Every known characteristic gives the points of its band. The score is their sum as a share of
 * the most they could give together, on the scale of the card, rounded down: {@code floor(scale × Σ
 * points / Σ most)} over the known ones. Where everything is known and the scale is the sum of all,
 * as {@link #of} takes it, the score is simply the sum of the points. What a characteristic
 * contributes is its share of the score by largest remainder, ties by name, so that contributions
 * sum to it exactly.
 *
 * <p>What is missing is re-weighted by that: it is taken to stand where the known ones stand
 * together. The score comes with the coverage, the share of {@code Σ most} that is known, and the
 * bounds [worst, best] that hold whatever the missing values are; below the minimum coverage there
 * is no score. A metric known to have no value is missing too, unless the characteristic says what
 * that is worth. Multiplying all points of a card by a number, or naming its characteristics in
 * another order, changes no score.
 *
 * <p>Monotone by construction, since each characteristic is and no metric stands in two directions.
 *
 * <pre>{@code
 * Scorecard card = Scorecard.of(
 *     Characteristic.moreIsBetter("satisfaction", satisfaction, Band.from(new BigDecimal("0.6"), 30), Band.from(new BigDecimal("0.8"), 60)),
 *     Characteristic.lessIsBetter("complaints", complaints, 40, Band.from(1L, 20), Band.from(3L, 0)));
 * ScoringPolicy policy = ScoringPolicy.named("relationship", "2026-07", card);
 * }</pre>
 *
 * @param characteristics what counts, 1 to 100
 * @param scale the best score, 1 to {@value #MOST_SCALE}
 * @param minimumCoverage the least coverage with which there is a score, more than 0, at most 1;
 *     {@link #of} takes one half
 */
public record Scorecard(
    List<Characteristic<?>> characteristics, long scale, BigDecimal minimumCoverage)
    implements ScoringPolicy {
  /** The greatest scale, which bounds the sum of points with {@link #of}. */
  public static final long MOST_SCALE = 100_000_000;

  private static final int MOST_CHARACTERISTICS = 100;

  /**
   * Copies the list and checks the parts.
   *
   * @throws IllegalArgumentException if there are none or too many characteristics, a name occurs
   *     twice, a metric stands in two directions, or a bound is out of range
   */
  public Scorecard {
    characteristics = List.copyOf(characteristics);
    Checks.within("the number of characteristics", characteristics.size(), 1, MOST_CHARACTERISTICS);
    if (characteristics.stream().map(Characteristic::name).distinct().count()
        < characteristics.size()) {
      throw new IllegalArgumentException(
          "a characteristic must occur once on a card, were "
              + characteristics.stream().map(Characteristic::name).toList());
    }
    Map<Metric<?>, Direction> directions = new HashMap<>();
    for (Characteristic<?> characteristic : characteristics) {
      Direction other = directions.putIfAbsent(characteristic.metric(), characteristic.direction());
      if (other != null && other != characteristic.direction()) {
        throw new IllegalArgumentException(
            characteristic.name()
                + ": "
                + characteristic.metric()
                + " must count one way only on a card, so that the score is monotone");
      }
    }
    Checks.within("scale", scale, 1, MOST_SCALE);
    Checks.share("minimumCoverage", minimumCoverage);
    minimumCoverage = Kind.RATIO.require(minimumCoverage);
    if (minimumCoverage.signum() == 0) {
      throw new IllegalArgumentException("minimumCoverage must be more than 0, was 0");
    }
  }

  /** A card whose scale is the sum of all points, with a score from half of them on. */
  public static Scorecard of(Characteristic<?>... characteristics) {
    List<Characteristic<?>> all = List.of(characteristics);
    return new Scorecard(all, mostOf(all), new BigDecimal("0.5"));
  }

  /** The same card on another scale. */
  public Scorecard withScale(long newScale) {
    return new Scorecard(characteristics, newScale, minimumCoverage);
  }

  /** The same card with another minimum coverage. */
  public Scorecard withMinimumCoverage(BigDecimal newMinimum) {
    return new Scorecard(characteristics, scale, newMinimum);
  }

  private static long mostOf(List<Characteristic<?>> characteristics) {
    return characteristics.stream().mapToLong(Characteristic::most).sum();
  }

  /** The points that all characteristics give together at their best. */
  public long most() {
    return mostOf(characteristics);
  }

  @Override
  public Decision<Score> decide(ScoreQuestion question) {
    return CardReasons.decide(this, question.facts());
  }

  @Override
  public Score score(ScoreQuestion question) {
    return Reading.of(this, question.facts()).score();
  }

  @Override
  public Set<Metric<?>> metrics() {
    Set<Metric<?>> metrics = new LinkedHashSet<>();
    characteristics.forEach(characteristic -> metrics.add(characteristic.metric()));
    return Collections.unmodifiableSet(metrics);
  }

  @Override
  public List<Leaf<?>> cutPoints() {
    return characteristics.stream()
        .<Leaf<?>>flatMap(characteristic -> characteristic.cutPoints().stream())
        .distinct()
        .toList();
  }

  @Override
  public List<Improvement> improvements(ScoreQuestion question) {
    return Reading.of(this, question.facts()).improvements();
  }

  /** What is different about a later card; nothing where they are equal but for the order. */
  public List<ScorecardChange> changesTo(Scorecard later) {
    return CardChanges.between(this, later);
  }

  /**
   * What is doubtful about this card although it can score: characteristics too light to be seen on
   * the scale, and cuts on one side of which the metric has no values, where its range is known.
   */
  public List<ScorecardProblem> lint() {
    return CardLint.problems(this);
  }
}
