package io.crmkit.tier;

import static io.crmkit.tier.Ladders.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.StaffId;
import io.crmkit.customer.Transaction;
import io.crmkit.decision.Decision;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.FactsTimeline;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  @Test
  @DisplayName("a standing whose override has ended already can still be advanced")
  void endedOverride() {
    TierStanding standing =
        TierStanding.in(GOLD, START)
            .withOverride(new TierOverride(Tier.of("TOP"), StaffId.of("s"), "goodwill", START));
    var timeline = Ladders.CALCULATOR.timeline(Ladders.files().sample());
    assertThat(Ladders.retail().nextWakeUp(standing)).isEmpty();
    assertThat(Ladders.retail().advance(timeline, standing, START.plusDays(5)).override())
        .isEmpty();
  }

  @Test
  @DisplayName("a history can be followed over a date that the zone skips")
  void skippedDate() {
    ZoneId apia = ZoneId.of("Pacific/Apia");
    LocalDate before = LocalDate.of(2011, 12, 29);
    CustomerFile file =
        CustomerFile.of(Customer.of(CustomerId.of("c")))
            .withTransactions(
                List.of(
                    Transaction.of("o", Ladders.cny(60), before.atStartOfDay(apia).toInstant())));
    FactsTimeline timeline =
        FactsCalculator.of(Set.of(Ladders.SPEND), apia, Ladders.CNY).timeline(file);
    for (int day = -1; day <= 1; day++) {
      TierStanding start = TierStanding.in(Tier.of("BASE"), before.plusDays(day));
      assertThat(Ladders.retail().advance(timeline, start, before.plusDays(9)).earned())
          .isEqualTo(GOLD);
    }
  }

  @Test
  @DisplayName("one step down a day, however often a day is decided")
  void oneStepADay() {
    TierLadder ladder = Ladders.retail().withDowngrade(Downgrade.ONE_STEP);
    TierQuestion first =
        TierQuestion.of(
            Ladders.spent(START.plusDays(1), 0), TierStanding.in(Tier.of("PLATINUM"), START));
    Decision<TierStanding> fallen = ladder.decide(first);
    assertThat(fallen.outcome().earned()).isEqualTo(GOLD);
    assertThat(fallen.reasons().get(0)).isInstanceOf(TierReason.Fell.class);
    assertThat(fallen.reasons().get(1))
        .isInstanceOfSatisfying(
            TierReason.Grace.class,
            grace -> assertThat(grace.until()).isEqualTo(START.plusDays(2)));
    TierQuestion again = TierQuestion.of(Ladders.spent(START.plusDays(1), 0), fallen.outcome());
    assertThat(ladder.standing(again)).isEqualTo(fallen.outcome());
  }

  @Test
  @DisplayName("what keeps the tier is told the same way by reasons and retention")
  void retentionByEntry() {
    TierLadder ladder =
        TierLadder.of(
            TierRung.base("BASE"),
            TierRung.of(
                "GOLD",
                Ladders.SPEND.atLeast(Ladders.cny(10)),
                Ladders.SPEND.atLeast(Ladders.cny(90))));
    TierQuestion question =
        TierQuestion.of(Ladders.spent(START, 20), TierStanding.in(GOLD, START.minusDays(3)));
    assertThat(ladder.retention(question).orElseThrow().keep().met()).isTrue();
    assertThat(ladder.decide(question).reasons().get(0)).isInstanceOf(TierReason.Kept.class);
  }

  @Test
  @DisplayName("lengths are at most 1,000 years")
  void lengths() {
    for (Period length : List.of(Period.ofYears(1_001), Period.ofDays(366_001))) {
      assertThatThrownBy(() -> Ladders.retail().withGrace(length))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("grace must be from zero to 1,000 years");
    }
    assertThat(Ladders.retail().withGrace(Period.ofYears(1_000)).grace())
        .isEqualTo(Period.ofYears(1_000));
  }
}
