package io.crmkit.jdbcstore;

import org.junit.jupiter.api.DisplayName;

@DisplayName("JDBC store, h2 in memory: contract")
class H2StoreContractTest extends JdbcContract {
  H2StoreContractTest() {
    super(TestStores.H2);
  }
}
