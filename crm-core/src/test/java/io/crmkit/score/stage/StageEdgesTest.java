package io.crmkit.score.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.decision.Decision;
import io.crmkit.facts.Condition;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.time.Window;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten orders enter TOP and seven keep it, five enter MIDDLE and three keep it; ten days' dwell. */
@DisplayName("Stages at their edges")
class StageEdgesTest {
  private static final Metric<Long> ORDERS = Metrics.orders(Window.ever());
  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
  private static final Stage TOP = Stage.of("TOP");
  private static final Stage MIDDLE = Stage.of("MIDDLE");
  private static final Stage BASE = Stage.of("BASE");
  private static final StageModel MODEL =
      new StageModel(
          List.of(
              StageRule.of("TOP", ORDERS.atLeast(10L), ORDERS.atLeast(7L)),
              StageRule.of("MIDDLE", ORDERS.atLeast(5L), ORDERS.atLeast(3L)),
              StageRule.base("BASE")),
          Period.ofDays(10));

  private static Facts on(LocalDate day) {
    return Facts.at(
        day.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC, CurrencyUnit.of("CNY"));
  }

  private static Decision<StageStanding> decide(Stage held, int daysHeld, long orders) {
    return MODEL.decide(
        StageQuestion.of(
            on(DAY).with(ORDERS, orders), StageStanding.in(held, DAY.minusDays(daysHeld))));
  }

  @ParameterizedTest(name = "from {0} with {1} orders to {2}")
  @CsvSource({
    "TOP, 10, TOP",
    "TOP, 7, TOP",
    "TOP, 6, MIDDLE",
    "TOP, 5, MIDDLE",
    "TOP, 4, BASE",
    "MIDDLE, 10, TOP",
    "MIDDLE, 9, MIDDLE",
    "MIDDLE, 3, MIDDLE",
    "MIDDLE, 2, BASE",
    "BASE, 10, TOP",
    "BASE, 5, MIDDLE",
    "BASE, 4, BASE",
    "BASE, 0, BASE"
  })
  @DisplayName("AS-12: entering takes one bound and staying another, each from its value on:")
  void hysteresis(String from, long orders, String to) {
    StageStanding next = decide(Stage.of(from), 10, orders).outcome();
    assertThat(next.stage().code()).isEqualTo(to);
    assertThat(next.since()).isEqualTo(from.equals(to) ? DAY.minusDays(10) : DAY);
    assertThat(next.decidedOn()).isEqualTo(DAY);
  }

  @ParameterizedTest(name = "held {0} days")
  @CsvSource({"0, false", "9, false", "10, true", "11, true"})
  @DisplayName("RM-08: a stage is left on the day its dwell is over, upwards and downwards:")
  void dwell(int days, boolean moved) {
    assertThat(decide(MIDDLE, days, 10).outcome().stage()).isEqualTo(moved ? TOP : MIDDLE);
    assertThat(decide(MIDDLE, days, 2).outcome().stage()).isEqualTo(moved ? BASE : MIDDLE);
    assertThat(decide(MIDDLE, days, 2).reasons())
        .extracting(reason -> reason.getClass().getSimpleName())
        .containsExactly(moved ? "Moved" : "Dwells");
  }

  @Test
  @DisplayName("AS-12: a move up is told by what was reached, one down by what failed")
  void movesTold() {
    Facts ten = on(DAY).with(ORDERS, 10L);
    Facts six = on(DAY).with(ORDERS, 6L);
    assertThat(decide(MIDDLE, 10, 10).reasons())
        .containsExactly(
            new StageReason.Moved(MIDDLE, TOP, ORDERS.atLeast(10L).evaluate(ten).findings()));
    assertThat(decide(TOP, 10, 6).reasons())
        .containsExactly(
            new StageReason.Moved(TOP, MIDDLE, ORDERS.atLeast(7L).evaluate(six).findings()));
    assertThat(decide(TOP, 10, 10).reasons())
        .containsExactly(
            new StageReason.Stays(
                TOP, DAY.minusDays(10), ORDERS.atLeast(10L).evaluate(ten).findings()));
    Facts eight = on(DAY).with(ORDERS, 8L);
    assertThat(decide(TOP, 10, 8).reasons())
        .containsExactly(
            new StageReason.Stays(
                TOP, DAY.minusDays(10), ORDERS.atLeast(7L).evaluate(eight).findings()));
    assertThat(decide(TOP, 3, 4).reasons())
        .containsExactly(new StageReason.Dwells(TOP, BASE, DAY.plusDays(7)));
  }

  @Test
  @DisplayName("AS-12: what is not known keeps a stage, however long it was held")
  void unknown() {
    StageStanding top = StageStanding.in(TOP, DAY.minusDays(99));
    Decision<StageStanding> decision = MODEL.decide(StageQuestion.of(on(DAY), top));
    assertThat(decision.outcome()).isEqualTo(new StageStanding(TOP, DAY.minusDays(99), DAY));
    assertThat(decision.reasons())
        .containsExactly(
            new StageReason.StaysUnknown(TOP, ORDERS.atLeast(7L).evaluate(on(DAY)).findings()));
    StageStanding base = StageStanding.in(BASE, DAY.minusDays(99));
    assertThat(MODEL.decide(StageQuestion.of(on(DAY), base)).reasons())
        .containsExactly(new StageReason.Stays(BASE, DAY.minusDays(99), List.of()));
    assertThat(MODEL.decide(StageQuestion.of(on(DAY))).reasons())
        .containsExactly(new StageReason.Entered(BASE, List.of()));
  }

  @Test
  @DisplayName("AS-12: whoever can enter a stage anew has not left it, whatever its keep condition")
  void reentered() {
    StageModel odd =
        new StageModel(
            List.of(
                StageRule.of("TOP", ORDERS.atLeast(5L), ORDERS.atLeast(7L)),
                StageRule.base("BASE")),
            Period.ZERO);
    StageStanding top = StageStanding.in(TOP, DAY.minusDays(1));
    assertThat(odd.decide(StageQuestion.of(on(DAY).with(ORDERS, 5L), top)).outcome())
        .isEqualTo(top.stillOn(DAY));
    assertThat(odd.decide(StageQuestion.of(on(DAY).with(ORDERS, 4L), top)).outcome())
        .isEqualTo(StageStanding.in(BASE, DAY));
    // Without a dwell a stage may be left on the day it was entered.
    StageStanding today = StageStanding.in(TOP, DAY);
    assertThat(odd.decide(StageQuestion.of(on(DAY).with(ORDERS, 4L), today)).outcome())
        .isEqualTo(StageStanding.in(BASE, DAY));
  }

  @Test
  @DisplayName("a model asks each question once and tells where its answer turns")
  void shape() {
    assertThat(MODEL.cutPoints())
        .containsExactlyInAnyOrder(
            ORDERS.atLeast(10L), ORDERS.atLeast(7L), ORDERS.atLeast(5L), ORDERS.atLeast(3L));
    assertThat(MODEL.metrics()).containsExactly(ORDERS);
    assertThat(MODEL.stages()).containsExactly(TOP, MIDDLE, BASE);
    assertThatThrownBy(() -> MODEL.metrics().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(ReadyStages.acquisitionAndMaintenance().cutPoints())
        .containsExactly(ORDERS.atLeast(1L));
  }

  @Test
  @DisplayName("the dwell goes from nothing to 1,000 years, and the last stage is open both ways")
  void bounds() {
    StageRule base = StageRule.base("BASE");
    assertThat(new StageModel(List.of(base), Period.ofYears(1_000)).minimumDwell())
        .isEqualTo(Period.ofYears(1_000));
    assertThat(new StageModel(List.of(base), Period.ZERO).minimumDwell()).isEqualTo(Period.ZERO);
    assertThatThrownBy(() -> new StageModel(List.of(base), Period.ofYears(1_001)))
        .hasMessage("minimumDwell must be from zero to 1,000 years, was P1001Y");
    assertThatThrownBy(() -> new StageModel(List.of(base), Period.ofDays(-1)))
        .hasMessage("minimumDwell must be from zero to 1,000 years, was P-1D");
    for (StageRule closed :
        List.of(
            StageRule.of("LAST", ORDERS.atLeast(1L), Condition.always()),
            StageRule.of("LAST", Condition.always(), ORDERS.atLeast(1L)))) {
      assertThatThrownBy(() -> new StageModel(List.of(base, closed), Period.ZERO))
          .hasMessage("the last stage must be open to all, but LAST has a condition");
    }
  }

  @Test
  @DisplayName("standings and questions may be of the same day, not of a later one")
  void days() {
    StageStanding today = new StageStanding(TOP, DAY, DAY);
    assertThat(today).isEqualTo(StageStanding.in(TOP, DAY));
    assertThat(StageQuestion.of(on(DAY), today).standing()).contains(today);
    assertThat(StageQuestion.of(on(DAY)).standing()).isEqualTo(Optional.empty());
    assertThat(StageQuestion.of(on(DAY)).standIn(TOP)).isEqualTo(today);
    assertThatThrownBy(() -> new StageStanding(TOP, DAY, DAY.minusDays(1)))
        .hasMessage(
            "a standing must not be older than its stage, held since 2026-07-01, was of"
                + " 2026-06-30");
    assertThatThrownBy(() -> StageQuestion.of(on(DAY.minusDays(1)), today))
        .hasMessage(
            "the recorded standing must not be of a later day than the facts of 2026-06-30, was of"
                + " 2026-07-01");
  }

  @Test
  @DisplayName("a stage's code has up to 64 characters; of a wrong one at most 40 are shown")
  void codes() {
    assertThat(Stage.of("S" + "_a-".repeat(21))).hasToString("S" + "_a-".repeat(21));
    assertThatThrownBy(() -> Stage.of("S".repeat(65)))
        .hasMessage(
            "stage must be a letter and up to 63 letters, digits, '-' or '_', was '"
                + "S".repeat(40)
                + "…'");
    assertThatThrownBy(() -> Stage.of("7".repeat(40)))
        .hasMessageEndingWith("was '" + "7".repeat(40) + "'");
  }
}
