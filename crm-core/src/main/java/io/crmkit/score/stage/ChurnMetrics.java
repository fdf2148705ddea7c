package io.crmkit.score.stage;

import io.crmkit.customer.SurveyAnswer;
import io.crmkit.facts.Fact;
import io.crmkit.facts.History;
import io.crmkit.facts.Kind;
import io.crmkit.facts.Metric;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.facts.MetricDefinition;
import io.crmkit.score.ScoreMetrics;
import io.crmkit.time.TimeRange;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.joda.money.Money;

/**
 * Metrics that warn of churn. {@link #catalogue} computes what customer files can tell, and knows
 * the others by name.
 */
public final class ChurnMetrics {
  private static final int DECIMALS = 6;
  private static final int LEAST_ORDER_DAYS = 3;

  private ChurnMetrics() {}

  /**
   * {@code silence-ratio}: days since the last order as a multiple of the customer's own rhythm,
   * the median number of days between days with an order; half-even at six decimals. None with
   * fewer than three such days: there is no rhythm yet.
   */
  public static Metric<BigDecimal> silenceRatio() {
    return Metric.of("silence-ratio", Kind.RATIO, Window.ever());
  }

  /**
   * {@code spend-change}: spend in the window as a share of that in as long a time before it,
   * half-even at six decimals. None where there was none before.
   */
  public static Metric<BigDecimal> spendChange(Window window) {
    return Metric.of("spend-change", Kind.RATIO, window);
  }

  /** {@code last-answer}: the last survey answer between the worst (0 %) and best (100 %). */
  public static Metric<BigDecimal> lastAnswer(Window window) {
    return Metric.of("last-answer", Kind.RATIO, window);
  }

  /** {@code open-complaints}: complaints of the window that are not settled. */
  public static Metric<Long> openComplaints(Window window) {
    return Metric.of("open-complaints", Kind.COUNT, window);
  }

  /** {@code payment-overdue}: days the oldest open invoice is overdue; the host supplies it. */
  public static Metric<Period> paymentOverdue() {
    return Metric.of("payment-overdue", Kind.DAYS, Window.ever());
  }

  /**
   * {@code lifetime-value}: what the customer is expected to be worth, rounded to the smallest unit
   * of the currency; from models.
   */
  public static Metric<Money> lifetimeValue() {
    return Metric.of("lifetime-value", Kind.MONEY, Window.ever());
  }

  /** {@code alive}: the probability that the customer is still there; from a model. */
  public static Metric<BigDecimal> alive() {
    return Metric.of("alive", Kind.RATIO, Window.ever());
  }

  /** {@code relationship-stage}: the code of the stage decided before. */
  public static Metric<String> stage() {
    return Metric.of("relationship-stage", Kind.CATEGORY, Window.ever());
  }

  /**
   * A catalogue with what customer files can tell of these metrics.
   *
   * @throws IllegalArgumentException if a name is taken
   */
  public static MetricCatalogue catalogue(MetricCatalogue catalogue) {
    return catalogue
        .with(MetricDefinition.of("silence-ratio", Kind.RATIO, ChurnMetrics::silenceRatio))
        .with(MetricDefinition.of("spend-change", Kind.RATIO, ChurnMetrics::spendChange))
        .with(MetricDefinition.of("last-answer", Kind.RATIO, ChurnMetrics::lastAnswer))
        .with(MetricDefinition.of("open-complaints", Kind.COUNT, ChurnMetrics::openComplaints))
        .with(ScoreMetrics.supplied(paymentOverdue()))
        .with(ScoreMetrics.supplied(alive()))
        .with(ScoreMetrics.supplied(lifetimeValue()))
        .with(ScoreMetrics.supplied(stage()));
  }

  private static Fact<BigDecimal> silenceRatio(History history, TimeRange range) {
    List<LocalDate> days =
        history.file().transactions().stream()
            .filter(transaction -> !transaction.isRefund())
            .filter(transaction -> range.contains(transaction.occurredAt()))
            .map(transaction -> LocalDate.ofInstant(transaction.occurredAt(), history.zone()))
            .distinct()
            .sorted()
            .toList();
    if (days.size() < LEAST_ORDER_DAYS) {
      return Fact.absent();
    }
    long[] gaps = new long[days.size() - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = ChronoUnit.DAYS.between(days.get(i), days.get(i + 1));
    }
    Arrays.sort(gaps);
    int middle = gaps.length / 2;
    long twiceTheMedian = gaps.length % 2 == 1 ? 2 * gaps[middle] : gaps[middle - 1] + gaps[middle];
    long silent = ChronoUnit.DAYS.between(days.get(days.size() - 1), history.day());
    return Fact.known(
        BigDecimal.valueOf(2 * silent)
            .divide(BigDecimal.valueOf(twiceTheMedian), DECIMALS, RoundingMode.HALF_EVEN));
  }

  private static Fact<BigDecimal> spendChange(History history, TimeRange range) {
    if (range.startInclusive().isEmpty()) {
      return Fact.absent();
    }
    Instant start = range.startInclusive().get();
    Instant before = start.minus(Duration.between(start, range.endExclusive()));
    Fact<Money> now = history.spend(range);
    Fact<Money> then = history.spend(TimeRange.between(before, start));
    if (now instanceof Fact.Unknown<Money> unknown) {
      return Fact.unknown(unknown.why());
    }
    if (then instanceof Fact.Unknown<Money> unknown) {
      return Fact.unknown(unknown.why());
    }
    return now instanceof Fact.Known<Money> spent
            && then instanceof Fact.Known<Money> spentBefore
            && spentBefore.value().isPositive()
        ? Fact.known(
            spent
                .value()
                .getAmount()
                .divide(spentBefore.value().getAmount(), DECIMALS, RoundingMode.HALF_EVEN))
        : Fact.absent();
  }

  private static Fact<BigDecimal> lastAnswer(History history, TimeRange range) {
    List<SurveyAnswer> answers =
        history.file().surveys().stream()
            .filter(answer -> range.contains(answer.occurredAt()))
            .toList();
    if (answers.isEmpty()) {
      return Fact.absent();
    }
    SurveyAnswer last = answers.get(answers.size() - 1);
    return Fact.known(
        BigDecimal.valueOf((long) last.answer() - last.worst())
            .divide(
                BigDecimal.valueOf((long) last.best() - last.worst()),
                DECIMALS,
                RoundingMode.HALF_EVEN));
  }

  private static Fact<Long> openComplaints(History history, TimeRange range) {
    return Fact.known(
        history.file().complaints().stream()
            .filter(complaint -> range.contains(complaint.occurredAt()))
            .filter(complaint -> complaint.resolvedAt().isEmpty())
            .count());
  }
}
