package io.crmkit.loyalty;

import io.crmkit.customer.StaffId;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Rewards for members who bring new customers to an event (CF-02, CF-03): so many points for a new
 * customer who comes, and so many for every full step of what that customer buys there, each new
 * customer's sales on their own.
 *
 * <p>The answer is what is due by now, in all. What was credited before is credited under the
 * references {@link #visitReference} and {@link #salesReference}: the ledger takes each once, so
 * nothing is granted twice; what is no longer due is reversed.
 *
 * <pre>{@code
 * ReferralRules rules = new ReferralRules(100, Money.parse("CNY 1000.00"), 100);
 * long points = rules.decide(question).outcome().points();
 * }</pre>
 *
 * @param perCustomer points for a new customer who comes, not negative
 * @param step the step of sales, positive
 * @param perStep points for every full step of sales, not negative
 */
public record ReferralRules(long perCustomer, Money step, long perStep) {
  private static final StaffId REFERRALS = StaffId.of("referral-rules");

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the step is not positive or points are negative
   */
  public ReferralRules {
    Require.notNegative("points for a new customer", perCustomer);
    Require.notNegative("points for a step of sales", perStep);
    if (!step.isPositive()) {
      throw new IllegalArgumentException("step must be positive, was " + step);
    }
  }

  /** What is due to the referrer by now. */
  public Decision<Reward> decide(Referral referral) {
    List<Reason> refusals = new ArrayList<>();
    if (referral.referrer().equals(referral.customer())) {
      refusals.add(new LoyaltyRuleReason.SelfReferral(referral.referrer()));
    }
    if (!referral.isNew()) {
      refusals.add(new LoyaltyRuleReason.NotNew(referral.event()));
    }
    if (!referral.attended()) {
      refusals.add(new LoyaltyRuleReason.NotAttended(referral.event()));
    }
    if (!refusals.isEmpty()) {
      return Decision.of(new Reward(0, 0), refusals);
    }
    List<Reason> reasons = new ArrayList<>();
    reasons.add(new LoyaltyRuleReason.ReferredCustomer(referral.event(), perCustomer));
    long sales = 0;
    if (referral.sales().isPresent() && referral.sales().get().isSameCurrency(step)) {
      Money sold = referral.sales().get();
      long steps = sold.getAmountMinorLong() / step.getAmountMinorLong();
      sales = Math.multiplyExact(steps, perStep);
      reasons.add(new LoyaltyRuleReason.ReferredSales(referral.event(), sold, sales));
    }
    return Decision.of(new Reward(perCustomer, sales), reasons);
  }

  /** Under which references, followed by "/1" and so on, the points for coming are credited. */
  public static String visitReference(Referral referral) {
    return "referral/" + referral.event() + "/" + referral.customer();
  }

  /** Under which references, followed by "/1" and so on, the points for sales are credited. */
  public static String salesReference(Referral referral) {
    return "referral-sales/" + referral.event() + "/" + referral.customer();
  }

  /**
   * The commands that bring an account to what is due: credits what is missing, reverses what fell
   * away. Sales that change after they were credited are credited anew as a whole, under a
   * reference that counts how often.
   */
  public List<PointsCommand> settle(
      PointsAccount account, Referral referral, Instant at, String keyPrefix) {
    Reward due = decide(referral).outcome();
    List<PointsCommand> commands = new ArrayList<>();
    settle(commands, account, visitReference(referral), due.visit(), at, keyPrefix + "/visit");
    settle(commands, account, salesReference(referral), due.sales(), at, keyPrefix + "/sales");
    return commands;
  }

  private static void settle(
      List<PointsCommand> commands,
      PointsAccount account,
      String reference,
      long due,
      Instant at,
      String key) {
    int count = 0;
    while (account.grant(reference + "/" + (count + 1)).isPresent()) {
      count++;
    }
    String current = reference + "/" + count;
    long granted = count == 0 ? 0 : account.grant(current).map(Grant::left).orElse(0L);
    if (granted == due) {
      return;
    }
    if (granted > 0) {
      commands.add(
          new PointsCommand.ReverseCredit(
              CommandKey.of(key + "/" + count + "/back"), current, REFERRALS, "referral"));
    }
    if (due > 0) {
      commands.add(
          new PointsCommand.Earn(
              CommandKey.of(key + "/" + (count + 1)),
              reference + "/" + (count + 1),
              EarnReceipt.of(due, "referral"),
              at));
    }
  }

  /**
   * What is known of one customer who was brought to an event.
   *
   * @param event the host's code of the event
   * @param referrer the member who brought the customer
   * @param customer the customer's account or other pseudonymous id
   * @param isNew whether the customer was unknown before
   * @param attended whether the customer came
   * @param sales what the customer bought there so far, less what was given back; empty for nothing
   */
  public record Referral(
      String event,
      AccountId referrer,
      AccountId customer,
      boolean isNew,
      boolean attended,
      Optional<Money> sales) {
    /** Checks the code. */
    public Referral {
      Require.code("event", event);
      Objects.requireNonNull(referrer, "referrer");
      Objects.requireNonNull(customer, "customer");
      Objects.requireNonNull(sales, "sales");
    }
  }

  /**
   * What is due.
   *
   * @param visit for the customer who came
   * @param sales for what that customer bought
   */
  public record Reward(long visit, long sales) {
    /** Checks the numbers. */
    public Reward {
      Require.notNegative("points for coming", visit);
      Require.notNegative("points for sales", sales);
    }

    /** In all. */
    public long points() {
      return Math.addExact(visit, sales);
    }
  }
}
