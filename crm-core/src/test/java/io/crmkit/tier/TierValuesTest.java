package io.crmkit.tier;

import static io.crmkit.tier.Ladders.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.StaffId;
import io.crmkit.decision.Decision;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsTimeline;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Values of the tier room")
class TierValuesTest {
  private static final Tier GOLD = Tier.of("GOLD");

  @Test
  @DisplayName("a tier is a short code and shows as it")
  void tier() {
    assertThat(GOLD).hasToString("GOLD");
    assertThat(Tier.of("a".repeat(64)).code()).hasSize(64);
    assertThatThrownBy(() -> Tier.of("a".repeat(65))).hasMessageContaining("63");
    assertThatThrownBy(() -> Tier.of("7up")).hasMessageContaining("'7up'");
    assertThatThrownBy(() -> Tier.of("x".repeat(90) + "!"))
        .hasMessageContaining("'" + "x".repeat(40) + "…'");
  }

  @Test
  @DisplayName("a standing keeps its days in order")
  void standing() {
    assertThatThrownBy(
            () ->
                new TierStanding(
                    GOLD, START, Optional.empty(), Optional.empty(), START.minusDays(1)))
        .hasMessageContaining(START.toString())
        .hasMessageContaining(START.minusDays(1).toString());
    assertThatThrownBy(
            () ->
                new TierStanding(
                    GOLD, START, Optional.of(START.minusDays(1)), Optional.empty(), START))
        .hasMessageContaining("failingSince");
    assertThatThrownBy(
            () ->
                new TierStanding(
                    GOLD, START, Optional.of(START.plusDays(1)), Optional.empty(), START))
        .hasMessageContaining("failingSince");
    assertThat(
            new TierStanding(GOLD, START, Optional.of(START), Optional.empty(), START)
                .failingSince())
        .contains(START);
  }

  @Test
  @DisplayName("an override names its reason by code and holds up to its end")
  void override() {
    TierOverride override = new TierOverride(GOLD, StaffId.of("s"), "goodwill", START);
    assertThat(override.holdsOn(START.minusDays(1))).isTrue();
    assertThat(override.holdsOn(START)).isFalse();
    assertThatThrownBy(
            () -> new TierOverride(GOLD, StaffId.of("s"), "because Mr. Wang asked", START))
        .hasMessageContaining("22 characters")
        .message()
        .doesNotContain("Wang");
    TierStanding standing = TierStanding.in(GOLD, START).withOverride(override);
    assertThat(standing.withoutOverride()).isEqualTo(TierStanding.in(GOLD, START));
    assertThat(standing.carriedTo(START).override()).isEmpty();
  }

  @Test
  @DisplayName("a question refuses a standing of a later day than its facts")
  void question() {
    TierStanding later = TierStanding.in(GOLD, START.plusDays(1));
    assertThatThrownBy(() -> TierQuestion.of(Ladders.facts(START), later))
        .hasMessageContaining(START.toString())
        .hasMessageContaining(START.plusDays(1).toString());
    assertThat(TierQuestion.of(Ladders.facts(START), TierStanding.in(GOLD, START)).standing())
        .isPresent();
  }

  @Test
  @DisplayName("advancing to a day that is not later gives the standing back")
  void advanceBack() {
    TierStanding standing = TierStanding.in(GOLD, START);
    var timeline = Ladders.CALCULATOR.timeline(Ladders.files().sample());
    assertThat(Ladders.retail().advance(timeline, standing, START)).isSameAs(standing);
    assertThat(Ladders.retail().advance(timeline, standing, START.minusDays(1))).isSameAs(standing);
  }

  @Test
  @DisplayName("a question's answer keeps since and override where the tier stays")
  void standIn() {
    TierOverride override =
        new TierOverride(Tier.of("TOP"), StaffId.of("s"), "goodwill", START.plusDays(5));
    TierStanding recorded =
        new TierStanding(GOLD, START, Optional.of(START), Optional.of(override), START.plusDays(1));
    TierQuestion soon = TierQuestion.of(Ladders.facts(START.plusDays(2)), recorded);
    assertThat(soon.standIn(GOLD))
        .isEqualTo(
            new TierStanding(
                GOLD, START, Optional.empty(), Optional.of(override), START.plusDays(2)));
    TierQuestion late = TierQuestion.of(Ladders.facts(START.plusDays(5)), recorded);
    assertThat(late.standIn(Tier.of("SILVER")))
        .isEqualTo(TierStanding.in(Tier.of("SILVER"), START.plusDays(5)));
    assertThat(TierQuestion.of(Ladders.facts(START)).standIn(GOLD))
        .isEqualTo(TierStanding.in(GOLD, START));
  }

  @Test
  @DisplayName("advancing stops at a policy or a timeline that would never end")
  void guards() {
    FactsTimeline timeline = Ladders.CALCULATOR.timeline(Ladders.files().sample());
    TierStanding standing = TierStanding.in(GOLD, START);
    TierPolicy stuck =
        new TierPolicy() {
          @Override
          public Decision<TierStanding> decide(TierQuestion question) {
            return Decision.of(question.standIn(GOLD));
          }

          @Override
          public Optional<LocalDate> nextWakeUp(TierStanding now) {
            return Optional.of(now.decidedOn());
          }
        };
    assertThatThrownBy(() -> stuck.advance(timeline, standing, START.plusDays(3)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nextWakeUp must be after");
    FactsTimeline wrong =
        new FactsTimeline() {
          @Override
          public ZoneId zone() {
            return Ladders.ZONE;
          }

          @Override
          public Facts at(LocalDate day) {
            return Ladders.facts(START);
          }
        };
    assertThatThrownBy(() -> Ladders.retail().advance(wrong, standing, START.plusDays(3)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("facts of " + START.plusDays(1));
  }
}
