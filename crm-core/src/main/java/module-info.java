/** Customer-management policy as values: immutable facts, pure policies, explained decisions. */
module io.crmkit.core {
  exports io.crmkit.customer;
  exports io.crmkit.decision;
  exports io.crmkit.facts;
  exports io.crmkit.json;
  exports io.crmkit.playbook;
  exports io.crmkit.review;
  exports io.crmkit.tier;
  exports io.crmkit.time;

  requires transitive com.fasterxml.jackson.annotation;
  requires com.google.common;
  requires transitive org.joda.money;
  requires static transitive org.jspecify;
  requires transitive tools.jackson.databind;
}
