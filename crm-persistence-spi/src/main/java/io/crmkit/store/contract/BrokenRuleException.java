package io.crmkit.store.contract;

/** A check found that a store does not keep a rule; see {@link StoreTrial#expect}. */
public final class BrokenRuleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What was found. */
  public BrokenRuleException(String found) {
    super(found);
  }
}
