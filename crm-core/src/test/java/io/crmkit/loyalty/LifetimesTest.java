package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("How long points live, and from when (L17, RM-06)")
class LifetimesTest {
  private static final PolicyId OURS = new PolicyId("ours", "3");

  /** The last nanosecond of a day in the programme's zone. */
  private static EarnMoment late(String day) {
    return new EarnMoment(Book.at(day).plusSeconds(86_400).minusNanos(1), Book.ZONE);
  }

  private static ExpiryPolicy policy(String kind, int length) {
    return switch (kind) {
      case "month" -> new ExpiryModel.EndOfMonth(length);
      case "year" -> new ExpiryModel.EndOfYear(length);
      case "after" -> new ExpiryModel.After(Period.ofDays(length));
      default -> new ExpiryModel.Inactivity(Period.ofDays(length));
    };
  }

  @ParameterizedTest(name = "{0} {1}, earned on {2}: until {3}")
  @CsvSource({
    "month, 0, 2026-01-31, 2026-02-01",
    "month, 1, 2026-01-31, 2026-03-01",
    "month, 12, 2026-02-01, 2027-03-01",
    "year, 0, 2026-12-31, 2027-01-01",
    "year, 0, 2026-01-01, 2027-01-01",
    "year, 2, 2026-05-05, 2029-01-01",
    "after, 1, 2026-01-31, 2026-02-02",
    "inactivity, 30, 2026-01-01, 2026-02-01"
  })
  @DisplayName("ends with a local day:")
  void ends(String kind, int length, String earned, String end) {
    Decision<Lifetime> decision = policy(kind, length).decide(late(earned));
    boolean rolls = kind.equals("inactivity");
    Instant until = Book.at(end);
    assertThat(decision.outcome()).isEqualTo(new Lifetime(Optional.of(until), rolls));
    assertThat(decision.reasons()).containsExactly(new LoyaltyReason.ExpiresAt(until));
    assertThat(policy(kind, length).rolls()).isEqualTo(rolls);
  }

  @Test
  @DisplayName("has no end where points never expire")
  void never() {
    assertThat(new ExpiryModel.Never().decide(late("2026-01-01")).outcome())
        .isEqualTo(Lifetime.ENDLESS);
    assertThat(Lifetime.until(Book.START)).isEqualTo(new Lifetime(Optional.of(Book.START), false));
  }

  @Test
  @DisplayName("is signed where the policy has a name, and rolls as that does")
  void named() {
    ExpiryPolicy rolling = ExpiryPolicy.named("ours", "3", policy("inactivity", 30));
    assertThat(rolling.rolls()).isTrue();
    assertThat(rolling.decide(late("2026-01-01")).policy()).isEqualTo(OURS);
    assertThat(rolling.decide(late("2026-01-01")).outcome().expiresAt())
        .contains(Book.at("2026-02-01"));
    assertThat(ExpiryPolicy.named("ours", "3", policy("year", 0)).rolls()).isFalse();
  }

  @Test
  @DisplayName("begins at once, after the days of a return window, or when somebody confirms")
  void begins() {
    EarnMoment moment = late("2026-01-01");
    assertThat(new PendingModel.AtOnce().decide(moment).outcome().from())
        .contains(moment.earnedAt());
    Decision<Activation> window =
        PendingPolicy.named("ours", "3", new PendingModel.ReturnWindow(Period.ofDays(7)))
            .decide(moment);
    assertThat(window.outcome().from()).contains(Book.at("2026-01-09"));
    assertThat(window.reasons())
        .containsExactly(new LoyaltyReason.ActiveFrom(Book.at("2026-01-09")));
    assertThat(window.policy()).isEqualTo(OURS);
    Decision<Activation> confirmed = new PendingModel.UntilConfirmed().decide(moment);
    assertThat(confirmed.outcome().from()).isEmpty();
    assertThat(confirmed.reasons()).containsExactly(new LoyaltyReason.AwaitingConfirmation());
  }
}
