package io.crmkit.loyalty;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/** The ready-made debt policies. Points of the credit's own lot are taken first. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DebtModel.PendingOnly.class, name = "pending-only"),
  @JsonSubTypes.Type(value = DebtModel.OwnLot.class, name = "own-lot"),
  @JsonSubTypes.Type(value = DebtModel.WithinBalance.class, name = "within-balance"),
  @JsonSubTypes.Type(value = DebtModel.AllowDebt.class, name = "allow-debt"),
  @JsonSubTypes.Type(value = DebtModel.ConvertToMoney.class, name = "convert-to-money")
})
public sealed interface DebtModel extends DebtPolicy {
  /** Only points that could not be spent yet are taken; the rest is forgiven. */
  record PendingOnly() implements DebtModel {
    @Override
    public Decision<DebtSettlement> decide(DebtQuestion question) {
      long own = Math.min(question.owed(), question.ownPending());
      return DebtModel.settled(DebtSettlement.taking(own, 0, question.owed() - own));
    }
  }

  /** Only what is left of the points that were granted is taken; the rest is forgiven. */
  record OwnLot() implements DebtModel {
    @Override
    public Decision<DebtSettlement> decide(DebtQuestion question) {
      long own = Math.min(question.owed(), question.own());
      return DebtModel.settled(DebtSettlement.taking(own, 0, question.owed() - own));
    }
  }

  /** All that the account has is taken, but no more; the rest is forgiven. */
  record WithinBalance() implements DebtModel {
    @Override
    public Decision<DebtSettlement> decide(DebtQuestion question) {
      long own = Math.min(question.owed(), question.own());
      long others = Math.min(question.owed() - own, question.others());
      return DebtModel.settled(DebtSettlement.taking(own, others, question.owed() - own - others));
    }
  }

  /**
   * All that the account has is taken, and what is missing becomes debt that the next credits pay.
   *
   * @param limit the most that an account may owe, beyond which points are forgiven; empty if there
   *     is no limit
   */
  record AllowDebt(Optional<Long> limit) implements DebtModel {
    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public AllowDebt {
      limit.ifPresent(most -> Require.positive("limit of debt", most));
    }

    /** Without a limit. */
    public AllowDebt() {
      this(Optional.empty());
    }

    @Override
    public Decision<DebtSettlement> decide(DebtQuestion question) {
      long own = Math.min(question.owed(), question.own());
      long others = Math.min(question.owed() - own, question.others());
      long missing = question.owed() - own - others;
      long room = limit.map(most -> Math.max(0, most - question.debt())).orElse(missing);
      long debt = Math.min(missing, room);
      return DebtModel.settled(
          new DebtSettlement(own, others, debt, 0, Optional.empty(), missing - debt));
    }
  }

  /**
   * All that the account has is taken, and what is missing is kept from the money given back;
   * rounded down to the currency's smallest unit.
   *
   * @param rate what points are worth
   */
  record ConvertToMoney(PointsRate rate) implements DebtModel {
    /** Checks that nothing is missing. */
    public ConvertToMoney {
      Objects.requireNonNull(rate, "rate");
    }

    @Override
    public Decision<DebtSettlement> decide(DebtQuestion question) {
      long own = Math.min(question.owed(), question.own());
      long others = Math.min(question.owed() - own, question.others());
      long missing = question.owed() - own - others;
      Optional<Money> charge = missing == 0 ? Optional.empty() : Optional.of(rate.worth(missing));
      return DebtModel.settled(new DebtSettlement(own, others, 0, missing, charge, 0));
    }
  }

  private static Decision<DebtSettlement> settled(DebtSettlement settlement) {
    return Decision.of(settlement, reasons(settlement));
  }

  /** What happens with each part. */
  static List<Reason> reasons(DebtSettlement settlement) {
    List<Reason> reasons = new ArrayList<>();
    long taken = Math.addExact(settlement.own(), settlement.others());
    reasons.add(new LoyaltyMoveReason.TakenBack(taken));
    if (settlement.debt() > 0) {
      reasons.add(new LoyaltyMoveReason.BecameDebt(settlement.debt()));
    }
    settlement
        .charge()
        .ifPresent(
            charge -> reasons.add(new LoyaltyMoveReason.Converted(settlement.converted(), charge)));
    if (settlement.forgiven() > 0) {
      reasons.add(new LoyaltyMoveReason.Forgiven(settlement.forgiven()));
    }
    return reasons;
  }
}
