package io.crmkit.contact;

import static io.crmkit.contact.ContactCasesTest.CALL;
import static io.crmkit.contact.ContactCasesTest.SHANGHAI;
import static io.crmkit.contact.ContactCasesTest.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.contact.ContactWindow.Unit;
import io.crmkit.customer.Channel;
import io.crmkit.customer.Consent;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.Topic;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Logs, scopes and rules of contact")
class ContactValuesTest {
  private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");
  private static final Instant LATER = AT.plusSeconds(60);
  private static final Scope MARKETING = Scope.ALL.withPurposes(Purpose.MARKETING);
  private static final Scope NOT_CARE = Scope.ALL.exceptPurposes(Purpose.CARE);
  private static final Scope PHONE = Scope.ALL.withChannels(Channel.PHONE);
  private static final Scope SALES = Scope.ALL.withTopics(Topic.AFTER_SALE);

  private static Interaction contact(
      Interaction.Direction direction, Interaction.Result result, Instant at, Instant recorded) {
    return new Interaction(
        Channel.PHONE, direction, Purpose.MARKETING, result, Optional.empty(), at, recorded);
  }

  private static Consent consent(String proof, Instant at, Instant recorded) {
    return new Consent(
        Channel.SMS, Purpose.MARKETING, Consent.Status.GIVEN, "form", proof, "v1", at, recorded);
  }

  private static LegalBasis basis(Instant recorded) {
    return new LegalBasis("court-1", Purpose.LEGAL, AT, Optional.empty(), recorded);
  }

  @Test
  @DisplayName("a log is equal whatever order its parts came in, and no longer when one differs")
  void equalLogs() {
    List<Interaction> calls = List.of(call(AT), call(LATER));
    List<Consent> consents = List.of(consent("p-1", AT, AT), consent("p-2", AT, AT));
    ContactLog log =
        ContactLog.EMPTY
            .in(SHANGHAI)
            .withJoinedOn(LocalDate.of(2026, 1, 1))
            .withInteractions(calls)
            .withConsents(consents)
            .withBans(List.of(ContactBan.of("objection", AT)))
            .withLegalBases(List.of(basis(AT)))
            .withClasses(Map.of("grade", "A"))
            .withProtections(Set.of(Protection.MINOR));
    ContactLog same = log.withInteractions(reversed(calls)).withConsents(reversed(consents));
    assertThat(same).isEqualTo(log).hasSameHashCodeAs(log);
    assertThat(same.interactions()).isEqualTo(calls);
    assertThat(same.consents()).extracting(Consent::proof).containsExactly("p-1", "p-2");
    assertThat(log)
        .hasToString("ContactLog of 2 interactions, 2 consents, 1 bans, 1 legal bases")
        .isNotEqualTo(log.withoutZone())
        .isNotEqualTo(log.withJoinedOn(LocalDate.of(2026, 1, 2)))
        .isNotEqualTo(log.plus(call(AT)))
        .isNotEqualTo(log.withConsents(List.of()))
        .isNotEqualTo(log.withBans(List.of()))
        .isNotEqualTo(log.withLegalBases(List.of()))
        .isNotEqualTo(log.withClasses(Map.of()))
        .isNotEqualTo(log.withProtections(Set.of()))
        .isNotEqualTo("log");
    assertThat(log.withoutZone().zone()).isEmpty();
    assertThat(log.withoutZone().hashCode()).isNotEqualTo(log.hashCode());
    assertThat(log.withoutZone().in(SHANGHAI)).isEqualTo(log);
  }

  private static <T> List<T> reversed(List<T> list) {
    List<T> reversed = new ArrayList<>(list);
    Collections.reverse(reversed);
    return reversed;
  }

  @Test
  @DisplayName("as known at an instant a log holds what was recorded by then")
  void asKnown() {
    ContactLog log =
        ContactLog.EMPTY
            .withInteractions(
                List.of(
                    call(AT),
                    contact(Interaction.Direction.OUTBOUND, Interaction.Result.REACHED, AT, LATER)))
            .withConsents(List.of(consent("p-1", AT, AT), consent("p-2", AT, LATER)))
            .withBans(
                List.of(
                    ContactBan.of("objection", AT),
                    new ContactBan("lawsuit", AT, Optional.empty(), LATER)))
            .withLegalBases(List.of(basis(AT), basis(LATER)));
    ContactLog then = log.asKnownAt(LATER.minusNanos(1));
    assertThat(then).hasToString("ContactLog of 1 interactions, 1 consents, 1 bans, 1 legal bases");
    assertThat(then.interactions()).containsExactly(call(AT));
    assertThat(then.legalBases()).containsExactly(basis(AT));
    assertThat(log.asKnownAt(LATER)).isEqualTo(log);
    assertThat(log.asKnownAt(AT.minusNanos(1)))
        .hasToString("ContactLog of 0 interactions, 0 consents, 0 bans, 0 legal bases");
  }

  @Test
  @DisplayName("a log counts what the company did up to an instant, within a second too")
  void counts() {
    ContactLog log =
        ContactLog.EMPTY.withInteractions(
            List.of(
                contact(Interaction.Direction.INBOUND, Interaction.Result.REACHED, AT, AT),
                contact(
                    Interaction.Direction.OUTBOUND,
                    Interaction.Result.ATTEMPTED,
                    AT.plusNanos(5),
                    AT.plusNanos(5)),
                contact(Interaction.Direction.OUTBOUND, Interaction.Result.REACHED, LATER, LATER)));
    assertThat(log.countThrough(AT.minusNanos(1))).isZero();
    assertThat(log.countThrough(AT)).isEqualTo(1);
    assertThat(log.countThrough(AT.plusNanos(4))).isEqualTo(1);
    assertThat(log.countThrough(AT.plusNanos(5))).isEqualTo(2);
    assertThat(log.countThrough(LATER.minusNanos(1))).isEqualTo(2);
    assertThat(log.countThrough(LATER)).isEqualTo(3);
    assertThat(log.countThrough(LATER.plusSeconds(1))).isEqualTo(3);
    assertThat(ContactLog.EMPTY.countThrough(AT)).isZero();
    assertThat(log.isCounted(0, Cap.Counted.ATTEMPTS)).isFalse();
    assertThat(log.isCounted(1, Cap.Counted.ATTEMPTS)).isTrue();
    assertThat(log.isCounted(2, Cap.Counted.ATTEMPTS)).isTrue();
    assertThat(log.isCounted(0, Cap.Counted.REACHED)).isFalse();
    assertThat(log.isCounted(1, Cap.Counted.REACHED)).isFalse();
    assertThat(log.isCounted(2, Cap.Counted.REACHED)).isTrue();
  }

  @Test
  @DisplayName("scopes overlap where one contact lies in both")
  void overlaps() {
    assertThat(MARKETING.overlaps(Scope.ALL)).isTrue();
    assertThat(Scope.ALL.overlaps(MARKETING)).isTrue();
    assertThat(MARKETING.overlaps(NOT_CARE)).isTrue();
    assertThat(NOT_CARE.overlaps(MARKETING)).isTrue();
    assertThat(NOT_CARE.overlaps(Scope.ALL)).isTrue();
    assertThat(NOT_CARE.overlaps(Scope.ALL.withPurposes(Purpose.CARE))).isFalse();
    assertThat(Scope.ALL.withPurposes(Purpose.CARE).overlaps(NOT_CARE)).isFalse();
    assertThat(MARKETING.overlaps(Scope.ALL.withPurposes(Purpose.CARE))).isFalse();
    assertThat(PHONE.overlaps(Scope.ALL.withChannels(Channel.SMS))).isFalse();
    assertThat(PHONE.overlaps(Scope.ALL.withChannels(Channel.SMS, Channel.PHONE))).isTrue();
    assertThat(SALES.overlaps(Scope.ALL.withTopics(Topic.BEFORE_SALE))).isFalse();
    assertThat(SALES.overlaps(PHONE)).isTrue();
  }

  @Test
  @DisplayName("a scope includes another whose contacts all lie in it")
  void includes() {
    assertThat(Scope.ALL.includes(PHONE)).isTrue();
    assertThat(PHONE.includes(Scope.ALL)).isFalse();
    assertThat(PHONE.includes(PHONE.withPurposes(Purpose.CARE))).isTrue();
    assertThat(PHONE.includes(Scope.ALL.withChannels(Channel.PHONE, Channel.SMS))).isFalse();
    assertThat(NOT_CARE.includes(MARKETING)).isTrue();
    assertThat(NOT_CARE.includes(Scope.ALL)).isFalse();
    assertThat(NOT_CARE.includes(Scope.ALL.exceptPurposes(Purpose.CARE, Purpose.LEGAL))).isTrue();
    assertThat(MARKETING.includes(NOT_CARE)).isFalse();
    assertThat(SALES.includes(SALES)).isTrue();
    assertThat(SALES.includes(Scope.ALL)).isFalse();
  }

  @Test
  @DisplayName("a scope is all only if it restricts nothing, and as specific as it has choices")
  void specificity() {
    assertThat(Scope.ALL.isAll()).isTrue();
    assertThat(List.of(PHONE, MARKETING, SALES, NOT_CARE)).noneMatch(Scope::isAll);
    assertThat(Scope.ALL.specificity()).isZero();
    assertThat(NOT_CARE.specificity()).isZero();
    assertThat(PHONE.specificity()).isEqualTo(1);
    assertThat(MARKETING.specificity()).isEqualTo(1);
    assertThat(SALES.specificity()).isEqualTo(1);
    assertThat(PHONE.withPurposes(Purpose.CARE).withTopics(Topic.AFTER_SALE).specificity())
        .isEqualTo(3);
  }

  @Test
  @DisplayName("a scope covers what it names; names are kept sorted by code")
  void covers() {
    Interaction about = call(AT).withTopic(Topic.AFTER_SALE);
    assertThat(SALES.covers(about)).isTrue();
    assertThat(SALES.covers(call(AT))).isFalse();
    assertThat(NOT_CARE.covers(call(AT))).isTrue();
    assertThat(PHONE.covers(CALL)).isTrue();
    assertThat(Scope.ALL.withChannels(Channel.SMS).covers(CALL)).isFalse();
    assertThat(Scope.ALL.withChannels(Channel.SMS, Channel.EMAIL, Channel.PHONE).channels())
        .containsExactly(Channel.EMAIL, Channel.PHONE, Channel.SMS);
    assertThat(Scope.ALL.withChannels(Channel.SMS, Channel.EMAIL).channels())
        .containsExactly(Channel.EMAIL, Channel.SMS);
    assertThatThrownBy(
            () -> new Scope(Set.of(), Set.of(Purpose.CARE), Set.of(), Set.of(Purpose.LEGAL)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CARE")
        .hasMessageContaining("LEGAL");
  }

  private static final Cap DAILY = Cap.of("daily", 1, ContactWindow.calendar(Unit.DAY));
  private static final Cap HOURLY = Cap.of("hourly", 1, ContactWindow.rolling(Duration.ofHours(1)));
  private static final RestHours NIGHT = RestHours.daily("night", QuietHours.of("21:00", "08:00"));
  private static final Exemption SERVICE =
      Exemption.of("service", Scope.ALL.withPurposes(Purpose.SERVICE), "daily", "night");

  @Test
  @DisplayName("rules are found by name, and their caps are those that nothing lifts")
  void rules() {
    ContactRules rules = ContactRules.of(DAILY, HOURLY, NIGHT, SERVICE);
    assertThat(rules.rule("hourly")).contains(HOURLY);
    assertThat(rules.rule("weekly")).isEmpty();
    assertThat(rules.caps()).containsExactly(HOURLY);
    assertThat(rules.combined(Combination.MOST_SPECIFIC).caps()).isEmpty();
    assertThat(ContactRules.of(DAILY, HOURLY).caps()).containsExactly(DAILY, HOURLY);
  }

  @Test
  @DisplayName("rules left out take what lifts only them along")
  void without() {
    ContactRules rules = ContactRules.of(DAILY, HOURLY, NIGHT, SERVICE);
    assertThat(rules.without(Set.of("daily")))
        .contains(
            ContactRules.of(HOURLY, NIGHT, Exemption.of("service", SERVICE.scope(), "night")));
    assertThat(rules.without(Set.of("daily", "night"))).contains(ContactRules.of(HOURLY));
    assertThat(rules.without(Set.of("hourly"))).contains(ContactRules.of(DAILY, NIGHT, SERVICE));
    assertThat(rules.combined(Combination.MOST_SPECIFIC).without(Set.of("hourly"))).isEmpty();
  }

  @Test
  @DisplayName("rules need a zone where one reads the customer's clock")
  void needsZone() {
    assertThat(ContactRules.of(HOURLY).needsZone()).isFalse();
    assertThat(ContactRules.of(DAILY).needsZone()).isTrue();
    assertThat(ContactRules.of(NIGHT).needsZone()).isTrue();
    assertThat(ContactRules.of(RestDays.weekly("sunday", DayOfWeek.SUNDAY)).needsZone()).isTrue();
    assertThat(ContactRules.of(DoNotContact.of("never")).needsZone()).isFalse();
  }

  @Test
  @DisplayName("rules look 3,660 days ahead at the most")
  void horizon() {
    Duration most = Duration.ofDays(3_660);
    assertThat(ContactRules.of(HOURLY).withHorizon(most).horizon()).isEqualTo(most);
    assertThatThrownBy(() -> ContactRules.of(HOURLY).withHorizon(most.plusNanos(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("horizon");
  }

  @Test
  @DisplayName("names and references have 1 to 200 characters and say nothing personal")
  void names() {
    for (String bad : List.of("", " ", "x".repeat(201))) {
      assertThatThrownBy(() -> DoNotContact.of(bad)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> ContactBan.of(bad, AT)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(ContactBan.of("x".repeat(200), AT).until(LATER).holdsAt(LATER.minusNanos(1)))
        .isTrue();
    assertThat(ContactBan.of("x", AT).until(LATER).holdsAt(LATER)).isFalse();
    assertThat(ContactBan.of("x", AT).holdsAt(AT.minusNanos(1))).isFalse();
    assertThatThrownBy(() -> ContactBan.of("x", AT).until(AT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a contact ban must end after it starts");
  }
}
