package io.crmkit.contact;

import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import java.util.Objects;

/**
 * Decides which greetings are due for a customer on some days. Pure: equal questions, equal
 * decisions; a policy reads no clock, zone or locale and needs no lock.
 *
 * <p>{@link CareRules} is the ready-made policy.
 *
 * <pre>{@code
 * Decision<CareCalendar> week = policy.decide(CareQuestion.week(customer, monday));
 * week.outcome().greetings();
 * week.explain(Locale.SIMPLIFIED_CHINESE); // also what is not done, and why
 * }</pre>
 */
@FunctionalInterface
public interface CarePolicy {
  /** The greetings due, with a reason for each and for each that would be due but for a bar. */
  Decision<CareCalendar> decide(CareQuestion question);

  /** The policy under a name and a version, which its decisions then record. */
  static CarePolicy named(String name, String version, CarePolicy policy) {
    Objects.requireNonNull(policy, "policy");
    PolicyId id = new PolicyId(name, version);
    return question -> policy.decide(question).by(id);
  }
}
