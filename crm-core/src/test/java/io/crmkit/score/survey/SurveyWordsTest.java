package io.crmkit.score.survey;

import static io.crmkit.score.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Decision;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Surveys explain themselves")
class SurveyWordsTest {
  private static final Instant DUE = Instant.parse("2026-07-01T02:00:00Z");
  private static final Instant AT = Instant.parse("2026-07-01T03:00:00Z");

  private static BigDecimal d(String text) {
    return new BigDecimal(text);
  }

  @Test
  @DisplayName("AS-06: what is thin or missing is said so, and a change that may be none")
  void trends() {
    assertThat(told(new SurveyReason.NobodyAnswered("nps")))
        .isEqualTo("Nobody has answered the question nps; nothing can be said yet");
    assertThat(told(new SurveyReason.Thin(4, 30)))
        .isEqualTo("Only 4 answers, fewer than 30: ask more customers before acting on the figure");
    assertThat(told(new SurveyReason.Responded(d("0.4"), 20, 50)))
        .isEqualTo("40 % answered: 20 of 50 who were asked");
    assertThat(told(new SurveyReason.Favourable("csat", d("0.6005"), d("0.5"), d("1"), 12)))
        .isEqualTo("60 % of the answers are favourable (12), between 50 % and 100 %");
    assertThat(told(new SurveyReason.Rose(d("0.8"), d("0.584006"), d("0.984621"))))
        .isEqualTo("The net score rose by +80, between +58 and +98");
    assertThat(told(new SurveyReason.Fell(d("-0.8"), d("-0.984621"), d("-0.584006"))))
        .isEqualTo("The net score fell: change -80, between -98 and -58; look for the cause");
    assertThat(told(new SurveyReason.Unclear(d("0"), d("-0.2"), d("0.2"))))
        .isEqualTo("The answers do not tell whether the net score changed: 0, between -20 and +20");
  }

  @Test
  @DisplayName("AS-06: a change whose interval begins or ends at zero is not told as one")
  void atZero() {
    SurveyEstimate nps = SurveyEstimate.of(SurveyMeasure.NPS);
    // By an independent search: the lower end is 0.00000026, which is rounded down to 0.
    SurveyTally before = new SurveyTally(16, 1, 16);
    SurveyTally after = new SurveyTally(23, 2, 8);
    Decision<SurveyTrend> there = nps.trend(before, after);
    assertThat(there.outcome()).isEqualTo(SurveyTrend.UNCLEAR);
    assertThat(((SurveyReason.Unclear) there.reasons().get(0)).low()).isZero();
    Decision<SurveyTrend> back = nps.trend(after, before);
    assertThat(back.outcome()).isEqualTo(SurveyTrend.UNCLEAR);
    assertThat(((SurveyReason.Unclear) back.reasons().get(0)).high()).isZero();
  }

  @Test
  @DisplayName("RM-05, IS-10: each step of following up is named with its time")
  void steps() {
    assertThat(told(new SurveyReason.LoopNotNeeded("csat")))
        .isEqualTo("The answer to csat was not a bad one; nothing has to be followed up");
    assertThat(told(new SurveyReason.StepDue(FollowUp.Step.ANSWERED, DUE)))
        .isEqualTo("To be followed up: answering by 2026-07-01T02:00:00Z");
    assertThat(told(new SurveyReason.StepOverdue(FollowUp.Step.RESOLVED, DUE)))
        .isEqualTo("Overdue: putting it right was due by 2026-07-01T02:00:00Z; do it now");
    assertThat(told(new SurveyReason.StepLate(FollowUp.Step.CONFIRMED, DUE, AT)))
        .isEqualTo(
            "Late: having it confirmed was due by 2026-07-01T02:00:00Z and came at"
                + " 2026-07-01T03:00:00Z");
    assertThat(told(new SurveyReason.LoopClosed(AT)))
        .isEqualTo("Resolved and confirmed at 2026-07-01T03:00:00Z");
  }
}
