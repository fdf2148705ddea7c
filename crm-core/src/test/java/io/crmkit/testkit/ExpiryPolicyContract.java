package io.crmkit.testkit;

import io.crmkit.laws.Law;
import io.crmkit.laws.LoyaltyPolicyLaws;
import io.crmkit.laws.LoyaltyTrials;
import io.crmkit.laws.PolicyTrial;
import io.crmkit.loyalty.EarnMoment;
import io.crmkit.loyalty.ExpiryPolicy;
import io.crmkit.loyalty.Lifetime;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Binds a policy of how long points live to all laws of its kind:
 *
 * <pre>{@code
 * class OurExpiryPolicyTest implements ExpiryPolicyContract {
 *   public ExpiryPolicy subject() {
 *     return OurPoints.policy();
 *   }
 * }
 * }</pre>
 */
public interface ExpiryPolicyContract {
  /** The policy. */
  ExpiryPolicy subject();

  /** The policy with what may be asked of it; override it to ask other questions or add texts. */
  default PolicyTrial<EarnMoment, Lifetime> trial() {
    return LoyaltyTrials.expiry(subject());
  }

  /** The laws that the policy breaks on purpose: the id of each with the reason. */
  default Map<String, String> waivers() {
    return Map.of();
  }

  /** The laws; override it to add some of your own. */
  default List<Law<PolicyTrial<EarnMoment, Lifetime>>> laws() {
    return LoyaltyPolicyLaws.expiry();
  }

  /** One test a law, and a last one that prints the count. */
  @TestFactory
  @DisplayName("laws of expiry policies")
  @Execution(ExecutionMode.SAME_THREAD)
  @ResourceLock(Resources.LOCALE)
  @ResourceLock(Resources.TIME_ZONE)
  default Stream<DynamicTest> keepsTheLaws() {
    PolicyTrial<EarnMoment, Lifetime> trial = trial();
    trial =
        trial.surroundings().isPresent() ? trial : trial.withSurroundings(new JvmSurroundings());
    trial = trial.now().isPresent() ? trial : LoyaltyTrials.expiryNow(trial, Clock.systemUTC());
    return LawTests.of(laws(), trial, trial.texts(), LawTests.runner(waivers()));
  }
}
