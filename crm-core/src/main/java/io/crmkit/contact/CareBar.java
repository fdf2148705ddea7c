package io.crmkit.contact;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a customer gets no greetings, and on which days. Personal, since the end of a minority tells
 * a birthday: {@code toString} shows the cause only. Immutable.
 *
 * <pre>{@code
 * CareBar.always(CareBar.Cause.BANNED);
 * CareBar.until(CareBar.Cause.MINOR, comesOfAge);
 * }</pre>
 *
 * @param cause why
 * @param startInclusive the first day; without one it held from the beginning
 * @param endExclusive the first day on which it no longer holds; without one it holds for good
 */
public record CareBar(
    Cause cause, Optional<LocalDate> startInclusive, Optional<LocalDate> endExclusive) {
  private static final ZoneId EARLIEST = ZoneOffset.ofHours(14);
  private static final ZoneId LATEST = ZoneOffset.ofHours(-12);

  /** Why a customer is left in peace. */
  public enum Cause {
    /** The customer is dead. */
    DECEASED,
    /** The customer is under age. */
    MINOR,
    /** The customer must not be contacted: a {@link ContactBan}. */
    BANNED;

    /** The cause for which a customer is protected. */
    public static Cause of(Protection protection) {
      return switch (protection) {
        case DECEASED -> DECEASED;
        case MINOR -> MINOR;
      };
    }
  }

  /**
   * Checks the order of the days.
   *
   * @throws IllegalArgumentException if it ends before it starts; the message repeats no day
   */
  public CareBar {
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(endExclusive, "endExclusive");
    if (startInclusive.isPresent()
        && endExclusive.isPresent()
        && !startInclusive.get().isBefore(endExclusive.get())) {
      throw new IllegalArgumentException("a bar to care must end after it starts");
    }
  }

  /** One that holds on every day. */
  public static CareBar always(Cause cause) {
    return new CareBar(cause, Optional.empty(), Optional.empty());
  }

  /** One that holds from a day on. */
  public static CareBar from(Cause cause, LocalDate startInclusive) {
    return new CareBar(cause, Optional.of(startInclusive), Optional.empty());
  }

  /** One that holds up to a day, which is free of it. */
  public static CareBar until(Cause cause, LocalDate endExclusive) {
    return new CareBar(cause, Optional.empty(), Optional.of(endExclusive));
  }

  /**
   * A ban in days: each day of which it holds at any instant. Without a zone it is read widely: in
   * no zone of the world would the day be free.
   *
   * @param zone the customer's, if it is known
   */
  public static CareBar of(ContactBan ban, Optional<ZoneId> zone) {
    LocalDate first = LocalDate.ofInstant(ban.startInclusive(), zone.orElse(LATEST));
    return new CareBar(
        Cause.BANNED,
        Optional.of(first),
        ban.endExclusive()
            .map(end -> LocalDate.ofInstant(end.minusNanos(1), zone.orElse(EARLIEST)))
            // Where a clock goes back over midnight the last day may come before the first.
            .map(last -> (last.isBefore(first) ? first : last).plusDays(1)));
  }

  /** Whether it holds on a day. */
  public boolean holdsOn(LocalDate date) {
    return (startInclusive.isEmpty() || !date.isBefore(startInclusive.get()))
        && (endExclusive.isEmpty() || date.isBefore(endExclusive.get()));
  }

  /** The cause; no days. */
  @Override
  public String toString() {
    return "CareBar " + cause;
  }
}
