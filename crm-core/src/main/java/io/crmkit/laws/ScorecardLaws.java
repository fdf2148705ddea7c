package io.crmkit.laws;

import io.crmkit.decision.Decision;
import io.crmkit.score.Band;
import io.crmkit.score.Characteristic;
import io.crmkit.score.Score;
import io.crmkit.score.ScoreQuestion;
import io.crmkit.score.Scorecard;
import io.crmkit.score.ScoringPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What keeps whatever makes a policy out of a {@link Scorecard}: the card itself, or a way of one's
 * own to evaluate it, say in a database.
 *
 * <pre>{@code
 * LawRunner.STANDARD.run(ScorecardLaws.all(), card -> new OurSqlPolicy(card)).requireHeld();
 * }</pre>
 */
public final class ScorecardLaws {
  private ScorecardLaws() {}

  /** All of them. */
  public static List<Law<Function<Scorecard, ScoringPolicy>>> all() {
    return List.of(permutation(), weightScale());
  }

  private static Law<Function<Scorecard, ScoringPolicy>> permutation() {
    return Law.of(
        "scorecard.permutation",
        Wording.of(
            "The order in which a card names its characteristics plays no part", "评分卡各项的排列次序不影响得分"),
        Wording.of("a card edited for looks must not score anew", "仅调整排版的评分卡不应改变得分"),
        (engine, choices) -> {
          Scorecard card = Scorecards.any().from(choices);
          ScoreQuestion question = ScoreTrial.of(card).questions().from(choices);
          List<Characteristic<?>> reversed = new ArrayList<>(card.characteristics());
          Collections.reverse(reversed); // so that even the simplest choices give another order
          Scorecard other =
              new Scorecard(choices.shuffled(reversed), card.scale(), card.minimumCoverage());
          return other.equals(card) ? Verdict.pass() : same(engine, question, card, other);
        });
  }

  private static Law<Function<Scorecard, ScoringPolicy>> weightScale() {
    return Law.of(
        "scorecard.weight-scale",
        Wording.of(
            "All points of a card times a number is the same card, on the same scale",
            "各项分值同乘一数而量程不变，得分不变"),
        Wording.of(
            "weights of 4 : 2 and of 2 : 1 say the same, so they must decide the same",
            "权重 4 : 2 与 2 : 1 说的是一回事，结果必须相同"),
        (engine, choices) -> {
          Scorecard card = Scorecards.any().from(choices);
          ScoreQuestion question = ScoreTrial.of(card).questions().from(choices);
          long times = choices.between(2L, 50L);
          List<Characteristic<?>> scaled = new ArrayList<>();
          card.characteristics().forEach(c -> scaled.add(times(c, times)));
          return same(
              engine, question, card, new Scorecard(scaled, card.scale(), card.minimumCoverage()));
        });
  }

  private static <T> Characteristic<T> times(Characteristic<T> one, long times) {
    return new Characteristic<>(
        one.name(),
        one.metric(),
        one.direction(),
        times * one.below(),
        one.bands().stream().map(b -> new Band<>(b.fromInclusive(), times * b.points())).toList(),
        one.withoutValue().isPresent()
            ? OptionalLong.of(times * one.withoutValue().getAsLong())
            : OptionalLong.empty());
  }

  private static Verdict same(
      Function<Scorecard, ScoringPolicy> engine,
      ScoreQuestion question,
      Scorecard card,
      Scorecard other) {
    Decision<Score> first = engine.apply(card).decide(question);
    Decision<Score> second = engine.apply(other).decide(question);
    return first.outcome().equals(second.outcome())
        ? Verdict.holds()
        : Verdict.breaks(
            Wording.of("the two cards score differently", "两张评分卡得分不同"),
            PolicyLaws.asked(question),
            Exhibit.of("card", "评分卡", card),
            Exhibit.of("decision", "判定", first),
            Exhibit.of("other card", "另一评分卡", other),
            Exhibit.of("decision", "判定", second));
  }
}
