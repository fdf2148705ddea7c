package io.crmkit.workflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What happens when a clock still runs at, or some time after, its due instant. Immutable.
 *
 * @param name a letter and up to 63 letters, digits, '-' or '_'; no other mark of the clock has it
 * @param after how much open time after the due instant; negative: before it, but not before the
 *     clock has warned
 * @param notified the role that is told, if any
 * @param action what is done with the case, if anything
 * @param reassign who has to see to the case from then on, if that changes; a case that has ended
 *     before a sweep comes to it stays with whom it was, unless the action takes it up again
 */
public record Escalation(
    String name,
    Duration after,
    @JsonProperty("notify") Optional<Role> notified,
    Optional<Action> action,
    Optional<Owner> reassign) {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  public Escalation {
    Checks.code("escalation", name);
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(notified, "notified");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(reassign, "reassign");
  }

  /** An escalation that tells nobody and does nothing but be noted, some time after due. */
  public static Escalation of(String name, Duration after) {
    return new Escalation(name, after, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same, telling a role. */
  public Escalation notifying(Role role) {
    return new Escalation(name, after, Optional.of(role), action, reassign);
  }

  /** The same, acting on the case. */
  public Escalation doing(Action newAction) {
    return new Escalation(name, after, notified, Optional.of(newAction), reassign);
  }

  /** The same, giving the case to somebody else. */
  public Escalation reassigning(Owner owner) {
    return new Escalation(name, after, notified, action, Optional.of(owner));
  }
}
