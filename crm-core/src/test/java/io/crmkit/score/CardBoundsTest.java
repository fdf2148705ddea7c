package io.crmkit.score;

import static io.crmkit.score.Cards.BY_COMPLAINTS;
import static io.crmkit.score.Cards.BY_SATISFACTION;
import static io.crmkit.score.Cards.BY_SPEND;
import static io.crmkit.score.Cards.CARD;
import static io.crmkit.score.Cards.COMPLAINTS;
import static io.crmkit.score.Cards.SATISFACTION;
import static io.crmkit.score.Cards.SPEND;
import static io.crmkit.score.Cards.cny;
import static io.crmkit.score.Cards.ratio;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.facts.Metric;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.facts.Metrics;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The bounds of scorecards")
class CardBoundsTest {
  private static List<Characteristic<?>> characteristics(int count) {
    List<Characteristic<?>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(Characteristic.moreIsBetter("c-" + i, COMPLAINTS, Band.from(1L, 1)));
    }
    return all;
  }

  private static Characteristic<Long> banded(int count) {
    List<Band<Long>> bands = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      bands.add(Band.from((long) i, i));
    }
    return new Characteristic<>(
        "many", COMPLAINTS, Direction.MORE_IS_BETTER, 0, bands, OptionalLong.empty());
  }

  @Test
  @DisplayName("a card has up to 100 characteristics, one has up to 100 bands")
  void numbers() {
    assertThat(new Scorecard(characteristics(100), 1, BigDecimal.ONE).most()).isEqualTo(100);
    assertThatThrownBy(() -> new Scorecard(characteristics(101), 1, BigDecimal.ONE))
        .hasMessage("the number of characteristics must be from 1 to 100, was 101");
    assertThat(banded(100).most()).isEqualTo(100);
    assertThat(banded(1).most()).isEqualTo(1);
    assertThatThrownBy(() -> banded(101))
        .hasMessage("many: the number of bands must be from 1 to 100, was 101");
  }

  @Test
  @DisplayName("scales go from 1 to 100,000,000 and minimum coverages up to 1, above 0")
  void scales() {
    assertThat(CARD.withScale(1).scale()).isEqualTo(1);
    assertThat(CARD.withScale(100_000_000).scale()).isEqualTo(Scorecard.MOST_SCALE);
    assertThat(CARD.withScale(7)).isEqualTo(new Scorecard(CARD.characteristics(), 7, ratio("0.5")));
    assertThat(CARD.withMinimumCoverage(ratio("1.000")))
        .isEqualTo(new Scorecard(CARD.characteristics(), 100, BigDecimal.ONE));
    assertThat(CARD.withMinimumCoverage(ratio("0.000001")).minimumCoverage())
        .isEqualTo(ratio("0.000001"));
    assertThatThrownBy(() -> CARD.withMinimumCoverage(ratio("-0.000001")))
        .hasMessage("minimumCoverage must be from 0 to 1, was -0.000001");
    assertThatThrownBy(() -> CARD.withMinimumCoverage(ratio("1.000001")))
        .hasMessage("minimumCoverage must be from 0 to 1, was 1.000001");
    assertThatThrownBy(() -> CARD.withMinimumCoverage(ratio("0.0")))
        .hasMessage("minimumCoverage must be more than 0, was 0");
    assertThatThrownBy(() -> CARD.withScale(-1))
        .hasMessage("scale must be from 1 to 100000000, was -1");
  }

  @Test
  @DisplayName("a metric may count twice on a card, one way")
  void oneWay() {
    Characteristic<Long> again =
        Characteristic.lessIsBetter("serious", COMPLAINTS, 5, Band.from(2L, 0));
    Scorecard twice = Scorecard.of(BY_COMPLAINTS, again);
    assertThat(twice.most()).isEqualTo(25);
    assertThat(twice.metrics()).containsExactly(COMPLAINTS);
    assertThatThrownBy(
            () ->
                Scorecard.of(
                    again, Characteristic.moreIsBetter("odd", COMPLAINTS, Band.from(1L, 5))))
        .hasMessage(
            "odd: "
                + COMPLAINTS
                + " must count one way only on a card, so that the score is"
                + " monotone");
  }

  @Test
  @DisplayName("a cut that two characteristics share is told once")
  void sharedCuts() {
    Scorecard card =
        Scorecard.of(
            BY_COMPLAINTS, Characteristic.lessIsBetter("any", COMPLAINTS, 5, Band.from(1L, 0)));
    assertThat(card.cutPoints()).containsExactly(COMPLAINTS.lessThan(1L), COMPLAINTS.lessThan(3L));
  }

  @Test
  @DisplayName("points of a band go from 0 to 1,000,000, those without value up to the most")
  void points() {
    assertThat(Characteristic.moreIsBetter("a", COMPLAINTS, Band.from(1L, 1_000_000)).most())
        .isEqualTo(Characteristic.MOST_POINTS);
    assertThat(Characteristic.lessIsBetter("a", COMPLAINTS, 1_000_000, Band.from(1L, 0)).most())
        .isEqualTo(1_000_000);
    assertThatThrownBy(
            () -> Characteristic.lessIsBetter("a", COMPLAINTS, 1_000_001, Band.from(1L, 0)))
        .hasMessage("a: points must be from 0 to 1000000, was 1000001");
    assertThatThrownBy(() -> Characteristic.lessIsBetter("a", COMPLAINTS, 1, Band.from(1L, -1)))
        .hasMessage("a: points must be from 0 to 1000000, was -1");
    assertThatThrownBy(
            () ->
                new Characteristic<>(
                    "a",
                    COMPLAINTS,
                    Direction.MORE_IS_BETTER,
                    -1,
                    List.of(Band.from(1L, 1)),
                    OptionalLong.empty()))
        .hasMessage("a: points must be from 0 to 1000000, was -1");
    assertThat(BY_COMPLAINTS.withoutValue(0).withoutValue()).hasValue(0);
    assertThat(BY_COMPLAINTS.withoutValue(20).withoutValue()).hasValue(20);
    assertThat(BY_SATISFACTION.withoutValue(50).withoutValue()).hasValue(50);
    assertThatThrownBy(() -> BY_SATISFACTION.withoutValue(51))
        .hasMessage("satisfaction: points without value must be from 0 to 50, was 51");
    assertThatThrownBy(() -> BY_COMPLAINTS.withoutValue(-1))
        .hasMessage("complaints: points without value must be from 0 to 20, was -1");
  }

  @Test
  @DisplayName("more must not begin above 0, and each way is said as it was declared")
  void directions() {
    assertThatThrownBy(
            () ->
                new Characteristic<>(
                    "a",
                    COMPLAINTS,
                    Direction.MORE_IS_BETTER,
                    1,
                    List.of(Band.from(1L, 2)),
                    OptionalLong.empty()))
        .hasMessage("a: the worst band must give 0 points, gave 1");
    assertThatThrownBy(() -> Characteristic.moreIsBetter("a", COMPLAINTS, Band.from(1L, 0)))
        .hasMessage("a: points must rise from band to band, went from 0 to 0");
    assertThatThrownBy(() -> Characteristic.lessIsBetter("a", COMPLAINTS, 3, Band.from(1L, 4)))
        .hasMessage("a: points must fall from band to band, went from 3 to 4");
  }

  @Test
  @DisplayName("cuts ascend and are values of their metric, amounts all in one currency")
  void cuts() {
    assertThatThrownBy(
            () ->
                Characteristic.moreIsBetter(
                    "a", SPEND, Band.from(cny(2), 1), Band.from(Money.parse("CNY 1.99"), 2)))
        .hasMessage("a: cuts must ascend, CNY 1.99 came after CNY 2.00");
    assertThatThrownBy(
            () ->
                Characteristic.moreIsBetter(
                    "a", SPEND, Band.from(cny(1), 1), Band.from(Money.parse("USD 2.00"), 2)))
        .hasMessage("a: all cuts must be in one currency, was USD 2.00");
    assertThatThrownBy(
            () -> Characteristic.moreIsBetter("a", SATISFACTION, Band.from(ratio("0.1234567"), 1)))
        .isInstanceOf(IllegalArgumentException.class);
    Metric<String> nature = Metrics.customerClass("nature");
    assertThatThrownBy(() -> Characteristic.moreIsBetter("a", nature, Band.from("x", 1)))
        .hasMessage("a: " + nature + " is a category and has no direction; bands need one");
  }

  @Test
  @DisplayName("names have up to 64 characters; of a wrong one at most 40 are shown")
  void names() {
    String longest = "a" + "b-9".repeat(21);
    assertThat(new Contribution(longest, 1).characteristic()).hasSize(64).isEqualTo(longest);
    String tooLong = "b".repeat(65);
    assertThatThrownBy(() -> new Contribution(tooLong, 1))
        .hasMessage(
            "characteristic must be a lower case letter and up to 63 lower case letters, digits or"
                + " '-', was '"
                + "b".repeat(40)
                + "…'");
    assertThatThrownBy(() -> new Contribution("C".repeat(40), 1))
        .hasMessageEndingWith("was '" + "C".repeat(40) + "'");
    assertThatThrownBy(() -> new Contribution("C".repeat(41), 1))
        .hasMessageEndingWith("was '" + "C".repeat(40) + "…'");
    assertThatThrownBy(() -> new Improvement("-a", COMPLAINTS.atLeast(1L), 1))
        .hasMessageContaining("was '-a'");
    assertThat(new Improvement("a", COMPLAINTS.atLeast(1L), 1).gain()).isEqualTo(1);
    assertThatThrownBy(() -> new Improvement("a", COMPLAINTS.atLeast(1L), 0))
        .hasMessage("gain must be at least 1, was 0");
  }

  @Test
  @DisplayName("a score takes coverages from nothing to all, kept in one form")
  void scores() {
    Score.Scored whole = Score.Scored.complete(0, 1, List.of());
    assertThat(whole).isEqualTo(new Score.Scored(0, 1, 0, 0, ratio("1.0"), List.of()));
    assertThat(whole.scored()).contains(whole);
    assertThat(whole.verdict()).isEqualTo("scored");
    Score.NotScorable none = new Score.NotScorable(Scorecard.MOST_SCALE, 0, 0, BigDecimal.ZERO);
    assertThat(none.scored()).isEmpty();
    assertThat(none.verdict()).isEqualTo("not-scorable");
    assertThatThrownBy(() -> new Score.NotScorable(100_000_001, 0, 0, BigDecimal.ZERO))
        .hasMessage("scale must be from 1 to 100000000, was 100000001");
    assertThatThrownBy(() -> new Score.Scored(0, 1, 0, 0, ratio("1.000001"), List.of()))
        .hasMessage("coverage must be from 0 to 1, was 1.000001");
    assertThatThrownBy(() -> new Score.NotScorable(1, 0, 0, ratio("-0.000001")))
        .hasMessage("coverage must be from 0 to 1, was -0.000001");
    assertThat(new Score.Scored(0, 1, 0, 0, BigDecimal.ZERO, List.of()).coverage()).isZero();
  }

  @Test
  @DisplayName("prior knowledge of complaints is a share worth 1 to 1,000,000 orders")
  void prior() {
    for (String rate : List.of("0", "1")) {
      for (long worth : List.of(1L, 1_000_000L)) {
        assertThat(ScoreMetrics.catalogue(MetricCatalogue.STANDARD, ratio(rate), worth))
            .isNotEqualTo(MetricCatalogue.STANDARD);
      }
    }
    assertThatThrownBy(() -> ScoreMetrics.catalogue(MetricCatalogue.STANDARD, ratio("0"), 0))
        .hasMessage("worthOrders must be from 1 to 1000000, was 0");
    assertThatThrownBy(
            () -> ScoreMetrics.catalogue(MetricCatalogue.STANDARD, ratio("0"), 1_000_001))
        .hasMessage("worthOrders must be from 1 to 1000000, was 1000001");
    assertThatThrownBy(() -> ScoreMetrics.catalogue(MetricCatalogue.STANDARD, ratio("-0.1"), 1))
        .hasMessage("usualComplaintRate must be from 0 to 1, was -0.1");
  }

  @Test
  @DisplayName("a card without amounts is asked in any currency")
  void currencies() {
    Metric<Period> days = Metrics.daysSinceOrder(Window.ever());
    Characteristic<Period> recent =
        Characteristic.lessIsBetter("recent", days, 9, Band.from(Period.ofDays(30), 0));
    assertThat(recent.points(Period.ofDays(29))).isEqualTo(9);
    assertThat(recent.points(Period.ofDays(30))).isZero();
    assertThat(BY_SPEND.points(Money.parse("CNY 999.99"))).isZero();
    assertThat(BY_SPEND.points(cny(1_000))).isEqualTo(10);
    assertThat(BY_SPEND.points(Money.parse("CNY 4999.99"))).isEqualTo(10);
    assertThat(BY_SPEND.points(cny(5_000))).isEqualTo(30);
    assertThat(BY_SPEND.points(cny(-1))).isZero();
  }
}
