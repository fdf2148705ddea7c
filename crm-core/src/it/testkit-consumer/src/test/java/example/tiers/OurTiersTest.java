package example.tiers;

import io.crmkit.testkit.TierPolicyContract;
import io.crmkit.tier.TierPolicy;

class OurTiersTest implements TierPolicyContract {
  @Override
  public TierPolicy subject() {
    return new OurTiers(6);
  }
}
