package io.crmkit.jdbcstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.store.CrmStore;
import io.crmkit.store.contract.StoreUnderTest;
import io.crmkit.store.testkit.StoreContractTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** All rules on one database. The second store has connections of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SmallStoreContract extends StoreContractTest {
  private HikariDataSource pool;
  private HikariDataSource otherPool;

  /** Where the database is. */
  abstract HikariConfig config();

  /** The database is no more needed. */
  void drop() {}

  @BeforeAll
  void open() {
    pool = new HikariDataSource(config());
    otherPool = new HikariDataSource(config());
  }

  @AfterAll
  void close() {
    if (pool != null) {
      pool.close();
      otherPool.close();
      drop();
    }
  }

  @Override
  protected StoreUnderTest newStore() {
    CrmStore store = new SmallStore(pool);
    return new StoreUnderTest() {
      @Override
      public CrmStore store() {
        return store;
      }

      @Override
      public boolean canOpenAnother() {
        return true;
      }

      @Override
      public CrmStore another() {
        return new SmallStore(otherPool);
      }

      @Override
      public void close() {}
    };
  }
}
