package io.crmkit.complaint;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a company has settled about complaints: the section {@code complaints} of its playbook.
 * Immutable.
 *
 * @param workflow the name of the workflow that complaints follow
 * @param categories the department responsible, by class of complaint (AS-05)
 * @param otherDepartments the departments that may be made responsible besides
 * @param causes the codes of the causes that an investigation may find (CF-11, AS-05)
 * @param sanctions who is penalised, if anybody ever is
 * @param recurrence when a cause counts as coming back, if that is watched
 * @param feedback which answers to surveys need a closed loop, if any do
 */
public record ComplaintScheme(
    String workflow,
    Map<String, String> categories,
    Set<String> otherDepartments,
    Set<String> causes,
    Optional<SanctionRules> sanctions,
    Optional<RecurrenceRule> recurrence,
    Optional<FeedbackRule> feedback) {
  /**
   * Copies map and sets, keeping their order.
   *
   * @throws IllegalArgumentException if there is no class or no cause, or a code is malformed
   */
  public ComplaintScheme {
    Checks.code("workflow", workflow);
    categories = new IntakeRules(categories).departments();
    otherDepartments = Checks.ordered(otherDepartments);
    otherDepartments.forEach(department -> Checks.code("department", department));
    causes = Checks.ordered(causes);
    causes.forEach(cause -> Checks.code("cause", cause));
    if (causes.isEmpty()) {
      throw new IllegalArgumentException("causes must name at least one cause, had none");
    }
    Objects.requireNonNull(sanctions, "sanctions");
    Objects.requireNonNull(recurrence, "recurrence");
    Objects.requireNonNull(feedback, "feedback");
  }

  /** A scheme of the bundled closed loop that penalises nobody and watches nothing. */
  public static ComplaintScheme of(Map<String, String> categories, Set<String> causes) {
    return new ComplaintScheme(
        "closed-loop",
        categories,
        Set.of(),
        causes,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The policy of the intake: forwards by class. */
  public IntakeRules intake() {
    return new IntakeRules(categories);
  }

  /** Every department that may be responsible. */
  public Set<String> departments() {
    Set<String> departments = new LinkedHashSet<>(categories.values());
    departments.addAll(otherDepartments);
    return Checks.ordered(departments);
  }
}
