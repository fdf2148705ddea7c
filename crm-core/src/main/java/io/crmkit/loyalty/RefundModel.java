package io.crmkit.loyalty;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.crmkit.decision.Decision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * The ready-made refund policies. What they answer is what is owed in all so far, so that any parts
 * of a refund call back together exactly what the whole does.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RefundModel.ProRata.class, name = "pro-rata"),
  @JsonSubTypes.Type(value = RefundModel.WholeOnly.class, name = "whole-only")
})
public sealed interface RefundModel extends RefundPolicy {
  /**
   * The share of what was granted: {@code floor(granted × refunded / total)}; line by line where
   * the receipt has lines. The rule that counts is the receipt's, whatever the rules are by now.
   */
  record ProRata() implements RefundModel {
    @Override
    public Decision<Long> decide(RefundQuestion question) {
      EarnReceipt receipt = question.receipt();
      long owed = 0;
      if (receipt.lines().isEmpty()) {
        owed = share(receipt.granted(), question.back(), question.total());
      }
      for (EarnReceipt.Line line : receipt.lines()) {
        Money back = question.refunded().lines().get(line.name());
        if (back != null) {
          owed = Math.addExact(owed, share(line.points(), back, line.amount()));
        }
      }
      return Decision.of(owed, new LoyaltyRuleReason.ProRata(owed, receipt.granted()));
    }

    private static long share(long granted, Money back, Money total) {
      if (total.isZero()) {
        return 0;
      }
      return BigDecimal.valueOf(granted)
          .multiply(back.getAmount())
          .divide(total.getAmount(), 0, RoundingMode.DOWN)
          .longValueExact();
    }
  }

  /** Everything once all of the purchase was given back, nothing before. */
  record WholeOnly() implements RefundModel {
    @Override
    public Decision<Long> decide(RefundQuestion question) {
      long granted = question.receipt().granted();
      long owed = question.whole() ? granted : 0;
      return Decision.of(owed, new LoyaltyRuleReason.ProRata(owed, granted));
    }
  }

  /**
   * What is left of the purchase earns anew by a policy, by the rules that applied on its day and
   * without their limits; the rest is called back. Name the policy of that day, not today's.
   *
   * @param policy the earn policy of the day of the purchase
   */
  record Reevaluated(EarnPolicy policy) implements RefundPolicy {
    /** Checks that nothing is missing. */
    public Reevaluated {
      Objects.requireNonNull(policy, "policy");
    }

    @Override
    public Decision<Long> decide(RefundQuestion question) {
      long granted = question.receipt().granted();
      Optional<EarnQuestion> left = EarnQuestion.left(question);
      long anew = left.map(rest -> policy.decide(rest).outcome().granted()).orElse(0L);
      long kept = Math.min(granted, anew);
      return Decision.of(granted - kept, new LoyaltyRuleReason.Reevaluated(kept, granted));
    }
  }
}
