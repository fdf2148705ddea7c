package io.crmkit.jdbcstore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The binaries of the embedded server, run as nobody: for machines where root may not change its
 * own name space. Linux only.
 */
final class NobodysPostgres {
  private static final String BINARIES = "/postgres-linux-x86_64.txz";

  private NobodysPostgres() {}

  /** Starts a server and returns its port; it stops when the JVM ends. */
  static int start() {
    try (InputStream binaries = NobodysPostgres.class.getResourceAsStream(BINARIES)) {
      if (binaries == null) {
        throw new IllegalStateException("there are no binaries at " + BINARIES);
      }
      Path home = Files.createTempDirectory("crmkit-postgres");
      Files.copy(binaries, home.resolve("postgres.txz"));
      run("tar", "-xJf", home.resolve("postgres.txz").toString(), "-C", home.toString());
      run("chown", "-R", "65534:65534", home.toString());
      String bin = home.resolve("bin").toString();
      String data = home.resolve("data").toString();
      nobody(bin + "/initdb", "-A", "trust", "-U", "postgres", "-E", "UTF-8", "-D", data);
      int port = freePort();
      nobody(
          bin + "/pg_ctl",
          "-D",
          data,
          "-l",
          home.resolve("log").toString(),
          "-o",
          "-p " + port + " -F -k " + home,
          "-w",
          "start");
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    nobody(bin + "/pg_ctl", "-D", data, "-m", "fast", "-w", "stop");
                    run("rm", "-r", home.toString());
                  }));
      return port;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void nobody(String... command) {
    List<String> all =
        new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    all.addAll(List.of(command));
    run(all.toArray(String[]::new));
  }

  private static void run(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            String.join(" ", command) + " ended with " + process.exitValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
