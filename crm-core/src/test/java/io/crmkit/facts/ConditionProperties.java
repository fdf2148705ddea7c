package io.crmkit.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.Money;

/** Conditions against a naive evaluator written from their Javadoc. */
@Label("Laws of conditions")
class ConditionProperties {

  @Provide
  Arbitrary<Condition> conditions() {
    return Samples.conditions();
  }

  @Provide
  Arbitrary<Condition> directed() {
    return Samples.directed();
  }

  @Provide
  Arbitrary<Facts> facts() {
    return Samples.facts();
  }

  @Provide
  Arbitrary<Facts> knownFacts() {
    return Samples.knownFacts();
  }

  /** Kleene's strong logic as numbers: false 0, unknown 1, true 2. */
  private static int naive(Condition condition, Facts facts) {
    if (condition instanceof Condition.All all) {
      return all.conditions().stream().mapToInt(part -> naive(part, facts)).min().orElse(2);
    }
    if (condition instanceof Condition.Any any) {
      return any.conditions().stream().mapToInt(part -> naive(part, facts)).max().orElse(0);
    }
    if (condition instanceof Condition.None none) {
      return none.conditions().stream().mapToInt(part -> 2 - naive(part, facts)).min().orElse(2);
    }
    return naiveLeaf((Leaf<?>) condition, facts);
  }

  private static <T> int naiveLeaf(Leaf<T> leaf, Facts facts) {
    Fact<T> fact = facts.get(leaf.metric());
    if (!(fact instanceof Fact.Known<T> known)) {
      return fact instanceof Fact.Absent<T> ? 0 : 1;
    }
    if (leaf instanceof OneOf oneOf) {
      return oneOf.values().contains(known.value().toString()) ? 2 : 0;
    }
    if (leaf instanceof NoneOf noneOf) {
      return noneOf.values().contains(known.value().toString()) ? 0 : 2;
    }
    Threshold<T> threshold = (Threshold<T>) leaf;
    if (threshold.bound() instanceof Money money
        && !money.getCurrencyUnit().equals(facts.currency())) {
      return 1;
    }
    int sign = compare(known.value(), threshold.bound());
    boolean holds =
        switch (threshold.comparison()) {
          case AT_LEAST -> sign >= 0;
          case AT_MOST -> sign <= 0;
          case MORE_THAN -> sign > 0;
          case LESS_THAN -> sign < 0;
        };
    return holds ? 2 : 0;
  }

  private static int compare(Object value, Object bound) {
    if (value instanceof Money money) {
      return money.compareTo((Money) bound);
    }
    if (value instanceof Long count) {
      return count.compareTo((Long) bound);
    }
    if (value instanceof Period period) {
      return LocalDate.EPOCH.plus(period).compareTo(LocalDate.EPOCH.plus((Period) bound));
    }
    return ((BigDecimal) value).compareTo((BigDecimal) bound);
  }

  private static Truth truth(int kleene) {
    return List.of(Truth.NOT_MET, Truth.UNKNOWN, Truth.MET).get(kleene);
  }

  @Property(tries = 3000)
  @Label("the truth is that of Kleene's strong logic over the leaves")
  void truthIsKleenes(@ForAll("conditions") Condition condition, @ForAll("facts") Facts facts) {
    assertThat(condition.test(facts)).isEqualTo(truth(naive(condition, facts)));
  }

  @Property(tries = 3000)
  @Label("test and evaluate always agree, of a condition and of its opposite")
  void testAgreesWithEvaluate(
      @ForAll("conditions") Condition condition, @ForAll("facts") Facts facts) {
    assertThat(condition.evaluate(facts).truth()).isEqualTo(condition.test(facts));
    assertThat(Evaluator.evaluate(condition, facts, true).truth())
        .isEqualTo(Evaluator.test(condition, facts, true));
    assertThat(condition.evaluate(facts).met()).isEqualTo(condition.test(facts) == Truth.MET);
  }

  @Property(tries = 2000)
  @Label("De Morgan: 'none' of a condition is its opposite, in truth and in explanation")
  void noneIsTheOpposite(@ForAll("conditions") Condition condition, @ForAll("facts") Facts facts) {
    assertThat(Condition.none(condition).test(facts)).isEqualTo(condition.test(facts).negated());
    assertThat(Condition.none(condition).evaluate(facts))
        .isEqualTo(Evaluator.evaluate(condition, facts, true));
    assertThat(Condition.none(Condition.none(condition)).evaluate(facts))
        .isEqualTo(condition.evaluate(facts));
  }

  @Property(tries = 1000)
  @Label("De Morgan: none of several is all of their opposites; not all is any of their opposites")
  void deMorgan(
      @ForAll @Size(min = 1, max = 3) List<@From("conditions") Condition> parts,
      @ForAll("facts") Facts facts) {
    Condition[] opposites = parts.stream().map(Condition::none).toArray(Condition[]::new);

    assertThat(new Condition.None(parts).evaluate(facts))
        .isEqualTo(Condition.all(opposites).evaluate(facts));
    assertThat(Evaluator.evaluate(new Condition.All(parts), facts, true))
        .isEqualTo(Condition.any(opposites).evaluate(facts));
    assertThat(Evaluator.test(new Condition.Any(parts), facts, true))
        .isEqualTo(new Condition.None(parts).test(facts));
  }

  @Property(tries = 2000)
  @Label("the opposite of a leaf holds for exactly the known values for which the leaf does not")
  void oppositeOfALeaf(@ForAll("leaves") Condition leaf, @ForAll("facts") Facts facts) {
    Leaf<?> opposite = ((Leaf<?>) leaf).opposite();

    assertThat(opposite.opposite()).isEqualTo(leaf);
    if (facts.get(((Leaf<?>) leaf).metric()) instanceof Fact.Absent<?>) {
      assertThat(leaf.test(facts)).isEqualTo(Truth.NOT_MET);
      assertThat(opposite.test(facts)).isEqualTo(Truth.NOT_MET);
    } else {
      assertThat(opposite.test(facts)).isEqualTo(leaf.test(facts).negated());
    }
  }

  @Provide
  Arbitrary<Condition> leaves() {
    return Samples.leaves();
  }

  @Property(tries = 1500)
  @Label("what carries a met condition suffices: those leaves alone still meet it")
  void findingsSuffice(@ForAll("conditions") Condition condition, @ForAll("facts") Facts facts) {
    Evaluation evaluation = condition.evaluate(facts);
    if (evaluation.met()) {
      assertThat(evaluation.findings())
          .allMatch(f -> f instanceof Finding.Meets<?> || f instanceof Finding.NoValueMeets);
      // Facts that know nothing but the metrics named still meet the condition.
      Facts named = Samples.empty();
      for (Finding finding : evaluation.findings()) {
        named =
            finding instanceof Finding.Meets<?> meets
                ? with(named, meets)
                : named.withAbsent(((Finding.NoValueMeets) finding).required().metric());
      }
      assertThat(condition.test(named)).isEqualTo(Truth.MET);
    } else {
      assertThat(evaluation.findings()).isNotEmpty();
    }
  }

  private static <T> Facts with(Facts facts, Finding.Meets<T> meets) {
    return facts.with(meets.required().metric(), meets.actual());
  }

  @Property(tries = 3000)
  @Label("findings are complete: with every gap closed, by exactly its size, the condition is met")
  void findingsAreComplete(
      @ForAll("directed") Condition condition, @ForAll("knownFacts") Facts facts) {
    Evaluation evaluation = condition.evaluate(facts);
    Facts repaired = repair(facts, evaluation);

    assertThat(condition.test(repaired)).as("%s", evaluation).isEqualTo(Truth.MET);
  }

  @Property(tries = 2000)
  @Label("findings are complete where values are missing: supplying good ones meets the condition")
  void findingsAreCompleteForGaps(
      @ForAll("directed") Condition condition, @ForAll("facts") Facts facts) {
    assertThat(condition.test(repair(facts, condition.evaluate(facts)))).isEqualTo(Truth.MET);
  }

  private static Facts repair(Facts facts, Evaluation evaluation) {
    Facts repaired = facts;
    if (!evaluation.met()) {
      for (Finding finding : evaluation.findings()) {
        repaired = repair(repaired, facts, finding);
      }
    }
    return repaired;
  }

  private static Facts repair(Facts facts, Facts original, Finding finding) {
    if (finding instanceof Finding.Alternatives alternatives) {
      // Any one way suffices: go the last.
      List<List<Finding>> ways = alternatives.ways();
      Facts repaired = facts;
      for (Finding step : ways.get(ways.size() - 1)) {
        repaired = repair(repaired, original, step);
      }
      return repaired;
    }
    if (finding instanceof Finding.Misses<?> misses) {
      return closeGap(facts, misses);
    }
    Leaf<?> required =
        finding instanceof Finding.NoValue none
            ? none.required()
            : ((Finding.NotKnown) finding).required();
    return supply(facts, (Threshold<?>) required);
  }

  private static <T> Facts closeGap(Facts facts, Finding.Misses<T> misses) {
    Threshold<T> threshold = (Threshold<T>) misses.required();
    Kind<T> kind = threshold.metric().kind();
    long gap = kind.units(misses.gap());
    assertThat(gap).isPositive();
    long actual = kind.units(misses.actual());
    boolean rising = threshold.comparison().rising();
    long least = rising ? actual + gap : actual - gap;
    // One smallest unit less would not do.
    assertThat(Samples.holds(threshold.comparison(), least, threshold.units())).isTrue();
    assertThat(
            Samples.holds(
                threshold.comparison(), rising ? least - 1 : least + 1, threshold.units()))
        .isFalse();
    T present = ((Fact.Known<T>) facts.get(threshold.metric())).value();
    long units = kind.units(present);
    long better = rising ? Math.max(units, least) : Math.min(units, least);
    return facts.with(threshold.metric(), kind.ofUnits(better, Samples.CNY));
  }

  /** A value better than every bound of the samples. */
  private static <T> Facts supply(Facts facts, Threshold<T> threshold) {
    long best = threshold.comparison().rising() ? 100 : -100;
    return facts.with(threshold.metric(), threshold.metric().kind().ofUnits(best, Samples.CNY));
  }

  @Property(tries = 1000)
  @Label("findings of a conjunction are minimal: while one gap is open the condition is not met")
  void findingsAreMinimal(
      @ForAll("knownFacts") Facts facts,
      @ForAll @IntRange(min = -2, max = 5) int spend,
      @ForAll @IntRange(min = -2, max = 5) int orders,
      @ForAll @IntRange(min = -2, max = 5) int days) {
    Condition condition =
        Condition.all(
            Samples.SPEND.atLeast(Samples.spend(spend)),
            Samples.ORDERS.moreThan((long) orders),
            Condition.none(Samples.DAYS.atLeast(Period.ofDays(days))));
    List<Finding> findings = condition.evaluate(facts).findings();
    for (Finding open : findings) {
      List<Finding> others = new ArrayList<>(findings);
      others.remove(open);
      if (open instanceof Finding.Misses<?>) {
        Facts repaired = repair(facts, new Evaluation(Truth.NOT_MET, others));
        assertThat(condition.test(repaired)).isEqualTo(Truth.NOT_MET);
      }
    }
  }

  @Property(tries = 500)
  @Label("a condition reads exactly the metrics of its leaves")
  void metrics(@ForAll("conditions") Condition condition) {
    assertThat(condition.metrics())
        .containsExactlyInAnyOrderElementsOf(
            condition.leaves().stream().<Metric<?>>map(Leaf::metric).distinct().toList())
        .isUnmodifiable();
  }

  @Property(tries = 1000)
  @Label("a condition that holds goes on to hold where every leaf that held still does")
  void leavesCarry(
      @ForAll("conditions") Condition condition,
      @ForAll("knownFacts") Facts before,
      @ForAll("knownFacts") Facts after) {
    boolean carried =
        condition.leaves().stream()
            .allMatch(l -> l.test(before) != Truth.MET || l.test(after) == Truth.MET);
    if (carried && condition.test(before) == Truth.MET) {
      assertThat(condition.test(after)).isEqualTo(Truth.MET);
    }
  }

  @Property(tries = 500)
  @Label("none of a condition asks the opposite leaves, in the same order")
  void leavesUnderNone(@ForAll("conditions") Condition condition) {
    assertThat(Condition.none(condition).leaves())
        .isEqualTo(condition.leaves().stream().map(Leaf::opposite).toList());
  }
}
