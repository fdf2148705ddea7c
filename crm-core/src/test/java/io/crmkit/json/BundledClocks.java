package io.crmkit.json;

import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.DayHours;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseClocks;
import io.crmkit.workflow.ClockReading;
import io.crmkit.workflow.Workflow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The clocks of bundled workflows, with calendars for them. */
final class BundledClocks {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  static final Map<String, BusinessCalendar> CALENDARS =
      Map.of(
          "always",
          BusinessCalendar.always(SHANGHAI),
          "service",
          BusinessCalendar.of(
              SHANGHAI, BusinessCalendar.weekdays(List.of(DayHours.parse("09:00-17:00")))));

  static ClockReading reading(Workflow workflow, Case of, String clock, Instant asOf) {
    return CaseClocks.of(workflow, CALENDARS).readings(of, asOf).stream()
        .filter(reading -> reading.clock().equals(clock))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  static String verdict(Workflow workflow, Case of, String clock, Instant asOf) {
    return reading(workflow, of, clock, asOf).verdict().verdict();
  }

  private BundledClocks() {}
}
