package io.crmkit.contact;

import io.crmkit.decision.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Who is contacted when and by whom, and what could not be planned. Immutable.
 *
 * @param contacts by time
 * @param unplanned by urgency
 */
public record ContactPlan(List<PlannedContact> contacts, List<Unplanned> unplanned) {
  /** Sorts both lists. */
  public ContactPlan {
    contacts = contacts.stream().sorted().toList();
    unplanned = unplanned.stream().sorted(Comparator.comparing(Unplanned::due)).toList();
  }

  /** Those that come too late for what they are for. */
  public List<PlannedContact> late() {
    return contacts.stream().filter(PlannedContact::isLate).toList();
  }

  /**
   * Something due that no contact of the plan is for. Immutable.
   *
   * @param due what
   * @param why the rules or the capacity in the way; leave them out and it can be planned
   */
  public record Unplanned(Due due, List<Reason> why) {
    /** Copies the reasons. */
    public Unplanned {
      Objects.requireNonNull(due, "due");
      why = List.copyOf(why);
    }
  }
}
