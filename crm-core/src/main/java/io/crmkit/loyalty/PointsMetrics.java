package io.crmkit.loyalty;

import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Kind;
import io.crmkit.facts.Metric;
import io.crmkit.time.TimeRange;
import io.crmkit.time.Window;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Points as metrics, so that tiers and conditions can ask for them: what was earned in a window,
 * and the balance.
 */
public final class PointsMetrics {
  private PointsMetrics() {}

  /** Points earned in a window, less what was called back of them since. */
  public static Metric<Long> earned(Window window) {
    return Metric.of("points-earned", Kind.COUNT, window);
  }

  /** Points available as of the facts' instant; 0 while points are owed. */
  public static Metric<Long> balance() {
    return Metric.of("points-balance", Kind.COUNT, Window.ever());
  }

  /**
   * The same facts with points earned in a window and the balance as of their instant.
   *
   * @param joined the day the member joined, for windows that need it
   */
  public static Facts with(
      Facts facts, PointsHistory history, Window window, Optional<LocalDate> joined) {
    TimeRange range = window.range(facts.asOf(), facts.zone(), joined);
    PointsAccount then = history.accountAt(facts.asOf());
    long earned = 0;
    for (PointsEntry entry : history.entries()) {
      if (entry instanceof PointsEntry.Earned credit
          && range.contains(entry.stamp().occurredAt())) {
        long back = then.grant(credit.reference()).map(Grant::owed).orElse(0L);
        earned = Math.addExact(earned, credit.lot().original() - back);
      }
    }
    return facts
        .with(earned(window), earned)
        .with(balance(), then.balance(facts.asOf()).available());
  }

  /**
   * The same facts with the current order counted in: its points are not in the history yet.
   * Whether it counts is the programme's to say; without this it does not.
   *
   * @throws IllegalArgumentException if the facts do not know the points earned in the window
   */
  public static Facts counting(Facts facts, Window window, EarnReceipt current) {
    if (!(facts.get(earned(window)) instanceof Fact.Known<Long> known)) {
      throw new IllegalArgumentException("facts must know the points earned in " + window);
    }
    return facts.with(earned(window), Math.addExact(known.value(), current.granted()));
  }
}
