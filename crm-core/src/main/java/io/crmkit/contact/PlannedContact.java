package io.crmkit.contact;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.crmkit.customer.StaffId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * A contact of a plan. Ordered by time, then by staff. Immutable.
 *
 * @param at when
 * @param staff by whom
 * @param request which contact
 * @param due what it is for
 */
public record PlannedContact(Instant at, StaffId staff, ContactRequest request, Due due)
    implements Comparable<PlannedContact> {
  private static final Comparator<PlannedContact> ORDER =
      Comparator.comparing(PlannedContact::at)
          .thenComparing(PlannedContact::staff)
          .thenComparing(PlannedContact::due)
          .thenComparing(planned -> planned.request().toString());

  /** Checks that nothing is missing. */
  public PlannedContact {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(staff, "staff");
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(due, "due");
  }

  /** Whether it comes too late for what it is for. */
  @JsonIgnore
  public boolean isLate() {
    return due.isLate(at);
  }

  /** By time, then by staff. */
  @Override
  public int compareTo(PlannedContact other) {
    return ORDER.compare(this, other);
  }
}
