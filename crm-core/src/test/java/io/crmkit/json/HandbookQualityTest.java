package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.ProfileEntry;
import io.crmkit.customer.ProfilePart;
import io.crmkit.customer.ProfileReason;
import io.crmkit.customer.ProfileScheme;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.playbook.Playbook;
import io.crmkit.review.Dossier;
import io.crmkit.review.Reviewer;
import io.crmkit.review.ScoreReview;
import io.crmkit.score.Improvement;
import io.crmkit.score.Score;
import io.crmkit.score.ScoreReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The bundled handbook, about data quality")
class HandbookQualityTest {
  private static final Playbook HANDBOOK =
      PlaybookReader.standard().read(BundledPlaybooks.json("handbook").orElseThrow());
  private static final Instant REVIEW = at("2026-07-01");

  private static Instant at(String day) {
    return LocalDate.parse(day).atStartOfDay(HANDBOOK.zone()).toInstant();
  }

  private static List<String> codes(Decision<?> decision) {
    return decision.reasons().stream().map(Reason::code).toList();
  }

  /** Everything that is required, entered on a day. */
  private static Customer complete(String day) {
    Customer customer = Customer.of(CustomerId.of("c-1"));
    for (ProfileScheme.Field field : HANDBOOK.profile().fields()) {
      if (field.required()) {
        customer = entered(customer, field.part(), field.name(), day);
      }
    }
    return customer;
  }

  private static Customer entered(Customer customer, ProfilePart part, String field, String day) {
    return HANDBOOK
        .profile()
        .accept(
            customer,
            ProfileEntry.of(
                part, field, "known", ProfileEntry.Source.SALE, StaffId.of("s-1"), at(day)))
        .outcome()
        .toOptional()
        .orElseThrow();
  }

  private static ScoreReview review(Playbook playbook, Customer customer) {
    return Reviewer.of(playbook)
        .review(Dossier.of(CustomerFile.of(customer)), REVIEW)
        .scores()
        .orElseThrow();
  }

  @Test
  @DisplayName("IS-02: the four parts of IS-01 are declared, and what every customer must have")
  void profile() {
    assertThat(HANDBOOK.profile().fields())
        .filteredOn(ProfileScheme.Field::required)
        .extracting(ProfileScheme.Field::name)
        .containsExactly(
            "name",
            "contact-person",
            "contact-points",
            "address",
            "needs",
            "credit-status",
            "payment-record");
    assertThat(HANDBOOK.profile().fields())
        .extracting(ProfileScheme.Field::part)
        .contains(ProfilePart.values());
    assertThat(
            HANDBOOK
                .profile()
                .accept(
                    complete("2026-06-01"),
                    ProfileEntry.of(
                        ProfilePart.OTHER,
                        "shoe-size",
                        "41",
                        ProfileEntry.Source.SALE,
                        StaffId.of("s-1"),
                        REVIEW))
                .outcome()
                .toOptional())
        .isEmpty();
  }

  @Test
  @DisplayName("IS-02: a complete and fresh profile has all points and lacks nothing")
  void completeAndFresh() {
    Decision<Score> decision = review(HANDBOOK, complete("2026-06-01")).cards().get("data-quality");
    assertThat(decision.outcome().scored().orElseThrow().points()).isEqualTo(100);
    assertThat(codes(decision)).doesNotContain("profile.missing", "score.data.stale");
    assertThat(decision.policy()).isEqualTo(HANDBOOK.id());
  }

  @Test
  @DisplayName("IS-02: with nothing known the score is 0, and the reasons name all that is missing")
  void nothingKnown() {
    Decision<Score> decision =
        review(HANDBOOK, Customer.of(CustomerId.of("c-1"))).cards().get("data-quality");
    Score.Scored score = decision.outcome().scored().orElseThrow();
    assertThat(score.points()).isZero();
    assertThat(score.coverage()).isEqualByComparingTo("0.6");
    assertThat(codes(decision).stream().filter("profile.missing"::equals)).hasSize(7);
  }

  @Test
  @DisplayName("IS-02: what is missing and what is stale is named, and what would raise the score")
  void missingAndStale() {
    // Entered more than six months before the review: credit is stale, the rest stays fresh a year.
    Customer customer = Customer.of(CustomerId.of("c-1"));
    for (ProfileScheme.Field field : HANDBOOK.profile().fields()) {
      if (field.required() && !field.name().equals("needs")) {
        customer = entered(customer, field.part(), field.name(), "2025-12-31");
      }
    }
    ScoreReview review = review(HANDBOOK, customer);
    Decision<Score> decision = review.cards().get("data-quality");
    // 6 of 7 known: 40 of 60; 4 of 6 fresh: 15 of 40.
    assertThat(decision.outcome().scored().orElseThrow().points()).isEqualTo(55);
    assertThat(decision.reasons())
        .contains(
            new ProfileReason.Missing(ProfilePart.BUSINESS, "needs"),
            new ScoreReason.Stale(ProfilePart.CREDIT, "credit-status", LocalDate.of(2026, 6, 30)),
            new ScoreReason.Stale(ProfilePart.CREDIT, "payment-record", LocalDate.of(2026, 6, 30)));
    assertThat(codes(decision)).contains("score.raised-most-by");
    assertThat(review.improvements().get("data-quality"))
        .extracting(Improvement::gain)
        .containsExactly(25L, 20L, 15L);

    Customer confirmed = entered(customer, ProfilePart.BUSINESS, "needs", "2026-06-30");
    for (String field : List.of("credit-status", "payment-record")) {
      confirmed = entered(confirmed, ProfilePart.CREDIT, field, "2026-06-30");
    }
    assertThat(
            review(HANDBOOK, confirmed)
                .cards()
                .get("data-quality")
                .outcome()
                .scored()
                .orElseThrow()
                .points())
        .isEqualTo(100);
  }

  @Test
  @DisplayName("IS-02: where nothing is required and nothing known, there is no score, and why")
  void nothingToScore() {
    Playbook lax =
        PlaybookReader.standard()
            .read(
                BundledPlaybooks.json("handbook")
                    .orElseThrow()
                    .replaceFirst("(?s)  \"profile\": \\{.*?\n  },\n", ""));
    assertThat(lax.profile().fields()).isEmpty();
    ScoreReview review = review(lax, Customer.of(CustomerId.of("c-1")));
    Decision<Score> decision = review.cards().get("data-quality");
    assertThat(decision.outcome()).isInstanceOf(Score.NotScorable.class);
    assertThat(codes(decision)).contains("score.too-little-known");
    assertThat(review.improvements().get("data-quality")).isEmpty();
  }
}
