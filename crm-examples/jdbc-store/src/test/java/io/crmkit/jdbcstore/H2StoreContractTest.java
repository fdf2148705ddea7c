package io.crmkit.jdbcstore;

import io.crmkit.store.contract.StoreUnderTest;
import io.crmkit.store.testkit.StoreContractTest;
import org.junit.jupiter.api.DisplayName;

@DisplayName("JDBC store, h2 in memory: contract")
class H2StoreContractTest extends StoreContractTest {
  @Override
  protected StoreUnderTest newStore() {
    return TestStores.H2.create();
  }

  @Override
  protected String backend() {
    return TestStores.H2.toString();
  }
}
