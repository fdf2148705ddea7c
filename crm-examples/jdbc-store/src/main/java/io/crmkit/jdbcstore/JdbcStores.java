package io.crmkit.jdbcstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.store.UnavailableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Opens stores with connections of their own, which they close. */
public final class JdbcStores {
  /** Enough for a busy process; more connections than cores make a database slower, not faster. */
  private static final int CONNECTIONS = 10;

  /** How long a caller waits for a connection before it hears that the store is unavailable. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private JdbcStores() {}

  /**
   * A store in a file beside the application; the file is the path with {@code .mv.db} behind it.
   * For one process at a time. With H2 2.4.240 what was committed is there after a SIGKILL too;
   * with 2.5.250 and 2.5.252 the last commits may not be, and the store does not offer {@code
   * DURABLE}. A commit takes some pages of the file, however little it changes, so that the file
   * grows while it is open; closing the store writes it anew with what it holds and nothing else,
   * and returns once nobody has it any more.
   *
   * @throws IllegalArgumentException if the path holds a semicolon
   * @throws UnavailableException if the file cannot be opened, as while another process has it
   */
  public static JdbcStore h2(Path file) {
    if (file.toString().contains(";")) { // what follows would be settings of the database
      throw new IllegalArgumentException("the path of a store must not hold ';', was " + file);
    }
    // async: otherwise an interrupted thread closes the file for all others.
    // WRITE_DELAY: otherwise a commit is on disk half a second after it was acknowledged.
    // TRACE_LEVEL_FILE: otherwise errors, which can repeat values, are written beside the file, or
    // where that cannot be, on the console.
    // DEFRAG_ALWAYS: otherwise a closed file is many times as large as what it holds.
    return h2(
        "jdbc:h2:async:"
            + file.toAbsolutePath()
            + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0;DEFRAG_ALWAYS=TRUE");
  }

  /** A store in memory that lives until it is closed; for tests of SQL. */
  public static JdbcStore h2InMemory(String name) {
    return h2("jdbc:h2:mem:" + name);
  }

  private static JdbcStore h2(String url) {
    HikariConfig config = config();
    // Commits happen one after another: the last of many waits for all others.
    config.setJdbcUrl(url + ";LOCK_TIMEOUT=" + PATIENCE.toMillis());
    config.setUsername("sa");
    config.setPassword("");
    // The last connection closes the database, which writes its file anew. A pool would leave that
    // to a thread for which it waits ten seconds, however large the file and slow the disk.
    return open(config, connection(config));
  }

  private static Connection connection(HikariConfig config) {
    try {
      return DriverManager.getConnection(
          config.getJdbcUrl(), config.getUsername(), config.getPassword());
    } catch (SQLException e) {
      throw Failures.translated(e);
    }
  }

  /**
   * A store on a PostgreSQL server, 16 or later.
   *
   * @param jdbcUrl {@code jdbc:postgresql://host:port/database}; may set anything the driver knows
   * @param user a role that may create tables in its schema
   * @param password the role's password
   * @throws IllegalArgumentException if the URL is not of that form, or the database not in UTF-8
   * @throws IllegalStateException if the server does not let this user in, or has no such database
   * @throws UnavailableException if the server cannot be reached
   */
  public static JdbcStore postgres(String jdbcUrl, String user, String password) {
    if (!jdbcUrl.startsWith("jdbc:postgresql://") || !isTaken(jdbcUrl)) {
      // Not repeated: it may hold a password.
      throw new IllegalArgumentException(
          "the URL of a store must be jdbc:postgresql://host:port/database");
    }
    HikariConfig config = config();
    config.setJdbcUrl(jdbcUrl);
    config.setUsername(user);
    config.setPassword(password);
    config.addDataSourceProperty("ApplicationName", "crmkit");
    // Seconds; a server that is gone without a word must not hold a caller for ever.
    config.addDataSourceProperty("connectTimeout", "5");
    config.addDataSourceProperty("socketTimeout", "60");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    // Milliseconds; nor must a process that stands still in the middle of a commit hold the others.
    config.addDataSourceProperty(
        "options", "-c lock_timeout=10000 -c idle_in_transaction_session_timeout=30000");
    // Details of errors hold values of rows; the pool logs the errors of broken connections.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    return open(config);
  }

  /** Whether the driver can read it; the pool would take one that it cannot for a dead server. */
  private static boolean isTaken(String jdbcUrl) {
    try {
      DriverManager.getDriver(jdbcUrl);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private static HikariConfig config() {
    HikariConfig config = new HikariConfig();
    config.setPoolName("crmkit");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(PATIENCE.toMillis());
    return config;
  }

  /** A store that closes its pool and after that what else there is. */
  private static JdbcStore open(HikariConfig config, Connection... last) {
    HikariDataSource pool;
    try {
      pool = new HikariDataSource(config);
    } catch (RuntimeException e) {
      close(Optional.empty(), last);
      throw Failures.translated(e); // the pool asks for a first connection at once
    }
    try {
      return JdbcStore.open(pool, () -> close(Optional.of(pool), last));
    } catch (RuntimeException e) {
      close(Optional.of(pool), last);
      throw e;
    }
  }

  /** For an interrupted thread the pool would not wait until its connections let the file go. */
  private static void close(Optional<HikariDataSource> pool, Connection... last) {
    boolean interrupted = Thread.interrupted();
    try {
      pool.ifPresent(HikariDataSource::close);
      for (Connection each : last) {
        each.close();
      }
    } catch (SQLException e) {
      // What was acknowledged is on disk already; the pool tells of no such failure either.
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
