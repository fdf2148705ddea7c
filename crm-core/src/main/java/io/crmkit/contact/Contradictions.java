package io.crmkit.contact;

import java.math.BigInteger;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds demands for contacts that a cap leaves no room for: at least two a week beside at most one
 * (C17, DS-05).
 *
 * <p>What is reported cannot be kept by any plan. For two rolling windows of elapsed time, and for
 * two calendar windows of which one consists of whole others, nothing else is: what is not reported
 * can be kept, as far as these two go. For all other pairs the long-run rates are compared, which
 * finds every contradiction of rates but may miss one that only certain weeks or months show.
 */
public final class Contradictions {
  private static final long DAY = 86_400;
  private static final long MONTH = 2_629_746; // 146,097 days in 4,800 months

  private Contradictions() {}

  /** The caps of a policy that make a demand impossible. */
  public static List<ContactProblem> between(AtLeast demand, ContactRules policy) {
    Set<String> lifted = new HashSet<>();
    for (ContactRule rule : policy.rules()) {
      if (rule instanceof Exemption exemption && exemption.scope().overlaps(demand.scope())) {
        lifted.addAll(exemption.lifts());
      }
    }
    List<ContactProblem> problems = new ArrayList<>();
    for (ContactRule rule : policy.rules()) {
      if (rule instanceof Cap cap
          && !lifted.contains(cap.name())
          && !mayBeOverruled(cap, demand, policy)
          && between(demand, cap)) {
        problems.add(
            new ContactProblem.Contradiction(
                demand.name(),
                demand.contacts(),
                demand.window(),
                cap.name(),
                cap.atMost(),
                cap.window()));
      }
    }
    return List.copyOf(problems);
  }

  private static boolean mayBeOverruled(Cap cap, AtLeast demand, ContactRules policy) {
    return policy.combination() == Combination.MOST_SPECIFIC
        && policy.rules().stream()
            .anyMatch(
                rule ->
                    rule instanceof Cap
                        && rule.scope().overlaps(demand.scope())
                        && rule.scope().specificity() > cap.scope().specificity());
  }

  /**
   * Whether a cap makes a demand impossible: every contact that fulfils the demand obeys the cap
   * and counts toward it, and they ask for more than it allows.
   */
  public static boolean between(AtLeast demand, Cap cap) {
    return cap.scope().includes(demand.scope())
        && cap.counts().includes(demand.scope())
        && between(demand.contacts(), demand.window(), cap.atMost(), cap.window());
  }

  /**
   * Whether at least so many in every window of one kind contradicts at most so many in another.
   */
  public static boolean between(
      long atLeast, ContactWindow every, long atMost, ContactWindow window) {
    if (every instanceof ContactWindow.Calendar asked
        && window instanceof ContactWindow.Calendar allowed) {
      long most = mostWhole(asked, allowed);
      long least = leastWhole(allowed, asked);
      if (most > 0 && product(atLeast, most).compareTo(BigInteger.valueOf(atMost)) > 0) {
        return true; // a longer window of the cap holds so many windows of the demand
      }
      if (least > 0 && product(atMost, least).compareTo(BigInteger.valueOf(atLeast)) < 0) {
        return true; // a longer window of the demand holds no more than so many of the cap
      }
    }
    // At least n in every V and at most m in every W: n / V must not be above m / W.
    return BigInteger.valueOf(atLeast)
            .multiply(average(window))
            .compareTo(BigInteger.valueOf(atMost).multiply(average(every)))
        > 0;
  }

  private static BigInteger product(long one, long other) {
    return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
  }

  /** The most whole windows of one kind that lie in one of another; 0 where they do not nest. */
  private static long mostWhole(ContactWindow.Calendar small, ContactWindow.Calendar large) {
    if (small.equals(large)) {
      return 1;
    }
    return switch (small.unit()) {
      case DAY -> large.unit().mostDays();
      case WEEK -> large.unit() == ContactWindow.Unit.WEEK ? 0 : large.unit().mostDays() / 7;
      case MONTH, QUARTER, YEAR -> months(large) / Math.max(1, months(small));
    };
  }

  /** The fewest windows of one kind that one of another consists of; 0 where they do not nest. */
  private static long leastWhole(ContactWindow.Calendar small, ContactWindow.Calendar large) {
    if (small.equals(large)) {
      return 1;
    }
    return switch (small.unit()) {
      case DAY ->
          switch (large.unit()) {
            case DAY -> 1;
            case WEEK -> 7;
            case MONTH -> 28;
            case QUARTER -> 90;
            case YEAR -> 365;
          };
      case WEEK -> 0;
      case MONTH, QUARTER, YEAR -> months(large) / Math.max(1, months(small));
    };
  }

  private static long months(ContactWindow.Calendar window) {
    return switch (window.unit()) {
      case DAY, WEEK -> 0;
      case MONTH -> 1;
      case QUARTER -> 3;
      case YEAR -> 12;
    };
  }

  /** The average length of a window in nanoseconds. */
  private static BigInteger average(ContactWindow window) {
    if (window instanceof ContactWindow.Elapsed elapsed) {
      Duration length = elapsed.length();
      return BigInteger.valueOf(length.getSeconds())
          .multiply(BigInteger.valueOf(1_000_000_000))
          .add(BigInteger.valueOf(length.getNano()));
    }
    long seconds;
    if (window instanceof ContactWindow.Days days) {
      seconds = days.length().toTotalMonths() * MONTH + days.length().get(ChronoUnit.DAYS) * DAY;
    } else {
      ContactWindow.Calendar calendar = (ContactWindow.Calendar) window;
      seconds =
          switch (calendar.unit()) {
            case DAY -> DAY;
            case WEEK -> 7 * DAY;
            case MONTH, QUARTER, YEAR -> months(calendar) * MONTH;
          };
    }
    return product(seconds, 1_000_000_000);
  }
}
