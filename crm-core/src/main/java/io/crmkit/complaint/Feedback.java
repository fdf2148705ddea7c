package io.crmkit.complaint;

import io.crmkit.customer.CustomerId;
import io.crmkit.customer.SurveyAnswer;
import java.util.Objects;

/**
 * An answer to a survey under an id that cases can refer to. Immutable.
 *
 * @param reference the id that the host gives the answer, pseudonymous
 * @param customer who answered
 * @param answer the answer
 */
public record Feedback(String reference, CustomerId customer, SurveyAnswer answer) {
  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  public Feedback {
    Checks.id("feedback", reference);
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(answer, "answer");
  }
}
