package io.crmkit.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Half-lives and what fades by them")
class FadingTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final HalfLife TEN_DAYS = HalfLife.ofDays(10);
  private static final MetricCatalogue CATALOGUE =
      MetricCatalogue.STANDARD
          .with(ScoreMetrics.fadingComplaints(TEN_DAYS))
          .with(ScoreMetrics.fadingSatisfaction(TEN_DAYS));

  private static BigDecimal d(String text) {
    return new BigDecimal(text);
  }

  @Test
  @DisplayName("lengths go from a second to 1,000 years")
  void lengths() {
    assertThat(new HalfLife(Duration.ofSeconds(1)).length()).isEqualTo(Duration.ofSeconds(1));
    assertThat(HalfLife.ofDays(365_243).length()).isEqualTo(Duration.ofDays(365_243));
    assertThatThrownBy(() -> new HalfLife(Duration.ofSeconds(1).minusNanos(1)))
        .hasMessage("half-life must be from a second to 1,000 years, was PT0.999999999S");
    assertThatThrownBy(() -> new HalfLife(Duration.ofDays(365_243).plusNanos(1)))
        .hasMessageStartingWith("half-life must be from a second to 1,000 years, was PT8765832H");
  }

  @Test
  @DisplayName(
      "a weight is 1 at once, halves with each length, fractions of seconds too, then ends")
  void weights() {
    assertThat(TEN_DAYS.weight(Duration.ZERO)).isEqualByComparingTo("1");
    assertThat(TEN_DAYS.weight(Duration.ofDays(10))).isEqualByComparingTo("0.5");
    assertThat(TEN_DAYS.weight(Duration.ofDays(30))).isEqualByComparingTo("0.125");
    HalfLife second = new HalfLife(Duration.ofSeconds(1));
    assertThat(second.weight(Duration.ofMillis(500)).doubleValue())
        .isEqualTo(StrictMath.pow(2, -0.5));
    assertThat(new HalfLife(Duration.ofMillis(1_500)).weight(Duration.ofSeconds(3)))
        .isEqualByComparingTo("0.25");
    assertThat(second.weight(Duration.ofSeconds(1_000)))
        .isEqualByComparingTo(new BigDecimal(StrictMath.pow(2, -1_000)))
        .isPositive();
    assertThat(second.weight(Duration.ofSeconds(1_000).plusMillis(1))).isZero();
    assertThatThrownBy(() -> TEN_DAYS.weight(Duration.ofNanos(-1)))
        .hasMessage("age must not be negative, was PT-0.000000001S");
  }

  @Test
  @DisplayName("a sum keeps amounts by instant in one form, without those of nothing")
  void sums() {
    FadingSum sum =
        FadingSum.with(TEN_DAYS).plus(START, d("1.50")).plus(START.plusSeconds(1), d("0.00"));
    assertThat(sum.amounts()).isEqualTo(Map.of(START, d("1.5")));
    assertThat(sum).isEqualTo(new FadingSum(TEN_DAYS, new TreeMap<>(Map.of(START, d("1.5000")))));
    assertThat(sum.plus(START, d("0.5")).amounts()).isEqualTo(Map.of(START, d("2")));
    assertThat(sum.plus(sum).at(START)).isEqualByComparingTo("3");
    assertThatThrownBy(() -> sum.amounts().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> sum.plus(FadingSum.with(HalfLife.ofDays(20))))
        .hasMessage(
            "both sums must fade alike, were HalfLife[length=PT240H] and HalfLife[length=PT480H]");
  }

  @Test
  @DisplayName("what comes at the instant itself counts in full, a nanosecond later not yet")
  void instants() {
    FadingSum sum =
        FadingSum.with(TEN_DAYS).plus(START, d("4")).plus(START.plus(Duration.ofDays(10)), d("1"));
    assertThat(sum.at(START.minusNanos(1))).isZero();
    assertThat(sum.at(START)).isEqualByComparingTo("4");
    assertThat(sum.at(START.plus(Duration.ofDays(10)))).isEqualByComparingTo("3");
    assertThat(sum.at(START.plus(Duration.ofDays(10)).minusNanos(1))).isEqualByComparingTo("2");
    assertThat(sum.at(START.plus(Duration.ofDays(20)))).isEqualByComparingTo("1.5");
    // A third half-life of 1/8 and more: rounded half-even at six decimals, written without zeros.
    assertThat(sum.at(START.plus(Duration.ofDays(250)))).isEqualTo(d("0"));
    assertThat(sum.at(START.plus(Duration.ofDays(200)))).isEqualTo(d("0.000006"));
  }

  private static CustomerFile file() {
    Instant late = START.plus(Duration.ofDays(10));
    return CustomerFile.of(Customer.of(CustomerId.of("c-1")))
        .withComplaints(
            List.of(
                new Complaint("a", "quality", START, START, Optional.empty()),
                new Complaint("b", "quality", late, late, Optional.empty())))
        .withSurveys(
            List.of(
                new SurveyAnswer("csat", 2, 1, 5, START, START),
                new SurveyAnswer("nps", 10, 0, 10, late, late)));
  }

  private static <T> Fact<T> fact(Metric<T> metric, CustomerFile file, Instant asOf) {
    return FactsCalculator.of(CATALOGUE, List.of(metric), ZoneOffset.UTC, Cards.CNY)
        .facts(file, asOf)
        .get(metric);
  }

  @Test
  @DisplayName("complaints and answers outside the window do not fade, they do not count")
  void windows() {
    Instant asOf = START.plus(Duration.ofDays(20));
    Metric<BigDecimal> complaints =
        ScoreMetrics.fadingComplaints(TEN_DAYS).over(Window.last(Period.ofDays(15)));
    Metric<BigDecimal> satisfaction =
        ScoreMetrics.fadingSatisfaction(TEN_DAYS).over(Window.last(Period.ofDays(15)));
    assertThat(fact(complaints, file(), asOf)).isEqualTo(Fact.known(d("0.5")));
    assertThat(fact(satisfaction, file(), asOf)).isEqualTo(Fact.known(d("1")));
    Metric<BigDecimal> ever = ScoreMetrics.fadingSatisfaction(TEN_DAYS).over(Window.ever());
    // A quarter satisfied, weighing 1/4, and wholly, weighing 1/2: (1/16 + 1/2) / (3/4).
    assertThat(fact(ever, file(), asOf)).isEqualTo(Fact.known(d("0.75")));
    assertThat(fact(satisfaction, file(), START.plus(Duration.ofDays(90))))
        .isEqualTo(Fact.absent());
  }
}
