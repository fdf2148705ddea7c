package io.crmkit.complaint;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.workflow.Owner;
import java.util.ArrayList;
import java.util.List;

/** Who takes over a customer from a department? Pure: equal questions, equal decisions. */
@FunctionalInterface
public interface ReassignmentPolicy {
  /** The new owner, or why there is none. */
  Decision<Answer<Owner>> decide(Reassignment question);

  /**
   * The first candidate who is named and of another department (CF-13); the department that the
   * customer leaves never gets the customer back.
   */
  static ReassignmentPolicy otherDepartment() {
    return question -> {
      List<Reason> reasons = new ArrayList<>();
      for (Owner candidate : question.candidates()) {
        if (candidate.department().equals(question.department())) {
          reasons.add(new SanctionReason.SameDepartment(candidate));
        } else if (candidate.staff().isEmpty()) {
          reasons.add(new SanctionReason.NobodyNamed(candidate.department()));
        } else {
          reasons.add(new SanctionReason.TakesOver(question.department(), candidate));
          return Decision.of(Answer.accepted(candidate), reasons);
        }
      }
      reasons.add(new SanctionReason.NoCandidate(question.department()));
      return Decision.of(Answer.refused(), reasons);
    };
  }
}
