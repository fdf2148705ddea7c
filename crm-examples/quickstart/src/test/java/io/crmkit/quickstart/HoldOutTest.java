package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crmkit.json.BundledPlaybooks;
import io.crmkit.json.PlaybookReader;
import io.crmkit.playbook.PurchaseOutlook;
import io.crmkit.score.model.GammaGamma;
import io.crmkit.score.model.MbgNbd;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("What models expect in a time held out from them")
class HoldOutTest {
  private static final Path CDNOW = Path.of("../../../shared/data/cdnow-days.csv");
  private static final LocalDate CUT = LocalDate.of(1997, 10, 1);
  private static final int WEEKS = 39;

  @TempDir Path work;

  /**
   * CDNOW as transactions. The days between the first and the last purchase, and those in the
   * hold-out, are not in the data and lie where they may: the models depend on numbers, first and
   * last days alone.
   */
  private Path cdnow() throws IOException {
    if (!Files.isReadable(CDNOW)) {
      System.err.println("SKIPPED: " + CDNOW + " does not stand beside the checkout");
    }
    assumeTrue(Files.isReadable(CDNOW), CDNOW + " is not there");
    StringBuilder rows = new StringBuilder("customer,date,amount\n");
    try (Stream<String> lines = Files.lines(CDNOW)) {
      lines.skip(1).map(line -> line.split(",", -1)).forEach(cells -> add(rows, cells));
    }
    return Files.writeString(work.resolve("cdnow.csv"), rows);
  }

  private static void add(StringBuilder rows, String... cells) {
    int repeats = Integer.parseInt(cells[1]);
    LocalDate first = CUT.minusDays(1 + Long.parseLong(cells[3]));
    row(rows, cells[0], first, "10.00");
    BigDecimal left =
        new BigDecimal(cells[4])
            .multiply(BigDecimal.valueOf(repeats))
            .setScale(2, RoundingMode.HALF_UP);
    for (int i = 1; i <= repeats; i++) {
      BigDecimal part = left.divide(BigDecimal.valueOf(repeats - i + 1L), 2, RoundingMode.DOWN);
      left = left.subtract(part);
      row(
          rows,
          cells[0],
          first.plusDays(i == repeats ? Long.parseLong(cells[2]) : i),
          part.toPlainString());
    }
    int later = Integer.parseInt(cells[5]);
    for (int i = 1; i <= later; i++) {
      row(rows, cells[0], CUT.plusDays(7L * WEEKS * i / later - 1), "10.00");
    }
  }

  private static void row(StringBuilder rows, String customer, LocalDate day, String amount) {
    rows.append("c").append(customer).append(',').append(day).append(',').append(amount);
    rows.append('\n');
  }

  private Cli.Result review(Path transactions, String asOf, String... more) {
    List<Object> args = new ArrayList<>(List.of("review", "--transactions", transactions));
    args.addAll(List.of("--as-of", asOf, "--out", work.resolve("out")));
    args.addAll(List.of(more));
    return Cli.run(args.toArray());
  }

  private JsonNode page() throws IOException {
    return ReportPage.dataIn(work.resolve("out"));
  }

  private static double last(JsonNode model) {
    JsonNode expected = model.get("expected");
    return expected.get(expected.size() - 1).doubleValue();
  }

  @Test
  @DisplayName("CDNOW, 39 weeks learnt and 39 held out: 1,882 seen, on the page and in the summary")
  void cdnowOnThePage() throws IOException {
    Cli.Result result = review(cdnow(), "1998-07-01", "--currency", "USD", "--holdout", "P39W");
    assertThat(result.err()).isEmpty();
    JsonNode holdOut = page().get("holdOut");
    assertThat(holdOut.get("from").asString()).isEqualTo("1997-10-01");
    assertThat(holdOut.get("until").asString()).isEqualTo("1998-07-01");
    assertThat(holdOut.get("unit").asString()).isEqualTo("WEEK");
    assertThat(holdOut.get("customers").intValue()).isEqualTo(2357);
    assertThat(holdOut.get("days")).hasSize(WEEKS);
    assertThat(holdOut.at("/days/38").intValue()).isEqualTo(7 * WEEKS);
    assertThat(holdOut.at("/seen/38").intValue()).isEqualTo(1882);
    double[] expected = {2929.82, 1653.41, 1576.73, 1665.51};
    List<String> names = List.of("NBD", "BG/NBD", "MBG/NBD", "Pareto/NBD");
    for (int i = 0; i < expected.length; i++) {
      JsonNode model = holdOut.get("models").get(i);
      assertThat(model.get("name").asString()).isEqualTo(names.get(i));
      assertThat(model.get("verdict").asString()).isEqualTo("INTERIOR");
      assertThat(model.get("leaving").booleanValue()).isEqualTo(i > 0);
      assertThat(last(model)).isCloseTo(expected[i], within(0.06));
    }
    assertThat(result.out())
        .contains("The 273 days from 1997-10-01 on, of the 2,357 customers who had bought before:")
        .containsPattern("BG/NBD +1,653\\.4 +1,882 +0\\.879")
        .containsPattern("\n +273 +1,882 +2,929\\.8 +1,653\\.4 +1,576\\.7 +1,665\\.5\n");
  }

  @Test
  @DisplayName(
      "CDNOW by model fit: the same totals, and a model that a playbook takes as it stands")
  void cdnowFitted() throws IOException {
    Cli.Result result =
        Cli.run(
            "model", "fit", "--transactions", cdnow(), "--currency", "USD", "--holdout", "P39W");
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("2,357 customers of cdnow.csv before 1997-10-01, 946 of whom bought again")
        .containsPattern("Pareto/NBD +1,665\\.5 +1,882 +0\\.885")
        .containsPattern("Gamma-Gamma +INTERIOR");

    String printed = result.out().substring(result.out().indexOf("For a playbook"));
    String json = printed.substring(printed.indexOf('{'));
    PurchaseOutlook outlook =
        PlaybookReader.standard()
            .read(
                BundledPlaybooks.json("handbook")
                    .orElseThrow()
                    .replace("\"churn\": {", "\"outlook\": " + json + ", \"churn\": {"))
            .scores()
            .orElseThrow()
            .outlook()
            .orElseThrow();
    assertThat(outlook.model()).isInstanceOf(MbgNbd.class);
    assertThat(((MbgNbd) outlook.model()).r()).isCloseTo(0.5249, within(2e-3));
    GammaGamma spend = outlook.spend().orElseThrow().spend();
    assertThat(spend.p()).isCloseTo(6.2488, within(1e-2));
    assertThat(spend.q()).isCloseTo(3.7446, within(1e-2));
    assertThat(spend.currency().getCode()).isEqualTo("USD");
  }

  @Test
  @DisplayName("online retail: no curve of models that may not be used, and why they may not")
  void onlineRetail() throws IOException {
    Path retail = CDNOW.resolveSibling("online-retail-customer-days.csv");
    if (!Files.isReadable(retail)) {
      System.err.println("SKIPPED: " + retail + " does not stand beside the checkout");
    }
    assumeTrue(Files.isReadable(retail), retail + " is not there");
    Cli.Result result = review(retail, "2011-12-10", "--currency", "GBP", "--holdout", "P12W");
    assertThat(result.err()).isEmpty();
    JsonNode models = page().at("/holdOut/models");
    assertThat(last(models.get(0))).isCloseTo(3196.5, within(0.1));
    for (int i = 1; i < 4; i++) {
      JsonNode model = models.get(i);
      assertThat(model.get("verdict").asString()).isEqualTo("DROPOUT_NOT_IDENTIFIED");
      assertThat(model.get("expected")).isEmpty();
      assertThat(model.at("/why/en").asString())
          .startsWith("The purchases do not tell when customers leave");
      assertThat(model.at("/why/zh").asString()).startsWith("购买记录不足以判断客户何时流失");
    }
  }

  /** Fifty customers: all buy on the first day and each week for ten weeks, half then stop. */
  private Path weekly() throws IOException {
    StringBuilder rows = new StringBuilder("customer,date,amount\n");
    LocalDate first = LocalDate.of(2026, 1, 1);
    for (int customer = 0; customer < 50; customer++) {
      for (int week = 0; week < (customer % 2 == 0 ? 10 : 20); week += 1 + customer % 3) {
        row(rows, String.valueOf(customer), first.plusDays(7L * week), "20.00");
        // A second purchase on a day, and a refund, count for nothing.
        row(rows, String.valueOf(customer), first.plusDays(7L * week), "5.00");
        row(rows, String.valueOf(customer), first.plusDays(7L * week + 1), "-5.00");
      }
    }
    row(rows, "late", first.plusDays(80), "20.00");
    return Files.writeString(work.resolve("weekly.csv"), rows);
  }

  @Test
  @DisplayName("adds up what the customers of before bought, once a day, up to the day of review")
  void small() throws IOException {
    Cli.Result result =
        review(weekly(), "2026-04-12", "--holdout", "P31D", "--playbook", "handbook");
    assertThat(result.err()).isEmpty();
    JsonNode holdOut = page().get("holdOut");
    assertThat(holdOut.get("from").asString()).isEqualTo("2026-03-12");
    assertThat(holdOut.get("customers").intValue()).isEqualTo(50);
    assertThat(holdOut.get("days").toString()).isEqualTo("[7,14,21,28,31]");
    // From week 10 (12 March) on, week by week, those with an odd number whose step divides it.
    int[] weeks = new int[5];
    int sum = 0;
    for (int point = 0; point < weeks.length; point++) {
      for (int customer = 1; customer < 50; customer += 2) {
        sum += (10 + point) % (1 + customer % 3) == 0 ? 1 : 0;
      }
      weeks[point] = sum;
    }
    for (int point = 0; point < weeks.length; point++) {
      assertThat(holdOut.get("seen").get(point).intValue()).isEqualTo(weeks[point]);
    }
    for (JsonNode model : holdOut.get("models")) {
      assertThat(model.get("why").get("zh").asString()).isNotEmpty();
      assertThat(model.get("expected").size())
          .isEqualTo(model.get("verdict").asString().equals("INTERIOR") ? 5 : 0);
      double before = 0;
      for (JsonNode expected : model.get("expected")) {
        assertThat(expected.doubleValue()).isGreaterThanOrEqualTo(before);
        before = expected.doubleValue();
      }
    }
    String html = Files.readString(work.resolve("out").resolve("index.html"));
    assertThat(html).contains("id=\"holdout-chart\"", "id=\"holdout-table\"");
    assertThat(result.out()).contains("The 31 days from 2026-03-12 on, of the 50 customers");
  }

  @Test
  @DisplayName("is left out of page and summary where nobody asks for it")
  void without() throws IOException {
    Cli.Result result = review(weekly(), "2026-04-12");
    assertThat(result.out()).doesNotContain("Held out");
    assertThat(page().has("holdOut")).isFalse();
    assertThat(Files.readString(work.resolve("out").resolve("index.html")))
        .doesNotContain("id=\"holdout-chart\"");
  }

  private Cli.Result review(String length) throws IOException {
    return review(weekly(), "2026-04-12", "--holdout", length);
  }

  private Cli.Result fit(String... options) throws IOException {
    List<Object> args = new ArrayList<>(List.of("model", "fit", "--transactions", weekly()));
    args.addAll(List.of(options));
    return Cli.run(args.toArray());
  }

  @Test
  @DisplayName("refuses what is no length, what leaves nothing to learn from or ends too late")
  void refused() throws IOException {
    for (String wrong : List.of("39", "P0W", "PT5H", "P-3W", "soon")) {
      assertThat(review(wrong).err())
          .contains("--holdout: must be a length such as P39W or P90D, was '" + wrong + "'");
      assertThat(fit("--holdout", wrong).exitCode()).isEqualTo(2);
    }
    assertThat(review("P9Y").err())
        .contains(
            "--holdout: must leave purchases to learn from, was P9Y; there is none before"
                + " 2017-04-12");
    assertThat(work.resolve("out")).doesNotExist();
    assertThat(fit("--holdout", "P9Y").err())
        .contains("--holdout: must begin after the first purchase");
    assertThat(fit("--as-of", "2026-03-12", "--holdout", "P1Y").err())
        .contains(
            "--holdout: must end by ", ", the day after the last transaction, ends 2027-03-12");
    assertThat(fit("--as-of", "2026-03-12", "--holdout", "P2W").out())
        .contains("The 14 days from 2026-03-12 on, of the 50 customers who had bought before:");
  }
}
