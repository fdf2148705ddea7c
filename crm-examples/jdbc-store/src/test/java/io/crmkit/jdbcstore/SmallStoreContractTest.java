package io.crmkit.jdbcstore;

import com.zaxxer.hikari.HikariConfig;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Small store, h2 in memory: contract")
class SmallStoreContractTest extends SmallStoreContract {
  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=10000";

  @Override
  HikariConfig config() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    return config;
  }

  @Override
  protected String backend() {
    return "small store on h2";
  }
}
