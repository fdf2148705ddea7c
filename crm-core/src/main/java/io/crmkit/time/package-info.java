/**
 * Time as an argument: windows that metrics look back over, recurrence that never drifts, and lunar
 * dates.
 *
 * <p>Nothing here knows what day it is. A {@link io.crmkit.time.Window} says "the last twelve
 * months" without a zone and becomes a {@link io.crmkit.time.TimeRange} of instants once the caller
 * names the as-of instant, the zone and, for anniversaries, the anchor date. A {@link
 * io.crmkit.time.Recurrence} counts from its anchor, so a monthly date of the 31st falls on 28
 * February and on 31 March again.
 *
 * <p>{@link io.crmkit.time.LunarCalendar} knows the Chinese lunar calendar of two centuries from a
 * table. {@link io.crmkit.time.YearlyDay} and {@link io.crmkit.time.MonthlyDay} are days that come
 * again, with a stated rule for those that a year or month may lack: 29 February, leap months, day
 * 30 and 31.
 *
 * <p>All bounds are half-open: the start belongs, the end does not. All types are immutable and
 * safe for use by several threads.
 */
@NullMarked
package io.crmkit.time;

import org.jspecify.annotations.NullMarked;
