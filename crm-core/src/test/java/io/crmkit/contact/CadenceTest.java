package io.crmkit.contact;

import static io.crmkit.contact.ContactCasesTest.SHANGHAI;
import static io.crmkit.contact.ContactCasesTest.call;
import static io.crmkit.contact.ContactCasesTest.log;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.contact.ContactWindow.Unit;
import io.crmkit.customer.Channel;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.Topic;
import io.crmkit.decision.Decision;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Cadences")
class CadenceTest {
  static final CustomerId ID = CustomerId.of("c-1");
  static final ContactWindow WEEK = ContactWindow.calendar(Unit.WEEK);
  static final ContactRequest VISIT = ContactRequest.of(Channel.PHONE, Purpose.RETURN_VISIT);
  private static final LocalDate FROM = LocalDate.of(2026, 1, 1);

  static Due due(Cadence cadence, ContactLog log, Instant at) {
    CadenceRules rules = CadenceRules.of(SHANGHAI, cadence);
    DueQuestion question = new DueQuestion(DueCustomer.of(ID, log), at);
    Dues dues = rules.dues(question);
    assertThat(rules.decide(question).outcome()).isEqualTo(dues);
    return dues.of(cadence.name()).orElseThrow();
  }

  static Due due(Cadence cadence, ContactLog log, String at) {
    return due(cadence, log, Instant.parse(at));
  }

  private static ContactLog ofClass(String dimension, String value, String... calls) {
    return log(SHANGHAI, calls).withClasses(Map.of(dimension, value));
  }

  private static Instant local(String local) {
    return java.time.LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }

  private static ContactLog joined(LocalDate day, Interaction... contacts) {
    return new ContactLog(
        Optional.of(SHANGHAI),
        Optional.of(day),
        List.of(contacts),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        java.util.Set.of());
  }

  @Test
  @DisplayName("C16: twice in any seven days, on Monday and Tuesday: due next Monday at that time")
  void c16Rolling() {
    ContactLog log = log(SHANGHAI, "2026-03-02T10:00:00Z", "2026-03-03T10:00:00Z");
    for (ContactWindow week :
        List.of(
            ContactWindow.rolling(Duration.ofDays(7)), ContactWindow.rolling(Period.ofDays(7)))) {
      Due due = due(Cadence.of("twice", 2, Rhythm.within(week), FROM), log, "2026-03-04T00:00:00Z");
      assertThat(due.dueAt()).isEqualTo("2026-03-09T10:00:00Z");
      assertThat(due.missing()).isEqualTo(1);
      assertThat(due.openFrom()).isEqualTo("2026-03-06T10:00:00Z");
      assertThat(due.isLate(Instant.parse("2026-03-09T09:59:59.999999999Z"))).isFalse();
      assertThat(due.isLate(Instant.parse("2026-03-09T10:00:00Z"))).isTrue();
    }
  }

  @Test
  @DisplayName("C16: twice in a calendar week, on Monday and Tuesday: satisfied until Sunday")
  void c16Calendar() {
    Cadence twice = Cadence.of("twice", 2, Rhythm.within(WEEK), FROM);
    ContactLog log = log(SHANGHAI, "2026-03-02T10:00:00Z", "2026-03-03T10:00:00Z");
    Instant sunday = local("2026-03-08T23:59:59");

    Due due = due(twice, log, sunday);
    // The next two are asked for in the week after, and in time until its end.
    assertThat(due.openFrom()).isAfter(sunday);
    assertThat(due.dueAt()).isEqualTo(local("2026-03-16T00:00:00"));
    assertThat(due.missing()).isEqualTo(2);
    assertThat(due(twice.withLead(Duration.ofDays(30)), log, sunday).openFrom())
        .isEqualTo(local("2026-03-09T00:00:00"));

    Due oneMade =
        due(twice, log.plus(call(local("2026-03-10T10:00:00"))), local("2026-03-10T12:00:00"));
    assertThat(oneMade.dueAt()).isEqualTo(due.dueAt());
    assertThat(oneMade.missing()).isEqualTo(1);
  }

  @Test
  @DisplayName("C11: monthly from 31 January: 28 February, 31 March, 30 April, 31 May")
  void c11() {
    for (Rhythm monthly :
        List.of(
            Rhythm.every(Period.ofMonths(1)),
            Rhythm.every(Period.ofMonths(1), LocalDate.of(2026, 1, 31)))) {
      Cadence cadence = Cadence.of("monthly", 1, monthly, FROM);
      ContactLog log = joined(LocalDate.of(2026, 1, 31));
      List<LocalDate> lastDays = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        Due due = due(cadence, log, local("2026-02-01T00:00:00").plus(Duration.ofDays(30L * i)));
        LocalDate last = LocalDate.ofInstant(due.dueAt().minusNanos(1), SHANGHAI);
        lastDays.add(last);
        // Done at the last moment of the day, it is in time.
        log = log.plus(call(due.dueAt().minusNanos(1)));
      }
      assertThat(lastDays)
          .containsExactly(
              LocalDate.of(2026, 2, 28),
              LocalDate.of(2026, 3, 31),
              LocalDate.of(2026, 4, 30),
              LocalDate.of(2026, 5, 31),
              LocalDate.of(2026, 6, 30));
    }
  }

  @Test
  @DisplayName("lateness grows with time, and neither time nor too few contacts end it")
  void lateness() {
    Cadence twice = Cadence.of("twice", 2, Rhythm.within(WEEK), LocalDate.of(2026, 3, 2));
    Instant since = local("2026-03-09T00:00:00");
    ContactLog log = log(SHANGHAI);

    assertThat(due(twice, log, local("2026-03-09T00:00:00")).lateBy(since)).isZero();
    assertThat(due(twice, log, local("2026-05-31T12:00:00")).dueAt()).isEqualTo(since);
    ContactLog one = log.plus(call(local("2026-05-25T12:00:00")));
    Due late = due(twice, one, local("2026-05-31T12:00:00"));
    assertThat(late.dueAt()).isEqualTo(since);
    assertThat(late.missing()).isEqualTo(1);
    assertThat(late.lateBy(local("2026-05-31T12:00:00"))).isEqualTo(Duration.ofHours(83 * 24 + 12));
    // One more in the same week ends it; one in the next would not.
    assertThat(
            due(twice, one.plus(call(local("2026-05-30T12:00:00"))), local("2026-05-31T12:00:00"))
                .dueAt())
        .isEqualTo(local("2026-06-08T00:00:00"));
    assertThat(
            due(twice, one.plus(call(local("2026-06-01T12:00:00"))), local("2026-06-01T12:00:00"))
                .dueAt())
        .isEqualTo(since);
  }

  @Test
  @DisplayName(
      "only contacts that reached the customer, made by the company, within the scope count")
  void effective() {
    Cadence visits =
        Cadence.of("visits", 1, Rhythm.within(ContactWindow.rolling(Duration.ofDays(7))), FROM)
            .on(Scope.ALL.withPurposes(Purpose.RETURN_VISIT));
    Instant at = Instant.parse("2026-03-02T10:00:00Z");
    Interaction made = VISIT.madeAt(at);
    Interaction tried =
        new Interaction(
            Channel.PHONE,
            Interaction.Direction.OUTBOUND,
            Purpose.RETURN_VISIT,
            Interaction.Result.ATTEMPTED,
            Optional.empty(),
            at,
            at);
    Interaction theirs =
        new Interaction(
            Channel.PHONE,
            Interaction.Direction.INBOUND,
            Purpose.RETURN_VISIT,
            Interaction.Result.REACHED,
            Optional.empty(),
            at,
            at);

    assertThat(visits.counts(made)).isTrue();
    assertThat(visits.counts(tried)).isFalse();
    assertThat(visits.counts(theirs)).isFalse();
    assertThat(visits.counts(call(at))).isFalse();
    assertThat(due(visits, log(SHANGHAI).plus(tried), at).dueAt())
        .isEqualTo(due(visits, log(SHANGHAI), at).dueAt());
    assertThat(due(visits, log(SHANGHAI).plus(made), at).dueAt())
        .isEqualTo(at.plus(Duration.ofDays(7)));
  }

  @Test
  @DisplayName("IS-08: new customers weekly, established ones monthly, by class or by facts")
  void is08() {
    Cadence weekly = Cadence.of("new-weekly", 2, Rhythm.within(WEEK), FROM);
    Cadence monthly =
        Cadence.of(
            "established-monthly", 1, Rhythm.within(ContactWindow.calendar(Unit.MONTH)), FROM);
    Instant at = local("2026-03-04T12:00:00");
    CadenceRules byClass =
        CadenceRules.of(
            SHANGHAI,
            weekly.concerning(Audience.ofClass("cooperation-stage", "new")),
            monthly.concerning(Audience.ofClass("cooperation-stage", "established")));
    for (String stage : List.of("new", "established")) {
      DueCustomer customer = DueCustomer.of(ID, ofClass("cooperation-stage", stage));
      Decision<Dues> decision = byClass.decide(new DueQuestion(customer, at));
      assertThat(decision.outcome().dues()).hasSize(1);
      assertThat(decision.outcome().dues().get(0).rule()).startsWith(stage);
      assertThat(decision.reasons()).hasSize(2);
    }
    CadenceRules byTenure =
        CadenceRules.of(
            SHANGHAI,
            weekly.concerning(Audience.meeting(Metrics.tenure().lessThan(Period.ofDays(90)))),
            monthly.concerning(Audience.meeting(Metrics.tenure().atLeast(Period.ofDays(90)))));
    Facts facts = Facts.at(at, SHANGHAI, CurrencyUnit.of("CNY"));
    DueCustomer customer = DueCustomer.of(ID, log(SHANGHAI));
    for (int days : new int[] {89, 90}) {
      Facts tenure = facts.with(Metrics.tenure(), Period.ofDays(days));
      assertThat(byTenure.dues(new DueQuestion(customer.withFacts(tenure), at)).dues())
          .extracting(Due::rule)
          .containsExactly(days < 90 ? "new-weekly" : "established-monthly");
    }
    // Too little is known: both are kept, and the decision says so.
    Decision<Dues> unknown = byTenure.decide(new DueQuestion(customer, at));
    assertThat(unknown.outcome().dues()).hasSize(2);
    assertThat(unknown.reasons())
        .contains(
            new CadenceReason.AudienceUnknown("new-weekly"),
            new CadenceReason.AudienceUnknown("established-monthly"));
    assertThat(byClass.dues(new DueQuestion(customer, at)).dues()).hasSize(2);
  }

  @Test
  @DisplayName(
      "IS-14, DS-07: return visits by customer type, by phone before e-mail; others do not count")
  void is14() {
    ContactRequest mail = ContactRequest.of(Channel.EMAIL, Purpose.RETURN_VISIT);
    Cadence visits =
        Cadence.of("visits", 1, Rhythm.every(Period.ofMonths(3)), FROM)
            .concerning(Audience.ofClass("nature", "enterprise"))
            .on(Scope.ALL.withPurposes(Purpose.RETURN_VISIT))
            .by(VISIT, mail);
    Due due = due(visits, ofClass("nature", "enterprise"), "2026-03-01T00:00:00Z");
    assertThat(due.ways()).containsExactly(VISIT, mail);
    assertThat(due.dueAt()).isEqualTo(local("2026-04-02T00:00:00"));

    ContactRules rules =
        ContactRules.of(
            Cap.of("one-call-a-day", 1, ContactWindow.calendar(Unit.DAY))
                .on(Scope.ALL.withChannels(Channel.PHONE)));
    Instant at = Instant.parse("2026-03-01T05:00:00Z");
    assertThat(DueWay.best(due, rules, log(SHANGHAI), at).orElseThrow().request()).isEqualTo(VISIT);
    ContactLog called = log(SHANGHAI, "2026-03-01T04:00:00Z");
    assertThat(DueWay.best(due, rules, called, at).orElseThrow().request()).isEqualTo(mail);
    ContactRules closed =
        rules.with(Cap.of("weekly", 1, ContactWindow.rolling(Duration.ofDays(7))));
    DueWay soonest = DueWay.best(due, closed, called, at).orElseThrow();
    assertThat(soonest.decision().outcome())
        .isEqualTo(Permission.deferred(Instant.parse("2026-03-08T04:00:00Z")));
    assertThat(soonest.request()).isEqualTo(VISIT);
  }

  @Test
  @DisplayName(
      "DS-05, C17: at least and at most together; where both cannot be kept, both are named")
  void c17() {
    ContactRules twoAtMost = ContactRules.of(Cap.of("two-a-week", 2, WEEK));
    CadenceRules daily =
        CadenceRules.of(SHANGHAI, Cadence.of("one-a-week", 1, Rhythm.within(WEEK), FROM));
    assertThat(daily.lint(twoAtMost)).isEmpty();

    ContactRules oneAtMost = ContactRules.of(Cap.of("one-at-most", 1, WEEK));
    CadenceRules twice =
        CadenceRules.of(SHANGHAI, Cadence.of("twice", 2, Rhythm.within(WEEK), FROM));
    assertThat(twice.lint(oneAtMost))
        .containsExactly(
            new ContactProblem.Contradiction("twice", 2, WEEK, "one-at-most", 1, WEEK));
    CadenceRules everyThreeDays =
        CadenceRules.of(
            SHANGHAI, Cadence.of("three-days", 1, Rhythm.every(Period.ofDays(3)), FROM));
    assertThat(everyThreeDays.lint(oneAtMost)).hasSize(1);
    assertThat(everyThreeDays.lint(ContactRules.of(Cap.of("three", 3, WEEK)))).isEmpty();
  }

  @Test
  @DisplayName(
      "CF-09: each kind of service has a cadence of its own: before, during, after sale, regular")
  void cf09() {
    List<Topic> kinds =
        List.of(Topic.BEFORE_SALE, Topic.DURING_SALE, Topic.AFTER_SALE, Topic.REGULAR_SERVICE);
    Cadence[] cadences =
        kinds.stream()
            .map(
                kind ->
                    Cadence.of(kind.code(), 1, Rhythm.within(WEEK), FROM)
                        .on(Scope.ALL.withTopics(kind))
                        .by(VISIT.about(kind)))
            .toArray(Cadence[]::new);
    CadenceRules rules = CadenceRules.of(SHANGHAI, cadences);
    Instant at = local("2026-03-04T12:00:00");
    ContactLog log = log(SHANGHAI);
    Instant late = local("2026-01-12T00:00:00");
    for (Topic kind : kinds) {
      ContactLog served = log.plus(VISIT.about(kind).madeAt(at.minusSeconds(60)));
      Dues dues = rules.dues(new DueQuestion(DueCustomer.of(ID, served), at));
      for (Due due : dues.dues()) {
        assertThat(due.dueAt())
            .isEqualTo(due.rule().equals(kind.code()) ? local("2026-03-16T00:00:00") : late);
      }
    }
    assertThatThrownBy(() -> cadences[0].by(VISIT.about(Topic.AFTER_SALE)))
        .hasMessage(
            "the ways of cadence BEFORE_SALE must lie within its scope, PHONE for RETURN_VISIT does not");
  }

  @Test
  @DisplayName("nobody is late for what lies before the rule or the day of joining")
  void starts() {
    Rhythm week = Rhythm.within(ContactWindow.rolling(Duration.ofDays(7)));
    Cadence cadence = Cadence.of("weekly", 1, week, LocalDate.of(2026, 3, 2));
    assertThat(due(cadence, log(SHANGHAI, "2020-01-01T00:00:00Z"), "2026-03-04T00:00:00Z").dueAt())
        .isEqualTo(local("2026-03-09T00:00:00"));
    assertThat(due(cadence, joined(LocalDate.of(2026, 3, 4)), "2026-03-05T00:00:00Z").dueAt())
        .isEqualTo(local("2026-03-11T00:00:00"));
    // A calendar week that has begun asks for nothing yet.
    Cadence calendar = Cadence.of("weekly", 1, Rhythm.within(WEEK), LocalDate.of(2026, 3, 2));
    assertThat(due(calendar, log(SHANGHAI), "2026-03-04T00:00:00Z").dueAt())
        .isEqualTo(local("2026-03-09T00:00:00"));
    assertThat(due(calendar, joined(LocalDate.of(2026, 3, 4)), "2026-03-05T00:00:00Z").dueAt())
        .isEqualTo(local("2026-03-16T00:00:00"));
  }

  @Test
  @DisplayName("an unknown zone is read as the company's, so that nothing due is lost")
  void unknownZone() {
    Cadence calendar = Cadence.of("weekly", 1, Rhythm.within(WEEK), LocalDate.of(2026, 3, 2));
    DueQuestion question =
        new DueQuestion(
            DueCustomer.of(ID, ContactLog.EMPTY), Instant.parse("2026-03-04T00:00:00Z"));
    for (ZoneId zone : List.of(SHANGHAI, ZoneOffset.UTC)) {
      assertThat(CadenceRules.of(zone, calendar).dues(question).dues().get(0).dueAt())
          .isEqualTo(LocalDate.of(2026, 3, 9).atStartOfDay(zone).toInstant());
    }
  }

  @Test
  @DisplayName("decisions tell since when and by how much in both languages")
  void texts() {
    Cadence twice = Cadence.of("twice", 2, Rhythm.within(WEEK), LocalDate.of(2026, 3, 2));
    CadenceRules rules = CadenceRules.of(SHANGHAI, twice);
    DueQuestion question =
        new DueQuestion(DueCustomer.of(ID, log(SHANGHAI)), local("2026-03-12T12:00:00"));
    CadencePolicy ours = CadencePolicy.named("ours", "1", rules);

    assertThat(ours.decide(question).policy().name()).isEqualTo("ours");
    assertThat(ours.dues(question)).isEqualTo(rules.dues(question));
    assertThat(ours.decide(question).explain(Locale.ENGLISH))
        .isEqualTo(
            "twice: late by 3 days, since 2026-03-09T00:00+08:00; contacts still needed: 2"
                + " (at least 2 in a calendar week)");
    assertThat(ours.decide(question).explain(Locale.SIMPLIFIED_CHINESE))
        .isEqualTo("twice：已逾期 3 天（自 2026-03-09T00:00+08:00 起），还须联系 2 次（要求同一自然周内至少 2 次）");
    assertThat(CadenceRules.of(SHANGHAI).decide(question).explain(Locale.ENGLISH))
        .isEqualTo("The policy asks for no contacts");
  }
}
