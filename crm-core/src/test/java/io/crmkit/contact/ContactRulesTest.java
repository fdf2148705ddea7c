package io.crmkit.contact;

import static io.crmkit.contact.ContactCasesTest.CALL;
import static io.crmkit.contact.ContactCasesTest.SHANGHAI;
import static io.crmkit.contact.ContactCasesTest.log;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.contact.ContactWindow.Unit;
import io.crmkit.customer.Channel;
import io.crmkit.customer.Consent;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.Topic;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.time.DayHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Contact rules")
class ContactRulesTest {
  static final Instant NOON = Instant.parse("2026-03-03T04:00:00Z"); // a Tuesday in Shanghai
  static final ContactRequest CHAT = ContactRequest.of(Channel.INSTANT_MESSAGE, Purpose.MARKETING);

  private static Consent consent(Consent.Status status, Instant from) {
    return new Consent(
        Channel.INSTANT_MESSAGE, Purpose.MARKETING, status, "form", "p-1", "v1", from, from);
  }

  private static Decision<Permission> ask(ContactPolicy rules, ContactRequest request) {
    return rules.decide(request, log(SHANGHAI), NOON);
  }

  @Test
  @DisplayName("DS-07: in rest hours a call is deferred to their end, explained in both languages")
  void restHours() {
    ContactRules rules = ContactRules.of(RestHours.daily("night", QuietHours.of("21:00", "08:00")));
    Decision<Permission> decision =
        rules.decide(CALL, log(SHANGHAI), Instant.parse("2026-11-23T15:30:00Z"));

    assertThat(decision.outcome())
        .isEqualTo(Permission.deferred(Instant.parse("2026-11-24T00:00:00Z")));
    assertThat(decision.explain(Locale.ENGLISH))
        .isEqualTo(
            """
            Not yet; allowed from 2026-11-24T08:00+08:00
            night: the customer rests at this hour (21:00-08:00), until 2026-11-24T08:00+08:00""");
    assertThat(decision.explain(Locale.SIMPLIFIED_CHINESE))
        .isEqualTo(
            """
            暂不可联系；自 2026-11-24T08:00+08:00 起可以
            night：客户此时正在休息（21:00-08:00），至 2026-11-24T08:00+08:00""");
    assertThat(ask(rules, CALL).explain(Locale.ENGLISH))
        .isEqualTo("Allowed: none of the 1 rules for such a contact stands in the way");
    assertThat(ask(ContactRules.of(), CALL).reasons())
        .containsExactly(new ContactReason.Allowed(0));
  }

  @Test
  @DisplayName("IS-07: instant messaging only with consent; given, lapsed, withdrawn, yet to come")
  void messenger() {
    ContactRules rules =
        ContactRules.of(
            ConsentRequired.of("messenger", Scope.ALL.withChannels(Channel.INSTANT_MESSAGE)));
    Consent given = consent(Consent.Status.GIVEN, NOON.minusSeconds(60));

    assertThat(ask(rules, CALL).outcome()).isEqualTo(Permission.allowed());
    assertThat(ask(rules, CHAT).reasons())
        .containsExactly(
            new ContactReason.NotByWaiting(),
            new ContactBlocker.ConsentMissing(
                "messenger", Channel.INSTANT_MESSAGE, Purpose.MARKETING));
    assertThat(ask(rules, CHAT).explain(Locale.ENGLISH))
        .endsWith(
            "messenger: the customer has not consented to INSTANT_MESSAGE for MARKETING; ask for"
                + " consent first");
    assertThat(ask(rules, CHAT).explain(Locale.CHINA))
        .endsWith("messenger：客户未同意以 INSTANT_MESSAGE 接收 MARKETING 联系，请先征得同意");
    assertThat(withConsents(rules, given)).isEqualTo(Permission.allowed());
    assertThat(withConsents(rules, given.lapsingAt(NOON)))
        .isEqualTo(Permission.refused(Permission.Cause.NOT_BY_WAITING));
    assertThat(withConsents(rules, given.lapsingAt(NOON.plusNanos(1))))
        .isEqualTo(Permission.allowed());
    assertThat(withConsents(rules, given, consent(Consent.Status.WITHDRAWN, given.occurredAt())))
        .isEqualTo(Permission.refused(Permission.Cause.NOT_BY_WAITING));
    assertThat(withConsents(rules, consent(Consent.Status.GIVEN, NOON.plusSeconds(5))))
        .isEqualTo(Permission.deferred(NOON.plusSeconds(5)));
    assertThat(withConsents(rules, given, consent(Consent.Status.WITHDRAWN, NOON.plusSeconds(5))))
        .isEqualTo(Permission.allowed());
  }

  private static Permission withConsents(ContactRules rules, Consent... consents) {
    return rules.decide(CHAT, log(SHANGHAI).withConsents(List.of(consents)), NOON).outcome();
  }

  @Test
  @DisplayName("IS-07: a withdrawal recorded later was not known then")
  void asKnownThen() {
    ContactRules rules = ContactRules.of(ConsentRequired.of("consent", Scope.ALL));
    Consent late =
        new Consent(
            Channel.INSTANT_MESSAGE,
            Purpose.MARKETING,
            Consent.Status.WITHDRAWN,
            "letter",
            "p-2",
            "v1",
            NOON.minusSeconds(10),
            NOON.plusSeconds(10));
    ContactLog log =
        log(SHANGHAI)
            .withConsents(List.of(consent(Consent.Status.GIVEN, NOON.minusSeconds(60)), late));

    assertThat(rules.decide(CHAT, log, NOON).outcome()).isInstanceOf(Permission.Refused.class);
    assertThat(rules.decide(CHAT, log.asKnownAt(NOON), NOON).outcome())
        .isEqualTo(Permission.allowed());
  }

  @Test
  @DisplayName("IS-07: an important matter goes by e-mail or letter, or is confirmed by one")
  void writtenConfirmation() {
    ContactRules rules = ContactRules.of(WrittenConfirmation.of("written"));
    ContactRequest important = CALL.asImportant();

    assertThat(ask(rules, CALL).outcome()).isEqualTo(Permission.allowed());
    assertThat(ask(rules, important).reasons())
        .contains(new ContactBlocker.NotConfirmed("written", List.of("EMAIL", "POST")));
    assertThat(ask(rules, important.confirmedBy(Channel.SMS)).outcome())
        .isEqualTo(Permission.refused(Permission.Cause.NOT_BY_WAITING));
    assertThat(ask(rules, important.confirmedBy(Channel.EMAIL)).outcome())
        .isEqualTo(Permission.allowed());
    ContactRequest mail = ContactRequest.of(Channel.EMAIL, Purpose.SERVICE).asImportant();
    assertThat(ask(rules, mail).outcome()).isEqualTo(Permission.allowed());
  }

  @Test
  @DisplayName("IS-07: meeting an important customer needs purpose, agenda, preparation recorded")
  void meetings() {
    ContactRules rules = ContactRules.of(MeetingPreparation.of("meetings", "importance", "key"));
    ContactRequest meeting = ContactRequest.of(Channel.FACE_TO_FACE, Purpose.SERVICE);
    ContactLog key = log(SHANGHAI).withClasses(Map.of("importance", "key"));

    assertThat(rules.decide(meeting, log(SHANGHAI), NOON).outcome())
        .isEqualTo(Permission.allowed());
    Decision<Permission> refused = rules.decide(meeting, key, NOON);
    assertThat(refused.outcome()).isEqualTo(Permission.refused(Permission.Cause.NOT_BY_WAITING));
    assertThat(refused.explain(Locale.ENGLISH))
        .endsWith("record first: its purpose; its agenda; the preparation");
    assertThat(refused.explain(Locale.CHINA)).endsWith("请先登记：会面目的；会面议程；准备情况");
    assertThat(
            rules
                .decide(meeting.prepared(ContactRequest.Preparation.complete(NOON)), key, NOON)
                .outcome())
        .isEqualTo(Permission.allowed());
    Decision<Permission> later =
        rules.decide(
            meeting.prepared(ContactRequest.Preparation.complete(NOON.plusSeconds(9))), key, NOON);
    assertThat(later.outcome()).isEqualTo(Permission.deferred(NOON.plusSeconds(9)));
  }

  @Test
  @DisplayName("a ban beats an exempt purpose, and only a recorded legal basis beats the ban")
  void bans() {
    ContactRules rules = Company.rules();
    ContactRequest recall = ContactRequest.of(Channel.PHONE, Purpose.LEGAL);
    ContactLog banned = log(SHANGHAI).withBans(List.of(ContactBan.of("objection", NOON)));

    assertThat(rules.decide(recall, banned, NOON).reasons())
        .contains(new ContactBlocker.Banned("do-not-contact", "objection"));
    ContactLog based =
        banned.withLegalBases(List.of(LegalBasis.of("recall-7", Purpose.LEGAL, NOON)));
    assertThat(rules.decide(recall, based, NOON).outcome()).isEqualTo(Permission.allowed());
    assertThat(rules.decide(recall, based, NOON).reasons())
        .contains(new ContactReason.LegallyBased("do-not-contact", "recall-7"));
    assertThat(rules.decide(CALL, based, NOON).outcome()).isInstanceOf(Permission.Refused.class);
    ContactLog ending =
        log(SHANGHAI).withBans(List.of(ContactBan.of("x", NOON).until(NOON.plusSeconds(9))));
    assertThat(rules.decide(CALL, ending, NOON).outcome())
        .isEqualTo(Permission.deferred(NOON.plusSeconds(9)));
    assertThatThrownBy(() -> rules.with(Exemption.of("no", Scope.ALL, "do-not-contact")))
        .hasMessageContaining("must not lift do-not-contact");
  }

  @Test
  @DisplayName("exempt contacts pass a rule and count toward its cap all the same")
  void exemption() {
    ContactRules rules =
        ContactRules.of(
            Cap.of("daily", 1, ContactWindow.rolling(Duration.ofHours(24))),
            Exemption.of("service", Scope.ALL.withPurposes(Purpose.SERVICE), "daily"));
    ContactRequest service = ContactRequest.of(Channel.PHONE, Purpose.SERVICE);
    ContactLog log = log(SHANGHAI).plus(service.madeAt(NOON.minusSeconds(60)));

    assertThat(rules.decide(service, log, NOON).reasons())
        .containsExactly(
            new ContactReason.Allowed(1), new ContactReason.Exempt("daily", "service"));
    assertThat(rules.decide(CALL, log, NOON).outcome())
        .isEqualTo(Permission.deferred(NOON.plusSeconds(86_340)));
  }

  @Test
  @DisplayName("under MOST_SPECIFIC the cap of the topic decides, under MOST_RESTRICTIVE both do")
  void mostSpecific() {
    Cap all = Cap.of("all", 1, ContactWindow.rolling(Duration.ofHours(24)));
    Cap news =
        Cap.of("news", 2, ContactWindow.rolling(Duration.ofHours(24)))
            .on(Scope.ALL.withTopics(Topic.of("NEWS")));
    ContactRules rules = ContactRules.of(all, news);
    ContactRequest about = CALL.about(Topic.of("NEWS"));
    ContactLog log = log(SHANGHAI).plus(about.madeAt(NOON.minusSeconds(60)));

    assertThat(rules.decide(about, log, NOON).outcome()).isInstanceOf(Permission.Deferred.class);
    Decision<Permission> specific =
        rules.combined(Combination.MOST_SPECIFIC).decide(about, log, NOON);
    assertThat(specific.outcome()).isEqualTo(Permission.allowed());
    assertThat(specific.reasons())
        .containsExactly(new ContactReason.Allowed(2), new ContactReason.Overruled("all", "news"));
  }

  @Test
  @DisplayName("the deferral is checked again by every rule, and what then blocks is told")
  void checkedAgain() {
    ContactRules rules =
        ContactRules.of(
            Cap.of("daily", 1, ContactWindow.rolling(Duration.ofHours(12))),
            RestHours.daily("night", QuietHours.of("21:00", "08:00")));
    Decision<Permission> decision =
        rules.decide(CALL, log(SHANGHAI, "2026-03-03T03:00:00Z"), NOON); // called at 11:00

    assertThat(decision.outcome())
        .isEqualTo(Permission.deferred(Instant.parse("2026-03-04T00:00:00Z")));
    assertThat(decision.explain(Locale.ENGLISH))
        .isEqualTo(
            """
            Not yet; allowed from 2026-03-04T08:00+08:00
            daily: 1 of at most 1 contacts in any 12 hours; room again from 2026-03-03T23:00+08:00
            Then, from 2026-03-03T23:00+08:00: night: the customer rests at this hour (21:00-08:00), until 2026-03-04T08:00+08:00""");
  }

  @Test
  @DisplayName("where no instant up to the horizon is allowed, that is said with the reasons")
  void horizon() {
    ContactRules rules =
        ContactRules.of(Cap.of("rare", 1, ContactWindow.rolling(Duration.ofDays(30))))
            .withHorizon(Duration.ofDays(29));
    ContactLog log = log(SHANGHAI, "2026-03-03T04:00:00Z");

    assertThat(rules.decide(CALL, log, NOON).reasons())
        .startsWith(new ContactReason.NeverWithin(29));
    assertThat(rules.permission(new ContactQuestion(CALL, log, NOON)))
        .isEqualTo(Permission.refused(Permission.Cause.NOT_WITHIN_HORIZON));
    assertThat(rules.withHorizon(Duration.ofDays(30)).decide(CALL, log, NOON).outcome())
        .isEqualTo(Permission.deferred(NOON.plus(Duration.ofDays(30))));
  }

  @Test
  @DisplayName("attempts and contacts are counted from one log; what the customer does is not")
  void counted() {
    Cap attempts = Cap.of("tries", 1, ContactWindow.rolling(Duration.ofHours(24)));
    var reached = ContactCasesTest.call(NOON.minusSeconds(60));
    var tried =
        new Interaction(
            reached.channel(),
            reached.direction(),
            reached.purpose(),
            Interaction.Result.ATTEMPTED,
            reached.staff(),
            reached.occurredAt(),
            reached.recordedAt());

    assertThat(attempts.counts(tried)).isTrue();
    assertThat(attempts.counting(Cap.Counted.REACHED).counts(tried)).isFalse();
    assertThat(attempts.counting(Cap.Counted.REACHED).counts(reached)).isTrue();
    assertThat(attempts.counting(Scope.ALL.exceptPurposes(Purpose.MARKETING)).counts(reached))
        .isFalse();
  }

  @Test
  @DisplayName("who joins on the last day of a month has none, or one, of three a month")
  void prorated() {
    Cap cap = Cap.of("monthly", 3, ContactWindow.calendar(Unit.MONTH));
    ContactLog log = log(SHANGHAI).withJoinedOn(LocalDate.of(2026, 3, 31));
    Instant lastDay = Instant.parse("2026-03-31T04:00:00Z");
    Instant april = Instant.parse("2026-03-31T16:00:00Z");

    ContactRules down = ContactRules.of(cap.prorated(Cap.Proration.DAYS_DOWN));
    assertThat(down.decide(CALL, log, lastDay).outcome()).isEqualTo(Permission.deferred(april));
    ContactRules up = ContactRules.of(cap.prorated(Cap.Proration.DAYS_UP));
    assertThat(up.decide(CALL, log, lastDay).outcome()).isEqualTo(Permission.allowed());
    ContactLog once = log.plus(CALL.madeAt(lastDay));
    assertThat(up.decide(CALL, once, lastDay).outcome()).isEqualTo(Permission.deferred(april));
    assertThat(ContactRules.of(cap).decide(CALL, once, lastDay).outcome())
        .isEqualTo(Permission.allowed());
    assertThatThrownBy(
            () ->
                Cap.of("rolling", 3, ContactWindow.rolling(Period.ofDays(7)))
                    .prorated(Cap.Proration.DAYS_UP))
        .hasMessageContaining("rolling can be prorated in calendar windows only");
  }

  @Test
  @DisplayName("weekends and holidays are days of rest unless they are worked on")
  void restDays() {
    ContactRules rules =
        ContactRules.of(
            RestDays.weekly("rest", DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)
                .withHolidays(Set.of(LocalDate.of(2026, 10, 9)))
                .withWorkingDays(Set.of(LocalDate.of(2026, 10, 10))));

    assertThat(ContactCasesTest.ask(rules, log(SHANGHAI), "2026-10-09T04:00:00Z"))
        .isEqualTo(ContactCasesTest.until("2026-10-09T16:00:00Z"));
    assertThat(ContactCasesTest.ask(rules, log(SHANGHAI), "2026-10-10T04:00:00Z"))
        .isEqualTo(Permission.allowed());
    assertThat(ContactCasesTest.ask(rules, log(SHANGHAI), "2026-10-17T04:00:00Z"))
        .isEqualTo(ContactCasesTest.until("2026-10-18T16:00:00Z"));
    assertThatThrownBy(() -> RestDays.weekly("all", DayOfWeek.MONDAY, DayOfWeek.values()))
        .hasMessageContaining("must leave a day of the week");
  }

  @Test
  @DisplayName("the company's own hours hold in the company's zone; an unknown date is closed")
  void openHours() {
    BusinessCalendar office =
        BusinessCalendar.of(
                SHANGHAI, BusinessCalendar.weekdays(List.of(DayHours.parse("09:00-17:00"))))
            .knownThrough(LocalDate.of(2026, 12, 31));
    ContactRules rules = ContactRules.of(OpenHours.of("office", office));

    assertThat(rules.decide(CALL, ContactLog.EMPTY, NOON).outcome())
        .isEqualTo(Permission.allowed());
    assertThat(ContactCasesTest.ask(rules, ContactLog.EMPTY, "2026-03-03T09:00:00Z"))
        .isEqualTo(ContactCasesTest.until("2026-03-04T01:00:00Z"));
    assertThat(
            rules.decide(CALL, ContactLog.EMPTY, Instant.parse("2027-03-03T04:00:00Z")).reasons())
        .contains(new ContactBlocker.CalendarUnknown("office", LocalDate.of(2026, 12, 31)));
  }

  @Test
  @DisplayName("of competing requests the first in rank gets what the cap leaves")
  void bids() {
    ContactRules rules =
        ContactRules.of(Cap.of("daily", 1, ContactWindow.rolling(Duration.ofHours(24))));
    ContactBid offer = new ContactBid("offer", CALL, 2);
    ContactBid greeting =
        new ContactBid("greeting", ContactRequest.of(Channel.SMS, Purpose.CARE), 1);

    for (List<ContactBid> bids : List.of(List.of(offer, greeting), List.of(greeting, offer))) {
      List<ContactBid.Grant> grants = ContactBid.grant(rules, log(SHANGHAI), NOON, bids);
      assertThat(grants).extracting(ContactBid.Grant::bid).containsExactly(greeting, offer);
      assertThat(grants.get(0).granted()).contains(greeting.request());
      assertThat(grants.get(1).granted()).isEmpty();
    }
    assertThatThrownBy(() -> ContactBid.grant(rules, log(SHANGHAI), NOON, List.of(offer, offer)))
        .hasMessageContaining("an id of its own");
  }

  @Test
  @DisplayName("two rules of one name are refused, both told; a policy under a name signs")
  void namesAndSignature() {
    assertThatThrownBy(
            () -> ContactRules.of(DoNotContact.of("x"), ConsentRequired.of("x", Scope.ALL)))
        .hasMessage(
            "two contact rules must not have one name, x is a do-not-contact and a consent");
    assertThatThrownBy(() -> ContactRules.of(Exemption.of("e", Scope.ALL, "nothing")))
        .hasMessage("exemption e must lift a rule of the policy, was nothing");
    assertThatThrownBy(() -> Cap.of("none", 0, ContactWindow.calendar(Unit.DAY)))
        .hasMessage("cap none must allow at least 1 contact, was 0");
    ContactPolicy signed = ContactPolicy.named("ours", "3", Company.rules());
    assertThat(ask(signed, CALL).policy()).isEqualTo(new PolicyId("ours", "3"));
    assertThat(signed.caps()).isEqualTo(Company.rules().caps()).hasSize(3);
  }
}
