package io.crmkit.loyalty;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.crmkit.decision.Decision;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;

/** The ready-made pending policies. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PendingModel.AtOnce.class, name = "at-once"),
  @JsonSubTypes.Type(value = PendingModel.ReturnWindow.class, name = "return-window"),
  @JsonSubTypes.Type(value = PendingModel.UntilConfirmed.class, name = "until-confirmed")
})
public sealed interface PendingModel extends PendingPolicy {
  /** Points can be spent at once. */
  record AtOnce() implements PendingModel {
    @Override
    public Decision<Activation> decide(EarnMoment question) {
      return Decision.of(
          new Activation(Optional.of(question.earnedAt())), new LoyaltyRuleReason.AtOnce());
    }
  }

  /**
   * Points can be spent once the time in which goods can be returned is over: from the end of the
   * day that is so much later.
   *
   * @param window days, months, years; not negative
   */
  record ReturnWindow(Period window) implements PendingModel {
    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public ReturnWindow {
      if (window.isNegative()) {
        throw new IllegalArgumentException("window must not be negative, was " + window);
      }
    }

    @Override
    public Decision<Activation> decide(EarnMoment question) {
      Instant from = question.endOf(question.day().plus(window));
      return Decision.of(new Activation(Optional.of(from)), new LoyaltyReason.ActiveFrom(from));
    }
  }

  /** Points can be spent once somebody confirms them. */
  record UntilConfirmed() implements PendingModel {
    @Override
    public Decision<Activation> decide(EarnMoment question) {
      return Decision.of(
          new Activation(Optional.empty()), new LoyaltyReason.AwaitingConfirmation());
    }
  }
}
