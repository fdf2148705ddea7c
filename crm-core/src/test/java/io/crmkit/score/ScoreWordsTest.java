package io.crmkit.score;

import static io.crmkit.score.Cards.COMPLAINTS;
import static io.crmkit.score.Cards.NOTHING;
import static io.crmkit.score.Cards.SATISFACTION;
import static io.crmkit.score.Cards.SPEND;
import static io.crmkit.score.Cards.cny;
import static io.crmkit.score.Cards.ratio;
import static io.crmkit.score.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.ProfilePart;
import io.crmkit.facts.FactGap;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Scores explain themselves")
class ScoreWordsTest {
  @Test
  @DisplayName("IS-17: what each characteristic gives, and what is missing and why")
  void contributions() {
    assertThat(told(new ScoreReason.Total(64, 100))).isEqualTo("Score 64 of 100");
    assertThat(told(new ScoreReason.Contributes("spend", SPEND, "CNY 9.00", 10, 30, 7)))
        .isEqualTo("spend over the last 12 months: CNY 9.00, 10 of 30 points, adds 7 to the score");
    assertThat(told(new ScoreReason.Contributes("mood", SATISFACTION, "62 %", 10, 30, 7)))
        .isEqualTo(
            "satisfaction over the last 12 months: 62 %, 10 of 30 points, adds 7 to the score");
    assertThat(told(new ScoreReason.ContributesWithoutValue("complaints", COMPLAINTS, 20, 20, 25)))
        .isEqualTo(
            "complaints over the last 12 months: none, 20 of 20 points, adds 25 to the score");
    assertThat(told(new ScoreReason.Missing("spend", SPEND, new FactGap.NotSupplied())))
        .isEqualTo(
            "spend over the last 12 months: not known, since it was not supplied; find it out to"
                + " make the score firmer");
    assertThat(told(new ScoreReason.Missing("spend", SPEND, new ScoreReason.NoValue())))
        .contains("not known, since there is no value yet;");
  }

  @Test
  @DisplayName("IS-17: how much is known, how firm the score is and what would raise it")
  void firmness() {
    assertThat(told(new ScoreReason.Reweighted(ratio("0.5"), 30, 80)))
        .startsWith("Only 50 % of what counts is known;")
        .endsWith("the score will lie from 30 to 80");
    assertThat(told(new ScoreReason.TooLittleKnown(ratio("0.3"), ratio("0.5"), 10, 80)))
        .isEqualTo(
            "No score: only 30 % of what counts is known (50 % required). Once all is known, the"
                + " score will lie from 10 to 80");
    assertThat(
            told(
                new ScoreReason.RaisedMostBy(
                    20, SPEND.atLeast(cny(9)).evaluate(NOTHING.with(SPEND, cny(5))).findings())))
        .startsWith("What would raise the score most, by 20: spend over the last 12 months");
  }

  @Test
  @DisplayName("IS-02: which data is stale, since when, and to ask for it anew")
  void stale() {
    assertThat(told(new ScoreReason.Stale(ProfilePart.BASIC, "address", LocalDate.of(2026, 7, 1))))
        .startsWith("address (")
        .endsWith("stale since 2026-07-01; ask and enter it anew");
  }

  @Test
  @DisplayName("what is different about a later card")
  void changes() {
    assertThat(told(new ScorecardChange.Added("mood", SATISFACTION, 40)))
        .isEqualTo("mood was added: satisfaction over the last 12 months, up to 40 points");
    assertThat(told(new ScorecardChange.Removed("mood", 40)))
        .isEqualTo("mood was removed, up to 40 points");
    assertThat(told(new ScorecardChange.Weighted("mood", 40, 50)))
        .isEqualTo("mood gives up to 50 points, before up to 40");
    assertThat(told(new ScorecardChange.Remeasured("mood", COMPLAINTS, SPEND)))
        .isEqualTo(
            "mood is measured by spend over the last 12 months, before by complaints over the last"
                + " 12 months");
    assertThat(told(new ScorecardChange.Rebanded("mood")))
        .isEqualTo("mood has other bands or points");
    assertThat(told(new ScorecardChange.Rescaled(100, 10)))
        .isEqualTo("The best score is 10, before 100");
    assertThat(told(new ScorecardChange.MinimumMoved(ratio("0.5"), ratio("0.6"))))
        .isEqualTo("A score asks for 60 % of what counts to be known, before 50 %");
  }

  @Test
  @DisplayName("what is doubtful about a card")
  void problems() {
    assertThat(told(new ScorecardProblem.NeverBelow("mood", SATISFACTION, "0 %")))
        .isEqualTo(
            "mood: satisfaction over the last 12 months cannot be less than 0 %, so nobody gets"
                + " the points below it; raise the cut");
    assertThat(told(new ScorecardProblem.NeverReached("mood", SATISFACTION, "120 %")))
        .isEqualTo(
            "mood: satisfaction over the last 12 months cannot be as much as 120 %, so nobody gets"
                + " the points from there on; lower the cut");
    assertThat(told(new ScorecardProblem.TooLight("mood", 1, 71, 60)))
        .startsWith("mood gives at most 1 of 71 points, less than one on the scale of 60;");
  }
}
