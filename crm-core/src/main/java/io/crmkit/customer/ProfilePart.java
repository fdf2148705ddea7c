package io.crmkit.customer;

/** The four parts of a customer's information (IS-01). */
public enum ProfilePart {
  /** Name, contact person, contact points, address, business scope. */
  BASIC,
  /** Needs, projects, cooperation history. */
  BUSINESS,
  /** Credit status, payment record. */
  CREDIT,
  /** Special requirements, preferences, competitor information. */
  OTHER
}
