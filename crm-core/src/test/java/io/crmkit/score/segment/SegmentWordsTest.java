package io.crmkit.score.segment;

import static io.crmkit.score.Told.FOUND;
import static io.crmkit.score.Told.ORDERS;
import static io.crmkit.score.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.facts.FactGap;
import java.time.LocalDate;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Segments explain themselves")
class SegmentWordsTest {
  private static final LocalDate END = LocalDate.of(2027, 1, 1);

  @Test
  @DisplayName("AS-07: rules say why a name is given, is not, or cannot be told")
  void labels() {
    Label loyal = Label.segment("LOYAL");
    assertThat(told(new SegmentReason.Applies(loyal, FOUND)))
        .startsWith("LOYAL applies: orders")
        .contains("9");
    assertThat(told(new SegmentReason.NotTold(loyal, FOUND)))
        .startsWith("Whether LOYAL applies is not known: orders");
    assertThat(told(new SegmentReason.Otherwise(loyal)))
        .isEqualTo("LOYAL applies, since no other rule is known to hold");
    assertThat(told(new SegmentReason.NoneApplies(3)))
        .isEqualTo("None of 3 rules is known to hold");
  }

  @Test
  @DisplayName("AS-07: classes by recency, frequency, money and share say where they begin")
  void classes() {
    Money five = Money.parse("CNY 5.00");
    Money nine = Money.parse("CNY 9.00");
    assertThat(told(new SegmentReason.NeverBought()))
        .isEqualTo("Has never bought; there are no classes yet");
    assertThat(told(new SegmentReason.RfmGap(ORDERS, new FactGap.NotSupplied())))
        .endsWith("not known, since it was not supplied; without it there are no classes");
    assertThat(told(new SegmentReason.Frequency(4, 2, 5))).isEqualTo("4 orders: class 2 of 5");
    assertThat(told(new SegmentReason.Monetary(five, 1, 5)))
        .isEqualTo("CNY 5.00 spent: class 1 of 5");
    assertThat(told(new SegmentReason.AbcFrom("A", nine, five)))
        .isEqualTo("CNY 9.00 reaches class A, which begins at CNY 5.00");
    assertThat(told(new SegmentReason.AbcBelow(five, nine)))
        .isEqualTo("CNY 5.00 is class C, since class B begins at CNY 9.00");
  }

  @Test
  @DisplayName("DS-10: a target says how far it is and what to do")
  void targets() {
    assertThat(told(new SegmentReason.TargetReached(FOUND)))
        .startsWith("The target is reached: orders");
    assertThat(told(new SegmentReason.TargetOnTrack(END, FOUND)))
        .startsWith("The target can be reached before 2027-01-01 at this pace: orders");
    assertThat(told(new SegmentReason.TargetBehind(END, FOUND)))
        .startsWith("At this pace the target is not reached before 2027-01-01; do more: orders");
    assertThat(told(new SegmentReason.TargetMissed(END, FOUND)))
        .startsWith("The target was to be reached before 2027-01-01 and was not: orders");
    assertThat(told(new SegmentReason.TargetNotTold(FOUND)))
        .startsWith("How far the target is, is not known: orders");
  }
}
