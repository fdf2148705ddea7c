package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.contact.Birthday;
import io.crmkit.contact.CareAction;
import io.crmkit.contact.CareBar;
import io.crmkit.contact.CareCalendar;
import io.crmkit.contact.CareCustomer;
import io.crmkit.contact.CareQuestion;
import io.crmkit.contact.CareReason;
import io.crmkit.contact.ContactBlocker;
import io.crmkit.contact.ContactLog;
import io.crmkit.contact.ContactProblem;
import io.crmkit.contact.ContactRequest;
import io.crmkit.contact.ContactScheme;
import io.crmkit.contact.Due;
import io.crmkit.contact.DueCustomer;
import io.crmkit.contact.DueQuestion;
import io.crmkit.contact.Dues;
import io.crmkit.contact.Permission;
import io.crmkit.customer.Channel;
import io.crmkit.customer.Consent;
import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Purpose;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.playbook.Playbook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the bundled handbook says about contact and care, read from its document")
class HandbookContactTest {
  private static final String JSON = BundledPlaybooks.json("handbook").orElseThrow();
  private static final Playbook HANDBOOK = PlaybookReader.standard().read(JSON);
  private static final ContactScheme SCHEME = HANDBOOK.contactScheme().orElseThrow();

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(HANDBOOK.zone()).toInstant();
  }

  private static ContactLog log() {
    return SCHEME.placed(ContactLog.EMPTY);
  }

  private static Interaction reached(Channel channel, Purpose purpose, String local) {
    return ContactRequest.of(channel, purpose).madeAt(at(local));
  }

  private static Decision<Permission> ask(ContactRequest request, ContactLog log, String local) {
    Decision<Permission> decision = HANDBOOK.contact().decide(request, log, at(local));
    assertThat(decision.policy()).isEqualTo(HANDBOOK.id());
    return decision;
  }

  private static DueCustomer customer(String joined, String importance, Interaction... contacts) {
    Customer customer =
        Customer.of(CustomerId.of("c-17"))
            .withJoinedOn(LocalDate.parse(joined))
            .withClass("importance", importance)
            .withClass("nature", "individual");
    return customer(customer, contacts);
  }

  private static DueCustomer customer(Customer customer, Interaction... contacts) {
    CustomerFile file = CustomerFile.of(customer).withInteractions(List.of(contacts));
    return DueCustomer.of(customer.id(), SCHEME.placed(ContactLog.of(file)))
        .withFacts(
            HANDBOOK.calculator(MetricCatalogue.STANDARD).facts(file, at("2026-07-01T10:00")));
  }

  private static Decision<Dues> dues(DueCustomer customer, String local) {
    Decision<Dues> decision = HANDBOOK.cadences().decide(new DueQuestion(customer, at(local)));
    assertThat(decision.policy()).isEqualTo(HANDBOOK.id());
    return decision;
  }

  private static List<String> rules(Decision<Dues> decision) {
    return decision.outcome().dues().stream().map(Due::rule).sorted().toList();
  }

  private static List<String> codes(Decision<?> decision) {
    return decision.reasons().stream().map(Reason::code).toList();
  }

  @Test
  @DisplayName(
      "IS-07: instant messages only with consent; important matters are confirmed in writing")
  void channels() {
    ContactRequest message = ContactRequest.of(Channel.INSTANT_MESSAGE, Purpose.SERVICE);
    Decision<Permission> refused = ask(message, log(), "2026-07-01T10:00");
    assertThat(refused.outcome()).isEqualTo(Permission.refused(Permission.Cause.NOT_BY_WAITING));
    assertThat(refused.reasons())
        .contains(
            new ContactBlocker.ConsentMissing(
                "messenger-consent", Channel.INSTANT_MESSAGE, Purpose.SERVICE));
    assertThat(refused.explain(Locale.SIMPLIFIED_CHINESE)).isNotEmpty();
    ContactLog consenting =
        log()
            .withConsents(
                List.of(
                    new Consent(
                        Channel.INSTANT_MESSAGE,
                        Purpose.SERVICE,
                        Consent.Status.GIVEN,
                        "WEB",
                        "form-1",
                        "v1",
                        at("2026-06-01T10:00"),
                        at("2026-06-01T10:00"),
                        Optional.empty())));
    assertThat(ask(message, consenting, "2026-07-01T10:00").outcome())
        .isEqualTo(Permission.allowed());

    ContactRequest important = ContactRequest.of(Channel.PHONE, Purpose.SERVICE).asImportant();
    assertThat(codes(ask(important, log(), "2026-07-01T10:00"))).contains("contact.not-confirmed");
    assertThat(ask(important.confirmedBy(Channel.EMAIL), log(), "2026-07-01T10:00").outcome())
        .isEqualTo(Permission.allowed());
  }

  @Test
  @DisplayName(
      "IS-07: a meeting with an important customer needs purpose, agenda and preparation first")
  void meeting() {
    ContactRequest meeting = ContactRequest.of(Channel.FACE_TO_FACE, Purpose.SERVICE);
    ContactLog premium = log().withClasses(Map.of("importance", "premium"));
    assertThat(ask(meeting, premium, "2026-07-01T10:00").reasons())
        .contains(
            new ContactBlocker.Unprepared(
                "prepared-meetings", List.of(ContactRequest.Part.values())));
    assertThat(ask(meeting, log(), "2026-07-01T10:00").outcome()).isEqualTo(Permission.allowed());
    ContactRequest prepared =
        meeting.prepared(ContactRequest.Preparation.complete(at("2026-06-30T10:00")));
    assertThat(ask(prepared, premium, "2026-07-01T10:00").outcome())
        .isEqualTo(Permission.allowed());
  }

  @Test
  @DisplayName("IS-15 RM-07: birthdays are greeted, important customers get more, minors nothing")
  void care() {
    CareCustomer customer = CareCustomer.of(Birthday.of(LocalDate.of(1988, 7, 3)));
    CareQuestion week = CareQuestion.week(customer, LocalDate.of(2026, 7, 6));
    LocalDate monday = LocalDate.of(2026, 6, 29);
    Decision<CareCalendar> greeted =
        HANDBOOK.care().decide(CareQuestion.week(customer.asImportant(), monday));
    assertThat(greeted.policy()).isEqualTo(HANDBOOK.id());
    assertThat(greeted.outcome().greetings().get(0).actions())
        .containsExactly(CareAction.GREETING, CareAction.TAILORED_SERVICE);
    assertThat(
            HANDBOOK
                .care()
                .decide(CareQuestion.week(customer, monday))
                .outcome()
                .greetings()
                .get(0)
                .actions())
        .containsExactly(CareAction.GREETING);
    Decision<CareCalendar> minor =
        HANDBOOK
            .care()
            .decide(
                CareQuestion.week(customer.withBars(CareBar.always(CareBar.Cause.MINOR)), monday));
    assertThat(minor.outcome().greetings()).isEmpty();
    assertThat(minor.reasons()).hasAtLeastOneElementOfType(CareReason.Minor.class);
    assertThat(HANDBOOK.care().decide(week).reasons())
        .hasOnlyElementsOfType(CareReason.NothingDue.class);
  }

  @Test
  @DisplayName("AS-08: the first Saturday of a month is member day")
  void memberDay() {
    Decision<CareCalendar> july =
        HANDBOOK
            .care()
            .decide(
                new CareQuestion(
                    CareCustomer.of(), LocalDate.of(2026, 7, 1), LocalDate.of(2026, 8, 1)));
    assertThat(july.outcome().greetings())
        .singleElement()
        .satisfies(
            greeting -> {
              assertThat(greeting.occasion()).hasToString("member-day");
              assertThat(greeting.date()).isEqualTo(LocalDate.of(2026, 7, 4));
            });
  }

  @Test
  @DisplayName("DS-05: dealers hear daily and get one message a week at least, two at the most")
  void messages() {
    ContactRequest message = ContactRequest.of(Channel.SMS, Purpose.MARKETING);
    ContactLog two =
        log()
            .plus(reached(Channel.SMS, Purpose.MARKETING, "2026-06-29T10:00"))
            .plus(reached(Channel.EMAIL, Purpose.MARKETING, "2026-06-30T10:00"));
    Decision<Permission> third = ask(message, two, "2026-07-01T10:00");
    assertThat(third.outcome()).isEqualTo(Permission.deferred(at("2026-07-06T08:00")));
    assertThat(third.reasons()).hasAtLeastOneElementOfType(ContactBlocker.CapReached.class);
    assertThat(ask(ContactRequest.of(Channel.SMS, Purpose.CARE), two, "2026-07-01T10:00").outcome())
        .as("festival greetings are extra")
        .isEqualTo(Permission.allowed());
    DueCustomer dealer =
        customer(
            Customer.of(CustomerId.of("d-1"))
                .withJoinedOn(LocalDate.of(2025, 1, 1))
                .withClass("importance", "ordinary")
                .withClass("nature", "dealer"));
    assertThat(rules(dues(dealer, "2026-07-01T10:00"))).contains("dealer-daily", "dealer-message");
  }

  @Test
  @DisplayName(
      "DS-05 C17: three messages a week at the least and two at the most is a contradiction")
  void contradiction() {
    int message = JSON.indexOf("dealer-message");
    String three =
        JSON.substring(0, message)
            + JSON.substring(message).replaceFirst("\"atLeast\": 1", "\"atLeast\": 3");
    assertThat(PlaybookReader.standard().read(three).lint())
        .singleElement()
        .isInstanceOfSatisfying(
            ContactProblem.Contradiction.class,
            problem -> {
              assertThat(problem.rule()).isEqualTo("dealer-message");
              assertThat(problem.cap()).isEqualTo("two-messages-a-week");
            });
    assertThat(HANDBOOK.lint()).isEmpty();
  }

  @Test
  @DisplayName("DS-07: nobody is visited in rest hours; the phone is preferred")
  void restHours() {
    ContactRequest call = ContactRequest.of(Channel.PHONE, Purpose.RETURN_VISIT);
    Decision<Permission> noon = ask(call, log(), "2026-07-01T12:30");
    assertThat(noon.outcome()).isEqualTo(Permission.deferred(at("2026-07-01T14:00")));
    assertThat(codes(noon)).contains("contact.rest-hours");
    assertThat(ask(call, log(), "2026-07-01T22:00").outcome())
        .isEqualTo(Permission.deferred(at("2026-07-02T08:00")));
    assertThat(ask(call, log(), "2026-07-01T14:00").outcome()).isEqualTo(Permission.allowed());
    assertThat(HANDBOOK.contact().decide(call, ContactLog.EMPTY, at("2026-07-01T14:00")).reasons())
        .as("without the playbook's own zone an unknown one fails closed")
        .contains(new ContactBlocker.ZoneUnknown("night"));
  }
}
