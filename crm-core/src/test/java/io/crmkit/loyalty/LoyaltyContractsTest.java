package io.crmkit.loyalty;

import io.crmkit.facts.Condition;
import io.crmkit.testkit.EarnPolicyContract;
import io.crmkit.testkit.ExpiryPolicyContract;
import io.crmkit.testkit.LedgerContract;
import io.crmkit.testkit.RefundPolicyContract;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Period;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

@DisplayName("The ready-made policies of points keep the laws of their kind")
class LoyaltyContractsTest {
  @Nested
  class Month implements ExpiryPolicyContract {
    @Override
    public ExpiryPolicy subject() {
      return new ExpiryModel.After(Period.ofMonths(1));
    }
  }

  @Nested
  class YearEnd implements ExpiryPolicyContract {
    @Override
    public ExpiryPolicy subject() {
      return ExpiryPolicy.named("ours", "2", new ExpiryModel.EndOfYear(1));
    }
  }

  @Nested
  class ProRata implements RefundPolicyContract {
    @Override
    public RefundPolicy subject() {
      return new RefundModel.ProRata();
    }
  }

  @Nested
  class WholeOnly implements RefundPolicyContract {
    @Override
    public RefundPolicy subject() {
      return new RefundModel.WholeOnly();
    }
  }

  @Nested
  class Rules implements EarnPolicyContract {
    @Override
    public EarnPolicy subject() {
      return EarnRules.of(
              EarnRule.of("base", new EarnBasis.PerAmount(Book.cny("10.00"), 1)),
              EarnRule.of("visit", new EarnBasis.PerPurchase(3)))
          .withMultipliers(
              EarnMultiplier.Mode.BEST,
              new EarnMultiplier("half", new BigDecimal("1.5"), Condition.always()))
          .withRounding(RoundingMode.HALF_EVEN, false)
          .withCaps(EarnCap.perOccasion("order", 5_000));
    }
  }

  @Nested
  class Ledger implements LedgerContract {
    @Override
    public PointsLedger subject() {
      return Book.LEDGER.withExpiry(new ExpiryModel.EndOfMonth(1));
    }
  }
}
