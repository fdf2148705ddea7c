package io.crmkit.laws;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metric;
import io.crmkit.score.Score;
import io.crmkit.score.ScoreQuestion;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The laws of what is not known: bounds hold whatever comes to light, and hiding widens them. */
final class ScoreKnowledgeLaws {
  private ScoreKnowledgeLaws() {}

  static List<Law<ScoreTrial>> all() {
    return List.of(completions(), hiding(), nothingFromNothing());
  }

  private static Law<ScoreTrial> completions() {
    return Law.of(
        "score.completions",
        Wording.of(
            "Whatever comes to light, the score then lies within the bounds told before",
            "无论后来查明什么，得分都在先前给出的上下界之内"),
        Wording.of(
            "who decides on \"at least 60\" must not be proven wrong by the missing form",
            "按“至少 60 分”作出的决定，不应被补交的一张表推翻"),
        (trial, choices) -> {
          FactCases cases = trial.cases();
          ScoreQuestion question = ScoreQuestion.of(cases.facts(choices));
          Facts facts = question.facts();
          Map<Metric<?>, Fact<?>> all = new LinkedHashMap<>(facts.asMap());
          boolean some = false;
          for (Metric<?> metric : trial.metrics()) {
            if (facts.get(metric) instanceof Fact.Unknown<?> && choices.percent(80)) {
              all.put(metric, drawn(cases, metric, choices));
              some = true;
            }
          }
          if (!some) {
            return Verdict.pass();
          }
          ScoreQuestion completed =
              ScoreQuestion.of(Facts.of(facts.asOf(), facts.zone(), facts.currency(), all));
          Decision<Score> before = trial.policy().decide(question);
          Decision<Score> after = trial.policy().decide(completed);
          long points =
              after.outcome().scored().map(Score.Scored::points).orElse(after.outcome().worst());
          boolean inside =
              before.outcome().worst() <= Math.min(points, after.outcome().worst())
                  && Math.max(points, after.outcome().best()) <= before.outcome().best();
          return inside
              ? Verdict.holds()
              : ReasonLaws.breaks(
                  Wording.of("it lies outside the bounds told before", "得分落在先前给出的上下界之外"),
                  question,
                  before,
                  completed,
                  after);
        });
  }

  private static <T> Fact<T> drawn(FactCases cases, Metric<T> metric, Choices choices) {
    return Fact.known(cases.values(metric).draw(choices));
  }

  private static Law<ScoreTrial> hiding() {
    return Law.of(
        "score.hiding",
        Wording.of(
            "Hiding a fact neither raises the coverage nor narrows the bounds",
            "隐去一项事实，已知比例不会升高，上下界不会收窄"),
        Wording.of("knowing less must not make anybody surer of anything", "所知更少，不应反而更有把握"),
        (trial, choices) -> {
          ScoreQuestion question = trial.questions().from(choices);
          Facts facts = question.facts();
          if (facts.metrics().isEmpty()) {
            return Verdict.pass();
          }
          Map<Metric<?>, Fact<?>> left = new LinkedHashMap<>(facts.asMap());
          left.remove(choices.oneOf(facts.metrics()));
          ScoreQuestion hidden =
              ScoreQuestion.of(Facts.of(facts.asOf(), facts.zone(), facts.currency(), left));
          Decision<Score> full = trial.policy().decide(question);
          Decision<Score> less = trial.policy().decide(hidden);
          boolean humbler =
              less.outcome().coverage().compareTo(full.outcome().coverage()) <= 0
                  && less.outcome().worst() <= full.outcome().worst()
                  && less.outcome().best() >= full.outcome().best();
          return humbler
              ? Verdict.holds()
              : ReasonLaws.breaks(
                  Wording.of("less knowledge gave more certainty", "所知更少，却更有把握"),
                  question,
                  full,
                  hidden,
                  less);
        });
  }

  private static Law<ScoreTrial> nothingFromNothing() {
    return Law.of(
        "score.nothing-known",
        Wording.of("Where nothing is known there is no score", "一无所知时不予评分"),
        Wording.of("a number made of nothing looks like any other number", "凭空得来的分数看上去与其他分数无异"),
        (trial, choices) -> {
          Facts facts = trial.cases().facts(choices);
          ScoreQuestion nothing =
              ScoreQuestion.of(Facts.at(facts.asOf(), facts.zone(), facts.currency()));
          Decision<Score> decision = trial.policy().decide(nothing);
          boolean humble =
              decision.outcome().scored().isEmpty()
                  && decision.outcome().coverage().compareTo(BigDecimal.ZERO) == 0;
          return humble
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("nothing is known, and it says otherwise", "一无所知却并非如此回答"),
                  PolicyLaws.asked(nothing),
                  Exhibit.of("decision", "判定", decision));
        });
  }
}
