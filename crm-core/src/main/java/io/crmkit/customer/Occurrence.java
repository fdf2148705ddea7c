package io.crmkit.customer;

import java.time.Instant;

/**
 * Something that happened at one time and became known at another. What is recorded later than it
 * occurred is back-dated; questions may be asked "as known then".
 */
public sealed interface Occurrence
    permits Transaction, Interaction, SurveyAnswer, Complaint, Consent {
  /** When it happened. */
  Instant occurredAt();

  /** When it became known to the company. */
  Instant recordedAt();
}
