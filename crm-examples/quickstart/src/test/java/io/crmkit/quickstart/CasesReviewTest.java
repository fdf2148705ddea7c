package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.json.CrmJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("Cases in a review")
class CasesReviewTest {
  static final String PLAYBOOK =
      """
      {"crmkit": 1, "name": "own", "version": "7", "zone": "Asia/Shanghai", "currency": "CNY",
       "calendars": {"desk": {"hours": {"mon": ["09:00-17:00"], "tue": ["09:00-17:00"],
         "wed": ["09:00-17:00"], "thu": ["09:00-17:00"], "fri": ["09:00-17:00"]}}},
       "workflows": {"claim": {"version": "2",
         "fields": [{"name": "kind", "type": "CODE", "codes": ["late", "broken"]},
           {"name": "urgent", "type": "FLAG"}, {"name": "items", "type": "COUNT"},
           {"name": "worth", "type": "AMOUNT"}, {"name": "bought", "type": "DAY"},
           {"name": "seen", "type": "MOMENT"}, {"name": "letter", "type": "REFERENCE"}],
         "roles": ["LEAD"],
         "states": [{"state": "NEW"}, {"state": "LOOKED_AT"}, {"state": "DONE", "final": true}],
         "initial": "NEW", "requires": ["kind"],
         "transitions": [
           {"action": "LOOK", "from": ["NEW"], "to": "LOOKED_AT"},
           {"action": "PAY", "from": ["LOOKED_AT"], "to": "DONE", "requires": ["worth"],
            "roles": ["LEAD"]}],
         "clocks": [{"name": "look", "start": "opening", "stops": ["on:LOOK"],
           "limit": {"open": "PT4H"}, "calendar": "desk",
           "warnings": [{"name": "soon", "before": "PT1H"}]}]}},
       "tiers": {"rungs": [{"tier": "GUEST"},
         {"tier": "FRIEND", "entry": {"metric": "orders over ever", "atLeast": 1}}]}}
      """;
  static final String HEADER =
      "case,customer,workflow,action,at,recorded,actor,roles,owner,holder,why,kind,urgent,items,"
          + "worth,bought,seen,letter\n";

  @TempDir Path work;
  private Path transactions = Path.of("");
  private Path playbook = Path.of("");
  private Path cases = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void files() throws IOException {
    transactions =
        Files.writeString(work.resolve("tx.csv"), "customer,date,amount\na,2026-05-01,1200\n");
    playbook = Files.writeString(work.resolve("own.json"), PLAYBOOK);
    cases = work.resolve("cases.csv");
    out = work.resolve("out");
  }

  @Test
  @DisplayName("stand in decisions and summary, the most urgent first, with clocks and holders")
  void reviewed() throws IOException {
    // Monday, 2026-06-29; the review is on Wednesday at 0:00.
    Cli.Result result =
        review(
            """
            k1,a,claim,OPEN,2026-06-30T14:00,,s-1,,desk,,,late,true,3,CNY 12.50,2026-06-01,2026-06-02T10:00Z,L-1
            k2,a,claim,OPEN,2026-06-29T10:00,,s-1,,,,,broken,,,,,,
            k3,b,claim,OPEN,2026-06-29T10:00+08:00,,,,,,,late,,,,,,
            k3,,,LOOK,2026-06-29 11:00,,,,,,,,,,,,,
            k3,,,PAY,2026-06-29 12:00,,boss,LEAD,,,,,,,9.99,,,
            k4,a,claim,OPEN,2026-07-02,,,,,,,late,,,,,,
            """);

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains(
            "2 customers as of 2026-07-01", "3 cases, 2 of them open, 1 of these with a missed")
        .containsPattern("k2 +a +claim 2 +NEW +2026-06-29 14:00 +look\\n")
        .containsPattern("k1 +a +claim 2 +NEW +2026-07-01 10:00 +2026-07-01 09:00\\n");
    List<JsonNode> lines = decisions();
    JsonNode first = lines.get(0).at("/cases/0");
    assertThat(first.get("id").asString()).isEqualTo("k2");
    assertThat(first.get("breaches").toString()).isEqualTo("[\"look\"]");
    assertThat(first.get("due").asString()).isEqualTo("2026-06-29T06:00:00Z");
    assertThat(first.at("/clocks/0/verdict/verdict").asString()).isEqualTo("breached");
    assertThat(first.at("/clocks/0/reasons/0/text/zh").asString()).isNotBlank();
    assertThat(first.at("/holders/TEAM").asString()).isEqualTo("PT38H");
    assertThat(lines.get(0).at("/cases/1/owner/department").asString()).isEqualTo("desk");
    assertThat(lines.get(0).at("/cases/1/nextWakeUp").asString()).isEqualTo("2026-07-01T01:00:00Z");
    assertThat(lines.get(0).get("cases")).hasSize(2);
    assertThat(lines.get(1).at("/customer").asString()).isEqualTo("b");
    assertThat(lines.get(1).at("/tier").asString()).isEqualTo("GUEST");
    assertThat(lines.get(1).at("/cases/0/open").booleanValue()).isFalse();
    assertThat(lines.get(1).at("/cases/0/state").asString()).isEqualTo("DONE");
  }

  @Test
  @DisplayName("rows may be in any order, pauses and owners count")
  void ownActions() throws IOException {
    Cli.Result result =
        review(
            """
            k1,,,RESUME,2026-06-29T12:00,2026-06-29T13:00,,,,,,,,,,,,
            k1,,,ASSIGN,2026-06-29T14:00,,,,desk s-9,,,,,,,,,
            k1,a,claim,OPEN,2026-06-29T10:00,,,,,,,late,,,,,,
            k1,,,PAUSE,2026-06-29T11:00,,,,,SUPPLIER,part,,,,,,,
            """);

    assertThat(result.err()).isEmpty();
    JsonNode only = decisions().get(0).at("/cases/0");
    assertThat(only.get("due").asString()).isEqualTo("2026-06-29T07:00:00Z");
    assertThat(only.at("/owner/staff").asString()).isEqualTo("s-9");
    assertThat(only.at("/holders/SUPPLIER").asString()).isEqualTo("PT1H");
  }

  @Test
  @DisplayName("a paused case shows since when it waits for whom, no due instant, and comes last")
  void paused() throws IOException {
    Cli.Result result =
        review(
            """
            k1,a,claim,OPEN,2026-06-30T09:30,,,,,,,late,,,,,,
            k1,,,PAUSE,2026-06-30T10:00,,,,,CUSTOMER,photo,,,,,,,
            k2,a,claim,OPEN,2026-06-30T16:00,,,,,,,late,,,,,,
            """);

    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .containsPattern(
            "(?s)k2 +a +claim 2 +NEW +2026-07-01 12:00 .*k1 +a +claim 2 +NEW +paused since"
                + " 2026-06-30 10:00, waiting for CUSTOMER");
    JsonNode waits = decisions().get(0).at("/cases/1");
    assertThat(waits.get("id").asString()).isEqualTo("k1");
    assertThat(waits.path("due").isMissingNode() || waits.get("due").isNull()).isTrue();
    assertThat(waits.at("/standstill/since").asString()).isEqualTo("2026-06-30T02:00:00Z");
    assertThat(waits.at("/standstill/holder").asString()).isEqualTo("CUSTOMER");
    assertThat(waits.at("/clocks/0/reasons/0/text/en").asString())
        .startsWith("look stands still since 2026-06-30 10:00");
    assertThat(waits.at("/clocks/0/reasons/0/text/zh").asString()).contains("暂停计时，等待");
  }

  @Test
  @DisplayName("CF-13 a grievance settled in time and declined after three days is missed")
  void declinedLate() throws IOException {
    Files.writeString(
        cases,
        """
        case,customer,workflow,action,at,grievance,department,employee,manager,formal,remedy,acceptance
        g1,a,grievance,OPEN,2026-06-22T09:00,attitude,sales,s-4,s-9,false,,
        g1,,,SETTLE,2026-06-23T09:00,,,,,,r-1,pending
        g1,,,DECLINE,2026-06-27T09:00,,,,,,,declined
        """);
    Cli.Result result = run();

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("1 cases, 1 of them open, 1 of these with a missed");
    JsonNode missed = decisions().get(0).at("/cases/0");
    assertThat(missed.get("breaches").toString()).isEqualTo("[\"settlement\"]");
    assertThat(missed.get("due").asString()).isEqualTo("2026-06-25T01:00:00Z");
    assertThat(missed.at("/clocks/0/verdict/verdict").asString()).isEqualTo("breached");
    assertThat(missed.at("/clocks/0/reasons/0/text/zh").asString()).contains("重新启动");
  }

  @Test
  @DisplayName("every wrong row is told with line, column and what is accepted; nothing is written")
  void wrongRows() throws IOException {
    Cli.Result result =
        review(
            """
            k1,a,claim,OPEN,yesterday,,,,,,,late,,,,,,
            k2,a,claim,LOOK,2026-06-29T10:00,,,,,,,,,,,,,
            k3,a,nothing,OPEN,2026-06-29T10:00,,,,,,,late,,,,,,
            k4,a,claim,OPEN,2026-06-29T10:00,,,,,,,late,maybe,1.5,1.234,1.6.2026,then,
            k5,,claim,OPEN,2026-06-29T10:00,2026-06-28T10:00,,,,,,late,,,,,,
            k6,a,claim,OPEN,2026-06-29T10:00,,,,,,,odd,,,,,,
            k7,a,claim,OPEN,2026-06-29T10:00,,,,,,,late,,,,,,
            k7,b,claim,LOOK,2026-06-29T11:00,,,,,,,,,,,,,
            short,row
            """);

    assertThat(result.errLines())
        .containsExactly(
            cases + ":2:5: at: must be " + Instants.ACCEPTED + ", was 'yesterday'",
            cases
                + ":6:6: recorded: must be empty or not before 2026-06-29T10:00, when it happened,"
                + " was '2026-06-28T10:00'",
            cases + ":10:3: row: must have 18 fields like the header, had 2",
            cases
                + ":3:4: action: must be OPEN in the row of case k2 that is the earliest by time, was"
                + " 'LOOK' at 2026-06-29 10:00; no row opens it",
            cases
                + ":4:3: workflow: must be one of [after-sales, claim, closed-loop, delivery,"
                + " grievance, inquiry, repair], was 'nothing'",
            cases + ":5:13: urgent: must be true or false, was 'maybe'",
            cases + ":5:14: items: must be a whole number of up to 18 digits, was '1.5'",
            cases
                + ":5:15: worth: must be an amount such as CNY 100.00, with the currency's decimals,"
                + " was '1.234'",
            cases + ":5:16: bought: must be a day written YYYY-MM-DD, was '1.6.2026'",
            cases + ":5:17: seen: must be " + Instants.ACCEPTED + ", was 'then'",
            cases + ":7:12: kind: must be one of [late, broken], was 'odd'",
            cases + ":9:2: customer: must be empty or 'a', as case k7 has, was 'b'");
    assertRefused(result);
  }

  @Test
  @DisplayName("people, roles, owners and holders are checked, and a case is opened once")
  void wrongPeople() throws IOException {
    Cli.Result result =
        review(
            """
            k1,a,claim,OPEN,2026-06-29T10:00,,,,9 lives,,,late,,,,,,
            k2,a,claim,OPEN,2026-06-29T10:00,,,LEAD 2nd,,,,late,,,,,,
            k3,a,claim,OPEN,2026-06-29T10:00,,,,,,,late,,,,,,
            k3,,,PAUSE,2026-06-29T11:00,,,,,the supplier,,,,,,,,
            k4,a,claim,OPEN,2026-06-29T10:00,,,,,,,late,,,,,,
            k4,,,ASSIGN,2026-06-29T11:00,,,,,,,,,,,,,
            k5,a,claim,OPEN,2026-06-29T10:00,,,,,,,late,,,,,,
            k5,,,OPEN,2026-06-29T11:00,,,,,,,late,,,,,,
            """);

    assertThat(result.errLines())
        .containsExactly(
            cases
                + ":2:9: owner: must be a department's code, or one, a blank and somebody's id, was"
                + " '9 lives'",
            cases
                + ":3:8: roles: must be empty or some of [LEAD, SYSTEM] with blanks between them, was"
                + " 'LEAD 2nd'",
            cases
                + ":5:10: holder: must be a letter and up to 63 letters, digits, '-' or '_', was 'the"
                + " supplier'",
            cases + ":7:9: owner: must say to whom ASSIGN gives the case, was empty",
            cases + ":9:4: action: must not be OPEN, as case k5 is open");
    assertRefused(result);
  }

  @Test
  @DisplayName("an action that is refused says all of the library's reasons, once a case")
  void refused() throws IOException {
    Cli.Result result =
        review(
            """
            k1,a,claim,OPEN,2026-06-29T10:00,,,,,,,late,,,,,,
            k1,,,LOOK,2026-06-29T11:00,,,,,,,,,,,,,
            k1,,,PAY,2026-06-29T12:00,,,,,,,,,,,,,
            k1,,,PAY,2026-06-29T13:00,,,LEAD,,,,,,,,,,
            k2,a,claim,OPEN,2026-06-29T10:00,,,,,,,,,,,,,
            k3,a,claim,OPEN,2026-06-29T10:00,,,,,,,late,,,,,,
            k3,,,RESUME,2026-06-29T11:00,,,,,,,,,,,,,
            """);

    assertThat(result.errLines())
        .containsExactly(
            cases
                + ":4:4: action: PAY of case k1 is refused: worth must be known; It takes one of these roles: LEAD",
            cases + ":6:4: action: OPEN of case k2 is refused: kind must be known",
            cases + ":8:4: action: RESUME of case k3 is refused: The case does not stand still");
    assertRefused(result);
  }

  @Test
  @DisplayName("a field that the workflow lacks, a missing column, a missing file")
  void columns() throws IOException {
    Files.writeString(
        cases, "case,customer,workflow,action,at,colour\nk1,a,inquiry,OPEN,2026-06-29,red\n");
    assertThat(run("--calendar", "service=china-2026").errLines())
        .hasSize(1)
        .first()
        .asString()
        .startsWith(
            cases + ":2:6: colour: must be empty, as inquiry 1 has no such field, was 'red'; its");
    Files.writeString(cases, "case,customer,action\n");
    assertThat(run().errLines())
        .containsExactly(
            cases
                + ":1:1: header: must have the columns case, customer, workflow, action and at;"
                + " 'workflow' is missing",
            cases
                + ":1:1: header: must have the columns case, customer, workflow, action and at; 'at'"
                + " is missing");
    Files.writeString(cases, "case;customer;workflow;action;at\n");
    assertThat(run().errLines())
        .containsExactly(
            cases
                + ":1:1: header: must have the columns case, customer, workflow, action and at,"
                + " separated by commas; it has semicolons");
    Files.delete(cases);
    assertThat(run().errLines())
        .containsExactly(cases + ": cases: must be a readable file; it does not exist");
  }

  @Test
  @DisplayName("problems of transactions and of cases are told together")
  void both() throws IOException {
    Files.writeString(transactions, "customer,date,amount\na,x,1\n");
    Cli.Result result = review("k1,a,claim,OPEN,x,,,,,,,late,,,,,,\n");

    assertThat(result.errLines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith(transactions + ":2:2: "))
        .anyMatch(line -> line.startsWith(cases + ":2:5: "));
    assertRefused(result);
  }

  @Test
  @DisplayName("bundled workflows ask for a calendar, which the command line can give")
  void calendars() throws IOException {
    Files.writeString(
        cases, "case,customer,workflow,action,at,inquiry\nk1,a,inquiry,OPEN,2026-06-29,doc-1\n");

    assertThat(run().errLines())
        .containsExactly(
            "--calendar: must give the calendar service, which the workflow inquiry 1 asks for and"
                + " playbook own 7 does not have; for example --calendar service=FILE or --calendar"
                + " service=china-2026");
    assertThat(run("--calendar", "service=nowhere").errLines())
        .containsExactly(
            "nowhere: calendar: must be the name of a bundled calendar, of [china-2026], or a JSON file;"
                + " there is no such file");
    assertThat(run("--calendar", "china-2026", "--calendar", "my own=china-2026").errLines())
        .containsExactly(
            "--calendar: must be NAME=FILE or NAME=china-2026, the name a letter and up to 63"
                + " letters, digits, '-' or '_', was 'china-2026'",
            "--calendar: must be NAME=FILE or NAME=china-2026, the name a letter and up to 63"
                + " letters, digits, '-' or '_', was 'my own=china-2026'");
    Cli.Result misspelt = run("--calendar", "Service=china-2026");
    assertThat(misspelt.errLines())
        .containsExactly(
            "--calendar: must give a calendar that a workflow, the playbook or a sanction asks for,"
                + " one of [always, desk, service], was 'Service'");
    assertRefused(misspelt);
    Cli.Result good = run("--calendar", "service=china-2026");
    assertThat(good.err()).isEmpty();
    assertThat(good.out()).containsPattern("k1 +a +inquiry 1 +received");
  }

  @Test
  @DisplayName("without cases the decisions say nothing of them")
  void without() throws IOException {
    Cli.Result result =
        Cli.run("review", "--transactions", transactions, "--as-of", "2026-07-01", "--out", out);

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).doesNotContain("cases");
    assertThat(decisions().get(0).has("cases")).isFalse();
    assertThat(Files.readString(out.resolve("index.html"))).doesNotContain("<svg", "case-table\"");
  }

  @Test
  @DisplayName("the page has the board and a picture of each workflow, and loads nothing")
  void page() throws IOException {
    String id = "</script><b>&";
    review("\"" + id + "\",a,claim,OPEN,2026-06-29T10:00,,,,,,,late,,,,,,\n");
    String page = Files.readString(out.resolve("index.html"));

    assertThat(page.split("</script", -1)).hasSize(4);
    assertThat(page).contains("id=\"case-table\"", "Eclipse Layout Kernel", "claim 2");
    String pictures =
        page.substring(page.indexOf("id=\"flows\""), page.indexOf("id=\"customers\""));
    assertThat(pictures.split("<svg", -1)).hasSize(3); // in two languages
    assertThat(pictures).contains("LOOKED_AT", "PAY").doesNotContain("http", "url(", "href");
    JsonNode data = ReportPage.data(page);
    assertThat(data.at("/cases/open").intValue()).isEqualTo(1);
    JsonNode row = data.at("/cases/rows/0");
    assertThat(row.get("id").asString()).isEqualTo(id);
    assertThat(row.get("due").asString()).isEqualTo("2026-06-29 14:00");
    assertThat(row.get("late").booleanValue()).isTrue();
    assertThat(row.at("/state/zh").asString()).isEqualTo("NEW");
  }

  private Cli.Result review(String rows) throws IOException {
    Files.writeString(cases, HEADER + rows);
    return run();
  }

  private Cli.Result run(Object... more) {
    List<Object> args = new ArrayList<>(List.of("review", "--transactions", transactions));
    args.addAll(List.of("--playbook", playbook, "--cases", cases, "--as-of", "2026-07-01"));
    args.addAll(List.of("--out", out));
    args.addAll(List.of(more));
    return Cli.run(args.toArray());
  }

  private List<JsonNode> decisions() throws IOException {
    try (Stream<String> lines = Files.lines(out.resolve("decisions.jsonl"))) {
      return lines.map(line -> CrmJson.mapper().readTree(line)).toList();
    }
  }

  private void assertRefused(Cli.Result result) {
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(out).doesNotExist();
  }
}
