package io.crmkit.score;

import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * One characteristic of a {@link Scorecard}: a metric and the points its values give, by half-open
 * bands. The direction is declared and proven here: points go strictly one way from band to band,
 * from 0 at the worst to {@link #most} at the best, which is the characteristic's weight.
 *
 * <pre>{@code
 * Characteristic.moreIsBetter("satisfaction", Metrics.satisfaction(quarter),
 *     Band.from(new BigDecimal("0.6"), 15), Band.from(new BigDecimal("0.8"), 30));
 * Characteristic.lessIsBetter("complaints", Metrics.complaints(quarter), 20,
 *     Band.from(1L, 10), Band.from(3L, 0));
 * }</pre>
 *
 * @param <T> the type of the metric's values
 * @param name a lower case letter and up to 63 lower case letters, digits and hyphens
 * @param metric what is looked at; no category
 * @param direction which way it is better
 * @param below the points of values below the first cut
 * @param bands the further bands, by ascending cuts; 1 to 100
 * @param withoutValue the points where the metric is known to have no value, if that is to say
 *     anything; otherwise it then counts as missing
 */
public record Characteristic<T>(
    String name,
    Metric<T> metric,
    Direction direction,
    long below,
    List<Band<T>> bands,
    OptionalLong withoutValue) {
  /** The most points of one characteristic. */
  public static final long MOST_POINTS = 1_000_000;

  private static final int MOST_BANDS = 100;

  /**
   * Copies the bands and proves the direction.
   *
   * @throws IllegalArgumentException if the metric is a category, the cuts do not ascend, are in
   *     several currencies or out of the metric's bounds, the points do not go strictly one way as
   *     declared or do not begin at 0, or the points without value are none a value can give
   */
  public Characteristic {
    Checks.name("characteristic", name);
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(direction, "direction");
    if (!metric.kind().ordered()) {
      throw new IllegalArgumentException(
          name + ": " + metric + " is a category and has no direction; bands need one");
    }
    bands = List.copyOf(bands);
    Checks.within(name + ": the number of bands", bands.size(), 1, MOST_BANDS);
    requireAscending(name, metric, bands);
    requireDirection(name, direction, below, bands);
    if (withoutValue.isPresent()) {
      Checks.within(
          name + ": points without value",
          withoutValue.getAsLong(),
          0,
          Math.max(below, bands.get(bands.size() - 1).points()));
    }
  }

  private static <T> void requireAscending(String name, Metric<T> metric, List<Band<T>> bands) {
    for (int i = 0; i < bands.size(); i++) {
      T cut = bands.get(i).fromInclusive();
      metric.atLeast(cut); // refuses what is no value of the metric
      if (i > 0 && !currency(cut).equals(currency(bands.get(0).fromInclusive()))) {
        throw new IllegalArgumentException(name + ": all cuts must be in one currency, was " + cut);
      }
      if (i > 0 && units(metric, cut) <= units(metric, bands.get(i - 1).fromInclusive())) {
        throw new IllegalArgumentException(
            name
                + ": cuts must ascend, "
                + metric.kind().write(cut)
                + " came after "
                + metric.kind().write(bands.get(i - 1).fromInclusive()));
      }
    }
  }

  private static <T> void requireDirection(
      String name, Direction direction, long below, List<Band<T>> bands) {
    long before = below;
    Checks.within(name + ": points", below, 0, MOST_POINTS);
    for (Band<T> band : bands) {
      Checks.within(name + ": points", band.points(), 0, MOST_POINTS);
      boolean rises = band.points() > before;
      if (band.points() == before || rises != (direction == Direction.MORE_IS_BETTER)) {
        throw new IllegalArgumentException(
            name
                + ": points must "
                + (direction == Direction.MORE_IS_BETTER ? "rise" : "fall")
                + " from band to band, went from "
                + before
                + " to "
                + band.points());
      }
      before = band.points();
    }
    long worst = direction == Direction.MORE_IS_BETTER ? below : before;
    if (worst != 0) {
      throw new IllegalArgumentException(
          name + ": the worst band must give 0 points, gave " + worst);
    }
  }

  private static Object currency(Object value) {
    return value instanceof Money money ? money.getCurrencyUnit() : "none";
  }

  private static <T> long units(Metric<T> metric, T value) {
    return metric.kind().units(value);
  }

  /** More is better: values below the first band give nothing. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the list only reads the array
  public static <T> Characteristic<T> moreIsBetter(
      String name, Metric<T> metric, Band<T>... bands) {
    return new Characteristic<>(
        name, metric, Direction.MORE_IS_BETTER, 0, List.of(bands), OptionalLong.empty());
  }

  /** Less is better: values below the first band give the most, those of the last band nothing. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the list only reads the array
  public static <T> Characteristic<T> lessIsBetter(
      String name, Metric<T> metric, long below, Band<T>... bands) {
    return new Characteristic<>(
        name, metric, Direction.LESS_IS_BETTER, below, List.of(bands), OptionalLong.empty());
  }

  /** The same characteristic, giving these points where there is known to be no value. */
  public Characteristic<T> withoutValue(long points) {
    return new Characteristic<>(name, metric, direction, below, bands, OptionalLong.of(points));
  }

  /** The points of the best band. */
  public long most() {
    return Math.max(below, bands.get(bands.size() - 1).points());
  }

  /** The points of a value; money in the currency of the cuts. */
  public long points(T value) {
    long units = metric.kind().units(value);
    long points = below;
    for (Band<T> band : bands) {
      if (metric.kind().units(band.fromInclusive()) > units) {
        break;
      }
      points = band.points();
    }
    return points;
  }

  /** The currency of the cuts, if they are amounts and not those of these facts. */
  boolean inCurrency(CurrencyUnit wanted) {
    return !(bands.get(0).fromInclusive() instanceof Money money)
        || money.getCurrencyUnit().equals(wanted);
  }

  /** What each cut asks, in favour of the score. */
  List<Leaf<?>> cutPoints() {
    List<Leaf<?>> leaves = new ArrayList<>();
    for (Band<T> band : bands) {
      leaves.add(
          direction == Direction.MORE_IS_BETTER
              ? metric.atLeast(band.fromInclusive())
              : metric.lessThan(band.fromInclusive()));
    }
    return leaves;
  }

  /** The ways to points: what has to hold, and the points it gives. */
  List<Way> ways() {
    List<Way> ways = new ArrayList<>();
    List<Leaf<?>> leaves = cutPoints();
    for (int i = 0; i < bands.size(); i++) {
      long reached;
      if (direction == Direction.MORE_IS_BETTER) {
        reached = bands.get(i).points();
      } else {
        reached = i == 0 ? below : bands.get(i - 1).points();
      }
      ways.add(new Way(leaves.get(i), reached));
    }
    return ways;
  }

  /** What has to hold for so many points. */
  record Way(Leaf<?> required, long points) {}
}
