package io.crmkit.jdbcstore;

import org.junit.jupiter.api.DisplayName;

@DisplayName("JDBC store, postgres: contract")
class PostgresStoreContractTest extends JdbcContract {
  PostgresStoreContractTest() {
    super(TestStores.POSTGRES);
  }
}
