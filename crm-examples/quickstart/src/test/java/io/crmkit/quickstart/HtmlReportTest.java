package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Texts;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Kind;
import io.crmkit.facts.Metric;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierReason;
import io.crmkit.time.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("HTML page")
class HtmlReportTest {
  private static final Pattern LOADS =
      Pattern.compile(
          "(?i)(src|href)\\s*=\\s*[\"']?+(?!data:)|@import|url\\(|<link(?! rel=\"icon\")");

  @TempDir Path work;

  @Test
  @DisplayName("loads nothing from anywhere")
  void selfContained() throws IOException {
    String page = page("a,2026-05-01,1200\n");
    int charts = page.indexOf("Chart.js v4");
    int ownScript = page.indexOf("// Every label of the page");
    assertThat(charts).isPositive();
    assertThat(ownScript).isGreaterThan(charts);

    // The charting library's own code is let be: the page's policy forbids it to load anything.
    String own = page.substring(0, charts) + page.substring(ownScript);

    assertThat(LOADS.matcher(own).results().map(r -> r.group())).isEmpty();
    assertThat(own).doesNotContain("http://", "https://");
    assertThat(page)
        .contains("Content-Security-Policy\" content=\"default-src 'none'", "MIT License")
        .doesNotContain("sourceMappingURL");
  }

  @Test
  @DisplayName("an id that looks like markup stays data")
  void escaped() throws IOException {
    String id = "</script><script>alert(1)</script>&<!--\u2028";
    String page = page("\"" + id + "\",2026-05-01,1200\n");

    // The data, the charting library and the page's own script; none more.
    assertThat(page.split("</script", -1)).hasSize(4);
    assertThat(page).doesNotContain("alert(1)</script").doesNotContain("\u2028");
    assertThat(ReportPage.data(page).at("/rows/0/0").asString()).isEqualTo(id);
  }

  @Test
  @DisplayName("holds the columns that its script reads, and one line a customer")
  void data() throws IOException {
    JsonNode data = ReportPage.data(page("a,2026-05-01,1200\nb,2026-05-02,10\nb,2026-05-03,-2\n"));

    assertThat(data.get("columns").valueStream().map(JsonNode::asString))
        .containsExactly(
            "id",
            "tier",
            "spend",
            "orders",
            "points",
            "attainment",
            "on",
            "to",
            "since",
            "failing",
            "reasons",
            "missing",
            "until",
            "keep",
            "then",
            "value",
            "worth");
    assertThat(data.get("rows")).hasSize(2);
    JsonNode row = data.at("/rows/1");
    assertThat(row).hasSize(17);
    assertThat(row.get(0).asString()).isEqualTo("b");
    assertThat(row.get(2).decimalValue()).isEqualByComparingTo("8.00");
    assertThat(row.get(3).intValue()).isEqualTo(1);
    assertThat(data.at("/tiers/1").toString())
        .isEqualTo("{\"name\":\"SILVER\",\"customers\":1,\"spend\":1200.00}");
    assertThat(data.at("/falls/0").toString())
        .isEqualTo("{\"month\":\"2027-06\",\"byTier\":[0,1,0,0]}");
    assertThat(data.get("concentration")).hasSize(101);
    assertThat(data.at("/attainment/0").toString()).isEqualTo("[1,0,0,0,0,0,0,0,0,0]");
  }

  @Test
  @DisplayName("a wording and its values give the library's text in both languages")
  void wordings() {
    Metric<Period> since = Metric.of("days-since-order", Kind.DAYS, Window.ever());
    Facts facts =
        Facts.at(Instant.parse("2026-07-01T00:00:00Z"), ZoneId.of("UTC"), CurrencyUnit.of("CNY"))
            .with(since, Period.ofDays(37));
    TierReason reason =
        new TierReason.Grace(
            Tier.of("GOLD"),
            LocalDate.of(2026, 6, 1),
            LocalDate.of(2026, 7, 1),
            since.atMost(Period.ofDays(30)).evaluate(facts).findings());
    ReasonTexts texts = new ReasonTexts();

    List<Object> first = texts.add(reason);
    List<Object> again = texts.add(reason);

    assertThat(again).isEqualTo(first);
    assertThat(texts.wordings()).hasSize(1);
    ReasonTexts.Wording wording = texts.wordings().get(0);
    assertThat(wording.code()).isEqualTo("tier.grace");
    assertThat(filled(wording.en(), first))
        .isEqualTo(Texts.BUILT_IN.render(reason, Locale.ENGLISH));
    assertThat(filled(wording.zh(), first))
        .isEqualTo(Texts.BUILT_IN.render(reason, Locale.SIMPLIFIED_CHINESE));
  }

  private static String filled(String wording, List<Object> reason) {
    String text = wording;
    for (int i = 1; i < reason.size(); i++) {
      text = text.replace("{" + (i - 1) + "}", reason.get(i).toString());
    }
    return text;
  }

  private String page(String rows) throws IOException {
    Path transactions = Files.writeString(work.resolve("tx.csv"), "customer,date,amount\n" + rows);
    Path out = work.resolve("out");
    Cli.Result result =
        Cli.run("review", "--transactions", transactions, "--as-of", "2026-07-01", "--out", out);
    assertThat(result.err()).isEmpty();
    return Files.readString(out.resolve("index.html"));
  }
}
