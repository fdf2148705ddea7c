package io.crmkit.loyalty;

import io.crmkit.facts.FactGap;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsTimeline;
import io.crmkit.facts.Metric;
import io.crmkit.time.TimeRange;
import io.crmkit.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Facts in which the points are those of an account that is kept, whatever the customer's file
 * would earn. Facts that do not speak of points stay as they are. Immutable.
 *
 * <p>A history tells of any instant what was posted before it. An account alone tells of the
 * instants from its last entry on. What it held before is not supplied, and a policy that asks for
 * it decides as it does about all that is not known: who has a tier keeps it. Points earned are
 * then those of the credits that the account was not told to forget.
 *
 * @param account the account
 * @param history its whole history, if it is at hand
 * @param joined the day the member joined, for windows that count from it
 */
public record RecordedPoints(
    PointsAccount account, Optional<PointsHistory> history, Optional<LocalDate> joined) {
  /** Checks that nothing is missing. */
  public RecordedPoints {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(history, "history");
    Objects.requireNonNull(joined, "joined");
  }

  /** The same facts with what the account holds as of their instant. */
  public Facts in(Facts facts) {
    Facts more = facts;
    for (Metric<?> metric : facts.metrics()) {
      if (PointsMetrics.isName(metric.name())) {
        more = in(more, metric);
      }
    }
    return more;
  }

  private Facts in(Facts facts, Metric<?> metric) {
    Instant asOf = facts.asOf();
    Window window = metric.window();
    if (history.isEmpty() && account.asOf().filter(asOf::isBefore).isPresent()) {
      return facts.withUnknown(metric, new FactGap.NotSupplied());
    }
    if (metric.equals(PointsMetrics.balance())) {
      return facts.with(PointsMetrics.balance(), balance(asOf));
    }
    return window.needsAnchor() && joined.isEmpty()
        ? facts.withUnknown(metric, new FactGap.NoJoiningDay())
        : facts.with(
            PointsMetrics.earned(window), earned(window.range(asOf, facts.zone(), joined), asOf));
  }

  private long balance(Instant asOf) {
    return history
        .map(h -> PointsCalculation.balance(h.id(), before(h, asOf), asOf))
        .orElseGet(() -> account.balance(asOf).available());
  }

  private long earned(TimeRange range, Instant asOf) {
    return history
        .map(h -> PointsCalculation.earned(before(h, asOf), range))
        .orElseGet(() -> ofGrants(range));
  }

  private static List<PointsEntry> before(PointsHistory history, Instant asOf) {
    return PointsCalculation.before(history.entries(), asOf);
  }

  private long ofGrants(TimeRange range) {
    long earned = 0;
    for (Grant grant : account.grants.values()) {
      boolean counts = grant.receipt().isPresent() && range.contains(grant.at());
      earned = Math.addExact(earned, counts ? grant.left() : 0);
    }
    return earned;
  }

  /** The same timeline with what the account holds at each midnight. */
  public FactsTimeline in(FactsTimeline timeline) {
    return new Timeline(this, timeline);
  }

  /** Whose days are those on which the file or the account changes something. */
  private record Timeline(RecordedPoints points, FactsTimeline file) implements FactsTimeline {
    @Override
    public ZoneId zone() {
      return file.zone();
    }

    @Override
    public Facts at(LocalDate day) {
      return points.in(file.at(day));
    }

    @Override
    public List<LocalDate> changes(LocalDate afterExclusive, LocalDate throughInclusive) {
      if (!afterExclusive.isBefore(throughInclusive)) {
        return List.of();
      }
      TreeSet<LocalDate> days = new TreeSet<>(file.changes(afterExclusive, throughInclusive));
      List<Window> windows =
          file.at(afterExclusive).metrics().stream().map(Metric::window).toList();
      for (Instant turn : turns()) {
        LocalDate day = LocalDate.ofInstant(turn, zone());
        // The days around: a zone may skip or repeat a midnight.
        for (int around = -1; around <= 2; around++) {
          days.add(day.plusDays(around));
          for (Window window : windows) {
            window.leavesOn(day.plusDays(around)).ifPresent(days::add);
          }
        }
      }
      return List.copyOf(days.subSet(afterExclusive, false, throughInclusive, true));
    }

    /** When something was posted, points become active or expire, or a hold times out. */
    private List<Instant> turns() {
      if (points.history.isPresent()) {
        return PointsCalculation.turns(points.history.get().entries());
      }
      List<Instant> turns = new ArrayList<>();
      points.account.asOf().ifPresent(turns::add);
      points.account.grants.values().forEach(grant -> turns.add(grant.at()));
      points.account.lots().forEach(take -> PointsCalculation.add(turns, take.lot()));
      for (Hold hold : points.account.holds()) {
        turns.add(hold.timesOutAt());
        hold.takes().forEach(take -> PointsCalculation.add(turns, take.lot()));
      }
      return turns;
    }
  }
}
