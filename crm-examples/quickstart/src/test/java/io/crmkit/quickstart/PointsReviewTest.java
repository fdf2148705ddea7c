package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.json.CrmJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("A review by a playbook with points")
class PointsReviewTest {
  @TempDir Path work;

  private Cli.Result review(String playbook) throws IOException {
    Path transactions =
        Files.writeString(
            work.resolve("tx.csv"),
            """
            customer,date,amount
            a,2025-07-10,100
            a,2026-05-01,800
            a,2026-05-03,-80
            b,2026-06-28,1600
            b,2026-07-01,3200
            c,2026-06-01,0.50
            """);
    Cli.Result result =
        Cli.run(
            "review",
            "--transactions",
            transactions,
            "--as-of",
            "2026-07-01",
            "--playbook",
            playbook,
            "--out",
            work.resolve("out"));
    assertThat(result.err()).isEmpty();
    return result;
  }

  private JsonNode page() throws IOException {
    return ReportPage.dataIn(work.resolve("out"));
  }

  @Test
  @DisplayName("tells everybody's points on the page, and the programme month by month")
  void shown() throws IOException {
    review("handbook");
    JsonNode data = page();
    JsonNode points = data.get("points");
    assertThat(points.get("members").longValue()).isEqualTo(2);
    assertThat(points.get("available").longValue()).isEqualTo(820);
    assertThat(points.get("pending").longValue()).isEqualTo(1600);
    assertThat(points.get("soon").toString()).isEqualTo("[100,100,100]");
    assertThat(points.get("months")).hasSize(12);
    assertThat(points.at("/months/10").toString())
        .isEqualTo(
            "{\"month\":\"2026-05\",\"issued\":800,\"redeemed\":0,\"expired\":0,"
                + "\"calledBack\":80,\"outstanding\":820,\"liability\":810}");
    int column = 0;
    while (!data.at("/columns/" + column).asString().equals("points")) {
      column++;
    }
    assertThat(data.at("/rows/0/" + column).toString()).isEqualTo("[0,1600,0,0,0]");
    assertThat(data.at("/rows/1/" + column).toString()).isEqualTo("[820,0,100,100,100]");
    assertThat(data.at("/rows/2/" + column).toString()).isEqualTo("[0,0,0,0,0]");
    assertThat(Files.readString(work.resolve("out").resolve("index.html")))
        .contains("id=\"points-chart\"", "id=\"points-table\"");
  }

  @Test
  @DisplayName("tells points in the decisions, where they came from, and when to look again")
  void decided() throws IOException {
    review("handbook");
    List<String> lines = Files.readAllLines(work.resolve("out").resolve("decisions.jsonl"));
    JsonNode first = CrmJson.mapper().readTree(lines.get(0)).get("points");
    assertThat(first.at("/balance/available").longValue()).isEqualTo(820);
    assertThat(first.at("/expiring/0/days").intValue()).isEqualTo(30);
    assertThat(first.at("/expiring/0/points").longValue()).isEqualTo(100);
    assertThat(first.at("/earned/byRule/purchases").longValue()).isEqualTo(900);
    assertThat(first.at("/earned/calledBack").longValue()).isEqualTo(80);
    assertThat(first.get("nextWakeUp").asString()).isEqualTo("2026-07-10T16:00:00Z");
  }

  @Test
  @DisplayName("tells the programme in the summary")
  void summary() throws IOException {
    assertThat(review("handbook").out())
        .contains(
            "Points: 2 customers have 820, and 1,600 pending; expiring: 100 within 30 days, 100"
                + " within 60 days, 100 within 90 days",
            "The programme, the latest months")
        .containsPattern("2026-06 +1,600 +0 +0 +0 +2,420 +2,250");
  }

  @Test
  @DisplayName("tells nothing of points where the playbook has none")
  void without() throws IOException {
    assertThat(review("retail").out()).doesNotContain("Points", "programme");
    assertThat(page().has("points")).isFalse();
    assertThat(Files.readString(work.resolve("out").resolve("index.html")))
        .doesNotContain("id=\"points-chart\"");
    assertThat(Files.readString(work.resolve("out").resolve("decisions.jsonl")))
        .doesNotContain("\"points\":");
  }

  @Test
  @DisplayName("has every word that the page's script asks for in both languages")
  void words() throws IOException {
    String words = resource("words.js");
    int chinese = words.indexOf("  zh: {");
    TreeSet<String> asked = new TreeSet<>();
    for (String script : List.of("points.js", "page.js", "table.js", "charts.js", "cases.js")) {
      Matcher matcher = Pattern.compile("word\\(\"(\\w+)\"").matcher(resource(script));
      while (matcher.find()) {
        asked.add(matcher.group(1));
      }
    }
    assertThat(asked).contains("pointsNote", "liability");
    for (String name : asked) {
      assertThat(words.substring(0, chinese)).contains("    " + name + ": ");
      assertThat(words.substring(chinese)).contains("    " + name + ": ");
    }
  }

  private static String resource(String name) throws IOException {
    try (var stream = HtmlReport.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
