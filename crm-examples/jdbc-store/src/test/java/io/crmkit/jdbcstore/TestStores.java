package io.crmkit.jdbcstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** The databases on which every test runs. Named as reports show them. */
enum TestStores {
  H2("h2 in memory") {
    @Override
    TestStore create() {
      String name = UUID.randomUUID().toString();
      return TestStore.passing(() -> JdbcStores.h2InMemory(name));
    }
  },
  H2_FILE("h2 in a file") {
    @Override
    TestStore create() {
      Path directory = newDirectory();
      Path file = directory.resolve("store");
      AtomicReference<Path> latest = new AtomicReference<>(file);
      return TestStore.lasting(
          () -> JdbcStores.h2(latest.get()),
          () -> latest.set(copy(latest.get(), directory)), // nobody else can open the file itself
          () -> deleteAll(directory),
          () -> Waiting.until("nobody has the file", () -> isFree(Path.of(file + ".mv.db"))),
          List.of("h2", file.toString()));
    }
  },
  POSTGRES("postgres") {
    @Override
    TestStore create() {
      PostgresServer.PostgresDatabase database = PostgresServer.require().newDatabase();
      return TestStore.lasting(
          database::open,
          () -> {},
          database::drop,
          database::awaitNobody,
          List.of("postgres", database.url(), database.user(), database.password()));
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

  /** What a process leaves behind that is killed now. */
  private static Path copy(Path file, Path directory) {
    try {
      Path copy = directory.resolve(UUID.randomUUID().toString());
      Files.copy(Path.of(file + ".mv.db"), Path.of(copy + ".mv.db"));
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Not to be asked while this process has it: looking at a file gives up the locks on it. */
  private static boolean isFree(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void deleteAll(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
