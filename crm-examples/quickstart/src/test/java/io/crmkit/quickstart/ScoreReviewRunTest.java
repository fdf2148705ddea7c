package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.json.BundledPlaybooks;
import io.crmkit.json.CrmJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("A review by a playbook with scores")
class ScoreReviewRunTest {
  @TempDir Path work;

  private Cli.Result review(String playbook, Object... more) throws IOException {
    Path transactions =
        Files.writeString(
            work.resolve("tx.csv"),
            """
            customer,date,amount
            a,2026-04-10,600
            a,2026-05-10,600
            a,2026-06-10,600
            b,2025-09-28,1600
            c,2026-06-01,0.50
            """);
    List<Object> args =
        new ArrayList<>(
            List.of(
                "review",
                "--transactions",
                transactions,
                "--as-of",
                "2026-07-01",
                "--playbook",
                playbook,
                "--out",
                work.resolve("out")));
    args.addAll(List.of(more));
    Cli.Result result = Cli.run(args.toArray());
    assertThat(result.err()).isEmpty();
    return result;
  }

  /** The handbook, and a model of purchases. */
  private String modelled() throws IOException {
    return modelled("");
  }

  private String modelled(String more) throws IOException {
    String handbook = BundledPlaybooks.json("handbook").orElseThrow();
    String outlook =
        """
        "outlook": {
          "model": {"model": "MBG/NBD", "r": 0.5, "alpha": 4, "a": 0.8, "b": 2.4, "unit": "WEEK"},
          "churnBelow": "50 %",
          "horizonDays": 182 MORE
        },
        "churn": {\
        """
            .replace("MORE", more);
    return Files.writeString(
            work.resolve("modelled.json"), handbook.replace("\"churn\": {", outlook))
        .toString();
  }

  private JsonNode decision(int line) throws IOException {
    List<String> lines = Files.readAllLines(work.resolve("out").resolve("decisions.jsonl"));
    return CrmJson.mapper().readTree(lines.get(line)).get("scores");
  }

  private String html() throws IOException {
    return Files.readString(work.resolve("out").resolve("index.html"));
  }

  private JsonNode page() throws IOException {
    return ReportPage.data(html());
  }

  @Test
  @DisplayName("IS-17, IS-18: tells scores, why, what would raise them, and the strategy")
  void decided() throws IOException {
    review("handbook");
    JsonNode scores = decision(0);
    JsonNode card = scores.at("/cards/relationship");
    assertThat(card.at("/outcome/verdict").asString()).isEqualTo("scored");
    assertThat(card.at("/outcome/points").intValue()).isEqualTo(78);
    assertThat(card.at("/reasons/0/text/zh").asString()).isNotEmpty();
    assertThat(card.at("/raise/0/gain").intValue()).isPositive();
    JsonNode quality = scores.at("/cards/data-quality");
    assertThat(quality.at("/outcome/points").intValue()).isZero();
    assertThat(quality.get("reasons").toString()).contains("profile.missing", "payment-record");
    assertThat(scores.at("/stages/life-cycle/standing/stage").asString()).isEqualTo("FORMATION");
    assertThat(scores.at("/labels/strategies/outcome/given/0").asString())
        .isEqualTo("strategy.EXPAND");
    assertThat(scores.at("/rfm/outcome/rfm").asString()).isEqualTo("classified");
    assertThat(scores.at("/churn/risk/level").asString()).isEqualTo("CALM");
    assertThat(scores.has("outlook")).isFalse();
    assertThat(scores.has("level")).isFalse();
  }

  @Test
  @DisplayName(
      "counts everybody on the page: scores, the grid, stages; no calendar without a model")
  void shown() throws IOException {
    review("handbook");
    JsonNode scores = page().get("scores");
    assertThat(scores.at("/cards/0/name").asString()).isEqualTo("relationship");
    assertThat(scores.at("/cards/0/tenths/7").intValue()).isEqualTo(1);
    assertThat(scores.at("/cards/1/tenths/0").intValue()).isEqualTo(3);
    assertThat(scores.at("/rfm/0").toString()).isEqualTo("[0,1,0,0,0]");
    assertThat(scores.at("/stages/0/counts").toString())
        .isEqualTo(
            "[{\"code\":\"DECLINE\",\"customers\":1},{\"code\":\"STABILITY\",\"customers\":0},"
                + "{\"code\":\"FORMATION\",\"customers\":1},{\"code\":\"EXPLORATION\",\"customers\":1}]");
    assertThat(html())
        .contains("id=\"scores-chart\"", "id=\"rfm-grid\"")
        .doesNotContain("id=\"churn-chart\"");
  }

  @Test
  @DisplayName("RM-09: with a model, the days on which customers are lost, and a calendar of them")
  void calendar() throws IOException {
    Cli.Result result = review(modelled());
    JsonNode outlook = decision(0).get("outlook");
    assertThat(outlook.at("/churn/churn").asString()).isEqualTo("ahead");
    assertThat(outlook.at("/expectedPurchases").decimalValue()).isPositive();
    assertThat(outlook.at("/horizonDays").intValue()).isEqualTo(182);
    JsonNode calendar = page().at("/scores/calendar");
    int sum = calendar.get("passed").intValue() + calendar.get("later").intValue();
    for (JsonNode month : calendar.get("months")) {
      sum += month.get("customers").intValue();
    }
    assertThat(sum).isEqualTo(3);
    assertThat(calendar.get("months")).hasSize(12);
    assertThat(calendar.at("/months/0/code").asString()).isEqualTo("2026-07");
    assertThat(html()).contains("id=\"churn-chart\"");
    assertThat(result.out()).contains("lost by the model: ");
  }

  private static final String VALUE =
      """
      , "value": {
        "spend": {"model": "Gamma-Gamma", "p": 6.25, "q": 3.75, "v": 400, "currency": "CNY"},
        "discount": {"perYear": "10 %"},
        "horizonDays": 365
      }\
      """;

  @Test
  @DisplayName(
      "AS-07: with a model of spend, what each customer is worth and why, and all together")
  void value() throws IOException {
    Cli.Result result = review(modelled(VALUE));
    JsonNode value = decision(0).at("/outlook/value");
    Money amount = Money.parse(value.get("amount").asString());
    assertThat(amount.isPositive()).isTrue();
    assertThat(value.get("spendPerPurchase").asString()).startsWith("CNY 6");
    assertThat(value.get("discountedPurchases").decimalValue()).isPositive();
    assertThat(value.at("/reasons/0/code").asString()).isEqualTo("score.value.worth");
    assertThat(value.at("/reasons/0/text/en").asString()).startsWith("Worth " + amount);
    assertThat(value.at("/reasons/0/text/zh").asString()).contains("365 天");
    assertThat(value.at("/reasons/2/text/en").asString()).startsWith("With a discount of 0.0261 %");

    Money sum = Money.zero(amount.getCurrencyUnit());
    for (int line = 0; line < 3; line++) {
      sum = sum.plus(Money.parse(decision(line).at("/outlook/value/amount").asString()));
    }
    JsonNode shown = page().at("/scores/value");
    assertThat(shown.get("total").decimalValue()).isEqualByComparingTo(sum.getAmount());
    assertThat(shown.get("customers").intValue()).isEqualTo(3);
    assertThat(shown.get("none").intValue()).isZero();
    int column = columns().indexOf("value");
    JsonNode row = page().at("/rows/0");
    assertThat(row.get(0).asString()).isEqualTo("a");
    assertThat(row.get(column).decimalValue()).isEqualByComparingTo(amount.getAmount());
    assertThat(row.get(column + 1)).hasSize(4);
    assertThat(result.out())
        .contains(
            "expected to be worth within 365 days: CNY "
                + String.format(Locale.ROOT, "%,.2f", sum.getAmount())
                + ", of 3 customers; 0 have no value");
  }

  private List<String> columns() throws IOException {
    List<String> columns = new ArrayList<>();
    page().get("columns").forEach(name -> columns.add(name.asString()));
    return columns;
  }

  @Test
  @DisplayName("AS-07: no value where it is refused, with the reason, and nothing counted")
  void valueRefused() throws IOException {
    Cli.Result result = review(modelled(VALUE.replace("CNY", "GBP")));
    JsonNode value = decision(0).at("/outlook/value");
    assertThat(value.has("amount")).isFalse();
    assertThat(value.at("/reasons/0/code").asString()).isEqualTo("score.value.other-currency");
    JsonNode row = page().at("/rows/0");
    int column = columns().indexOf("value");
    assertThat(row.get(column).isNull()).isTrue();
    assertThat(row.get(column + 1)).hasSize(1);
    assertThat(result.out()).contains("GBP 0.00, of 0 customers; 3 have no value");

    review(modelled());
    assertThat(decision(0).get("outlook").has("value")).isFalse();
    assertThat(page().at("/scores/value").isNull()).isTrue();
  }

  @Test
  @DisplayName("IS-02: the file of customers tells since when which field is known")
  void profiles() throws IOException {
    String all =
        "BASIC:name@2026-01-10 BASIC:contact-person@2026-01-10 BASIC:contact-points@2026-01-10"
            + " BASIC:address@2025-06-30 BUSINESS:needs@2026-01-10 CREDIT:credit-status@2026-01-10";
    Path customers =
        Files.writeString(work.resolve("who.csv"), "customer,profile\na," + all + "\nb,\n");
    Cli.Result result = review("handbook", "--customers", customers);
    JsonNode quality = decision(0).at("/cards/data-quality");
    assertThat(quality.at("/outcome/points").intValue()).isEqualTo(70);
    assertThat(quality.get("reasons").toString())
        .contains("payment-record", "score.data.stale", "address")
        .doesNotContain("credit-status");
    assertThat(decision(1).at("/cards/data-quality/outcome/points").intValue()).isZero();
    assertThat(result.out()).containsPattern("data-quality +2 +0 +0 +1 +0 +0");
  }

  @Test
  @DisplayName("tells in the summary how scores are spread and how many are in each stage")
  void summary() throws IOException {
    assertThat(review("handbook").out())
        .contains("Scores, in per cent of the scale")
        .containsPattern("data-quality +3 +0 +0 +0 +0 +0")
        .contains("life-cycle: DECLINE 1, FORMATION 1, EXPLORATION 1")
        .contains("after-assessment: ");
  }

  @Test
  @DisplayName("tells nothing of scores where the playbook has none")
  void without() throws IOException {
    assertThat(review("retail").out()).doesNotContain("Scores");
    assertThat(page().has("scores")).isFalse();
    assertThat(html()).doesNotContain("id=\"scores-chart\"");
    assertThat(Files.readString(work.resolve("out").resolve("decisions.jsonl")))
        .doesNotContain("\"scores\":");
  }

  @Test
  @DisplayName("has every word of the script in both languages")
  void words() throws IOException {
    String words = resource("words.js");
    int chinese = words.indexOf("  zh: {");
    TreeSet<String> asked = new TreeSet<>();
    String scripts = resource("scores.js") + resource("holdout.js") + resource("table.js");
    Matcher inScript = Pattern.compile("word\\(\"(\\w+)\"").matcher(scripts);
    while (inScript.find()) {
      asked.add(inScript.group(1));
    }
    Matcher inPage = Pattern.compile("data-text=\"(\\w+)\"").matcher(resource("report.mustache"));
    while (inPage.find()) {
      asked.add(inPage.group(1));
    }
    assertThat(asked).contains("scoresNote", "rfmGrid", "churnCalendar", "holdOut", "worth");
    asked.addAll(List.of("value", "model", "expectedPurchases", "seenPurchases", "expectedOfSeen"));
    asked.addAll(List.of("weeksAfter", "daysAfter", "valueMore"));
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
