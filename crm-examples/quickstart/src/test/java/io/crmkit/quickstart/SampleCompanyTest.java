package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.json.CrmJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Sample company")
class SampleCompanyTest {
  @TempDir Path work;

  @Test
  @DisplayName("is the same on every machine")
  void same() {
    CRC32 checksum = new CRC32();
    checksum.update(SampleCompany.csv());

    assertThat(checksum.getValue()).isEqualTo(1257005802L);
  }

  @Test
  @DisplayName("has at least 500 customers over two years, and some returns")
  void size() {
    var rows = SampleCompany.rows();

    assertThat(rows.stream().map(SampleCompany.Row::customer).distinct())
        .hasSize(SampleCompany.CUSTOMERS)
        .hasSizeGreaterThanOrEqualTo(500);
    assertThat(rows)
        .allMatch(row -> row.date().isBefore(SampleCompany.AS_OF))
        .noneMatch(row -> row.date().isBefore(SampleCompany.AS_OF.minusYears(2)))
        .anyMatch(row -> row.amount().signum() < 0);
  }

  @Test
  @DisplayName("is reviewed by the quickstart: every tier occurs, some rise and some fall")
  void quickstart() throws IOException {
    Path out = work.resolve("out");

    Cli.Result result = Cli.run("quickstart", "--out", out);

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(tiers(out).keySet()).containsExactly("BASE", "GOLD", "PLATINUM", "SILVER");
    assertThat(tiers(out).values()).allMatch(count -> count >= 5);
    assertThat(result.out())
        .contains("600 customers as of 2026-07-01 (Asia/Shanghai)", "Closest to rising")
        .contains("Soonest to fall", "Page:      " + out.resolve("index.html"));
  }

  @Test
  @DisplayName(
      "has a few dozen cases, the same on every machine, open and ended, some of them late")
  void cases() throws IOException {
    Path out = work.resolve("out");
    Cli.Result result = Cli.run("quickstart", "--out", out);

    assertThat(SampleCases.csv()).isEqualTo(SampleCases.csv());
    assertThat(result.out())
        .contains("51 cases, 22 of them open, 5 of these with a missed limit", "Most urgent");
    assertThat(Files.readString(out.resolve("index.html")).split("<svg", -1)).hasSize(5);
  }

  @Test
  @DisplayName(
      "DS-07: shows contacts due, blocked and forgotten, care and releases, always the same")
  void contacts() throws IOException {
    Path out = work.resolve("out");
    Cli.Result result = Cli.run("quickstart", "--out", out);

    assertThat(SampleContacts.written().interactions())
        .isEqualTo(SampleContacts.written().interactions());
    assertThat(result.out())
        .contains("Due first", "Blocked today", "customers covered; left out: ")
        .contains("the birthday of", "the member day of", "Released for inactivity: ");
    assertThat(Files.readString(out.resolve("index.html"))).contains("id=\"calendar\"");
  }

  @Test
  @DisplayName("written by the quickstart gives the same decisions when reviewed as a file")
  void sameAsFile() throws IOException {
    Path first = work.resolve("first");
    Path second = work.resolve("second");
    Cli.run("quickstart", "--out", first);

    Cli.run(
        "review",
        "--transactions",
        first.resolve("transactions.csv"),
        "--cases",
        first.resolve("cases.csv"),
        "--calendar",
        "service=china-2026",
        "--interactions",
        first.resolve("interactions.csv"),
        "--customers",
        first.resolve("customers.csv"),
        "--redemptions",
        first.resolve("redemptions.csv"),
        "--playbook",
        "handbook",
        "--as-of",
        "2026-07-01",
        "--out",
        second);

    for (String name : new String[] {"decisions.jsonl", "index.html"}) {
      assertThat(second.resolve(name)).hasSameBinaryContentAs(first.resolve(name));
    }
  }

  @Test
  @DisplayName("RM-06: has redemptions, the same on every machine, a few of them refused")
  void redemptions() throws IOException {
    Path out = work.resolve("out");
    Cli.Result result = Cli.run("quickstart", "--out", out);

    assertThat(SampleRedemptions.csv()).isEqualTo(SampleRedemptions.csv());
    assertThat(Files.readAllLines(out.resolve("redemptions.csv"))).hasSizeBetween(50, 500);
    assertThat(result.out()).containsPattern("Redemptions refused: \\d+");
    assertThat(result.out()).containsPattern("2026-06 +[1-9][0-9,]+ +[1-9][0-9,]+ ");
  }

  private static Map<String, Long> tiers(Path out) throws IOException {
    return Files.readAllLines(out.resolve("decisions.jsonl")).stream()
        .map(line -> CrmJson.mapper().readTree(line).get("tier").asString())
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }
}
