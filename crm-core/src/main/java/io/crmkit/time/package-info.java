/**
 * Time as an argument: windows that metrics look back over, and recurrence that never drifts.
 *
 * <p>Nothing here knows what day it is. A {@link io.crmkit.time.Window} says "the last twelve
 * months" without a zone and becomes a {@link io.crmkit.time.TimeRange} of instants once the caller
 * names the as-of instant, the zone and, for anniversaries, the anchor date. A {@link
 * io.crmkit.time.Recurrence} counts from its anchor, so a monthly date of the 31st falls on 28
 * February and on 31 March again.
 *
 * <p>All bounds are half-open: the start belongs, the end does not. All types are immutable and
 * safe for use by several threads.
 */
@NullMarked
package io.crmkit.time;

import org.jspecify.annotations.NullMarked;
