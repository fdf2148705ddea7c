package io.crmkit.score.model;

import static io.crmkit.score.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Fits and churn dates explain themselves")
class ModelWordsTest {
  private static final BigDecimal TWO = new BigDecimal("2.00");
  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

  @Test
  @DisplayName("a verdict says what it stands on and what to do")
  void verdicts() {
    assertThat(told(new ModelReason.Interior("BG/NBD", 79, 41)))
        .isEqualTo(
            "The BG/NBD model fits: it has one best set of parameters for 79 customers, 41 of whom"
                + " bought again; use it");
    assertThat(told(new ModelReason.DropoutShown(new BigDecimal("16.26"), TWO)))
        .endsWith("gains 16.26 in log-likelihood (2.00 required)");
    assertThat(told(new ModelReason.OnceMeansAlive(38)))
        .startsWith("This model takes the 38 customers who bought only once for present")
        .endsWith("use MBG/NBD or Pareto/NBD");
    assertThat(told(new ModelReason.DropoutNotIdentified("MBG/NBD", new BigDecimal("0.01"), TWO)))
        .contains("MBG/NBD gains 0.01 in log-likelihood")
        .contains("(2.00 required)")
        .contains("do not use it");
    assertThat(told(new ModelReason.TooFewRepeaters("NBD", 3, 20)))
        .isEqualTo(
            "Too few customers bought again to fit NBD: 3 (20 required); observe for longer or take"
                + " more customers");
    assertThat(told(new ModelReason.SpendMeanUndefined(new BigDecimal("0.71"))))
        .contains("no mean spend (q is 0.71, more than 1 required)");
    assertThat(told(new ModelReason.NotConverged("Pareto/NBD")))
        .startsWith("The search for the best Pareto/NBD model found no peak, so do not use it;");
  }

  @Test
  @DisplayName("RM-09: a churn date says until when to act, or that there is none")
  void churnDates() {
    BigDecimal half = new BigDecimal("50");
    assertThat(told(new ModelReason.Crosses(half, DAY)))
        .endsWith("comes down to 50 % on 2026-07-01; act before");
    assertThat(told(new ModelReason.Crossed(half, DAY)))
        .endsWith("came down to 50 % on 2026-07-01; win the customer back");
    assertThat(told(new ModelReason.NeverCrosses("NBD", half)))
        .startsWith("By the NBD model the probability")
        .contains("never comes down to 50 %;");
    assertThat(new ChurnDate.Ahead(DAY).churn()).isEqualTo("ahead");
    assertThat(new ChurnDate.Passed(DAY).churn()).isEqualTo("passed");
    assertThat(new ChurnDate.Never().churn()).isEqualTo("never");
  }
}
