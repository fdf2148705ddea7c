package io.crmkit.testkit;

import io.crmkit.decision.Texts;
import io.crmkit.laws.CalendarLaws;
import io.crmkit.laws.CalendarTrial;
import io.crmkit.laws.Law;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Binds a team's calendar to all laws of business time:
 *
 * <pre>{@code
 * class OurCalendarTest implements CalendarContract {
 *   public CalendarTrial trial() {
 *     return CalendarTrial.of(OurCalendars.office());
 *   }
 * }
 * }</pre>
 *
 * <p>Business time that a team reckons itself is bound through {@link
 * io.crmkit.laws.CalendarArithmetic}.
 */
public interface CalendarContract {
  /** The calendar with the instants near which it is tried. */
  CalendarTrial trial();

  /** The laws that it breaks on purpose: the id of each with the reason. */
  default Map<String, String> waivers() {
    return Map.of();
  }

  /** The laws; override it to add some of your own. */
  default List<Law<CalendarTrial>> laws() {
    return CalendarLaws.all();
  }

  /** One test a law, and a last one that prints the count. */
  @TestFactory
  @DisplayName("laws of business time")
  @Execution(ExecutionMode.SAME_THREAD)
  default Stream<DynamicTest> keepsTheLaws() {
    return LawTests.of(laws(), trial(), Texts.BUILT_IN, LawTests.runner(waivers()));
  }
}
