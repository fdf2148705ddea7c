package io.crmkit.testkit;

import io.crmkit.decision.Texts;
import io.crmkit.laws.ClockLaws;
import io.crmkit.laws.ClockTrial;
import io.crmkit.laws.Law;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.workflow.Workflow;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Binds the clocks of a workflow, on the calendars that they run by, to all laws of clocks:
 *
 * <pre>{@code
 * class OurLimitsTest implements ClockContract {
 *   public Workflow workflow() {
 *     return OurWorkflows.repair();
 *   }
 *
 *   public Map<String, BusinessCalendar> calendars() {
 *     return Map.of("service", OurCalendars.service());
 *   }
 * }
 * }</pre>
 */
public interface ClockContract {
  /** The workflow. */
  Workflow workflow();

  /** The calendars by the names that its clocks use. */
  Map<String, BusinessCalendar> calendars();

  /** What is tried; override it to let cases begin near dates of interest. */
  default ClockTrial trial() {
    return ClockTrial.of(workflow(), calendars());
  }

  /** The laws that are broken on purpose: the id of each with the reason. */
  default Map<String, String> waivers() {
    return Map.of();
  }

  /** The laws; override it to add some of your own. */
  default List<Law<ClockTrial>> laws() {
    return ClockLaws.all();
  }

  /** One test a law, and a last one that prints the count. */
  @TestFactory
  @DisplayName("laws of clocks")
  default Stream<DynamicTest> keepsTheLawsOfClocks() {
    return LawTests.of(laws(), trial(), Texts.BUILT_IN, LawTests.runner(waivers()));
  }
}
