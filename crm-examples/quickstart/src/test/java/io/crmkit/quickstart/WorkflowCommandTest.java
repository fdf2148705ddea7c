package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.json.BundledCalendars;
import io.crmkit.json.BundledPlaybooks;
import io.crmkit.json.BundledWorkflows;
import io.crmkit.json.CrmJson;
import io.crmkit.json.WorkflowReader;
import io.crmkit.workflow.WorkflowDefinition;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Workflows on the command line")
class WorkflowCommandTest {
  private static final String SENT =
      """
      {"name": "sent", "version": "1",
       "states": [{"state": "RECEIVED"}, {"state": "SENT", "final": true}], "initial": "RECEIVED",
       "transitions": [{"action": "SEND", "from": ["RECEIVED"], "to": "SENT"}],
       "clocks": [{"name": "sending", "start": "opening", "stops": ["on:SEND"],
         "limit": {"days": "P15D", "end": "END_OF_DAY"}, "calendar": "always"}]}
      """;
  private static final String MAP = "activity,action\nreceived,OPEN\nsent,SEND\nviewed,\n";

  @TempDir Path work;

  @ParameterizedTest
  @ValueSource(
      strings = {"closed-loop", "after-sales", "grievance", "repair", "inquiry", "delivery"})
  @DisplayName("show prints a bundled workflow in each form and language")
  void show(String name) {
    assertThat(Cli.run("workflow", "show", name).out())
        .startsWith("stateDiagram-v2\n")
        .doesNotContain("CLOSED");
    assertThat(Cli.run("workflow", "show", name, "--format", "dot", "--language", "zh").out())
        .startsWith("digraph workflow {\n")
        .containsPattern("\\p{IsHan}");
    Cli.Result json = Cli.run("workflow", "show", name, "--format", "json");
    WorkflowDefinition bundled = WorkflowReader.read(BundledWorkflows.json(name).orElseThrow());
    assertThat(json.exitCode()).isZero();
    assertThat(WorkflowReader.read(json.out())).isEqualTo(bundled);
    assertThat(CrmJson.mapper().readTree(json.out()).isObject()).isTrue();
  }

  @Test
  @DisplayName("show tells all wrong options at once")
  void showWrong() {
    Cli.Result result =
        Cli.run("workflow", "show", "nosuch", "--format", "png", "--language", "fr");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errLines())
        .containsExactly(
            "--format: must be mermaid, dot or json, was 'png'",
            "--language: must be en or zh, was 'fr'",
            "workflow: must be one of [after-sales, closed-loop, delivery, grievance, inquiry,"
                + " repair] or a JSON file, was 'nosuch'");
  }

  @Test
  @DisplayName("without a subcommand it says which there are")
  void none() {
    Cli.Result result = Cli.run("workflow");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errLines())
        .containsExactly(
            "Missing required subcommand: show, check or conform", "Try 'crmkit workflow --help'.");
  }

  @Test
  @DisplayName("check says that a sound workflow is sound")
  void sound() throws IOException {
    Path file = Files.writeString(work.resolve("sent.json"), SENT);

    Cli.Result result = Cli.run("workflow", "check", file);

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .isEqualToIgnoringNewLines(
            file + ": workflow sent 1 is sound: 2 states, 1 transition, 1 clock.\n");
  }

  @Test
  @DisplayName("check tells everything that is unsound, with 2")
  void unsound() throws IOException {
    Path file =
        Files.writeString(
            work.resolve("bad.json"),
            """
            {"name": "bad", "version": "1",
             "states": [{"state": "A"}, {"state": "LONELY"}, {"state": "Z", "final": true}],
             "initial": "A",
             "transitions": [{"action": "GO", "from": ["A"], "to": "Z", "requires": ["colour"]},
               {"action": "GO", "from": ["A"], "to": "A"}]}
            """);

    Cli.Result result = Cli.run("workflow", "check", file);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.errLines())
        .hasSizeGreaterThanOrEqualTo(3)
        .allMatch(line -> line.startsWith(file + ": "))
        .anyMatch(line -> line.contains("LONELY"))
        .anyMatch(line -> line.contains("colour"))
        .anyMatch(line -> line.contains("GO"));
  }

  @Test
  @DisplayName("check tells every mistake of form with its pointer, with 2")
  void malformed() throws IOException {
    Path file =
        Files.writeString(work.resolve("bad.json"), SENT.replace("\"to\": \"SENT\"", "\"too\": 1"));

    Cli.Result result = Cli.run("workflow", "check", file);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errLines())
        .isNotEmpty()
        .allMatch(line -> line.startsWith(file + ":/transitions/0"));
    assertThat(Cli.run("workflow", "check", work.resolve("none.json")).errLines())
        .containsExactly(
            work.resolve("none.json") + ": workflow: must be a JSON file; there is no such file");
  }

  @Test
  @DisplayName("check tells what is wrong with the file itself: absent, long, encoded otherwise")
  void file() throws IOException {
    Path file = work.resolve("bad.json");

    Files.write(file, "{\"name\": \"询问\"}".getBytes(Charset.forName("GBK")));
    assertThat(Cli.run("workflow", "check", file).errLines())
        .containsExactly(
            file + ": workflow: must be a JSON file in UTF-8; its text is in another encoding");
    Files.writeString(file, " ".repeat(4 * 1024 * 1024 + 1));
    assertThat(Cli.run("workflow", "check", file).errLines())
        .containsExactly(
            file + ": workflow: must be a JSON file of at most 1048576 characters; it is longer");
    assertThat(Cli.run("workflow", "check", work).errLines())
        .containsExactly(work + ": workflow: must be a JSON file; it is no regular file");
  }

  @Test
  @DisplayName("check warns of words that files of cases use themselves")
  void takenWords() throws IOException {
    Path file = Files.writeString(work.resolve("own.json"), SENT.replace("SEND", "PAUSE"));

    Cli.Result result = Cli.run("workflow", "check", file);

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("is sound");
    assertThat(result.errLines())
        .containsExactly(
            file
                + ": warning: has the action PAUSE, which files of cases use themselves: review"
                + " --cases will refuse its cases");
  }

  @Test
  @DisplayName("a limit's misspelt field is a mistake, not an absent limit")
  void misspelt() throws IOException {
    Path file = Files.writeString(work.resolve("own.json"), SENT.replace("clocks", "clock"));

    Cli.Result result = Cli.run("workflow", "check", file);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith(file + ":/clock: is no field of this object");
  }

  @Test
  @DisplayName("check skips a byte order mark, names what stands twice and where JSON ends")
  void form() throws IOException {
    Path file = work.resolve("bad.json");

    Files.writeString(file, "\uFEFF" + SENT);
    assertThat(Cli.run("workflow", "check", file).exitCode()).isZero();
    Files.writeString(file, SENT.replace("{\"action\"", "{\"to\": \"SENT\", \"action\""));
    assertThat(Cli.run("workflow", "check", file).errLines())
        .singleElement()
        .asString()
        .startsWith(file + ":/transitions/0/to: stands twice in this object (line 3, column ");
    Files.writeString(file, "{\"name\": ]");
    assertThat(Cli.run("workflow", "check", file).errLines())
        .singleElement()
        .asString()
        .matches("\\Q" + file + "\\E: is not well-formed JSON \\(line 1, column \\d+\\)");
  }

  @Test
  @DisplayName("playbooks and calendars may begin with a byte order mark, too")
  void byteOrderMark() throws IOException {
    Path playbook =
        Files.writeString(
            work.resolve("own.json"), "\uFEFF" + BundledPlaybooks.json("retail").orElseThrow());
    Path calendar =
        Files.writeString(
            work.resolve("cal.json"), "\uFEFF" + BundledCalendars.json("china-2026").orElseThrow());

    Cli.Result result =
        Cli.run(
            "workflow",
            "show",
            "inquiry",
            "--playbook",
            playbook,
            "--calendar",
            "service=" + calendar);

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @Test
  @DisplayName("conform measures a log: fitness, deviations with position and reason, limits")
  void conform() throws IOException {
    Cli.Result result =
        conform(
            """
            case,activity,timestamp,note
            c1,received,2026-03-01,x
            c1,viewed,2026-03-02,x
            c1,sent,2026-03-16T23:59,x
            c2,received,2026-03-01,x
            c2,sent,2026-03-17,x
            c2,sent,2026-03-18 08:30,x
            c3,lost,2026-03-01,x
            """,
            MAP);

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .startsWith("log.csv through workflow sent 1")
        .containsPattern("Fitness: entries that fit +66\\.67 % +4 of 6")
        .containsPattern("Cases without deviation +33\\.33 % +1 of 3")
        .containsPattern("Limit met: sending +\\d")
        .contains("2 deviations")
        .contains("case c2, entry 3 (sent, 2026-03-18 08:30): SEND is not possible")
        .contains("case c3, entry 1 (lost, 2026-03-01 00:00): The mapping does not say");
  }

  @Test
  @DisplayName("conform tells what is wrong with map and log at once, with 2")
  void conformWrong() throws IOException {
    Cli.Result result =
        conform(
            "case,activity,timestamp\nc1,received,soon\n,sent,2026-03-01\n",
            "activity,action\nreceived,OPEN\nreceived,SEND\nsent,THROW\n");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.errLines())
        .containsExactly(
            work.resolve("map.csv")
                + ":3:1: activity: must be an activity that no earlier row names, was 'received'",
            work.resolve("map.csv")
                + ":4:2: action: must be OPEN, empty or one of [SEND], was 'THROW'",
            work.resolve("log.csv")
                + ":2:3: timestamp: must be "
                + Instants.ACCEPTED
                + ", was 'soon'",
            work.resolve("log.csv")
                + ":3:1: case: must be 1 to 1000 characters, not blank, without control characters,"
                + " was ''");
  }

  @Test
  @DisplayName("conform reads fields of the workflow, and asks for calendars")
  void conformFields() throws IOException {
    Path log =
        Files.writeString(
            work.resolve("log.csv"),
            """
            case,activity,timestamp,inquiry,answer
            q1,asked,2026-06-29T09:00,doc-1,
            q1,answered,2026-06-29T10:00,,doc-2
            q2,asked,2026-06-29T09:00,doc-3,
            q2,answered,2026-06-29T10:00,,
            """);
    Path map =
        Files.writeString(
            work.resolve("map.csv"), "activity,action\nasked,OPEN\nanswered,ANSWER\n");

    Cli.Result missing = Cli.run("workflow", "conform", "inquiry", "--log", log, "--map", map);
    Cli.Result given =
        Cli.run(
            "workflow",
            "conform",
            "inquiry",
            "--log",
            log,
            "--map",
            map,
            "--calendar",
            "service=china-2026");

    Cli.Result misspelt =
        Cli.run("workflow", "show", "inquiry", "--calendar", "servise=china-2026");

    assertThat(misspelt.exitCode()).isEqualTo(2);
    assertThat(misspelt.err()).contains("one of [always, service], was 'servise'");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).startsWith("--calendar: must give the calendar service");
    assertThat(given.out()).contains("3 of 4", "1 deviation\n", "case q2, entry 2 (answered");
  }

  private Cli.Result conform(String log, String map) throws IOException {
    Path workflow = Files.writeString(work.resolve("sent.json"), SENT);
    Path logFile = Files.writeString(work.resolve("log.csv"), log);
    Path mapFile = Files.writeString(work.resolve("map.csv"), map);
    return Cli.run("workflow", "conform", workflow, "--log", logFile, "--map", mapFile);
  }
}
