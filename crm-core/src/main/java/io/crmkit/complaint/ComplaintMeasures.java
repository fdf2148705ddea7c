package io.crmkit.complaint;

import io.crmkit.customer.StaffId;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * How short, fair and fast a complaint was handled (DS-08). Elapsed times run on all hours of the
 * day; whether limits were met is for the clocks of the workflow to say. Immutable.
 *
 * @param handOffs how often it went from one department or person to another
 * @param people how many different people had to do with it; sweeps are done by none
 * @param toJudgement from the complaint to the first judgement, if there is one
 * @param toResult from the complaint until the customer was told the result, if that was done
 * @param toClosure from the complaint to its closing, if it is closed
 * @param cost what the remedy chosen costs the company
 * @param benefit what it brings the customer
 */
public record ComplaintMeasures(
    long handOffs,
    long people,
    Optional<Duration> toJudgement,
    Optional<Duration> toResult,
    Optional<Duration> toClosure,
    Optional<Money> cost,
    Optional<Money> benefit) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is negative
   */
  public ComplaintMeasures {
    if (handOffs < 0 || people < 0) {
      throw new IllegalArgumentException(
          "hand-offs and people must not be negative, were " + handOffs + " and " + people);
    }
    Objects.requireNonNull(toJudgement, "toJudgement");
    Objects.requireNonNull(toResult, "toResult");
    Objects.requireNonNull(toClosure, "toClosure");
    Objects.requireNonNull(cost, "cost");
    Objects.requireNonNull(benefit, "benefit");
  }

  static ComplaintMeasures of(ComplaintCase of) {
    Instant start = of.receivedAt();
    long handOffs = 0;
    Set<StaffId> people = new HashSet<>();
    Optional<Owner> owner = Optional.empty();
    Optional<Instant> judged = Optional.empty();
    for (CaseEvent event : of.flow().history()) {
      if (!event.actor().equals(Actor.SYSTEM.id())) { // a sweep is nobody
        people.add(event.actor());
      }
      if (event instanceof CaseEvent.Opened opened) {
        owner = opened.owner();
      } else if (event instanceof CaseEvent.Assigned assigned) {
        handOffs += owner.isPresent() ? 1 : 0;
        owner = Optional.of(assigned.owner());
      } else if (event instanceof CaseEvent.Moved moved && moved.action().equals(Flow.JUDGE)) {
        judged = judged.isPresent() ? judged : Optional.of(moved.occurredAt());
      }
    }
    return new ComplaintMeasures(
        handOffs,
        people.size(),
        judged.map(at -> Duration.between(start, at)),
        of.informedAt().map(at -> Duration.between(start, at)),
        of.closedAt().map(at -> Duration.between(start, at)),
        of.chosen().map(Remedy::cost),
        of.chosen().map(Remedy::benefit));
  }
}
