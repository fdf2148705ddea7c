package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.json.CrmJson;
import io.crmkit.tier.TierStanding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("Decisions")
class DecisionsTest {
  /** One is above SILVER's entry; one fell below it but not below its keep; one left long ago. */
  private static final String HISTORY =
      """
      customer,date,amount
      rising,2025-12-24,4950.00
      resting,2025-01-10,1000.00
      resting,2025-06-01,850.00
      leaving,2025-01-10,1500.00
      leaving,2025-02-05,-200.00
      """;

  @TempDir Path work;

  @Test
  @DisplayName("a line holds tier, facts, reasons, the way up, what keeps the tier, and what comes")
  void shape() throws IOException {
    JsonNode line = decisions("2026-01-20").get(2);

    assertThat(line.propertyNames())
        .containsExactly(
            "customer",
            "asOf",
            "policy",
            "tier",
            "standing",
            "facts",
            "reasons",
            "next",
            "keep",
            "nextChange");
    assertThat(line.get("customer").asString()).isEqualTo("rising");
    assertThat(line.get("asOf").asString()).isEqualTo("2026-01-19T16:00:00Z");
    assertThat(line.get("policy").toString()).isEqualTo("{\"name\":\"retail\",\"version\":\"1\"}");
    assertThat(line.get("tier").asString()).isEqualTo("SILVER");
    assertThat(line.get("facts").toString())
        .isEqualTo("{\"money spend over last:P12M\":\"CNY 4950.00\"}");
    assertThat(line.at("/reasons/0/code").asString()).isEqualTo("tier.entered");
    assertThat(line.at("/reasons/1/code").asString()).isEqualTo("tier.not-reached");
    assertThat(line.at("/reasons/1/details/tier").asString()).isEqualTo("GOLD");
    assertThat(line.at("/next/tier").asString()).isEqualTo("GOLD");
    assertThat(line.at("/next/attainment").decimalValue()).isEqualByComparingTo("0.99");
    assertThat(line.at("/next/missing/0/text/en").asString())
        .isEqualTo(
            "spend over the last 12 months: CNY 4950.00 (at least CNY 5000.00 required),"
                + " CNY 50.00 more needed");
    assertThat(line.at("/next/missing/0/text/zh").asString())
        .isEqualTo("近 12 个月消费额：CNY 4950.00（要求不低于 CNY 5000.00），还差 CNY 50.00");
    assertThat(line.at("/next/until").asString()).isEqualTo("2026-12-25");
    assertThat(line.at("/keep/met").booleanValue()).isTrue();
    assertThat(line.get("nextChange").toString())
        .startsWith("{\"on\":\"2027-01-24\",\"from\":\"SILVER\",\"to\":\"BASE\",\"reasons\":[");
    assertThat(line.at("/nextChange/reasons/0/code").asString()).isEqualTo("tier.fell");
  }

  @Test
  @DisplayName("the standing reads back by the library's codec")
  void standingReadsBack() throws IOException {
    JsonNode line = decisions("2026-01-20", "--fold").get(0);

    TierStanding standing = CrmJson.read(line.get("standing").toString(), TierStanding.class);

    assertThat(standing.earned().code()).isEqualTo("SILVER");
    assertThat(standing.since()).isEqualTo(LocalDate.of(2025, 1, 11));
    assertThat(standing.failingSince()).contains(LocalDate.of(2026, 1, 11));
  }

  @Test
  @DisplayName("lines are sorted by customer and equal input gives equal bytes")
  void deterministic() throws IOException {
    List<JsonNode> lines = decisions("2026-01-20");
    byte[] decisions = Files.readAllBytes(work.resolve("out/decisions.jsonl"));
    byte[] page = Files.readAllBytes(work.resolve("out/index.html"));
    assertThat(lines)
        .extracting(line -> line.get("customer").asString())
        .containsExactly("leaving", "resting", "rising");

    decisions("2026-01-20");

    assertThat(Files.readAllBytes(work.resolve("out/decisions.jsonl"))).isEqualTo(decisions);
    assertThat(Files.readAllBytes(work.resolve("out/index.html"))).isEqualTo(page);
  }

  @Test
  @DisplayName("without folding, entry conditions decide")
  void entryConditions() throws IOException {
    assertThat(decisions("2026-01-20"))
        .extracting(line -> line.get("tier").asString())
        .containsExactly("BASE", "BASE", "SILVER");
  }

  @Test
  @DisplayName("folding, who meets the keep condition stays and who fails it has a grace")
  void keepConditions() throws IOException {
    List<JsonNode> lines = decisions("2026-01-20", "--fold");

    assertThat(lines)
        .extracting(line -> line.get("tier").asString())
        .containsExactly("SILVER", "SILVER", "SILVER");
    assertThat(lines)
        .extracting(line -> line.at("/reasons/0/text/en").asString())
        .containsExactly(
            "Keeps SILVER for now; its keep condition has failed since 2026-01-11, and SILVER is lost"
                + " on 2026-02-10 unless the condition holds again: spend over the last 12 months: CNY -200.00 (at"
                + " least CNY 800.00 required), CNY 1000.00 more needed",
            "Keeps SILVER: spend over the last 12 months: CNY 850.00 (at least CNY 800.00"
                + " required)",
            "Keeps SILVER: spend over the last 12 months: CNY 4950.00 (at least CNY 800.00"
                + " required)");
    assertThat(lines.get(0).get("nextChange").toString())
        .startsWith("{\"on\":\"2026-02-10\",\"from\":\"SILVER\",\"to\":\"BASE\",");
  }

  @Test
  @DisplayName("folding past the grace, who failed has fallen")
  void fallen() throws IOException {
    assertThat(decisions("2026-02-11", "--fold"))
        .extracting(line -> line.get("tier").asString())
        .containsExactly("BASE", "SILVER", "SILVER");
  }

  @Test
  @DisplayName("the summary counts tiers and lists who rises next and who falls next")
  void summary() throws IOException {
    Path transactions = Files.writeString(work.resolve("tx.csv"), HISTORY);

    String text =
        Cli.run(
                "review",
                "--transactions",
                transactions,
                "--as-of",
                "2026-01-20",
                "--fold",
                "--out",
                work.resolve("out"))
            .out();

    assertThat(text)
        .startsWith(
            """
            3 customers as of 2026-01-20 (Asia/Shanghai), playbook retail 1, histories followed

              Tier      Customers    Share  Spend over the last 12 months, CNY    Share
              PLATINUM          0    0.0 %                                0.00    0.0 %
              GOLD              0    0.0 %                                0.00    0.0 %
              SILVER            3  100.0 %                            5,600.00  100.0 %
              BASE              0    0.0 %                                0.00    0.0 %
              Total             3  100.0 %                            5,600.00  100.0 %

            The top 20 % of customers bring 85.3 % of it.

            Closest to rising
              Customer  Tier              Done  Missing                                                                                             Enough before
              rising    SILVER -> GOLD  99.0 %  spend over the last 12 months: CNY 4950.00 (at least CNY 5000.00 required), CNY 50.00 more needed   2026-12-25
              resting   SILVER -> GOLD  17.0 %  spend over the last 12 months: CNY 850.00 (at least CNY 5000.00 required), CNY 4150.00 more needed  2026-06-02

            Soonest to fall if nothing more happens
              Customer  On          Tier            Kept by
              leaving   2026-02-10  SILVER -> BASE  spend over the last 12 months: CNY -200.00 (at least CNY 800.00 required), CNY 1000.00 more needed
              resting   2026-07-02  SILVER -> BASE  spend over the last 12 months: CNY 850.00 (at least CNY 800.00 required)
              rising    2027-01-24  SILVER -> BASE  spend over the last 12 months: CNY 4950.00 (at least CNY 800.00 required)
            """);
  }

  private List<JsonNode> decisions(String asOf, String... more) throws IOException {
    Path transactions = Files.writeString(work.resolve("tx.csv"), HISTORY);
    Path out = work.resolve("out");
    Object[] args = {"review", "--transactions", transactions, "--as-of", asOf, "--out", out};
    Object[] all = Stream.of(args, more).flatMap(Arrays::stream).toArray();
    Cli.Result result = Cli.run(all);
    assertThat(result.err()).isEmpty();
    return Files.readAllLines(out.resolve("decisions.jsonl")).stream()
        .map(line -> CrmJson.mapper().readTree(line))
        .toList();
  }
}
