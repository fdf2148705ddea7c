package io.crmkit.jdbcstore;

import io.crmkit.store.Capability;
import io.crmkit.store.ChangeSet;
import io.crmkit.store.Commit;
import io.crmkit.store.CommitPlan;
import io.crmkit.store.CrmStore;
import io.crmkit.store.Page;
import io.crmkit.store.Receipt;
import io.crmkit.store.RecordType;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredEvent;
import io.crmkit.store.UnavailableException;
import io.crmkit.store.Versioned;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Records in the tables of a PostgreSQL or H2 database. Safe for several threads and several
 * processes.
 *
 * <pre>{@code
 * try (JdbcStore store = JdbcStore.open(dataSource)) {
 *   UnitOfWork work = UnitOfWork.on(store, new SplittableRandom());
 *   …
 * }
 * }</pre>
 */
public final class JdbcStore implements CrmStore, AutoCloseable {
  private static final int MIGRATION_ATTEMPTS = 3;

  private final Database database;
  private final Backend backend;
  private final Reads reads;
  private final Set<Capability> capabilities;
  private final Runnable onClose;

  private JdbcStore(
      Database database, Backend backend, Set<Capability> capabilities, Runnable onClose) {
    this.database = database;
    this.backend = backend;
    this.reads = new Reads(database, backend);
    this.capabilities = capabilities;
    this.onClose = onClose;
  }

  /**
   * A store on the connections of a host, which stay the host's to close. Creates the tables, or
   * brings them up to date.
   *
   * @throws IllegalArgumentException if the database is neither PostgreSQL nor H2, or not set up as
   *     the store needs it: PostgreSQL in UTF-8; H2 without IGNORECASE and collations, in none of
   *     the modes STRICT, Derby, MSSQLServer and Oracle, not in READ UNCOMMITTED, and a file with
   *     {@code async:} in its URL, which an interrupted thread cannot close for all others
   * @throws IllegalStateException if the tables are in a newer version than this program knows, as
   *     its history of them, crm_schema_history, tells; or the database is refused otherwise
   * @throws UnavailableException if the database cannot be reached
   */
  public static JdbcStore open(DataSource dataSource) {
    return open(dataSource, () -> {});
  }

  static JdbcStore open(DataSource dataSource, Runnable onClose) {
    Database database = new Database(dataSource);
    Backend backend = database.statement(Backend::of);
    Set<Capability> capabilities = database.statement(backend::capabilities);
    migrate(
        Flyway.configure()
            .dataSource(dataSource)
            .locations(backend.migrations())
            // Our own history beside the one that the host's other tables may have.
            .table("crm_schema_history")
            .baselineOnMigrate(true)
            .baselineVersion("0"));
    return new JdbcStore(database, backend, capabilities, onClose);
  }

  /**
   * Several processes may come to a new database at once: Flyway takes the history that another one
   * has just begun for a broken one. Looked at anew, it is whole.
   */
  private static void migrate(FluentConfiguration tables) {
    for (int attempt = 1; ; attempt++) {
      try {
        Flyway flyway = tables.load();
        flyway.migrate(); // lets be what it does not know
        requireKnown(flyway.info());
        return;
      } catch (FlywayException e) {
        if (attempt == MIGRATION_ATTEMPTS) {
          throw Failures.translated(e);
        }
      }
    }
  }

  /** What a newer program has made of the tables, this one would misread or spoil. */
  private static void requireKnown(MigrationInfoService history) {
    MigrationVersion known = MigrationVersion.EMPTY;
    for (MigrationInfo each : history.all()) {
      if (each.getState().isResolved() && each.getVersion().isNewerThan(known.getVersion())) {
        known = each.getVersion();
      }
    }
    MigrationVersion found = Objects.requireNonNull(history.current(), "migrated").getVersion();
    if (found.isNewerThan(known.getVersion())) {
      throw new IllegalStateException(
          "the tables of the store are in version "
              + found
              + ", newer than this program's "
              + known
              + "; use the program that made them so or a newer one");
    }
  }

  @Override
  public <T> Map<String, Versioned<T>> findAll(RecordType<T> type, Collection<String> ids) {
    return reads.findAll(type, ids);
  }

  @Override
  public <T> Page<T> scan(Scan<T> scan) {
    return reads.scan(scan);
  }

  @Override
  public Commit commit(ChangeSet changes) {
    CommitPlan plan = CommitPlan.of(changes);
    return database.transaction(connection -> commit(connection, plan));
  }

  private Commit commit(Connection connection, CommitPlan plan) throws SQLException {
    State state = backend.lock(connection, plan);
    Optional<Commit> replay = plan.replay(state.receiptOf(plan.command().id()));
    if (replay.isPresent()) {
      return replay.get();
    }
    plan.check(state::version);
    Receipt receipt = plan.receipt(state.nextVersion());
    backend.write(connection, Writes.of(plan, state, receipt.toJson()));
    return new Commit(receipt, false);
  }

  @Override
  public Optional<Receipt> receipt(String commandId) {
    return reads.receipt(commandId);
  }

  @Override
  public List<StoredEvent> events(int limit) {
    return reads.events(Scan.requireLimit(limit));
  }

  @Override
  public void acknowledge(Collection<Long> positions) {
    List<Long> copy = List.copyOf(positions);
    if (copy.isEmpty()) {
      return;
    }
    database.statement(
        connection ->
            Sql.run(
                connection,
                "delete from crm_outbox where position = any(?)",
                connection.createArrayOf("bigint", copy.toArray())));
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  /** Closes the connections if they are the store's own. */
  @Override
  public void close() {
    onClose.run();
  }
}
