package io.crmkit.jdbcstore;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL server, one for all tests of a JVM: the embedded one; else one named by {@code
 * CRMKIT_PG_URL}, {@code CRMKIT_PG_USER} and {@code CRMKIT_PG_PASSWORD}; else the embedded one run
 * as nobody. With none of them, tests are skipped with a loud message, or fail if {@code
 * -Dpg.required=true}. {@code -Dpg.try=embedded,environment,nobody} says which ones to try.
 */
final class PostgresServer {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final String url; // with one %s for the name of the database
  private final String user;
  private final String password;

  private final @Nullable EmbeddedServer embedded;

  private PostgresServer(
      String url, String user, String password, @Nullable EmbeddedServer embedded) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.embedded = embedded;
  }

  private static final class Holder {
    static final AtomicBoolean TOLD = new AtomicBoolean();
    static final List<String> PROBLEMS = new ArrayList<>();
    static final Optional<PostgresServer> SERVER =
        attempt("embedded", PostgresServer::embedded)
            .or(() -> attempt("environment", PostgresServer::environment))
            .or(() -> attempt("nobody", PostgresServer::embeddedAsNobody));

    private static Optional<PostgresServer> attempt(String how, Supplier<PostgresServer> start) {
      String wanted = System.getProperty("pg.try", "embedded,environment,nobody");
      if (!List.of(wanted.split(",", -1)).contains(how)) {
        return Optional.empty();
      }
      try {
        return Optional.of(start.get());
      } catch (RuntimeException | LinkageError e) {
        PROBLEMS.add(how + ": " + e);
        return Optional.empty();
      }
    }
  }

  /** The server, or the end of the test that asks for it. */
  static PostgresServer require() {
    if (Holder.SERVER.isEmpty()) {
      String message = "NO POSTGRESQL: ITS TESTS DO NOT RUN; tried " + Holder.PROBLEMS;
      if (Boolean.getBoolean("pg.required")) {
        throw new AssertionError(message);
      }
      if (Holder.TOLD.compareAndSet(false, true)) {
        System.err.println("\n*** " + message + " ***\n");
      }
      Assumptions.abort(message);
    }
    return Holder.SERVER.get();
  }

  private static PostgresServer embedded() {
    EmbeddedServer server = EmbeddedServer.start();
    return new PostgresServer(
        "jdbc:postgresql://localhost:" + server.port() + "/%s", "postgres", "", server);
  }

  private static PostgresServer environment() {
    String url = System.getenv("CRMKIT_PG_URL");
    if (url == null) {
      throw new IllegalStateException("CRMKIT_PG_URL is not set");
    }
    String base = url.substring(0, url.lastIndexOf('/') + 1);
    return new PostgresServer(
        base + "%s",
        System.getenv().getOrDefault("CRMKIT_PG_USER", "postgres"),
        System.getenv().getOrDefault("CRMKIT_PG_PASSWORD", ""),
        null);
  }

  private static PostgresServer embeddedAsNobody() {
    return new PostgresServer(
        "jdbc:postgresql://localhost:" + NobodysPostgres.start() + "/%s", "postgres", "", null);
  }

  /** The server as one that can be stopped, or the end of the test that asks for it. */
  EmbeddedServer requireEmbedded() {
    if (embedded == null) {
      String message = "THE POSTGRESQL OF " + url + " CANNOT BE STOPPED: THIS TEST DOES NOT RUN";
      System.err.println("\n*** " + message + " ***\n");
      Assumptions.abort(message);
    }
    return embedded;
  }

  /** A new, empty database. */
  PostgresDatabase newDatabase() {
    return newDatabase("");
  }

  PostgresDatabase newDatabase(String options) {
    String name = "crm_test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
    execute("create database " + name + " template template0 " + options);
    return new PostgresDatabase(this, name);
  }

  private void execute(String sql) {
    try (Connection connection =
            DriverManager.getConnection(url.formatted("postgres"), user, password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One database of the server. */
  record PostgresDatabase(PostgresServer server, String name) {
    String url() {
      return server.url.formatted(name);
    }

    String user() {
      return server.user;
    }

    String password() {
      return server.password;
    }

    JdbcStore open() {
      return JdbcStores.postgres(url(), user(), password());
    }

    Connection connect() throws SQLException {
      return DriverManager.getConnection(url(), user(), password());
    }

    /** Waits until the server has noticed that all others are gone. */
    void awaitNobody() {
      Waiting.until("nobody uses " + name, () -> connections() == 1);
    }

    private int connections() {
      try (Connection connection = connect();
          Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "select count(*) from pg_stat_activity where datname = '" + name + "'")) {
        row.next();
        return row.getInt(1);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    void drop() {
      server.execute("drop database " + name + " with (force)");
    }
  }
}
