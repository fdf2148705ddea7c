package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.json.BundledPlaybooks;
import io.crmkit.json.CrmJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("Contact in a review of files")
class ContactReviewRunTest {
  private static final String INTERACTIONS =
      """
      customer,at,channel,direction,purpose,outcome,staff,topic
      a,2026-06-09T10:00,PHONE,OUTBOUND,RETURN_VISIT,REACHED,s-1,AFTER_SALE
      b,2026-05-09T10:00,PHONE,OUTBOUND,RETURN_VISIT,REACHED,s-1,AFTER_SALE
      b,2026-06-09T10:00,PHONE,OUTBOUND,RETURN_VISIT,ATTEMPTED,,
      c,2026-03-20 10:00,EMAIL,OUTBOUND,SERVICE,REACHED,,
      z,2026-07-03T10:00,PHONE,INBOUND,SERVICE,REACHED,,
      """;
  private static final String CUSTOMERS =
      """
      customer,joined,zone,birthday,keeper,protected,consents,do-not-contact,reviewed,class-importance,class-nature
      a,2025-01-15,,07-03,s-1,,,,2026-06-01,premium,individual
      b,2025-01-15,Asia/Shanghai,1988-07-05,,,INSTANT_MESSAGE:MARKETING@2026-01-01 -SMS:MARKETING@2026-02-01,,2026-06-01,premium,individual
      c,2025-01-15,,lunar 05-20,,MINOR,,objection@2026-06-01/2026-07-09,2026-06-01,ordinary,individual
      d,2026-06-20,,,,,,,,ordinary,individual
      """;

  @TempDir Path work;
  private Path transactions = Path.of("");
  private Path interactions = Path.of("");
  private Path customers = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void files() throws IOException {
    transactions =
        Files.writeString(
            work.resolve("tx.csv"),
            "customer,date,amount\na,2026-05-01,1200\nb,2026-05-02,3\nc,2025-05-02,3\n");
    interactions = Files.writeString(work.resolve("in.csv"), INTERACTIONS);
    customers = Files.writeString(work.resolve("who.csv"), CUSTOMERS);
    out = work.resolve("out");
  }

  private Cli.Result review(Object... more) {
    Object[] usual = {
      "review",
      "--transactions",
      transactions,
      "--interactions",
      interactions,
      "--customers",
      customers,
      "--as-of",
      "2026-07-01",
      "--out",
      out
    };
    Object[] all = new Object[usual.length + more.length];
    System.arraycopy(usual, 0, all, 0, usual.length);
    System.arraycopy(more, 0, all, usual.length, more.length);
    return Cli.run(all);
  }

  private JsonNode line(String customer) throws IOException {
    return Files.readAllLines(out.resolve("decisions.jsonl")).stream()
        .map(line -> CrmJson.mapper().readTree(line))
        .filter(line -> line.get("customer").asString().equals(customer))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode due(JsonNode line, String rule) {
    return line.at("/contact/due")
        .valueStream()
        .filter(one -> one.get("rule").asString().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName(
      "DS-07 IS-08 CF-10: lists what is due, blocked and left out, in summary and decisions")
  void listed() throws IOException {
    Cli.Result result = review("--playbook", "handbook");

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("4 customers as of 2026-07-01", "Due first", "Blocked today")
        .contains("premium-visits: 1 of 2 customers covered; left out: b")
        .containsPattern("c +established-monthly +2026-07-09 08:00 +left-alone: ")
        .containsPattern(
            "b +premium-visits +2026-06-30 +0 d +PHONE RETURN_VISIT +2026-07-01 08:00");
    JsonNode visit = due(line("b"), "premium-visits");
    assertThat(visit.get("late").booleanValue()).isTrue();
    assertThat(visit.get("permission").asString()).isEqualTo("deferred");
    assertThat(visit.get("from").asString()).isEqualTo("2026-07-01T00:00:00Z");
    assertThat(visit.get("blocked").booleanValue()).isFalse();
    assertThat(visit.at("/reasons/0/text/zh").asString()).isNotBlank();
    JsonNode monthly = due(line("c"), "established-monthly");
    assertThat(monthly.get("blocked").booleanValue()).isTrue();
    assertThat(monthly.get("blockers").toString()).contains("contact.banned-until");
    assertThat(line("c").at("/contact/release/outcome").toString())
        .isEqualTo("{\"release\":\"released\",\"since\":\"2026-06-20\"}");
    assertThat(line("a").at("/contact/policy/name").asString()).isEqualTo("handbook");
    assertThat(line("d").at("/contact/due/0/rule").asString()).isEqualTo("new-weekly");
  }

  @Test
  @DisplayName(
      "IS-15 RM-07 AS-08: the care of the week, what important customers get, and who gets none")
  void care() throws IOException {
    assertThat(review("--playbook", "handbook").out())
        .contains("Care of the week", "2026-07-03  the birthday of 1 (a)", "the member day of 3");
    assertThat(line("a").at("/contact/care/0/actions").toString())
        .isEqualTo("[\"GREETING\",\"TAILORED_SERVICE\"]");
    assertThat(line("c").at("/contact/care")).isEmpty();
    assertThat(line("c").at("/contact/careReasons").toString()).contains("care.minor");
  }

  @Test
  @DisplayName("the page holds lists and a calendar of five weeks, in both languages")
  void page() throws IOException {
    review("--playbook", "handbook");
    String page = Files.readString(out.resolve("index.html"));
    JsonNode contact = ReportPage.data(page).get("contact");

    assertThat(page).contains("id=\"calendar\"", "id=\"due-table\"", "tx.csv, in.csv, who.csv");
    assertThat(contact.get("days")).hasSize(35);
    assertThat(contact.at("/days/0/day").asString()).isEqualTo("2026-06-29");
    JsonNode today = contact.at("/days/2");
    assertThat(today.get("day").asString()).isEqualTo("2026-07-01");
    assertThat(today.get("due").intValue()).isEqualTo(contact.get("dueToday").intValue());
    assertThat(contact.at("/days/5/care").toString())
        .isEqualTo("[[{\"en\":\"the member day\",\"zh\":\"会员日\"},3]]");
    assertThat(contact.get("concerned").intValue()).isEqualTo(2);
    assertThat(contact.at("/leftOut/0/customer").asString()).isEqualTo("b");
    assertThat(contact.get("due").valueStream().filter(d -> d.get("blocked").booleanValue()))
        .isNotEmpty()
        .allMatch(d -> d.get("customer").asString().equals("c"));
  }

  @Test
  @DisplayName("without a section about contact nothing of it shows; files about it are refused")
  void silent() throws IOException {
    Cli.Result refused = review();
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.errLines())
        .containsExactly(
            "--playbook: must be a playbook with a section about contact, such as the bundled"
                + " handbook; retail 1 has none");
    Cli.Result plain =
        Cli.run("review", "--transactions", transactions, "--as-of", "2026-07-01", "--out", out);
    assertThat(plain.out()).doesNotContain("Contact:");
    assertThat(Files.readString(out.resolve("decisions.jsonl"))).doesNotContain("\"contact\"");
    assertThat(Files.readString(out.resolve("index.html"))).doesNotContain("id=\"calendar\"");
  }

  @Test
  @DisplayName(
      "every wrong cell is told with line, column and what is accepted; nothing is written")
  void wrongCells() throws IOException {
    Files.writeString(
        interactions,
        """
        customer,at,channel,direction,purpose,outcome,staff,topic
        ,yesterday,2x,OUT,a b,MAYBE,,9
        """);
    Files.writeString(
        customers,
        """
        customer,joined,zone,birthday,keeper,protected,consents,do-not-contact,reviewed,class-importance,profile
        a,soon,Moon,02-31,,CAT,SMS,never,then,9,BASIC:name
        b,,,,,,,x@2026-02-01/2026-01-01,,,VAGUE:name@2026-01-01
        c,,,,,,SMS:MARKETING@2026-13-01,,,,BASIC:name@2026-01-01 BASIC:name@2026-01-02
        d,,,,,,,,,,
        d,,,,,,,,,,
        e,,,,,,,,,,BASIC:name@2026-02-30
        """);
    Cli.Result result = review("--playbook", "handbook");

    assertThat(result.exitCode()).isEqualTo(2);
    String where = work.toString() + "/";
    assertThat(result.errLines().stream().map(line -> line.replace(where, "")))
        .extracting(
            line -> line.substring(0, line.indexOf(": must") < 0 ? 20 : line.indexOf(": must")))
        .containsExactlyInAnyOrderElementsOf(
            List.of(
                "in.csv:2:1: customer",
                "in.csv:2:2: at",
                "in.csv:2:3: channel",
                "in.csv:2:4: direction",
                "in.csv:2:5: purpose",
                "in.csv:2:6: outcome",
                "in.csv:2:8: topic",
                "who.csv:2:2: joined",
                "who.csv:2:3: zone",
                "who.csv:2:4: birthday",
                "who.csv:2:6: protected",
                "who.csv:2:7: consents",
                "who.csv:2:8: do-not-contact",
                "who.csv:2:9: reviewed",
                "who.csv:2:11: profile",
                "who.csv:3:11: profile",
                "who.csv:4:11: profile",
                "who.csv:7:11: profile",
                "who.csv:3:8: do-not-contact",
                "who.csv:4:7: consents",
                "who.csv:6:1: customer"));
    assertThat(result.err()).doesNotContain("02-31");
    assertThat(out).doesNotExist();
  }

  @Test
  @DisplayName("columns that are missing or mean nothing are told")
  void headers() throws IOException {
    Files.writeString(interactions, "customer,at\n");
    Files.writeString(customers, "customer,colour\n");
    Cli.Result result = review("--playbook", "handbook");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("must have the columns customer, at, channel, direction, purpose and outcome")
        .contains("header: must name known columns")
        .contains("'colour'");
    Files.writeString(customers, "");
    assertThat(review("--playbook", "handbook").err())
        .contains("header: must name the columns customer; the file is empty");
  }

  @Test
  @DisplayName("a calendar given instead of the playbook's opens the hours of contact too")
  void calendar() throws IOException {
    String handbook = BundledPlaybooks.json("handbook").orElseThrow();
    Path own =
        Files.writeString(
            work.resolve("own.json"),
            handbook.replace(
                "{\"type\": \"do-not-contact\", \"name\": \"left-alone\"},",
                "{\"type\": \"do-not-contact\", \"name\": \"left-alone\"},"
                    + "{\"type\": \"open-hours\", \"name\": \"office\", \"calendar\": \"service\"},"));
    assertThat(review("--playbook", own).err()).isEmpty();
    assertThat(visitFrom()).isEqualTo("2026-07-01T01:00:00Z");
    Path late =
        Files.writeString(work.resolve("late.json"), "{\"hours\": {\"wed\": [\"15:00-17:00\"]}}");
    assertThat(review("--playbook", own, "--calendar", "service=" + late).err()).isEmpty();
    assertThat(visitFrom()).isEqualTo("2026-07-01T07:00:00Z");
  }

  private String visitFrom() throws IOException {
    return due(line("b"), "premium-visits").get("from").asString();
  }
}
