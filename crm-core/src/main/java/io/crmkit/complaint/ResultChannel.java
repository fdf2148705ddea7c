package io.crmkit.complaint;

import io.crmkit.decision.Term;

/** How the result is told (IS-12): only what is written counts. */
public enum ResultChannel implements Term {
  /** By e-mail. */
  EMAIL,
  /** By letter. */
  LETTER,
  /** By text message. */
  MESSAGE,
  /** As a paper handed over. */
  HANDED_OVER,
  /** By telephone: not in writing. */
  PHONE,
  /** In person: not in writing. */
  FACE_TO_FACE;

  /** The code that the workflow's field holds. */
  public String code() {
    return Checks.code(this);
  }

  /** Named like the code of the field. */
  @Override
  public String termCode() {
    return "term.case-value.channel." + code();
  }
}
