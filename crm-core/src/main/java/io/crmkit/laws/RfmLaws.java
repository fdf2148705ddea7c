package io.crmkit.laws;

import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.score.segment.RfmClass;
import io.crmkit.score.segment.RfmOutcome;
import io.crmkit.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What keeps whatever fits classes of recency, frequency and money to a population and then
 * classifies customers by them.
 *
 * <pre>{@code
 * Window year = Window.last(Period.ofMonths(12));
 * RfmLaws.Subject fives = new RfmLaws.Subject(year, population -> {
 *   RfmCuts cuts = RfmCuts.fit(year, population, 5);
 *   return facts -> cuts.decide(facts).outcome();
 * });
 * LawRunner.STANDARD.run(RfmLaws.all(), fives).requireHeld();
 * }</pre>
 */
public final class RfmLaws {
  private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");

  private RfmLaws() {}

  /**
   * A way to fit classes.
   *
   * @param window over which frequency and money are counted
   * @param fit makes a way to classify customers out of a population
   */
  public record Subject(Window window, Function<List<Facts>, Function<Facts, RfmOutcome>> fit) {
    /** Checks that nothing is missing. */
    public Subject {
      Objects.requireNonNull(window, "window");
      Objects.requireNonNull(fit, "fit");
    }
  }

  /** All of them. */
  public static List<Law<Subject>> all() {
    return List.of(equal(), order(), monotone(), stored());
  }

  private static Facts customer(Subject subject, Choices choices) {
    Instant asOf = LocalDate.of(2026, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return Facts.at(asOf, ZoneOffset.UTC, CNY)
        .with(Metrics.daysSinceOrder(Window.ever()), Period.ofDays(choices.between(0, 12)))
        .with(Metrics.orders(subject.window()), choices.between(1L, 6L))
        .with(
            Metrics.spend(subject.window()),
            Money.ofMajor(CNY, choices.between(0L, 9L) * choices.oneOf(List.of(1L, 100L))));
  }

  private static List<Facts> population(Subject subject, Choices choices) {
    return choices.list(1, 25, c -> customer(subject, c));
  }

  private static Law<Subject> equal() {
    return Law.of(
        "rfm.equal",
        Wording.of("Equal values get equal classes", "数值相同，级别相同"),
        Wording.of(
            "two customers alike must not be parted by where they stand in a list",
            "两位相同的客户不应因名单中的位置而分属两级"),
        (subject, choices) -> {
          List<Facts> population = population(subject, choices);
          Facts one = choices.oneOf(population);
          Facts two = one.with(Metrics.complaints(Window.ever()), 1 + choices.upTo(5));
          population.add((int) choices.upTo(population.size()), two);
          Function<Facts, RfmOutcome> classify = subject.fit().apply(population);
          return same(population, classify.apply(one), classify.apply(two));
        });
  }

  private static Law<Subject> order() {
    return Law.of(
        "rfm.order",
        Wording.of("The order of the population plays no part", "客户的先后次序不影响级别"),
        Wording.of("a table gives its rows in any order", "表中的行序不定"),
        (subject, choices) -> {
          List<Facts> population = population(subject, choices);
          List<Facts> other = new ArrayList<>(population);
          Collections.reverse(other); // so that even the simplest choices give another order
          other = choices.shuffled(other);
          Facts one = choices.oneOf(population);
          return same(
              population,
              subject.fit().apply(population).apply(one),
              subject.fit().apply(other).apply(one));
        });
  }

  private static Law<Subject> monotone() {
    return Law.of(
        "rfm.monotone",
        Wording.of(
            "Who bought later, more often or for more is in no lower class", "购买更近、更勤、更多者，级别不会更低"),
        Wording.of("else the best customers are sorted among the worst", "否则最好的客户会被归入最差之列"),
        (subject, choices) -> {
          List<Facts> population = population(subject, choices);
          Function<Facts, RfmOutcome> classify = subject.fit().apply(population);
          Facts one = customer(subject, choices);
          Facts two = customer(subject, choices);
          Optional<RfmClass> a = classify.apply(one).classes();
          Optional<RfmClass> b = classify.apply(two).classes();
          if (a.isEmpty() || b.isEmpty()) {
            return Verdict.pass();
          }
          boolean rises =
              ordered(two, one, Metrics.daysSinceOrder(Window.ever()), a, b, RfmClass::recency)
                  && ordered(one, two, Metrics.orders(subject.window()), a, b, RfmClass::frequency)
                  && ordered(one, two, Metrics.spend(subject.window()), a, b, RfmClass::monetary);
          return rises
              ? Verdict.holds()
              : Verdict.breaks(
                  Wording.of("the better one is in a lower class", "更好者级别反而更低"),
                  Exhibit.of("population", "客户", population),
                  Exhibit.of("one", "其一", one + " " + a.get()),
                  Exhibit.of("other", "其二", two + " " + b.get()));
        });
  }

  /** Where the value of the first is not above that of the second, neither is class a above b. */
  private static <T> boolean ordered(
      Facts less,
      Facts more,
      Metric<T> metric,
      Optional<RfmClass> a,
      Optional<RfmClass> b,
      Function<RfmClass, Integer> part) {
    T low = ((Fact.Known<T>) less.get(metric)).value();
    T high = ((Fact.Known<T>) more.get(metric)).value();
    return metric.kind().compare(low, high) > 0
        || part.apply(a.orElseThrow()) <= part.apply(b.orElseThrow());
  }

  @SuppressWarnings("ReturnValueIgnored") // newcomers are only asked about
  private static Law<Subject> stored() {
    return Law.of(
        "rfm.stored",
        Wording.of(
            "Once fitted, asking about newcomers changes nobody's class", "拟合之后，询问新客户不会改变任何人的级别"),
        Wording.of(
            "last month's campaign must be explicable by last month's classes", "上月的活动应能用上月的级别解释"),
        (subject, choices) -> {
          List<Facts> population = population(subject, choices);
          Function<Facts, RfmOutcome> classify = subject.fit().apply(population);
          Map<Facts, RfmOutcome> before = new LinkedHashMap<>();
          population.forEach(one -> before.put(one, classify.apply(one)));
          choices.list(1, 5, c -> customer(subject, c)).forEach(classify::apply);
          for (Map.Entry<Facts, RfmOutcome> one : before.entrySet()) {
            RfmOutcome again = classify.apply(one.getKey());
            if (!again.equals(one.getValue())) {
              return same(population, one.getValue(), again);
            }
          }
          return Verdict.holds();
        });
  }

  private static Verdict same(List<Facts> population, RfmOutcome one, RfmOutcome other) {
    return one.equals(other)
        ? Verdict.holds()
        : Verdict.breaks(
            Wording.of("the classes differ", "级别不同"),
            Exhibit.of("population", "客户", population),
            Exhibit.of("classes", "级别", List.of(one, other)));
  }
}
