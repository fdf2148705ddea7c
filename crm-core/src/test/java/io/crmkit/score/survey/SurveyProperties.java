package io.crmkit.score.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

@Label("Intervals of surveys")
class SurveyProperties {
  private static final BigDecimal CLOSE = new BigDecimal("0.000002");

  private static SurveyResult.Answered answered(SurveyTally tally, Confidence confidence) {
    return new SurveyEstimate(SurveyMeasure.NPS, confidence, 30)
        .decide(tally)
        .outcome()
        .answered()
        .orElseThrow();
  }

  @Property
  @Label("law survey.symmetric: promoters and detractors exchanged, the net score turns its sign")
  void symmetric(
      @ForAll @IntRange(max = 500) int promoters,
      @ForAll @IntRange(max = 500) int passives,
      @ForAll @IntRange(max = 500) int detractors,
      @ForAll Confidence confidence) {
    SurveyTally tally = new SurveyTally(promoters, passives, detractors);
    if (tally.answers() > 0) {
      assertThat(answered(tally.mirrored(), confidence).net())
          .isEqualTo(answered(tally, confidence).net().negated());
    }
  }

  @Property
  @Label("hold the estimate, never leave what is possible, and are no point where all agree")
  void hold(
      @ForAll @IntRange(max = 60) int promoters,
      @ForAll @IntRange(max = 60) int passives,
      @ForAll @IntRange(max = 60) int detractors,
      @ForAll Confidence confidence) {
    SurveyTally tally = new SurveyTally(promoters, passives, detractors);
    if (tally.answers() > 0) {
      SurveyResult.Answered answered = answered(tally, confidence);
      assertThat(answered.net().low()).isLessThan(answered.net().high());
      assertThat(answered.net().low()).isBetween(new BigDecimal("-1"), answered.net().value());
      assertThat(answered.net().high()).isBetween(answered.net().value(), BigDecimal.ONE);
      assertThat(answered.favourable().low()).isLessThan(answered.favourable().high());
      assertThat(answered.favourable().low())
          .isBetween(BigDecimal.ZERO, answered.favourable().value());
      assertThat(answered.favourable().high())
          .isBetween(answered.favourable().value(), BigDecimal.ONE);
    }
  }

  @Property
  @Label("grow narrower with more answers of the same kind, and wider with more confidence")
  void width(
      @ForAll @IntRange(min = 1, max = 40) int promoters,
      @ForAll @IntRange(min = 1, max = 40) int passives,
      @ForAll @IntRange(min = 1, max = 40) int detractors,
      @ForAll @LongRange(min = 2, max = 9) long times) {
    SurveyTally few = new SurveyTally(promoters, passives, detractors);
    SurveyTally many = new SurveyTally(times * promoters, times * passives, times * detractors);
    assertThat(width(answered(many, Confidence.P95).favourable()))
        .isLessThanOrEqualTo(width(answered(few, Confidence.P95).favourable()).add(CLOSE));
    assertThat(width(answered(many, Confidence.P95).net()))
        .isLessThanOrEqualTo(width(answered(few, Confidence.P95).net()).add(CLOSE));
    assertThat(width(answered(few, Confidence.P80).net()))
        .isLessThan(width(answered(few, Confidence.P90).net()));
    assertThat(width(answered(few, Confidence.P95).favourable()))
        .isLessThan(width(answered(few, Confidence.P99).favourable()));
  }

  private static BigDecimal width(Estimate estimate) {
    return estimate.high().subtract(estimate.low());
  }

  @Property
  @Label("a trend turned round in time is told the other way round")
  void trend(
      @ForAll @IntRange(max = 90) int promoters,
      @ForAll @IntRange(min = 1, max = 90) int detractors,
      @ForAll @IntRange(max = 90) int laterPromoters,
      @ForAll @IntRange(min = 1, max = 90) int laterDetractors) {
    SurveyEstimate nps = SurveyEstimate.of(SurveyMeasure.NPS);
    SurveyTally before = new SurveyTally(promoters, 5, detractors);
    SurveyTally after = new SurveyTally(laterPromoters, 5, laterDetractors);
    SurveyTrend there = nps.trend(before, after).outcome();
    SurveyTrend back = nps.trend(after, before).outcome();
    assertThat(back)
        .isEqualTo(
            switch (there) {
              case ROSE -> SurveyTrend.FELL;
              case FELL -> SurveyTrend.ROSE;
              case UNCLEAR -> SurveyTrend.UNCLEAR;
            });
  }
}
