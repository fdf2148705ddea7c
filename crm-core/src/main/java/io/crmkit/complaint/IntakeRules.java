package io.crmkit.complaint;

import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Forwards complaints by their class. Immutable.
 *
 * @param departments the department responsible, by class of complaint, in order
 */
public record IntakeRules(Map<String, String> departments) implements IntakePolicy {
  /**
   * Copies the map, keeping its order.
   *
   * @throws IllegalArgumentException if it is empty or a code malformed
   */
  public IntakeRules {
    departments = Collections.unmodifiableMap(new LinkedHashMap<>(departments));
    if (departments.isEmpty()) {
      throw new IllegalArgumentException("intake rules must know at least one class, had none");
    }
    departments.forEach(Forwarding::new);
  }

  @Override
  public Decision<Answer<Forwarding>> decide(ComplaintIntake intake) {
    List<ComplaintReason> blockers = new ArrayList<>();
    intake.missing().forEach(part -> blockers.add(new ComplaintReason.PartMissing(part)));
    String category = intake.category().orElse("");
    String department = departments.get(category);
    if (department == null && intake.category().isPresent()) {
      blockers.add(
          new ComplaintReason.UnknownCategory(category, List.copyOf(departments.keySet())));
    }
    if (department == null || !blockers.isEmpty()) {
      return Decision.of(Answer.refused(), blockers);
    }
    return Decision.of(
        Answer.accepted(new Forwarding(category, department)),
        new ComplaintReason.Forwarded(category, department));
  }
}
