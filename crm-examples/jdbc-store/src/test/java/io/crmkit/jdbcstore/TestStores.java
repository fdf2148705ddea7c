package io.crmkit.jdbcstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The databases on which every test runs. Named as reports show them. */
enum TestStores {
  H2("h2 in memory") {
    @Override
    TestStore create() {
      String name = UUID.randomUUID().toString();
      return new TestStore(() -> JdbcStores.h2InMemory(name), false, () -> {});
    }
  },
  H2_FILE("h2 in a file") {
    @Override
    TestStore create() {
      Path directory = newDirectory();
      Supplier<JdbcStore> opener = () -> JdbcStores.h2(directory.resolve("store"));
      return new TestStore(opener, true, () -> deleteAll(directory));
    }
  },
  POSTGRES("postgres") {
    @Override
    TestStore create() {
      PostgresServer.PostgresDatabase database = PostgresServer.require().newDatabase();
      return new TestStore(database::open, true, database::drop);
    }
  };

  private final String shown;

  TestStores(String shown) {
    this.shown = shown;
  }

  /** A new, empty store. */
  abstract TestStore create();

  @Override
  public String toString() {
    return shown;
  }

  private static Path newDirectory() {
    try {
      return Files.createTempDirectory("crmkit-h2");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
