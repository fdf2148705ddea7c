package io.crmkit.score;

import static io.crmkit.score.Cards.BY_COMPLAINTS;
import static io.crmkit.score.Cards.BY_SATISFACTION;
import static io.crmkit.score.Cards.CARD;
import static io.crmkit.score.Cards.CNY;
import static io.crmkit.score.Cards.COMPLAINTS;
import static io.crmkit.score.Cards.SATISFACTION;
import static io.crmkit.score.Cards.SPEND;
import static io.crmkit.score.Cards.cny;
import static io.crmkit.score.Cards.ratio;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Kind;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is doubtful about a scorecard")
class CardLintTest {
  private static Characteristic<BigDecimal> satisfaction(String... cuts) {
    Band<?>[] bands = new Band<?>[cuts.length];
    for (int i = 0; i < cuts.length; i++) {
      bands[i] = Band.from(ratio(cuts[i]), i + 1);
    }
    @SuppressWarnings("unchecked")
    Band<BigDecimal>[] all = (Band<BigDecimal>[]) bands;
    return Characteristic.moreIsBetter("mood", SATISFACTION, all);
  }

  @Test
  @DisplayName("is nothing about those that are ready-made (IS-02, IS-10, IS-17, IS-19, AS-14)")
  void ready() {
    Window window = Cards.YEAR;
    for (Scorecard card :
        List.of(
            CARD,
            ReadyCards.relationship(window, CNY),
            ReadyCards.dataQuality(),
            ReadyCards.serviceQuality(window),
            ReadyCards.staffAppraisal(window),
            ReadyCards.programme(window))) {
      assertThat(card.lint()).isEmpty();
    }
  }

  @Test
  @DisplayName(
      "are characteristics that give less than a point of the scale, not those of just one")
  void tooLight() {
    // Of 100 points complaints give 20: on a scale of 5 they are one point, on 4 less.
    assertThat(CARD.withScale(5).lint()).isEmpty();
    assertThat(CARD.withScale(4).lint())
        .containsExactly(new ScorecardProblem.TooLight("complaints", 20, 100, 4));
    assertThat(CARD.withScale(1).lint()).hasSize(3);
    Scorecard greatest =
        Scorecard.of(
                Characteristic.moreIsBetter("a", SPEND, Band.from(cny(1), 1_000_000)),
                Characteristic.moreIsBetter("b", SATISFACTION, Band.from(ratio("0.5"), 1)))
            .withScale(Scorecard.MOST_SCALE);
    assertThat(greatest.lint()).isEmpty();
  }

  @Test
  @DisplayName("are cuts that a share cannot reach, or below which nothing is")
  void cuts() {
    assertThat(Scorecard.of(satisfaction("0.000001", "1")).lint()).isEmpty();
    assertThat(Scorecard.of(satisfaction("0", "0.5", "1.000001", "80")).lint())
        .containsExactly(
            new ScorecardProblem.NeverBelow("mood", SATISFACTION, "0 %"),
            new ScorecardProblem.NeverReached("mood", SATISFACTION, "100.0001 %"),
            new ScorecardProblem.NeverReached("mood", SATISFACTION, "8000 %"));
    Characteristic<Long> none =
        Characteristic.lessIsBetter("none", COMPLAINTS, 20, Band.from(0L, 10), Band.from(1L, 0));
    assertThat(Scorecard.of(none).lint())
        .containsExactly(new ScorecardProblem.NeverBelow("none", COMPLAINTS, "0"));
    Metric<Period> days = Metrics.daysSinceOrder(Window.ever());
    assertThat(
            Scorecard.of(
                    Characteristic.lessIsBetter(
                        "recent",
                        days,
                        2,
                        Band.from(Period.ZERO, 1),
                        Band.from(Period.ofDays(1), 0)))
                .lint())
        .containsExactly(new ScorecardProblem.NeverBelow("recent", days, "P0D"));
  }

  @Test
  @DisplayName("is not claimed about metrics whose range is not known, nor of many complaints")
  void unknownRange() {
    Metric<BigDecimal> own = Metric.of("own-ratio", Kind.RATIO, Window.ever());
    assertThat(
            Scorecard.of(
                    Characteristic.moreIsBetter(
                        "own", own, Band.from(ratio("-1"), 1), Band.from(ratio("5"), 2)),
                    Characteristic.moreIsBetter("spend", SPEND, Band.from(cny(0), 1)),
                    Characteristic.lessIsBetter(
                        "rate", Metrics.complaintRate(Window.ever()), 1, Band.from(ratio("2"), 0)))
                .lint())
        .isEmpty();
  }

  @Test
  @DisplayName("is told with what to do about it, in both languages")
  void told() {
    Scorecard card = Scorecard.of(BY_SATISFACTION, satisfaction("80"), BY_COMPLAINTS).withScale(60);
    assertThat(explained(card, Locale.ENGLISH))
        .isEqualTo(
            """
            mood gives at most 1 of 71 points, less than one on the scale of 60; give it more points\
             or take a finer scale
            mood: satisfaction over the last 12 months cannot be as much as 8000 %, so nobody gets\
             the points from there on; lower the cut\
            """);
    assertThat(explained(card, Locale.SIMPLIFIED_CHINESE))
        .isEqualTo(
            """
            mood 最高 1 分（各项合计 71 分），折合满分 60 分制不足 1 分；请提高分值或改用更细的分制
            mood：近 12 个月满意度不可能达到 8000 %，无人能得到该分界以上的分值；请调低分界\
            """);
  }

  private static String explained(Scorecard card, Locale locale) {
    return Decision.of("", card.lint().toArray(ScorecardProblem[]::new)).explain(locale);
  }
}
