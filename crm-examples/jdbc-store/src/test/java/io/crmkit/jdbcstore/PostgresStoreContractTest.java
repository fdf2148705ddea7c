package io.crmkit.jdbcstore;

import io.crmkit.store.CrmStore;
import io.crmkit.store.contract.StoreUnderTest;
import io.crmkit.store.testkit.StoreContractTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("JDBC store, postgres: contract")
class PostgresStoreContractTest extends StoreContractTest {
  private static TestStore test;

  @BeforeAll
  static void open() {
    test = TestStores.POSTGRES.create();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  /** All rules on one database; to open a new one for each takes longer than the rule. */
  @Override
  protected StoreUnderTest newStore() {
    return new StoreUnderTest() {
      @Override
      public CrmStore store() {
        return test.store();
      }

      @Override
      public boolean canReopen() {
        return true;
      }

      @Override
      public void reopen() {
        test.reopen();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  protected String backend() {
    return TestStores.POSTGRES.toString();
  }
}
