package io.crmkit.score;

import io.crmkit.testkit.ScoringPolicyContract;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A scorecard, by the contract")
class ScorecardContractTest implements ScoringPolicyContract {
  @Override
  public ScoringPolicy subject() {
    return ScoringPolicy.named("relationship", "1", Cards.CARD);
  }
}
