package io.crmkit.testkit;

import io.crmkit.contact.ContactPolicy;
import io.crmkit.laws.ContactPolicyLaws;
import io.crmkit.laws.ContactTrial;
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
 * Binds a contact policy to all laws of contact:
 *
 * <pre>{@code
 * class OurContactTest implements ContactPolicyContract {
 *   public ContactPolicy subject() {
 *     return OurContact.policy();
 *   }
 * }
 * }</pre>
 *
 * <p>A policy that does not declare its caps or topics can be helped: see {@link #trial}.
 */
public interface ContactPolicyContract {
  /** The policy. */
  ContactPolicy subject();

  /** The policy with what may be asked of it; override it to add caps, topics or texts. */
  default ContactTrial trial() {
    return ContactTrial.of(subject());
  }

  /** The laws that the policy breaks on purpose: the id of each with the reason. */
  default Map<String, String> waivers() {
    return Map.of();
  }

  /** The laws; override it to add some of your own. */
  default List<Law<ContactTrial>> laws() {
    return ContactPolicyLaws.all();
  }

  /** One test a law, and a last one that prints the count. */
  @TestFactory
  @DisplayName("laws of contact policies")
  @Execution(ExecutionMode.SAME_THREAD)
  @ResourceLock(Resources.LOCALE)
  @ResourceLock(Resources.TIME_ZONE)
  default Stream<DynamicTest> keepsTheLaws() {
    ContactTrial trial = trial();
    trial =
        trial.surroundings().isPresent() ? trial : trial.withSurroundings(new JvmSurroundings());
    trial = trial.clock().isPresent() ? trial : trial.withClock(Clock.systemUTC());
    return LawTests.of(laws(), trial, trial.texts(), LawTests.runner(waivers()));
  }
}
