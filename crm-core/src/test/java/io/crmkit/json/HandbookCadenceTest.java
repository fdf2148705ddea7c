package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.contact.CadenceReason;
import io.crmkit.contact.ContactLog;
import io.crmkit.contact.ContactRequest;
import io.crmkit.contact.ContactScheme;
import io.crmkit.contact.Coverage;
import io.crmkit.contact.Due;
import io.crmkit.contact.DueCustomer;
import io.crmkit.contact.DueQuestion;
import io.crmkit.contact.Dues;
import io.crmkit.contact.InformationState;
import io.crmkit.contact.Release;
import io.crmkit.contact.ReleaseReason;
import io.crmkit.customer.Channel;
import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.Topic;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.playbook.Playbook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the bundled handbook says has to be done, read from its document")
class HandbookCadenceTest {
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
      "IS-06: information is reviewed every half-year, and a week after a change at the latest")
  void informationReview() {
    var review = SCHEME.reviews().get(0);
    InformationState state =
        new InformationState(
            CustomerId.of("c-17"),
            Optional.of(LocalDate.of(2026, 1, 10)),
            List.of(),
            List.of(at("2026-02-03T09:00")));
    Decision<Due> decision = HANDBOOK.signed(review.decide(state, at("2026-02-04T09:00")));
    assertThat(decision.outcome().dueAt()).isEqualTo(at("2026-02-11T00:00"));
    assertThat(codes(decision)).containsExactly("cadence.review-due", "cadence.changed");
    assertThat(codes(review.decide(state, at("2026-02-11T00:00")))).contains("cadence.review-late");
    InformationState reviewed =
        new InformationState(
            state.customer(), state.joinedOn(), List.of(at("2026-02-05T09:00")), state.changes());
    assertThat(review.decide(reviewed, at("2026-02-11T00:00")).outcome().dueAt())
        .isAfter(at("2026-07-01T00:00"));
  }

  @Test
  @DisplayName("IS-08: new customers are contacted each week, established ones each month")
  void newAndEstablished() {
    DueCustomer fresh = customer("2026-06-15", "ordinary");
    assertThat(rules(dues(fresh, "2026-07-01T10:00")))
        .containsExactly("new-weekly", "return-visits");
    Due weekly = dues(fresh, "2026-07-01T10:00").outcome().of("new-weekly").orElseThrow();
    assertThat(weekly.dueAt()).isEqualTo(at("2026-06-22T00:00"));
    assertThat(dues(fresh, "2026-07-01T10:00").reasons())
        .hasAtLeastOneElementOfType(CadenceReason.Late.class)
        .contains(new CadenceReason.NotConcerned("established-monthly"));
    DueCustomer seen =
        customer(
            "2026-06-15", "ordinary", reached(Channel.PHONE, Purpose.SERVICE, "2026-06-30T09:00"));
    assertThat(dues(seen, "2026-07-01T10:00").outcome().of("new-weekly").orElseThrow().dueAt())
        .isEqualTo(at("2026-07-13T00:00"));
    DueCustomer old = customer("2025-01-01", "ordinary");
    assertThat(rules(dues(old, "2026-07-01T10:00")))
        .containsExactly("established-monthly", "return-visits");
  }

  @Test
  @DisplayName("IS-14: return visits come round every quarter, by phone, e-mail or questionnaire")
  void returnVisits() {
    DueCustomer customer = customer("2025-01-01", "ordinary");
    Due visit = dues(customer, "2026-07-01T10:00").outcome().of("return-visits").orElseThrow();
    assertThat(visit.ways())
        .extracting(ContactRequest::channel)
        .containsExactly(Channel.PHONE, Channel.EMAIL, Channel.QUESTIONNAIRE);
    assertThat(visit.dueAt()).isEqualTo(at("2026-04-02T00:00"));
    DueCustomer called =
        customer(
            "2025-01-01", "ordinary", reached(Channel.PHONE, Purpose.SERVICE, "2026-06-30T09:00"));
    assertThat(dues(called, "2026-07-01T10:00").outcome().of("return-visits").orElseThrow())
        .as("a call of another purpose is no return visit")
        .isEqualTo(visit);
  }

  @Test
  @DisplayName("DS-07: all premium customers are visited each month, or those left out are named")
  void coverage() {
    DueCustomer visited =
        customer(
            "2025-01-01",
            "premium",
            reached(Channel.PHONE, Purpose.RETURN_VISIT, "2026-06-09T09:00"));
    DueCustomer leftOut =
        customer(
            Customer.of(CustomerId.of("c-99"))
                .withJoinedOn(LocalDate.of(2025, 1, 1))
                .withClass("importance", "premium")
                .withClass("nature", "individual"));
    DueCustomer ordinary =
        customer(
            Customer.of(CustomerId.of("c-18"))
                .withJoinedOn(LocalDate.of(2025, 1, 1))
                .withClass("importance", "ordinary"));
    assertThat(SCHEME.coverAll()).isEqualTo(Set.of("premium-visits"));
    Coverage coverage =
        Coverage.of(
            HANDBOOK.cadences(),
            "premium-visits",
            Stream.of(visited, leftOut, ordinary),
            at("2026-07-01T12:30"),
            Optional.of(HANDBOOK.contact()));
    assertThat(coverage.concerned()).isEqualTo(2);
    assertThat(coverage.leftOut())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.customer()).isEqualTo(leftOut.id());
              assertThat(one.why()).extracting(Reason::code).contains("cadence.late");
            });
  }

  @Test
  @DisplayName(
      "CF-09: what is due names the kind of service; release may count kinds of service only")
  void serviceKinds() {
    DueCustomer customer = customer("2025-01-01", "ordinary");
    Dues dues = dues(customer, "2026-07-01T10:00").outcome();
    assertThat(dues.of("return-visits").orElseThrow().ways().get(0).topic())
        .hasValue(Topic.AFTER_SALE);
    assertThat(dues.of("established-monthly").orElseThrow().ways().get(0).topic())
        .hasValue(Topic.REGULAR_SERVICE);
    Playbook byKind =
        PlaybookReader.standard()
            .read(
                JSON.replace(
                    "\"purposes\": [\"INVITATION\", \"RETURN_VISIT\", \"SERVICE\"]",
                    "\"topics\": [\"BEFORE_SALE\", \"DURING_SALE\", \"AFTER_SALE\","
                        + " \"REGULAR_SERVICE\"]"));
    Interaction chat = reached(Channel.PHONE, Purpose.SERVICE, "2026-06-01T10:00");
    assertThat(
            byKind
                .release()
                .orElseThrow()
                .decide(log().plus(chat.withTopic(Topic.AFTER_SALE)), at("2026-07-01T10:00"))
                .outcome())
        .isEqualTo(new Release.Kept(LocalDate.of(2026, 9, 1)));
    assertThat(
            byKind
                .release()
                .orElseThrow()
                .decide(log().plus(chat), at("2026-07-01T10:00"))
                .outcome())
        .isEqualTo(new Release.Released(LocalDate.of(2026, 4, 1)));
  }

  @Test
  @DisplayName("CF-10: three months without service release a customer, a day earlier they do not")
  void release() {
    ContactLog served = log().plus(reached(Channel.PHONE, Purpose.SERVICE, "2026-05-31T10:00"));
    var rule = HANDBOOK.release().orElseThrow();
    assertThat(rule.decide(served, at("2026-08-30T23:59")).outcome())
        .isEqualTo(new Release.Kept(LocalDate.of(2026, 8, 31)));
    Decision<Release> released = rule.decide(served, at("2026-08-31T00:00"));
    assertThat(released.policy()).isEqualTo(HANDBOOK.id());
    assertThat(released.outcome()).isEqualTo(new Release.Released(LocalDate.of(2026, 8, 31)));
    assertThat(released.reasons()).hasOnlyElementsOfType(ReleaseReason.Inactive.class);
    ContactLog advertised = log().plus(reached(Channel.SMS, Purpose.MARKETING, "2026-08-01T10:00"));
    assertThat(rule.decide(advertised, at("2026-08-31T00:00")).reasons())
        .as("an advertisement is no service")
        .hasOnlyElementsOfType(ReleaseReason.NeverServed.class);
  }
}
