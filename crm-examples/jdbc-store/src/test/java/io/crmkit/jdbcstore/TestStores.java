package io.crmkit.jdbcstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/** The databases on which every test runs. Named as reports show them. */
enum TestStores {
  H2("h2") {
    @Override
    TestStore create() {
      // One that is closed and opened again is empty then: memory.
      return new TestStore(() -> JdbcStores.h2InMemory(UUID.randomUUID().toString()), () -> {});
    }
  },
  H2_FILE("h2 file") {
    @Override
    TestStore create() throws IOException {
      Path directory = Files.createTempDirectory("crmkit-h2");
      return new TestStore(
          () -> JdbcStores.h2(directory.resolve("store")), () -> deleteAll(directory));
    }
  },
  POSTGRES("postgres") {
    @Override
    TestStore create() {
      return new TestStore(PostgresServer.require().newDatabase()::open, () -> {});
    }
  };

  private final String shown;

  TestStores(String shown) {
    this.shown = shown;
  }

  /** A new, empty store. */
  abstract TestStore create() throws IOException;

  @Override
  public String toString() {
    return shown;
  }

  private static void deleteAll(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
