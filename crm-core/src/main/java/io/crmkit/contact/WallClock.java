package io.crmkit.contact;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** When a clock shows what, read so that whatever forbids lasts rather longer than shorter. */
final class WallClock {
  private WallClock() {}

  /** The first instant at which the clock shows this time, or has skipped it. */
  static Instant first(LocalDateTime local, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    ZoneOffsetTransition transition = rules.getTransition(local);
    if (transition == null) {
      return local.toInstant(rules.getOffset(local));
    }
    return transition.isGap()
        ? transition.getInstant()
        : local.toInstant(transition.getOffsetBefore());
  }

  /** The last instant at which the clock shows this time, or has skipped it. */
  static Instant last(LocalDateTime local, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    ZoneOffsetTransition transition = rules.getTransition(local);
    if (transition == null) {
      return local.toInstant(rules.getOffset(local));
    }
    return transition.isGap()
        ? transition.getInstant()
        : local.toInstant(transition.getOffsetAfter());
  }

  /**
   * The latest time that the clock has shown up to an instant. Never goes back, unlike the time
   * that it shows: an hour that comes a second time counts as its end.
   */
  static LocalDateTime latestShown(Instant instant, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    ZoneOffset offset = rules.getOffset(instant);
    LocalDateTime shown =
        LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), offset);
    ZoneOffsetTransition transition = rules.getTransition(shown);
    return transition != null
            && transition.isOverlap()
            && offset.equals(transition.getOffsetAfter())
        ? transition.getDateTimeBefore()
        : shown;
  }
}
