package io.crmkit.contact;

import io.crmkit.decision.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One of several requests that compete for what the caps of one customer leave. Immutable.
 *
 * <pre>{@code
 * List<ContactBid.Grant> grants = ContactBid.grant(policy, log, now, List.of(
 *     new ContactBid("birthday", greeting, 1),
 *     new ContactBid("spring-offer", offer, 2)));
 * }</pre>
 *
 * @param id tells it apart; no other bid has it
 * @param request what is wanted
 * @param rank 1 goes first; of equal ranks the lesser id
 */
public record ContactBid(String id, ContactRequest request, int rank) {
  private static final Comparator<ContactBid> ORDER =
      Comparator.comparingInt(ContactBid::rank).thenComparing(ContactBid::id);

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the id is malformed or the rank below 1
   */
  public ContactBid {
    RuleChecks.code("id of a bid", id);
    Objects.requireNonNull(request, "request");
    if (rank < 1) {
      throw new IllegalArgumentException(
          "the rank of bid " + id + " must be 1 or more, was " + rank);
    }
  }

  /**
   * Decides on the bids one after the other, by rank, each as if those allowed before it had been
   * made at the same instant and the customer been reached. So all that are allowed may be made
   * together. The order in which the bids are given plays no part.
   *
   * @return a decision on each, in the order in which they were decided
   * @throws IllegalArgumentException if two bids have one id
   */
  public static List<Grant> grant(
      ContactPolicy policy, ContactLog log, Instant at, List<ContactBid> bids) {
    if (bids.stream().map(ContactBid::id).distinct().count() < bids.size()) {
      throw new IllegalArgumentException(
          "each bid must have an id of its own, were "
              + bids.stream().map(ContactBid::id).toList());
    }
    List<Grant> grants = new ArrayList<>();
    ContactLog made = log;
    for (ContactBid bid : bids.stream().sorted(ORDER).toList()) {
      Decision<Permission> decision = policy.decide(bid.request(), made, at);
      grants.add(new Grant(bid, decision));
      if (decision.outcome() instanceof Permission.Allowed) {
        made = made.plus(bid.request().madeAt(at));
      }
    }
    return List.copyOf(grants);
  }

  /**
   * What was decided on a bid.
   *
   * @param bid the bid
   * @param decision whether it may be made together with those allowed before it
   */
  public record Grant(ContactBid bid, Decision<Permission> decision) {
    /** Checks that nothing is missing. */
    public Grant {
      Objects.requireNonNull(bid, "bid");
      Objects.requireNonNull(decision, "decision");
    }

    /** The request, if it is allowed. */
    public Optional<ContactRequest> granted() {
      return decision.outcome() instanceof Permission.Allowed
          ? Optional.of(bid.request())
          : Optional.empty();
    }
  }
}
