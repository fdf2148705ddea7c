package io.crmkit.testkit;

import io.crmkit.laws.Law;
import io.crmkit.laws.ScorePolicyLaws;
import io.crmkit.laws.ScoreTrial;
import io.crmkit.score.ScoringPolicy;
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
 * Binds a scoring policy to all laws of scores:
 *
 * <pre>{@code
 * class OurScoreTest implements ScoringPolicyContract {
 *   public ScoringPolicy subject() {
 *     return OurScore.policy();
 *   }
 * }
 * }</pre>
 *
 * <p>A policy that does not list its metrics or cut points can be helped: see {@link #trial}.
 */
public interface ScoringPolicyContract {
  /** The policy. */
  ScoringPolicy subject();

  /**
   * The policy with what may be asked of it; override it to add cut points, metrics of your own or
   * texts.
   */
  default ScoreTrial trial() {
    return ScoreTrial.of(subject());
  }

  /** The laws that the policy breaks on purpose: the id of each with the reason. */
  default Map<String, String> waivers() {
    return Map.of();
  }

  /** The laws; override it to add some of your own. */
  default List<Law<ScoreTrial>> laws() {
    return ScorePolicyLaws.all();
  }

  /** One test a law, and a last one that prints the count. */
  @TestFactory
  @DisplayName("laws of scoring policies")
  @Execution(ExecutionMode.SAME_THREAD)
  @ResourceLock(Resources.LOCALE)
  @ResourceLock(Resources.TIME_ZONE)
  default Stream<DynamicTest> keepsTheLaws() {
    ScoreTrial trial = trial();
    trial =
        trial.surroundings().isPresent() ? trial : trial.withSurroundings(new JvmSurroundings());
    trial = trial.clock().isPresent() ? trial : trial.withClock(Clock.systemUTC());
    return LawTests.of(laws(), trial, trial.texts(), LawTests.runner(waivers()));
  }
}
