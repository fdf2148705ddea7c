package io.crmkit.score;

import static io.crmkit.score.Cards.NOTHING;
import static io.crmkit.score.Cards.ratio;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.ProfileEntry;
import io.crmkit.customer.ProfilePart;
import io.crmkit.customer.ProfileReason;
import io.crmkit.customer.ProfileScheme;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Facts are as of 2026-07-01, the first instant of that day in Shanghai. */
@DisplayName("The quality of a customer's data")
class DataQualityTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final StaffId CLERK = StaffId.of("s-1");
  private static final StaffId CHECKER = StaffId.of("s-2");
  private static final ProfileScheme SCHEME =
      new ProfileScheme(
          List.of(
              ProfileScheme.required(ProfilePart.BASIC, "name"),
              ProfileScheme.optional(ProfilePart.BASIC, "birthday"),
              ProfileScheme.required(ProfilePart.BUSINESS, "needs"),
              ProfileScheme.optional(ProfilePart.OTHER, "hobbies")));
  private static final DataQuality QUALITY =
      new DataQuality(
          SCHEME,
          Map.of(ProfilePart.BASIC, Period.ofMonths(6)),
          ScoringPolicy.named("data", "3", ReadyCards.dataQuality()));

  private static Instant noon(String day) {
    return LocalDate.parse(day).atTime(12, 0).atZone(SHANGHAI).toInstant();
  }

  private static ProfileEntry entry(ProfilePart part, String field, Instant at) {
    return ProfileEntry.of(part, field, "x", ProfileEntry.Source.SALE, CLERK, at);
  }

  private static Customer customer(ProfileEntry... entries) {
    Customer customer = Customer.of(CustomerId.of("c-1"));
    for (ProfileEntry entry : entries) {
      customer = customer.with(entry);
    }
    return customer;
  }

  private static Fact<?> freshness(ProfileEntry... entries) {
    return QUALITY.measured(customer(entries), NOTHING).get(ScoreMetrics.profileFreshness());
  }

  private static Fact<?> completeness(ProfileEntry... entries) {
    return QUALITY.measured(customer(entries), NOTHING).get(ScoreMetrics.profileCompleteness());
  }

  @Test
  @DisplayName("IS-02: a field is fresh up to the day before its age is reached")
  void age() {
    assertThat(freshness(entry(ProfilePart.BASIC, "name", noon("2026-01-02"))))
        .isEqualTo(Fact.known(ratio("1")));
    assertThat(freshness(entry(ProfilePart.BASIC, "name", noon("2026-01-01"))))
        .isEqualTo(Fact.known(ratio("0")));
    assertThat(
            freshness(
                entry(ProfilePart.BASIC, "name", noon("2026-01-01")),
                entry(ProfilePart.BASIC, "birthday", noon("2026-03-01"))))
        .isEqualTo(Fact.known(ratio("0.5")));
  }

  @Test
  @DisplayName("IS-02: parts without an age never grow stale and make nothing fresher")
  void ageless() {
    ProfileEntry ageless = entry(ProfilePart.BUSINESS, "needs", noon("1999-01-01"));
    assertThat(freshness(ageless)).isEqualTo(Fact.absent());
    assertThat(freshness(ageless, entry(ProfilePart.BASIC, "name", noon("2025-01-01"))))
        .isEqualTo(Fact.known(ratio("0")));
  }

  @Test
  @DisplayName("IS-02: a verification counts from its instant on, and not if it is older")
  void verification() {
    ProfileEntry old = entry(ProfilePart.BASIC, "name", noon("2025-06-01"));
    assertThat(freshness(old.verifiedBy(CHECKER, NOTHING.asOf())))
        .isEqualTo(Fact.known(ratio("1")));
    assertThat(freshness(old.verifiedBy(CHECKER, NOTHING.asOf().plusNanos(1))))
        .isEqualTo(Fact.known(ratio("0")));
    ProfileEntry later = entry(ProfilePart.BASIC, "name", noon("2026-01-02"));
    assertThat(freshness(later.verifiedBy(CHECKER, noon("2025-01-01"))))
        .isEqualTo(Fact.known(ratio("1")));
    Decision<Score> decision =
        QUALITY.decide(customer(old.verifiedBy(CHECKER, noon("2025-08-05"))), NOTHING);
    assertThat(decision.reasons())
        .endsWith(new ScoreReason.Stale(ProfilePart.BASIC, "name", LocalDate.of(2026, 2, 5)));
  }

  @Test
  @DisplayName(
      "IS-02: only required fields make data complete, entered by the instant of the facts")
  void required() {
    ProfileEntry name = entry(ProfilePart.BASIC, "name", noon("2026-06-01"));
    ProfileEntry hobbies = entry(ProfilePart.OTHER, "hobbies", noon("2026-06-01"));
    assertThat(completeness()).isEqualTo(Fact.known(ratio("0")));
    assertThat(completeness(hobbies)).isEqualTo(Fact.known(ratio("0")));
    assertThat(completeness(hobbies, name)).isEqualTo(Fact.known(ratio("0.5")));
    assertThat(completeness(name, entry(ProfilePart.BUSINESS, "needs", NOTHING.asOf())))
        .isEqualTo(Fact.known(ratio("1")));
    assertThat(
            completeness(name, entry(ProfilePart.BUSINESS, "needs", NOTHING.asOf().plusNanos(1))))
        .isEqualTo(Fact.known(ratio("0.5")));
    assertThat(
            QUALITY
                .decide(customer(entry(ProfilePart.BUSINESS, "needs", noon("2026-06-30"))), NOTHING)
                .reasons())
        .contains(new ProfileReason.Missing(ProfilePart.BASIC, "name"))
        .doesNotContain(new ProfileReason.Missing(ProfilePart.BUSINESS, "needs"))
        .doesNotContain(new ProfileReason.Missing(ProfilePart.BASIC, "birthday"));
  }

  @Test
  @DisplayName(
      "IS-02: the reasons of the card come first, then what is missing, then what is stale")
  void reasons() {
    Customer customer = customer(entry(ProfilePart.BASIC, "name", noon("2025-01-05")));
    Decision<Score> decision = QUALITY.decide(customer, NOTHING);
    List<Reason> ofCard =
        ReadyCards.dataQuality()
            .decide(ScoreQuestion.of(QUALITY.measured(customer, NOTHING)))
            .reasons();
    assertThat(decision.reasons().subList(0, ofCard.size())).isEqualTo(ofCard);
    assertThat(decision.reasons().subList(ofCard.size(), decision.reasons().size()))
        .containsExactly(
            new ProfileReason.Missing(ProfilePart.BUSINESS, "needs"),
            new ScoreReason.Stale(ProfilePart.BASIC, "name", LocalDate.of(2025, 7, 5)));
    assertThat(decision.policy()).isEqualTo(new PolicyId("data", "3"));
  }

  @Test
  @DisplayName("measuring keeps the other facts, their instant, zone and currency")
  void keepsFacts() {
    Facts facts = Cards.facts("0.8", 9, 1);
    Facts measured = QUALITY.measured(customer(), facts);
    assertThat(measured.get(Cards.COMPLAINTS)).isEqualTo(Fact.known(1L));
    assertThat(measured.asOf()).isEqualTo(facts.asOf());
    assertThat(measured.zone()).isEqualTo(facts.zone());
    assertThat(measured.currency()).isEqualTo(facts.currency());
    assertThat(measured.asMap()).hasSize(5);
  }

  @Test
  @DisplayName("a part stays fresh for a positive length, a day at least")
  void lengths() {
    DataQuality day =
        new DataQuality(SCHEME, Map.of(ProfilePart.BASIC, Period.ofDays(1)), QUALITY.policy());
    assertThat(day.freshFor()).isEqualTo(Map.of(ProfilePart.BASIC, Period.ofDays(1)));
    assertThatThrownBy(
            () ->
                new DataQuality(
                    SCHEME, Map.of(ProfilePart.OTHER, Period.ofDays(-1)), QUALITY.policy()))
        .hasMessage("fields of OTHER must stay fresh for a positive length, was P-1D");
    assertThatThrownBy(() -> day.freshFor().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
