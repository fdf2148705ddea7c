package io.crmkit.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.joda.money.Money;

/** Attainment, implication and who owns the boundary. */
@Label("Laws of attainment and implication")
class ConditionShapeProperties {
  /** Every combination of a few states of two metrics. */
  private static final List<Facts> ALL_FACTS = allFacts();

  private static List<Facts> allFacts() {
    List<Facts> all = new ArrayList<>();
    for (int orders = -4; orders <= 7; orders++) {
      for (int nature = -2; nature <= 4; nature++) {
        Facts facts = Samples.empty();
        facts = orders == 6 ? facts.withAbsent(Samples.ORDERS) : facts;
        facts = orders < 6 ? facts.with(Samples.ORDERS, (long) orders) : facts;
        facts = nature == -1 ? facts.withAbsent(Samples.NATURE) : facts;
        all.add(nature >= 0 ? facts.with(Samples.NATURE, "c" + nature) : facts);
      }
    }
    return all;
  }

  @Provide
  Arbitrary<Condition> few() {
    return Samples.fewConditions();
  }

  @Provide
  Arbitrary<Condition> fewLeaves() {
    return Samples.fewLeaves();
  }

  @Provide
  Arbitrary<Condition> directed() {
    return Samples.directed();
  }

  @Provide
  Arbitrary<Condition> conditions() {
    return Samples.conditions();
  }

  @Provide
  Arbitrary<Facts> facts() {
    return Samples.facts();
  }

  @Provide
  Arbitrary<Facts> knownFacts() {
    return Samples.knownFacts();
  }

  private static boolean everywhere(Condition a, Condition b) {
    return ALL_FACTS.stream()
        .allMatch(facts -> a.test(facts) != Truth.MET || b.test(facts) == Truth.MET);
  }

  @Property(tries = 4000)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  @Label("implies is never wrong: where it says yes, whoever meets the one meets the other")
  void impliesIsNeverWrong(@ForAll("few") Condition a, @ForAll("few") Condition b) {
    boolean implied = a.implies(b);
    Statistics.collect(implied);
    // A law about what "yes" means is worth nothing if the answer is hardly ever yes.
    Statistics.coverage(c -> c.check(true).percentage(percent -> percent > 5));
    if (implied) {
      assertThat(everywhere(a, b)).as("%s implies %s", a, b).isTrue();
    }
  }

  @Property(tries = 3000)
  @Label("between two leaves on one metric implies is exact for thresholds, and never wrong")
  void impliesIsExactForThresholds(
      @ForAll("fewLeaves") Condition a, @ForAll("fewLeaves") Condition b) {
    if (a.implies(b)) {
      assertThat(everywhere(a, b)).as("%s implies %s", a, b).isTrue();
    } else if (a instanceof Threshold<?> x && b instanceof Threshold<?> y) {
      // Whole numbers make "more than 4" and "at least 5" one, which shape does not show.
      boolean sameShape = x.comparison().rising() == y.comparison().rising();
      boolean neighbours = Math.abs(x.units() - y.units()) == 1;
      assertThat(everywhere(a, b) && sameShape && !neighbours).as("%s, %s", a, b).isFalse();
    } else if ((a instanceof OneOf && b instanceof OneOf)
        || (a instanceof NoneOf && b instanceof NoneOf)) {
      assertThat(everywhere(a, b)).as("%s, %s", a, b).isFalse();
    }
  }

  @Property(tries = 1000)
  @Label(
      "implies sees through combinations: a part of 'all', a way of 'any', and all of it to itself")
  void impliesSeesThrough(@ForAll("few") Condition a, @ForAll("few") Condition b) {
    assertThat(a.implies(a)).isTrue();
    assertThat(a.implies(Condition.always())).isTrue();
    assertThat(a.implies(Condition.any(b, a))).isTrue();
    assertThat(Condition.all(b, a).implies(Condition.all(a, b))).isTrue();
    assertThat(Condition.any(a, b).implies(Condition.any(b, a))).isTrue();
    assertThat(Condition.none(a, b).implies(Condition.none(b))).isTrue();
    if (a.implies(b)) {
      assertThat(Condition.none(b).implies(Condition.none(a))).isTrue();
    }
  }

  @Property(tries = 3000)
  @Label("attainment lies between 0 and 1 with at most six decimals, and is 1 exactly where met")
  void attainmentIsAShare(@ForAll("conditions") Condition condition, @ForAll("facts") Facts facts) {
    BigDecimal attainment = condition.attainment(facts);

    assertThat(attainment).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
    assertThat(attainment.scale()).isLessThanOrEqualTo(6);
    assertThat(attainment.compareTo(BigDecimal.ONE) == 0)
        .isEqualTo(condition.test(facts) == Truth.MET);
  }

  @Property(tries = 2000)
  @Label("attainment is monotone: a better value never lowers it")
  void attainmentIsMonotone(
      @ForAll("directed") Condition condition,
      @ForAll("knownFacts") Facts facts,
      @ForAll @IntRange(max = 4) int more) {
    BigDecimal before = condition.attainment(facts);
    Facts spend = facts.with(Samples.SPEND, value(facts, Samples.SPEND).plusMinor(more));
    Facts orders = facts.with(Samples.ORDERS, value(facts, Samples.ORDERS) + more);
    Facts ratio = facts.with(Samples.RATIO, value(facts, Samples.RATIO).add(Samples.ratio(more)));
    Facts days = facts.with(Samples.DAYS, value(facts, Samples.DAYS).minusDays(more));

    for (Facts better : List.of(spend, orders, ratio, days)) {
      assertThat(condition.attainment(better)).isGreaterThanOrEqualTo(before);
    }
  }

  private static <T> T value(Facts facts, Metric<T> metric) {
    return ((Fact.Known<T>) facts.get(metric)).value();
  }

  @Property(tries = 1000)
  @Label("of several parts attainment is the least, of several ways the most")
  void attainmentOfParts(
      @ForAll("directed") Condition a,
      @ForAll("directed") Condition b,
      @ForAll("facts") Facts facts) {
    BigDecimal left = a.attainment(facts);
    BigDecimal right = b.attainment(facts);

    assertThat(Condition.all(a, b).attainment(facts)).isEqualByComparingTo(left.min(right));
    assertThat(Condition.any(a, b).attainment(facts)).isEqualByComparingTo(left.max(right));
    assertThat(Condition.none(Condition.none(a)).attainment(facts)).isEqualByComparingTo(left);
    assertThat(Condition.none(Condition.none(a), Condition.none(b)).attainment(facts))
        .isEqualByComparingTo(left.min(right));
    assertThat(
            Condition.none(Condition.all(Condition.none(a), Condition.none(b))).attainment(facts))
        .isEqualByComparingTo(left.max(right));
    assertThat(
            Condition.none(Condition.any(Condition.none(a), Condition.none(b))).attainment(facts))
        .isEqualByComparingTo(left.min(right));
  }

  @Provide
  Arbitrary<Long> bounds() {
    return Arbitraries.longs().between(-1_000_000_000L, 1_000_000_000L);
  }

  @Property(tries = 500)
  @Label("the boundary belongs to 'at least' and 'at most', not to 'more than' and 'less than'")
  void boundary(@ForAll("bounds") long bound) {
    assertBoundary(Samples.ORDERS, bound);
    assertBoundary(Samples.SPEND, bound);
    assertBoundary(Samples.DAYS, bound);
    assertBoundary(Samples.RATIO, bound);
  }

  private static <T> void assertBoundary(Metric<T> metric, long bound) {
    List<List<Comparison>> met = new ArrayList<>();
    for (long units = bound - 1; units <= bound + 1; units++) {
      Facts facts = Samples.empty().with(metric, of(metric, units));
      List<Comparison> holding = new ArrayList<>();
      for (Comparison comparison : Comparison.values()) {
        Truth truth = Samples.compare(metric, comparison, of(metric, bound)).test(facts);
        if (truth == Truth.MET) {
          holding.add(comparison);
        }
      }
      met.add(holding);
    }
    assertThat(met)
        .containsExactly(
            List.of(Comparison.AT_MOST, Comparison.LESS_THAN),
            List.of(Comparison.AT_LEAST, Comparison.AT_MOST),
            List.of(Comparison.AT_LEAST, Comparison.MORE_THAN));
  }

  /** The value of so many smallest units, made without the library's own conversion. */
  private static <T> T of(Metric<T> metric, long units) {
    Object value =
        metric.equals(Samples.ORDERS)
            ? (Object) units
            : metric.equals(Samples.SPEND)
                ? Money.ofMinor(Samples.CNY, units)
                : metric.equals(Samples.DAYS)
                    ? Period.ofDays((int) units)
                    : BigDecimal.valueOf(units, 6);
    return metric.kind().type().cast(value);
  }
}
