package io.crmkit.loyalty;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.crmkit.decision.Decision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The ready-made breakage policies. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = BreakageModel.Fixed.class, name = "fixed"),
  @JsonSubTypes.Type(value = BreakageModel.Curve.class, name = "curve")
})
public sealed interface BreakageModel extends BreakagePolicy {
  /**
   * A fixed share of what is issued is used in the end.
   *
   * @param used the share, 0 to 1
   */
  record Fixed(BigDecimal used) implements BreakageModel {
    /**
     * Checks the share.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public Fixed {
      BreakageModel.requireShare(used);
      used = Require.plain(used);
    }

    @Override
    public Decision<Long> decide(Cohort cohort) {
      long expected =
          used.multiply(BigDecimal.valueOf(cohort.issued()))
              .setScale(0, RoundingMode.HALF_EVEN)
              .longValueExact();
      return BreakageModel.expecting(cohort, expected);
    }
  }

  /**
   * Earlier cohorts tell which share of what is used in the end has been used by which age: what
   * was used so far, divided by that share.
   *
   * @param usedByAge the share of all use that has happened by the end of month 0, 1, … of a
   *     cohort; rising, more than 0, at most 1; ages beyond the last have all of it
   */
  record Curve(List<BigDecimal> usedByAge) implements BreakageModel {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is empty, falls, or has a share out of range
     */
    public Curve {
      usedByAge = usedByAge.stream().map(Require::plain).toList();
      if (usedByAge.isEmpty()) {
        throw new IllegalArgumentException("a curve must have a share, had none");
      }
      BigDecimal before = BigDecimal.ZERO;
      for (BigDecimal share : usedByAge) {
        BreakageModel.requireShare(share);
        if (share.signum() == 0 || share.compareTo(before) < 0) {
          throw new IllegalArgumentException(
              "shares of a curve must be more than 0 and not fall, was " + share);
        }
        before = share;
      }
    }

    @Override
    public Decision<Long> decide(Cohort cohort) {
      BigDecimal share =
          cohort.age() < usedByAge.size() ? usedByAge.get((int) cohort.age()) : BigDecimal.ONE;
      long expected =
          BigDecimal.valueOf(cohort.used())
              .divide(share, 0, RoundingMode.HALF_EVEN)
              .longValueExact();
      return BreakageModel.expecting(cohort, expected);
    }
  }

  private static Decision<Long> expecting(Cohort cohort, long expected) {
    long within = cohort.within(expected);
    return Decision.of(within, new LoyaltyRuleReason.ExpectedUse(within, cohort.issued()));
  }

  private static void requireShare(BigDecimal share) {
    if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("share must be 0 to 1, was " + share);
    }
  }
}
