package io.crmkit.complaint;

import io.crmkit.decision.Term;

/** What is done for the customer. */
public enum RemedyKind implements Term {
  /** The company says that it is sorry. */
  APOLOGY,
  /** What was sold is repaired. */
  REPAIR,
  /** What was sold is replaced. */
  REPLACEMENT,
  /** The price is paid back. */
  REFUND,
  /** A loss is made good. */
  COMPENSATION,
  /** Something else. */
  OTHER;

  /** The code that the workflow's field holds. */
  public String code() {
    return Checks.code(this);
  }

  /** Named like the code of the field. */
  @Override
  public String termCode() {
    return "term.case-value.remedy-kind." + code();
  }
}
