package io.crmkit.score.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.facts.Fact;
import io.crmkit.facts.FactGap;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.time.Window;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Classes by recency, frequency and money at their edges")
class RfmEdgesTest {
  private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");
  private static final Window YEAR = Window.last(Period.ofMonths(12));
  private static final Metric<Money> SPEND = Metrics.spend(YEAR);
  private static final Metric<Long> ORDERS = Metrics.orders(YEAR);
  private static final Metric<Period> DAYS = Metrics.daysSinceOrder(Window.ever());
  private static final Facts NOTHING =
      Facts.at(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC, CNY);
  private static final RfmCuts CUTS =
      new RfmCuts(YEAR, List.of(Period.ofDays(30)), List.of(2L), List.of(cny(100)));

  private static Money cny(long major) {
    return Money.ofMajor(CNY, major);
  }

  private static Facts bought(int days, long orders, Money spend) {
    return NOTHING.with(DAYS, Period.ofDays(days)).with(ORDERS, orders).with(SPEND, spend);
  }

  private static RfmClass classes(RfmCuts cuts, Facts facts) {
    return cuts.decide(facts).outcome().classes().orElseThrow();
  }

  private static RfmCuts withFrequency(List<Long> frequency) {
    return new RfmCuts(YEAR, CUTS.recency(), frequency, CUTS.monetary());
  }

  @Test
  @DisplayName("AS-07: frequency and money reach a cut at its value, recency below it")
  void cuts() {
    assertThat(classes(CUTS, bought(29, 2, cny(100)))).isEqualTo(new RfmClass(2, 2, 2));
    assertThat(classes(CUTS, bought(30, 1, Money.parse("CNY 99.99"))))
        .isEqualTo(new RfmClass(1, 1, 1));
    assertThat(CUTS.decide(bought(30, 2, cny(100))).reasons())
        .containsExactly(
            new SegmentReason.Recency(Period.ofDays(30), 1, 2),
            new SegmentReason.Frequency(2, 2, 2),
            new SegmentReason.Monetary(cny(100), 2, 2));
  }

  @Test
  @DisplayName("AS-07: equal cuts leave a class out, and the best keeps its number")
  void equalCuts() {
    RfmCuts doubled =
        new RfmCuts(
            YEAR,
            List.of(Period.ofDays(30), Period.ofDays(30)),
            List.of(2L, 2L),
            List.of(cny(100), cny(100)));
    assertThat(classes(doubled, bought(29, 2, cny(100)))).isEqualTo(new RfmClass(3, 3, 3));
    assertThat(classes(doubled, bought(30, 1, cny(99)))).isEqualTo(new RfmClass(1, 1, 1));
  }

  @Test
  @DisplayName("AS-07: a fit to customers who are all alike puts them into the lowest class")
  void alike() {
    List<Facts> alike = Collections.nCopies(6, bought(10, 3, cny(50)));
    RfmCuts cuts = RfmCuts.fit(YEAR, alike, 2);
    assertThat(cuts)
        .isEqualTo(
            new RfmCuts(
                YEAR, List.of(Period.ofDays(10)), List.of(4L), List.of(Money.parse("CNY 50.01"))));
    assertThat(classes(cuts, alike.get(0))).isEqualTo(new RfmClass(1, 1, 1));
    assertThat(classes(cuts, bought(9, 4, cny(51)))).isEqualTo(new RfmClass(2, 2, 2));
  }

  @Test
  @DisplayName("AS-07: a fit counts only customers who bought and of whom all is known")
  void population() {
    Facts one = bought(10, 3, cny(50));
    Facts never = NOTHING.withAbsent(DAYS).with(ORDERS, 0L).with(SPEND, cny(0));
    Facts half = NOTHING.with(DAYS, Period.ofDays(1)).with(ORDERS, 9L);
    Facts other = NOTHING.with(DAYS, Period.ofDays(1)).with(SPEND, cny(9));
    assertThat(RfmCuts.fit(YEAR, List.of(never, half, one, other), 3))
        .isEqualTo(RfmCuts.fit(YEAR, List.of(one), 3));
    assertThatThrownBy(() -> RfmCuts.fit(YEAR, List.of(never, half, other), 3))
        .hasMessage("there must be a customer who bought, of 3 there is none");
  }

  @Test
  @DisplayName("there are 2 to 100 classes, 1 to 99 cuts, which do not descend")
  void bounds() {
    List<Facts> one = List.of(bought(10, 3, cny(50)));
    assertThat(RfmCuts.fit(YEAR, one, 2).frequency()).hasSize(1);
    assertThat(RfmCuts.fit(YEAR, one, 100).frequency()).hasSize(99);
    assertThatThrownBy(() -> RfmCuts.fit(YEAR, one, 101))
        .hasMessage("classes must be 2 to 100, were 101");
    List<Long> hundred = IntStream.range(0, 100).mapToObj(i -> (long) i).toList();
    assertThat(withFrequency(hundred.subList(1, 100)).frequency()).hasSize(99);
    assertThatThrownBy(() -> withFrequency(hundred))
        .hasMessage("frequency must have 1 to 99 cuts, had 100");
    assertThatThrownBy(() -> withFrequency(List.of()))
        .hasMessage("frequency must have 1 to 99 cuts, had 0");
    assertThatThrownBy(() -> withFrequency(List.of(1L, 3L, 2L)))
        .hasMessage("frequency cuts must not descend, 2 came after 3");
    assertThatThrownBy(
            () -> new RfmCuts(YEAR, CUTS.recency(), List.of(1L), List.of(cny(2), cny(1))))
        .hasMessage("monetary cuts must not descend, CNY 1.00 came after CNY 2.00");
    assertThatThrownBy(
            () ->
                new RfmCuts(
                    YEAR,
                    CUTS.recency(),
                    List.of(1L),
                    List.of(cny(1), Money.parse("USD 1.00"), Money.parse("USD 2.00"))))
        .hasMessage("monetary cuts must be in one currency, were [CNY 1.00, USD 1.00, USD 2.00]");
  }

  @Test
  @DisplayName("AS-07: what is not known of three is named, each by itself")
  void gaps() {
    FactGap missing = new FactGap.NotSupplied();
    assertThat(CUTS.decide(NOTHING).reasons())
        .containsExactly(
            new SegmentReason.RfmGap(DAYS, missing),
            new SegmentReason.RfmGap(ORDERS, missing),
            new SegmentReason.RfmGap(SPEND, missing));
    assertThat(CUTS.decide(NOTHING.with(DAYS, Period.ZERO).with(SPEND, cny(1))).reasons())
        .containsExactly(new SegmentReason.RfmGap(ORDERS, missing));
    Facts dollars =
        Facts.at(NOTHING.asOf(), ZoneOffset.UTC, CurrencyUnit.USD)
            .with(DAYS, Period.ofDays(1))
            .with(ORDERS, 1L)
            .with(SPEND, Money.parse("USD 5.00"));
    assertThat(CUTS.decide(dollars).reasons())
        .containsExactly(new SegmentReason.RfmGap(SPEND, new FactGap.OtherCurrency("CNY", "USD")));
    assertThat(CUTS.decide(dollars).outcome().rfm()).isEqualTo("not-known");
    assertThat(CUTS.decide(NOTHING.withAbsent(DAYS)).outcome().rfm()).isEqualTo("never-bought");
    assertThat(CUTS.decide(NOTHING.withAbsent(DAYS)).reasons())
        .containsExactly(new SegmentReason.NeverBought());
    assertThat(CUTS.decide(bought(1, 1, cny(1))).outcome().rfm()).isEqualTo("classified");
  }

  @Test
  @DisplayName("AS-07: the classes become metrics; of who never bought recency is none, the rest 0")
  void measured() {
    Facts facts = CUTS.measured(bought(29, 1, cny(100)));
    assertThat(facts.get(RfmCuts.RECENCY)).isEqualTo(Fact.known(2L));
    assertThat(facts.get(RfmCuts.FREQUENCY)).isEqualTo(Fact.known(1L));
    assertThat(facts.get(RfmCuts.MONETARY)).isEqualTo(Fact.known(2L));
    assertThat(facts.get(ORDERS)).isEqualTo(Fact.known(1L));
    assertThat(facts.asOf()).isEqualTo(NOTHING.asOf());
    Facts never = CUTS.measured(NOTHING.withAbsent(DAYS));
    assertThat(never.get(RfmCuts.RECENCY)).isEqualTo(Fact.absent());
    assertThat(never.get(RfmCuts.FREQUENCY)).isEqualTo(Fact.known(0L));
    assertThat(never.get(RfmCuts.MONETARY)).isEqualTo(Fact.known(0L));
  }

  @Test
  @DisplayName("classes go from 1, and are written with hyphens where one has two digits")
  void rfmClass() {
    assertThat(new RfmClass(1, 1, 1)).hasToString("111");
    assertThat(new RfmClass(9, 9, 9)).hasToString("999");
    assertThat(new RfmClass(10, 1, 1)).hasToString("10-1-1");
    assertThat(new RfmClass(1, 10, 1)).hasToString("1-10-1");
    assertThat(new RfmClass(1, 1, 10)).hasToString("1-1-10");
    assertThatThrownBy(() -> new RfmClass(0, 1, 1))
        .hasMessage("classes must be from 1, were 0, 1, 1");
    assertThatThrownBy(() -> new RfmClass(1, 0, 1)).hasMessageEndingWith("1, 0, 1");
    assertThatThrownBy(() -> new RfmClass(1, 1, 0)).hasMessageEndingWith("1, 1, 0");
  }
}
