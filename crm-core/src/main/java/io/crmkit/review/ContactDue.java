package io.crmkit.review;

import io.crmkit.contact.Due;
import io.crmkit.contact.DueWay;
import io.crmkit.contact.Permission;
import io.crmkit.decision.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something due for a customer, why, and the way to do it. Immutable.
 *
 * @param due what is due
 * @param why the reasons of the rule that asks for it
 * @param way the way to take as of the review: an allowed one, else the one allowed soonest, else
 *     one that is refused, with what blocks it; empty if no contact fulfils it
 */
public record ContactDue(Due due, List<Reason> why, Optional<DueWay> way) {
  /** Copies the reasons. */
  public ContactDue {
    Objects.requireNonNull(due, "due");
    why = List.copyOf(why);
    Objects.requireNonNull(way, "way");
  }

  /** When it may be done by its way; empty if it has none or that is refused. */
  public Optional<Instant> allowedFrom(Instant asOf) {
    return way.map(taken -> taken.decision().outcome())
        .flatMap(
            permission ->
                permission instanceof Permission.Deferred later
                    ? Optional.of(later.until())
                    : Optional.of(asOf).filter(at -> permission instanceof Permission.Allowed));
  }

  /** Whether it has ways, and none of them may be taken before an instant. */
  public boolean isBlocked(Instant before) {
    return way.map(taken -> taken.decision().outcome())
        .filter(
            permission ->
                permission instanceof Permission.Refused
                    || (permission instanceof Permission.Deferred later
                        && !later.until().isBefore(before)))
        .isPresent();
  }
}
