package io.crmkit.score.model;

import io.crmkit.testkit.PurchaseModelContract;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Pareto/NBD")
class ParetoNbdContractTest implements PurchaseModelContract {
  @Override
  public PurchaseModel subject() {
    return Reference.PARETO;
  }
}
