package io.crmkit.contact;

import io.crmkit.customer.Channel;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.Topic;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Period;

/** Contact rules as a company has them. */
public final class Company {
  private static final Scope OFFERS = Scope.ALL.withPurposes(Purpose.MARKETING);

  private Company() {}

  /** A rule of every kind that needs no calendar. */
  public static ContactRules rules() {
    return ContactRules.of(
            DoNotContact.of("do-not-contact"),
            ConsentRequired.of("messenger", Scope.ALL.withChannels(Channel.INSTANT_MESSAGE)),
            RestHours.daily("night", QuietHours.of("21:00", "08:00")),
            RestDays.weekly("weekend", DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).on(OFFERS),
            Cap.of("daily", 1, ContactWindow.rolling(Duration.ofHours(24)))
                .on(Scope.ALL.exceptPurposes(Purpose.CARE, Purpose.LEGAL)),
            Cap.of("offers", 2, ContactWindow.rolling(Period.ofDays(7))).on(OFFERS),
            Cap.of("news", 1, ContactWindow.calendar(ContactWindow.Unit.WEEK))
                .on(OFFERS.withTopics(Topic.of("NEWS"))),
            ProtectedCustomers.of("the-dead", Protection.DECEASED),
            ProtectedCustomers.of("minors", Protection.MINOR).on(OFFERS),
            WrittenConfirmation.of("written"),
            MeetingPreparation.of("meetings", "importance", "key"),
            Exemption.of(
                "legal-any-time", Scope.ALL.withPurposes(Purpose.LEGAL), "night", "written"))
        .withHorizon(Duration.ofDays(30));
  }
}
