package io.crmkit.json;

import io.crmkit.contact.Cap;
import io.crmkit.contact.Combination;
import io.crmkit.contact.ConsentRequired;
import io.crmkit.contact.ContactBan;
import io.crmkit.contact.ContactBlocker;
import io.crmkit.contact.ContactLog;
import io.crmkit.contact.ContactProblem;
import io.crmkit.contact.ContactQuestion;
import io.crmkit.contact.ContactReason;
import io.crmkit.contact.ContactRequest;
import io.crmkit.contact.ContactRules;
import io.crmkit.contact.ContactWindow;
import io.crmkit.contact.DoNotContact;
import io.crmkit.contact.Exemption;
import io.crmkit.contact.LegalBasis;
import io.crmkit.contact.MeetingPreparation;
import io.crmkit.contact.Moment;
import io.crmkit.contact.OpenHours;
import io.crmkit.contact.ProtectedCustomers;
import io.crmkit.contact.Protection;
import io.crmkit.contact.QuietHours;
import io.crmkit.contact.RestDays;
import io.crmkit.contact.RestHours;
import io.crmkit.contact.Scope;
import io.crmkit.contact.WrittenConfirmation;
import io.crmkit.customer.Channel;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.Topic;
import io.crmkit.decision.Reason;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.DayHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One value of everything about contact that the codec writes. */
final class ContactSamples {
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  static final ContactWindow WEEK = ContactWindow.calendar(ContactWindow.Unit.WEEK);

  private ContactSamples() {}

  static List<Reason> reasons() {
    Moment moment = new Moment(Samples.NOON, Optional.of(SHANGHAI));
    Moment utc = new Moment(Samples.NOON.plusNanos(1), Optional.empty());
    Channel phone = Channel.PHONE;
    Purpose care = Purpose.CARE;
    return List.of(
        new ContactReason.Allowed(3),
        new ContactReason.Allowed(0),
        new ContactReason.DeferredUntil(moment),
        new ContactReason.NotByWaiting(),
        new ContactReason.NeverWithin(366),
        new ContactReason.ThenBlocked(utc, new ContactBlocker.ZoneUnknown("night")),
        new ContactBlocker.CapReached("week", 2, 2, WEEK, moment),
        new ContactBlocker.CapReached("days", 1, 1, ContactWindow.rolling(Period.ofDays(7)), utc),
        new ContactBlocker.CapReached(
            "hours", 1, 1, ContactWindow.rolling(Duration.ofHours(24)), moment),
        new ContactBlocker.InRestHours("night", QuietHours.of("21:00", "08:00"), moment),
        new ContactBlocker.OnRestDay("weekend", moment),
        new ContactBlocker.Closed("office", moment),
        new ContactBlocker.NeverOpens("office"),
        new ContactBlocker.CalendarUnknown("office", Samples.DAY),
        new ContactBlocker.ZoneUnknown("night"),
        new ContactBlocker.ConsentMissing("consent", phone, care),
        new ContactBlocker.ConsentWithdrawn("consent", phone, care, moment),
        new ContactBlocker.ConsentLapsed("consent", phone, care, moment),
        new ContactBlocker.ConsentNotYet("consent", phone, care, moment),
        new ContactBlocker.Banned("ban", "objection"),
        new ContactBlocker.BannedUntil("ban", "objection", moment),
        new ContactReason.LegallyBased("ban", "recall-7"),
        new ContactBlocker.Protected("minors", Protection.MINOR),
        new ContactBlocker.Protected("minors", Protection.DECEASED),
        new ContactBlocker.NotConfirmed("written", List.of("EMAIL", "POST")),
        new ContactBlocker.Unprepared("meetings", List.of(ContactRequest.Part.AGENDA)),
        new ContactBlocker.PreparedFrom("meetings", moment),
        new ContactReason.Exempt("week", "service"),
        new ContactReason.Overruled("week", "offers"),
        new ContactProblem.Contradiction(
            "twice", 2, WEEK, "once", 1, ContactWindow.weekFrom(DayOfWeek.SUNDAY)),
        new ContactProblem.NeverOpen(List.of("day", "night")),
        new ContactProblem.NeverBinds("loose", "tight"));
  }

  static ContactRules rules() {
    Scope offers =
        Scope.ALL
            .withChannels(Channel.SMS, Channel.EMAIL)
            .withPurposes(Purpose.MARKETING)
            .withTopics(Topic.of("NEWS"));
    return new ContactRules(
        List.of(
            new Cap(
                "offers",
                offers,
                Scope.ALL.exceptPurposes(Purpose.CARE),
                2,
                WEEK,
                Cap.Counted.REACHED,
                Cap.Proration.DAYS_UP),
            Cap.of("daily", 1, ContactWindow.rolling(Duration.ofHours(24))),
            RestHours.daily("night", QuietHours.of("21:00", "08:00")),
            RestDays.weekly("weekend", DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)
                .withHolidays(Set.of(LocalDate.of(2026, 10, 1)))
                .withWorkingDays(Set.of(LocalDate.of(2026, 10, 10))),
            OpenHours.of(
                "office",
                BusinessCalendar.of(
                        SHANGHAI, BusinessCalendar.weekdays(List.of(DayHours.parse("09:00-17:00"))))
                    .knownThrough(LocalDate.of(2026, 12, 31))),
            ConsentRequired.of("messenger", Scope.ALL.withChannels(Channel.INSTANT_MESSAGE)),
            DoNotContact.of("ban"),
            ProtectedCustomers.of("minors", Protection.MINOR).on(offers),
            WrittenConfirmation.of("written"),
            MeetingPreparation.of("meetings", "importance", "key"),
            Exemption.of("service", Scope.ALL.withPurposes(Purpose.SERVICE), "night", "daily")),
        Combination.MOST_SPECIFIC,
        Duration.ofDays(90));
  }

  static ContactQuestion question() {
    ContactLog log =
        ContactLog.of(Samples.file())
            .in(SHANGHAI)
            .withBans(
                List.of(
                    ContactBan.of("objection", Samples.NOON).until(Samples.NOON.plusSeconds(60))))
            .withLegalBases(List.of(LegalBasis.of("recall-7", Purpose.LEGAL, Samples.NOON)))
            .withProtections(Set.of(Protection.MINOR))
            .withClasses(Map.of("importance", "key"))
            .plus(
                new Interaction(
                        Channel.PHONE,
                        Interaction.Direction.INBOUND,
                        Purpose.SERVICE,
                        Interaction.Result.ATTEMPTED,
                        Optional.empty(),
                        Samples.NOON,
                        Samples.NOON)
                    .withTopic(Topic.AFTER_SALE));
    ContactRequest request =
        ContactRequest.of(Channel.FACE_TO_FACE, Purpose.RETURN_VISIT)
            .about(Topic.AFTER_SALE)
            .asImportant()
            .confirmedBy(Channel.EMAIL)
            .prepared(ContactRequest.Preparation.complete(Samples.NOON));
    return new ContactQuestion(request, log, Samples.NOON);
  }
}
