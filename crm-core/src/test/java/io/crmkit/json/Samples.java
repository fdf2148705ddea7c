package io.crmkit.json;

import io.crmkit.complaint.SampleComplaints;
import io.crmkit.customer.Channel;
import io.crmkit.customer.ClassReason;
import io.crmkit.customer.Complaint;
import io.crmkit.customer.Consent;
import io.crmkit.customer.ContactPoint;
import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.ProfileEntry;
import io.crmkit.customer.ProfilePart;
import io.crmkit.customer.ProfileReason;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.StaffId;
import io.crmkit.customer.SurveyAnswer;
import io.crmkit.customer.Transaction;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Comparison;
import io.crmkit.facts.Condition;
import io.crmkit.facts.FactGap;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Finding;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.facts.NoneOf;
import io.crmkit.facts.OneOf;
import io.crmkit.facts.Threshold;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierProblem;
import io.crmkit.tier.TierReason;
import io.crmkit.time.CalendarUnit;
import io.crmkit.time.Window;
import io.crmkit.workflow.SampleClocks;
import io.crmkit.workflow.SampleWorkflows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** One value of everything the codec writes. */
final class Samples {
  static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
  static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
  static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  static final Window YEAR = Window.last(Period.ofMonths(12));
  static final Metric<Money> SPEND = Metrics.spend(YEAR);
  static final Metric<Long> ORDERS = Metrics.orders(Window.previous(CalendarUnit.QUARTER));
  static final Metric<Period> SINCE = Metrics.daysSinceOrder(Window.ever());
  static final Metric<BigDecimal> RATE = Metrics.complaintRate(Window.membershipYear());
  static final Metric<String> NATURE = Metrics.customerClass("nature");
  static final Leaf<Money> GOLD =
      new Threshold<>(SPEND, Comparison.AT_LEAST, Money.parse("CNY 5000.00"));
  static final Leaf<BigDecimal> CALM =
      new Threshold<>(RATE, Comparison.LESS_THAN, new BigDecimal("0.125"));
  static final Leaf<String> ENTERPRISE = new OneOf(NATURE, Set.of("enterprise", "government"));

  private Samples() {}

  static List<Reason> reasons() {
    List<Reason> reasons = new ArrayList<>(others());
    reasons.addAll(SampleWorkflows.reasons());
    reasons.addAll(SampleClocks.reasons());
    reasons.addAll(SampleComplaints.reasons());
    return reasons;
  }

  /** What the golden file holds, and samples of the reasons of tiers, facts and customers. */
  static List<Reason> others() {
    Tier gold = Tier.of("GOLD");
    Tier silver = Tier.of("SILVER");
    Finding meets = new Finding.Meets<>(GOLD, Money.parse("CNY 6000.00"));
    Finding tooLow = new Finding.Misses<>(GOLD, Money.parse("CNY 4687.50"));
    Finding tooHigh = new Finding.Misses<>(CALM, new BigDecimal("0.2"));
    Finding other = new Finding.Misses<>(ENTERPRISE, "individual");
    List<Finding> findings = List.of(tooLow, other);
    return List.of(
        meets,
        new Finding.Meets<>(new Threshold<>(ORDERS, Comparison.MORE_THAN, 3L), 6L),
        new Finding.Meets<>(
            new Threshold<>(SINCE, Comparison.AT_MOST, Period.ofDays(30)), Period.ofDays(3)),
        tooLow,
        tooHigh,
        new Finding.Misses<>(CALM, new BigDecimal("10")),
        other,
        new Finding.NoValue(CALM),
        new Finding.NoValueMeets(new NoneOf(NATURE, Set.of("individual"))),
        new Finding.NotKnown(GOLD, new FactGap.NotSupplied()),
        new Finding.NotKnown(GOLD, Reason.of("acme.closed", Map.of("days", 3))),
        new Finding.Alternatives(List.of(List.of(tooLow, other), List.of(tooHigh))),
        new Finding.Alternatives(List.of()),
        new FactGap.NotSupplied(),
        new FactGap.NoRate("EUR", "CNY"),
        new FactGap.OtherCurrency("EUR", "CNY"),
        new FactGap.NoJoiningDay(),
        new FactGap.NotClassified("nature"),
        new TierReason.Open(silver),
        new TierReason.Entered(gold, List.of(meets)),
        new TierReason.Rose(silver, gold, List.of(meets)),
        new TierReason.Kept(gold, List.of(meets)),
        new TierReason.KeepUnknown(gold, findings),
        new TierReason.Grace(gold, DAY, DAY.plusDays(30), findings),
        new TierReason.FailsAwaitingReview(gold, DAY, findings),
        new TierReason.NeverFalls(gold, findings),
        new TierReason.Fell(gold, silver, findings),
        new TierReason.NotReached(gold, findings),
        new TierReason.RisesAtReview(gold, DAY),
        new TierReason.Overridden(gold, StaffId.of("s-1"), "goodwill", DAY),
        new TierReason.OverrideEnded(gold, DAY),
        new TierReason.OverrideNotOnLadder(gold),
        new TierReason.NotOnLadder(Tier.of("VIP")),
        new TierProblem.EntriesDoNotNest(gold, silver),
        new TierProblem.NeverEntered(silver, gold),
        new TierProblem.KeepStricterThanEntry(gold),
        new ProfileReason.Complete(4),
        new ProfileReason.Complete(0),
        new ProfileReason.Missing(ProfilePart.BASIC, "name"),
        new ProfileReason.Undeclared(ProfilePart.OTHER, "shoe-size", List.of("preferences")),
        new ProfileReason.Accepted(
            ProfilePart.BASIC, "name", ProfileEntry.Source.SALE, StaffId.of("s-1")),
        new ClassReason.AllDeclared(2),
        new ClassReason.AllDeclared(0),
        new ClassReason.Accepted("nature", "enterprise"),
        new ClassReason.UnknownDimension("size", List.of("nature")),
        new ClassReason.UnknownClass("nature", "alien", List.of("enterprise")),
        Reason.of("acme.blocked", Map.of("orders", 3, "share", new BigDecimal("0.50"))));
  }

  static List<Condition> conditions() {
    Condition calm = Condition.none(CALM, Metrics.complaints(YEAR).moreThan(2L));
    return List.of(
        GOLD,
        CALM,
        ENTERPRISE,
        new NoneOf(NATURE, Set.of("individual")),
        ORDERS.lessThan(3L),
        SINCE.atMost(Period.ofDays(30)),
        Condition.always(),
        Condition.any(GOLD, Condition.all(calm, ENTERPRISE)));
  }

  static Facts facts() {
    return Facts.at(NOON, ZoneId.of("Asia/Shanghai"), CNY)
        .with(SPEND, Money.parse("CNY 4687.50"))
        .with(ORDERS, 6L)
        .with(SINCE, Period.ofDays(12))
        .withAbsent(RATE)
        .with(NATURE, "enterprise");
  }

  static CustomerFile file() {
    Customer customer =
        new Customer(
            CustomerId.of("c-17"),
            Optional.of(LocalDate.of(2024, 2, 29)),
            List.of(
                ProfileEntry.of(
                        ProfilePart.BASIC,
                        "name",
                        "示例公司",
                        ProfileEntry.Source.SALE,
                        StaffId.of("s-1"),
                        NOON)
                    .verifiedBy(StaffId.of("s-2"), NOON)),
            List.of(new ContactPoint(Channel.EMAIL, "who@example.org")),
            Map.of("nature", "enterprise"));
    return new CustomerFile(
        customer,
        List.of(
            new Consent(
                Channel.INSTANT_MESSAGE,
                Purpose.MARKETING,
                Consent.Status.GIVEN,
                "web-form",
                "proof-1",
                "2026-01",
                NOON,
                NOON)),
        List.of(
            Transaction.of("o-1", Money.parse("CNY 100.00"), NOON),
            Transaction.of("o-2", Money.parse("CNY -30.00"), NOON.plusNanos(1_000))),
        List.of(
            new Interaction(
                Channel.PHONE,
                Interaction.Direction.OUTBOUND,
                Purpose.RETURN_VISIT,
                Interaction.Result.REACHED,
                Optional.of(StaffId.of("s-1")),
                NOON,
                NOON)),
        List.of(new SurveyAnswer("csat", 4, 1, 5, NOON, NOON)),
        List.of(new Complaint("k-1", "quality", NOON, NOON, Optional.of(NOON.plusSeconds(60)))));
  }
}
