package io.crmkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.contract.StoreContract;
import io.crmkit.store.contract.StoreRule;
import io.crmkit.store.testkit.StoreContractTest;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("README.md, \"Keep it somewhere\"")
class ReadmeTest {
  private static String readme() throws IOException {
    return Files.readString(Path.of("..", "README.md"));
  }

  @Test
  @DisplayName("lists every rule with its level and its promise, as they are")
  void rules() throws IOException {
    List<StoreRule> rules = StoreContract.rules();
    long groups = rules.stream().map(rule -> rule.id().replaceAll("\\..*", "")).distinct().count();
    StringBuilder table =
        new StringBuilder(
            "<details><summary>%s rules in %s groups</summary>\n\n"
                .formatted(rules.size(), groups));
    table.append("| rule | level | promise |\n|---|---|---|\n");
    for (StoreRule rule : rules) {
      String needed = rule.needed().map(capability -> ", if " + capability).orElse("");
      table.append(
          "| `%s` | %s%s | %s |\n".formatted(rule.id(), rule.level(), needed, rule.statement()));
    }
    table.append("\n</details>\n");
    Matcher shown =
        Pattern.compile("<!-- rules -->\n(.*?)<!-- /rules -->", Pattern.DOTALL).matcher(readme());
    assertThat(shown.find()).isTrue();
    assertThat(shown.group(1)).isEqualTo(table.toString());
  }

  @Test
  @DisplayName("tells where the rules are to be had: the class, its package and its artifact")
  void kit() throws IOException {
    assertThat(readme())
        .contains("import " + StoreContractTest.class.getName())
        .contains(
            """
              <artifactId>crm-persistence-spi</artifactId>
              <version>0.1.0-SNAPSHOT</version>
              <type>test-jar</type>
              <scope>test</scope>
            """);
  }

  @Test
  @DisplayName("shows a unit of work that compiles")
  void unitOfWork(@TempDir Path directory) throws IOException {
    compiles(
        directory,
        "(CrmStore store.*?)",
        """
          Result<TierStanding> run(Reviewer reviewer, CustomerFile file, Instant asOf) {
        """,
        "return result;");
  }

  @Test
  @DisplayName("shows how points are posted, and it compiles")
  void points(@TempDir Path directory) throws IOException {
    compiles(
        directory,
        "(PointsDesk desk.*?)",
        """
          Decision<Answer<PointsReceipt>> pay(
              CrmStore store, UnitOfWork work, PointsLedger ledger, Instant now) {
        """,
        "return paid;");
  }

  private static void compiles(Path directory, String shown, String before, String after)
      throws IOException {
    Matcher block = Pattern.compile("```java\n" + shown + "```", Pattern.DOTALL).matcher(readme());
    assertThat(block.find()).isTrue();
    Path source = directory.resolve("Hello.java");
    Files.writeString(
        source,
        """
        import io.crmkit.customer.CustomerFile;
        import io.crmkit.decision.*;
        import io.crmkit.loyalty.*;
        import io.crmkit.review.*;
        import io.crmkit.store.*;
        import io.crmkit.store.work.*;
        import io.crmkit.tier.TierStanding;
        import java.time.Instant;
        import java.util.*;
        class Hello {
        """
            + before
            + block.group(1)
            + after
            + " } }");
    StringWriter errors = new StringWriter();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      boolean compiled =
          compiler
              .getTask(
                  errors,
                  files,
                  null,
                  List.of(
                      "-proc:none",
                      "-d",
                      directory.toString(),
                      "-cp",
                      System.getProperty("java.class.path")),
                  null,
                  files.getJavaFileObjects(source))
              .call();
      assertThat(compiled).as(errors.toString()).isTrue();
    }
  }
}
