package io.crmkit.tier;

import io.crmkit.testkit.TierPolicyContract;
import java.time.Period;

class TierLadderContractTest implements TierPolicyContract {
  @Override
  public TierPolicy subject() {
    return Ladders.retail().withGrace(Period.ofDays(30));
  }
}
