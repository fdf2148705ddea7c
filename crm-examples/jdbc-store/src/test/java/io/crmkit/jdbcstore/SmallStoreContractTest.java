package io.crmkit.jdbcstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.store.contract.StoreUnderTest;
import io.crmkit.store.testkit.StoreContractTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;

@DisplayName("Small store, h2 in memory: contract")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmallStoreContractTest extends StoreContractTest {
  private HikariDataSource pool;

  @BeforeAll
  void open() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=10000");
    pool = new HikariDataSource(config);
  }

  @AfterAll
  void close() {
    pool.close();
  }

  @Override
  protected StoreUnderTest newStore() {
    return StoreUnderTest.of(new SmallStore(pool));
  }

  @Override
  protected String backend() {
    return "small store";
  }
}
