package io.crmkit.score.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.SurveyAnswer;
import io.crmkit.decision.Decision;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Surveys")
class SurveyTest {
  private static final Instant START = Instant.parse("2026-07-01T02:00:00Z");
  private static final SurveyEstimate NPS = SurveyEstimate.of(SurveyMeasure.NPS);

  private static SurveyAnswer answer(String question, int answer, int worst, int best) {
    return new SurveyAnswer(question, answer, worst, best, START, START);
  }

  private static BigDecimal d(String text) {
    return new BigDecimal(text);
  }

  private static SurveyResult.Answered answered(Decision<SurveyResult> decision) {
    return decision.outcome().answered().orElseThrow();
  }

  @Test
  @DisplayName(
      "RM-05: read answers as promoters, passives and detractors, satisfied or not, by their own scale")
  void tally() {
    List<SurveyAnswer> answers =
        List.of(
            answer("nps", 10, 0, 10),
            answer("nps", 9, 0, 10),
            answer("nps", 8, 0, 10),
            answer("nps", 7, 0, 10),
            answer("nps", 6, 0, 10),
            answer("nps", 0, 0, 10),
            answer("nps", 5, 1, 5),
            answer("csat", 5, 1, 5),
            answer("csat", 4, 1, 5),
            answer("csat", 3, 1, 5),
            answer("csat", 2, 1, 5),
            answer("ces", 5, 1, 7),
            answer("ces", 4, 1, 7),
            answer("ces", 3, 1, 7));
    assertThat(SurveyMeasure.NPS.tally(answers)).isEqualTo(new SurveyTally(2, 2, 2));
    assertThat(SurveyMeasure.CSAT.tally(answers)).isEqualTo(new SurveyTally(2, 1, 1));
    assertThat(SurveyMeasure.CES.tally(answers)).isEqualTo(new SurveyTally(1, 1, 1));
    assertThat(new SurveyTally(1, 2, 3).plus(new SurveyTally(4, 5, 6)))
        .isEqualTo(new SurveyTally(5, 7, 9));
    assertThat(SurveyMeasure.NPS.termCode()).isEqualTo("term.survey.nps");
  }

  @Test
  @DisplayName(
      "AS-06: tell NPS and the favourable share with intervals, the response rate and thin data")
  void result() {
    Decision<SurveyResult> decision = NPS.decide(new SurveyTally(12, 5, 3), 50);
    SurveyResult.Answered answered = answered(decision);
    assertThat(answered.net().value()).isEqualTo(d("0.45"));
    // By hand: (12.5 - 3.5) / 22 = 0.409, sd = sqrt((0.727 - 0.167) / 22) = 0.1595, times 1.96.
    assertThat(answered.net().low()).isBetween(d("0.0964"), d("0.0966"));
    assertThat(answered.net().high()).isBetween(d("0.7215"), d("0.7219"));
    // Wilson for 12 of 20, as in the tables: 0.3866 to 0.7812.
    assertThat(answered.favourable())
        .isEqualTo(new Estimate(d("0.6"), d("0.386581"), d("0.781194")));
    assertThat(answered.responses().orElseThrow().value()).isEqualTo(d("0.4"));
    assertThat(decision.explain(Locale.ENGLISH))
        .isEqualTo(
            """
            Net score +45, between +10 and +72, from 20 answers
            60 % of the answers are favourable (12), between 38.7 % and 78.1 %
            40 % answered: 20 of 50 who were asked
            Only 20 answers, fewer than 30: ask more customers before acting on the figure""");
    assertThat(NPS.decide(new SurveyTally(20, 5, 5)).reasons()).hasSize(2);
  }

  @Test
  @DisplayName("Wilson's intervals are those of the published tables")
  void wilson() {
    // Newcombe (1998), Stat. Med. 17, table I, method 3: 81/263, 15/148, 0/20, 1/29.
    assertThat(Intervals.share(81, 263, Confidence.P95).low()).isBetween(d("0.2552"), d("0.2554"));
    assertThat(Intervals.share(81, 263, Confidence.P95).high()).isBetween(d("0.3661"), d("0.3663"));
    assertThat(Intervals.share(15, 148, Confidence.P95).low()).isBetween(d("0.0623"), d("0.0625"));
    assertThat(Intervals.share(15, 148, Confidence.P95).high()).isBetween(d("0.1604"), d("0.1606"));
    assertThat(Intervals.share(0, 20, Confidence.P95).low()).isZero();
    assertThat(Intervals.share(0, 20, Confidence.P95).high()).isBetween(d("0.1610"), d("0.1612"));
    assertThat(Intervals.share(1, 29, Confidence.P95).low()).isBetween(d("0.0060"), d("0.0062"));
    assertThat(Intervals.share(1, 29, Confidence.P95).high()).isBetween(d("0.1717"), d("0.1719"));
  }

  @Test
  @DisplayName("nobody's answers are no result")
  void nobody() {
    Decision<SurveyResult> decision = NPS.decide(new SurveyTally(0, 0, 0), 40);
    assertThat(decision.outcome()).isEqualTo(new SurveyResult.NoAnswers());
    assertThat(decision.outcome().answered()).isEmpty();
    assertThat(decision.reasons()).containsExactly(new SurveyReason.NobodyAnswered("nps"));
    assertThat(NPS.trend(new SurveyTally(0, 0, 0), new SurveyTally(9, 0, 0)).outcome())
        .isEqualTo(SurveyTrend.UNCLEAR);
    assertThat(NPS.trend(new SurveyTally(9, 0, 0), new SurveyTally(0, 0, 0)).outcome())
        .isEqualTo(SurveyTrend.UNCLEAR);
  }

  @Test
  @DisplayName("AS-06: a trend is told only where the answers tell it")
  void trend() {
    SurveyTally poor = new SurveyTally(20, 30, 50);
    SurveyTally good = new SurveyTally(60, 30, 10);
    assertThat(NPS.trend(poor, good).outcome()).isEqualTo(SurveyTrend.ROSE);
    assertThat(NPS.trend(good, poor).outcome()).isEqualTo(SurveyTrend.FELL);
    assertThat(NPS.trend(good, good).outcome()).isEqualTo(SurveyTrend.UNCLEAR);
    assertThat(NPS.trend(new SurveyTally(1, 0, 1), new SurveyTally(2, 0, 0)).outcome())
        .isEqualTo(SurveyTrend.UNCLEAR);
    assertThat(NPS.trend(good, poor).explain(Locale.ENGLISH))
        .startsWith("The net score fell: change -80, between -98 and -");
  }

  @Test
  @DisplayName("RM-05: a bad answer is answered, resolved and confirmed in time")
  void loop() {
    ClosedLoop loop =
        new ClosedLoop(
            SurveyMeasure.CSAT, Duration.ofHours(24), Duration.ofDays(7), Duration.ofDays(14));
    SurveyAnswer bad = answer("csat", 2, 1, 5);
    Instant day = START.plus(Duration.ofHours(24));
    assertThat(loop.decide(answer("csat", 3, 1, 5), List.of(), START).outcome())
        .isEqualTo(new LoopState.NotNeeded());
    assertThat(loop.decide(bad, List.of(), day.minusNanos(1)).outcome())
        .isEqualTo(new LoopState.Open(FollowUp.Step.ANSWERED, day, false));
    assertThat(loop.decide(bad, List.of(), day).outcome())
        .isEqualTo(new LoopState.Open(FollowUp.Step.ANSWERED, day, true));
    FollowUp early = new FollowUp(FollowUp.Step.ANSWERED, START.plusSeconds(60));
    FollowUp late = new FollowUp(FollowUp.Step.ANSWERED, day);
    FollowUp resolved = new FollowUp(FollowUp.Step.RESOLVED, START.plus(Duration.ofDays(3)));
    FollowUp confirmed = new FollowUp(FollowUp.Step.CONFIRMED, START.plus(Duration.ofDays(4)));
    Instant later = START.plus(Duration.ofDays(30));
    assertThat(loop.decide(bad, List.of(early), START.plusSeconds(60)).outcome())
        .isEqualTo(
            new LoopState.Open(FollowUp.Step.RESOLVED, START.plus(Duration.ofDays(7)), false));
    assertThat(loop.decide(bad, List.of(early, resolved, confirmed), later).outcome())
        .isEqualTo(new LoopState.Closed(confirmed.at(), true));
    Decision<LoopState> slow = loop.decide(bad, List.of(resolved, late, confirmed), later);
    assertThat(slow.outcome()).isEqualTo(new LoopState.Closed(confirmed.at(), false));
    assertThat(slow.reasons())
        .containsExactly(
            new SurveyReason.StepLate(FollowUp.Step.ANSWERED, day, day),
            new SurveyReason.LoopClosed(confirmed.at()));
    // What was done later is not known yet, and what was done before is about something else.
    assertThat(loop.decide(bad, List.of(early), START).outcome())
        .isInstanceOf(LoopState.Open.class);
    FollowUp before = new FollowUp(FollowUp.Step.CONFIRMED, START.minusSeconds(1));
    assertThat(loop.decide(bad, List.of(before), later).outcome())
        .isEqualTo(new LoopState.Open(FollowUp.Step.ANSWERED, day, true));
  }

  @Test
  @DisplayName("IS-10: findings of inspections are rectified and followed up in the same way")
  void findings() {
    ClosedLoop loop =
        new ClosedLoop(
            SurveyMeasure.CSAT, Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(14));
    Decision<LoopState> overdue =
        loop.decide(
            START,
            List.of(new FollowUp(FollowUp.Step.RESOLVED, START.plusSeconds(9))),
            START.plus(Duration.ofDays(14)));
    assertThat(overdue.outcome())
        .isEqualTo(
            new LoopState.Open(FollowUp.Step.CONFIRMED, START.plus(Duration.ofDays(14)), true));
    assertThat(overdue.explain(Locale.ENGLISH))
        .isEqualTo("Overdue: having it confirmed was due by 2026-07-15T02:00:00Z; do it now");
  }

  @Test
  @DisplayName("refuse scales and limits that are not in order")
  void refuses() {
    assertThatThrownBy(() -> new SurveyMeasure("nps", 0, 10, 9, 9))
        .hasMessage("nps must have worst <= unfavourable < favourable <= best, were 0, 9, 9, 10");
    assertThatThrownBy(() -> new SurveyMeasure("nps", 7, 10, 6, 9)).hasMessageContaining("worst");
    assertThatThrownBy(() -> new SurveyMeasure("nps", 0, 8, 6, 9)).hasMessageContaining("best");
    assertThatThrownBy(() -> new SurveyMeasure("", 0, 10, 6, 9))
        .hasMessageContaining("survey question must be");
    assertThatThrownBy(() -> new SurveyTally(-1, 0, 0)).hasMessageContaining("favourable answers");
    assertThatThrownBy(() -> NPS.decide(new SurveyTally(3, 0, 0), 2))
        .hasMessage("asked must be at least the number of answers, 3, was 2");
    assertThatThrownBy(() -> new SurveyEstimate(SurveyMeasure.NPS, Confidence.P90, -1))
        .hasMessageContaining("enough must be 0 or more");
    assertThatThrownBy(() -> new Estimate(d("2"), d("0"), d("1")))
        .hasMessageContaining("value must lie from 0 to 1, was 2");
    assertThatThrownBy(
            () ->
                new ClosedLoop(
                    SurveyMeasure.CSAT, Duration.ZERO, Duration.ofDays(7), Duration.ofDays(14)))
        .hasMessageContaining("answerWithin must be positive");
    assertThatThrownBy(
            () ->
                new ClosedLoop(
                    SurveyMeasure.CSAT,
                    Duration.ofDays(2),
                    Duration.ofDays(1),
                    Duration.ofDays(14)))
        .hasMessageContaining("in the order answer, resolve, confirm");
    assertThatThrownBy(
            () ->
                new ClosedLoop(
                    SurveyMeasure.CSAT, Duration.ofDays(1), Duration.ofDays(8), Duration.ofDays(7)))
        .hasMessageContaining("in the order answer, resolve, confirm");
  }
}
