package io.crmkit.json;

import io.crmkit.contact.Audience;
import io.crmkit.contact.Cadence;
import io.crmkit.contact.CadenceReason;
import io.crmkit.contact.CadenceRules;
import io.crmkit.contact.ContactBlocker;
import io.crmkit.contact.ContactPlan;
import io.crmkit.contact.ContactRequest;
import io.crmkit.contact.ContactWindow;
import io.crmkit.contact.Due;
import io.crmkit.contact.InactivityRelease;
import io.crmkit.contact.InformationReview;
import io.crmkit.contact.Moment;
import io.crmkit.contact.PlanReason;
import io.crmkit.contact.PlannedContact;
import io.crmkit.contact.ReleaseReason;
import io.crmkit.contact.Rhythm;
import io.crmkit.contact.Scope;
import io.crmkit.customer.Channel;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.StaffId;
import io.crmkit.customer.Topic;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** One value of everything about cadences and plans that the codec writes. */
final class CadenceSamples {
  private static final LocalDate DAY = Samples.DAY;
  private static final Period MONTHS = Period.ofMonths(3);
  private static final Moment MOMENT =
      new Moment(Samples.NOON, Optional.of(ContactSamples.SHANGHAI));
  private static final ContactRequest CALL =
      ContactRequest.of(Channel.PHONE, Purpose.RETURN_VISIT).about(Topic.AFTER_SALE);
  private static final ContactRequest MAIL =
      ContactRequest.of(Channel.EMAIL, Purpose.RETURN_VISIT).about(Topic.AFTER_SALE);

  private CadenceSamples() {}

  static List<Reason> reasons() {
    Reason blocked = new ContactBlocker.ZoneUnknown("night");
    return List.of(
        new CadenceReason.Late(
            "weekly", 1, 2, Rhythm.within(ContactSamples.WEEK), MOMENT, Period.ofDays(3)),
        new CadenceReason.InTime("weekly", 1, 2, Rhythm.every(Period.ofMonths(1), DAY), MOMENT),
        new CadenceReason.InTime("weekly", 1, 2, Rhythm.every(Period.ofDays(14)), MOMENT),
        new CadenceReason.NotConcerned("weekly"),
        new CadenceReason.AudienceUnknown("weekly"),
        new CadenceReason.NoRules(),
        new CadenceReason.ReviewLate("review", MOMENT, Period.ofDays(1)),
        new CadenceReason.ReviewDue("review", MOMENT),
        new CadenceReason.Changed("review", DAY),
        new PlanReason.Planned(3, 2, 1),
        new PlanReason.LeftOut("weekly", CustomerId.of("c-17"), List.of(blocked)),
        new PlanReason.NoCapacity(MOMENT),
        new PlanReason.NoWorkingTime(DAY, DAY.plusDays(6)),
        new PlanReason.KeeperNotThere(StaffId.of("s-1")),
        new PlanReason.RuleInTheWay(Channel.PHONE, blocked),
        new PlanReason.NoWay(),
        new ReleaseReason.Inactive("three-months", DAY, MONTHS, DAY.plus(MONTHS)),
        new ReleaseReason.NeverServed("three-months", DAY, MONTHS, DAY.plus(MONTHS)),
        new ReleaseReason.Active("three-months", DAY, MONTHS, DAY.plus(MONTHS)));
  }

  static CadenceRules rules() {
    Scope visits = Scope.ALL.withPurposes(Purpose.RETURN_VISIT).withTopics(Topic.AFTER_SALE);
    return CadenceRules.of(
        ContactSamples.SHANGHAI,
        Cadence.of("new-weekly", 2, Rhythm.within(ContactSamples.WEEK), DAY)
            .concerning(Audience.ofClass("cooperation-stage", "new", "trial"))
            .withLead(Duration.ofDays(2)),
        Cadence.of("monthly", 1, Rhythm.every(Period.ofMonths(1)), DAY)
            .concerning(Audience.meeting(Samples.GOLD))
            .on(visits)
            .by(CALL, MAIL)
            .ranked(2),
        Cadence.of("anchored", 1, Rhythm.every(Period.ofDays(10), DAY), DAY),
        Cadence.of("rolling", 3, Rhythm.within(ContactWindow.rolling(Period.ofDays(30))), DAY)
            .on(Scope.ALL.exceptPurposes(Purpose.CARE)));
  }

  static List<InformationReview> reviews() {
    return List.of(
        new InformationReview(
            "review", Period.ofMonths(6), Period.ofDays(7), 3, DAY, ContactSamples.SHANGHAI));
  }

  static Optional<InactivityRelease> release() {
    return Optional.of(
        new InactivityRelease("three-months", Scope.ALL, MONTHS, DAY, ContactSamples.SHANGHAI));
  }

  static Due due() {
    return new Due(
        CustomerId.of("c-17"),
        "monthly",
        2,
        Samples.NOON.minusSeconds(60),
        Samples.NOON,
        1,
        List.of(CALL, MAIL));
  }

  static Decision<ContactPlan> plan() {
    Due open =
        new Due(CustomerId.of("c-18"), "monthly", 2, Samples.NOON, Samples.NOON, 2, List.of());
    return new Decision<>(
        new ContactPlan(
            List.of(new PlannedContact(Samples.NOON, StaffId.of("s-1"), CALL, due())),
            List.of(new ContactPlan.Unplanned(open, List.of(new PlanReason.NoWay())))),
        reasons(),
        new PolicyId("ours", "1"));
  }
}
