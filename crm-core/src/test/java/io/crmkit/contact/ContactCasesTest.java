package io.crmkit.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.contact.ContactWindow.Unit;
import io.crmkit.customer.Channel;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Cases of contact rules")
class ContactCasesTest {
  static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  static final ContactRequest CALL = ContactRequest.of(Channel.PHONE, Purpose.MARKETING);

  static Interaction call(String at) {
    return call(Instant.parse(at));
  }

  static Interaction call(Instant at) {
    return new Interaction(
        Channel.PHONE,
        Interaction.Direction.OUTBOUND,
        Purpose.MARKETING,
        Interaction.Result.REACHED,
        Optional.empty(),
        at,
        at);
  }

  static ContactLog log(ZoneId zone, String... calls) {
    return ContactLog.EMPTY
        .in(zone)
        .withInteractions(Arrays.stream(calls).map(ContactCasesTest::call).toList());
  }

  static Permission ask(ContactRules rules, ContactLog log, String at) {
    ContactQuestion question = new ContactQuestion(CALL, log, Instant.parse(at));
    Permission permission = rules.permission(question);
    assertThat(rules.decide(question).outcome()).isEqualTo(permission);
    return permission;
  }

  static Permission until(String instant) {
    return Permission.deferred(Instant.parse(instant));
  }

  @Test
  @DisplayName("C1: one in 24 hours: a nanosecond early is deferred, 24 hours on is allowed")
  void c1() {
    ContactRules rules =
        ContactRules.of(Cap.of("daily", 1, ContactWindow.rolling(Duration.ofHours(24))));
    ContactLog log = log(SHANGHAI, "2026-03-01T10:00:00Z");

    assertThat(ask(rules, log, "2026-03-02T09:59:59.999999999Z"))
        .isEqualTo(until("2026-03-02T10:00:00Z"));
    assertThat(ask(rules, log, "2026-03-01T10:00:00Z")).isEqualTo(until("2026-03-02T10:00:00Z"));
    assertThat(ask(rules, log, "2026-03-02T10:00:00Z")).isEqualTo(Permission.allowed());
    assertThat(ask(rules, log, "2026-03-01T09:59:59.999999999Z")).isEqualTo(Permission.allowed());
  }

  @Test
  @DisplayName("C2: two in seven days, Monday and Tuesday used: next Monday, not Sunday + 7 days")
  void c2() {
    ContactLog log = log(SHANGHAI, "2026-03-02T10:00:00Z", "2026-03-03T10:00:00Z");
    for (ContactWindow week :
        List.of(
            ContactWindow.rolling(Duration.ofDays(7)), ContactWindow.rolling(Period.ofDays(7)))) {
      assertThat(ask(ContactRules.of(Cap.of("weekly", 2, week)), log, "2026-03-08T10:00:00Z"))
          .isEqualTo(until("2026-03-09T10:00:00Z"));
    }
  }

  @Test
  @DisplayName("C4: one a calendar day: after a contact at 23:00 local, 00:00 is allowed")
  void c4() {
    ContactRules rules = ContactRules.of(Cap.of("daily", 1, ContactWindow.calendar(Unit.DAY)));
    ContactLog log = log(SHANGHAI, "2026-03-01T15:00:00Z"); // 23:00

    assertThat(ask(rules, log, "2026-03-01T15:59:59.999999999Z"))
        .isEqualTo(until("2026-03-01T16:00:00Z"));
    assertThat(ask(rules, log, "2026-03-01T16:00:00Z")).isEqualTo(Permission.allowed());
  }

  @Test
  @DisplayName("C5: a calendar day over the end of summer time is an hour longer than 24 hours")
  void c5() {
    Instant noon = Instant.parse("2026-10-31T16:00:00Z"); // 12:00 in New York

    assertThat(ContactWindow.rolling(Period.ofDays(1)).occupiedUntil(noon, NEW_YORK))
        .isEqualTo("2026-11-01T17:00:00Z");
    assertThat(ContactWindow.rolling(Duration.ofHours(24)).occupiedUntil(noon, NEW_YORK))
        .isEqualTo("2026-11-01T16:00:00Z");
  }

  @Test
  @DisplayName("C6, DS-07: a night is ten hours long in spring and twelve in autumn")
  void c6() {
    QuietHours night = QuietHours.of("21:00", "08:00");
    LocalDate spring = LocalDate.of(2026, 3, 7);
    LocalDate autumn = LocalDate.of(2026, 10, 31);

    assertThat(night.startOn(spring, NEW_YORK)).isEqualTo("2026-03-08T02:00:00Z");
    assertThat(night.endOn(spring, NEW_YORK)).isEqualTo("2026-03-08T12:00:00Z");
    assertThat(night.startOn(autumn, NEW_YORK)).isEqualTo("2026-11-01T01:00:00Z");
    assertThat(night.endOn(autumn, NEW_YORK)).isEqualTo("2026-11-01T13:00:00Z");

    ContactRules rules = ContactRules.of(RestHours.daily("night", night));
    ContactLog log = log(NEW_YORK);
    assertThat(ask(rules, log, "2026-03-08T01:59:59Z")).isEqualTo(Permission.allowed());
    assertThat(ask(rules, log, "2026-03-08T02:00:00Z")).isEqualTo(until("2026-03-08T12:00:00Z"));
    assertThat(ask(rules, log, "2026-11-01T12:59:59Z")).isEqualTo(until("2026-11-01T13:00:00Z"));
    assertThat(ask(rules, log, "2026-11-01T13:00:00Z")).isEqualTo(Permission.allowed());
  }

  @Test
  @DisplayName("C8: quiet hours must not start and end at the same time")
  void c8() {
    assertThatThrownBy(() -> QuietHours.of("08:00", "08:00"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "quiet hours must not start and end at the same time, was 08:00; for whole days take"
                + " rest days");
  }

  @Test
  @DisplayName("C9: quiet hours that end in a gap end with it; in an overlap at the later offset")
  void c9() {
    QuietHours hours = QuietHours.of("22:00", "02:30");
    ContactRules rules = ContactRules.of(RestHours.daily("night", hours));
    ContactLog log = log(NEW_YORK);

    assertThat(ask(rules, log, "2026-03-08T06:59:59Z")).isEqualTo(until("2026-03-08T07:00:00Z"));
    assertThat(ask(rules, log, "2026-03-08T07:00:00Z")).isEqualTo(Permission.allowed());

    ContactRules early = ContactRules.of(RestHours.daily("night", QuietHours.of("22:00", "01:30")));
    assertThat(ask(early, log, "2026-11-01T05:45:00Z")).isEqualTo(until("2026-11-01T06:30:00Z"));
    assertThat(ask(early, log, "2026-11-01T06:30:00Z")).isEqualTo(Permission.allowed());
  }

  @Test
  @DisplayName("C16: contacts on Monday and Tuesday fill a rolling week and a calendar week apart")
  void c16() {
    Instant monday = Instant.parse("2026-03-02T10:00:00Z");

    assertThat(ContactWindow.rolling(Period.ofDays(7)).occupiedUntil(monday, SHANGHAI))
        .isEqualTo("2026-03-09T10:00:00Z");
    assertThat(ContactWindow.calendar(Unit.WEEK).occupiedUntil(monday, SHANGHAI))
        .isEqualTo("2026-03-08T16:00:00Z"); // the end of Sunday
  }

  @Test
  @DisplayName("C10: where the zone is not known, every rule of the clock refuses and says so")
  void c10() {
    ContactRules rules =
        ContactRules.of(
            RestHours.daily("night", QuietHours.of("21:00", "08:00")),
            Cap.of("daily", 1, ContactWindow.calendar(Unit.DAY)),
            Cap.of("rolling", 1, ContactWindow.rolling(Duration.ofHours(24))));
    var decision = rules.decide(CALL, ContactLog.EMPTY, Instant.parse("2026-03-01T10:00:00Z"));

    assertThat(decision.outcome()).isEqualTo(Permission.refused(Permission.Cause.NOT_BY_WAITING));
    assertThat(decision.reasons())
        .containsExactly(
            new ContactReason.NotByWaiting(),
            new ContactBlocker.ZoneUnknown("daily"),
            new ContactBlocker.ZoneUnknown("night"));
  }
}
