package io.crmkit.complaint;

import io.crmkit.decision.Term;

/** Where the cause of a complaint lies. */
public enum ResponsibleParty implements Term {
  /** With a person of the company, who is named. */
  EMPLOYEE,
  /** With a department. */
  DEPARTMENT,
  /** With somebody the company buys from. */
  SUPPLIER,
  /** With the customer. */
  CUSTOMER,
  /** With nobody. */
  NOBODY;

  /** The code that the workflow's field holds. */
  public String code() {
    return Checks.code(this);
  }

  /** Named like the code of the field. */
  @Override
  public String termCode() {
    return "term.case-value.party." + code();
  }
}
