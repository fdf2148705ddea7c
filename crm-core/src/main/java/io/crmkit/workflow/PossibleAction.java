package io.crmkit.workflow;

import io.crmkit.decision.Reason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An action that leads out of the state of a case, or one of a workflow that the case does not
 * follow, and whether it may be done now.
 *
 * @param action the action
 * @param to the state it leads to, if it may be done
 * @param reasons why it may be done, or everything that is in the way
 */
public record PossibleAction(Action action, Optional<State> to, List<Reason> reasons) {
  /** Copies the reasons. */
  public PossibleAction {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(to, "to");
    reasons = List.copyOf(reasons);
  }

  /** Whether it may be done. */
  public boolean allowed() {
    return to.isPresent();
  }
}
