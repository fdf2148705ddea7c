package io.crmkit.testkit;

import io.crmkit.contact.CadencePolicy;
import io.crmkit.laws.CadencePolicyLaws;
import io.crmkit.laws.CadenceTrial;
import io.crmkit.laws.Law;
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
 * Binds a cadence policy to all laws of what is due:
 *
 * <pre>{@code
 * class OurCadencesTest implements CadencePolicyContract {
 *   public CadencePolicy subject() {
 *     return OurContact.cadences();
 *   }
 * }
 * }</pre>
 *
 * <p>A policy of one's own can be told the contacts and classes that it knows: see {@link #trial}.
 */
public interface CadencePolicyContract {
  /** The policy. */
  CadencePolicy subject();

  /** The policy with what may be asked of it; override it to add contacts, classes or texts. */
  default CadenceTrial trial() {
    return CadenceTrial.of(subject());
  }

  /** The laws that the policy breaks on purpose: the id of each with the reason. */
  default Map<String, String> waivers() {
    return Map.of();
  }

  /** The laws; override it to add some of your own. */
  default List<Law<CadenceTrial>> laws() {
    return CadencePolicyLaws.all();
  }

  /** One test a law, and a last one that prints the count. */
  @TestFactory
  @DisplayName("laws of cadence policies")
  @Execution(ExecutionMode.SAME_THREAD)
  @ResourceLock(Resources.LOCALE)
  @ResourceLock(Resources.TIME_ZONE)
  default Stream<DynamicTest> keepsTheLaws() {
    CadenceTrial trial = trial();
    trial =
        trial.surroundings().isPresent() ? trial : trial.withSurroundings(new JvmSurroundings());
    trial = trial.clock().isPresent() ? trial : trial.withClock(Clock.systemUTC());
    return LawTests.of(laws(), trial, trial.texts(), LawTests.runner(waivers()));
  }
}
