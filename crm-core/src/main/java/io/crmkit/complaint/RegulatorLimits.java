package io.crmkit.complaint;

import io.crmkit.time.Limit;
import java.time.Period;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Limits as regulators set them, for the clocks of a host's own workflow. Which of them binds a
 * company is for the company to know: they are shapes, no legal advice.
 */
public final class RegulatorLimits {
  /** Acknowledged or settled by the end of the third business day after receipt. */
  public static final Limit ACKNOWLEDGEMENT = Limit.businessDays(3);

  /** Answered within 15 calendar days, to the end of the last one. */
  public static final Limit ANSWER = Limit.calendarDays(Period.ofDays(15));

  /** Finally decided within 60 calendar days, to the end of the last one. */
  public static final Limit FINAL_ANSWER = Limit.calendarDays(Period.ofDays(60));

  /** Finally decided within eight weeks, after which the customer may go to an ombudsman. */
  public static final Limit OMBUDSMAN = Limit.calendarDays(Period.ofWeeks(8));

  private static final Map<String, Limit> ALL = all();

  private RegulatorLimits() {}

  /** All of them by name, the shortest first. */
  public static Map<String, Limit> byName() {
    return ALL;
  }

  private static Map<String, Limit> all() {
    Map<String, Limit> all = new LinkedHashMap<>();
    all.put("acknowledgement", ACKNOWLEDGEMENT);
    all.put("answer", ANSWER);
    all.put("ombudsman", OMBUDSMAN);
    all.put("final-answer", FINAL_ANSWER);
    return Collections.unmodifiableMap(all);
  }
}
