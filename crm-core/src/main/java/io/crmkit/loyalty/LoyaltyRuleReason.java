package io.crmkit.loyalty;

import io.crmkit.decision.Details;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Finding;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/** The reasons of the rules by which points are earned and called back. */
public sealed interface LoyaltyRuleReason extends Reason {
  /**
   * A rule gave points.
   *
   * @param rule which
   * @param points how many, before rounding and limits
   */
  record Rule(String rule, String points) implements LoyaltyRuleReason {
    @Override
    public String code() {
      return "loyalty.rule";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "points", points);
    }
  }

  /**
   * A rule did not apply.
   *
   * @param rule which
   * @param findings what is missing
   */
  record RuleNotMet(String rule, List<Finding> findings) implements LoyaltyRuleReason {
    /** Copies the list. */
    public RuleNotMet {
      findings = List.copyOf(findings);
    }

    @Override
    public String code() {
      return "loyalty.rule-not-met";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "findings", findings);
    }
  }

  /**
   * A multiplier applied.
   *
   * @param multiplier which
   * @param factor by how much
   */
  record Multiplied(String multiplier, String factor) implements LoyaltyRuleReason {
    @Override
    public String code() {
      return "loyalty.multiplied";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("multiplier", multiplier, "factor", factor);
    }
  }

  /**
   * What fills no step yet counts with the next purchase.
   *
   * @param rule the rule that carries it on
   * @param left how much that is by now
   * @param step what earns the rule's next points
   */
  record Carried(String rule, Money left, Money step) implements LoyaltyRuleReason {
    @Override
    public String code() {
      return "loyalty.carried";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("rule", rule, "left", left, "step", step);
    }
  }

  /**
   * Fractions were rounded.
   *
   * @param residue what rounding added (negative: took)
   */
  record Rounded(String residue) implements LoyaltyRuleReason {
    @Override
    public String code() {
      return "loyalty.rounded";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("residue", residue);
    }
  }

  /**
   * A limit cut what would have been granted.
   *
   * @param limit which
   * @param desired how many there would have been
   * @param granted how many were left
   */
  record CapCut(String limit, long desired, long granted) implements LoyaltyRuleReason {
    @Override
    public String code() {
      return "loyalty.cap-cut";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("limit", limit, "desired", desired, "granted", granted);
    }
  }

  /**
   * What is granted in all.
   *
   * @param points how many
   */
  record Granted(long points) implements LoyaltyRuleReason {
    @Override
    public String code() {
      return "loyalty.granted";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points);
    }
  }

  /** Points can be spent at once. */
  record AtOnce() implements LoyaltyRuleReason {
    @Override
    public String code() {
      return "loyalty.at-once";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }

  /**
   * A refund calls back its share of what was granted.
   *
   * @param owed how many in all so far
   * @param granted of how many
   */
  record ProRata(long owed, long granted) implements LoyaltyRuleReason {
    @Override
    public String code() {
      return "loyalty.pro-rata";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("owed", owed, "granted", granted);
    }
  }

  /**
   * What is left of the purchase earns anew by the rules of its day.
   *
   * @param kept how many are kept
   * @param granted of how many
   */
  record Reevaluated(long kept, long granted) implements LoyaltyRuleReason {
    @Override
    public String code() {
      return "loyalty.reevaluated";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("kept", kept, "granted", granted);
    }
  }

  /**
   * A member brought a new customer.
   *
   * @param event to what
   * @param points how many points
   */
  record ReferredCustomer(String event, long points) implements LoyaltyRuleReason {
    @Override
    public String code() {
      return "loyalty.referred-customer";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("event", event, "points", points);
    }
  }

  /**
   * A new customer bought.
   *
   * @param event where
   * @param sales for how much
   * @param points how many points
   */
  record ReferredSales(String event, Money sales, long points) implements LoyaltyRuleReason {
    @Override
    public String code() {
      return "loyalty.referred-sales";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("event", event, "sales", sales, "points", points);
    }
  }

  /**
   * The customer brought was no new one.
   *
   * @param event to what
   */
  record NotNew(String event) implements LoyaltyRuleReason {
    @Override
    public String code() {
      return "loyalty.not-new";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("event", event);
    }
  }

  /**
   * The customer did not come.
   *
   * @param event to what
   */
  record NotAttended(String event) implements LoyaltyRuleReason {
    @Override
    public String code() {
      return "loyalty.not-attended";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("event", event);
    }
  }

  /**
   * How much of a cohort will be used.
   *
   * @param points how many points
   * @param issued of how many
   */
  record ExpectedUse(long points, long issued) implements LoyaltyRuleReason {
    @Override
    public String code() {
      return "loyalty.expected-use";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("points", points, "issued", issued);
    }
  }

  /**
   * Nobody brings themselves.
   *
   * @param account who
   */
  record SelfReferral(AccountId account) implements LoyaltyRuleReason {
    @Override
    public String code() {
      return "loyalty.self-referral";
    }

    @Override
    public Map<String, Object> details() {
      return Details.of("account", account);
    }
  }
}
