package io.crmkit.score;

import static io.crmkit.score.Cards.BY_COMPLAINTS;
import static io.crmkit.score.Cards.BY_SATISFACTION;
import static io.crmkit.score.Cards.BY_SPEND;
import static io.crmkit.score.Cards.CARD;
import static io.crmkit.score.Cards.COMPLAINTS;
import static io.crmkit.score.Cards.NOTHING;
import static io.crmkit.score.Cards.SATISFACTION;
import static io.crmkit.score.Cards.SPEND;
import static io.crmkit.score.Cards.cny;
import static io.crmkit.score.Cards.facts;
import static io.crmkit.score.Cards.ratio;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import io.crmkit.facts.FactGap;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Finding;
import io.crmkit.facts.Metrics;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A scorecard")
class ScorecardTest {
  private static Score score(Facts facts) {
    Score score = CARD.score(ScoreQuestion.of(facts));
    assertThat(CARD.decide(ScoreQuestion.of(facts)).outcome()).isEqualTo(score);
    return score;
  }

  private static long points(Facts facts) {
    return score(facts).scored().orElseThrow().points();
  }

  @Test
  @DisplayName("gives the points of half-open bands and adds them up")
  void bands() {
    assertThat(points(facts("0", 0, 3))).isZero();
    assertThat(points(facts("0.599999", 0, 3))).isZero();
    assertThat(points(facts("0.6", 0, 3))).isEqualTo(30);
    assertThat(points(facts("0.799999", 0, 3))).isEqualTo(30);
    assertThat(points(facts("0.8", 0, 3))).isEqualTo(50);
    assertThat(points(facts("0.8", 999, 3))).isEqualTo(50);
    assertThat(points(facts("0.8", 1_000, 3))).isEqualTo(60);
    assertThat(points(facts("0.8", 5_000, 3))).isEqualTo(80);
    assertThat(points(facts("0.8", 5_000, 2))).isEqualTo(90);
    assertThat(points(facts("0.8", 5_000, 1))).isEqualTo(90);
    assertThat(points(facts("0.8", 5_000, 0))).isEqualTo(100);
  }

  @Test
  @DisplayName("ranks its reasons by points lost and names what would raise the score most")
  void reasons() {
    Decision<Score> decision = CARD.decide(ScoreQuestion.of(facts("0.62", 1_200, 0)));
    assertThat(decision.outcome())
        .isEqualTo(
            Score.Scored.complete(
                60,
                100,
                List.of(
                    new Contribution("satisfaction", 30),
                    new Contribution("spend", 10),
                    new Contribution("complaints", 20))));
    assertThat(decision.explain(Locale.ENGLISH))
        .isEqualTo(
            """
            Score 60 of 100
            satisfaction over the last 12 months: 62 %, 30 of 50 points, adds 30 to the score
            spend over the last 12 months: CNY 1200.00, 10 of 30 points, adds 10 to the score
            complaints over the last 12 months: 0, 20 of 20 points, adds 20 to the score
            What would raise the score most, by 20: satisfaction over the last 12 months: 62 % (at\
             least 80 % required), 18 percentage points more needed""");
    assertThat(decision.explain(Locale.SIMPLIFIED_CHINESE))
        .isEqualTo(
            """
            得分 60（满分 100）
            近 12 个月满意度：62 %，得 30 分（最高 50 分），计入总分 30 分
            近 12 个月消费额：CNY 1200.00，得 10 分（最高 30 分），计入总分 10 分
            近 12 个月投诉次数：0，得 20 分（最高 20 分），计入总分 20 分
            最能提高得分的一项，可提高 20 分：近 12 个月满意度：62 %（要求不低于 80 %），还差 18 个百分点""");
  }

  @Test
  @DisplayName("takes what is missing neither for zero nor for the middle: the known speaks for it")
  void missing() {
    Facts half = NOTHING.with(SATISFACTION, ratio("0.62"));
    Decision<Score> decision = CARD.decide(ScoreQuestion.of(half));
    assertThat(decision.outcome())
        .isEqualTo(
            new Score.Scored(
                60, 100, 30, 80, ratio("0.5"), List.of(new Contribution("satisfaction", 60))));
    assertThat(decision.reasons())
        .contains(
            new ScoreReason.Reweighted(ratio("0.5"), 30, 80),
            new ScoreReason.Missing("spend", SPEND, new FactGap.NotSupplied()),
            new ScoreReason.Missing("complaints", COMPLAINTS, new FactGap.NotSupplied()));
    assertThat(decision.explain(Locale.ENGLISH))
        .contains("Only 50 % of what counts is known")
        .contains("will lie from 30 to 80")
        .contains("spend over the last 12 months: not known, since it was not supplied");
  }

  @Test
  @DisplayName("gives no score below the minimum coverage, but its bounds and all that is missing")
  void notScorable() {
    Facts little = NOTHING.with(SPEND, cny(1_000)).withAbsent(SATISFACTION);
    Decision<Score> decision = CARD.decide(ScoreQuestion.of(little));
    assertThat(decision.outcome())
        .isEqualTo(new Score.NotScorable(100, 10, 80, ratio("0.3")))
        .isEqualTo(CARD.score(ScoreQuestion.of(little)));
    assertThat(decision.reasons())
        .containsExactly(
            new ScoreReason.TooLittleKnown(ratio("0.3"), ratio("0.5"), 10, 80),
            new ScoreReason.Missing("satisfaction", SATISFACTION, new ScoreReason.NoValue()),
            new ScoreReason.Missing("complaints", COMPLAINTS, new FactGap.NotSupplied()));
    assertThat(CARD.improvements(ScoreQuestion.of(little))).isEmpty();
    assertThat(CARD.withMinimumCoverage(ratio("0.3")).score(ScoreQuestion.of(little)).verdict())
        .isEqualTo("scored");
    assertThat(CARD.withMinimumCoverage(ratio("0.300001")).score(ScoreQuestion.of(little)))
        .isInstanceOf(Score.NotScorable.class);
    assertThat(score(NOTHING).scored()).isEmpty();
    assertThat(score(NOTHING).coverage()).isZero();
  }

  @Test
  @DisplayName("takes no value for what the card says it is worth, or else for missing")
  void withoutValue() {
    Scorecard card = Scorecard.of(BY_SATISFACTION, BY_COMPLAINTS.withoutValue(20));
    Facts facts = NOTHING.with(SATISFACTION, ratio("0.6")).withAbsent(COMPLAINTS);
    Decision<Score> decision = card.decide(ScoreQuestion.of(facts));
    assertThat(decision.outcome().scored().orElseThrow().points()).isEqualTo(50);
    assertThat(decision.outcome().coverage()).isEqualTo(BigDecimal.ONE);
    assertThat(decision.reasons())
        .contains(new ScoreReason.ContributesWithoutValue("complaints", COMPLAINTS, 20, 20, 20));
    Scorecard less = Scorecard.of(BY_SATISFACTION, BY_COMPLAINTS.withoutValue(5));
    assertThat(less.improvements(ScoreQuestion.of(facts)))
        .containsExactly(
            new Improvement("satisfaction", SATISFACTION.atLeast(ratio("0.8")), 20),
            new Improvement("complaints", COMPLAINTS.lessThan(1L), 15),
            new Improvement("complaints", COMPLAINTS.lessThan(3L), 5));
  }

  @Test
  @DisplayName("takes amounts in another currency than its cuts for missing")
  void otherCurrency() {
    Facts dollars =
        Facts.at(NOTHING.asOf(), NOTHING.zone(), CurrencyUnit.USD)
            .with(SATISFACTION, ratio("0.8"))
            .with(SPEND, Money.parse("USD 9000.00"))
            .with(COMPLAINTS, 0L);
    Decision<Score> decision = CARD.decide(ScoreQuestion.of(dollars));
    assertThat(decision.outcome().coverage()).isEqualTo(ratio("0.7"));
    assertThat(decision.reasons())
        .contains(new ScoreReason.Missing("spend", SPEND, new FactGap.OtherCurrency("CNY", "USD")));
  }

  @Test
  @DisplayName("rounds down and splits by largest remainder, ties by name, on a scale of its own")
  void remainders() {
    Scorecard card =
        Scorecard.of(
                Characteristic.moreIsBetter("b", Metrics.orders(Window.ever()), Band.from(1L, 1)),
                Characteristic.moreIsBetter("a", Metrics.contacts(Window.ever()), Band.from(1L, 1)),
                Characteristic.moreIsBetter(
                    "c", Metrics.complaints(Window.ever()), Band.from(1L, 1)))
            .withScale(100);
    Facts all =
        NOTHING
            .with(Metrics.orders(Window.ever()), 1L)
            .with(Metrics.contacts(Window.ever()), 1L)
            .with(Metrics.complaints(Window.ever()), 1L);
    assertThat(card.score(ScoreQuestion.of(all)).scored().orElseThrow())
        .isEqualTo(
            Score.Scored.complete(
                100,
                100,
                List.of(
                    new Contribution("a", 34),
                    new Contribution("b", 33),
                    new Contribution("c", 33))));
    Score.Scored two =
        card.score(ScoreQuestion.of(all.with(Metrics.complaints(Window.ever()), 0L)))
            .scored()
            .orElseThrow();
    assertThat(two.points()).isEqualTo(66);
    assertThat(two.contributions())
        .containsExactly(
            new Contribution("c", 0), new Contribution("a", 33), new Contribution("b", 33));
  }

  @Test
  @DisplayName("lists every single change that raises the score, the greatest gain first")
  void improvements() {
    assertThat(CARD.improvements(ScoreQuestion.of(facts("0.62", 900, 5))))
        .containsExactly(
            new Improvement("spend", SPEND.atLeast(cny(5_000)), 30),
            new Improvement("complaints", COMPLAINTS.lessThan(1L), 20),
            new Improvement("satisfaction", SATISFACTION.atLeast(ratio("0.8")), 20),
            new Improvement("complaints", COMPLAINTS.lessThan(3L), 10),
            new Improvement("spend", SPEND.atLeast(cny(1_000)), 10));
    assertThat(CARD.improvements(ScoreQuestion.of(facts("0.8", 5_000, 0)))).isEmpty();
    Decision<Score> perfect = CARD.decide(ScoreQuestion.of(facts("0.8", 5_000, 0)));
    assertThat(perfect.reasons()).noneMatch(ScoreReason.RaisedMostBy.class::isInstance);
    Decision<Score> poor = CARD.decide(ScoreQuestion.of(facts("0.62", 900, 5)));
    assertThat(poor.reasons())
        .contains(
            new ScoreReason.RaisedMostBy(
                30, List.of(new Finding.Misses<>(SPEND.atLeast(cny(5_000)), cny(900)))));
  }

  @Test
  @DisplayName("tells no gain that rounding swallows, nor one of two that hang together")
  void noFalseGain() {
    Scorecard coarse = CARD.withScale(3);
    assertThat(coarse.improvements(ScoreQuestion.of(facts("0.62", 900, 0))))
        .allMatch(improvement -> improvement.gain() == 1);
    assertThat(coarse.improvements(ScoreQuestion.of(facts("0.8", 900, 0)))).hasSize(1);
    Scorecard twice =
        Scorecard.of(
            Characteristic.moreIsBetter("one", COMPLAINTS, Band.from(1L, 1)),
            Characteristic.moreIsBetter("two", COMPLAINTS, Band.from(2L, 1)));
    assertThat(twice.improvements(ScoreQuestion.of(facts("0", 0, 0)))).isEmpty();
  }

  @Test
  @DisplayName("tells what it reads and where its answer turns")
  void shape() {
    assertThat(CARD.metrics()).containsExactly(SATISFACTION, SPEND, COMPLAINTS);
    assertThat(CARD.cutPoints())
        .containsExactly(
            SATISFACTION.atLeast(ratio("0.6")),
            SATISFACTION.atLeast(ratio("0.8")),
            SPEND.atLeast(cny(1_000)),
            SPEND.atLeast(cny(5_000)),
            COMPLAINTS.lessThan(1L),
            COMPLAINTS.lessThan(3L));
    assertThat(CARD.most()).isEqualTo(100).isEqualTo(CARD.scale());
    assertThat(CARD.minimumCoverage()).isEqualTo(ratio("0.5"));
  }

  @Test
  @DisplayName("signs its decisions once it has a name and a version")
  void named() {
    ScoringPolicy named = ScoringPolicy.named("relationship", "2026-07", CARD);
    ScoreQuestion question = ScoreQuestion.of(facts("0.62", 900, 5));
    assertThat(named.decide(question).policy()).isEqualTo(new PolicyId("relationship", "2026-07"));
    assertThat(named.decide(question).reasons()).isEqualTo(CARD.decide(question).reasons());
    assertThat(named.score(question)).isEqualTo(CARD.score(question));
    assertThat(named.metrics()).isEqualTo(CARD.metrics());
    assertThat(named.cutPoints()).isEqualTo(CARD.cutPoints());
    assertThat(named.improvements(question)).isEqualTo(CARD.improvements(question));
    ScoringPolicy lambda =
        ScoringPolicy.named(
            "ours", "1", Set.of(SPEND), q -> CARD.decide(q).by(PolicyId.UNVERSIONED));
    assertThat(lambda.metrics()).containsExactly(SPEND);
    assertThat(lambda.cutPoints()).isEmpty();
    assertThat(lambda.improvements(question)).isEmpty();
    ScoringPolicy bare = q -> CARD.decide(q).by(PolicyId.UNVERSIONED);
    assertThat(bare.metrics()).isEmpty();
    assertThat(bare.decide(question).policy().unversioned()).isTrue();
  }

  @Test
  @DisplayName("tells what is different about a later version")
  void changes() {
    Scorecard later =
        new Scorecard(
            List.of(
                Characteristic.moreIsBetter(
                    "satisfaction", SATISFACTION, Band.from(ratio("0.6"), 50)),
                Characteristic.lessIsBetter(
                    "complaints",
                    ScoreMetrics.shrunkComplaintRate(Cards.YEAR),
                    20,
                    Band.from(ratio("0.1"), 0)),
                Characteristic.moreIsBetter(
                    "loyalty", ScoreMetrics.activeMonths(Cards.YEAR), Band.from(3L, 40))),
            110,
            ratio("0.6"));
    List<ScorecardChange> changes = CARD.changesTo(later);
    assertThat(changes)
        .containsExactly(
            new ScorecardChange.Rebanded("satisfaction"),
            new ScorecardChange.Removed("spend", 30),
            new ScorecardChange.Remeasured(
                "complaints", COMPLAINTS, ScoreMetrics.shrunkComplaintRate(Cards.YEAR)),
            new ScorecardChange.Rebanded("complaints"),
            new ScorecardChange.Added("loyalty", ScoreMetrics.activeMonths(Cards.YEAR), 40),
            new ScorecardChange.Rescaled(100, 110),
            new ScorecardChange.MinimumMoved(ratio("0.5"), ratio("0.6")));
    assertThat(Decision.of("", changes.toArray(new Reason[0])).explain(Locale.ENGLISH))
        .contains("spend was removed, up to 30 points")
        .contains("A score asks for 60 % of what counts to be known, before 50 %");
    Scorecard heavier =
        Scorecard.of(
            BY_SATISFACTION,
            BY_SPEND,
            Characteristic.lessIsBetter(
                "complaints", COMPLAINTS, 30, Band.from(1L, 10), Band.from(3L, 0)));
    assertThat(CARD.changesTo(heavier))
        .contains(new ScorecardChange.Weighted("complaints", 20, 30));
    assertThat(CARD.changesTo(Scorecard.of(BY_COMPLAINTS, BY_SATISFACTION, BY_SPEND))).isEmpty();
  }

  @Test
  @DisplayName("refuses what could not be monotone or whole")
  void refuses() {
    assertThatThrownBy(() -> Scorecard.of())
        .hasMessageContaining("number of characteristics must be from 1 to 100, was 0");
    assertThatThrownBy(() -> Scorecard.of(BY_SPEND, BY_SPEND))
        .hasMessageContaining("must occur once on a card, were [spend, spend]");
    Characteristic<Long> upwards =
        Characteristic.moreIsBetter("grumbling", COMPLAINTS, Band.from(1L, 5));
    assertThatThrownBy(() -> Scorecard.of(BY_COMPLAINTS, upwards))
        .hasMessageContaining("must count one way only");
    assertThatThrownBy(() -> CARD.withScale(0)).hasMessageContaining("scale must be from 1");
    assertThatThrownBy(() -> CARD.withScale(Scorecard.MOST_SCALE + 1))
        .hasMessageContaining("was 100000001");
    assertThatThrownBy(() -> CARD.withMinimumCoverage(BigDecimal.ZERO))
        .hasMessageContaining("more than 0");
    assertThatThrownBy(() -> CARD.withMinimumCoverage(ratio("1.1")))
        .hasMessageContaining("minimumCoverage must be from 0 to 1, was 1.1");
  }

  @Test
  @DisplayName("takes no characteristic whose points go both ways or do not begin at 0")
  void direction() {
    assertThatThrownBy(
            () -> Characteristic.moreIsBetter("a", COMPLAINTS, Band.from(1L, 10), Band.from(2L, 5)))
        .hasMessage("a: points must rise from band to band, went from 10 to 5");
    assertThatThrownBy(
            () ->
                Characteristic.lessIsBetter(
                    "a", COMPLAINTS, 10, Band.from(1L, 10), Band.from(2L, 0)))
        .hasMessage("a: points must fall from band to band, went from 10 to 10");
    assertThatThrownBy(() -> Characteristic.lessIsBetter("a", COMPLAINTS, 10, Band.from(1L, 5)))
        .hasMessage("a: the worst band must give 0 points, gave 5");
    assertThatThrownBy(
            () -> Characteristic.moreIsBetter("a", COMPLAINTS, Band.from(2L, 1), Band.from(2L, 2)))
        .hasMessage("a: cuts must ascend, 2 came after 2");
    assertThatThrownBy(
            () ->
                Characteristic.moreIsBetter(
                    "a", SPEND, Band.from(cny(1), 1), Band.from(Money.parse("USD 2.00"), 2)))
        .hasMessageContaining("one currency");
    assertThatThrownBy(() -> Characteristic.moreIsBetter("a", COMPLAINTS))
        .hasMessageContaining("number of bands must be from 1");
    assertThatThrownBy(
            () ->
                Characteristic.moreIsBetter(
                    "a", Metrics.customerClass("nature"), Band.from("x", 1)))
        .hasMessageContaining("is a category");
    assertThatThrownBy(() -> Characteristic.moreIsBetter("A", COMPLAINTS, Band.from(1L, 1)))
        .hasMessageContaining("characteristic must be a lower case letter");
    assertThatThrownBy(() -> BY_COMPLAINTS.withoutValue(21))
        .hasMessageContaining("from 0 to 20, was 21");
    assertThatThrownBy(() -> Characteristic.moreIsBetter("a", COMPLAINTS, Band.from(1L, 1_000_001)))
        .hasMessageContaining("from 0 to 1000000");
  }

  @Test
  @DisplayName("its score refuses doubled contributions, odd scales and coverages")
  void scoreValues() {
    Contribution one = new Contribution("a", 1);
    assertThatThrownBy(() -> Score.Scored.complete(2, 2, List.of(one, one)))
        .hasMessageContaining("must contribute once");
    assertThatThrownBy(() -> Score.Scored.complete(0, 0, List.of()))
        .hasMessageContaining("scale must be from 1");
    assertThatThrownBy(() -> new Score.NotScorable(0, 0, 0, BigDecimal.ZERO))
        .hasMessageContaining("scale must be from 1");
    assertThatThrownBy(() -> new Score.NotScorable(1, 0, 0, ratio("-0.1")))
        .hasMessageContaining("coverage must be from 0 to 1");
    assertThatThrownBy(() -> new Improvement("a", COMPLAINTS.atLeast(1L), 0))
        .hasMessageContaining("gain must be at least 1");
    assertThatThrownBy(() -> new Contribution("", 1)).hasMessageContaining("characteristic");
    assertThat(new Score.NotScorable(1, 0, 0, ratio("0.50")))
        .isEqualTo(new Score.NotScorable(1, 0, 0, ratio("0.5")));
  }
}
