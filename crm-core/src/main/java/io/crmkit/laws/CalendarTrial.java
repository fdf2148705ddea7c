package io.crmkit.laws;

import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.Pauses;
import io.crmkit.time.Stretch;
import io.crmkit.time.TimeRange;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/**
 * Business time with the instants near which it is tried. Immutable.
 *
 * <pre>{@code
 * CalendarTrial trial = CalendarTrial.of(BundledCalendars.china2026());
 * LawRunner.STANDARD.run(CalendarLaws.all(), trial).requireHeld();
 * }</pre>
 *
 * @param arithmetic what is tried
 * @param zone where its dates are
 * @param cutPoints where it opens or closes, at least one; they should hold weekends, holidays,
 *     breaks and changes of the clock
 */
public record CalendarTrial(CalendarArithmetic arithmetic, ZoneId zone, List<Instant> cutPoints) {
  /** Two years, so that the last of them is the last that is known or this one. */
  private static final LocalDate USUAL_END = LocalDate.of(2027, 1, 1);

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no cut point
   */
  public CalendarTrial {
    Objects.requireNonNull(arithmetic, "arithmetic");
    Objects.requireNonNull(zone, "zone");
    cutPoints = List.copyOf(cutPoints);
    if (cutPoints.isEmpty()) {
      throw new IllegalArgumentException("a calendar must be tried near some instant, had none");
    }
  }

  /**
   * A calendar of this library, tried where it opens and closes in the two years up to the last
   * date it knows, or in 2025 and 2026.
   */
  public static CalendarTrial of(BusinessCalendar calendar) {
    LocalDate end = calendar.knownThrough().map(last -> last.plusDays(1)).orElse(USUAL_END);
    Instant to = end.atStartOfDay(calendar.zone()).toInstant();
    Instant from = end.minusYears(2).atStartOfDay(calendar.zone()).toInstant();
    List<Instant> starts =
        calendar.stretches(from, to).stream()
            .map(Stretch::range)
            .map(TimeRange::endExclusive)
            .toList();
    return new CalendarTrial(CalendarArithmetic.of(calendar), calendar.zone(), starts);
  }

  /** An instant at a cut point, a little beside it or some hours away. */
  Instant instant(Choices choices) {
    Instant near = choices.oneOf(cutPoints);
    return switch (choices.between(0, 3)) {
      case 0 -> near;
      case 1 -> near.plusNanos(choices.between(-1, 1));
      case 2 -> near.plus(choices.between(-48, 48), ChronoUnit.HOURS);
      default -> near.plus(choices.between(-10_000_000_000L, 10_000_000_000L), ChronoUnit.MICROS);
    };
  }

  /** A length of open time, more than nothing: mostly whole hours, up to some weeks. */
  Duration length(Choices choices) {
    return switch (choices.between(0, 2)) {
      case 0 -> Duration.ofHours(choices.between(1, 60));
      case 1 -> Duration.ofMinutes(choices.between(1, 2_000));
      default -> Duration.ofNanos(choices.between(1, 200_000_000_000_000L));
    };
  }

  /** A date near a cut point, or that of an instant or soon after. */
  LocalDate date(Choices choices, Instant near) {
    return choices.percent(50)
        ? LocalDate.ofInstant(choices.oneOf(cutPoints), zone)
        : LocalDate.ofInstant(near, zone).plusDays(choices.upTo(2));
  }

  /** What is tried, a date of it perhaps worked as some day of the week. */
  CalendarArithmetic arithmetic(Choices choices, LocalDate date) {
    return choices.percent(40)
        ? arithmetic.withHoursOf(date, DayOfWeek.of(choices.between(1, 7)))
        : arithmetic;
  }

  /** Up to four pauses of some hours, which may overlap. */
  Pauses pauses(Choices choices, Instant near) {
    return new Pauses(
        choices.list(
            0,
            4,
            each -> {
              Instant start = near.plus(each.between(-10, 200), ChronoUnit.HOURS);
              return TimeRange.between(start, start.plus(length(each)));
            }));
  }
}
