package io.crmkit.workflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * A state of a workflow. Immutable.
 *
 * @param state its name
 * @param isFinal whether cases end in it; a final state stops every clock. An action may lead out
 *     of it all the same: that reopens the case
 * @param holder whose turn it is in this state
 */
public record StateRule(State state, @JsonProperty("final") boolean isFinal, Holder holder) {
  /** Checks that nothing is missing. */
  public StateRule {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(holder, "holder");
  }

  /** A state in which it is the team's turn. */
  public static StateRule of(String state) {
    return new StateRule(State.of(state), false, Holder.TEAM);
  }

  /** A state in which it is this holder's turn. */
  public static StateRule of(String state, Holder holder) {
    return new StateRule(State.of(state), false, holder);
  }

  /** A final state. */
  public static StateRule last(String state) {
    return new StateRule(State.of(state), true, Holder.TEAM);
  }
}
