package io.crmkit.complaint;

import io.crmkit.decision.Term;

/** Why a complaint does not hold (DS-09); there may be several reasons. */
public enum RejectionReason implements Term {
  /** The grounds are not sufficient. */
  INSUFFICIENT_GROUNDS,
  /** The demand is not reasonable. */
  UNREASONABLE_DEMAND,
  /** It is not the company's matter. */
  NOT_OURS,
  /** It was settled before. */
  SETTLED_BEFORE;

  /** The name of the workflow's field that tells it. */
  public String code() {
    return Checks.code(this);
  }

  /** Named like the field. */
  @Override
  public String termCode() {
    return "term.case-field." + code();
  }
}
