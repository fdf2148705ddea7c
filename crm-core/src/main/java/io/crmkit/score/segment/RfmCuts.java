package io.crmkit.score.segment;

import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Fact;
import io.crmkit.facts.FactGap;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Kind;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.time.Window;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * Cut points of recency, frequency and money: fitted once to a population, then stored, so that new
 * customers are classified as those were. Equal values get equal classes, always.
 *
 * <p>A class is 1 and one more for each cut that is reached: for frequency and money a cut is
 * reached from its value on, for recency by fewer days than it. Cuts may be equal; a class is then
 * left out, so that the best is always the same number.
 *
 * <pre>{@code
 * RfmCuts cuts = RfmCuts.fit(Window.last(Period.ofMonths(12)), population, 5);
 * Decision<RfmOutcome> decision = cuts.decide(facts);
 * Decision<Labels> segment = ReadySegments.rfm().decide(cuts.measured(facts));
 * }</pre>
 *
 * @param window over which frequency and money are counted; recency looks back for ever
 * @param recency days, not descending; the cuts of recency
 * @param frequency numbers of orders, not descending
 * @param monetary amounts of one currency, not descending
 */
public record RfmCuts(
    Window window, List<Period> recency, List<Long> frequency, List<Money> monetary) {
  /** {@code rfm-recency}: the class of recency; none for those who never bought. */
  public static final Metric<Long> RECENCY = Metric.of("rfm-recency", Kind.COUNT, Window.ever());

  /** {@code rfm-frequency}: the class of frequency; 0 for those who never bought. */
  public static final Metric<Long> FREQUENCY =
      Metric.of("rfm-frequency", Kind.COUNT, Window.ever());

  /** {@code rfm-monetary}: the class of money; 0 for those who never bought. */
  public static final Metric<Long> MONETARY = Metric.of("rfm-monetary", Kind.COUNT, Window.ever());

  private static final int MOST_CUTS = 99;

  /**
   * Copies the lists and checks the order.
   *
   * @throws IllegalArgumentException if a list is empty or longer than 99, descends, or amounts are
   *     in several currencies
   */
  public RfmCuts {
    Objects.requireNonNull(window, "window");
    recency = requireCuts("recency", Kind.DAYS, recency);
    frequency = requireCuts("frequency", Kind.COUNT, frequency);
    monetary = requireCuts("monetary", Kind.MONEY, monetary);
    if (monetary.stream().map(Money::getCurrencyUnit).distinct().count() > 1) {
      throw new IllegalArgumentException("monetary cuts must be in one currency, were " + monetary);
    }
  }

  private static <T> List<T> requireCuts(String field, Kind<T> kind, List<T> cuts) {
    if (cuts.isEmpty() || cuts.size() > MOST_CUTS) {
      throw new IllegalArgumentException(
          field + " must have 1 to " + MOST_CUTS + " cuts, had " + cuts.size());
    }
    List<T> checked = cuts.stream().map(kind::require).toList();
    for (int i = 1; i < checked.size(); i++) {
      if (kind.units(checked.get(i)) < kind.units(checked.get(i - 1))) {
        throw new IllegalArgumentException(
            field
                + " cuts must not descend, "
                + kind.write(checked.get(i))
                + " came after "
                + kind.write(checked.get(i - 1)));
      }
    }
    return checked;
  }

  /**
   * Cuts that divide a population into so many classes, as even as equal values allow: customers
   * with equal values are never parted, and ties fall into the lower class. Customers who never
   * bought, or of whom something is not known, are left out. The order of the population plays no
   * part.
   *
   * @param window over which frequency and money are counted
   * @param population with {@link #metrics(Window)}, all in one currency
   * @param classes 2 to 100
   * @throws IllegalArgumentException if nobody bought, or classes are out of bounds
   */
  public static RfmCuts fit(Window window, Collection<Facts> population, int classes) {
    if (classes < 2 || classes > MOST_CUTS + 1) {
      throw new IllegalArgumentException("classes must be 2 to 100, were " + classes);
    }
    List<Bought> bought = new ArrayList<>();
    population.forEach(facts -> Bought.of(window, facts).ifPresent(bought::add));
    if (bought.isEmpty()) {
      throw new IllegalArgumentException(
          "there must be a customer who bought, of " + population.size() + " there is none");
    }
    Money sample = bought.get(0).monetary();
    List<Long> days = sorted(bought.stream().map(b -> Kind.DAYS.units(b.recency())).toList());
    List<Long> orders = sorted(bought.stream().map(Bought::frequency).toList());
    List<Long> money = sorted(bought.stream().map(b -> Kind.MONEY.units(b.monetary())).toList());
    return new RfmCuts(
        window,
        Quantiles.below(days, classes).stream()
            .map(units -> Kind.DAYS.ofUnits(units, sample.getCurrencyUnit()))
            .toList(),
        Quantiles.above(orders, classes),
        Quantiles.above(money, classes).stream()
            .map(units -> Money.ofMinor(sample.getCurrencyUnit(), units))
            .toList());
  }

  private static List<Long> sorted(List<Long> values) {
    return values.stream().sorted().toList();
  }

  /** What a customer who bought brings along. */
  private record Bought(Period recency, long frequency, Money monetary) {
    static Optional<Bought> of(Window window, Facts facts) {
      return facts.get(Metrics.daysSinceOrder(Window.ever())) instanceof Fact.Known<Period> days
              && facts.get(Metrics.orders(window)) instanceof Fact.Known<Long> orders
              && facts.get(Metrics.spend(window)) instanceof Fact.Known<Money> spend
          ? Optional.of(new Bought(days.value(), orders.value(), spend.value()))
          : Optional.empty();
    }
  }

  /** The metrics that are read for a window. */
  public static Set<Metric<?>> metrics(Window window) {
    Set<Metric<?>> metrics = new LinkedHashSet<>();
    metrics.add(Metrics.daysSinceOrder(Window.ever()));
    metrics.add(Metrics.orders(window));
    metrics.add(Metrics.spend(window));
    return metrics;
  }

  /** The metrics that are read. */
  public Set<Metric<?>> metrics() {
    return metrics(window);
  }

  /** The classes of a customer. */
  public Decision<RfmOutcome> decide(Facts facts) {
    if (facts.get(Metrics.daysSinceOrder(Window.ever())) instanceof Fact.Absent<Period>) {
      return Decision.of(new RfmOutcome.NeverBought(), new SegmentReason.NeverBought());
    }
    Optional<Bought> bought = Bought.of(window, facts);
    if (bought.isEmpty()) {
      return Decision.of(new RfmOutcome.NotKnown(), gaps(facts));
    }
    Money spend = bought.get().monetary();
    if (!spend.getCurrencyUnit().equals(monetary.get(0).getCurrencyUnit())) {
      return Decision.of(
          new RfmOutcome.NotKnown(),
          new SegmentReason.RfmGap(
              Metrics.spend(window),
              new FactGap.OtherCurrency(
                  monetary.get(0).getCurrencyUnit().getCode(), spend.getCurrencyUnit().getCode())));
    }
    RfmClass by = classify(bought.get());
    return Decision.of(
        new RfmOutcome.Classified(by),
        new SegmentReason.Recency(bought.get().recency(), by.recency(), recency.size() + 1L),
        new SegmentReason.Frequency(
            bought.get().frequency(), by.frequency(), frequency.size() + 1L),
        new SegmentReason.Monetary(spend, by.monetary(), monetary.size() + 1L));
  }

  private List<Reason> gaps(Facts facts) {
    List<Reason> gaps = new ArrayList<>();
    for (Metric<?> metric : metrics()) {
      if (facts.get(metric) instanceof Fact.Unknown<?> unknown) {
        gaps.add(new SegmentReason.RfmGap(metric, unknown.why()));
      }
    }
    return gaps;
  }

  private RfmClass classify(Bought bought) {
    long days = Kind.DAYS.units(bought.recency());
    return new RfmClass(
        1 + (int) recency.stream().filter(cut -> days < Kind.DAYS.units(cut)).count(),
        1 + (int) frequency.stream().filter(cut -> bought.frequency() >= cut).count(),
        1 + (int) monetary.stream().filter(cut -> !bought.monetary().isLessThan(cut)).count());
  }

  /** The facts with the three classes as metrics, for segments to ask about. */
  public Facts measured(Facts facts) {
    Map<Metric<?>, Fact<?>> all = new LinkedHashMap<>(facts.asMap());
    RfmOutcome outcome = decide(facts).outcome();
    if (outcome instanceof RfmOutcome.Classified classified) {
      all.put(RECENCY, Fact.known((long) classified.by().recency()));
      all.put(FREQUENCY, Fact.known((long) classified.by().frequency()));
      all.put(MONETARY, Fact.known((long) classified.by().monetary()));
    } else if (outcome instanceof RfmOutcome.NeverBought) {
      all.put(RECENCY, Fact.absent());
      all.put(FREQUENCY, Fact.known(0L));
      all.put(MONETARY, Fact.known(0L));
    }
    return Facts.of(facts.asOf(), facts.zone(), facts.currency(), all);
  }
}
