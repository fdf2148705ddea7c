package io.crmkit.laws;

import io.crmkit.workflow.Case;
import io.crmkit.workflow.Move;
import java.util.Objects;

/**
 * What a workflow is asked: may this be done with that case?
 *
 * @param of the case
 * @param move what is asked for
 */
public record WorkflowQuestion(Case of, Move move) {
  /** Checks that nothing is missing. */
  public WorkflowQuestion {
    Objects.requireNonNull(of, "of");
    Objects.requireNonNull(move, "move");
  }
}
