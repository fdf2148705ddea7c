package io.crmkit.quickstart;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** The program run inside the test. */
final class Cli {
  private Cli() {}

  /** What a run gave. */
  record Result(int exitCode, String out, String err) {
    List<String> errLines() {
      return err.lines().toList();
    }
  }

  static Result run(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    int exitCode =
        commandLine.execute(Arrays.stream(args).map(String::valueOf).toArray(String[]::new));
    return new Result(exitCode, out.toString(), err.toString());
  }

  /** The review of a file of cases by the bundled playbook as of 2026-07-01, into {@code out}. */
  static Result reviewCases(Path work, Path cases) throws IOException {
    return run(
        "review",
        "--transactions",
        Files.writeString(work.resolve("tx.csv"), "customer,date,amount\na,2026-05-01,1200\n"),
        "--playbook",
        "handbook",
        "--cases",
        cases,
        "--calendar",
        "service=china-2026",
        "--as-of",
        "2026-07-01",
        "--out",
        work.resolve("out"));
  }
}
