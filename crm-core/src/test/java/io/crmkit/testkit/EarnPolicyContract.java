package io.crmkit.testkit;

import io.crmkit.laws.Law;
import io.crmkit.laws.LoyaltyPolicyLaws;
import io.crmkit.laws.LoyaltyTrials;
import io.crmkit.laws.PolicyTrial;
import io.crmkit.loyalty.EarnPolicy;
import io.crmkit.loyalty.EarnQuestion;
import io.crmkit.loyalty.EarnReceipt;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Binds a policy of what is earned to all laws of its kind:
 *
 * <pre>{@code
 * class OurEarnPolicyTest implements EarnPolicyContract {
 *   public EarnPolicy subject() {
 *     return OurPoints.policy();
 *   }
 * }
 * }</pre>
 */
public interface EarnPolicyContract {
  /** The policy. */
  EarnPolicy subject();

  /** The policy with what may be asked of it; override it to ask other questions or add texts. */
  default PolicyTrial<EarnQuestion, EarnReceipt> trial() {
    return LoyaltyTrials.earn(subject(), CurrencyUnit.of("CNY"));
  }

  /** The laws that the policy breaks on purpose: the id of each with the reason. */
  default Map<String, String> waivers() {
    return Map.of();
  }

  /** The laws; override it to add some of your own. */
  default List<Law<PolicyTrial<EarnQuestion, EarnReceipt>>> laws() {
    return LoyaltyPolicyLaws.earn();
  }

  /** One test a law, and a last one that prints the count. */
  @TestFactory
  @DisplayName("laws of earn policies")
  @Execution(ExecutionMode.SAME_THREAD)
  @ResourceLock(Resources.LOCALE)
  @ResourceLock(Resources.TIME_ZONE)
  default Stream<DynamicTest> keepsTheLaws() {
    PolicyTrial<EarnQuestion, EarnReceipt> trial = trial();
    trial =
        trial.surroundings().isPresent() ? trial : trial.withSurroundings(new JvmSurroundings());
    return LawTests.of(laws(), trial, trial.texts(), LawTests.runner(waivers()));
  }
}
