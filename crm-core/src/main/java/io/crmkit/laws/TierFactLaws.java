package io.crmkit.laws;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.Metric;
import io.crmkit.tier.TierQuestion;
import io.crmkit.tier.TierStanding;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The laws of how facts decide about a tier. */
final class TierFactLaws {
  private static final Law.Scope<TierTrial> RANKED_WITH_CUT_POINTS =
      Law.Scope.of(
          "policies that list their tiers and their cut points, more of a metric always better or"
              + " always worse (cutPoints(), TierTrial.withCutPoints)",
          "列出层级与分界点、且各指标增减方向一致的策略（cutPoints()、TierTrial.withCutPoints）",
          trial -> !trial.tiers().isEmpty() && directed(trial));

  private TierFactLaws() {}

  static List<Law<TierTrial>> all() {
    return List.of(monotone(), boundaries(), order(), unknown());
  }

  private static boolean directed(TierTrial trial) {
    TierCases cases = new TierCases(trial);
    return trial.metrics().stream().anyMatch(m -> cases.direction(m).isPresent());
  }

  private static Law<TierTrial> monotone() {
    return Law.<TierTrial>of(
            "tier.monotone",
            Wording.of("Who is nowhere worse is in no lower tier", "各项指标均不差的客户，层级不会更低"),
            Wording.of(
                "a customer who buys more and falls for it will find out", "买得更多反而降级，客户迟早会发现"),
            (trial, choices) -> {
              TierCases cases = new TierCases(trial);
              Optional<FactCases.Pair> pair = cases.pair(choices);
              if (pair.isEmpty()) {
                return Verdict.pass();
              }
              Optional<TierStanding> standing = cases.standing(choices, pair.get().worse().day());
              TierQuestion worse = new TierQuestion(pair.get().worse(), standing);
              TierQuestion better = new TierQuestion(pair.get().better(), standing);
              Decision<TierStanding> low = trial.policy().decide(worse);
              Decision<TierStanding> high = trial.policy().decide(better);
              return trial.rank(high.outcome()) >= trial.rank(low.outcome())
                  ? Verdict.holds()
                  : Verdict.breaks(
                      Wording.of(
                          "better facts gave "
                              + high.outcome().earned()
                              + " instead of "
                              + low.outcome().earned(),
                          "指标更优，却得到 " + high.outcome().earned() + "，而非 " + low.outcome().earned()),
                      Exhibit.of("worse", "较差者", worse),
                      Exhibit.of("decision", "判定", low),
                      Exhibit.of("better", "较好者", better),
                      Exhibit.of("decision", "判定", high));
            })
        .within(RANKED_WITH_CUT_POINTS);
  }

  /** Whatever lies between two neighbouring bounds is treated alike. */
  private static Law<TierTrial> boundaries() {
    return Law.<TierTrial>of(
            "tier.boundaries",
            Wording.of(
                "The tier changes at declared cut points only, and on the declared side of them",
                "层级只在声明的分界点变化，且归属声明的一侧"),
            Wording.of(
                "\"from 5,000\" must include 5,000.00, and nothing else may decide in secret",
                "“满 5000”必须包含 5000.00，且不得有暗中的条件"),
            (trial, choices) -> {
              TierCases cases = new TierCases(trial);
              TierQuestion question = cases.question(choices);
              Verdict verdict = Verdict.pass();
              for (Metric<?> metric : trial.metrics()) {
                Optional<Facts> alike =
                    metric.kind().ordered()
                        ? cases.alike(question.facts(), metric, choices)
                        : Optional.empty();
                if (alike.isPresent()) {
                  verdict = sameTier(trial, question, alike.get(), question.standing());
                  if (verdict instanceof Verdict.Breaks) {
                    return verdict;
                  }
                }
              }
              return verdict;
            })
        .within(
            Law.Scope.of(
                "policies that declare their cut points (cutPoints(), TierTrial.withCutPoints)",
                "声明了分界点的策略（cutPoints()、TierTrial.withCutPoints）",
                trial -> !trial.cutPoints().isEmpty()));
  }

  private static Verdict sameTier(
      TierTrial trial, TierQuestion question, Facts facts, Optional<TierStanding> standing) {
    TierQuestion other = new TierQuestion(facts, standing);
    Decision<TierStanding> first = trial.policy().decide(question);
    Decision<TierStanding> second = trial.policy().decide(other);
    return first.outcome().earned().equals(second.outcome().earned())
        ? Verdict.holds()
        : ReasonLaws.breaks(
            Wording.of(
                "no declared cut point lies between, and the tier is another", "其间没有声明的分界点，层级却不同"),
            question,
            first,
            other,
            second);
  }

  private static Law<TierTrial> order() {
    return Law.of(
        "tier.order",
        Wording.of(
            "The order in which facts and events are handed in plays no part", "事实与事件提交的先后不影响判定"),
        Wording.of("a warehouse gives rows in any order; imports come late", "数据仓库的行序不定，补录也会迟到"),
        (trial, choices) -> {
          TierCases cases = new TierCases(trial);
          TierQuestion question = cases.question(choices);
          Facts facts = question.facts();
          Facts other = FactCases.reordered(facts, choices);
          ZoneId zone = facts.zone();
          Optional<FactsCalculator> calculator = trial.calculator(zone);
          if (calculator.isPresent() && choices.percent(50)) {
            CustomerFiles.Events events =
                CustomerFiles.events(choices, facts.day(), trial.currency());
            facts = calculator.get().facts(events.file(), facts.asOf());
            other = calculator.get().facts(events.shuffled(choices).file(), facts.asOf());
          }
          if (facts.metrics().equals(other.metrics()) && calculator.isEmpty()) {
            return Verdict.pass();
          }
          TierQuestion one = new TierQuestion(facts, question.standing());
          TierQuestion two = new TierQuestion(other, question.standing());
          Decision<TierStanding> first = trial.policy().decide(one);
          Decision<TierStanding> second = trial.policy().decide(two);
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

  private static Law<TierTrial> unknown() {
    return Law.<TierTrial>of(
            "tier.unknown",
            Wording.of(
                "Hiding a fact neither lets a newcomer in higher nor takes a recorded tier away",
                "隐去一项事实，既不会让新客户层级更高，也不会使已有层级丧失"),
            Wording.of(
                "a missing delivery of data must not cost customers their tier, nor give one away",
                "数据缺失不应使客户失去层级，也不应白送层级"),
            (trial, choices) -> {
              TierQuestion question = trial.questions().from(choices);
              List<Metric<?>> metrics = question.facts().metrics();
              if (metrics.isEmpty()) {
                return Verdict.pass();
              }
              Map<Metric<?>, Fact<?>> left = new LinkedHashMap<>(question.facts().asMap());
              left.remove(choices.oneOf(metrics));
              Facts facts = question.facts();
              TierQuestion hidden =
                  new TierQuestion(
                      Facts.of(facts.asOf(), facts.zone(), facts.currency(), left),
                      question.standing());
              Decision<TierStanding> full = trial.policy().decide(question);
              Decision<TierStanding> less = trial.policy().decide(hidden);
              int recorded = question.standing().map(trial::rank).orElse(-1);
              boolean kept =
                  recorded < 0
                      ? trial.rank(less.outcome()) <= trial.rank(full.outcome())
                      : trial.rank(less.outcome())
                          >= Math.min(recorded, trial.rank(full.outcome()));
              return kept
                  ? Verdict.holds()
                  : ReasonLaws.breaks(
                      Wording.of("less knowledge gave another tier", "所知更少，层级却变了"),
                      question,
                      full,
                      hidden,
                      less);
            })
        .within(TierStepLaws.RANKED);
  }
}
