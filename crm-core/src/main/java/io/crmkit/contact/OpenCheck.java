package io.crmkit.contact;

import io.crmkit.time.Reckoned;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When the company is open. */
final class OpenCheck {
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2101-01-01T00:00:00Z");

  private OpenCheck() {}

  static @Nullable Instant free(OpenHours open, Instant from) {
    return next(open, from) instanceof Reckoned.Known<Instant> known ? known.value() : null;
  }

  private static Reckoned<Instant> next(OpenHours open, Instant from) {
    return from.isBefore(FIRST) || !from.isBefore(END)
        ? Reckoned.unknown(LocalDate.of(2100, 12, 31))
        : open.calendar().nextOpen(from);
  }

  /** Why it never opens again. */
  static ContactReason why(OpenHours open, Instant at) {
    return next(open, at) instanceof Reckoned.Unknown<Instant> unknown
        ? new ContactBlocker.CalendarUnknown(open.name(), unknown.knownThrough())
        : new ContactBlocker.NeverOpens(open.name());
  }
}
