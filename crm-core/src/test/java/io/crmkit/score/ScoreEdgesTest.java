package io.crmkit.score;

import static io.crmkit.score.Cards.BY_COMPLAINTS;
import static io.crmkit.score.Cards.BY_SATISFACTION;
import static io.crmkit.score.Cards.BY_SPEND;
import static io.crmkit.score.Cards.CARD;
import static io.crmkit.score.Cards.CNY;
import static io.crmkit.score.Cards.COMPLAINTS;
import static io.crmkit.score.Cards.NOTHING;
import static io.crmkit.score.Cards.SATISFACTION;
import static io.crmkit.score.Cards.SPEND;
import static io.crmkit.score.Cards.cny;
import static io.crmkit.score.Cards.facts;
import static io.crmkit.score.Cards.ratio;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.time.CalendarUnit;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("At its edges a scorecard")
class ScoreEdgesTest {
  private static final Window QUARTER = Window.previous(CalendarUnit.QUARTER);
  private static final Scorecard RELATIONSHIP = ReadyCards.relationship(QUARTER, CNY);

  private static Score.Scored scored(Scorecard card, Facts facts) {
    return card.score(ScoreQuestion.of(facts)).scored().orElseThrow();
  }

  private static List<String> ranking(Facts facts) {
    return scored(CARD, facts).contributions().stream().map(Contribution::characteristic).toList();
  }

  private static Facts assessed(
      String satisfaction, long months, long orders, String spend, String complaints) {
    return NOTHING
        .with(Metrics.satisfaction(QUARTER), ratio(satisfaction))
        .with(ScoreMetrics.activeMonths(QUARTER), months)
        .with(Metrics.orders(QUARTER), orders)
        .with(Metrics.spend(QUARTER), Money.parse("CNY " + spend))
        .with(ScoreMetrics.shrunkComplaintRate(QUARTER), ratio(complaints));
  }

  @ParameterizedTest(
      name = "{0} satisfied, {1} months, {2} projects, CNY {3}, complaints {4}: {5} points")
  @CsvSource({
    "0.599999, 0, 0, 999.99, 0.15, 0",
    "0.6, 0, 0, 0.00, 0.15, 10",
    "0.749999, 0, 0, 0.00, 0.15, 10",
    "0.75, 0, 0, 0.00, 0.15, 20",
    "0.899999, 0, 0, 0.00, 0.15, 20",
    "0.9, 0, 0, 0.00, 0.15, 30",
    "0, 1, 0, 0.00, 0.15, 7",
    "0, 2, 0, 0.00, 0.15, 14",
    "0, 3, 0, 0.00, 0.15, 20",
    "0, 0, 1, 0.00, 0.15, 5",
    "0, 0, 2, 0.00, 0.15, 5",
    "0, 0, 3, 0.00, 0.15, 10",
    "0, 0, 5, 0.00, 0.15, 10",
    "0, 0, 6, 0.00, 0.15, 15",
    "0, 0, 0, 1000.00, 0.15, 5",
    "0, 0, 0, 9999.99, 0.15, 5",
    "0, 0, 0, 10000.00, 0.15, 10",
    "0, 0, 0, 99999.99, 0.15, 10",
    "0, 0, 0, 100000.00, 0.15, 15",
    "0, 0, 0, 0.00, 0.149999, 10",
    "0, 0, 0, 0.00, 0.05, 10",
    "0, 0, 0, 0.00, 0.049999, 20",
    "1, 3, 6, 100000.00, 0, 100"
  })
  @DisplayName(
      "IS-17: of relationships turns exactly at each cut, which belongs to the band above:")
  void relationshipCuts(
      String satisfaction, long months, long orders, String spend, String complaints, long points) {
    assertThat(
            scored(RELATIONSHIP, assessed(satisfaction, months, orders, spend, complaints))
                .points())
        .isEqualTo(points);
  }

  @Test
  @DisplayName("scores from its minimum coverage on, and not a point of weight below")
  void minimumCoverage() {
    // Known are 50 of 100 points, and 30 of 100.
    Facts half = NOTHING.with(SATISFACTION, ratio("0.8"));
    Facts less = NOTHING.with(SPEND, cny(5_000));
    ScoreQuestion asked = ScoreQuestion.of(half);
    assertThat(CARD.score(asked).scored()).isPresent();
    assertThat(CARD.withMinimumCoverage(ratio("0.500001")).score(asked).scored()).isEmpty();
    assertThat(CARD.score(ScoreQuestion.of(less)).scored()).isEmpty();
    // A third is not a decimal: 0.333333 asks for less than it, 0.333334 for more.
    Scorecard thirds =
        Scorecard.of(
            Characteristic.moreIsBetter("a", SATISFACTION, Band.from(ratio("0.5"), 1)),
            Characteristic.moreIsBetter("b", COMPLAINTS, Band.from(1L, 2)));
    assertThat(scored(thirds.withMinimumCoverage(ratio("0.333333")), half).coverage())
        .isEqualTo(ratio("0.333333"));
    assertThat(thirds.withMinimumCoverage(ratio("0.333334")).score(asked).scored()).isEmpty();
  }

  @Test
  @DisplayName("rounds its bounds down like its score, and the coverage")
  void rounding() {
    Scorecard card =
        Scorecard.of(
                Characteristic.moreIsBetter(
                    "a", SATISFACTION, Band.from(ratio("0.5"), 1), Band.from(ratio("0.9"), 3)),
                Characteristic.moreIsBetter("b", COMPLAINTS, Band.from(1L, 4)))
            .withScale(10)
            .withMinimumCoverage(ratio("0.4"));
    // 1 of 3 points known of 7: 10/3, from 10/7 to 50/7.
    assertThat(scored(card, NOTHING.with(SATISFACTION, ratio("0.5"))))
        .isEqualTo(
            new Score.Scored(3, 10, 1, 7, ratio("0.428571"), List.of(new Contribution("a", 3))));
  }

  @Test
  @DisplayName("ranks by points lost, and those that lost as much by name, whatever was gained")
  void ties() {
    // Lost: satisfaction 20, spend 20, complaints 20.
    assertThat(ranking(facts("0.6", 1_000, 3)))
        .containsExactly("complaints", "satisfaction", "spend");
    // Lost: 0, 0, 0.
    assertThat(ranking(facts("0.8", 5_000, 0)))
        .containsExactly("complaints", "satisfaction", "spend");
    // Lost: 0, 30, 10.
    assertThat(ranking(facts("0.8", 999, 1)))
        .containsExactly("spend", "complaints", "satisfaction");
  }

  @Test
  @DisplayName("tells the missing after the known, each by weight and then by name")
  void missingLast() {
    Decision<Score> decision =
        CARD.withMinimumCoverage(ratio("0.1"))
            .decide(ScoreQuestion.of(NOTHING.with(COMPLAINTS, 0L)));
    assertThat(decision.reasons())
        .extracting(reason -> reason.getClass().getSimpleName())
        .containsExactly("Total", "Reweighted", "Contributes", "Missing", "Missing");
    assertThat(decision.reasons().subList(3, 5))
        .extracting(reason -> ((ScoreReason.Missing) reason).characteristic())
        .containsExactly("satisfaction", "spend");
  }

  @Test
  @DisplayName("says of a whole card nothing of re-weighting, and of the best nothing of raising")
  void wholeReasons() {
    assertThat(CARD.decide(ScoreQuestion.of(facts("0.8", 5_000, 0))).reasons())
        .extracting(reason -> reason.getClass().getSimpleName())
        .containsExactly("Total", "Contributes", "Contributes", "Contributes");
    assertThat(CARD.decide(ScoreQuestion.of(facts("0.8", 5_000, 1))).reasons())
        .extracting(reason -> reason.getClass().getSimpleName())
        .containsExactly("Total", "Contributes", "Contributes", "Contributes", "RaisedMostBy");
  }

  @Test
  @DisplayName("gives the points left over to the largest remainders, then by name")
  void largestRemainder() {
    Metric<Long> orders = Metrics.orders(Window.ever());
    Metric<Long> contacts = Metrics.contacts(Window.ever());
    Scorecard card =
        Scorecard.of(
                Characteristic.moreIsBetter("a", orders, Band.from(1L, 1)),
                Characteristic.moreIsBetter("b", contacts, Band.from(1L, 4)),
                Characteristic.moreIsBetter("c", COMPLAINTS, Band.from(1L, 1)))
            .withScale(10);
    Facts all = NOTHING.with(orders, 1L).with(contacts, 1L).with(COMPLAINTS, 1L);
    // 10/6, 40/6 and 10/6: remainders of 4, 4 and 4, two points left.
    assertThat(scored(card, all).contributions())
        .containsExactly(
            new Contribution("a", 2), new Contribution("b", 7), new Contribution("c", 1));
    // 10/5 and 40/5 need no remainders where one is missing.
    assertThat(scored(card, NOTHING.with(orders, 1L).with(contacts, 1L)).contributions())
        .containsExactly(new Contribution("a", 2), new Contribution("b", 8));
    Scorecard uneven =
        Scorecard.of(
                Characteristic.moreIsBetter("a", orders, Band.from(1L, 5)),
                Characteristic.moreIsBetter("b", contacts, Band.from(1L, 1)))
            .withScale(10);
    // 50/6 and 10/6: remainders of 2 and 4, one point left.
    assertThat(scored(uneven, NOTHING.with(orders, 1L).with(contacts, 1L)).contributions())
        .containsExactly(new Contribution("a", 8), new Contribution("b", 2));
  }

  @Test
  @DisplayName("of equal gains names the way that asks least first, then goes by name")
  void equalGains() {
    // On a scale of 2 both steps of spend, 10 and 30 points, gain one: 50 and 70 of 100.
    Scorecard coarse = CARD.withScale(2);
    Facts facts = facts("0.6", 0, 1);
    assertThat(scored(coarse, facts).points()).isZero();
    assertThat(coarse.improvements(ScoreQuestion.of(facts)))
        .containsExactly(
            new Improvement("complaints", COMPLAINTS.lessThan(1L), 1),
            new Improvement("spend", SPEND.atLeast(cny(1_000)), 1),
            new Improvement("satisfaction", SATISFACTION.atLeast(ratio("0.8")), 1),
            new Improvement("spend", SPEND.atLeast(cny(5_000)), 1));
  }

  @Test
  @DisplayName("counts gains on what is known where something is missing")
  void gainsOfTheKnown() {
    Facts facts = NOTHING.with(SATISFACTION, ratio("0.6")).with(SPEND, cny(5_000));
    // 60 of 80 make 75; 80 of 80 make 100.
    assertThat(CARD.improvements(ScoreQuestion.of(facts)))
        .containsExactly(new Improvement("satisfaction", SATISFACTION.atLeast(ratio("0.8")), 25));
  }

  @Test
  @DisplayName("keeps a change of weight, of metric and of bands apart")
  void changesApart() {
    assertThat(CARD.changesTo(CARD)).isEmpty();
    assertThat(CARD.changesTo(CARD.withScale(50)))
        .containsExactly(new ScorecardChange.Rescaled(100, 50));
    assertThat(CARD.changesTo(CARD.withMinimumCoverage(ratio("0.50")))).isEmpty();
    assertThat(CARD.changesTo(CARD.withMinimumCoverage(BigDecimal.ONE)))
        .containsExactly(new ScorecardChange.MinimumMoved(ratio("0.5"), BigDecimal.ONE));
    Scorecard worth = Scorecard.of(BY_SATISFACTION, BY_SPEND, BY_COMPLAINTS.withoutValue(1));
    assertThat(CARD.changesTo(worth)).containsExactly(new ScorecardChange.Rebanded("complaints"));
    Characteristic<Money> elsewhere =
        Characteristic.moreIsBetter(
            "spend",
            Metrics.spend(Window.ever()),
            Band.from(cny(1_000), 10),
            Band.from(cny(5_000), 30));
    assertThat(CARD.changesTo(Scorecard.of(BY_SATISFACTION, elsewhere, BY_COMPLAINTS)))
        .containsExactly(
            new ScorecardChange.Remeasured("spend", SPEND, Metrics.spend(Window.ever())));
  }
}
