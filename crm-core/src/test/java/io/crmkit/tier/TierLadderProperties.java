package io.crmkit.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.CustomerFile;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.decision.Texts;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsTimeline;
import io.crmkit.facts.Truth;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

@Label("Laws of the tier ladder")
class TierLadderProperties {
  @Provide
  Arbitrary<TierLadder> ladders() {
    return Ladders.ladders();
  }

  @Provide
  Arbitrary<CustomerFile> files() {
    return Ladders.files();
  }

  @Provide
  Arbitrary<TierStanding> standings() {
    return Ladders.standings();
  }

  @Provide
  Arbitrary<Optional<TierStanding>> recorded() {
    return Ladders.standings().optional(0.8);
  }

  @Provide
  Arbitrary<Facts> facts() {
    Arbitrary<Integer> days = Arbitraries.integers().between(0, 90);
    return days.flatMap(
        day ->
            Arbitraries.integers()
                .between(-1, 12)
                .tuple3()
                .map(
                    n -> {
                      Facts facts = Ladders.facts(Ladders.START.plusDays(day));
                      facts =
                          n.get1() < 0
                              ? facts
                              : facts.with(Ladders.SPEND, Ladders.cny(n.get1() * 10L));
                      facts =
                          n.get2() < 0
                              ? facts
                              : facts.with(Ladders.MONTH_SPEND, Ladders.cny(n.get2() * 10L));
                      return n.get3() < 0 ? facts : facts.with(Ladders.ORDERS, n.get3() / 3L);
                    }));
  }

  @Property
  @Label("one step is what the naive reading of the rules gives, with and without reasons")
  void stepIsNaive(
      @ForAll("ladders") TierLadder ladder,
      @ForAll("facts") Facts facts,
      @ForAll("recorded") Optional<TierStanding> recorded) {
    TierQuestion question = new TierQuestion(facts, recorded);
    TierStanding naive = new NaiveLadder(ladder).step(facts, recorded);
    assertThat(ladder.standing(question)).isEqualTo(naive);
    assertThat(ladder.decide(question).outcome()).isEqualTo(naive);
  }

  @Property(tries = 500)
  @Label("advancing at break points only equals deciding at every midnight")
  void advanceIsDaily(
      @ForAll("ladders") TierLadder ladder,
      @ForAll("files") CustomerFile file,
      @ForAll("standings") TierStanding start,
      @ForAll @IntRange(max = 260) int days) {
    FactsTimeline timeline = Ladders.CALCULATOR.timeline(file);
    LocalDate to = Ladders.START.plusDays(days);
    assertThat(ladder.advance(timeline, start, to))
        .isEqualTo(new NaiveLadder(ladder).advance(timeline, start, to));
  }

  @Property(tries = 500)
  @Label("advancing by way of any day in between equals advancing directly")
  void advanceByWay(
      @ForAll("ladders") TierLadder ladder,
      @ForAll("files") CustomerFile file,
      @ForAll("standings") TierStanding start,
      @ForAll @IntRange(max = 200) int first,
      @ForAll @IntRange(max = 100) int more) {
    FactsTimeline timeline = Ladders.CALCULATOR.timeline(file);
    LocalDate between = Ladders.START.plusDays(first);
    LocalDate to = between.plusDays(more);
    TierStanding byWay = ladder.advance(timeline, ladder.advance(timeline, start, between), to);
    assertThat(byWay).isEqualTo(ladder.advance(timeline, start, to));
  }

  @Property(tries = 300)
  @Label("the changes told are the days on which the tier differs from the day before")
  void changes(
      @ForAll("ladders") TierLadder ladder,
      @ForAll("files") CustomerFile file,
      @ForAll("standings") TierStanding start) {
    FactsTimeline timeline = Ladders.CALCULATOR.timeline(file);
    LocalDate through = Ladders.START.plusDays(230);
    List<TierChange> seen = new ArrayList<>();
    TierStanding standing = start;
    NaiveLadder naive = new NaiveLadder(ladder);
    while (standing.decidedOn().isBefore(through)) {
      TierStanding next =
          naive.step(timeline.at(standing.decidedOn().plusDays(1)), Optional.of(standing));
      if (!next.tier().equals(standing.tier())) {
        TierQuestion question = TierQuestion.of(timeline.at(next.decidedOn()), standing);
        seen.add(
            new TierChange(
                next.decidedOn(), standing.tier(), next.tier(), ladder.decide(question).reasons()));
      }
      standing = next;
    }
    assertThat(ladder.changes(timeline, start, through)).isEqualTo(seen);
    assertThat(ladder.nextChange(timeline, start, through)).isEqualTo(seen.stream().findFirst());
    TierPolicy named = TierPolicy.named("n", "1", ladder);
    assertThat(named.changes(timeline, start, through)).isEqualTo(seen);
    assertThat(named.advance(timeline, start, through)).isEqualTo(standing);
  }

  @Property
  @Label("an override changes nothing beneath it")
  void overrideHidesOnly(
      @ForAll("ladders") TierLadder ladder,
      @ForAll("files") CustomerFile file,
      @ForAll("standings") TierStanding start,
      @ForAll @IntRange(max = 150) int days) {
    FactsTimeline timeline = Ladders.CALCULATOR.timeline(file);
    LocalDate to = Ladders.START.plusDays(days);
    TierStanding with = ladder.advance(timeline, start, to);
    TierStanding without = ladder.advance(timeline, start.withoutOverride(), to);
    assertThat(with.withoutOverride()).isEqualTo(without);
    Optional<TierOverride> holding = start.override().filter(o -> o.holdsOn(to));
    assertThat(with.tier()).isEqualTo(holding.map(TierOverride::tier).orElse(without.earned()));
  }

  @Property
  @Label("reasons are never empty and render without a gap in both languages")
  void reasonsRender(
      @ForAll("ladders") TierLadder ladder,
      @ForAll("facts") Facts facts,
      @ForAll("recorded") Optional<TierStanding> recorded) {
    Decision<TierStanding> decision = ladder.decide(new TierQuestion(facts, recorded));
    assertThat(decision.reasons()).isNotEmpty();
    for (Reason reason : decision.reasons()) {
      assertThat(Texts.BUILT_IN.codes()).contains(reason.code());
      for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
        assertThat(Texts.BUILT_IN.render(reason, locale)).isNotBlank().doesNotContain("{");
      }
    }
  }

  @Property
  @Label("a tier above the decided one is either named as not reached or waits for a review")
  void reasonsTellTheNextTier(
      @ForAll("ladders") TierLadder ladder,
      @ForAll("facts") Facts facts,
      @ForAll("recorded") Optional<TierStanding> recorded) {
    TierQuestion question = new TierQuestion(facts, recorded);
    Decision<TierStanding> decision = ladder.decide(question);
    int rank = ladder.tiers().indexOf(decision.outcome().earned());
    boolean told =
        decision.reasons().stream()
            .anyMatch(
                r -> r instanceof TierReason.NotReached || r instanceof TierReason.RisesAtReview);
    boolean nextHolds =
        rank + 1 < ladder.rungs().size()
            && ladder.rungs().get(rank + 1).entry().test(facts) == Truth.MET;
    if (rank + 1 == ladder.rungs().size()) {
      assertThat(told).isFalse();
      assertThat(ladder.progress(question)).isEmpty();
    } else {
      assertThat(told || nextHolds).isTrue();
      TierProgress progress = ladder.progress(question).orElseThrow();
      assertThat(progress.next()).isEqualTo(ladder.tiers().get(rank + 1));
      assertThat(progress.missing().isEmpty()).isEqualTo(nextHolds);
    }
    assertThat(ladder.retention(question).orElseThrow().tier())
        .isEqualTo(decision.outcome().earned());
  }

  @Property
  @Label("constant facts: after the first step a tier changes at most downwards, and settles")
  void noFlapping(@ForAll("facts") Facts facts, @ForAll("standings") TierStanding start) {
    TierLadder ladder = Ladders.retail();
    FactsTimeline constant =
        new FactsTimeline() {
          @Override
          public ZoneId zone() {
            return Ladders.ZONE;
          }

          @Override
          public Facts at(LocalDate day) {
            return Facts.of(
                day.atStartOfDay(Ladders.ZONE).toInstant(),
                Ladders.ZONE,
                Ladders.CNY,
                facts.asMap());
          }
        };
    List<TierChange> changes =
        ladder.changes(constant, start.withoutOverride(), Ladders.START.plusDays(60));
    assertThat(changes.size()).isLessThanOrEqualTo(1);
  }
}
