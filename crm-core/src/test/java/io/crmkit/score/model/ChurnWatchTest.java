package io.crmkit.score.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.decision.Decision;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The day on which a silent customer is to be given up")
class ChurnWatchTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 23);
  private static final PurchaseSummary CUSTOMER =
      PurchaseSummary.of(5, new Silence(Span.days(10)), Span.days(200)).in(ModelUnit.WEEK);

  static List<PurchaseModel> leaving() {
    return List.of(Reference.BG, Reference.MBG, Reference.PARETO);
  }

  private static PurchaseSummary silentFor(int days) {
    return PurchaseSummary.of(5, new Silence(Span.days(days)), Span.days(190 + days))
        .in(ModelUnit.WEEK);
  }

  private static ChurnWatch watch(PurchaseModel model, String threshold) {
    return new ChurnWatch(model, new BigDecimal(threshold));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("leaving")
  @DisplayName("is the first on which P(alive) is not above the threshold, day by day, for")
  void firstDay(PurchaseModel model) {
    for (String threshold : List.of("0.9", "0.5", "0.2", "0.01")) {
      Decision<ChurnDate> decision = watch(model, threshold).decide(CUSTOMER, AS_OF);
      int days = -10; // since the last purchase
      while (model.probabilityAlive(silentFor(10 + days)) > Double.parseDouble(threshold)) {
        days++;
      }
      LocalDate naive = AS_OF.plusDays(days);
      assertThat(decision.outcome())
          .isEqualTo(days > 0 ? new ChurnDate.Ahead(naive) : new ChurnDate.Passed(naive));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("leaving")
  @DisplayName("does not move while the customer stays silent, before and after it, for")
  void doesNotMove(PurchaseModel model) {
    ChurnWatch watch = watch(model, "0.5");
    LocalDate on = ((ChurnDate.Ahead) watch.decide(CUSTOMER, AS_OF).outcome()).on();
    for (int later = 0; later < 400; later += 7) {
      ChurnDate date =
          watch.decide(CUSTOMER.afterSilence(Span.days(later)), AS_OF.plusDays(later)).outcome();
      assertThat(date)
          .isEqualTo(
              AS_OF.plusDays(later).isBefore(on)
                  ? new ChurnDate.Ahead(on)
                  : new ChurnDate.Passed(on));
    }
  }

  @Test
  @DisplayName("is explained in both languages")
  void words() {
    Decision<ChurnDate> ahead = watch(Reference.MBG, "0.50").decide(CUSTOMER, AS_OF);
    LocalDate on = ((ChurnDate.Ahead) ahead.outcome()).on();
    assertThat(ahead.explain(Locale.ENGLISH))
        .isEqualTo(
            "Without a purchase, the probability that the customer is still there comes down to"
                + " 50 % on "
                + on
                + "; act before");
    assertThat(ahead.explain(Locale.SIMPLIFIED_CHINESE))
        .isEqualTo("若不再购买，客户未流失的概率将于 " + on + " 降至 50 %，请在此之前采取行动");
    assertThat(
            watch(Reference.MBG, "0.125")
                .decide(CUSTOMER.afterSilence(Span.days(3_000)), AS_OF.plusDays(3_000))
                .explain(Locale.ENGLISH))
        .contains("came down to 12.5 % on 20");
  }

  @Test
  @DisplayName("is never by BG/NBD for those who bought once, but is by MBG/NBD")
  void boughtOnce() {
    PurchaseSummary once = PurchaseSummary.once(Span.weeks(10));
    assertThat(watch(Reference.BG, "0.5").decide(once, AS_OF).outcome())
        .isEqualTo(new ChurnDate.Never());
    assertThat(watch(Reference.NBD, "0.5").decide(CUSTOMER, AS_OF).outcome())
        .isEqualTo(new ChurnDate.Never());
    assertThat(watch(Reference.BG, "0.5").decide(once, AS_OF).explain(Locale.ENGLISH))
        .startsWith("By the BG/NBD model the probability that this customer is still there never");
    assertThat(watch(Reference.MBG, "0.5").decide(once, AS_OF).outcome())
        .isNotEqualTo(new ChurnDate.Never());
  }

  @Test
  @DisplayName("is the day of the last purchase where P(alive) was never above the threshold")
  void neverAbove() {
    PurchaseSummary once = PurchaseSummary.once(Span.weeks(10));
    assertThat(watch(Reference.MBG, "0.999").decide(once, AS_OF).outcome())
        .isEqualTo(new ChurnDate.Passed(AS_OF.minusDays(70)));
  }

  @Test
  @DisplayName("needs a threshold between 0 and 1 and the model's unit")
  void refuses() {
    for (String threshold : List.of("0", "1", "-0.1", "1.1")) {
      assertThatThrownBy(() -> watch(Reference.BG, threshold))
          .hasMessage("threshold must be more than 0 and less than 1, was " + threshold);
    }
    assertThatThrownBy(() -> Reference.PARETO.silenceUntil(CUSTOMER, 1))
        .hasMessageContaining("was 1.0");
    assertThatThrownBy(() -> Reference.NBD.silenceUntil(CUSTOMER, 0))
        .hasMessageContaining("was 0.0");
    assertThatThrownBy(() -> watch(Reference.BG, "0.5").decide(CUSTOMER.in(ModelUnit.DAY), AS_OF))
        .hasMessageContaining("unit of the summary must be that of the model, WEEK, was DAY");
  }
}
