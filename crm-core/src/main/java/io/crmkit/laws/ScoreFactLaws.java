package io.crmkit.laws;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metric;
import io.crmkit.score.Score;
import io.crmkit.score.ScoreQuestion;
import java.util.List;
import java.util.Optional;

/** The laws of how facts make a score: monotone, turning only where declared, in any order. */
final class ScoreFactLaws {
  private ScoreFactLaws() {}

  static List<Law<ScoreTrial>> all() {
    return List.of(monotone(), boundaries(), order());
  }

  private static Law<ScoreTrial> monotone() {
    return Law.<ScoreTrial>of(
            "score.monotone",
            Wording.of("Who is nowhere worse scores no less", "各项均不差者，得分不会更低"),
            Wording.of(
                "nobody trusts a score that falls when things get better", "情况变好反而减分的评分无人信服"),
            (trial, choices) -> {
              Optional<FactCases.Pair> pair = trial.cases().pair(choices);
              if (pair.isEmpty()) {
                return Verdict.pass();
              }
              ScoreQuestion worse = ScoreQuestion.of(pair.get().worse());
              ScoreQuestion better = ScoreQuestion.of(pair.get().better());
              Decision<Score> low = trial.policy().decide(worse);
              Decision<Score> high = trial.policy().decide(better);
              boolean rises =
                  ScoreClaims.points(low) <= ScoreClaims.points(high)
                      && low.outcome().worst() <= high.outcome().worst()
                      && low.outcome().best() <= high.outcome().best();
              return rises
                  ? Verdict.holds()
                  : Verdict.breaks(
                      Wording.of("better facts score less", "情况更好，得分反而更低"),
                      Exhibit.of("worse", "较差者", worse),
                      Exhibit.of("decision", "判定", low),
                      Exhibit.of("better", "较好者", better),
                      Exhibit.of("decision", "判定", high));
            })
        .within(
            Law.Scope.of(
                "policies that declare their cut points, more of a metric always better or always"
                    + " worse (cutPoints(), ScoreTrial.withCutPoints)",
                "声明了分界点、且各指标增减方向一致的策略（cutPoints()、ScoreTrial.withCutPoints）",
                trial -> {
                  FactCases cases = trial.cases();
                  return trial.metrics().stream().anyMatch(m -> cases.direction(m).isPresent());
                }));
  }

  private static Law<ScoreTrial> boundaries() {
    return Law.<ScoreTrial>of(
            "score.boundaries",
            Wording.of(
                "The score changes at declared cut points only, and on the declared side of them",
                "得分只在声明的分界点变化，且归属声明的一侧"),
            Wording.of(
                "\"from 80 %\" must include 80 %, and nothing else may count in secret",
                "“满 80 %”必须包含 80 %，且不得有暗中的计分项"),
            (trial, choices) -> {
              FactCases cases = trial.cases();
              ScoreQuestion question = ScoreQuestion.of(cases.facts(choices));
              Decision<Score> first = trial.policy().decide(question);
              Verdict verdict = Verdict.pass();
              for (Metric<?> metric : trial.metrics()) {
                Optional<Facts> alike =
                    metric.kind().ordered()
                        ? cases.alike(question.facts(), metric, choices)
                        : Optional.empty();
                if (alike.isPresent()) {
                  ScoreQuestion other = ScoreQuestion.of(alike.get());
                  Decision<Score> second = trial.policy().decide(other);
                  if (!first.outcome().equals(second.outcome())) {
                    return ReasonLaws.breaks(
                        Wording.of(
                            "no declared cut point lies between, and the score is another",
                            "其间没有声明的分界点，得分却不同"),
                        question,
                        first,
                        other,
                        second);
                  }
                  verdict = Verdict.holds();
                }
              }
              return verdict;
            })
        .within(
            Law.Scope.of(
                "policies that declare their cut points (cutPoints(), ScoreTrial.withCutPoints)",
                "声明了分界点的策略（cutPoints()、ScoreTrial.withCutPoints）",
                trial -> !trial.cutPoints().isEmpty()));
  }

  private static Law<ScoreTrial> order() {
    return Law.of(
        "score.order",
        Wording.of("The order in which facts are handed in plays no part", "事实提交的先后不影响得分"),
        Wording.of("a warehouse gives rows in any order", "数据仓库的行序不定"),
        (trial, choices) -> {
          ScoreQuestion one = trial.questions().from(choices);
          ScoreQuestion two = ScoreQuestion.of(FactCases.reordered(one.facts(), choices));
          if (one.facts().metrics().equals(two.facts().metrics())) {
            return Verdict.pass();
          }
          Decision<Score> first = trial.policy().decide(one);
          Decision<Score> second = trial.policy().decide(two);
          return first.equals(second)
              ? Verdict.holds()
              : ReasonLaws.breaks(
                  Wording.of("another order got another decision", "顺序不同，判定也不同"),
                  one,
                  first,
                  two,
                  second);
        });
  }
}
