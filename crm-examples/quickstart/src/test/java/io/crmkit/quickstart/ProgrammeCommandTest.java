package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("crmkit points")
class ProgrammeCommandTest {
  private static final String FILE = "shared/data/online-retail-customer-days.csv";
  private static final String OWN =
      """
      {"crmkit": 1, "name": "own", "version": "2", "zone": "Asia/Shanghai", "currency": "CNY",
       "loyalty": {"rules": [{"name": "tens", "perAmount": 10, "points": %d}],
                   "expiry": {"type": "end-of-month", "months": 1}},
       "tiers": {"rungs": [{"tier": "BASE"}]}}
      """;

  @TempDir Path work;
  private Path transactions = Path.of("");

  @BeforeEach
  void writeTransactions() throws IOException {
    transactions =
        Files.writeString(
            work.resolve("tx.csv"),
            """
            customer,date,amount,order
            a,2025-05-01,1200.50,o-1
            a,2025-06-10,300,o-2
            a,2025-06-12,-300,o-2
            a,2026-05-20,80,o-3
            a,2026-06-29,90,o-4
            b,2026-01-02,-5,r-1
            b,2026-07-02,99999,o-9
            """);
  }

  private Cli.Result statement(Object... more) {
    List<Object> args =
        new ArrayList<>(List.of("points", "statement", "--transactions", transactions));
    args.addAll(List.of(more));
    return Cli.run(args.toArray());
  }

  private Cli.Result simulate(Object... more) {
    List<Object> args =
        new ArrayList<>(List.of("points", "simulate", "--transactions", transactions));
    args.addAll(List.of(more));
    return Cli.run(args.toArray());
  }

  private String own(int points) throws IOException {
    return Files.writeString(work.resolve("own-" + points + ".json"), OWN.formatted(points))
        .toString();
  }

  @Test
  @DisplayName("a statement's lines sum to the balance (AS-08)")
  void lines() {
    Cli.Result result = statement("a", "--as-of", "2026-07-01");

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out().lines().map(String::strip).toList())
        .containsExactly(
            "Points of a from 2025-05-01 to the start of 2026-07-01 (Asia/Shanghai), playbook"
                + " handbook 1",
            "",
            "Date        What                 For  Points  Balance",
            "opening balance                         0",
            "2025-05-01  earned by purchases  o-1  +1,200    1,200",
            "2025-06-10  earned by purchases  o-2    +300    1,500",
            "2025-06-12  called back          o-2    -300    1,200",
            "2026-05-02  expired              o-1  -1,200        0",
            "2026-05-20  earned by purchases  o-3     +80       80",
            "2026-06-29  earned by purchases  o-4     +90      170",
            "closing balance                       170",
            "",
            "Available 80, pending 90; expiring: 0 within 30 days, 0 within 60 days, 0 within 90"
                + " days");
  }

  @Test
  @DisplayName("a statement of a part begins with what was there before")
  void part() {
    List<String> lines =
        statement("a", "--as-of", "2026-05-21", "--from", "2025-06-11")
            .out()
            .lines()
            .map(String::strip)
            .toList();
    assertThat(lines.get(3)).matches("opening balance +1,500");
    assertThat(lines).anyMatch(line -> line.matches("closing balance +80"));
    assertThat(lines.get(lines.size() - 1)).startsWith("Available 0, pending 80");
  }

  @Test
  @DisplayName("a statement ends with what expires as its last day begins, and with the balance")
  void midnight() {
    List<String> lines =
        statement("a", "--as-of", "2026-05-02").out().lines().map(String::strip).toList();
    assertThat(lines).anyMatch(line -> line.matches("2026-05-02 +expired +o-1 +-1,200 +0"));
    assertThat(lines).anyMatch(line -> line.matches("closing balance +0"));
    assertThat(lines.get(lines.size() - 1)).startsWith("Available 0, pending 0");
  }

  @Test
  @DisplayName("without a day it is as of the day after the last transaction of all")
  void lastDay() {
    assertThat(statement("b").out()).contains("2026-07-03", "earned by purchases", ", cut by");
  }

  @Test
  @DisplayName("money given back for which there is no purchase is told")
  void unmatched() {
    assertThat(statement("b", "--as-of", "2026-07-01").out())
        .contains(
            "Not called back: of CNY -5.00 given back on 2026-01-02, not all could be found among"
                + " the purchases");
  }

  @Test
  @DisplayName("everything wrong with the options is told at once, with 2")
  void badOptions() {
    Cli.Result result =
        simulate(
            "--as-of", "soon", "--zone", "Mars/Base", "--currency", "YUAN", "--playbook", "retail");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.errLines())
        .containsExactly(
            "--as-of: must be a day written YYYY-MM-DD, was 'soon'",
            "--zone: must be a time zone such as Europe/London, was 'Mars/Base'",
            "--currency: must be the three letters of a currency such as GBP, was 'YUAN'",
            "retail: playbook: must have a points programme, in its section loyalty; retail 1 has"
                + " none");
  }

  @Test
  @DisplayName("unknown customers, late beginnings, empty files and a third playbook are refused")
  void refused() throws IOException {
    assertThat(statement("nobody").errLines())
        .containsExactly(
            "CUSTOMER: must have a transaction of before 2026-07-03 in tx.csv, was 'nobody'");
    assertThat(statement("a", "--from", "2026-07-04").errLines())
        .containsExactly(
            "--from: must not be after the end of the statement, 2026-07-03, was 2026-07-04");
    assertThat(statement("a", "--from", "x").exitCode()).isEqualTo(2);
    assertThat(
            simulate("--playbook", own(1), "--playbook", own(2), "--playbook", own(3)).errLines())
        .containsExactly("--playbook: must be given once or twice, was given 3 times");
    Files.writeString(transactions, "customer,date,amount\n");
    assertThat(simulate().errLines())
        .containsExactly(transactions + ": transactions: must hold at least one; it holds none");
    assertThat(Cli.run("points").err()).contains("statement or simulate");
  }

  @Test
  @DisplayName("a simulation tells each month, and the difference of two playbooks")
  void difference() throws IOException {
    Cli.Result result =
        simulate("--as-of", "2025-08-01", "--playbook", own(1), "--playbook", own(2));

    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines().map(line -> line.strip().replaceAll(" +", " ")).toList())
        .containsExactly(
            "1 customers of tx.csv as of 2025-08-01 (Asia/Shanghai), playbook own 2",
            "",
            "Month Issued Redeemed Expired Called back Outstanding Liability",
            "2025-05 120 0 0 0 120 120",
            "2025-06 30 0 0 30 120 120",
            "2025-07 0 0 120 0 0 0",
            "Total 150 0 120 30 0 0",
            "",
            "1 customers of tx.csv as of 2025-08-01 (Asia/Shanghai), playbook own 2",
            "",
            "Month Issued Redeemed Expired Called back Outstanding Liability",
            "2025-05 240 0 0 0 240 240",
            "2025-06 60 0 0 60 240 240",
            "2025-07 0 0 240 0 0 0",
            "Total 300 0 240 60 0 0",
            "",
            "Difference: own 2 less own 2",
            "",
            "Month Issued Redeemed Expired Called back Outstanding Liability",
            "2025-05 +120 0 0 0 +120 +120",
            "2025-06 +30 0 0 +30 +120 +120",
            "2025-07 0 0 +120 0 0 0",
            "Total +150 0 +120 +30 0 0");
  }

  @Test
  @DisplayName("a real retailer's programme is what adding up by hand gives")
  void realData() throws IOException {
    Optional<Path> data = RealDataTest.data();
    if (data.isEmpty()) {
      System.err.println("SKIPPED: " + FILE + " stands beside no directory above the working one");
    }
    assumeTrue(data.isPresent(), FILE + " is not there");
    transactions = data.get();

    Cli.Result result =
        simulate("--as-of", "2011-12-10", "--currency", "GBP", "--zone", "Europe/London");

    assertThat(result.err()).isEmpty();
    List<String> expected = byHand(LocalDate.of(2011, 12, 10));
    assertThat(expected).hasSize(13);
    assertThat(
            result
                .out()
                .lines()
                .filter(line -> line.matches(" +20\\d\\d-\\d\\d .*"))
                .map(line -> line.strip().replaceAll(" +", " ").replace(",", ""))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .toList())
        .isEqualTo(expected);
  }

  /** One point a pound, at most 20,000 a row, gone after the same day a year later. */
  private List<String> byHand(LocalDate end) throws IOException {
    TreeMap<YearMonth, long[]> months = new TreeMap<>();
    List<String> lines = Files.readAllLines(transactions);
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      LocalDate day = LocalDate.parse(fields[1]);
      long points = new BigDecimal(fields[2]).setScale(0, RoundingMode.DOWN).longValueExact();
      points = Math.min(points, 20_000);
      LocalDate gone = day.plusMonths(12).plusDays(1);
      months.computeIfAbsent(YearMonth.from(day), m -> new long[2])[0] += points;
      if (gone.isBefore(end)) {
        months.computeIfAbsent(YearMonth.from(gone), m -> new long[2])[1] += points;
      }
    }
    List<String> expected = new ArrayList<>();
    long outstanding = 0;
    for (var month : months.entrySet()) {
      long[] moved = month.getValue();
      outstanding += moved[0] - moved[1];
      expected.add(month.getKey() + " " + moved[0] + " 0 " + moved[1] + " 0 " + outstanding);
    }
    return expected;
  }
}
