package io.crmkit.laws;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metric;
import io.crmkit.score.Contribution;
import io.crmkit.score.Improvement;
import io.crmkit.score.Score;
import io.crmkit.score.ScoreQuestion;
import io.crmkit.score.ScoreReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The laws of what a single score looks like: its bounds, its reasons, what would raise it. */
final class ScoreOutcomeLaws {
  private ScoreOutcomeLaws() {}

  static List<Law<ScoreTrial>> all() {
    return List.of(bounds(), outcomeOnly(), reasonsTrue(), improvements());
  }

  private static Law<ScoreTrial> bounds() {
    return Law.of(
        "score.bounds",
        Wording.of(
            "A score lies within its bounds, and these within its scale; where all is known, they meet",
            "得分处于其上下界之内，上下界处于量程之内；全部已知时三者相等"),
        Wording.of(
            "a score of 103 out of 100 makes every other one doubtful", "满分 100 得 103，其余得分也就不可信了"),
        (trial, choices) -> {
          ScoreQuestion question = trial.questions().from(choices);
          Score score = trial.policy().decide(question).outcome();
          boolean ordered =
              0 <= score.worst() && score.worst() <= score.best() && score.best() <= score.scale();
          boolean within =
              score.scored().isEmpty()
                  || (score.worst() <= score.scored().get().points()
                      && score.scored().get().points() <= score.best());
          boolean complete = score.coverage().compareTo(BigDecimal.ONE) == 0;
          boolean meet = !complete || score.worst() == score.best();
          return ordered && within && meet
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("the score is out of bounds", "得分越界"),
                  PolicyLaws.asked(question),
                  Exhibit.of("score", "得分", score));
        });
  }

  private static Law<ScoreTrial> outcomeOnly() {
    return Law.of(
        "score.outcome-only",
        Wording.of(
            "The quick way to the outcome alone gives that of the decision", "只求结果的捷径与完整判定的结果一致"),
        Wording.of("lists are made the quick way and explained the other", "名单用捷径产生，解释则走完整路径"),
        (trial, choices) -> {
          ScoreQuestion question = trial.questions().from(choices);
          Decision<Score> decision = trial.policy().decide(question);
          Score quick = trial.policy().score(question);
          return decision.outcome().equals(quick)
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("they differ", "两者不同"),
                  PolicyLaws.asked(question),
                  Exhibit.of("decision", "判定", decision),
                  Exhibit.of("the quick way", "捷径", quick));
        });
  }

  private static Law<ScoreTrial> reasonsTrue() {
    return Law.of(
        "score.reasons-true",
        Wording.of(
            "What reasons say is so: the score, what adds how much to it, and the values",
            "理由属实：得分、各项计入的分数与数值"),
        Wording.of(
            "who is told \"62 %, adds 30\" will check the 62 % and add up the rest",
            "被告知“62 %，计入 30 分”的人会核对 62 %，并把其余各项加起来"),
        (trial, choices) -> {
          ScoreQuestion question = trial.questions().from(choices);
          Decision<Score> decision = trial.policy().decide(question);
          List<Contribution> told = new ArrayList<>();
          boolean so = true;
          for (Reason reason : decision.reasons()) {
            if (reason instanceof ScoreReason.Total total) {
              so &= total.points() == ScoreClaims.points(decision);
            } else if (reason instanceof ScoreReason.Contributes part) {
              told.add(new Contribution(part.characteristic(), part.points()));
              so &= isValue(part.metric(), part.actual(), question.facts());
            } else if (reason instanceof ScoreReason.ContributesWithoutValue part) {
              told.add(new Contribution(part.characteristic(), part.points()));
              so &= question.facts().get(part.metric()) instanceof Fact.Absent<?>;
            } else if (reason instanceof ScoreReason.Missing missing) {
              so &=
                  decision.outcome().scored().stream()
                      .flatMap(scored -> scored.contributions().stream())
                      .noneMatch(c -> c.characteristic().equals(missing.characteristic()));
            }
          }
          List<Contribution> parts =
              decision.outcome().scored().map(Score.Scored::contributions).orElse(List.of());
          boolean all = told.isEmpty() || told.equals(parts);
          return so && all
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("a reason is not so", "有一条理由不属实"),
                  PolicyLaws.asked(question),
                  Exhibit.of("decision", "判定", decision));
        });
  }

  private static <T> boolean isValue(Metric<T> metric, String actual, Facts facts) {
    return facts.get(metric) instanceof Fact.Known<T> known
        && metric.kind().write(metric.kind().require(known.value())).equals(actual);
  }

  private static Law<ScoreTrial> improvements() {
    return Law.of(
        "score.improvements",
        Wording.of(
            "Each improvement told raises the score by just what it says; the greatest comes first",
            "所列每项改进恰好提高所述分数，且提高最多者居首"),
        Wording.of(
            "people work for what they are promised; it has to come true", "人们会照着承诺去努力，承诺必须兑现"),
        (trial, choices) -> {
          ScoreQuestion question = trial.questions().from(choices);
          List<Improvement> improvements = trial.policy().improvements(question);
          Decision<Score> now = trial.policy().decide(question);
          long before = ScoreClaims.points(now);
          long last = Long.MAX_VALUE;
          for (Improvement improvement : improvements) {
            Optional<ScoreQuestion> then = done(question, improvement);
            Decision<Score> after = trial.policy().decide(then.orElse(question));
            boolean comesTrue =
                then.isPresent() && ScoreClaims.points(after) == before + improvement.gain();
            if (!comesTrue || improvement.gain() > last) {
              return Verdict.breaks(
                  Wording.of(
                      "it was to rise by " + improvement.gain() + " from " + before,
                      "本应由 " + before + " 提高 " + improvement.gain()),
                  PolicyLaws.asked(question),
                  Exhibit.of("improvement", "改进", improvement),
                  Exhibit.of("then", "之后", then.orElse(question)),
                  Exhibit.of("decision then", "之后的判定", after));
            }
            last = improvement.gain();
          }
          return improvements.isEmpty() ? Verdict.pass() : Verdict.holds();
        });
  }

  private static Optional<ScoreQuestion> done(ScoreQuestion question, Improvement improvement) {
    Facts facts = question.facts();
    for (var finding : improvement.required().evaluate(facts).findings()) {
      facts = Remedies.done(facts, finding, question.facts(), 0);
    }
    return facts.equals(question.facts()) ? Optional.empty() : Optional.of(ScoreQuestion.of(facts));
  }
}
