package io.crmkit.contact;

import io.crmkit.customer.Interaction;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * At least so many effective contacts in a rhythm (IS-08, IS-14, DS-05, DS-07). Contacts count that
 * the company made and in which the customer was reached. Immutable.
 *
 * <pre>{@code
 * Cadence.of("new-weekly", 2, Rhythm.within(ContactWindow.calendar(Unit.WEEK)), LocalDate.of(2026, 1, 1))
 *     .concerning(Audience.ofClass("cooperation-stage", "new"))
 *     .by(ContactRequest.of(Channel.PHONE, Purpose.RETURN_VISIT));
 * }</pre>
 *
 * @param name names it in reasons
 * @param audience the customers it concerns
 * @param scope the contacts that fulfil it
 * @param atLeast so many, at least 1
 * @param rhythm in which time
 * @param ways how it is fulfilled, the best first; all within the scope
 * @param rank how urgent it is, 1 first
 * @param lead how long before it is due it is worked on; for windows of the calendar and anchored
 *     ones never before they start
 * @param from the first day on which it holds; nobody is late for what lies before
 */
public record Cadence(
    String name,
    Audience audience,
    Scope scope,
    int atLeast,
    Rhythm rhythm,
    List<ContactRequest> ways,
    int rank,
    Duration lead,
    LocalDate from) {
  private static final Duration SHORT_LEAD = Duration.ofDays(3);
  private static final int MOST = 1_000;

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if it asks for less than 1 or more than 1,000 contacts, the
   *     rank is below 1, the lead negative, or a way lies outside the scope
   */
  public Cadence {
    RuleChecks.rule(name, scope);
    Objects.requireNonNull(audience, "audience");
    Objects.requireNonNull(rhythm, "rhythm");
    Objects.requireNonNull(from, "from");
    ways = List.copyOf(ways);
    if (atLeast < 1 || atLeast > MOST) {
      throw new IllegalArgumentException(
          "cadence " + name + " must ask for 1 to " + MOST + " contacts, was " + atLeast);
    }
    if (rank < 1) {
      throw new IllegalArgumentException(
          "the rank of cadence " + name + " must be 1 or more, was " + rank);
    }
    if (lead.isNegative()) {
      throw new IllegalArgumentException(
          "the lead of cadence " + name + " must not be negative, was " + lead);
    }
    for (ContactRequest way : ways) {
      if (!scope.covers(way)) {
        throw new IllegalArgumentException(
            "the ways of cadence "
                + name
                + " must lie within its scope, "
                + way.channel()
                + " for "
                + way.purpose()
                + " does not");
      }
    }
  }

  /**
   * For all customers and contacts, with rank 1; worked on for the last quarter of the rhythm, but
   * for three days at least if they are no more than half of it.
   */
  public static Cadence of(String name, int atLeast, Rhythm rhythm, LocalDate from) {
    Duration length = rhythm.asWindow().longest();
    Duration half = length.dividedBy(2);
    Duration shortLead = half.compareTo(SHORT_LEAD) < 0 ? half : SHORT_LEAD;
    Duration quarter = length.dividedBy(4);
    Duration lead = quarter.compareTo(shortLead) < 0 ? shortLead : quarter;
    return new Cadence(
        name, Audience.everyone(), Scope.ALL, atLeast, rhythm, List.of(), 1, lead, from);
  }

  /** The same cadence for these customers. */
  public Cadence concerning(Audience newAudience) {
    return new Cadence(name, newAudience, scope, atLeast, rhythm, ways, rank, lead, from);
  }

  /** The same cadence, fulfilled by these contacts only. */
  public Cadence on(Scope newScope) {
    return new Cadence(name, audience, newScope, atLeast, rhythm, ways, rank, lead, from);
  }

  /** The same cadence, fulfilled in these ways, the best first. */
  public Cadence by(ContactRequest... newWays) {
    return new Cadence(name, audience, scope, atLeast, rhythm, List.of(newWays), rank, lead, from);
  }

  /** The same cadence with this rank. */
  public Cadence ranked(int newRank) {
    return new Cadence(name, audience, scope, atLeast, rhythm, ways, newRank, lead, from);
  }

  /** The same cadence, worked on for so long before it is due. */
  public Cadence withLead(Duration newLead) {
    return new Cadence(name, audience, scope, atLeast, rhythm, ways, rank, newLead, from);
  }

  /** Whether something that happened fulfils it. */
  public boolean counts(Interaction contact) {
    return contact.direction() == Interaction.Direction.OUTBOUND
        && contact.result() == Interaction.Result.REACHED
        && scope.covers(contact);
  }

  /** What it asks for, to be compared with caps (C17). */
  public AtLeast demand() {
    return new AtLeast(name, scope, atLeast, rhythm.asWindow());
  }
}
