package io.crmkit.score.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.decision.Decision;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Surveys with few answers and with all alike")
class SurveyCornersTest {
  private static final SurveyEstimate NPS = SurveyEstimate.of(SurveyMeasure.NPS);
  private static final SurveyTally NONE = new SurveyTally(0, 0, 0);

  private static BigDecimal d(String text) {
    return new BigDecimal(text);
  }

  private static SurveyResult.Answered answered(SurveyTally tally) {
    return NPS.decide(tally).outcome().answered().orElseThrow();
  }

  private static Estimate estimate(String value, String low, String high) {
    return new Estimate(d(value), d(low), d(high));
  }

  // By an independent computation of the formulas of Agresti and Min, ends cut off at -1 and 1.
  @ParameterizedTest(name = "{0} promoters, {1} passives, {2} detractors: {3}, {4} to {5}")
  @CsvSource({
    "1, 0, 0, 1, -0.510101, 1",
    "0, 0, 1, -1, -1, 0.510101",
    "0, 1, 0, 0, -0.653322, 0.653322",
    "1, 0, 1, 0, -0.848690, 0.848690",
    "3, 2, 1, 0.333333, -0.269714, 0.769714",
    "40, 0, 0, 1, 0.872846, 1",
    "0, 40, 0, 0, -0.046666, 0.046666"
  })
  @DisplayName("AS-06: the net score is no certainty where there is one answer, or all are alike:")
  void net(long promoters, long passives, long detractors, String net, String low, String high) {
    assertThat(answered(new SurveyTally(promoters, passives, detractors)).net())
        .isEqualTo(estimate(net, low, high));
  }

  @ParameterizedTest(name = "{0} of {1}: {2}, {3} to {4}")
  @CsvSource({
    "0, 1, 0, 0, 0.793451",
    "1, 1, 1, 0.206549, 1",
    "1, 2, 0.5, 0.094531, 0.905469",
    "3, 6, 0.5, 0.187616, 0.812384",
    "1, 5, 0.2, 0.036224, 0.624466",
    "5, 5, 1, 0.565517, 1",
    "40, 40, 1, 0.912378, 1",
    "40, 100, 0.4, 0.309401, 0.497998"
  })
  @DisplayName("AS-06: shares have Wilson's interval, which never leaves 0 to 1:")
  void shares(long part, long whole, String value, String low, String high) {
    assertThat(Estimate.share(part, whole, Confidence.P95)).isEqualTo(estimate(value, low, high));
    assertThat(answered(new SurveyTally(part, whole - part, 0)).favourable())
        .isEqualTo(estimate(value, low, high));
  }

  @Test
  @DisplayName("AS-06: CSAT and CES tell the favourable share, and all alike is still an estimate")
  void csatAndCes() {
    for (SurveyMeasure measure : new SurveyMeasure[] {SurveyMeasure.CSAT, SurveyMeasure.CES}) {
      Decision<SurveyResult> one = SurveyEstimate.of(measure).decide(new SurveyTally(1, 0, 0));
      assertThat(one.outcome().answered().orElseThrow().favourable())
          .isEqualTo(estimate("1", "0.206549", "1"));
      assertThat(one.reasons().get(0))
          .isEqualTo(new SurveyReason.Net(measure.question(), d("1"), d("-0.510101"), d("1"), 1));
      assertThat(SurveyEstimate.of(measure).decide(NONE).reasons())
          .containsExactly(new SurveyReason.NobodyAnswered(measure.question()));
    }
  }

  @Test
  @DisplayName("AS-06: a survey is thin below the number that is enough, not at it")
  void thin() {
    SurveyEstimate five = new SurveyEstimate(SurveyMeasure.NPS, Confidence.P95, 5);
    assertThat(five.decide(new SurveyTally(2, 1, 1)).reasons())
        .contains(new SurveyReason.Thin(4, 5));
    assertThat(five.decide(new SurveyTally(2, 2, 1)).reasons())
        .noneMatch(SurveyReason.Thin.class::isInstance);
    SurveyEstimate any = new SurveyEstimate(SurveyMeasure.NPS, Confidence.P95, 0);
    assertThat(any.decide(new SurveyTally(1, 0, 0)).reasons()).hasSize(2);
    assertThat(NPS.enough()).isEqualTo(30);
    assertThat(NPS.confidence()).isEqualTo(Confidence.P95);
    assertThatThrownBy(() -> new SurveyEstimate(SurveyMeasure.NPS, Confidence.P95, -1))
        .hasMessage("enough must be 0 or more, was -1");
  }

  @Test
  @DisplayName(
      "RM-05: all who were asked may have answered, none more, and unasked nothing is told")
  void responses() {
    SurveyTally five = new SurveyTally(2, 2, 1);
    Decision<SurveyResult> all = NPS.decide(five, 5);
    assertThat(all.outcome().answered().orElseThrow().responses())
        .contains(Estimate.share(5, 5, Confidence.P95));
    assertThat(all.reasons()).contains(new SurveyReason.Responded(d("1"), 5, 5));
    assertThatThrownBy(() -> NPS.decide(five, 4))
        .hasMessage("asked must be at least the number of answers, 5, was 4");
    assertThat(NPS.decide(five).outcome().answered().orElseThrow().responses())
        .isEqualTo(Optional.empty());
    assertThat(NPS.decide(five).reasons()).noneMatch(SurveyReason.Responded.class::isInstance);
    assertThat(NPS.decide(NONE, 0).outcome()).isEqualTo(new SurveyResult.NoAnswers());
    assertThat(NPS.decide(NONE, 0).outcome().survey()).isEqualTo("no-answers");
    assertThat(all.outcome().survey()).isEqualTo("answered");
  }

  @Test
  @DisplayName("AS-06: a change comes with its interval, cut off at two")
  void changes() {
    assertThat(NPS.trend(new SurveyTally(20, 30, 50), new SurveyTally(60, 30, 10)).reasons())
        .containsExactly(new SurveyReason.Rose(d("0.8"), d("0.584006"), d("0.984621")));
    assertThat(NPS.trend(new SurveyTally(60, 30, 10), new SurveyTally(20, 30, 50)).reasons())
        .containsExactly(new SurveyReason.Fell(d("-0.8"), d("-0.984621"), d("-0.584006")));
    assertThat(NPS.trend(new SurveyTally(10, 10, 10), new SurveyTally(12, 10, 8)).reasons())
        .containsExactly(new SurveyReason.Unclear(d("0.133333"), d("-0.269569"), d("0.519569")));
    assertThat(NPS.trend(new SurveyTally(0, 0, 500), new SurveyTally(500, 0, 0)).reasons())
        .containsExactly(new SurveyReason.Rose(d("2"), d("1.982481"), d("2")));
    assertThat(NPS.trend(new SurveyTally(500, 0, 0), new SurveyTally(0, 0, 500)).reasons())
        .containsExactly(new SurveyReason.Fell(d("-2"), d("-2"), d("-1.982481")));
    assertThat(NPS.trend(NONE, NONE).reasons())
        .containsExactly(new SurveyReason.NobodyAnswered("nps"));
  }

  @Test
  @DisplayName("AS-06: a net score of nothing has no sign, rounded half-even to whole points")
  void points() {
    assertThat(net("0")).startsWith("Net score 0, ");
    assertThat(net("0.004")).startsWith("Net score 0, ");
    assertThat(net("0.015")).startsWith("Net score +2, ");
    assertThat(net("0.025")).startsWith("Net score +2, ");
    assertThat(net("-0.015")).startsWith("Net score -2, ");
    assertThat(net("1")).startsWith("Net score +100, ");
  }

  private static String net(String net) {
    SurveyReason reason = new SurveyReason.Net("nps", d(net), d("-1"), d("1"), 9);
    return Decision.of("", reason).explain(Locale.ENGLISH);
  }
}
