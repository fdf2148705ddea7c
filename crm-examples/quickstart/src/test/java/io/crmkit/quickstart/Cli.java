package io.crmkit.quickstart;

import java.io.PrintWriter;
import java.io.StringWriter;
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
}
