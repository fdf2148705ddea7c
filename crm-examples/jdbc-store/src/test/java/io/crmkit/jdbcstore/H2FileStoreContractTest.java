package io.crmkit.jdbcstore;

import io.crmkit.store.contract.StoreUnderTest;
import io.crmkit.store.testkit.StoreContractTest;
import org.junit.jupiter.api.DisplayName;

@DisplayName("JDBC store, h2 in a file: contract")
class H2FileStoreContractTest extends StoreContractTest {
  @Override
  protected StoreUnderTest newStore() {
    return TestStores.H2_FILE.create();
  }

  @Override
  protected String backend() {
    return TestStores.H2_FILE.toString();
  }
}
