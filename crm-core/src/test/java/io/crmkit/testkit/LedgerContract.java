package io.crmkit.testkit;

import io.crmkit.decision.Texts;
import io.crmkit.laws.LedgerLaws;
import io.crmkit.laws.LedgerTrial;
import io.crmkit.loyalty.PointsLedger;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Binds a points ledger, with the policies that a team gave it, to all laws of ledgers:
 *
 * <pre>{@code
 * class OurLedgerTest implements LedgerContract {
 *   public PointsLedger subject() {
 *     return OurPoints.ledger();
 *   }
 * }
 * }</pre>
 */
public interface LedgerContract {
  /** The ledger. */
  PointsLedger subject();

  /** The laws that the ledger breaks on purpose: the id of each with the reason. */
  default Map<String, String> waivers() {
    return Map.of();
  }

  /** One test a law, and a last one that prints the count. */
  @TestFactory
  @DisplayName("laws of points ledgers")
  default Stream<DynamicTest> keepsTheLaws() {
    return LawTests.of(
        LedgerLaws.all(), LedgerTrial.of(subject()), Texts.BUILT_IN, LawTests.runner(waivers()));
  }
}
