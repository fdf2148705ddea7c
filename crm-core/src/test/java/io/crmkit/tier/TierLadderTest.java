package io.crmkit.tier;

import static io.crmkit.tier.Ladders.SPEND;
import static io.crmkit.tier.Ladders.START;
import static io.crmkit.tier.Ladders.cny;
import static io.crmkit.tier.Ladders.facts;
import static io.crmkit.tier.Ladders.in;
import static io.crmkit.tier.Ladders.retail;
import static io.crmkit.tier.Ladders.spent;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.StaffId;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Finding;
import io.crmkit.facts.Truth;
import io.crmkit.time.Recurrence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A tier ladder")
class TierLadderTest {
  private static final Tier SILVER = Tier.of("SILVER");
  private static final Tier GOLD = Tier.of("GOLD");

  private static Decision<TierStanding> decide(
      TierLadder ladder, LocalDate day, long spend, TierStanding recorded) {
    return ladder.decide(TierQuestion.of(spent(day, spend), recorded));
  }

  @Nested
  @DisplayName("without a recorded standing")
  class Fresh {
    @ParameterizedTest(name = "spend of CNY {0} gives {1}")
    @CsvSource({
      "0.00,BASE",
      "9.99,BASE",
      "10.00,SILVER",
      "10.01,SILVER",
      "49.99,SILVER",
      "50.00,GOLD",
      "199.99,GOLD",
      "200.00,PLATINUM",
      "-5.00,BASE"
    })
    void cutPoints(String amount, String tier) {
      var facts = facts(START).with(SPEND, Money.parse("CNY " + amount));
      Decision<TierStanding> decision = retail().decide(TierQuestion.of(facts));
      assertThat(decision.outcome()).isEqualTo(TierStanding.in(Tier.of(tier), START));
    }

    @Test
    @DisplayName("says what carries the tier and what the next one lacks")
    void reasons() {
      Decision<TierStanding> decision = retail().decide(TierQuestion.of(spent(START, 46)));
      assertThat(decision.explain(Locale.ENGLISH))
          .isEqualTo(
              "SILVER is reached: spend over the last 30 days: CNY 46.00 (at least CNY 10.00"
                  + " required)\n"
                  + "GOLD is not reached: spend over the last 30 days: CNY 46.00 (at least CNY"
                  + " 50.00 required), CNY 4.00 more needed");
      assertThat(decision.explain(Locale.SIMPLIFIED_CHINESE))
          .isEqualTo(
              "达到 SILVER：近 30 天消费额：CNY 46.00（要求不低于 CNY 10.00）\n"
                  + "尚未达到 GOLD：近 30 天消费额：CNY 46.00（要求不低于 CNY 50.00），还差 CNY 4.00");
      assertThat(decision.policy()).isEqualTo(PolicyId.UNVERSIONED);
    }

    @Test
    @DisplayName("gives the lowest tier to whom nothing is known of, and says what is not known")
    void unknown() {
      Decision<TierStanding> decision = retail().decide(TierQuestion.of(facts(START)));
      assertThat(decision.outcome().tier()).isEqualTo(Tier.of("BASE"));
      assertThat(decision.reasons().get(0)).isEqualTo(new TierReason.Open(Tier.of("BASE")));
      TierReason.NotReached next = (TierReason.NotReached) decision.reasons().get(1);
      assertThat(next.tier()).isEqualTo(SILVER);
      assertThat(next.findings().get(0)).isInstanceOf(Finding.NotKnown.class);
    }

    @Test
    @DisplayName("has no next tier to name at the top")
    void top() {
      Decision<TierStanding> decision = retail().decide(TierQuestion.of(spent(START, 300)));
      assertThat(decision.reasons()).hasSize(1);
      assertThat(retail().progress(TierQuestion.of(spent(START, 300)))).isEmpty();
    }

    @Test
    @DisplayName("skips a rung whose entry fails where a higher one holds")
    void highestWhoseEntryHolds() {
      TierLadder ladder =
          TierLadder.of(
              TierRung.base("BASE"),
              TierRung.of("SILVER", Ladders.ORDERS.atLeast(3L)),
              TierRung.of("GOLD", SPEND.atLeast(cny(50))));
      var facts = spent(START, 60).with(Ladders.ORDERS, 1L);
      assertThat(ladder.standing(TierQuestion.of(facts)).tier()).isEqualTo(GOLD);
    }
  }

  @Nested
  @DisplayName("with a recorded standing")
  class Recorded {
    private final TierStanding gold = in("GOLD", START.minusDays(100), START);
    private final LocalDate today = START.plusDays(1);

    @Test
    @DisplayName("keeps a tier by its keep condition, not by its entry condition")
    void keeps() {
      Decision<TierStanding> decision = decide(retail(), today, 40, gold);
      assertThat(decision.outcome()).isEqualTo(gold.carriedTo(today));
      assertThat(decision.reasons().get(0)).isInstanceOf(TierReason.Kept.class);
      assertThat(decision.reasons().get(1)).isInstanceOf(TierReason.NotReached.class);
    }

    @Test
    @DisplayName("falls to the highest lower tier whose keep condition is not failed")
    void fallsToFit() {
      Decision<TierStanding> decision =
          decide(retail(), today, 8, in("PLATINUM", START.minusDays(9), START));
      assertThat(decision.outcome()).isEqualTo(TierStanding.in(SILVER, today));
      TierReason.Fell fell = (TierReason.Fell) decision.reasons().get(0);
      assertThat(fell.from()).isEqualTo(Tier.of("PLATINUM"));
      assertThat(fell.to()).isEqualTo(SILVER);
      Finding.Misses<?> misses = (Finding.Misses<?>) fell.findings().get(0);
      assertThat(misses.gap()).isEqualTo(cny(152));
    }

    @Test
    @DisplayName("falls one step only, day by day, where it says so")
    void oneStep() {
      TierLadder ladder = retail().withDowngrade(Downgrade.ONE_STEP);
      TierStanding platinum = in("PLATINUM", START.minusDays(9), START);
      TierStanding fallen = decide(ladder, today, 0, platinum).outcome();
      assertThat(fallen)
          .isEqualTo(new TierStanding(GOLD, today, Optional.of(today), Optional.empty(), today));
      assertThat(ladder.nextWakeUp(fallen)).contains(today.plusDays(1));
      assertThat(decide(ladder, today.plusDays(1), 0, fallen).outcome().tier()).isEqualTo(SILVER);
    }

    @Test
    @DisplayName("never falls where it says so, and tells")
    void none() {
      TierLadder ladder = retail().withDowngrade(Downgrade.NONE);
      Decision<TierStanding> decision = decide(ladder, today, 0, gold);
      assertThat(decision.outcome().tier()).isEqualTo(GOLD);
      assertThat(decision.reasons().get(0)).isInstanceOf(TierReason.NeverFalls.class);
      assertThat(ladder.nextWakeUp(decision.outcome())).isEmpty();
    }

    @Test
    @DisplayName("keeps the tier through the grace and loses it on the day it ends")
    void grace() {
      TierLadder ladder = retail().withGrace(Period.ofDays(30));
      Decision<TierStanding> first = decide(ladder, today, 39, gold);
      LocalDate end = today.plusDays(30);
      assertThat(first.outcome().failingSince()).contains(today);
      assertThat(first.reasons().get(0))
          .isInstanceOfSatisfying(
              TierReason.Grace.class,
              grace -> {
                assertThat(grace.since()).isEqualTo(today);
                assertThat(grace.until()).isEqualTo(end);
              });
      assertThat(ladder.nextWakeUp(first.outcome())).contains(end);
      TierStanding lastDay = decide(ladder, end.minusDays(1), 39, first.outcome()).outcome();
      assertThat(lastDay.tier()).isEqualTo(GOLD);
      assertThat(decide(ladder, end, 39, lastDay).outcome())
          .isEqualTo(TierStanding.in(SILVER, end));
    }

    @Test
    @DisplayName("starts the grace anew after a recovery")
    void recovery() {
      TierLadder ladder = retail().withGrace(Period.ofDays(30));
      TierStanding failing = decide(ladder, today, 39, gold).outcome();
      TierStanding recovered = decide(ladder, today.plusDays(20), 40, failing).outcome();
      assertThat(recovered.failingSince()).isEmpty();
      TierStanding again = decide(ladder, today.plusDays(40), 39, recovered).outcome();
      assertThat(again.tier()).isEqualTo(GOLD);
      assertThat(again.failingSince()).contains(today.plusDays(40));
    }

    @Test
    @DisplayName("does not fall before the minimum dwell is over")
    void dwell() {
      TierLadder ladder = retail().withMinimumDwell(Period.ofMonths(1));
      TierStanding young = in("GOLD", START, START);
      TierStanding failing = decide(ladder, today, 0, young).outcome();
      assertThat(failing.tier()).isEqualTo(GOLD);
      assertThat(ladder.nextWakeUp(failing)).contains(START.plusMonths(1));
      assertThat(decide(ladder, START.plusDays(30), 0, failing).outcome().tier()).isEqualTo(GOLD);
      assertThat(decide(ladder, START.plusMonths(1), 0, failing).outcome().tier())
          .isEqualTo(Tier.of("BASE"));
    }

    @Test
    @DisplayName("takes no tier away for what is not known")
    void unknownKeeps() {
      Decision<TierStanding> decision = retail().decide(TierQuestion.of(facts(today), gold));
      assertThat(decision.outcome()).isEqualTo(gold.carriedTo(today));
      assertThat(decision.reasons().get(0)).isInstanceOf(TierReason.KeepUnknown.class);
    }

    @Test
    @DisplayName("keeps a tier that could be entered anew whatever its keep condition says")
    void entryKeeps() {
      TierLadder ladder =
          TierLadder.of(
              TierRung.base("BASE"),
              TierRung.of("SILVER", SPEND.atLeast(cny(10)), SPEND.atLeast(cny(90))));
      Decision<TierStanding> decision = decide(ladder, today, 20, in("SILVER", START, START));
      assertThat(decision.outcome().tier()).isEqualTo(SILVER);
      assertThat(decision.reasons().get(0))
          .isInstanceOfSatisfying(
              TierReason.Kept.class,
              kept -> assertThat(kept.findings().get(0)).isInstanceOf(Finding.Meets.class));
    }

    @Test
    @DisplayName("rises at once, and says from where")
    void rises() {
      Decision<TierStanding> decision = decide(retail(), today, 200, gold);
      assertThat(decision.outcome()).isEqualTo(TierStanding.in(Tier.of("PLATINUM"), today));
      assertThat(decision.reasons().get(0))
          .isInstanceOfSatisfying(
              TierReason.Rose.class, rose -> assertThat(rose.from()).isEqualTo(GOLD));
    }

    @Test
    @DisplayName("decides by entry conditions where the recorded tier is none of its own")
    void notOnLadder() {
      Decision<TierStanding> decision = decide(retail(), today, 10, in("VIP", START, START));
      assertThat(decision.outcome()).isEqualTo(TierStanding.in(SILVER, today));
      assertThat(decision.reasons().get(0)).isEqualTo(new TierReason.NotOnLadder(Tier.of("VIP")));
      assertThat(decision.reasons().get(1)).isInstanceOf(TierReason.Entered.class);
    }
  }

  @Nested
  @DisplayName("with days of review")
  class Reviews {
    private final TierLadder ladder =
        retail()
            .withUpgrade(Upgrade.AT_REVIEW)
            .withReviewDays(new Recurrence(START, Period.ofMonths(1)));
    private final LocalDate review = START.plusMonths(1);

    @Test
    @DisplayName("rises at the next review only, and says when")
    void risesAtReview() {
      TierStanding silver = in("SILVER", START, START);
      Decision<TierStanding> before = decide(ladder, review.minusDays(1), 60, silver);
      assertThat(before.outcome().tier()).isEqualTo(SILVER);
      assertThat(before.reasons())
          .extracting(Reason::code)
          .containsExactly("tier.kept", "tier.rises-at-review");
      assertThat(before.reasons().get(1)).isEqualTo(new TierReason.RisesAtReview(GOLD, review));
      assertThat(ladder.nextWakeUp(before.outcome())).contains(review);
      assertThat(decide(ladder, review, 60, before.outcome()).outcome().tier()).isEqualTo(GOLD);
    }

    @Test
    @DisplayName("makes up for a review that fell between two decisions")
    void lateReview() {
      TierStanding silver = in("SILVER", START, START.plusDays(2));
      assertThat(decide(ladder, review.plusDays(3), 60, silver).outcome().tier()).isEqualTo(GOLD);
    }

    @Test
    @DisplayName("lets a keep condition fail from the next review on, and says so")
    void failsFromReview() {
      TierStanding gold = in("GOLD", START, START);
      Decision<TierStanding> before = decide(ladder, START.plusDays(5), 0, gold);
      assertThat(before.outcome().failingSince()).isEmpty();
      assertThat(before.reasons().get(0))
          .isInstanceOfSatisfying(
              TierReason.FailsAwaitingReview.class,
              reason -> assertThat(reason.on()).isEqualTo(review));
      assertThat(decide(ladder, review, 0, before.outcome()).outcome().tier())
          .isEqualTo(Tier.of("BASE"));
    }
  }

  @Nested
  @DisplayName("under an override")
  class Overridden {
    private final TierOverride override =
        new TierOverride(Tier.of("PLATINUM"), StaffId.of("s-7"), "goodwill", START.plusDays(10));
    private final TierStanding silver = in("SILVER", START, START).withOverride(override);

    @Test
    @DisplayName("shows the set tier with actor, reason and end, and the earned one beneath")
    void shows() {
      Decision<TierStanding> decision = decide(retail(), START.plusDays(9), 10, silver);
      assertThat(decision.outcome().tier()).isEqualTo(Tier.of("PLATINUM"));
      assertThat(decision.outcome().earned()).isEqualTo(SILVER);
      assertThat(decision.reasons().get(0))
          .isEqualTo(
              new TierReason.Overridden(
                  Tier.of("PLATINUM"), StaffId.of("s-7"), "goodwill", START.plusDays(10)));
      assertThat(retail().nextWakeUp(decision.outcome())).contains(START.plusDays(10));
    }

    @Test
    @DisplayName("ends on its last day by itself")
    void ends() {
      Decision<TierStanding> decision = decide(retail(), START.plusDays(10), 10, silver);
      assertThat(decision.outcome()).isEqualTo(in("SILVER", START, START.plusDays(10)));
      assertThat(decision.reasons().get(0))
          .isEqualTo(new TierReason.OverrideEnded(Tier.of("PLATINUM"), START.plusDays(10)));
      assertThat(silver.tierOn(START.plusDays(9))).isEqualTo(Tier.of("PLATINUM"));
      assertThat(silver.tierOn(START.plusDays(10))).isEqualTo(SILVER);
    }
  }

  @Test
  @DisplayName("names an override to a tier that is not its own")
  void overrideOutside() {
    TierStanding silver =
        in("SILVER", START, START)
            .withOverride(
                new TierOverride(Tier.of("PLATNUM"), StaffId.of("s"), "typo", START.plusDays(9)));
    assertThat(decide(retail(), START.plusDays(1), 10, silver).reasons())
        .contains(new TierReason.OverrideNotOnLadder(Tier.of("PLATNUM")));
  }

  @Test
  @DisplayName("tells progress to the next tier and what keeps the tier")
  void progress() {
    TierQuestion question = TierQuestion.of(spent(START, 25));
    TierProgress progress = retail().progress(question).orElseThrow();
    assertThat(progress.next()).isEqualTo(GOLD);
    assertThat(progress.attainment()).isEqualByComparingTo(new BigDecimal("0.5"));
    Finding.Misses<?> missing = (Finding.Misses<?>) progress.missing().get(0);
    assertThat(missing.gap()).isEqualTo(cny(25));
    TierRetention retention = retail().retention(question).orElseThrow();
    assertThat(retention.tier()).isEqualTo(SILVER);
    assertThat(retention.keep().truth()).isEqualTo(Truth.MET);
  }
}
