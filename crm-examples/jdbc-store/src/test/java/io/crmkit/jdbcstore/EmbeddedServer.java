package io.crmkit.jdbcstore;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The embedded PostgreSQL, which can be stopped and started again on its data and its port. */
final class EmbeddedServer {
  private final Path data;
  private final int port;
  private EmbeddedPostgres server;

  private EmbeddedServer(Path data, int port) throws IOException {
    this.data = data;
    this.port = port;
    this.server = startOnce();
  }

  static EmbeddedServer start() {
    try {
      EmbeddedServer server =
          new EmbeddedServer(Files.createTempDirectory("crmkit-postgres"), freePort());
      Runtime.getRuntime().addShutdownHook(new Thread(server::end));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private EmbeddedPostgres startOnce() throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        // Off by default here; without it a commit may be lost when the server is killed.
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  int port() {
    return port;
  }

  /** Stops it in good order; what was open is rolled back. */
  void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills it, as the machine's end would. */
  void kill() throws IOException {
    long pid = Long.parseLong(Files.readAllLines(pidFile()).get(0).trim());
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    Waiting.until("the server is gone", () -> ProcessHandle.of(pid).isEmpty());
    Files.delete(pidFile());
    stop(); // there is nothing to stop any more, but the guard of the data is let go
  }

  private Path pidFile() {
    return data.resolve("postmaster.pid");
  }

  /** Starts it again; after a kill its last processes may be in the way for a moment. */
  void startAgain() {
    Waiting.until(
        "the server is up again",
        () -> {
          try {
            server = startOnce();
            return true;
          } catch (IOException | RuntimeException e) {
            return false;
          }
        });
  }

  private void end() {
    stop();
    // The server has a hook of its own, which may have been faster and be at it still.
    Waiting.until("the server has stopped", () -> !Files.exists(pidFile()));
    TestStores.deleteAll(data);
  }
}
