package io.crmkit.contact;

import io.crmkit.testkit.CarePolicyContract;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("IS-15, RM-07: care rules keep the laws")
class CareRulesContractTest implements CarePolicyContract {
  @Override
  public CarePolicy subject() {
    return new CareRules(
        List.of(
            new CarePractice(
                CareKind.BIRTHDAY,
                3,
                List.of(CareAction.GREETING),
                List.of(CareAction.TAILORED_SERVICE)),
            new CarePractice(CareKind.ANNIVERSARY, 0, List.of(), List.of(CareAction.GIFT)),
            CarePractice.greeting(CareKind.FESTIVAL)),
        List.of(Festival.known("spring-festival"), Festival.known("mid-autumn")),
        List.of());
  }
}
