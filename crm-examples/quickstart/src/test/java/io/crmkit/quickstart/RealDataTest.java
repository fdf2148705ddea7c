package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.crmkit.json.CrmJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("Real retailer's data")
class RealDataTest {
  private static final String FILE = "shared/data/online-retail-customer-days.csv";

  @TempDir Path work;

  @Test
  @DisplayName("every customer gets the tier that adding up by hand gives")
  void sameAsByHand() throws IOException {
    Optional<Path> data = data();
    if (data.isEmpty()) {
      System.err.println("SKIPPED: " + FILE + " stands beside no directory above the working one");
    }
    assumeTrue(data.isPresent(), FILE + " is not there");

    Cli.Result result =
        Cli.run(
            "review",
            "--transactions",
            data.get(),
            "--as-of",
            "2011-12-10",
            "--currency",
            "GBP",
            "--zone",
            "Europe/London",
            "--out",
            work.resolve("out"));

    assertThat(result.err()).isEmpty();
    Map<String, String> tiers = new HashMap<>();
    for (String line : Files.readAllLines(work.resolve("out").resolve("decisions.jsonl"))) {
      JsonNode decision = CrmJson.mapper().readTree(line);
      tiers.put(decision.get("customer").asString(), decision.get("tier").asString());
    }
    assertThat(tiers).hasSize(4_338).isEqualTo(byHand(data.get()));
    Map<String, Integer> counts = new TreeMap<>();
    tiers.values().forEach(tier -> counts.merge(tier, 1, Integer::sum));
    assertThat(counts)
        .isEqualTo(Map.of("BASE", 2_709, "SILVER", 1_364, "GOLD", 226, "PLATINUM", 39));
  }

  /** Sums over the twelve months, nothing of the library in it; ISO dates sort as text. */
  private static Map<String, String> byHand(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0)).isEqualTo("customer,date,amount");
    Map<String, BigDecimal> sums = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      if (fields[1].compareTo("2011-12-10") < 0) {
        boolean inWindow = fields[1].compareTo("2010-12-10") >= 0;
        BigDecimal amount = inWindow ? new BigDecimal(fields[2]) : BigDecimal.ZERO;
        sums.merge(fields[0], amount, BigDecimal::add);
      }
    }
    Map<String, String> tiers = new HashMap<>();
    sums.forEach((customer, sum) -> tiers.put(customer, tier(sum)));
    return tiers;
  }

  private static String tier(BigDecimal sum) {
    if (sum.compareTo(new BigDecimal("20000")) >= 0) {
      return "PLATINUM";
    }
    if (sum.compareTo(new BigDecimal("5000")) >= 0) {
      return "GOLD";
    }
    return sum.compareTo(new BigDecimal("1000")) >= 0 ? "SILVER" : "BASE";
  }

  /** Looks beside every directory from the working one upwards. */
  static Optional<Path> data() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path candidate = at.resolve(FILE);
      if (Files.isRegularFile(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
