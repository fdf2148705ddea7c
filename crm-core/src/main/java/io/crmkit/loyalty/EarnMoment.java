package io.crmkit.loyalty;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * When points were earned: what validity is decided from.
 *
 * @param earnedAt when
 * @param zone the programme's zone, in which days, months and years end
 */
public record EarnMoment(Instant earnedAt, ZoneId zone) {
  /** Checks that nothing is missing. */
  public EarnMoment {
    Objects.requireNonNull(earnedAt, "earnedAt");
    Objects.requireNonNull(zone, "zone");
  }

  /** The local day. */
  public LocalDate day() {
    return earnedAt.atZone(zone).toLocalDate();
  }

  /** The end of a local day: the first instant of the next. */
  public Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
