package io.crmkit.json;

import static io.crmkit.json.PlaybookReaderTest.FULL;
import static io.crmkit.json.PlaybookReaderTest.problems;
import static io.crmkit.json.PlaybookReaderTest.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The reader of documents")
class DocumentTextTest {
  @Test
  @DisplayName("names every field that stands twice, and what is no JSON after it")
  void repeated() {
    assertThat(
            problems(
                "{\"crmkit\":1,\"tiers\":{\"rungs\":[{\"tier\":\"A\"},\n"
                    + "{\"tier\":\"B\",\"a/b\":1,\"tier\":\"C\",\"a/b\":2}]},\"crmkit\":1}"))
        .containsExactly(
            "/tiers/rungs/1/tier: stands twice in this object (line 2, column 21)",
            "/tiers/rungs/1/a~1b: stands twice in this object (line 2, column 32)",
            "/crmkit: stands twice in this object (line 2, column 43)");
    assertThat(problems("{\"crmkit\":1,\"crmkit\":1,\n]"))
        .containsExactly(
            "/crmkit: stands twice in this object (line 1, column 13)",
            "document: is not well-formed JSON (line 2, column 1)");
  }

  @Test
  @DisplayName("says where a document must end, and nothing of what follows; workflows likewise")
  void trailing() {
    String here = "document: must end where its first value ends; more follows (line 2, column 2)";
    for (String more : List.of("{\"a\":1,\"a\":2}", "{}", "[", "1", "null")) {
      assertThat(problems(FULL.strip().replace("\n", " ") + "\n " + more)).containsExactly(here);
    }
    assertThat(problems("{\"crmkit\":1,\"crmkit\":1}\n {\"a\":1,\"a\":2}"))
        .containsExactly("/crmkit: stands twice in this object (line 1, column 13)", here);
    assertThat(problems("7\n []")).containsExactly(here);
    assertThat(problems("[[1], 2]\n []")).containsExactly(here);
    String workflow = BundledWorkflows.json("inquiry").orElseThrow();
    String following = workflow.strip().replace("\n", " ") + "\n {\"a\":1,\"a\":2}";
    assertThatThrownBy(() -> WorkflowReader.read(following))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessage(here);
  }

  @Test
  @DisplayName("skips a byte order mark, as do the readers of workflows and of calendars")
  void byteOrderMark() {
    assertThat(read("\uFEFF" + FULL)).isEqualTo(read(FULL));
    String workflow = BundledWorkflows.json("inquiry").orElseThrow();
    assertThat(WorkflowReader.read("\uFEFF" + workflow)).isEqualTo(WorkflowReader.read(workflow));
    String calendar = BundledCalendars.json("china-2026").orElseThrow();
    assertThat(CalendarReader.read("\uFEFF" + calendar)).isEqualTo(CalendarReader.read(calendar));
    assertThat(problems("\uFEFF\uFEFF{}")).singleElement().asString().contains("not well-formed");
  }
}
