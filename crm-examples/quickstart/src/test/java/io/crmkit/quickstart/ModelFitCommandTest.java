package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("model fit")
class ModelFitCommandTest {
  private static final Path RETAIL =
      Path.of("../../../shared/data/online-retail-customer-days.csv");

  @TempDir Path work;

  private Path file(String rows) throws IOException {
    return Files.writeString(work.resolve("tx.csv"), "customer,date,amount\n" + rows);
  }

  /** Customers who buy at rates, and leave after purchases with chances, of their own. */
  private static String simulated() {
    SplittableRandom random = new SplittableRandom(20261126);
    StringBuilder rows = new StringBuilder();
    LocalDate first = LocalDate.of(2025, 1, 1);
    for (int customer = 0; customer < 900; customer++) {
      double rate = -Math.log(1 - random.nextDouble()) / 40; // a day
      double leaves = 1 - Math.pow(1 - random.nextDouble(), 1 / 4.0); // Beta(1, 4)
      double day = random.nextInt(90);
      while (day < 540) {
        rows.append(
            String.format(
                Locale.ROOT, "c%d,%s,%d%n", customer, first.plusDays((long) day), 50 + customer));
        day = random.nextDouble() < leaves ? 1_000 : day - Math.log(1 - random.nextDouble()) / rate;
      }
    }
    return rows.toString();
  }

  @Test
  @DisplayName("prints parameters, log-likelihood and verdict, and what is expected beside seen")
  void fits() throws IOException {
    Path transactions = file(simulated());
    Cli.Result result =
        Cli.run("model", "fit", "--transactions", transactions, "--as-of", "2026-01-01");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("times in weeks", "MBG/NBD", "INTERIOR", "r ", "alpha ", " ± ")
        .contains("The 175 days from 2026-01-01 on, of the 900 customers who had bought before:")
        .contains("MBG/NBD: The MBG/NBD model fits")
        .contains("For a playbook, as scores.outlook")
        .containsPattern("\"model\" : \"(MBG|Pareto)/NBD\"");
    double ratio = ratio(result.out(), "MBG/NBD");
    assertThat(ratio).isBetween(0.85, 1.15);

    Cli.Result days =
        Cli.run(
            "model",
            "fit",
            "--transactions",
            transactions,
            "--as-of",
            "2026-01-01",
            "--unit",
            "days");
    assertThat(ratio(days.out(), "MBG/NBD")).isEqualTo(ratio);
  }

  private static double ratio(String text, String model) {
    String held = text.substring(text.indexOf("Held out"));
    String line =
        held.lines().filter(each -> each.trim().startsWith(model)).findFirst().orElseThrow();
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }

  @Test
  @DisplayName("a file without repeaters ends with a verdict, not with a model")
  void tooFew() throws IOException {
    Cli.Result result =
        Cli.run("model", "fit", "--transactions", file("a,2026-01-02,5\nb,2026-01-05,7\n"));

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("2 customers of tx.csv before 2026-01-06, 0 of whom bought again")
        .contains("TOO_FEW_REPEATERS")
        .contains("For a playbook: no model of purchases may be used.")
        .doesNotContain("INTERIOR", "Held out", "Gamma-Gamma");
  }

  /** Spend that varies so much between customers that it has no mean: q is 0.7. */
  private static String unequal() {
    SplittableRandom random = new SplittableRandom(20261126);
    StringBuilder rows = new StringBuilder();
    LocalDate first = LocalDate.of(2025, 1, 1);
    for (int customer = 0; customer < 400; customer++) {
      double x;
      double y;
      do { // Johnk's way to a gamma variate of shape 0.7
        x = Math.pow(1 - random.nextDouble(), 1 / 0.7);
        y = Math.pow(1 - random.nextDouble(), 1 / 0.3);
      } while (x + y > 1);
      double rate = -Math.log(1 - random.nextDouble()) * x / (x + y);
      for (int week = 0; week < 6; week++) {
        rows.append(
            String.format(
                Locale.ROOT,
                "c%d,%s,%.2f%n",
                customer,
                first.plusWeeks(week),
                Math.min(1e9, 0.01 - 10 * Math.log(1 - random.nextDouble()) / rate)));
      }
    }
    return rows.toString();
  }

  @Test
  @DisplayName("a spend without a mean is told, and nothing of it goes into a playbook")
  void noMeanSpend() throws IOException {
    String out = Cli.run("model", "fit", "--transactions", file(unequal())).out();
    assertThat(out)
        .containsPattern("Gamma-Gamma +SPEND_MEAN_UNDEFINED")
        .contains("Gamma-Gamma: Spend varies so much between customers")
        .doesNotContain("\"value\"");
  }

  @Test
  @DisplayName("customers who pay in other currencies are left out of the model of spend")
  void otherCurrencies() throws IOException {
    Path mixed =
        Files.writeString(
            work.resolve("mixed.csv"),
            """
            customer,date,amount,currency
            a,2026-01-02,5,CNY
            b,2026-01-05,7,GBP
            a,2026-02-02,5,CNY
            b,2026-02-05,7,GBP
            """);
    assertThat(Cli.run("model", "fit", "--transactions", mixed).out())
        .contains("Gamma-Gamma: 1 customers who pay in other currencies than CNY are left out");
  }

  @Test
  @DisplayName("wrong options are told together, with what is accepted")
  void wrongOptions() throws IOException {
    Cli.Result result =
        Cli.run(
            "model",
            "fit",
            "--transactions",
            file(""),
            "--unit",
            "years",
            "--as-of",
            "soon",
            "--currency",
            "gold");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("--unit: must be weeks or days, was 'years'")
        .contains("--as-of: must be a day written YYYY-MM-DD, was 'soon'")
        .contains("--currency: must be the three letters of a currency such as GBP, was 'gold'");
    assertThat(Cli.run("model", "fit", "--transactions", file("")).err())
        .contains("transactions: must hold at least one; it holds none");
    assertThat(
            Cli.run(
                    "model",
                    "fit",
                    "--transactions",
                    file("a,2026-01-02,5\n"),
                    "--as-of",
                    "2026-01-02")
                .err())
        .contains("--as-of: must be after the first purchase, was 2026-01-02");
    assertThat(
            Cli.run("model", "fit", "--transactions", file("a,2026-01-02,0\na,2026-01-03,-5\n"))
                .err())
        .contains("transactions: must hold a purchase, an amount above zero; it holds 2 rows")
        .doesNotContain("--");
    assertThat(Cli.run("model").err()).contains("Missing required subcommand: fit");
  }

  @Test
  @DisplayName("online retail: the purchases do not tell when customers leave")
  void onlineRetail() {
    assumeThat(RETAIL).as("shared data, read by path; absent here").exists();
    Cli.Result result =
        Cli.run("model", "fit", "--transactions", RETAIL, "--currency", "GBP", "--unit", "weeks");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .containsPattern("MBG/NBD +DROPOUT_NOT_IDENTIFIED")
        .contains("MBG/NBD: The purchases do not tell when customers leave")
        .contains("(nobody leaves in this model: it expects purchases and warns of nobody)")
        .containsPattern("\"model\" : \"NBD\"");
  }
}
