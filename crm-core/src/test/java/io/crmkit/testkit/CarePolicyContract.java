package io.crmkit.testkit;

import io.crmkit.contact.CarePolicy;
import io.crmkit.laws.CarePolicyLaws;
import io.crmkit.laws.CareTrial;
import io.crmkit.laws.Law;
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
 * Binds a care policy to all laws of greetings:
 *
 * <pre>{@code
 * class OurCareTest implements CarePolicyContract {
 *   public CarePolicy subject() {
 *     return OurContact.care();
 *   }
 * }
 * }</pre>
 *
 * <p>A policy with reasons of its own is told their texts: see {@link #trial}.
 */
public interface CarePolicyContract {
  /** The policy. */
  CarePolicy subject();

  /** The policy with what may be asked of it; override it to add texts. */
  default CareTrial trial() {
    return CareTrial.of(subject());
  }

  /** The laws that the policy breaks on purpose: the id of each with the reason. */
  default Map<String, String> waivers() {
    return Map.of();
  }

  /** The laws; override it to add some of your own. */
  default List<Law<CareTrial>> laws() {
    return CarePolicyLaws.all();
  }

  /** One test a law, and a last one that prints the count. */
  @TestFactory
  @DisplayName("laws of care policies")
  @Execution(ExecutionMode.SAME_THREAD)
  @ResourceLock(Resources.LOCALE)
  @ResourceLock(Resources.TIME_ZONE)
  default Stream<DynamicTest> keepsTheLaws() {
    CareTrial trial = trial();
    trial =
        trial.surroundings().isPresent() ? trial : trial.withSurroundings(new JvmSurroundings());
    return LawTests.of(laws(), trial, trial.texts(), LawTests.runner(waivers()));
  }
}
