package io.crmkit.score.survey;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells what a survey says and how surely. Pure.
 *
 * <pre>{@code
 * SurveyEstimate nps = SurveyEstimate.of(SurveyMeasure.NPS);
 * Decision<SurveyResult> july = nps.decide(tally, 400);
 * Decision<SurveyTrend> trend = nps.trend(june, july);
 * }</pre>
 *
 * @param measure how answers are read
 * @param confidence of the intervals; {@link #of} takes 95 of a hundred
 * @param enough with fewer answers than these the result is told to be thin; {@link #of} takes 30
 */
public record SurveyEstimate(SurveyMeasure measure, Confidence confidence, long enough) {
  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if {@code enough} is negative
   */
  public SurveyEstimate {
    Objects.requireNonNull(measure, "measure");
    Objects.requireNonNull(confidence, "confidence");
    if (enough < 0) {
      throw new IllegalArgumentException("enough must be 0 or more, was " + enough);
    }
  }

  /** An estimate with the usual confidence. */
  public static SurveyEstimate of(SurveyMeasure measure) {
    return new SurveyEstimate(measure, Confidence.P95, 30);
  }

  /** What the answers say. */
  public Decision<SurveyResult> decide(SurveyTally tally) {
    return decide(tally, Optional.empty());
  }

  /**
   * What the answers say, and how many of those asked answered.
   *
   * @throws IllegalArgumentException if fewer were asked than answered
   */
  public Decision<SurveyResult> decide(SurveyTally tally, long asked) {
    if (asked < tally.answers()) {
      throw new IllegalArgumentException(
          "asked must be at least the number of answers, " + tally.answers() + ", was " + asked);
    }
    return decide(tally, Optional.of(asked));
  }

  private Decision<SurveyResult> decide(SurveyTally tally, Optional<Long> asked) {
    if (tally.answers() == 0) {
      return Decision.of(
          new SurveyResult.NoAnswers(), new SurveyReason.NobodyAnswered(measure.question()));
    }
    Estimate net = Intervals.net(tally, confidence);
    Estimate favourable = Intervals.share(tally.favourable(), tally.answers(), confidence);
    Optional<Estimate> responses =
        asked.map(all -> Intervals.share(tally.answers(), all, confidence));
    List<Reason> reasons = new ArrayList<>();
    reasons.add(
        new SurveyReason.Net(
            measure.question(), net.value(), net.low(), net.high(), tally.answers()));
    reasons.add(
        new SurveyReason.Favourable(
            measure.question(),
            favourable.value(),
            favourable.low(),
            favourable.high(),
            tally.favourable()));
    responses.ifPresent(
        rate ->
            reasons.add(
                new SurveyReason.Responded(rate.value(), tally.answers(), asked.orElseThrow())));
    if (tally.answers() < enough) {
      reasons.add(new SurveyReason.Thin(tally.answers(), enough));
    }
    return Decision.of(new SurveyResult.Answered(tally, net, favourable, responses), reasons);
  }

  /** Whether the net score changed from one period to the next, as far as the answers tell. */
  public Decision<SurveyTrend> trend(SurveyTally before, SurveyTally after) {
    if (before.answers() == 0 || after.answers() == 0) {
      return Decision.of(SurveyTrend.UNCLEAR, new SurveyReason.NobodyAnswered(measure.question()));
    }
    Estimate change = Intervals.change(before, after, confidence);
    SurveyTrend trend =
        change.low().compareTo(BigDecimal.ZERO) > 0
            ? SurveyTrend.ROSE
            : change.high().compareTo(BigDecimal.ZERO) < 0 ? SurveyTrend.FELL : SurveyTrend.UNCLEAR;
    return Decision.of(
        trend,
        switch (trend) {
          case ROSE -> new SurveyReason.Rose(change.value(), change.low(), change.high());
          case FELL -> new SurveyReason.Fell(change.value(), change.low(), change.high());
          case UNCLEAR -> new SurveyReason.Unclear(change.value(), change.low(), change.high());
        });
  }
}
