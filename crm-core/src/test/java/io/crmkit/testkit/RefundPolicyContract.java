package io.crmkit.testkit;

import io.crmkit.laws.Law;
import io.crmkit.laws.LoyaltyPolicyLaws;
import io.crmkit.laws.LoyaltyTrials;
import io.crmkit.laws.PolicyTrial;
import io.crmkit.loyalty.RefundPolicy;
import io.crmkit.loyalty.RefundQuestion;
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
 * Binds a policy of what refunds call back to all laws of its kind:
 *
 * <pre>{@code
 * class OurRefundPolicyTest implements RefundPolicyContract {
 *   public RefundPolicy subject() {
 *     return OurPoints.policy();
 *   }
 * }
 * }</pre>
 */
public interface RefundPolicyContract {
  /** The policy. */
  RefundPolicy subject();

  /** The policy with what may be asked of it; override it to ask other questions or add texts. */
  default PolicyTrial<RefundQuestion, Long> trial() {
    return LoyaltyTrials.refund(subject());
  }

  /** The laws that the policy breaks on purpose: the id of each with the reason. */
  default Map<String, String> waivers() {
    return Map.of();
  }

  /** The laws; override it to add some of your own. */
  default List<Law<PolicyTrial<RefundQuestion, Long>>> laws() {
    return LoyaltyPolicyLaws.refund();
  }

  /** One test a law, and a last one that prints the count. */
  @TestFactory
  @DisplayName("laws of refund policies")
  @Execution(ExecutionMode.SAME_THREAD)
  @ResourceLock(Resources.LOCALE)
  @ResourceLock(Resources.TIME_ZONE)
  default Stream<DynamicTest> keepsTheLaws() {
    PolicyTrial<RefundQuestion, Long> trial = trial();
    trial =
        trial.surroundings().isPresent() ? trial : trial.withSurroundings(new JvmSurroundings());
    return LawTests.of(laws(), trial, trial.texts(), LawTests.runner(waivers()));
  }
}
