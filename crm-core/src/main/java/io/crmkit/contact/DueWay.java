package io.crmkit.contact;

import io.crmkit.decision.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A way to do what is due, and whether it may be taken: now, later, or not, and why. Immutable.
 *
 * @param request the contact
 * @param decision whether it may be made; its reasons name what blocks it and until when
 */
public record DueWay(ContactRequest request, Decision<Permission> decision) {
  /** Checks that nothing is missing. */
  public DueWay {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(decision, "decision");
  }

  /** All ways of a due, as they stand at an instant, in their order. */
  public static List<DueWay> of(Due due, ContactPolicy policy, ContactLog log, Instant at) {
    List<DueWay> ways = new ArrayList<>();
    for (ContactRequest way : due.ways()) {
      ways.add(new DueWay(way, policy.decide(way, log, at)));
    }
    return List.copyOf(ways);
  }

  /**
   * The way to take: the first that is allowed, else the one that is allowed soonest, else the
   * first that is refused; of equals the first.
   *
   * @return empty if the due has no ways
   */
  public static Optional<DueWay> best(Due due, ContactPolicy policy, ContactLog log, Instant at) {
    Optional<DueWay> best = Optional.empty();
    for (DueWay way : of(due, policy, log, at)) {
      if (best.isEmpty() || way.isSoonerThan(best.get())) {
        best = Optional.of(way);
      }
    }
    return best;
  }

  private boolean isSoonerThan(DueWay other) {
    if (rank() != other.rank()) {
      return rank() < other.rank();
    }
    return decision.outcome() instanceof Permission.Deferred mine
        && other.decision.outcome() instanceof Permission.Deferred theirs
        && mine.until().isBefore(theirs.until());
  }

  private int rank() {
    if (decision.outcome() instanceof Permission.Allowed) {
      return 0;
    }
    return decision.outcome() instanceof Permission.Deferred ? 1 : 2;
  }
}
