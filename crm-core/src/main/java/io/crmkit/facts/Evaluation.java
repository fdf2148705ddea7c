package io.crmkit.facts;

import java.util.List;
import java.util.Objects;

/**
 * What came of evaluating a condition.
 *
 * @param truth whether it holds
 * @param findings if it holds: leaves that suffice for it. If it does not, or that is unknown: what
 *     is in the way, all of it at once; remove every one and the condition holds
 */
public record Evaluation(Truth truth, List<Finding> findings) {
  /** Copies the list. */
  public Evaluation {
    Objects.requireNonNull(truth, "truth");
    findings = List.copyOf(findings);
  }

  /** Whether the condition holds. */
  public boolean met() {
    return truth == Truth.MET;
  }
}
