package io.crmkit.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.Transaction;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsTimeline;
import io.crmkit.facts.Metrics;
import io.crmkit.testkit.CrmArbitraries;
import io.crmkit.testkit.CrmDomain;
import io.crmkit.tier.TierLadder;
import io.crmkit.tier.TierPolicy;
import io.crmkit.tier.TierQuestion;
import io.crmkit.tier.TierRung;
import io.crmkit.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.domains.Domain;
import org.joda.money.Money;

@Label("Arbitraries")
class CrmArbitrariesProperties {
  private static final TierPolicy LADDER =
      TierLadder.of(
          TierRung.base("BASE"),
          TierRung.of("GOLD", Metrics.spend(Window.ever()).atLeast(Money.parse("CNY 5000.00"))));
  private static final TierTrial TRIAL = TierTrial.of(LADDER);

  @Provide
  Arbitrary<Facts> facts() {
    return CrmArbitraries.facts(TRIAL);
  }

  @Provide
  Arbitrary<TierQuestion> questions() {
    return CrmArbitraries.questions(TRIAL);
  }

  @Provide
  Arbitrary<FactsTimeline> timelines() {
    return CrmArbitraries.timelines(TRIAL);
  }

  @Property(tries = 200)
  @Label("facts and questions can be decided on")
  void decide(@ForAll("facts") Facts facts, @ForAll("questions") TierQuestion question) {
    assertThat(LADDER.decide(TierQuestion.of(facts)).reasons()).isNotEmpty();
    assertThat(LADDER.decide(question).reasons()).isNotEmpty();
  }

  @Property(tries = 200)
  @Label("timelines give the facts of the day asked for, and name every day on which they change")
  void timeline(@ForAll("timelines") FactsTimeline timeline) {
    LocalDate first = LocalDate.of(2026, 1, 1);
    LocalDate last = first.plusDays(400);
    List<LocalDate> changes = timeline.changes(first, last);
    for (LocalDate day = first; day.isBefore(last); day = day.plusDays(1)) {
      LocalDate next = day.plusDays(1);
      assertThat(timeline.at(day).day()).isEqualTo(day);
      if (!timeline.at(day).asMap().equals(timeline.at(next).asMap())) {
        assertThat(changes).contains(next);
      }
    }
  }

  @Property(tries = 200)
  @Domain(CrmDomain.class)
  @Label("files of the domain lie before their day; ladders of the domain differ from rung to rung")
  void domain(@ForAll CustomerFile file, @ForAll TierLadder ladder) {
    assertThat(file.transactions())
        .allMatch(t -> t.occurredAt().isBefore(Instant.parse("2026-01-01T00:00:00Z")));
    assertThat(ladder.tiers()).doesNotHaveDuplicates().hasSizeBetween(2, 4);
    CustomerFile again = file.withTransactions(reversed(file.transactions()));
    assertThat(again).isEqualTo(file);
  }

  private static List<Transaction> reversed(List<Transaction> transactions) {
    List<Transaction> reversed = new ArrayList<>(transactions);
    Collections.reverse(reversed);
    return reversed;
  }

  @Property(tries = 100)
  @Label("shrinking gives smaller values only, the empty list in the end")
  void shrinking(@ForAll long seed) {
    Generator<List<Long>> lists = choices -> choices.list(0, 9, c -> c.upTo(99));
    Shrinkable<List<Long>> shrinkable =
        CrmArbitraries.of(lists).generator(1_000).next(new Random(seed));
    int steps = 0;
    while (true) {
      Shrinkable<List<Long>> now = shrinkable;
      var smaller = now.shrink().findFirst();
      if (smaller.isEmpty()) {
        break;
      }
      assertThat(smaller.get().distance()).isLessThan(now.distance());
      shrinkable = smaller.get();
      assertThat(++steps).isLessThan(100);
    }
    assertThat(shrinkable.value()).isEmpty();
  }
}
