package io.crmkit.complaint;

import io.crmkit.decision.Term;

/**
 * What the company makes of a complaint (DS-09): are the grounds sufficient, is the demand
 * reasonable?
 */
public enum Judgement implements Term {
  /** The complaint holds. */
  UPHELD,
  /** It does not hold, and the customer is helped all the same. */
  REDRESS,
  /** It does not hold; the reasons are stated and explained to the customer. */
  REJECTED;

  /** Whether something has to be done about the complaint. */
  public boolean founded() {
    return this != REJECTED;
  }

  /** The code that the workflow's field holds. */
  public String code() {
    return Checks.code(this);
  }

  /** Named like the code of the field. */
  @Override
  public String termCode() {
    return "term.case-value.judgement." + code();
  }
}
