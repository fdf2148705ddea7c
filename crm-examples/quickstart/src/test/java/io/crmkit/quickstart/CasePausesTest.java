package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.json.CrmJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("Pauses in a file of cases")
class CasePausesTest {
  private static final String HEADER =
      "case,customer,workflow,action,at,recorded,until,holder,why,inquiry,answer";

  @TempDir Path work;

  @Test
  @DisplayName("count when they are told with their end, during another one and after the case too")
  void between() throws IOException {
    Cli.Result result =
        review(
            "q1,a,inquiry,OPEN,2026-06-29T10:00,,,,,doc-1,",
            "q1,,,RECORD,2026-06-29T10:05,,,,,,",
            "q1,,,PAUSE,2026-06-29T10:30,,,CUSTOMER,photo,,",
            "q1,,,PAUSE,2026-06-29T10:15,2026-06-29T10:45,2026-06-29T10:45,SUPPLIER,strike,,",
            "q1,,,RESUME,2026-06-29T11:00,,,,,,",
            "q1,,,ANSWER,2026-06-29T15:30,,,,,,ans-1",
            "q1,,,CLOSE,2026-06-30T09:00,,,,,,",
            "q1,,,PAUSE,2026-06-29T13:00,2026-06-30T12:00,2026-06-29T14:00,CUSTOMER,photo,,");

    assertThat(result.err()).isEmpty();
    JsonNode only = decision().at("/cases/0");
    assertThat(only.get("open").booleanValue()).isFalse();
    assertThat(only.at("/holders/SUPPLIER").asString()).isEqualTo("PT30M");
    // 10:45 to 11:00 and 13:00 to 14:00; what is answered waits for the customer until 9:00.
    assertThat(only.at("/holders/CUSTOMER").asString()).isEqualTo("PT18H45M");
  }

  @Test
  @DisplayName("are refused where their end comes before them, or too late, or is no pause's")
  void refused() throws IOException {
    Cli.Result result =
        review(
            "q1,a,inquiry,OPEN,2026-06-29T10:00,,,,,doc-1,",
            "q1,,,PAUSE,2026-06-29T10:30,2026-06-29T10:30,2026-06-29T10:30,,,,",
            "q2,a,inquiry,OPEN,2026-06-29T10:00,,2026-06-29T11:00,,,doc-1,",
            "q3,a,inquiry,OPEN,2026-06-29T10:00,,,,,doc-1,",
            "q3,,,PAUSE,2026-06-29T10:30,2026-06-29T10:45,2026-06-29T11:00,,,,",
            "q4,a,inquiry,OPEN,2026-06-29T10:00,,,,,doc-1,",
            "q4,,,PAUSE,2026-06-29T10:30,,soon,,,,",
            "q6,a,inquiry,OPEN,2026-06-29T10:00,,,,,doc-1,",
            "q6,,,PAUSE,2026-06-29T10:30,,2026-06-29T11:00,,,,",
            "q5,a,inquiry,OPEN,2026-06-29T10:00,,,,,doc-1,",
            "q5,,,PAUSE,2026-06-29T09:30,2026-06-29T11:00,2026-06-29T11:00,,,,");

    String cases = work.resolve("cases.csv").toString();
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errLines())
        .containsExactly(
            cases
                + ":3:7: until: must be empty or after 2026-06-29T10:30, when the pause began, was"
                + " '2026-06-29T10:30'",
            cases
                + ":4:7: until: must be empty, as only a PAUSE may tell its end, was"
                + " '2026-06-29T11:00'",
            cases
                + ":6:6: recorded: must be not before 2026-06-29T11:00, when the pause ended, was"
                + " '2026-06-29T10:45'",
            cases + ":8:7: until: must be " + Instants.ACCEPTED + ", was 'soon'",
            cases
                + ":10:6: recorded: must say when a pause told with its end became known, was"
                + " empty",
            cases
                + ":12:4: action: PAUSE of case q5 is refused: It must not occur before 2026-06-29"
                + " 10:00 (Asia/Shanghai)");
    assertThat(work.resolve("out")).doesNotExist();
  }

  private JsonNode decision() throws IOException {
    return CrmJson.mapper()
        .readTree(Files.readAllLines(work.resolve("out").resolve("decisions.jsonl")).get(0));
  }

  private Cli.Result review(String... rows) throws IOException {
    Path cases = work.resolve("cases.csv");
    Files.writeString(cases, HEADER + "\n" + String.join("\n", List.of(rows)) + "\n");
    return Cli.reviewCases(work, cases);
  }
}
