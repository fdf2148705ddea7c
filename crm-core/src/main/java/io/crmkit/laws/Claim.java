package io.crmkit.laws;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What a decision says by listing blockers: with every one of them gone something is reached, and
 * while one remains it is not.
 *
 * @param <Q> the type of the questions
 * @param <O> the type of the outcomes
 * @param what what would be reached, for the report
 * @param blockers all that is in the way
 * @param reached whether a decision has reached it, or more
 * @param exactly whether a decision has reached just this
 */
public record Claim<Q, O>(
    String what,
    List<Blocker<Q>> blockers,
    Predicate<Decision<O>> reached,
    Predicate<Decision<O>> exactly) {
  /** Copies the list. */
  public Claim {
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(reached, "reached");
    Objects.requireNonNull(exactly, "exactly");
    blockers = List.copyOf(blockers);
  }

  /**
   * One thing in the way.
   *
   * @param <Q> the type of the questions
   * @param reason the reason that names it
   * @param remove the question as it would be without it
   * @param open whether it is still in the way of a question
   */
  public record Blocker<Q>(Reason reason, UnaryOperator<Q> remove, Predicate<Q> open) {
    /** Checks that nothing is missing. */
    public Blocker {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(remove, "remove");
      Objects.requireNonNull(open, "open");
    }
  }
}
