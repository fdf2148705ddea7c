package io.crmkit.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A host on the module path, from the outside: {@code src/consumer} is compiled and run against the
 * packaged jars. The class path, on which all other tests run, forgives what modules do not, such
 * as JSON for a type that is not exported.
 */
@DisplayName("Consumer on the module path")
class ModulePathIT {

  private static final Path SOURCES = Path.of("src", "consumer");

  /** The jars of the two libraries and of what they need, from the class path of this test. */
  private static List<Path> modulePath;

  @TempDir Path work;

  @BeforeAll
  static void findJars() {
    List<Path> classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(Files::exists)
            .toList();
    modulePath = classPath.stream().filter(ModulePathIT::holdsRuntimeModule).toList();
  }

  @Test
  @DisplayName("both libraries are packaged jars with a descriptor of their own")
  void librariesArePackaged() {
    for (String library : List.of("io.crmkit.core", "io.crmkit.store")) {
      ModuleReference module =
          ModuleFinder.of(modulePath.toArray(Path[]::new)).find(library).orElseThrow();
      assertThat(Path.of(module.location().orElseThrow()))
          .as("%s must be tested as hosts get it; run mvn verify", library)
          .isRegularFile()
          .asString()
          .endsWith(".jar");
      assertThat(module.descriptor().isAutomatic()).isFalse();
    }
  }

  @Test
  @DisplayName("the consumer compiles without a warning and runs with java -p")
  void consumerRuns() throws IOException, InterruptedException {
    Path classes = Files.createDirectory(work.resolve("classes"));
    compile(classes);

    Path output = work.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-p",
                joined(Stream.concat(Stream.of(classes), modulePath.stream())),
                "-m",
                "consumer/io.crmkit.consumer.Main")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly();
    }

    String printed = Files.readString(output, UTF_8);
    assertThat(ended).as("ended within two minutes; printed:%n%s", printed).isTrue();
    assertThat(process.exitValue()).as("exit code; printed:%n%s", printed).isZero();
    assertThat(printed.lines())
        .contains("named module io.crmkit.core: true", "named module io.crmkit.store: true")
        .contains("round trip: true", "file: true", "facts: true")
        .contains("SILVER by retail 1", "2 reasons")
        .contains(
            "GOLD is not reached: spend over the last 12 months: CNY 4687.50 (at least CNY 5000.00"
                + " required), CNY 312.50 more needed")
        .contains("record standing/c-1 was expected in version 3 but found absent")
        .contains("contract held: true")
        .endsWith("consumer done");
  }

  private static void compile(Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler).as("a JDK, not a JRE, runs this test").isNotNull();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(diagnostics, Locale.ROOT, UTF_8);
        Stream<Path> tree = Files.walk(SOURCES)) {
      List<Path> sources = tree.filter(path -> path.toString().endsWith(".java")).toList();
      List<String> options = new ArrayList<>();
      options.addAll(List.of("-p", joined(modulePath.stream()), "-d", classes.toString()));
      options.addAll(List.of("--release", "17", "-encoding", "UTF-8", "-Xlint:all", "-Werror"));
      boolean compiled =
          compiler
              .getTask(
                  null,
                  files,
                  diagnostics,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(compiled).as("compiles: %s", diagnostics.getDiagnostics()).isTrue();
    }
  }

  /** Whether the entry is, or needs no descriptor to serve as, one of the libraries' modules. */
  private static boolean holdsRuntimeModule(Path entry) {
    return ModuleFinder.of(entry).findAll().stream()
        .map(module -> module.descriptor().name())
        .anyMatch(ModulePathIT::isRuntimeModule);
  }

  private static boolean isRuntimeModule(String name) {
    return Stream.of(
            "io.crmkit.",
            "com.google.",
            "com.fasterxml.jackson.annotation",
            "org.joda.money",
            "org.jspecify",
            "org.slf4j",
            "tools.jackson.")
        .anyMatch(name::startsWith);
  }

  private static String joined(Stream<Path> paths) {
    return paths.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
