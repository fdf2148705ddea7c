package example.tiers;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Condition;
import io.crmkit.facts.Evaluation;
import io.crmkit.facts.Metrics;
import io.crmkit.laws.TierTrial;
import io.crmkit.testkit.TierPolicyContract;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierPolicy;
import io.crmkit.time.Window;
import java.time.Period;
import java.util.Map;

/** The lambda of CRMKit's README. It cannot tell its tiers and cut points, so the trial does. */
class OurLambdaTest implements TierPolicyContract {
  private final Condition loyal = Metrics.orders(Window.last(Period.ofMonths(12))).atLeast(6L);
  private final TierPolicy ours =
      TierPolicy.named(
          "ours",
          "3",
          loyal.metrics(),
          question -> {
            Evaluation why = loyal.evaluate(question.facts());
            Tier tier = why.met() ? Tier.of("FRIEND") : Tier.of("GUEST");
            return Decision.of(question.standIn(tier), why.findings());
          });

  @Override
  public TierPolicy subject() {
    return ours;
  }

  @Override
  public TierTrial trial() {
    return TierTrial.of(ours)
        .withTiers(Tier.of("GUEST"), Tier.of("FRIEND"))
        .withCutPoints(loyal.leaves());
  }

  /** Unlike {@link OurTiers}, it takes the tier when the number of orders is missing. */
  @Override
  public Map<String, String> waivers() {
    return Map.of("tier.unknown", "our orders are at hand whenever we review");
  }
}
