package io.crmkit.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.laws.PointsHistories;
import io.crmkit.testkit.CrmArbitraries;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("The ledger beside a naive re-computation from scratch")
class LedgerModelProperties {
  @Provide
  Arbitrary<PointsLedger> ledgers() {
    return CrmArbitraries.of(PointsHistories.ledgers());
  }

  @Provide
  Arbitrary<List<PointsHistories.Step>> steps() {
    return CrmArbitraries.of(PointsHistories.steps(30));
  }

  @Property(tries = 2_000)
  @Label("any commands: the same are accepted, and every balance and lot is the same (RM-06)")
  void likeTheNaiveOne(
      @ForAll("ledgers") PointsLedger ledger,
      @ForAll("steps") List<PointsHistories.Step> steps,
      @ForAll("steps") List<PointsHistories.Step> gaps) {
    Book book = new Book(ledger, PointsHistories.ACCOUNT.value());
    NaiveLedger naive = new NaiveLedger(ledger);
    for (PointsHistories.Step step : steps) {
      book.now = step.at();
      boolean accepted = book.run(step.command());
      assertThat(accepted).as("%s %s", step, book.why()).isEqualTo(naive.run(step));
      naive.replay(NaiveLedger.hours(step.at()));
      assertThat(book.account.balance(step.at())).as("%s", step).isEqualTo(naive.balance());
    }
    Map<Long, Long> left = new HashMap<>();
    Map<Long, Long> numbers = creationOrder(book);
    PointsAccount settled = book.account;
    settled.lots().stream()
        .filter(take -> !take.lot().expiredAt(book.now))
        .forEach(take -> left.put(numbers.get(take.lot().number()), take.points()));
    if (settled.holds().stream().allMatch(hold -> hold.timesOutAt().isAfter(book.now))) {
      assertThat(left).isEqualTo(naive.left());
    }
    for (PointsHistories.Step gap : gaps) {
      Instant later = book.now.plus(Duration.between(PointsHistories.START, gap.at()));
      naive.replay(NaiveLedger.hours(later));
      assertThat(book.account.balance(later)).as("at %s", later).isEqualTo(naive.balance());
    }
  }

  /** The naive one numbers lots from 0 in the order in which they were credited. */
  private static Map<Long, Long> creationOrder(Book book) {
    Map<Long, Long> order = new HashMap<>();
    book.entries.stream()
        .map(Book::created)
        .flatMap(Optional::stream)
        .forEach(lot -> order.put(lot.number(), (long) order.size()));
    return order;
  }
}
