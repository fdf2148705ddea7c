package io.crmkit.store.work;

import io.crmkit.decision.Decision;
import io.crmkit.store.Receipt;
import java.util.Objects;

/**
 * What came of a unit of work.
 *
 * @param <T> the outcome of its decision
 */
public sealed interface Result<T> {
  /**
   * It was decided and committed.
   *
   * @param <T> the outcome of the decision
   * @param receipt of the commit
   * @param decision what was decided
   */
  record Committed<T>(Receipt receipt, Decision<T> decision) implements Result<T> {
    /** Checks that nothing is missing. */
    public Committed {
      Objects.requireNonNull(receipt, "receipt");
      Objects.requireNonNull(decision, "decision");
    }
  }

  /**
   * The command had been carried out before; nothing was decided or changed.
   *
   * @param <T> the outcome that the decision would have
   * @param receipt of the first commit
   */
  record Replayed<T>(Receipt receipt) implements Result<T> {
    /** Checks that nothing is missing. */
    public Replayed {
      Objects.requireNonNull(receipt, "receipt");
    }
  }

  /**
   * The decision was a refusal; nothing was changed.
   *
   * @param <T> the outcome of the decision
   * @param decision why
   */
  record Refused<T>(Decision<T> decision) implements Result<T> {
    /** Checks that nothing is missing. */
    public Refused {
      Objects.requireNonNull(decision, "decision");
    }
  }
}
