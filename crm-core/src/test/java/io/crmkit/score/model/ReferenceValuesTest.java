package io.crmkit.score.model;

import static io.crmkit.score.model.Reference.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Customer-base models beside reference values of fifty digits")
class ReferenceValuesTest {
  private static final double TOLERANCE = 1e-12;

  static List<Reference.Row> rows() {
    return Reference.rows();
  }

  @Test
  @DisplayName("all sixteen customers are there")
  void complete() {
    assertThat(rows()).hasSize(16);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  @DisplayName("every column of:")
  void row(Reference.Row row) {
    check(row, "bg_ll", Reference.BG::logLikelihood);
    check(row, "bg_palive", Reference.BG::probabilityAlive);
    check(row, "bg_cet39", c -> Reference.BG.expectedPurchases(c, Span.weeks(39)));
    check(row, "bg_cet52", c -> Reference.BG.expectedPurchases(c, Span.weeks(52)));
    check(row, "bgpaper_palive", Reference.BG_PAPER::probabilityAlive);
    check(row, "bgpaper_cet39", c -> Reference.BG_PAPER.expectedPurchases(c, Span.weeks(39)));
    check(row, "mbg_palive", Reference.MBG::probabilityAlive);
    check(row, "mbg_cet39", c -> Reference.MBG.expectedPurchases(c, Span.weeks(39)));
    check(row, "pn_ll", Reference.PARETO::logLikelihood);
    check(row, "pn_palive", Reference.PARETO::probabilityAlive);
    check(row, "pn_cet39", c -> Reference.PARETO.expectedPurchases(c, Span.weeks(39)));
    double mean = Reference.GAMMA.expectedSpend(row.spend()).orElseThrow().amount();
    assertClose(mean, row.get("gg_mean"), TOLERANCE);
  }

  private static void check(
      Reference.Row row, String column, ToDoubleFunction<PurchaseSummary> figure) {
    double expected = row.get(column);
    double actual = figure.applyAsDouble(row.customer());
    assertClose(actual, expected, TOLERANCE);
  }
}
