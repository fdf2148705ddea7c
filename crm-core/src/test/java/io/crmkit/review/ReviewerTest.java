package io.crmkit.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.ClassScheme;
import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.ProfileEntry;
import io.crmkit.customer.ProfilePart;
import io.crmkit.customer.ProfileScheme;
import io.crmkit.customer.StaffId;
import io.crmkit.customer.Transaction;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Metrics;
import io.crmkit.json.BundledPlaybooks;
import io.crmkit.json.PlaybookReader;
import io.crmkit.playbook.Playbook;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierChange;
import io.crmkit.tier.TierPolicy;
import io.crmkit.tier.TierReason;
import io.crmkit.tier.TierStanding;
import io.crmkit.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A review by the retail playbook")
class ReviewerTest {
  private static final Playbook RETAIL =
      PlaybookReader.standard().read(BundledPlaybooks.json("retail").orElseThrow());
  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
  private static final Instant AS_OF = DAY.atStartOfDay(RETAIL.zone()).toInstant();
  private static final Tier BASE = Tier.of("BASE");
  private static final Tier SILVER = Tier.of("SILVER");
  private static final Tier GOLD = Tier.of("GOLD");

  private final Reviewer reviewer = Reviewer.of(RETAIL);

  private static Transaction bought(LocalDate day, String amount) {
    return Transaction.of(
        "o-" + day, Money.parse("CNY " + amount), day.atStartOfDay(RETAIL.zone()).toInstant());
  }

  private static CustomerFile file(Transaction... transactions) {
    return CustomerFile.of(Customer.of(CustomerId.of("c-1")))
        .withTransactions(List.of(transactions));
  }

  @Test
  @DisplayName("tells tier, facts, progress, what keeps the tier, and the policy")
  void review() {
    Review review = reviewer.review(Dossier.of(file(bought(DAY.minusDays(10), "4687.50"))), AS_OF);
    assertThat(review.customer()).isEqualTo(CustomerId.of("c-1"));
    assertThat(review.tier().outcome()).isEqualTo(TierStanding.in(SILVER, DAY));
    assertThat(review.tier().policy()).isEqualTo(new PolicyId("retail", "1"));
    assertThat(review.facts().get(Metrics.spend(Window.last(Period.ofMonths(12)))))
        .isEqualTo(Fact.known(Money.parse("CNY 4687.50")));
    assertThat(review.progress().orElseThrow().next()).isEqualTo(GOLD);
    assertThat(review.retention().orElseThrow().tier()).isEqualTo(SILVER);
  }

  @Test
  @DisplayName("counts the first day of the window and leaves out the as-of day")
  void windowBounds() {
    Review first =
        reviewer.review(Dossier.of(file(bought(LocalDate.of(2025, 7, 1), "1000.00"))), AS_OF);
    assertThat(first.tier().outcome().tier()).isEqualTo(SILVER);
    Review before =
        reviewer.review(Dossier.of(file(bought(LocalDate.of(2025, 6, 30), "1000.00"))), AS_OF);
    assertThat(before.tier().outcome().tier()).isEqualTo(BASE);
    Review today = reviewer.review(Dossier.of(file(bought(DAY, "1000.00"))), AS_OF);
    assertThat(today.tier().outcome().tier()).isEqualTo(BASE);
  }

  @Test
  @DisplayName(
      "projects the day on which the tier is lost if nothing more is bought: grace included")
  void projection() {
    LocalDate bought = DAY.minusMonths(3);
    Review review = reviewer.review(Dossier.of(file(bought(bought, "1500.00"))), AS_OF);
    LocalDate leaves = bought.plusMonths(12).plusDays(1);
    TierChange change = review.nextChange().orElseThrow();
    assertThat(change.on()).isEqualTo(leaves.plusDays(30));
    assertThat(change.to()).isEqualTo(BASE);
    assertThat(change.reasons().get(0)).isInstanceOf(TierReason.Fell.class);
    assertThat(review.missingUntil()).contains(leaves);
    assertThat(
            reviewer
                .withHorizon(Period.ofMonths(6))
                .review(Dossier.of(file(bought(bought, "1500.00"))), AS_OF)
                .nextChange())
        .isEmpty();
  }

  @Test
  @DisplayName("does not let later events shine into the projection")
  void laterEvents() {
    CustomerFile now = file(bought(DAY.minusDays(5), "1500.00"));
    CustomerFile later =
        file(bought(DAY.minusDays(5), "1500.00"), bought(DAY.plusDays(5), "90000.00"));
    assertThat(reviewer.review(Dossier.of(later), AS_OF))
        .isEqualTo(reviewer.review(Dossier.of(now), AS_OF));
  }

  @Test
  @DisplayName("uses keep conditions and grace where a standing is recorded")
  void recorded() {
    CustomerFile file = file(bought(DAY.minusDays(10), "850.00"));
    TierStanding silver = standing(SILVER, DAY.minusDays(200), DAY.minusDays(1));
    Review review = reviewer.review(Dossier.of(file).withStanding(silver), AS_OF);
    assertThat(review.tier().outcome()).isEqualTo(standing(SILVER, DAY.minusDays(200), DAY));
    assertThat(reviewer.review(Dossier.of(file), AS_OF).tier().outcome().tier()).isEqualTo(BASE);
  }

  private static TierStanding standing(Tier tier, LocalDate since, LocalDate decidedOn) {
    return new TierStanding(tier, since, Optional.empty(), Optional.empty(), decidedOn);
  }

  @Test
  @DisplayName("follows a history from its first day: rises the midnight after, falls after grace")
  void fold() {
    LocalDate start = LocalDate.of(2024, 1, 10);
    CustomerFile file = file(bought(start, "1200.00"), bought(DAY.minusDays(20), "10.00"));
    Dossier dossier = Dossier.of(file).withStanding(TierStanding.in(BASE, start));
    Instant soon = start.plusDays(3).atStartOfDay(RETAIL.zone()).toInstant();
    assertThat(reviewer.review(dossier, soon).tier().outcome())
        .isEqualTo(standing(SILVER, start.plusDays(1), start.plusDays(3)));
    LocalDate leaves = start.plusMonths(12).plusDays(1);
    assertThat(reviewer.review(dossier, AS_OF).tier().outcome())
        .isEqualTo(standing(BASE, leaves.plusDays(30), DAY));
  }

  @Test
  @DisplayName("makes up for nights on which no job ran")
  void staleStanding() {
    LocalDate bought = LocalDate.of(2025, 1, 15);
    CustomerFile file = file(bought(bought, "6000.00"));
    TierStanding old = TierStanding.in(GOLD, bought.plusDays(1));
    LocalDate leaves = bought.plusMonths(12).plusDays(1);
    Review review = reviewer.review(Dossier.of(file).withStanding(old), AS_OF);
    assertThat(review.tier().outcome()).isEqualTo(standing(BASE, leaves.plusDays(30), DAY));
    TierChange change = review.changesSince().get(0);
    assertThat(review.changesSince()).hasSize(1);
    assertThat(change.on()).isEqualTo(leaves.plusDays(30));
    assertThat(change.reasons().get(0)).isInstanceOf(TierReason.Fell.class);
    Dossier yesterday =
        Dossier.of(file).withStanding(standing(BASE, leaves.plusDays(30), DAY.minusDays(1)));
    assertThat(reviewer.review(yesterday, AS_OF).changesSince()).isEmpty();
  }

  @Test
  @DisplayName(
      "IS-01, IS-04: tells what is not known of the customer and which class is undeclared")
  void information() {
    Playbook playbook =
        PlaybookReader.standard()
            .read(
                """
                {"crmkit": 1, "name": "files", "version": "2", "zone": "UTC", "currency": "CNY",
                 "profile": {"BASIC": {"required": ["name", "contact-person"]}},
                 "classes": {"nature": ["enterprise"], "business-type": ["retail"]},
                 "tiers": {"rungs": [{"tier": "BASE"},
                   {"tier": "KEY", "entry": {"metric": "class-nature", "oneOf": ["enterprise"]}}]}}
                """);
    Customer customer =
        Customer.of(CustomerId.of("c-1"))
            .with(
                ProfileEntry.of(
                    ProfilePart.BASIC,
                    "name",
                    "示例公司",
                    ProfileEntry.Source.SALE,
                    StaffId.of("s-1"),
                    AS_OF))
            .withClass("nature", "enterprise")
            .withClass("business-type", "alien");
    Review review = Reviewer.of(playbook).review(Dossier.of(CustomerFile.of(customer)), AS_OF);
    assertThat(review.profile().outcome()).isEqualTo(ProfileScheme.Completeness.INCOMPLETE);
    assertThat(review.profile().explain(Locale.ENGLISH))
        .isEqualTo("BASIC.contact-person is required and not known");
    assertThat(review.profile().explain(Locale.CHINESE)).isEqualTo("缺少必填项 BASIC.contact-person");
    assertThat(review.profile().policy()).isEqualTo(new PolicyId("files", "2"));
    assertThat(review.classes().outcome()).isEqualTo(ClassScheme.Fit.UNDECLARED);
    assertThat(review.classes().explain(Locale.ENGLISH))
        .isEqualTo("alien is no class of business-type; there are retail");
    assertThat(review.tier().outcome().tier()).isEqualTo(Tier.of("KEY"));
  }

  @Test
  @DisplayName("refuses a policy that is code and declares nothing it reads")
  void blindPolicy() {
    TierPolicy blind = question -> Decision.of(question.standIn(BASE));
    Playbook playbook =
        new Playbook(
            RETAIL.id(),
            RETAIL.zone(),
            RETAIL.currency(),
            RETAIL.profile(),
            RETAIL.classes(),
            blind);
    assertThatThrownBy(() -> Reviewer.of(playbook)).hasMessageContaining("declares no metrics");
    assertThat(playbook.lint()).isEmpty();
    assertThat(RETAIL.lint()).isEmpty();
  }

  @Test
  @DisplayName("refuses a negative horizon")
  void horizon() {
    assertThatThrownBy(() -> reviewer.withHorizon(Period.ofDays(-1)))
        .hasMessageContaining("horizon")
        .hasMessageContaining("P-1D");
  }
}
