/** Customer-management policy as values: immutable facts, pure policies, explained decisions. */
@SuppressWarnings("module") // Jackson 2 is not here, but in hosts that use it
module io.crmkit.core {
  exports io.crmkit.contact;
  exports io.crmkit.complaint;
  exports io.crmkit.customer;
  exports io.crmkit.decision;
  exports io.crmkit.facts;
  exports io.crmkit.json;
  exports io.crmkit.laws;
  exports io.crmkit.loyalty;
  exports io.crmkit.playbook;
  exports io.crmkit.review;
  exports io.crmkit.score;
  exports io.crmkit.score.model;
  exports io.crmkit.score.segment;
  exports io.crmkit.score.stage;
  exports io.crmkit.score.survey;
  exports io.crmkit.tier;
  exports io.crmkit.time;
  exports io.crmkit.workflow;

  // The written forms of facts and thresholds are no part of their API.
  opens io.crmkit.facts to
      tools.jackson.databind,
      com.fasterxml.jackson.databind;

  // Nor is that of calendars.
  opens io.crmkit.time to
      tools.jackson.databind,
      com.fasterxml.jackson.databind;

  requires transitive com.fasterxml.jackson.annotation;
  requires com.google.common;
  requires transitive org.joda.money;
  requires static transitive org.jspecify;
  requires transitive tools.jackson.databind;
}
