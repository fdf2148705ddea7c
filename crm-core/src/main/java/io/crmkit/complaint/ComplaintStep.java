package io.crmkit.complaint;

import io.crmkit.workflow.Actor;
import java.time.Instant;
import java.util.Objects;

/**
 * The request to do something about a complaint. Immutable.
 *
 * @param action what
 * @param actor who asks, and in which roles
 * @param occurredAt when it was done
 * @param recordedAt when it is entered
 */
public record ComplaintStep(
    ComplaintAction action, Actor actor, Instant occurredAt, Instant recordedAt) {
  /** Checks that nothing is missing. */
  public ComplaintStep {
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(occurredAt, "occurredAt");
    Objects.requireNonNull(recordedAt, "recordedAt");
  }

  /** A step that is entered the moment it is done. */
  public static ComplaintStep of(ComplaintAction action, Actor actor, Instant at) {
    return new ComplaintStep(action, actor, at, at);
  }
}
