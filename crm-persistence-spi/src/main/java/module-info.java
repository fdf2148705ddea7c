/** Storage for CRMKit: what a host's store must offer. */
module io.crmkit.store {
  exports io.crmkit.store;
  exports io.crmkit.store.contract;
  exports io.crmkit.store.work;

  requires transitive io.crmkit.core;
  requires static transitive org.jspecify;
  requires org.slf4j;
}
