/**
 * Time as an argument: windows that metrics look back over, recurrence that never drifts, business
 * time and limits.
 *
 * <p>Nothing here knows what day it is. A {@link io.crmkit.time.Window} says "the last twelve
 * months" without a zone and becomes a {@link io.crmkit.time.TimeRange} of instants once the caller
 * names the as-of instant, the zone and, for anniversaries, the anchor date. A {@link
 * io.crmkit.time.Recurrence} counts from its anchor, so a monthly date of the 31st falls on 28
 * February and on 31 March again.
 *
 * <p>A {@link io.crmkit.time.BusinessCalendar} says when a company is open ({@link
 * io.crmkit.time.DayHours} by the day of the week, breaks, holidays, days made up for) and reckons
 * with that time. It never guesses: every answer is {@link io.crmkit.time.Reckoned}, which is a
 * value, or never (it does not open often enough), or unknown (it is not published that far). A
 * {@link io.crmkit.time.Limit} is a deadline in the making: so much open time, so many calendar
 * days, or the end of a business day; {@link io.crmkit.time.Pauses} are when its clock stood still.
 * What a deadline rests on can be laid open as {@link io.crmkit.time.Stretch stretches}:
 *
 * <pre>{@code
 * Limit answer = Limit.open(Duration.ofHours(8));
 * Reckoned<Instant> due = answer.due(received, calendar, pauses);
 * List<Stretch> proof = calendar.stretches(received, due.toOptional().orElseThrow());
 * }</pre>
 *
 * <p>All bounds are half-open: the start belongs, the end does not. All types are immutable and
 * safe for use by several threads.
 */
@NullMarked
package io.crmkit.time;

import org.jspecify.annotations.NullMarked;
