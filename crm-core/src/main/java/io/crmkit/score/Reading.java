package io.crmkit.score;

import io.crmkit.decision.Reason;
import io.crmkit.facts.Fact;
import io.crmkit.facts.FactGap;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Leaf;
import io.crmkit.facts.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/** The facts as a card reads them: what each characteristic gives, or why it is missing. */
final class Reading {
  private static final Comparator<Line> RANKS =
      Comparator.comparing(Line::known, Comparator.reverseOrder())
          .thenComparing(Line::lost, Comparator.reverseOrder())
          .thenComparing(Line::name);

  private final Scorecard card;
  private final List<Line> lines;
  private final long points;
  private final long mostKnown;
  private final long mostOfAll;

  /**
   * One characteristic.
   *
   * @param points those of its band; 0 where it is missing
   * @param missing why it is, if so
   */
  record Line(Characteristic<?> characteristic, long points, Optional<Reason> missing) {
    String name() {
      return characteristic.name();
    }

    boolean known() {
      return missing.isEmpty();
    }

    long lost() {
      return characteristic.most() - points;
    }
  }

  private Reading(Scorecard card, List<Line> lines) {
    this.card = card;
    this.lines = lines;
    long sum = 0;
    long most = 0;
    long all = 0;
    for (Line line : lines) {
      all += line.characteristic().most();
      if (line.known()) {
        sum += line.points();
        most += line.characteristic().most();
      }
    }
    this.points = sum;
    this.mostKnown = most;
    this.mostOfAll = all;
  }

  static Reading of(Scorecard card, Facts facts) {
    List<Line> lines = new ArrayList<>(card.characteristics().size());
    for (Characteristic<?> characteristic : card.characteristics()) {
      lines.add(line(characteristic, facts));
    }
    return new Reading(card, lines);
  }

  private static <T> Line line(Characteristic<T> characteristic, Facts facts) {
    Fact<T> fact = facts.get(characteristic.metric());
    if (fact instanceof Fact.Known<T> known) {
      if (!characteristic.inCurrency(facts.currency())) {
        Money cut = (Money) characteristic.bands().get(0).fromInclusive();
        return new Line(
            characteristic,
            0,
            Optional.of(
                new FactGap.OtherCurrency(
                    cut.getCurrencyUnit().getCode(), facts.currency().getCode())));
      }
      return new Line(characteristic, characteristic.points(known.value()), Optional.empty());
    }
    if (fact instanceof Fact.Unknown<T> unknown) {
      return new Line(characteristic, 0, Optional.of(unknown.why()));
    }
    return characteristic.withoutValue().isPresent()
        ? new Line(characteristic, characteristic.withoutValue().getAsLong(), Optional.empty())
        : new Line(characteristic, 0, Optional.of(new ScoreReason.NoValue()));
  }

  /** The characteristics, those that lost the most points first, then the missing ones. */
  List<Line> ranked() {
    return lines.stream().sorted(RANKS).toList();
  }

  private long share(long of, long all) {
    return Math.multiplyExact(card.scale(), of) / all;
  }

  long worst() {
    return share(points, mostOfAll);
  }

  long best() {
    return share(points + mostOfAll - mostKnown, mostOfAll);
  }

  BigDecimal coverage() {
    return BigDecimal.valueOf(mostKnown)
        .divide(BigDecimal.valueOf(mostOfAll), 6, RoundingMode.DOWN);
  }

  boolean complete() {
    return mostKnown == mostOfAll;
  }

  private boolean scorable() {
    return card.minimumCoverage()
            .multiply(BigDecimal.valueOf(mostOfAll))
            .compareTo(BigDecimal.valueOf(mostKnown))
        <= 0;
  }

  Score score() {
    if (!scorable()) {
      return new Score.NotScorable(card.scale(), worst(), best(), coverage());
    }
    Map<String, Long> parts = contributions();
    return new Score.Scored(
        share(points, mostKnown),
        card.scale(),
        worst(),
        best(),
        coverage(),
        ranked().stream()
            .filter(Line::known)
            .map(line -> new Contribution(line.name(), parts.getOrDefault(line.name(), 0L)))
            .toList());
  }

  /** The score in whole points by largest remainder; ties go by name, not by place on the card. */
  private Map<String, Long> contributions() {
    Map<String, Long> parts = new HashMap<>();
    long left = share(points, mostKnown);
    List<Line> byRemainder = new ArrayList<>();
    for (Line line : lines) {
      if (line.known()) {
        long part = share(line.points(), mostKnown);
        parts.put(line.name(), part);
        left -= part;
        byRemainder.add(line);
      }
    }
    if (left > 0) { // never where all is known and the scale is the sum of all
      byRemainder.sort(
          Comparator.comparingLong((Line line) -> -(card.scale() * line.points() % mostKnown))
              .thenComparing(Line::name));
    }
    for (int i = 0; i < left; i++) {
      parts.merge(byRemainder.get(i).name(), 1L, Long::sum);
    }
    return parts;
  }

  /** The greatest gain first; of equal gains the one that asks least, then by name. */
  List<Improvement> improvements() {
    List<Step> steps = new ArrayList<>();
    if (scorable()) {
      long now = share(points, mostKnown);
      for (Line line : lines) {
        if (line.known()) {
          for (Characteristic.Way way : line.characteristic().ways()) {
            long more = way.points() - line.points();
            steps.add(new Step(line, way.required(), share(points + more, mostKnown) - now, more));
          }
        }
      }
    }
    return steps.stream()
        .filter(step -> step.gain() > 0 && alone(step.line()))
        .sorted(
            Comparator.comparingLong((Step step) -> -step.gain())
                .thenComparing(Step::more)
                .thenComparing(step -> step.line().name()))
        .map(step -> new Improvement(step.line().name(), step.required(), step.gain()))
        .toList();
  }

  /** A change of a metric on which several characteristics stand has no single gain. */
  private boolean alone(Line line) {
    Metric<?> metric = line.characteristic().metric();
    return lines.stream().filter(other -> other.characteristic().metric().equals(metric)).count()
        == 1;
  }

  /** A way up and what it gives. */
  private record Step(Line line, Leaf<?> required, long gain, long more) {}
}
