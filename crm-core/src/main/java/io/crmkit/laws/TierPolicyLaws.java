package io.crmkit.laws;

import io.crmkit.tier.TierPolicy;
import io.crmkit.tier.TierQuestion;
import io.crmkit.tier.TierStanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What every tier policy keeps: the laws of all policies, and those of tiers.
 *
 * <p>A law that is not meant for a policy, for instance because the policy does not list its tiers,
 * is reported as not tried, with what it is meant for. A law that a company breaks on purpose is
 * waived with the reason: {@link LawRunner#waiving}.
 */
public final class TierPolicyLaws {
  private static final List<Law<TierTrial>> ALL = laws();

  private TierPolicyLaws() {}

  /** All of them, those of all policies first. */
  public static List<Law<TierTrial>> all() {
    return ALL;
  }

  private static List<Law<TierTrial>> laws() {
    List<Law<TierTrial>> laws = new ArrayList<>();
    for (var law : PolicyLaws.<TierQuestion, TierStanding>all()) {
      if (!law.id().equals("policy.reasons-sum")) { // a standing is no sum
        laws.add(law.on(TierTrial::plain));
      }
    }
    laws.addAll(TierStepLaws.all());
    laws.addAll(TierFactLaws.all());
    laws.addAll(TierClaimLaws.all());
    laws.add(TierReasonLaw.law());
    laws.addAll(TierTimeLaws.all());
    return List.copyOf(laws);
  }

  /**
   * Tries all laws on a policy, for applications that want to know at start-up. Takes a second or
   * two; the laws about the machine's zone, language and clock are left to tests.
   *
   * <pre>{@code
   * TierPolicyLaws.check(policy).requireHeld();
   * }</pre>
   *
   * @throws IllegalArgumentException if the policy names no metric that it reads
   */
  public static LawReport check(TierPolicy policy) {
    return check(TierTrial.of(policy), Map.of());
  }

  /**
   * As {@link #check(TierPolicy)}, for a policy that has to be helped, waiving laws by id with a
   * reason each.
   *
   * @throws IllegalArgumentException if a waiver names no law or gives no reason
   */
  public static LawReport check(TierTrial trial, Map<String, String> waivers) {
    LawRunner runner = LawRunner.STANDARD;
    return new LawRunner(runner.seed(), runner.tries(), waivers).run(ALL, trial);
  }
}
