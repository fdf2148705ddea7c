package io.crmkit.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Facts")
class FactsTest {
  private static final Instant AS_OF = Instant.parse("2026-11-22T16:00:00Z");
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final List<String> COLLIDING = List.of("ap", "c2");
  private static final Facts EMPTY = Facts.at(AS_OF, SHANGHAI, Samples.CNY);

  @Test
  @DisplayName("tell instant, zone, currency and the local day")
  void frame() {
    assertThat(EMPTY.asOf()).isEqualTo(AS_OF);
    assertThat(EMPTY.zone()).isEqualTo(SHANGHAI);
    assertThat(EMPTY.currency()).isEqualTo(Samples.CNY);
    assertThat(EMPTY.day()).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(Facts.of(AS_OF, SHANGHAI, Samples.CNY, Map.of())).isEqualTo(EMPTY);
    assertThatThrownBy(() -> Facts.at(AS_OF, SHANGHAI, null)).hasMessage("currency");
  }

  @Test
  @DisplayName("hold a value, that there is none, or why it is not known; else not supplied")
  void threeStates() {
    Facts facts =
        Facts.of(
            AS_OF,
            SHANGHAI,
            Samples.CNY,
            Map.of(Samples.ORDERS, Fact.unknown(new FactGap.NoJoiningDay())));
    Facts more = facts.with(Samples.SPEND, Samples.spend(5)).withAbsent(Samples.DAYS);

    assertThat(more.get(Samples.SPEND)).isEqualTo(Fact.known(Samples.spend(5)));
    assertThat(more.get(Samples.DAYS)).isEqualTo(Fact.absent());
    assertThat(more.get(Samples.ORDERS)).isEqualTo(Fact.unknown(new FactGap.NoJoiningDay()));
    assertThat(more.get(Samples.RATIO)).isEqualTo(Fact.unknown(new FactGap.NotSupplied()));
    assertThat(more.metrics()).containsExactly(Samples.ORDERS, Samples.SPEND, Samples.DAYS);
    assertThat(more.asMap().keySet()).containsExactlyElementsOf(more.metrics());
    assertThat(more.asMap()).isUnmodifiable();
    assertThat(facts.metrics()).containsExactly(Samples.ORDERS);
    assertThat(EMPTY.metrics()).isEmpty();
  }

  @Test
  @DisplayName("take a later value of the same metric instead of the earlier, in its place")
  void laterReplaces() {
    Facts facts =
        EMPTY
            .with(Samples.ORDERS, 1L)
            .with(Samples.SPEND, Samples.spend(1))
            .with(Samples.ORDERS, 2L);

    assertThat(facts.get(Samples.ORDERS)).isEqualTo(Fact.known(2L));
    assertThat(facts.metrics()).containsExactly(Samples.ORDERS, Samples.SPEND);
    assertThat(facts.withAbsent(Samples.ORDERS).get(Samples.ORDERS)).isEqualTo(Fact.absent());
  }

  @Test
  @DisplayName("are equal if all they hold is equal, in whatever order it was supplied")
  void equality() {
    Facts one = EMPTY.with(Samples.ORDERS, 1L).withAbsent(Samples.DAYS);
    Facts other = EMPTY.withAbsent(Samples.DAYS).with(Samples.ORDERS, 1L);

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one).doesNotHaveSameHashCodeAs(EMPTY);
    assertThat(one)
        .isNotEqualTo(EMPTY)
        .isNotEqualTo(EMPTY.with(Samples.ORDERS, 2L).withAbsent(Samples.DAYS))
        .isNotEqualTo(one.withAbsent(Samples.ORDERS))
        .isNotEqualTo("facts");
    assertThat(EMPTY)
        .isNotEqualTo(Facts.at(AS_OF.plusNanos(1), SHANGHAI, Samples.CNY))
        .isNotEqualTo(Facts.at(AS_OF, ZoneId.of("Asia/Macau"), Samples.CNY))
        .isNotEqualTo(Facts.at(AS_OF, SHANGHAI, CurrencyUnit.USD));
  }

  @Test
  @DisplayName("refuse money in another currency, naming the metric and both currencies")
  void otherCurrency() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EMPTY.with(Samples.SPEND, Money.parse("USD 5.00")))
        .withMessage("spend must be in CNY, the currency of the facts, was in USD");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Facts.of(
                    AS_OF,
                    SHANGHAI,
                    Samples.CNY,
                    Map.of(Samples.SPEND, Fact.known(Money.parse("USD 5.00")))))
        .withMessageStartingWith("spend must be in CNY");
  }

  @Test
  @DisplayName("refuse a value of another kind or out of bounds, naming the metric")
  void otherKinds() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Facts.of(AS_OF, SHANGHAI, Samples.CNY, Map.of(Samples.ORDERS, Fact.known("5"))))
        .withMessage("orders: a count must be a Long, was a String");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EMPTY.with(Samples.DAYS, Period.ofMonths(1)))
        .withMessage("days-since-order: days must have neither months nor years, was P1M");
  }

  @Test
  @DisplayName("show the instant and each metric with its value, 'none' or 'unknown'")
  void text() {
    Facts facts =
        Facts.of(AS_OF, SHANGHAI, Samples.CNY, Map.of(Samples.RATIO, unknown()))
            .with(Samples.ORDERS, 5L)
            .withAbsent(Samples.DAYS);

    assertThat(facts)
        .hasToString(
            "Facts as of 2026-11-22T16:00:00Z, satisfaction: unknown, orders: 5,"
                + " days-since-order: none");
  }

  private static Fact<BigDecimal> unknown() {
    return Fact.unknown(new FactGap.NotSupplied());
  }

  @Test
  @DisplayName("read back equal from the entries that JSON keeps")
  void entries() {
    Facts facts =
        Facts.of(AS_OF, SHANGHAI, Samples.CNY, Map.of(Samples.RATIO, unknown()))
            .with(Samples.ORDERS, 5L)
            .with(Samples.SPEND, Samples.spend(-123))
            .with(Samples.NATURE, "person")
            .withAbsent(Samples.DAYS);

    assertThat(Facts.ofEntries(AS_OF, SHANGHAI, Samples.CNY, facts.entries())).isEqualTo(facts);
    assertThat(facts.with(Samples.RATIO, new BigDecimal("0.250")).entries())
        .contains(
            new FactEntry(Samples.RATIO, Optional.of("25 %"), Optional.empty(), Optional.empty()));
  }

  @Test
  @DisplayName("an entry has exactly one of value, none and unknown")
  void entryHasOne() {
    Optional<Boolean> yes = Optional.of(true);
    FactGap gap = new FactGap.NotSupplied();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> entry(Optional.empty(), Optional.empty(), false))
        .withMessage("orders must have exactly one of value, none and unknown, had 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> entry(Optional.of("5"), yes, false))
        .withMessageEndingWith("had 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> entry(Optional.of("5"), yes, true))
        .withMessageEndingWith("had 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> entry(Optional.empty(), Optional.of(false), false))
        .withMessageEndingWith("had 0");
    assertThat(entry(Optional.of("5"), Optional.of(false), false).toFact())
        .isEqualTo(Fact.known(5L));
    assertThat(entry(Optional.empty(), yes, false).toFact()).isEqualTo(Fact.absent());
    assertThat(entry(Optional.empty(), Optional.empty(), true).toFact())
        .isEqualTo(Fact.unknown(gap));
    assertThatThrownBy(() -> Fact.known(null)).hasMessage("value");
    assertThatThrownBy(() -> Fact.unknown(null)).hasMessage("why");
  }

  private static FactEntry entry(Optional<String> value, Optional<Boolean> none, boolean unknown) {
    return new FactEntry(
        Samples.ORDERS,
        value,
        none,
        unknown ? Optional.of(new FactGap.NotSupplied()) : Optional.empty());
  }

  @Test
  @DisplayName("find every one of very many metrics, and none that they do not hold")
  void manyMetrics() {
    Map<Metric<?>, Fact<?>> many = new LinkedHashMap<>();
    for (int i = 0; i < 1_000; i++) {
      many.put(Metric.of("m" + i, Kind.COUNT, Window.ever()), Fact.known((long) i));
    }
    Facts facts = Facts.of(AS_OF, SHANGHAI, Samples.CNY, many);

    assertThat(facts.asMap()).isEqualTo(many);
    many.forEach((metric, fact) -> assertThat(facts.get(metric)).isEqualTo(fact));
    for (int i = 1_000; i < 2_000; i++) {
      assertThat(facts.get(Metric.of("m" + i, Kind.COUNT, Window.ever())))
          .isEqualTo(Fact.unknown(new FactGap.NotSupplied()));
    }
  }

  @Test
  @DisplayName("tell metrics apart whose hashes collide")
  void collidingMetrics() {
    // "ap" and "c2" have one hash; so do all names of equal length built from the two.
    List<String> names = new ArrayList<>(List.of("x"));
    for (int i = 0; i < 5; i++) {
      List<String> longer = new ArrayList<>();
      names.forEach(
          name -> longer.addAll(List.of(name + COLLIDING.get(0), name + COLLIDING.get(1))));
      names = longer;
    }
    Map<Metric<?>, Fact<?>> facts = new LinkedHashMap<>();
    names.forEach(
        name ->
            facts.put(
                Metric.of(name, Kind.CATEGORY, Window.ever()), Fact.known("value of " + name)));

    assertThat(names).hasSize(32).allMatch(name -> name.hashCode() == "xapapapapap".hashCode());
    assertThat(Facts.of(AS_OF, SHANGHAI, Samples.CNY, facts).asMap()).isEqualTo(facts);
  }

  @Test
  @DisplayName("a layout gives each metric one slot, in order")
  void layout() {
    FactsLayout layout = new FactsLayout(List.of(Samples.DAYS, Samples.ORDERS, Samples.DAYS));

    assertThat(layout.metrics()).containsExactly(Samples.DAYS, Samples.ORDERS);
    assertThat(layout.slot(Samples.DAYS)).isZero();
    assertThat(layout.slot(Samples.ORDERS)).isEqualTo(1);
    assertThat(layout.slot(Samples.SPEND)).isEqualTo(-1);
    assertThat(new FactsLayout(List.of()).slot(Samples.SPEND)).isEqualTo(-1);
  }
}
