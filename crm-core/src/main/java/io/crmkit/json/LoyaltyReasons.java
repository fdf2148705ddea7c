package io.crmkit.json;

import com.google.common.collect.ImmutableMap;
import io.crmkit.decision.Reason;
import io.crmkit.loyalty.LoyaltyLimitRefusal;
import io.crmkit.loyalty.LoyaltyMoveReason;
import io.crmkit.loyalty.LoyaltyReason;
import io.crmkit.loyalty.LoyaltyRefusal;
import io.crmkit.loyalty.LoyaltyRuleReason;
import java.util.Map;

/** The classes of the reasons about points, by code. */
final class LoyaltyReasons {
  static final Map<String, Class<? extends Reason>> TYPES =
      ImmutableMap.<String, Class<? extends Reason>>builder()
          .put("loyalty.earned", LoyaltyReason.Earned.class)
          .put("loyalty.nothing-earned", LoyaltyReason.NothingEarned.class)
          .put("loyalty.active-from", LoyaltyReason.ActiveFrom.class)
          .put("loyalty.awaiting-confirmation", LoyaltyReason.AwaitingConfirmation.class)
          .put("loyalty.expires-at", LoyaltyReason.ExpiresAt.class)
          .put("loyalty.never-expires", LoyaltyReason.NeverExpires.class)
          .put("loyalty.confirmed", LoyaltyReason.Confirmed.class)
          .put("loyalty.redeemed", LoyaltyReason.Redeemed.class)
          .put("loyalty.held", LoyaltyReason.Held.class)
          .put("loyalty.captured", LoyaltyReason.Captured.class)
          .put("loyalty.voided", LoyaltyReason.Voided.class)
          .put("loyalty.timed-out", LoyaltyReason.TimedOut.class)
          .put("loyalty.points-expired", LoyaltyReason.PointsExpired.class)
          .put("loyalty.restored", LoyaltyReason.Restored.class)
          .put("loyalty.owed", LoyaltyMoveReason.Owed.class)
          .put("loyalty.taken-back", LoyaltyMoveReason.TakenBack.class)
          .put("loyalty.became-debt", LoyaltyMoveReason.BecameDebt.class)
          .put("loyalty.converted", LoyaltyMoveReason.Converted.class)
          .put("loyalty.forgiven", LoyaltyMoveReason.Forgiven.class)
          .put("loyalty.debt-repaid", LoyaltyMoveReason.DebtRepaid.class)
          .put("loyalty.extended", LoyaltyMoveReason.Extended.class)
          .put("loyalty.given", LoyaltyMoveReason.Given.class)
          .put("loyalty.received", LoyaltyMoveReason.Received.class)
          .put("loyalty.by-hand", LoyaltyMoveReason.ByHand.class)
          .put("loyalty.debited", LoyaltyMoveReason.Debited.class)
          .put("loyalty.opened", LoyaltyMoveReason.Opened.class)
          .put("loyalty.merged", LoyaltyMoveReason.Merged.class)
          .put("loyalty.inherited", LoyaltyMoveReason.Inherited.class)
          .put("loyalty.corrected", LoyaltyMoveReason.Corrected.class)
          .put("loyalty.forgotten", LoyaltyMoveReason.Forgotten.class)
          .put("loyalty.nothing-due", LoyaltyMoveReason.NothingDue.class)
          .put("loyalty.repeated", LoyaltyMoveReason.Repeated.class)
          .put("loyalty.insufficient", LoyaltyRefusal.Insufficient.class)
          .put("loyalty.expired-not-spendable", LoyaltyRefusal.ExpiredNotSpendable.class)
          .put("loyalty.still-pending", LoyaltyRefusal.StillPending.class)
          .put("loyalty.on-hold", LoyaltyRefusal.OnHold.class)
          .put("loyalty.in-debt", LoyaltyRefusal.InDebt.class)
          .put("loyalty.key-conflict", LoyaltyRefusal.KeyConflict.class)
          .put("loyalty.reference-taken", LoyaltyRefusal.ReferenceTaken.class)
          .put("loyalty.unknown-reference", LoyaltyRefusal.UnknownReference.class)
          .put("loyalty.not-pending", LoyaltyRefusal.NotPending.class)
          .put("loyalty.nothing-left", LoyaltyRefusal.NothingLeft.class)
          .put("loyalty.more-than-left", LoyaltyRefusal.MoreThanLeft.class)
          .put("loyalty.refund-too-high", LoyaltyRefusal.RefundTooHigh.class)
          .put("loyalty.not-a-purchase", LoyaltyRefusal.NotAPurchase.class)
          .put("loyalty.lines-differ", LoyaltyRefusal.LinesDiffer.class)
          .put("loyalty.other-currency", LoyaltyRefusal.OtherCurrency.class)
          .put("loyalty.out-of-order", LoyaltyRefusal.OutOfOrder.class)
          .put("loyalty.not-yet", LoyaltyRefusal.NotYet.class)
          .put("loyalty.closed", LoyaltyRefusal.Closed.class)
          .put("loyalty.same-account", LoyaltyRefusal.SameAccount.class)
          .put("loyalty.holds-open", LoyaltyRefusal.HoldsOpen.class)
          .put("loyalty.below-minimum", LoyaltyLimitRefusal.BelowMinimum.class)
          .put("loyalty.not-a-multiple", LoyaltyLimitRefusal.NotAMultiple.class)
          .put("loyalty.above-share", LoyaltyLimitRefusal.AboveShare.class)
          .put("loyalty.no-order", LoyaltyLimitRefusal.NoOrder.class)
          .put("loyalty.limit-reached", LoyaltyLimitRefusal.LimitReached.class)
          .put("loyalty.rule", LoyaltyRuleReason.Rule.class)
          .put("loyalty.rule-not-met", LoyaltyRuleReason.RuleNotMet.class)
          .put("loyalty.multiplied", LoyaltyRuleReason.Multiplied.class)
          .put("loyalty.rounded", LoyaltyRuleReason.Rounded.class)
          .put("loyalty.cap-cut", LoyaltyRuleReason.CapCut.class)
          .put("loyalty.granted", LoyaltyRuleReason.Granted.class)
          .put("loyalty.at-once", LoyaltyRuleReason.AtOnce.class)
          .put("loyalty.pro-rata", LoyaltyRuleReason.ProRata.class)
          .put("loyalty.reevaluated", LoyaltyRuleReason.Reevaluated.class)
          .put("loyalty.referred-customer", LoyaltyRuleReason.ReferredCustomer.class)
          .put("loyalty.referred-sales", LoyaltyRuleReason.ReferredSales.class)
          .put("loyalty.not-new", LoyaltyRuleReason.NotNew.class)
          .put("loyalty.not-attended", LoyaltyRuleReason.NotAttended.class)
          .put("loyalty.expected-use", LoyaltyRuleReason.ExpectedUse.class)
          .put("loyalty.self-referral", LoyaltyRuleReason.SelfReferral.class)
          .buildOrThrow();

  private LoyaltyReasons() {}
}
