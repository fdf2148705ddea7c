package example.tiers;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Evaluation;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.facts.Threshold;
import io.crmkit.facts.Truth;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierPolicy;
import io.crmkit.tier.TierQuestion;
import io.crmkit.tier.TierReason;
import io.crmkit.tier.TierStanding;
import io.crmkit.time.Window;
import java.time.Period;
import java.util.List;
import java.util.Set;

/**
 * Whoever ordered often enough within a year is a friend; all others are guests. Nobody stops being
 * a friend because the number of orders is missing.
 *
 * @param orders how many orders make a friend
 */
public record OurTiers(long orders) implements TierPolicy {
  static final Tier GUEST = Tier.of("GUEST");
  static final Tier FRIEND = Tier.of("FRIEND");

  private Threshold<Long> loyal() {
    return Metrics.orders(Window.last(Period.ofMonths(12))).atLeast(orders);
  }

  @Override
  public Decision<TierStanding> decide(TierQuestion question) {
    Evaluation why = loyal().evaluate(question.facts());
    boolean wasFriend =
        question.standing().filter(before -> before.earned().equals(FRIEND)).isPresent();
    if (why.truth() == Truth.UNKNOWN && wasFriend) {
      return Decision.of(
          question.standIn(FRIEND), new TierReason.KeepUnknown(FRIEND, why.findings()));
    }
    return Decision.of(question.standIn(why.met() ? FRIEND : GUEST), why.findings());
  }

  @Override
  public Set<Metric<?>> metrics() {
    return loyal().metrics();
  }

  @Override
  public List<Tier> tiers() {
    return List.of(GUEST, FRIEND);
  }

  @Override
  public List<Leaf<?>> cutPoints() {
    return loyal().leaves();
  }
}
