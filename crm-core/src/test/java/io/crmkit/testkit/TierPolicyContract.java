package io.crmkit.testkit;

import io.crmkit.laws.TierPolicyLaws;
import io.crmkit.laws.TierTrial;
import io.crmkit.tier.TierPolicy;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
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

  /** One test a law, and a last one that prints the count. */
  @TestFactory
  @DisplayName("laws of tier policies")
  @ResourceLock(Resources.LOCALE)
  @ResourceLock(Resources.TIME_ZONE)
  default Stream<DynamicTest> laws() {
    TierTrial trial = trial().withSurroundings(new JvmSurroundings()).withClock(Clock.systemUTC());
    return LawTests.of(TierPolicyLaws.all(), trial, trial.texts(), LawTests.runner(waivers()));
  }
}
