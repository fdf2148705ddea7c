package io.crmkit.contact;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;

/**
 * An instant as a customer's clock shows it: reasons say "2026-11-24T08:00+08:00". Immutable.
 *
 * @param at the instant
 * @param zone the customer's; empty where it is not known, which shows as UTC does
 */
public record Moment(Instant at, Optional<ZoneId> zone) {
  /** Takes UTC for no zone. */
  public Moment {
    Objects.requireNonNull(at, "at");
    zone = zone.filter(known -> !known.equals(ZoneOffset.UTC));
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is none
   */
  @JsonCreator
  public static Moment parse(String text) {
    try {
      ZonedDateTime read = ZonedDateTime.parse(text);
      return new Moment(read.toInstant(), Optional.of(read.getZone()));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "must be a moment like 2026-11-24T08:00+08:00[Asia/Shanghai], was of another form", e);
    }
  }

  /** The text form: {@code "2026-11-24T08:00+08:00[Asia/Shanghai]"}. */
  @JsonValue
  public String text() {
    return shown().toString();
  }

  private ZonedDateTime shown() {
    return at.atZone(zone.orElse(ZoneOffset.UTC));
  }

  /** What the clock shows, with its offset: {@code "2026-11-24T08:00+08:00"}. */
  @Override
  public String toString() {
    return shown().toOffsetDateTime().toString();
  }
}
