package io.crmkit.json;

import com.google.common.collect.ImmutableMap;
import io.crmkit.contact.CareReason;
import io.crmkit.decision.Reason;
import java.util.Map;

/** The classes of the reasons about care, by code. */
final class CareReasons {
  static final Map<String, Class<? extends Reason>> TYPES =
      ImmutableMap.<String, Class<? extends Reason>>builder()
          .put("care.due", CareReason.Due.class)
          .put("care.due-with-lead", CareReason.Due.class)
          .put("care.tailored", CareReason.Tailored.class)
          .put("care.deceased", CareReason.Deceased.class)
          .put("care.minor", CareReason.Minor.class)
          .put("care.banned", CareReason.Banned.class)
          .put("care.not-observed", CareReason.NotObserved.class)
          .put("care.important-only", CareReason.ImportantOnly.class)
          .put("care.beyond-calendar", CareReason.BeyondCalendar.class)
          .put("care.nothing-due", CareReason.NothingDue.class)
          .buildOrThrow();

  private CareReasons() {}
}
