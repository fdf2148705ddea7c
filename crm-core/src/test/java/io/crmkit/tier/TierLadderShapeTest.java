package io.crmkit.tier;

import static io.crmkit.tier.Ladders.SPEND;
import static io.crmkit.tier.Ladders.START;
import static io.crmkit.tier.Ladders.cny;
import static io.crmkit.tier.Ladders.facts;
import static io.crmkit.tier.Ladders.in;
import static io.crmkit.tier.Ladders.retail;
import static io.crmkit.tier.Ladders.spent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.customer.StaffId;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import io.crmkit.decision.Texts;
import io.crmkit.facts.Condition;
import io.crmkit.facts.Leaf;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The shape of a tier ladder")
class TierLadderShapeTest {
  private static final Tier SILVER = Tier.of("SILVER");
  private static final Tier GOLD = Tier.of("GOLD");

  @Test
  @DisplayName("shows tiers under the names that a host registers")
  void names() {
    Texts texts = Texts.BUILT_IN.with("term.tier.SILVER", "Silver", "银卡");
    Decision<TierStanding> decision = retail().decide(TierQuestion.of(spent(START, 200)));
    Texts gold = texts.with("term.tier.PLATINUM", "Platinum", "白金卡");
    assertThat(decision.explain(gold, Locale.SIMPLIFIED_CHINESE)).startsWith("达到白金卡：");
    assertThat(decision.explain(texts, Locale.ENGLISH)).startsWith("PLATINUM is reached");
  }

  @Test
  @DisplayName("names its metrics and cut points")
  void reads() {
    assertThat(retail().metrics()).isEqualTo(Set.of(SPEND));
    assertThat(retail().cutPoints())
        .containsExactlyInAnyOrderElementsOf(
            List.of(10, 8, 50, 40, 200, 160).stream()
                .<Leaf<?>>map(n -> SPEND.atLeast(cny(n)))
                .toList());
  }

  @Test
  @DisplayName("refuses rungs and lengths that make no ladder, naming them")
  void refuses() {
    assertThatThrownBy(() -> TierLadder.of()).hasMessageContaining("at least one tier");
    assertThatThrownBy(() -> TierLadder.of(TierRung.base("A"), TierRung.base("A")))
        .hasMessageContaining("[A, A]");
    assertThatThrownBy(() -> TierLadder.of(TierRung.of("A", SPEND.atLeast(cny(1)))))
        .hasMessageContaining("open to everybody")
        .hasMessageContaining("A has a condition");
    assertThatThrownBy(
            () -> TierLadder.of(TierRung.of("A", Condition.always(), SPEND.atLeast(cny(1)))))
        .hasMessageContaining("A has a condition");
    assertThatThrownBy(() -> retail().withGrace(Period.ofDays(-1)))
        .hasMessageContaining("grace")
        .hasMessageContaining("P-1D");
    assertThatThrownBy(() -> retail().withMinimumDwell(Period.ofDays(-1)))
        .hasMessageContaining("minimumDwell");
  }

  @Test
  @DisplayName(
      "is found doubtful where entries do not nest, tiers are never entered or keep asks more")
  void lint() {
    assertThat(retail().lint()).isEmpty();
    TierLadder odd =
        TierLadder.of(
            TierRung.base("BASE"),
            TierRung.of("SILVER", SPEND.atLeast(cny(50)), SPEND.atLeast(cny(60))),
            TierRung.of("GOLD", SPEND.atLeast(cny(40))));
    assertThat(odd.lint())
        .containsExactly(
            new TierProblem.KeepStricterThanEntry(SILVER),
            new TierProblem.EntriesDoNotNest(GOLD, SILVER),
            new TierProblem.NeverEntered(SILVER, GOLD));
  }

  @Test
  @DisplayName("signs its decisions with name and version where it is named")
  void named() {
    TierPolicy named = TierPolicy.named("retail", "7", retail());
    TierQuestion question = TierQuestion.of(spent(START, 25));
    assertThat(named.decide(question).policy()).isEqualTo(new PolicyId("retail", "7"));
    assertThat(named.standing(question)).isEqualTo(retail().standing(question));
    assertThat(named.metrics()).isEqualTo(retail().metrics());
    assertThat(named.cutPoints()).isEqualTo(retail().cutPoints());
    assertThat(named.progress(question)).isEqualTo(retail().progress(question));
    assertThat(named.retention(question)).isEqualTo(retail().retention(question));
    TierStanding standing =
        in("GOLD", START, START)
            .withOverride(new TierOverride(GOLD, StaffId.of("s"), "x", START.plusDays(4)));
    assertThat(named.nextWakeUp(standing)).contains(START.plusDays(4));
  }

  @Test
  @DisplayName("may be a lambda, which shows as unversioned and is asked every day")
  void lambda() {
    TierPolicy ours =
        question -> Decision.of(question.standIn(GOLD), Reason.of("ours.all", Map.of("n", 1)));
    TierQuestion question = TierQuestion.of(facts(START));
    assertThat(ours.decide(question).policy().unversioned()).isTrue();
    assertThat(ours.standing(question).tier()).isEqualTo(GOLD);
    assertThat(ours.metrics()).isEmpty();
    assertThat(ours.cutPoints()).isEmpty();
    assertThat(ours.progress(question)).isEmpty();
    assertThat(ours.retention(question)).isEmpty();
    assertThat(ours.nextWakeUp(TierStanding.in(GOLD, START))).contains(START.plusDays(1));
    TierPolicy named = TierPolicy.named("ours", "1", Set.of(SPEND), ours);
    assertThat(named.metrics()).isEqualTo(Set.of(SPEND));
  }
}
