package io.crmkit.jdbcstore;

import org.junit.jupiter.api.DisplayName;

@DisplayName("JDBC store, h2 in a file: contract")
class H2FileStoreContractTest extends JdbcContract {
  H2FileStoreContractTest() {
    super(TestStores.H2_FILE);
  }
}
