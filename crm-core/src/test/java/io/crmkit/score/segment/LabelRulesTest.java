package io.crmkit.score.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Names that rules give")
class LabelRulesTest {
  private static final Metric<Long> ORDERS = Metrics.orders(Window.ever());
  private static final Metric<BigDecimal> MOOD = Metrics.satisfaction(Window.ever());
  private static final Facts NOTHING = on("2026-07-01");
  private static final Label FEW = Label.segment("FEW");
  private static final Label HAPPY = Label.segment("HAPPY");
  private static final Label ANY = Label.segment("ANY");
  private static final LabelRule FEW_RULE = LabelRule.of(FEW, ORDERS.atMost(2L));
  private static final LabelRule HAPPY_RULE =
      LabelRule.of(HAPPY, MOOD.atLeast(new BigDecimal("0.8")));

  private static Facts on(String day) {
    return Facts.at(
        LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant(),
        ZoneOffset.UTC,
        CurrencyUnit.of("CNY"));
  }

  private static Facts happy() {
    return NOTHING.with(MOOD, new BigDecimal("0.8"));
  }

  @Test
  @DisplayName(
      "AS-07: where one is chosen the first that holds gives it, what is unclear before is told")
  void first() {
    LabelRules rules = LabelRules.first(FEW_RULE, HAPPY_RULE).otherwise(ANY);
    Decision<Labels> both = rules.decide(happy().with(ORDERS, 2L));
    assertThat(both.outcome()).isEqualTo(new Labels(List.of(FEW), List.of()));
    assertThat(both.reasons()).hasSize(1).allMatch(SegmentReason.Applies.class::isInstance);
    Decision<Labels> second = rules.decide(happy());
    assertThat(second.outcome()).isEqualTo(new Labels(List.of(HAPPY), List.of(FEW)));
    assertThat(second.reasons())
        .extracting(reason -> reason.getClass().getSimpleName())
        .containsExactly("NotTold", "Applies");
    Decision<Labels> none = rules.decide(NOTHING.with(ORDERS, 3L).with(MOOD, BigDecimal.ZERO));
    assertThat(none.outcome()).isEqualTo(new Labels(List.of(ANY), List.of()));
    assertThat(none.reasons()).containsExactly(new SegmentReason.Otherwise(ANY));
    Decision<Labels> unclear = rules.decide(NOTHING);
    assertThat(unclear.outcome()).isEqualTo(new Labels(List.of(ANY), List.of(FEW, HAPPY)));
    assertThat(unclear.reasons()).hasSize(3).endsWith(new SegmentReason.Otherwise(ANY));
  }

  @Test
  @DisplayName("AS-07: where all are given, each that holds is, and without any the number is told")
  void all() {
    LabelRules rules = LabelRules.all(FEW_RULE, HAPPY_RULE);
    assertThat(rules.decide(happy().with(ORDERS, 2L)).outcome().given())
        .containsExactly(FEW, HAPPY);
    assertThat(rules.decide(happy().with(ORDERS, 2L)).outcome().first()).contains(FEW);
    Decision<Labels> none = rules.decide(NOTHING.with(ORDERS, 3L).with(MOOD, BigDecimal.ZERO));
    assertThat(none.outcome().first()).isEmpty();
    assertThat(none.reasons()).containsExactly(new SegmentReason.NoneApplies(2));
    assertThat(rules.otherwise(ANY).decide(happy().with(ORDERS, 3L)).outcome().given())
        .containsExactly(HAPPY);
    assertThat(rules.metrics()).containsExactly(ORDERS, MOOD);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"a.B", "a-9.b_C-9", "segment.x"})
  @DisplayName("a label is read back from its text:")
  void reads(String text) {
    assertThat(Label.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest(name = "''{0}''")
  @ValueSource(strings = {"", ".", "a.", ".A", "A.B", "a.9", "a_b.C", "a.b.c", "9.A", "a.B "})
  @DisplayName("what is no label is refused, in full if it is short:")
  void refuses(String text) {
    assertThatThrownBy(() -> Label.parse(text))
        .hasMessage(
            "a label must be written like segment.CHAMPIONS: a lower case family and a code of"
                + " letters, digits, '-' or '_', was '"
                + text
                + "'");
  }

  @Test
  @DisplayName(
      "either part of a label has up to 64 characters; of a wrong one at most 40 are shown")
  void lengths() {
    assertThat(new Label("f".repeat(64), "C".repeat(64)).text()).hasSize(129);
    assertThatThrownBy(() -> new Label("f".repeat(65), "C"))
        .hasMessageEndingWith("was '" + "f".repeat(40) + "…'");
    assertThatThrownBy(() -> new Label("f", "C".repeat(65)))
        .hasMessageEndingWith("was 'f." + "C".repeat(38) + "…'");
    assertThatThrownBy(() -> Label.parse("9".repeat(40)))
        .hasMessageEndingWith("was '" + "9".repeat(40) + "'");
    assertThatThrownBy(() -> Label.parse("9".repeat(41)))
        .hasMessageEndingWith("was '" + "9".repeat(40) + "…'");
  }

  private static TargetState state(DevelopmentTarget<Long> target, String day, long orders) {
    return target.decide(on(day).with(ORDERS, orders)).outcome();
  }

  @ParameterizedTest(name = "on {0} with {1} orders: {2}")
  @CsvSource({
    "2026-07-01, 10, ON_TRACK", "2026-07-01, 9, BEHIND", "2026-07-03, 12, ON_TRACK",
    "2026-07-03, 11, BEHIND", "2026-07-05, 14, ON_TRACK", "2026-07-05, 13, BEHIND",
    "2026-07-10, 19, ON_TRACK", "2026-07-10, 18, BEHIND", "2026-07-10, 20, REACHED",
    "2026-07-11, 19, MISSED", "2026-07-11, 20, REACHED", "2026-06-01, 10, ON_TRACK",
    "2026-06-01, 9, BEHIND"
  })
  @DisplayName("DS-10: from 10 to 20 orders in ten days, one a day is on track, one less is not:")
  void development(String day, long orders, TargetState expected) {
    DevelopmentTarget<Long> target =
        new DevelopmentTarget<>(
            ORDERS.atLeast(20L), 10L, LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 11));
    assertThat(state(target, day, orders)).isEqualTo(expected);
  }

  @Test
  @DisplayName("DS-10: what is not known or has no value is not told to be behind")
  void developmentNotKnown() {
    DevelopmentTarget<Long> target =
        new DevelopmentTarget<>(
            ORDERS.atLeast(2L), 1L, LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 2));
    for (String day : List.of("2026-07-01", "2026-07-02")) {
      Decision<TargetState> unknown = target.decide(on(day));
      assertThat(unknown.outcome()).isEqualTo(TargetState.NOT_KNOWN);
      assertThat(unknown.reasons())
          .hasSize(1)
          .allMatch(SegmentReason.TargetNotTold.class::isInstance);
    }
    assertThat(target.decide(on("2026-07-01").withAbsent(ORDERS)).outcome())
        .isEqualTo(TargetState.NOT_KNOWN);
    assertThat(target.decide(on("2026-07-02").withAbsent(ORDERS)).outcome())
        .isEqualTo(TargetState.MISSED);
  }

  @Test
  @DisplayName("DS-10: a target lies above its start and has a day at least")
  void developmentBounds() {
    LocalDate day = LocalDate.of(2026, 7, 1);
    assertThat(new DevelopmentTarget<>(ORDERS.atLeast(2L), 1L, day, day.plusDays(1)).start())
        .isEqualTo(1L);
    assertThatThrownBy(() -> new DevelopmentTarget<>(ORDERS.atLeast(2L), 2L, day, day.plusDays(1)))
        .hasMessageContaining("the start must lie below the target")
        .hasMessageEndingWith("was 2");
    assertThatThrownBy(() -> new DevelopmentTarget<>(ORDERS.atLeast(2L), 1L, day, day))
        .hasMessage("a target must have time from 2026-07-01, but it ended before 2026-07-01");
    assertThatThrownBy(() -> new DevelopmentTarget<>(ORDERS.lessThan(2L), 1L, day, day.plusDays(1)))
        .hasMessageContaining("a target must be to rise");
  }
}
