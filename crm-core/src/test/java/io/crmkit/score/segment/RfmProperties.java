package io.crmkit.score.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.facts.Facts;
import io.crmkit.facts.Metrics;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

@Label("Fitted classes")
class RfmProperties {
  private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
  private static final Window YEAR = Window.last(Period.ofMonths(12));

  private static Facts bought(int days, long orders, long minor) {
    return Facts.at(Instant.EPOCH, ZoneOffset.UTC, CNY)
        .with(Metrics.daysSinceOrder(Window.ever()), Period.ofDays(days))
        .with(Metrics.orders(YEAR), orders)
        .with(Metrics.spend(YEAR), Money.ofMinor(CNY, minor));
  }

  private static RfmClass classes(RfmCuts cuts, Facts facts) {
    return cuts.decide(facts).outcome().classes().orElseThrow();
  }

  @Property
  @Label(
      "law rfm.equal: by a naive second reading, each class is the rank of the value, ties below")
  void naive(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 20) Integer> values,
      @ForAll @IntRange(min = 2, max = 6) int classes) {
    List<Facts> population = values.stream().map(v -> bought(v, v, v)).toList();
    RfmCuts cuts = RfmCuts.fit(YEAR, population, classes);
    int n = values.size();
    for (int value : values) {
      RfmClass by = classes(cuts, bought(value, value, value));
      long upTo = values.stream().filter(v -> v <= value).count();
      long below = values.stream().filter(v -> v < value).count();
      int expected = 1;
      int recency = 1;
      for (int j = 1; j < classes; j++) {
        // Beaten are those groups whose last member, the ceil(n j / k)-th, lies below.
        expected += below >= (n * j + classes - 1) / classes ? 1 : 0;
        recency += upTo <= n * j / classes ? 1 : 0;
      }
      assertThat(by).isEqualTo(new RfmClass(recency, expected, expected));
    }
  }

  @Property
  @Label("rise with frequency and money, fall with days, and stay within the number of classes")
  void monotone(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 500) Integer> values,
      @ForAll @IntRange(min = 0, max = 600) int one,
      @ForAll @IntRange(min = 0, max = 600) int two) {
    RfmCuts cuts = RfmCuts.fit(YEAR, values.stream().map(v -> bought(v, v, v)).toList(), 5);
    RfmClass low = classes(cuts, bought(Math.min(one, two), Math.min(one, two), one));
    RfmClass high = classes(cuts, bought(Math.max(one, two), Math.max(one, two), one));
    assertThat(low.recency()).isGreaterThanOrEqualTo(high.recency()).isBetween(1, 5);
    assertThat(low.frequency()).isLessThanOrEqualTo(high.frequency()).isBetween(1, 5);
    assertThat(low.monetary()).isEqualTo(high.monetary()).isBetween(1, 5);
  }

  @Property
  @Label(
      "of ABC: A holds its share, is the smallest that does but for equals, and order plays no part")
  void abc(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 50) Integer> values,
      @ForAll Random random) {
    List<Money> amounts = new ArrayList<>();
    values.forEach(value -> amounts.add(Money.ofMajor(CNY, value)));
    BigDecimal share = new BigDecimal("0.8");
    AbcCuts cuts = AbcCuts.fit(amounts, share, new BigDecimal("0.95"));
    assertThat(cuts.concentration(amounts)).isGreaterThanOrEqualTo(share);
    long total = values.stream().mapToLong(Integer::longValue).sum();
    long above =
        values.stream()
            .filter(value -> Money.ofMajor(CNY, value).isGreaterThan(cuts.fromA()))
            .mapToLong(Integer::longValue)
            .sum();
    assertThat(BigDecimal.valueOf(above)).isLessThan(share.multiply(BigDecimal.valueOf(total)));
    List<Money> shuffled = new ArrayList<>(amounts);
    Collections.shuffle(shuffled, random);
    assertThat(AbcCuts.fit(shuffled, share, new BigDecimal("0.95"))).isEqualTo(cuts);
  }
}
