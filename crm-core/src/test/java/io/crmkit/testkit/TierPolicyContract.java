package io.crmkit.testkit;

import io.crmkit.laws.Law;
import io.crmkit.laws.TierPolicyLaws;
import io.crmkit.laws.TierTrial;
import io.crmkit.tier.TierPolicy;
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
 * Binds a tier policy to all laws of tiers:
 *
 * <pre>{@code
 * class OurTiersTest implements TierPolicyContract {
 *   public TierPolicy subject() {
 *     return OurTiers.policy();
 *   }
 * }
 * }</pre>
 *
 * <p>A policy that does not list its tiers or cut points can be helped: see {@link #trial}.
 */
public interface TierPolicyContract {
  /** The policy. */
  TierPolicy subject();

  /**
   * The policy with what may be asked of it; override it to add tiers, cut points, metrics of your
   * own or texts.
   */
  default TierTrial trial() {
    return TierTrial.of(subject());
  }

  /** The laws that the policy breaks on purpose: the id of each with the reason. */
  default Map<String, String> waivers() {
    return Map.of();
  }

  /** The laws; override it to add some of your own. */
  default List<Law<TierTrial>> laws() {
    return TierPolicyLaws.all();
  }

  /** One test a law, and a last one that prints the count. */
  @TestFactory
  @DisplayName("laws of tier policies")
  @Execution(ExecutionMode.SAME_THREAD)
  @ResourceLock(Resources.LOCALE)
  @ResourceLock(Resources.TIME_ZONE)
  default Stream<DynamicTest> keepsTheLaws() {
    TierTrial trial = trial();
    trial =
        trial.surroundings().isPresent() ? trial : trial.withSurroundings(new JvmSurroundings());
    trial = trial.clock().isPresent() ? trial : trial.withClock(Clock.systemUTC());
    return LawTests.of(laws(), trial, trial.texts(), LawTests.runner(waivers()));
  }
}
