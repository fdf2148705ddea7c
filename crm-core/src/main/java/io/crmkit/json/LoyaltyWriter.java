package io.crmkit.json;

import io.crmkit.facts.Condition;
import io.crmkit.loyalty.BreakageModel;
import io.crmkit.loyalty.CouponTerms;
import io.crmkit.loyalty.DebtModel;
import io.crmkit.loyalty.EarnBasis;
import io.crmkit.loyalty.EarnCap;
import io.crmkit.loyalty.EarnMultiplier;
import io.crmkit.loyalty.EarnPolicy;
import io.crmkit.loyalty.EarnRule;
import io.crmkit.loyalty.EarnRules;
import io.crmkit.loyalty.ExpiryModel;
import io.crmkit.loyalty.FraudLimit;
import io.crmkit.loyalty.LoyaltyScheme;
import io.crmkit.loyalty.PendingModel;
import io.crmkit.loyalty.PointsLedger;
import io.crmkit.loyalty.PointsRate;
import io.crmkit.loyalty.RedemptionLimits;
import io.crmkit.loyalty.RefundModel;
import io.crmkit.loyalty.RefundPolicy;
import io.crmkit.loyalty.Reward;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the section {@code loyalty} of a playbook, which {@link LoyaltyDocument} reads. */
final class LoyaltyWriter {
  private LoyaltyWriter() {}

  /**
   * Writes the programme into an object.
   *
   * @throws IllegalArgumentException if one of its policies is code of the host's, so that no
   *     document could hold it
   */
  static void write(ObjectNode node, LoyaltyScheme scheme) {
    PointsLedger ledger = scheme.ledger();
    earn(node, data(scheme.earn(), EarnRules.class, "earn"));
    node.set(
        "pending",
        CrmJson.mapper().valueToTree(data(ledger.pending(), PendingModel.class, "pending")));
    node.set(
        "expiry", CrmJson.mapper().valueToTree(data(ledger.expiry(), ExpiryModel.class, "expiry")));
    refund(node.putObject("refund"), ledger.refund(), scheme.earn());
    debt(node.putObject("debt"), data(ledger.debt(), DebtModel.class, "debt"));
    redemption(node.putObject("redemption"), ledger.redemption());
    for (FraudLimit limit : ledger.limits()) {
      ObjectNode item = node.withArrayProperty("limits").addObject();
      item.put("name", limit.name());
      item.put("measure", limit.measure().name());
      limit.slot().ifPresent(slot -> item.put("slot", slot.toString()));
      item.put("most", limit.most());
    }
    node.put("holdTime", ledger.holdTime().toString());
    scheme
        .referral()
        .ifPresent(
            rules -> {
              ObjectNode item = node.putObject("referral");
              item.put("perCustomer", rules.perCustomer());
              item.put("perSales", rules.step().toString());
              item.put("points", rules.perStep());
            });
    for (Reward reward : scheme.rewards()) {
      ObjectNode item = node.withArrayProperty("rewards").addObject();
      item.put("name", reward.name());
      item.put("price", reward.price());
      item.put("from", SectionFields.instant(reward.startInclusive(), ledger.zone()));
      reward
          .endExclusive()
          .ifPresent(end -> item.put("before", SectionFields.instant(end, ledger.zone())));
      coupon(item.putObject("coupon"), reward.coupon());
    }
    breakage(node.putObject("breakage"), data(scheme.breakage(), BreakageModel.class, "breakage"));
  }

  private static void earn(ObjectNode node, EarnRules earn) {
    ArrayNode rules = node.putArray("rules");
    for (EarnRule rule : earn.rules()) {
      ObjectNode item = rules.addObject();
      item.put("name", rule.name());
      basis(item, rule.basis());
      when(item, rule.when());
    }
    for (EarnMultiplier multiplier : earn.multipliers()) {
      ObjectNode item = node.withArrayProperty("multipliers").addObject();
      item.put("name", multiplier.name());
      item.put("factor", multiplier.factor().toPlainString());
      when(item, multiplier.when());
    }
    node.put("mode", earn.mode().name());
    node.put("rounding", earn.rounding().name());
    node.put("roundEach", earn.roundEach());
    for (EarnCap cap : earn.caps()) {
      ObjectNode item = node.withArrayProperty("caps").addObject();
      item.put("name", cap.name());
      item.put("scope", cap.scope().name());
      cap.period().ifPresent(period -> item.put("period", period.name()));
      item.put("most", cap.most());
    }
  }

  private static void basis(ObjectNode item, EarnBasis basis) {
    if (basis instanceof EarnBasis.PerAmount per) {
      item.put("perAmount", per.step().toString());
      item.put("points", per.points());
      categories(item, per.categories());
      item.put("carry", per.carry());
    } else if (basis instanceof EarnBasis.PerLine per) {
      item.put("perLine", true);
      item.put("points", per.points());
      categories(item, per.categories());
    } else if (basis instanceof EarnBasis.PerPurchase per) {
      item.put("perPurchase", true);
      item.put("points", per.points());
    } else if (basis instanceof EarnBasis.PerEvent per) {
      item.put("perEvent", per.event());
      item.put("points", per.points());
    }
  }

  private static void categories(ObjectNode item, Set<String> categories) {
    new TreeSet<>(categories).forEach(item.withArrayProperty("categories")::add);
    if (categories.isEmpty()) {
      item.remove("categories");
    }
  }

  private static void when(ObjectNode item, Condition when) {
    if (!when.equals(Condition.always())) {
      item.set("when", CrmJson.mapper().valueToTree(when));
    }
  }

  private static void refund(ObjectNode node, RefundPolicy refund, EarnPolicy own) {
    if (refund instanceof RefundModel.Reevaluated anew) {
      node.put("type", "reevaluated");
      if (!anew.policy().equals(own)) {
        earn(node.putObject("by"), data(anew.policy(), EarnRules.class, "refund"));
      }
      return;
    }
    data(refund, RefundModel.class, "refund");
    node.put("type", refund instanceof RefundModel.WholeOnly ? "whole-only" : "pro-rata");
  }

  private static void debt(ObjectNode node, DebtModel debt) {
    if (debt instanceof DebtModel.AllowDebt allow) {
      node.put("type", "allow-debt");
      allow.limit().ifPresent(limit -> node.put("limit", limit));
    } else if (debt instanceof DebtModel.ConvertToMoney convert) {
      node.put("type", "convert-to-money");
      rate(node.putObject("rate"), convert.rate());
    } else {
      node.setAll((ObjectNode) CrmJson.mapper().valueToTree(debt));
    }
  }

  private static void redemption(ObjectNode node, RedemptionLimits limits) {
    node.put("minimum", limits.minimum());
    node.put("step", limits.step());
    limits.share().ifPresent(share -> node.put("share", SectionFields.share(share)));
    limits.rate().ifPresent(rate -> rate(node.putObject("rate"), rate));
  }

  private static void rate(ObjectNode node, PointsRate rate) {
    node.put("value", rate.value().toString());
    node.put("points", rate.points());
  }

  private static void coupon(ObjectNode node, CouponTerms terms) {
    if (terms.benefit() instanceof CouponTerms.AmountOff off) {
      node.put("amount", off.amount().toString());
    } else if (terms.benefit() instanceof CouponTerms.ShareOff off) {
      node.put("share", SectionFields.share(off.share()));
      off.cap().ifPresent(cap -> node.put("cap", cap.toString()));
    }
    terms.minimumOrder().ifPresent(least -> node.put("minimumOrder", least.toString()));
    node.put("uses", terms.uses());
    node.put("combinable", terms.combinable());
  }

  private static void breakage(ObjectNode node, BreakageModel breakage) {
    if (breakage instanceof BreakageModel.Fixed fixed) {
      node.put("type", "fixed");
      node.put("used", SectionFields.share(fixed.used()));
    } else if (breakage instanceof BreakageModel.Curve curve) {
      node.put("type", "curve");
      ArrayNode shares = node.putArray("usedByAge");
      for (BigDecimal share : curve.usedByAge()) {
        shares.add(SectionFields.share(share));
      }
    }
  }

  /** A policy as the data that a document can hold. */
  private static <T> T data(Object policy, Class<T> type, String part) {
    if (!type.isInstance(policy)) {
      throw new IllegalArgumentException(
          "a playbook document holds policies that are data; "
              + part
              + " of its loyalty must be one of "
              + type.getSimpleName()
              + ", was "
              + policy.getClass().getSimpleName());
    }
    return type.cast(policy);
  }
}
