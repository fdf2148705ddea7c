package io.crmkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.json.PlaybookReader;
import io.crmkit.json.PlaybookWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
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

@DisplayName("README.md")
class ReadmeTest {
  private static String block(String language, int number) throws IOException {
    Path readme = Path.of("..", "README.md");
    Matcher matcher =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(readme));
    for (int i = 0; i <= number; i++) {
      assertThat(matcher.find()).as("block %s of %s", i, language).isTrue();
    }
    return matcher.group(1);
  }

  @Test
  @DisplayName("shows Java that compiles and prints what it says")
  void hello(@TempDir Path directory) throws Exception {
    Path source = directory.resolve("Hello.java");
    Files.writeString(source, block("java", 0));
    compile(source, directory);
    assertThat(run(directory)).isEqualTo(block("text", 0));
  }

  @Test
  @DisplayName("shows a policy of one's own that compiles and decides")
  void ownPolicy(@TempDir Path directory) throws Exception {
    String imports = block("java", 0).replaceAll("(?s)public class.*", "");
    Path source = directory.resolve("Hello.java");
    Files.writeString(
        source,
        imports
            + "public class Hello { public static void main(String[] args) {\n"
            + block("java", 2)
            + "Facts facts = Facts.at(Instant.EPOCH, ZoneId.of(\"UTC\"), CurrencyUnit.of(\"CNY\"))"
            + ".with(Metrics.orders(Window.last(Period.ofMonths(12))), 6L);\n"
            + "System.out.println(ours.standing(TierQuestion.of(facts)).tier() + \" \" +"
            + " ours.metrics());\n}}\n");
    compile(source, directory);
    assertThat(run(directory)).isEqualTo("FRIEND [orders over last:P12M]\n");
  }

  @Test
  @DisplayName("shows a second review with what the first one kept")
  void monthAfterMonth(@TempDir Path directory) throws Exception {
    Path source = directory.resolve("Hello.java");
    Files.writeString(
        source,
        """
        import io.crmkit.customer.*;
        import io.crmkit.json.*;
        import io.crmkit.playbook.*;
        import io.crmkit.review.*;
        import io.crmkit.tier.*;
        import java.time.*;
        import java.util.List;
        import org.joda.money.Money;
        public class Hello { public static void main(String[] args) {
        """
            + block("java", 1)
            + "}}");
    compile(source, directory);
    assertThat(run(directory)).isEqualTo(block("text", 1));
  }

  private static void compile(Path source, Path directory) throws IOException {
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
                      "-encoding",
                      "UTF-8",
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

  private static String run(Path directory) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {directory.toUri().toURL()}, ReadmeTest.class.getClassLoader())) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      loader
          .loadClass("Hello")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  @Test
  @DisplayName("shows a playbook that can be read and written")
  void playbook() throws IOException {
    var playbook = PlaybookReader.standard().read(block("json", 0));
    assertThat(PlaybookReader.standard().read(PlaybookWriter.write(playbook))).isEqualTo(playbook);
  }
}
