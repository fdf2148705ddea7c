package io.crmkit.workflow;

import io.crmkit.testkit.WorkflowContract;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The sample workflow as a team would bind it")
class RepairContractTest implements WorkflowContract {
  @Override
  public WorkflowDefinition subject() {
    return SampleWorkflows.repair();
  }
}
