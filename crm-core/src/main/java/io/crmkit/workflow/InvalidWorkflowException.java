package io.crmkit.workflow;

import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Texts;
import java.util.List;
import java.util.Locale;

/** Thrown where a definition is no sound workflow; tells everything that is wrong with it. */
public final class InvalidWorkflowException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<WorkflowProblem> problems;

  /** Everything that is wrong; the message tells it in English. */
  public InvalidWorkflowException(PolicyId workflow, List<WorkflowProblem> problems) {
    super("workflow " + workflow + ":\n" + Texts.BUILT_IN.renderAll(problems, Locale.ENGLISH));
    this.problems = List.copyOf(problems);
  }

  /** Everything that is wrong. */
  public List<WorkflowProblem> problems() {
    return problems;
  }
}
