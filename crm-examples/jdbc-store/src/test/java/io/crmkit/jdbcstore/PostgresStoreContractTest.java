package io.crmkit.jdbcstore;

import io.crmkit.store.contract.StoreUnderTest;
import io.crmkit.store.testkit.StoreContractTest;
import org.junit.jupiter.api.DisplayName;

@DisplayName("JDBC store, postgres: contract")
class PostgresStoreContractTest extends StoreContractTest {
  @Override
  protected StoreUnderTest newStore() {
    return TestStores.POSTGRES.create();
  }

  @Override
  protected String backend() {
    return TestStores.POSTGRES.toString();
  }
}
