package io.crmkit.score.survey;

import static io.crmkit.score.survey.FollowUp.Step.ANSWERED;
import static io.crmkit.score.survey.FollowUp.Step.CONFIRMED;
import static io.crmkit.score.survey.FollowUp.Step.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.SurveyAnswer;
import io.crmkit.decision.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Answered within 1 hour, resolved within 3, confirmed within 5. */
@DisplayName("Closing the loop")
class LoopLimitsTest {
  private static final Instant START = Instant.parse("2026-07-01T02:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final ClosedLoop LOOP =
      new ClosedLoop(SurveyMeasure.CSAT, HOUR, HOUR.multipliedBy(3), HOUR.multipliedBy(5));

  private static Instant hours(long hours) {
    return START.plus(HOUR.multipliedBy(hours));
  }

  private static FollowUp did(FollowUp.Step step, Instant at) {
    return new FollowUp(step, at);
  }

  private static LoopState state(Instant asOf, FollowUp... steps) {
    return LOOP.decide(START, List.of(steps), asOf).outcome();
  }

  @Test
  @DisplayName("RM-05: each step is due by its limit, and late at the limit itself")
  void limits() {
    assertThat(state(START)).isEqualTo(new LoopState.Open(ANSWERED, hours(1), false));
    assertThat(state(hours(1).minusNanos(1)))
        .isEqualTo(new LoopState.Open(ANSWERED, hours(1), false));
    assertThat(state(hours(1))).isEqualTo(new LoopState.Open(ANSWERED, hours(1), true));
    FollowUp answered = did(ANSWERED, hours(0));
    assertThat(state(hours(3).minusNanos(1), answered))
        .isEqualTo(new LoopState.Open(RESOLVED, hours(3), false));
    assertThat(state(hours(3), answered)).isEqualTo(new LoopState.Open(RESOLVED, hours(3), true));
    FollowUp resolved = did(RESOLVED, hours(2));
    assertThat(state(hours(5).minusNanos(1), answered, resolved))
        .isEqualTo(new LoopState.Open(CONFIRMED, hours(5), false));
    assertThat(state(hours(5), answered, resolved))
        .isEqualTo(new LoopState.Open(CONFIRMED, hours(5), true));
  }

  @Test
  @DisplayName("RM-05: a step in time by a nanosecond is in time, one at its limit is late")
  void inTime() {
    FollowUp answered = did(ANSWERED, hours(1).minusNanos(1));
    FollowUp resolved = did(RESOLVED, hours(3).minusNanos(1));
    FollowUp confirmed = did(CONFIRMED, hours(5).minusNanos(1));
    assertThat(state(hours(9), answered, resolved, confirmed))
        .isEqualTo(new LoopState.Closed(confirmed.at(), true));
    assertThat(state(hours(9), did(ANSWERED, hours(1)), resolved, confirmed))
        .isEqualTo(new LoopState.Closed(confirmed.at(), false));
    assertThat(state(hours(9), answered, did(RESOLVED, hours(3)), confirmed))
        .isEqualTo(new LoopState.Closed(confirmed.at(), false));
    Decision<LoopState> late =
        LOOP.decide(START, List.of(answered, resolved, did(CONFIRMED, hours(5))), hours(9));
    assertThat(late.outcome()).isEqualTo(new LoopState.Closed(hours(5), false));
    assertThat(late.reasons())
        .containsExactly(
            new SurveyReason.StepLate(CONFIRMED, hours(5), hours(5)),
            new SurveyReason.LoopClosed(hours(5)));
  }

  @Test
  @DisplayName("RM-05: a later step stands for those before it, and the first of like ones counts")
  void laterStands() {
    assertThat(state(hours(9), did(CONFIRMED, hours(0))))
        .isEqualTo(new LoopState.Closed(START, true));
    assertThat(state(hours(2), did(RESOLVED, START)))
        .isEqualTo(new LoopState.Open(CONFIRMED, hours(5), false));
    assertThat(
            state(
                hours(9), did(CONFIRMED, hours(8)), did(CONFIRMED, hours(7)), did(ANSWERED, START)))
        .isEqualTo(new LoopState.Closed(hours(7), false));
    assertThat(state(hours(2), did(ANSWERED, START)))
        .isEqualTo(new LoopState.Open(RESOLVED, hours(3), false));
  }

  @Test
  @DisplayName("RM-05: what was done at the instant asked counts, what comes later does not yet")
  void asOf() {
    FollowUp answered = did(ANSWERED, hours(0).plusSeconds(60));
    assertThat(state(answered.at(), answered))
        .isEqualTo(new LoopState.Open(RESOLVED, hours(3), false));
    assertThat(state(answered.at().minusNanos(1), answered))
        .isEqualTo(new LoopState.Open(ANSWERED, hours(1), false));
    assertThat(state(hours(0), did(ANSWERED, START.minusNanos(1))))
        .isEqualTo(new LoopState.Open(ANSWERED, hours(1), false));
  }

  @Test
  @DisplayName("RM-05: only a bad answer opens a loop, and the reasons say why")
  void opened() {
    SurveyAnswer fair = new SurveyAnswer("csat", 3, 1, 5, START, START);
    SurveyAnswer bad = new SurveyAnswer("csat", 2, 1, 5, START, START);
    assertThat(LOOP.decide(fair, List.of(), hours(9)))
        .isEqualTo(Decision.of(new LoopState.NotNeeded(), new SurveyReason.LoopNotNeeded("csat")));
    assertThat(LOOP.decide(bad, List.of(), START).reasons())
        .containsExactly(new SurveyReason.StepDue(ANSWERED, hours(1)));
    assertThat(LOOP.decide(bad, List.of(), hours(1)).reasons())
        .containsExactly(new SurveyReason.StepOverdue(ANSWERED, hours(1)));
    assertThat(new LoopState.NotNeeded().loop()).isEqualTo("not-needed");
    assertThat(state(START).loop()).isEqualTo("open");
    assertThat(state(START, did(CONFIRMED, START)).loop()).isEqualTo("closed");
  }

  @Test
  @DisplayName("limits may be equal, not the other way round, and are positive")
  void limitsInOrder() {
    ClosedLoop equal = new ClosedLoop(SurveyMeasure.NPS, HOUR, HOUR, HOUR);
    assertThat(equal.decide(START, List.of(), START).outcome())
        .isEqualTo(new LoopState.Open(ANSWERED, hours(1), false));
    Duration less = HOUR.minusNanos(1);
    assertThatThrownBy(() -> new ClosedLoop(SurveyMeasure.NPS, HOUR, less, HOUR))
        .hasMessage(
            "limits must be in the order answer, resolve, confirm, were PT1H, " + less + ", PT1H");
    assertThatThrownBy(() -> new ClosedLoop(SurveyMeasure.NPS, HOUR, HOUR, less))
        .hasMessage(
            "limits must be in the order answer, resolve, confirm, were PT1H, PT1H, " + less);
    assertThatThrownBy(() -> new ClosedLoop(SurveyMeasure.NPS, Duration.ofNanos(-1), HOUR, HOUR))
        .hasMessage("answerWithin must be positive, was PT-0.000000001S");
    assertThat(new ClosedLoop(SurveyMeasure.NPS, Duration.ofNanos(1), HOUR, HOUR).answerWithin())
        .isEqualTo(Duration.ofNanos(1));
  }
}
