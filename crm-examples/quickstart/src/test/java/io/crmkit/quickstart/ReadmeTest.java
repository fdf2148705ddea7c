package io.crmkit.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.json.BundledWorkflows;
import io.crmkit.json.CrmJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("README.md, \"Two commands\"")
class ReadmeTest {
  @TempDir Path work;

  @Test
  @DisplayName("shows a file of cases that a review takes as it stands")
  void cases() throws IOException {
    Path out = work.resolve("out");
    Cli.Result result =
        Cli.run(
            "review",
            "--transactions",
            Files.writeString(
                work.resolve("orders.csv"), "customer,date,amount\nC0001,2026-05-01,1200\n"),
            "--cases",
            Files.writeString(work.resolve("cases.csv"), shown()),
            "--calendar",
            "service=china-2026",
            "--as-of",
            "2026-07-01",
            "--out",
            out);

    assertThat(result.err()).isEmpty();
    JsonNode decided = CrmJson.mapper().readTree(Files.readString(out.resolve("decisions.jsonl")));
    JsonNode only = decided.at("/cases/0");
    assertThat(only.get("state").asString()).isEqualTo("CLOSED");
    assertThat(only.at("/clocks/0/verdict/verdict").asString()).isEqualTo("met");
  }

  @Test
  @DisplayName("what it says of codes holds: the document has every action, field and role")
  void codes() throws IOException {
    assertThat(readme()).contains("crmkit workflow show NAME --format json");
    for (String name : BundledWorkflows.names()) {
      JsonNode document =
          CrmJson.mapper().readTree(Cli.run("workflow", "show", name, "--format", "json").out());
      assertThat(document.at("/transitions/0/action").asString()).matches("[A-Z_]+");
      assertThat(document.at("/fields/0/name").asString()).matches("[a-z-]+");
      assertThat(document.get("roles").isArray()).isTrue();
    }
  }

  private static String shown() throws IOException {
    Matcher block = Pattern.compile("```csv\n(case,.*?)```", Pattern.DOTALL).matcher(readme());
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of("..", "..", "README.md"));
  }
}
