package io.crmkit.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.customer.Complaint;
import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.SurveyAnswer;
import io.crmkit.facts.Fact;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.Metric;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

@Label("What fades by half-lives")
class FadingProperties {
  private static final HalfLife QUARTER = HalfLife.ofDays(90);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Property
  @Label("law decay.semigroup: fading twice is fading for both lengths together")
  void semigroup(
      @ForAll @LongRange(min = 0, max = 100_000_000) long one,
      @ForAll @LongRange(min = 0, max = 100_000_000) long two,
      @ForAll @IntRange(min = 1, max = 400) int days) {
    HalfLife halfLife = HalfLife.ofDays(days);
    double together = halfLife.weight(Duration.ofSeconds(one + two)).doubleValue();
    double apart =
        halfLife.weight(Duration.ofSeconds(one)).doubleValue()
            * halfLife.weight(Duration.ofSeconds(two)).doubleValue();
    assertThat(apart).isCloseTo(together, within(1e-12));
  }

  @Property
  @Label("law decay.order: the order in which amounts come changes nothing, nor does grouping")
  void order(
      @ForAll @Size(max = 12) List<@LongRange(min = 0, max = 50_000_000) Long> seconds,
      @ForAll Random random) {
    List<Long> shuffled = new ArrayList<>(seconds);
    Collections.shuffle(shuffled, random);
    FadingSum left = FadingSum.with(QUARTER);
    FadingSum right = FadingSum.with(QUARTER);
    FadingSum all = FadingSum.with(QUARTER);
    for (int i = 0; i < seconds.size(); i++) {
      all = all.plus(START.plusSeconds(seconds.get(i)), amount(seconds.get(i)));
      Instant at = START.plusSeconds(shuffled.get(i));
      left = i % 2 == 0 ? left.plus(at, amount(shuffled.get(i))) : left;
      right = i % 2 == 0 ? right : right.plus(at, amount(shuffled.get(i)));
    }
    assertThat(left.plus(right)).isEqualTo(right.plus(left)).isEqualTo(all);
    Instant later = START.plusSeconds(60_000_000);
    assertThat(left.plus(right).at(later)).isEqualTo(all.at(later));
  }

  private static BigDecimal amount(long second) {
    return BigDecimal.valueOf(second % 7 - 3, 1);
  }

  @Property
  @Label("less is left the later one looks, never a negative weight")
  void falls(
      @ForAll @LongRange(min = 0, max = 40_000_000_000L) long one,
      @ForAll @LongRange(min = 0, max = 40_000_000_000L) long two) {
    BigDecimal early = QUARTER.weight(Duration.ofSeconds(Math.min(one, two)));
    BigDecimal late = QUARTER.weight(Duration.ofSeconds(Math.max(one, two)));
    assertThat(late).isLessThanOrEqualTo(early).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
  }

  @Example
  @Label("a half is left after one half-life, a quarter after two; the future does not count")
  void values() {
    FadingSum sum =
        FadingSum.with(QUARTER).plus(START, BigDecimal.TEN).plus(START, new BigDecimal("2"));
    assertThat(sum.at(START)).isEqualByComparingTo("12");
    assertThat(sum.at(START.plus(Duration.ofDays(90)))).isEqualByComparingTo("6");
    assertThat(sum.at(START.plus(Duration.ofDays(180)))).isEqualByComparingTo("3");
    assertThat(sum.at(START.minusSeconds(1))).isEqualByComparingTo("0");
    assertThat(sum.plus(START, new BigDecimal("-12"))).isEqualTo(FadingSum.with(QUARTER));
    assertThat(QUARTER.weight(Duration.ofDays(90 * 1_001))).isZero();
  }

  @Example
  @Label("lengths and ages out of bounds are refused")
  void refuses() {
    assertThatThrownBy(() -> HalfLife.ofDays(0)).hasMessageContaining("half-life must be from");
    assertThatThrownBy(() -> HalfLife.ofDays(400_000)).hasMessageContaining("half-life must be");
    assertThatThrownBy(() -> QUARTER.weight(Duration.ofSeconds(-1)))
        .hasMessageContaining("age must not be negative");
    assertThatThrownBy(() -> FadingSum.with(QUARTER).plus(FadingSum.with(HalfLife.ofDays(30))))
        .hasMessageContaining("both sums must fade alike");
  }

  @Example
  @Label("complaints and satisfaction fade as metrics")
  void metrics() {
    Instant early = START.minus(Duration.ofDays(90));
    CustomerFile file =
        CustomerFile.of(Customer.of(CustomerId.of("c-1")))
            .withComplaints(
                List.of(
                    new Complaint("a", "quality", early, early, Optional.empty()),
                    new Complaint("b", "quality", START.minusSeconds(0), START, Optional.empty())))
            .withSurveys(
                List.of(
                    new SurveyAnswer("csat", 1, 1, 5, early, early),
                    new SurveyAnswer("csat", 5, 1, 5, START, START)));
    MetricCatalogue catalogue =
        MetricCatalogue.STANDARD
            .with(ScoreMetrics.fadingComplaints(QUARTER))
            .with(ScoreMetrics.fadingSatisfaction(QUARTER));
    Metric<?> complaints = ScoreMetrics.fadingComplaints(QUARTER).over(Window.ever());
    Metric<?> satisfaction = ScoreMetrics.fadingSatisfaction(QUARTER).over(Window.ever());
    FactsCalculator calculator =
        FactsCalculator.of(catalogue, List.of(complaints, satisfaction), ZoneOffset.UTC, Cards.CNY);
    var facts = calculator.facts(file, START.plus(Duration.ofDays(90))).asMap();
    assertThat(facts.get(complaints)).isEqualTo(Fact.known(new BigDecimal("0.75")));
    assertThat(facts.get(satisfaction)).isEqualTo(Fact.known(new BigDecimal("0.666667")));
    var none = calculator.facts(CustomerFile.of(file.customer()), START).asMap();
    assertThat(none.get(complaints)).isEqualTo(Fact.known(new BigDecimal("0")));
    assertThat(none.get(satisfaction)).isEqualTo(Fact.absent());
  }
}
