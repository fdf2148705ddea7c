package io.crmkit.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.contact.Birthday;
import io.crmkit.contact.CareAction;
import io.crmkit.contact.CareName;
import io.crmkit.contact.ContactBan;
import io.crmkit.contact.ContactBlocker;
import io.crmkit.contact.ContactCircumstances;
import io.crmkit.contact.ContactRequest;
import io.crmkit.contact.Coverage;
import io.crmkit.contact.Due;
import io.crmkit.contact.DuePage;
import io.crmkit.contact.LegalBasis;
import io.crmkit.contact.Permission;
import io.crmkit.contact.Protection;
import io.crmkit.contact.Release;
import io.crmkit.customer.Channel;
import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.Reason;
import io.crmkit.json.BundledPlaybooks;
import io.crmkit.json.PlaybookReader;
import io.crmkit.playbook.Playbook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Contact in a review")
class ContactReviewTest {
  private static final Playbook HANDBOOK =
      PlaybookReader.standard().read(BundledPlaybooks.json("handbook").orElseThrow());
  private static final Instant AS_OF = at("2026-07-01T00:00");
  private static final CustomerId ID = CustomerId.of("c-1");

  private final Reviewer reviewer = Reviewer.of(HANDBOOK);

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
  }

  private static Interaction reached(Channel channel, Purpose purpose, String local) {
    return ContactRequest.of(channel, purpose).madeAt(at(local));
  }

  private static Dossier dossier(String id, String importance, Interaction... contacts) {
    Customer customer =
        Customer.of(CustomerId.of(id))
            .withJoinedOn(LocalDate.of(2025, 1, 1))
            .withClass("importance", importance)
            .withClass("nature", "individual");
    return Dossier.of(CustomerFile.of(customer).withInteractions(List.of(contacts)));
  }

  private ContactReview review(Dossier dossier) {
    return reviewer.review(dossier, AS_OF).contact().orElseThrow();
  }

  private static List<String> rules(List<ContactDue> dues) {
    return dues.stream().map(one -> one.due().rule()).toList();
  }

  @Test
  @DisplayName("is not there where the playbook says nothing about contact")
  void none() {
    Playbook retail = PlaybookReader.standard().read(BundledPlaybooks.json("retail").orElseThrow());
    Reviewer bare = Reviewer.of(retail);
    Dossier dossier = dossier("c-1", "premium");
    assertThat(bare.review(dossier, AS_OF).contact()).isEmpty();
    assertThat(bare.dueList(AS_OF).top(Stream.of(bare.dueCustomer(dossier, AS_OF)), 5)).isEmpty();
    ContactTotals totals = ContactTotals.covering(Set.of());
    totals.accept(bare.review(dossier, AS_OF));
    assertThat(totals.customers()).isZero();
  }

  @Test
  @DisplayName(
      "IS-08 IS-14 DS-07: tells what is late or due in the week, by which way and from when")
  void due() {
    ContactReview review = review(dossier("c-1", "premium"));
    assertThat(rules(review.due()))
        .containsExactly(
            "premium-visits", "established-monthly", "return-visits", "information-review");
    assertThat(review.dueToday()).isEqualTo(review.due());
    ContactDue visit = review.due().get(0);
    assertThat(visit.due().lateBy(AS_OF)).isPositive();
    assertThat(visit.why()).extracting(Reason::code).containsExactly("cadence.late");
    assertThat(visit.way().orElseThrow().request())
        .isEqualTo(ContactRequest.of(Channel.PHONE, Purpose.RETURN_VISIT));
    assertThat(visit.allowedFrom(AS_OF)).hasValue(at("2026-07-01T08:00"));
    assertThat(visit.isBlocked(review.todayEnd())).as("it can be done today").isFalse();
    assertThat(review.blocked()).isEmpty();
    assertThat(review.cadences().policy()).isEqualTo(HANDBOOK.id());
    assertThat(visit.way().orElseThrow().decision().policy()).isEqualTo(HANDBOOK.id());
  }

  @Test
  @DisplayName("what was done is no longer due, and comes back with the next month")
  void done() {
    Dossier visited =
        dossier("c-1", "premium", reached(Channel.PHONE, Purpose.RETURN_VISIT, "2026-06-30T10:00"));
    assertThat(rules(review(visited).due())).containsExactly("information-review");
    Instant later = at("2026-07-26T09:00");
    ContactReview then = reviewer.review(visited, later).contact().orElseThrow();
    assertThat(rules(then.due()))
        .containsExactly("premium-visits", "information-review", "established-monthly");
    assertThat(then.dueToday())
        .extracting(one -> one.due().rule())
        .containsExactly("information-review");
    assertThat(then.due().get(0).allowedFrom(later)).hasValue(later);
    ContactReview before = review(dossier("c-1", "premium"));
    Dossier future =
        dossier("c-1", "premium", reached(Channel.PHONE, Purpose.RETURN_VISIT, "2026-07-02T10:00"));
    assertThat(review(future)).as("what happens later plays no part").isEqualTo(before);
  }

  @Test
  @DisplayName("DS-07: what no way allows today is blocked, with the reason and until when")
  void blocked() {
    Dossier banned =
        dossier("c-1", "premium")
            .withContact(
                ContactCircumstances.NONE.withBans(
                    List.of(
                        ContactBan.of("objection", at("2026-06-01T00:00"))
                            .until(at("2026-07-03T00:00")))));
    ContactReview review = review(banned);
    assertThat(rules(review.blocked()))
        .containsExactly("premium-visits", "established-monthly", "return-visits");
    ContactDue visit = review.blocked().get(0);
    assertThat(visit.allowedFrom(AS_OF)).hasValue(at("2026-07-03T08:00"));
    assertThat(visit.way().orElseThrow().decision().reasons())
        .hasAtLeastOneElementOfType(ContactBlocker.BannedUntil.class);
    assertThat(visit.way().orElseThrow().decision().explain(Locale.SIMPLIFIED_CHINESE))
        .isNotEmpty();

    Dossier forGood =
        dossier("c-1", "premium")
            .withContact(
                ContactCircumstances.NONE.withBans(
                    List.of(ContactBan.of("objection", at("2026-06-01T00:00")))));
    ContactDue refused = review(forGood).blocked().get(0);
    assertThat(refused.allowedFrom(AS_OF)).isEmpty();
    assertThat(refused.way().orElseThrow().decision().outcome())
        .isInstanceOf(Permission.Refused.class);
  }

  @Test
  @DisplayName(
      "the customer's own zone goes before the playbook's; where neither is known, nothing is allowed")
  void zones() {
    ContactReview abroad =
        review(
            dossier("c-1", "premium")
                .withContact(ContactCircumstances.NONE.in(ZoneId.of("Europe/London"))));
    // 0:00 in Shanghai is 17:00 in London.
    assertThat(abroad.due().get(0).allowedFrom(AS_OF)).hasValue(AS_OF);
    String json =
        BundledPlaybooks.json("handbook")
            .orElseThrow()
            .replaceFirst("\"customerZone\": \"[^\"]*\",", "");
    ContactReview nowhere =
        Reviewer.of(PlaybookReader.standard().read(json))
            .review(dossier("c-1", "premium"), AS_OF)
            .contact()
            .orElseThrow();
    assertThat(nowhere.blocked()).hasSize(3);
    assertThat(nowhere.blocked().get(0).way().orElseThrow().decision().reasons())
        .hasAtLeastOneElementOfType(ContactBlocker.ZoneUnknown.class);
  }

  @Test
  @DisplayName(
      "IS-15 RM-07 AS-08: tells the care of the week; important customers get more, minors none")
  void care() {
    ContactCircumstances born =
        ContactCircumstances.NONE.withOccasions(List.of(Birthday.of(LocalDate.of(1988, 7, 3))));
    ContactReview premium = review(dossier("c-1", "premium").withContact(born));
    assertThat(premium.care().policy()).isEqualTo(HANDBOOK.id());
    assertThat(premium.care().outcome().greetings())
        .extracting(greeting -> greeting.occasion().toString())
        .containsExactly("birthday", "member-day");
    assertThat(premium.care().outcome().greetings().get(0).actions())
        .containsExactly(CareAction.GREETING, CareAction.TAILORED_SERVICE);
    assertThat(
            review(dossier("c-1", "ordinary").withContact(born))
                .care()
                .outcome()
                .greetings()
                .get(0)
                .actions())
        .containsExactly(CareAction.GREETING);
    ContactReview minor =
        review(
            dossier("c-1", "premium").withContact(born.withProtections(Set.of(Protection.MINOR))));
    assertThat(minor.care().outcome().greetings()).isEmpty();
    assertThat(minor.care().reasons()).extracting(Reason::code).contains("care.minor");
  }

  @Test
  @DisplayName("IS-06: a review of information is due half a year after the last")
  void informationReview() {
    ContactCircumstances reviewed =
        ContactCircumstances.NONE.withInformationReviews(
            List.of(at("2026-06-20T10:00"), at("2026-01-20T10:00")));
    assertThat(rules(review(dossier("c-1", "ordinary").withContact(reviewed)).due()))
        .doesNotContain("information-review");
  }

  @Test
  @DisplayName("CF-10: a release is told thirty days before and from its day on")
  void release() {
    Dossier served =
        dossier("c-1", "ordinary", reached(Channel.PHONE, Purpose.SERVICE, "2026-04-30T10:00"));
    assertThat(review(served).releaseNear().orElseThrow().outcome())
        .isEqualTo(new Release.Kept(LocalDate.of(2026, 7, 30)));
    assertThat(review(served).released()).isFalse();
    Dossier later =
        dossier("c-1", "ordinary", reached(Channel.PHONE, Purpose.SERVICE, "2026-05-02T10:00"));
    assertThat(review(later).releaseNear()).isEmpty();
    ContactReview free = review(dossier("c-1", "ordinary"));
    assertThat(free.released()).isTrue();
    assertThat(free.releaseNear().orElseThrow().policy()).isEqualTo(HANDBOOK.id());
  }

  private static List<Dossier> many() {
    Random random = new Random(7);
    return IntStream.range(0, 60)
        .mapToObj(
            i -> {
              List<Interaction> contacts = new ArrayList<>();
              for (int n = random.nextInt(6); n > 0; n--) {
                contacts.add(
                    ContactRequest.of(
                            random.nextBoolean() ? Channel.PHONE : Channel.EMAIL,
                            random.nextBoolean() ? Purpose.RETURN_VISIT : Purpose.SERVICE)
                        .madeAt(AS_OF.minusSeconds(random.nextInt(120 * 86_400))));
              }
              return dossier(
                  "c-" + i,
                  i % 3 == 0 ? "premium" : "ordinary",
                  contacts.toArray(Interaction[]::new));
            })
        .toList();
  }

  @Test
  @DisplayName(
      "DS-07: totals count what the reviews tell, and name every premium customer left out")
  void totals() {
    List<Review> reviews = many().stream().map(each -> reviewer.review(each, AS_OF)).toList();
    ContactTotals totals = ContactTotals.covering(Set.of("premium-visits"));
    reviews.forEach(totals::accept);
    List<ContactReview> contacts = reviews.stream().map(r -> r.contact().orElseThrow()).toList();

    assertThat(totals.customers()).isEqualTo(60);
    assertThat(totals.dueThisWeek())
        .isEqualTo(contacts.stream().mapToLong(c -> c.due().size()).sum());
    assertThat(totals.dueToday()).isBetween(totals.late(), totals.dueThisWeek());
    assertThat(totals.released())
        .isEqualTo(contacts.stream().filter(ContactReview::released).count())
        .isLessThanOrEqualTo(totals.releaseNear());
    assertThat(totals.care().get(LocalDate.of(2026, 7, 4)).values()).containsExactly(60L);
    assertThat(totals.care().get(LocalDate.of(2026, 7, 4)).firstKey())
        .extracting(CareName::toString)
        .isEqualTo("member-day");

    Coverage coverage = totals.coverage("premium-visits");
    assertThat(coverage)
        .isEqualTo(
            Coverage.of(
                HANDBOOK.cadences(),
                "premium-visits",
                many().stream().map(each -> reviewer.dueCustomer(each, AS_OF)),
                AS_OF,
                Optional.of(HANDBOOK.contact())));
    assertThat(coverage.concerned()).isEqualTo(20);
    assertThat(coverage.isComplete()).isFalse();
    assertThat(totals.watched()).containsExactly("premium-visits");
    assertThatThrownBy(() -> totals.coverage("moon"))
        .hasMessage(
            "coverage must be that of a watched cadence, one of [premium-visits], was moon");
  }

  @Test
  @DisplayName("totals of parts combine to those of all, whatever the order")
  void combine() {
    List<Review> reviews = many().stream().map(each -> reviewer.review(each, AS_OF)).toList();
    ContactTotals all = ContactTotals.covering(Set.of("premium-visits"));
    reviews.forEach(all::accept);
    ContactTotals odd = ContactTotals.covering(Set.of("premium-visits"));
    ContactTotals even = ContactTotals.covering(Set.of("premium-visits"));
    for (int i = reviews.size() - 1; i >= 0; i--) {
      (i % 2 == 0 ? even : odd).accept(reviews.get(i));
    }
    odd.combine(even);
    assertThat(numbers(odd)).isEqualTo(numbers(all));
    ContactTotals other = ContactTotals.covering(Set.of());
    assertThatThrownBy(() -> odd.combine(other))
        .hasMessage("totals must watch the same cadences, [premium-visits], was []");
  }

  private static List<Object> numbers(ContactTotals totals) {
    return List.of(
        totals.customers(),
        totals.late(),
        totals.dueToday(),
        totals.dueThisWeek(),
        totals.blocked(),
        totals.released(),
        totals.releaseNear(),
        totals.care(),
        totals.coverage("premium-visits"));
  }

  @Test
  @DisplayName("the due list of many customers is what their reviews tell, read by pages")
  void dueList() {
    List<Due> told =
        many().stream()
            .flatMap(each -> review(each).due().stream())
            .map(ContactDue::due)
            .filter(due -> !due.rule().equals("information-review"))
            .sorted()
            .toList();
    List<Due> read = new ArrayList<>();
    Optional<Due> after = Optional.empty();
    do {
      DuePage page =
          reviewer
              .dueList(AS_OF)
              .page(many().stream().map(each -> reviewer.dueCustomer(each, AS_OF)), after, 17);
      read.addAll(page.dues());
      after = page.next();
    } while (after.isPresent());
    assertThat(read).isEqualTo(told);
  }

  @Test
  @DisplayName(
      "what is known beside the file is copied, joined to the log, and shows no personal data")
  void circumstances() {
    ContactCircumstances known =
        ContactCircumstances.NONE
            .in(ZoneId.of("Asia/Shanghai"))
            .withBans(List.of(ContactBan.of("objection", AS_OF)))
            .withLegalBases(List.of(LegalBasis.of("recall-7", Purpose.LEGAL, AS_OF)))
            .withProtections(Set.of(Protection.DECEASED))
            .withOccasions(List.of(Birthday.of(LocalDate.of(1988, 7, 3))))
            .keptBy(StaffId.of("s-1"));
    Dossier dossier = dossier("c-1", "premium").withContact(known);
    assertThat(known.log(dossier.file()).bans()).isEqualTo(known.bans());
    assertThat(known.log(dossier.file()).legalBases()).isEqualTo(known.legalBases());
    assertThat(known.log(dossier.file()).protections()).containsExactly(Protection.DECEASED);
    assertThat(known.log(dossier.file()).classes()).containsEntry("importance", "premium");
    assertThat(known).hasToString("ContactCircumstances with 1 bans, 1 legal bases, 1 occasions");
    assertThat(reviewer.dueCustomer(dossier, AS_OF).keeper()).hasValue(StaffId.of("s-1"));
    assertThat(dossier.withCases(List.of()).contact()).isEqualTo(known);
    assertThat(dossier.file().id()).isEqualTo(ID);
  }
}
