package io.crmkit.jdbcstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** A process of tests that prints a line for whatever it has done, until it is killed. */
final class Victim implements AutoCloseable {
  private final Process process;
  private final BufferedReader lines;

  Victim(Process process) {
    this.process = process;
    this.lines = process.inputReader(UTF_8);
  }

  /** What it says next; fails with all that is known of its end if it has ended by itself. */
  String line() throws IOException {
    String line = lines.readLine();
    if (line == null) {
      String why = new String(process.getErrorStream().readAllBytes(), UTF_8);
      throw new AssertionError(
          "the process ended by itself, exit code "
              + process.onExit().join().exitValue()
              + ": "
              + why);
    }
    return line;
  }

  /**
   * Kills it anywhere within a commit; returns once it is gone and its files are free.
   *
   * @return what it had said before, which counts as well; the last line may be a half and does not
   */
  List<String> kill(Random random) throws IOException {
    LockSupport.parkNanos(random.nextInt(2_000_000));
    process.toHandle().destroyForcibly(); // SIGKILL; unlike the process's, keeps its output open
    StringBuilder rest = new StringBuilder();
    for (int c = lines.read(); c >= 0; c = lines.read()) {
      rest.append((char) c);
    }
    process.onExit().join(); // its output ends before its other files are closed
    return rest.substring(0, rest.lastIndexOf("\n") + 1).lines().toList();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    lines.close();
  }
}
