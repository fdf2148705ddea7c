package io.crmkit.loyalty;

import io.crmkit.facts.Fact;
import io.crmkit.facts.FactGap;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Kind;
import io.crmkit.facts.Metric;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.facts.MetricDefinition;
import io.crmkit.time.TimeRange;
import io.crmkit.time.Window;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Points as metrics, so that tiers and conditions can ask for them: what was earned in a window,
 * and the balance.
 */
public final class PointsMetrics {
  private static final String EARNED = "points-earned";
  private static final String BALANCE = "points-balance";

  private PointsMetrics() {}

  /** {@code points-earned}: earned in a window, less what was called back of them since. */
  public static Metric<Long> earned(Window window) {
    return Metric.of(EARNED, Kind.COUNT, window);
  }

  /** {@code points-balance}: available as of the facts' instant; 0 while points are owed. */
  public static Metric<Long> balance() {
    return Metric.of(BALANCE, Kind.COUNT, Window.ever());
  }

  /** Whether a metric of this name is about points. */
  public static boolean isName(String name) {
    return name.equals(EARNED) || name.equals(BALANCE);
  }

  /**
   * A catalogue with these metrics, computed from what a file's transactions earn: at an instant,
   * of what occurred before it. Within the instant, points become active, holds time out and points
   * expire before the balance is taken. What it defines already stays as it is.
   *
   * @param known what is defined already
   * @param points what transactions earn, in the zone in which the facts will be asked for
   */
  public static MetricCatalogue catalogue(MetricCatalogue known, TransactionPoints points) {
    Object key = new Object();
    return with(
        known, new PointsCalculation(points, key, true), new PointsCalculation(points, key, false));
  }

  /**
   * A catalogue that knows these metrics by name, for documents that may ask about them: computed,
   * they are not supplied. What it defines already stays as it is.
   */
  public static MetricCatalogue named(MetricCatalogue known) {
    MetricDefinition.Calculation<Long> none =
        (history, range) -> Fact.unknown(new FactGap.NotSupplied());
    return with(known, none, none);
  }

  private static MetricCatalogue with(
      MetricCatalogue known,
      MetricDefinition.Calculation<Long> earned,
      MetricDefinition.Calculation<Long> balance) {
    MetricCatalogue more = known;
    if (more.find(EARNED).isEmpty()) {
      more = more.with(definition(EARNED, earned));
    }
    return more.find(BALANCE).isEmpty() ? more.with(definition(BALANCE, balance)) : more;
  }

  private static MetricDefinition<Long> definition(
      String name, MetricDefinition.Calculation<Long> calculation) {
    return new MetricDefinition<>(name, Kind.COUNT, MetricDefinition.Changes.BY_EVENT, calculation);
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
