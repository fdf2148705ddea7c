package io.crmkit.testkit;

import io.crmkit.laws.Law;
import io.crmkit.laws.WorkflowLaws;
import io.crmkit.laws.WorkflowTrial;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowDefinition;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Binds the definition of a workflow to all laws of workflows; an unsound one fails with everything
 * that is wrong with it.
 *
 * <pre>{@code
 * class OurRepairTest implements WorkflowContract {
 *   public WorkflowDefinition subject() {
 *     return OurRepair.definition();
 *   }
 * }
 * }</pre>
 *
 * <p>What is wrapped around a workflow can be tried in its place: see {@link #trial}.
 */
public interface WorkflowContract {
  /** The definition. */
  WorkflowDefinition subject();

  /** The workflow with the ways it is asked; override it to try what is wrapped around it. */
  default WorkflowTrial trial() {
    return WorkflowTrial.of(Workflow.of(subject()));
  }

  /** The laws that are broken on purpose: the id of each with the reason. */
  default Map<String, String> waivers() {
    return Map.of();
  }

  /** The laws; override it to add some of your own. */
  default List<Law<WorkflowTrial>> laws() {
    return WorkflowLaws.all();
  }

  /** One test a law, and a last one that prints the count. */
  @TestFactory
  @DisplayName("laws of workflows")
  @Execution(ExecutionMode.SAME_THREAD)
  @ResourceLock(Resources.LOCALE)
  @ResourceLock(Resources.TIME_ZONE)
  default Stream<DynamicTest> keepsTheLaws() {
    WorkflowTrial trial = trial();
    trial =
        trial.surroundings().isPresent() ? trial : trial.withSurroundings(new JvmSurroundings());
    trial = trial.clock().isPresent() ? trial : trial.withClock(Clock.systemUTC());
    return LawTests.of(laws(), trial, trial.texts(), LawTests.runner(waivers()));
  }
}
