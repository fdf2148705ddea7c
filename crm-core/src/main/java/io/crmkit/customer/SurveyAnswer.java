package io.crmkit.customer;

import java.time.Instant;

/**
 * One answer of a customer to a satisfaction question (RM-05, AS-06).
 *
 * @param question the code of the question or survey: {@code "csat"}
 * @param answer between {@code worst} and {@code best}
 * @param worst the lowest answer the scale offers
 * @param best the highest answer the scale offers; above {@code worst}
 * @param occurredAt when it was answered
 * @param recordedAt when the company knew
 */
public record SurveyAnswer(
    String question, int answer, int worst, int best, Instant occurredAt, Instant recordedAt)
    implements Occurrence {
  /**
   * Checks the scale.
   *
   * @throws IllegalArgumentException if the scale is empty or the answer lies outside
   */
  public SurveyAnswer {
    Checks.code("survey question", question);
    if (worst >= best) {
      throw new IllegalArgumentException(
          "survey scale must have worst below best, was " + worst + " to " + best);
    }
    if (answer < worst || answer > best) {
      throw new IllegalArgumentException(
          "survey answer must be " + worst + " to " + best + ", was " + answer);
    }
    Checks.known(occurredAt, recordedAt);
  }
}
