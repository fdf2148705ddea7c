package io.crmkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.json.BundledPlaybooks;
import io.crmkit.json.BundledWorkflows;
import io.crmkit.json.CrmJson;
import io.crmkit.json.PlaybookReader;
import io.crmkit.json.PlaybookWriter;
import io.crmkit.workflow.Diagrams;
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
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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

  @Test
  @DisplayName("shows the report of a law that the policy of one's own breaks")
  void report(@TempDir Path directory) throws Exception {
    String imports = block("java", 0).replaceAll("(?s)public class.*", "");
    Path source = directory.resolve("Hello.java");
    Files.writeString(
        source,
        imports
            + "import io.crmkit.decision.Texts;\n"
            + "import io.crmkit.laws.*;\n"
            + "public class Hello { public static void main(String[] args) {\n"
            + block("java", 2)
            + "LawReport report = LawRunner.STANDARD.run(TierPolicyLaws.all(), TierTrial.of(ours)"
            + ".withTiers(Tier.of(\"GUEST\"), Tier.of(\"FRIEND\"))"
            + ".withCutPoints(loyal.leaves()));\n"
            + "report.broken().forEach(broken -> System.out.println("
            + "LawReport.explain(broken, Texts.BUILT_IN, Locale.ENGLISH)));\n}}\n");
    compile(source, directory);
    assertThat(run(directory)).isEqualTo(block("text", 2));
  }

  @Test
  @DisplayName("shows how to prove a policy, as the consumer's project does it")
  void proof() throws IOException {
    assertThat(consumer("src/test/java/example/tiers/OurTiersTest.java"))
        .isEqualTo("package example.tiers;\n\n" + block("java", 3));
    // Squeezed, since the project indents and formats what stands freely here.
    assertThat(squeezed(consumer("pom.xml"))).contains(squeezed(block("xml", 0)));
    assertThat(
            squeezed(
                consumer("src/test/java/example/tiers/OurLambdaTest.java")
                    .replace("private final", "")))
        .contains(squeezed(block("java", 2)));
  }

  @Test
  @DisplayName("shows a consumer's project on the versions of our own build")
  void versions() throws IOException {
    String ours = squeezed(Files.readString(Path.of("..", "pom.xml")));
    String theirs = squeezed(consumer("pom.xml"));
    assertThat(theirs)
        .contains(versioned("junit-bom", value(ours, "<junit.version>")))
        .contains(versioned("jqwik", value(ours, "<jqwik.version>")));
    for (String plugin : List.of("resources", "compiler", "surefire")) {
      String artifact = "maven-" + plugin + "-plugin";
      String version = value(ours, "<artifactId>" + artifact + "</artifactId><version>");
      assertThat(theirs).contains(versioned(artifact, version));
    }
  }

  @Test
  @DisplayName("shows a case and its clocks, and what they print")
  void cases(@TempDir Path directory) throws Exception {
    Path source = directory.resolve("Hello.java");
    Files.writeString(
        source,
        """
        import io.crmkit.customer.CustomerId;
        import io.crmkit.decision.*;
        import io.crmkit.json.BundledWorkflows;
        import io.crmkit.time.*;
        import io.crmkit.workflow.*;
        import java.time.*;
        import java.util.*;
        public class Hello { public static void main(String[] args) {
        """
            + section("## Business time", "java")
            + "}}");
    compile(source, directory);
    assertThat(run(directory)).isEqualTo(section("## Business time", "text"));
  }

  @Test
  @DisplayName("shows points earned, refused and reviewed, and what they print")
  void points(@TempDir Path directory) throws Exception {
    Path source = directory.resolve("Hello.java");
    Files.writeString(
        source,
        """
        import io.crmkit.customer.*;
        import io.crmkit.decision.*;
        import io.crmkit.facts.Facts;
        import io.crmkit.json.*;
        import io.crmkit.loyalty.*;
        import io.crmkit.playbook.Playbook;
        import io.crmkit.review.*;
        import java.time.Instant;
        import java.util.*;
        import org.joda.money.Money;
        public class Hello { public static void main(String[] args) {
        """
            + section("## Points", "java")
            + "}}");
    compile(source, directory);
    assertThat(run(directory)).isEqualTo(section("## Points", "text"));
  }

  @Test
  @DisplayName("shows a points programme that can be read and written as part of its playbook")
  void loyalty() throws IOException {
    ObjectNode document = (ObjectNode) CrmJson.mapper().readTree(block("json", 0));
    document.setAll((ObjectNode) CrmJson.mapper().readTree(section("## Points", "json")));
    var playbook = PlaybookReader.standard().read(document.toString());
    assertThat(playbook.loyalty()).isPresent();
    assertThat(PlaybookReader.standard().read(PlaybookWriter.write(playbook))).isEqualTo(playbook);
  }

  @Test
  @DisplayName("shows the bundled workflow as it is")
  void diagram() throws IOException {
    Diagrams diagrams = new Diagrams(BundledWorkflows.texts(), Locale.ENGLISH);
    assertThat(section("## Business time", "mermaid"))
        .isEqualTo(diagrams.mermaid(BundledWorkflows.inquiry().definition()));
  }

  @Test
  @DisplayName("DS-07 RM-07 CF-10 shows a playbook about contact, and what a review by it tells")
  void contact(@TempDir Path directory) throws Exception {
    String json = section("## Contact", "json");
    var playbook = PlaybookReader.standard().read(json);
    assertThat(PlaybookReader.standard().read(PlaybookWriter.write(playbook))).isEqualTo(playbook);
    assertThat(playbook.lint()).isEmpty();
    Path document = Files.writeString(directory.resolve("our-shop.json"), json);
    Path source = directory.resolve("Hello.java");
    Files.writeString(
        source,
        """
        import io.crmkit.contact.*;
        import io.crmkit.customer.*;
        import io.crmkit.decision.Texts;
        import io.crmkit.json.PlaybookReader;
        import io.crmkit.playbook.Playbook;
        import io.crmkit.review.*;
        import java.nio.file.*;
        import java.time.*;
        import java.util.*;
        public class Hello { public static void main(String[] args) throws Exception {
        Playbook playbook = PlaybookReader.standard().read(Files.readString(Path.of("%s")));
        """
                .formatted(document.toString().replace("\\", "\\\\"))
            + section("## Contact", "java")
            + "}}");
    compile(source, directory);
    assertThat(run(directory)).isEqualTo(section("## Contact", "text"));
  }

  @Test
  @DisplayName("IS-11 AS-05 RM-05 CF-12 shows what the handbook says about complaints, as it is")
  void complaints() throws IOException {
    JsonNode handbook = CrmJson.mapper().readTree(BundledPlaybooks.json("handbook").orElseThrow());
    JsonNode shown = CrmJson.mapper().readTree(section("**Complaints**", "json"));
    assertThat(shown.propertyNames())
        .containsExactly("calendars", "workflows", "complaints")
        .allSatisfy(name -> assertThat(shown.get(name)).isEqualTo(handbook.get(name)));
  }

  @Test
  @DisplayName("IS-17 AS-12 AS-13 shows a playbook with scores, and what a review by it tells")
  void scores(@TempDir Path directory) throws Exception {
    ObjectNode document = (ObjectNode) CrmJson.mapper().readTree(block("json", 0));
    document.setAll((ObjectNode) CrmJson.mapper().readTree(section("## Scores", "json")));
    var playbook = PlaybookReader.standard().read(document.toString());
    assertThat(PlaybookReader.standard().read(PlaybookWriter.write(playbook))).isEqualTo(playbook);
    Path json = Files.writeString(directory.resolve("scores.json"), document.toString());
    Path source = directory.resolve("Hello.java");
    Files.writeString(
        source,
        """
        import io.crmkit.customer.*;
        import io.crmkit.json.PlaybookReader;
        import io.crmkit.playbook.Playbook;
        import io.crmkit.review.*;
        import java.nio.file.*;
        import java.time.*;
        import java.util.*;
        import org.joda.money.Money;
        public class Hello { public static void main(String[] args) throws Exception {
        Playbook playbook = PlaybookReader.standard().read(Files.readString(Path.of("%s")));
        """
                .formatted(json.toString().replace("\\", "\\\\"))
            + section("## Scores", "java")
            + "}}");
    compile(source, directory);
    assertThat(run(directory)).isEqualTo(section("## Scores", "text"));
  }

  /** The first block of a language after a heading. */
  private static String section(String heading, String language) throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    String rest = readme.substring(readme.indexOf(heading));
    Matcher matcher =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(rest);
    assertThat(matcher.find()).as("block of %s under %s", language, heading).isTrue();
    return matcher.group(1);
  }

  private static String consumer(String path) throws IOException {
    return Files.readString(Path.of("src", "it", "testkit-consumer").resolve(path));
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s", "");
  }

  private static String versioned(String artifact, String version) {
    return "<artifactId>" + artifact + "</artifactId><version>" + version + "</version>";
  }

  /** What follows the opening, up to the next tag. */
  private static String value(String pom, String opening) {
    assertThat(pom).contains(opening);
    int start = pom.indexOf(opening) + opening.length();
    return pom.substring(start, pom.indexOf('<', start));
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
