package io.crmkit.jdbcstore;

import io.crmkit.store.CrmStore;
import io.crmkit.store.contract.StoreUnderTest;
import io.crmkit.store.testkit.StoreContractTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** All rules on one database, one after the other: to make a new one takes longer than a rule. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JdbcContract extends StoreContractTest {
  private final TestStores backend;
  private TestStore test;

  JdbcContract(TestStores backend) {
    this.backend = backend;
  }

  @BeforeAll
  void open() {
    test = backend.create();
  }

  @AfterAll
  void close() {
    if (test != null) {
      test.close();
    }
  }

  @Override
  protected StoreUnderTest newStore() {
    return new StoreUnderTest() {
      @Override
      public CrmStore store() {
        return test.store();
      }

      @Override
      public boolean canReopen() {
        return test.canReopen();
      }

      @Override
      public void reopen() {
        test.reopen();
      }

      @Override
      public boolean canKill() {
        return test.canKill();
      }

      @Override
      public void kill() {
        test.kill();
      }

      @Override
      public boolean canOpenAnother() {
        return true;
      }

      @Override
      public CrmStore another() {
        return test.another();
      }

      @Override
      public void close() {
        test.closeOthers(); // a database in use twice is not closed when one store is
      }
    };
  }

  @Override
  protected String backend() {
    return backend.toString();
  }
}
