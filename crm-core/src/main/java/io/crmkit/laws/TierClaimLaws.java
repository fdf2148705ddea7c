package io.crmkit.laws;

import io.crmkit.decision.Decision;
import io.crmkit.tier.TierPolicy;
import io.crmkit.tier.TierProgress;
import io.crmkit.tier.TierQuestion;
import io.crmkit.tier.TierReason;
import io.crmkit.tier.TierStanding;
import java.util.List;
import java.util.Optional;

/** The laws of what is said to be missing for a tier. */
final class TierClaimLaws {
  private TierClaimLaws() {}

  static List<Law<TierTrial>> all() {
    return List.of(blockers(), oneUnitShort());
  }

  private static Law<TierTrial> blockers() {
    return Law.<TierTrial>of(
            "tier.blockers",
            Wording.of("Doing what every listed blocker asks reaches the tier", "做到所列每项要求，即可达到该层级"),
            Wording.of(
                "this is what sales people tell customers; it has to come true",
                "这正是销售人员对客户的承诺，必须兑现"),
            (trial, choices) -> {
              TierQuestion question = trial.questions().from(choices);
              Decision<TierStanding> decision = trial.policy().decide(question);
              Optional<Claim<TierQuestion, TierStanding>> claim =
                  claim(trial, question, decision, choices);
              if (claim.isEmpty()) {
                return Verdict.pass();
              }
              TierQuestion cleared = TierClaims.cleared(question, claim.get());
              Decision<TierStanding> after = trial.policy().decide(cleared);
              return claim.get().reached().test(after)
                  ? Verdict.holds()
                  : ReasonLaws.breaks(
                      Wording.of(
                          "all is done that was asked, and the tier is not reached",
                          "要求均已做到，层级却未达到"),
                      question,
                      decision,
                      cleared,
                      after);
            })
        .within(TierStepLaws.RANKED);
  }

  private static Law<TierTrial> oneUnitShort() {
    return Law.<TierTrial>of(
            "tier.one-unit-short",
            Wording.of(
                "Doing one smallest unit less than asked, a cent or an order, does not reach the tier",
                "比要求少一个最小单位（一分钱、一笔订单）便达不到该层级"),
            Wording.of(
                "asking for a cent too much is as wrong as asking for a cent too little",
                "多要一分与少要一分同样是错"),
            (trial, choices) -> {
              TierQuestion question = trial.questions().from(choices);
              Decision<TierStanding> decision = trial.policy().decide(question);
              Optional<Claim<TierQuestion, TierStanding>> claim =
                  claim(trial, question, decision, choices);
              if (claim.isEmpty()) {
                return Verdict.pass();
              }
              for (TierQuestion nearly : TierClaims.oneUnitShort(question, claim.get())) {
                Decision<TierStanding> after = trial.policy().decide(nearly);
                if (claim.get().exactly().test(after)) {
                  return ReasonLaws.breaks(
                      Wording.of("one unit less than asked reaches it too", "比要求少一个单位也已达到"),
                      question,
                      decision,
                      nearly,
                      after);
                }
              }
              return Verdict.holds();
            })
        .within(TierStepLaws.RANKED);
  }

  /** What the decision or the policy's progress claims about the next tier. */
  private static Optional<Claim<TierQuestion, TierStanding>> claim(
      TierTrial trial, TierQuestion question, Decision<TierStanding> decision, Choices choices) {
    TierClaims claims = new TierClaims(trial, choices.between(0, 2));
    TierPolicy policy = trial.policy();
    if (choices.percent(50)) {
      Optional<TierProgress> progress = policy.progress(question);
      return progress.flatMap(p -> claims.toReach(question, decision, p.next(), p.missing()));
    }
    return decision.reasons().stream()
        .filter(TierReason.NotReached.class::isInstance)
        .map(TierReason.NotReached.class::cast)
        .findFirst()
        .flatMap(missed -> claims.toReach(question, decision, missed.tier(), missed.findings()));
  }
}
