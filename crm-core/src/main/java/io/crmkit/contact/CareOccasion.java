package io.crmkit.contact;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An occasion to care for a customer, and the dates on which it comes: days, never instants, so
 * that no zone plays a part. Immutable; {@code toString} shows no personal date.
 *
 * <pre>{@code
 * CareOccasion birthday = Birthday.of(LocalDate.of(1988, 7, 1));
 * birthday.nextOrSame(LocalDate.of(2026, 11, 22)); // 2027-07-01
 * }</pre>
 *
 * <p>Occasions of the lunar calendar are known as long as {@link io.crmkit.time.LunarCalendar} is.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "occasion")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Birthday.class, name = "birthday"),
  @JsonSubTypes.Type(value = Anniversary.class, name = "anniversary"),
  @JsonSubTypes.Type(value = Festival.class, name = "festival"),
  @JsonSubTypes.Type(value = MemberDay.class, name = "member-day")
})
public sealed interface CareOccasion permits Birthday, Anniversary, Festival, MemberDay {
  /** How it is called. */
  CareName name();

  /** Whether all its dates in {@code [startInclusive, endExclusive)} are known. */
  boolean knows(LocalDate startInclusive, LocalDate endExclusive);

  /**
   * Its dates in {@code [startInclusive, endExclusive)}, strictly increasing.
   *
   * @throws IllegalArgumentException if the end lies before the start, or days between them are not
   *     {@linkplain #knows known}
   */
  List<LocalDate> datesIn(LocalDate startInclusive, LocalDate endExclusive);

  /**
   * Its first date on or after a date; empty if none is known.
   *
   * @throws IllegalArgumentException if it follows the lunar calendar, which does not cover {@code
   *     date}
   */
  Optional<LocalDate> nextOrSame(LocalDate date);
}
