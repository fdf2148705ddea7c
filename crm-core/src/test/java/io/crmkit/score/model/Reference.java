package io.crmkit.score.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * The parameters of the literature on CDNOW and the sixteen customers computed with fifty digits.
 */
final class Reference {
  static final CurrencyUnit USD = CurrencyUnit.of("USD");

  static final BgNbd BG =
      new BgNbd(
          0.242592907204466,
          4.41353156120543,
          0.792886148098769,
          2.42575343649362,
          ModelUnit.WEEK,
          Optional.empty());
  static final BgNbd BG_PAPER =
      new BgNbd(0.243, 4.414, 0.793, 2.426, ModelUnit.WEEK, Optional.empty());
  static final MbgNbd MBG =
      new MbgNbd(
          0.524837983665595,
          6.1829920196721,
          0.891356155331536,
          1.6139993347305,
          ModelUnit.WEEK,
          Optional.empty());
  static final ParetoNbd PARETO =
      new ParetoNbd(0.5533, 10.5776, 0.6062, 11.6679, ModelUnit.WEEK, Optional.empty());
  static final Nbd NBD = new Nbd(0.385, 12.07, ModelUnit.WEEK, Optional.empty());
  static final GammaGamma GAMMA = new GammaGamma(6.2488, 3.7446, 15.4477, USD, Optional.empty());

  static final List<PurchaseModel> MODELS = List.of(BG, BG_PAPER, MBG, PARETO, NBD);

  private Reference() {}

  /** One row of {@code clv-reference.csv}. */
  record Row(String id, PurchaseSummary customer, SpendSummary spend, Map<String, Double> values) {
    double get(String column) {
      return Objects.requireNonNull(values.get(column), column);
    }

    @Override
    public String toString() {
      return "customer " + id;
    }
  }

  static List<Row> rows() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Reference.class.getResourceAsStream("clv-reference.csv")),
                StandardCharsets.UTF_8))) {
      String[] names = reader.readLine().split(",", -1);
      return reader.lines().map(line -> row(names, line.split(",", -1))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String[] names, String... cells) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 1; i < cells.length; i++) {
      values.put(names[i], Double.valueOf(cells[i]));
    }
    int x = Integer.parseInt(cells[1]);
    return new Row(
        cells[0],
        new PurchaseSummary(
            x, Double.parseDouble(cells[2]), Double.parseDouble(cells[3]), ModelUnit.WEEK),
        new SpendSummary(x, Double.parseDouble(cells[4]), USD),
        values);
  }

  /** Compares relative to the expected value. */
  static void assertClose(double actual, double expected, double tolerance) {
    assertThat(Math.abs(actual - expected))
        .as("%s beside %s", actual, expected)
        .isLessThanOrEqualTo(tolerance * Math.abs(expected));
  }
}
