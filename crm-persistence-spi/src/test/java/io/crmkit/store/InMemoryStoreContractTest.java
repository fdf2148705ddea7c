package io.crmkit.store;

import io.crmkit.store.contract.StoreUnderTest;
import io.crmkit.store.testkit.StoreContractTest;
import org.junit.jupiter.api.DisplayName;

@DisplayName("InMemoryStore")
class InMemoryStoreContractTest extends StoreContractTest {
  @Override
  protected StoreUnderTest newStore() {
    return StoreUnderTest.of(new InMemoryStore());
  }

  @Override
  protected String backend() {
    return "memory";
  }
}
