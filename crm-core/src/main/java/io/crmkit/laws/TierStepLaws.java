package io.crmkit.laws;

import io.crmkit.decision.Decision;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierOverride;
import io.crmkit.tier.TierQuestion;
import io.crmkit.tier.TierStanding;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The laws of one decision on a tier. */
final class TierStepLaws {
  static final Law.Scope<TierTrial> RANKED =
      Law.Scope.of(
          "policies that list their tiers, the lowest first (tiers(), TierTrial.withTiers)",
          "列出各层级（由低到高）的策略（tiers()、TierTrial.withTiers）",
          trial -> !trial.tiers().isEmpty());

  private TierStepLaws() {}

  static List<Law<TierTrial>> all() {
    return List.of(bounds(), outcomeOnly(), override());
  }

  private static Law<TierTrial> bounds() {
    return Law.of(
        "tier.bounds",
        Wording.of(
            "A standing is in one of the policy's tiers, decided on the day of the facts, held since"
                + " before exactly if the tier is the same, and keeps an override while it holds",
            "结果属于策略的某一层级，判定日为事实所在日；层级不变才沿用原起始日；人工指定在有效期内保留"),
        Wording.of(
            "since when a tier is held decides about dwell, anniversaries and what customers are told",
            "层级的起始日决定最短保持期、周年以及对客户的说法"),
        (trial, choices) -> {
          TierQuestion question = trial.questions().from(choices);
          Decision<TierStanding> decision = trial.policy().decide(question);
          return fault(trial, question, decision.outcome())
              .map(
                  found ->
                      Verdict.breaks(
                          found,
                          PolicyLaws.asked(question),
                          Exhibit.of("decision", "判定", decision)))
              .orElse(Verdict.holds());
        });
  }

  private static Optional<Wording> fault(
      TierTrial trial, TierQuestion question, TierStanding after) {
    LocalDate today = question.facts().day();
    if (!trial.tiers().isEmpty() && trial.rank(after) < 0) {
      return Optional.of(
          Wording.of(
              after.earned() + " is none of its tiers " + trial.tiers(),
              after.earned() + " 不在其层级 " + trial.tiers() + " 之列"));
    }
    if (!after.decidedOn().equals(today)) {
      return Optional.of(
          Wording.of("it was decided on another day than " + today, "判定日不是 " + today));
    }
    Optional<TierStanding> before = question.standing();
    LocalDate since =
        before
            .filter(b -> b.earned().equals(after.earned()))
            .map(TierStanding::since)
            .orElse(today);
    if (!after.since().equals(since)) {
      return Optional.of(
          Wording.of(
              "it should be held since " + since + ", is since " + after.since(),
              "起始日应为 " + since + "，实为 " + after.since()));
    }
    Optional<TierOverride> override =
        before.flatMap(TierStanding::override).filter(o -> o.holdsOn(today));
    return after.override().equals(override)
        ? Optional.empty()
        : Optional.of(Wording.of("the override is not what it was", "人工指定与原先不符"));
  }

  private static Law<TierTrial> outcomeOnly() {
    return Law.of(
        "tier.outcome-only",
        Wording.of(
            "The outcome alone (standing) is that of the decision", "只取结果（standing）与判定的结果一致"),
        Wording.of(
            "bulk runs take the short way; customers must not get another tier there",
            "批量运行走捷径，客户不应因此得到另一层级"),
        (trial, choices) -> {
          TierQuestion question = trial.questions().from(choices);
          Decision<TierStanding> decision = trial.policy().decide(question);
          TierStanding alone = trial.policy().standing(question);
          return alone.equals(decision.outcome())
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("they differ", "两者不同"),
                  PolicyLaws.asked(question),
                  Exhibit.of("decision", "判定", decision),
                  Exhibit.of("outcome alone", "只取结果", alone));
        });
  }

  private static Law<TierTrial> override() {
    return Law.of(
        "tier.override",
        Wording.of(
            "An override hides the earned tier and changes nothing beneath it",
            "人工指定只遮盖应得层级，不改变其下的任何内容"),
        Wording.of(
            "the day it ends the customer stands where the rules put him", "指定到期之日，客户应处于规则所定的层级"),
        (trial, choices) -> {
          TierCases cases = new TierCases(trial);
          TierQuestion question = cases.question(choices);
          if (question.standing().isEmpty()) {
            return Verdict.pass();
          }
          TierStanding plain = question.standing().get().withoutOverride();
          TierOverride override = cases.override(choices, plain.decidedOn());
          TierQuestion without = TierQuestion.of(question.facts(), plain);
          TierQuestion with = TierQuestion.of(question.facts(), plain.withOverride(override));
          Decision<TierStanding> bare = trial.policy().decide(without);
          Decision<TierStanding> hidden = trial.policy().decide(with);
          Tier shown =
              override.holdsOn(question.facts().day()) ? override.tier() : bare.outcome().earned();
          boolean kept =
              hidden.outcome().withoutOverride().equals(bare.outcome().withoutOverride())
                  && hidden.outcome().tier().equals(shown);
          return kept
              ? Verdict.holds()
              : ReasonLaws.breaks(
                  Wording.of("beneath the override something else came out", "人工指定之下的结果不同"),
                  without,
                  bare,
                  with,
                  hidden);
        });
  }
}
