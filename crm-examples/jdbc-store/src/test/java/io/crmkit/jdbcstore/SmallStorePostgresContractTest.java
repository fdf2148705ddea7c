package io.crmkit.jdbcstore;

import com.zaxxer.hikari.HikariConfig;
import io.crmkit.jdbcstore.PostgresServer.PostgresDatabase;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Small store, postgres: contract")
class SmallStorePostgresContractTest extends SmallStoreContract {
  private PostgresDatabase database;

  @Override
  HikariConfig config() {
    if (database == null) {
      database = PostgresServer.require().newDatabase();
    }
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setUsername(database.user());
    config.setPassword(database.password());
    return config;
  }

  @Override
  void drop() {
    database.drop();
  }

  @Override
  protected String backend() {
    return "small store on postgres";
  }
}
