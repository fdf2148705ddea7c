package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.decision.Texts;
import io.crmkit.json.BundledWorkflows;
import io.crmkit.workflow.Action;
import io.crmkit.workflow.State;
import io.crmkit.workflow.Workflow;
import io.crmkit.workflow.WorkflowReason;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer mistypes in a file of cases that follow a bundled workflow, which has names. */
@DisplayName("Refusals of a file of cases say what to type")
class CaseCodesTest {
  @TempDir Path work;

  @Test
  @DisplayName("an action that the workflow lacks is answered with the codes of all that it has")
  void unknownAction() throws IOException {
    assertThat(
            refused(
                "case,customer,workflow,action,at,inquiry",
                "q1,a,inquiry,OPEN,2026-06-29T10:00,doc-1",
                "q1,,,recording,2026-06-29T10:05,",
                "q2,a,inquiry,open,2026-06-29T10:00,doc-2"))
        .containsExactly(
            ":3:4: action: must be one of [ACCEPT_REQUIREMENT, ANSWER, ASK_AGAIN, ASSIGN, CLOSE,"
                + " PAUSE, RECORD, RESUME], was 'recording'",
            ":4:4: action: must be OPEN in the row of case q2 that is the earliest by time, was"
                + " 'open' at 2026-06-29 10:00; no row opens it");
  }

  @Test
  @DisplayName("a role that the workflow lacks is answered with the codes of all that it has")
  void unknownRole() throws IOException {
    assertThat(
            refused(
                "case,customer,workflow,action,at,roles,grievance,department,employee",
                "g1,a,grievance,OPEN,2026-06-29T10:00,general manager,attitude,d,e"))
        .containsExactly(
            ":2:6: roles: must be empty or some of [GENERAL_MANAGER, MANAGER, SYSTEM] with blanks"
                + " between them, was 'general manager'");
  }

  @Test
  @DisplayName("what the workflow refuses shows names with their codes, and instants in its zone")
  void coded() throws IOException {
    assertThat(
            refused(
                "case,customer,workflow,action,at,category,intake",
                "k1,a,closed-loop,OPEN,2026-06-29T10:00,,i-1",
                "k2,a,closed-loop,OPEN,2026-06-29T10:00,quality,i-2",
                "k2,,,ACCEPT,2026-06-29T11:00,,",
                "k3,a,closed-loop,OPEN,2026-06-29T10:00,quality,i-3",
                "k3,,,PAUSE,2026-06-29T11:00,,",
                "k3,,,PAUSE,2026-06-29T12:00,,"))
        .containsExactly(
            ":2:4: action: OPEN of case k1 is refused: class of the complaint (category) must be"
                + " known",
            ":4:4: action: ACCEPT of case k2 is refused: recording the customer's acceptance (ACCEPT) is not possible in received;"
                + " possible are: judging (JUDGE)",
            ":7:4: action: PAUSE of case k3 is refused: The case has been standing still since"
                + " 2026-06-29 11:00 (Asia/Shanghai); let it go on first");
  }

  @Test
  @DisplayName("values and roles in a refusal show their codes too")
  void values() throws IOException {
    assertThat(
            refused(
                "case,customer,workflow,action,at,roles,category,intake,judgement",
                "k1,a,closed-loop,OPEN,2026-06-29T10:00,,quality,i-1,",
                "k1,,,JUDGE,2026-06-29T11:00,MANAGER,,,rejected"))
        .singleElement()
        .asString()
        .contains(
            "It takes that judgement is one of (upheld; redress without upholding (redress)) (now:"
                + " judgement = rejected)",
            "insufficient grounds (insufficient-grounds) = yes (true)");
  }

  @Test
  @DisplayName("in Chinese the codes stand in brackets of that script")
  void chinese() {
    Workflow closedLoop = BundledWorkflows.closedLoop();
    Texts texts = CodedTexts.of(closedLoop, ZoneId.of("Asia/Shanghai"));
    WorkflowReason refusal =
        new WorkflowReason.NotPossible(
            Action.of("ACCEPT"), State.of("RECEIVED"), List.of(Action.of("JUDGE")));

    assertThat(texts.render(refusal, Locale.SIMPLIFIED_CHINESE))
        .contains("（ACCEPT）", "（JUDGE）")
        .doesNotContain("RECEIVED", "))", "））");
    assertThat(texts.render(new WorkflowReason.MissingField("category"), Locale.SIMPLIFIED_CHINESE))
        .contains("（category）");
  }

  @Test
  @DisplayName("back-dated rows: the earliest is told, and where the case is opened")
  void backDated() throws IOException {
    assertThat(
            refused(
                "case,customer,workflow,action,at,inquiry,answer",
                "q1,a,inquiry,OPEN,2026-06-02T09:00,doc-1,",
                "q1,,,ANSWER,2026-06-01T10:00,,ans-1"))
        .containsExactly(
            ":3:4: action: must be OPEN in the row of case q1 that is the earliest by time, was"
                + " 'ANSWER' at 2026-06-01 10:00; "
                + work.resolve("cases.csv")
                + ":2 opens it at 2026-06-02 09:00");
  }

  @Test
  @DisplayName("of rows that became known at once it is told when they happened, else when known")
  void recorded() throws IOException {
    assertThat(
            refused(
                "case,customer,workflow,action,at,recorded,inquiry,answer",
                "q1,a,inquiry,OPEN,2026-06-29T11:00,2026-06-29T12:00,doc-1,",
                "q1,,,RECORD,2026-06-29T10:00,2026-06-29T12:00,,",
                "q2,a,inquiry,OPEN,2026-06-29T09:00,2026-06-29T13:00,doc-1,",
                "q2,,,RECORD,2026-06-29T10:00,2026-06-29T12:00,,",
                "q3,,,RECORD,2026-06-29T10:00,2026-06-29T12:00,,"))
        .containsExactly(
            ":3:4: action: must be OPEN in the row of case q1 that is the earliest by time, was"
                + " 'RECORD' at 2026-06-29 10:00; "
                + work.resolve("cases.csv")
                + ":2 opens it at 2026-06-29 11:00",
            ":5:4: action: must be OPEN in the row of case q2 that is the earliest by time, was"
                + " 'RECORD' recorded at 2026-06-29 12:00; "
                + work.resolve("cases.csv")
                + ":4 opens it recorded at 2026-06-29 13:00",
            ":6:4: action: must be OPEN in the row of case q3 that is the earliest by time, was"
                + " 'RECORD' recorded at 2026-06-29 12:00; no row opens it");
  }

  @Test
  @DisplayName("of rows of one instant the opening comes first; recorded at once, as they happened")
  void atOnce() throws IOException {
    Cli.Result result =
        review(
            "case,customer,workflow,action,at,recorded,inquiry,answer",
            "q1,a,inquiry,RECORD,2026-06-29T10:00,,,",
            "q1,a,inquiry,OPEN,2026-06-29T10:00,,doc-1,",
            "q2,a,inquiry,ANSWER,2026-06-29T12:00,2026-06-30,,ans-2",
            "q2,a,inquiry,RECORD,2026-06-29T11:00,2026-06-30,,",
            "q2,a,inquiry,OPEN,2026-06-29T10:00,2026-06-30,doc-2,");

    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .containsPattern("q1 +a +inquiry 1 +recorded")
        .containsPattern("q2 +a +inquiry 1 +answered");
  }

  @Test
  @DisplayName("a field in another encoding is refused, as an id is")
  void encoding() throws IOException {
    Path file = work.resolve("cases.csv");
    Files.write(
        file,
        "case,customer,workflow,action,at,inquiry\nq1,a,inquiry,OPEN,2026-06-29T10:00,询问\n"
            .getBytes(Charset.forName("GBK")));

    assertThat(Cli.reviewCases(work, file).errLines())
        .singleElement()
        .asString()
        .startsWith(file + ":2:6: inquiry: must be 1 to 1000 characters in UTF-8, not blank");
  }

  /** The problems, without the name of the file. */
  private List<String> refused(String... lines) throws IOException {
    Cli.Result result = review(lines);
    assertThat(result.exitCode()).isEqualTo(2);
    return result.errLines().stream()
        .map(line -> line.replaceFirst("^\\Q" + work.resolve("cases.csv") + "\\E", ""))
        .toList();
  }

  @Test
  @DisplayName(
      "a workflow with a word that files of cases use themselves is refused, once, by name")
  void takenWords() throws IOException {
    Path playbook =
        Files.writeString(
            work.resolve("own.json"),
            CasesReviewTest.PLAYBOOK
                .replace("\"LOOK\"", "\"ASSIGN\"")
                .replace("on:LOOK", "on:ASSIGN")
                .replace("\"letter\"", "\"why\""));
    Path cases =
        Files.writeString(
            work.resolve("cases.csv"),
            """
            case,customer,workflow,action,at,kind
            k1,a,claim,OPEN,2026-06-30T14:00,late
            k2,a,claim,OPEN,2026-06-30T14:00,late
            """);
    Path transactions =
        Files.writeString(work.resolve("tx.csv"), "customer,date,amount\na,2026-05-01,1200\n");
    Object[] command = {
      "review",
      "--transactions",
      transactions,
      "--playbook",
      playbook,
      "--cases",
      cases,
      "--as-of",
      "2026-07-01",
      "--out",
      work.resolve("out")
    };

    Cli.Result result = Cli.run(command);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errLines())
        .containsExactly(
            cases
                + ":2:3: workflow: must be a workflow without actions and fields of names that"
                + " files of cases use themselves; claim 2 has the action ASSIGN, the field why");
    assertThat(work.resolve("out")).doesNotExist();
  }

  private Cli.Result review(String... lines) throws IOException {
    return Cli.reviewCases(work, Files.write(work.resolve("cases.csv"), List.of(lines)));
  }
}
