package io.crmkit.score;

import io.crmkit.customer.Complaint;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.SurveyAnswer;
import io.crmkit.customer.Transaction;
import io.crmkit.facts.Fact;
import io.crmkit.facts.FactGap;
import io.crmkit.facts.History;
import io.crmkit.facts.Kind;
import io.crmkit.facts.Metric;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.facts.MetricDefinition;
import io.crmkit.time.TimeRange;
import io.crmkit.time.Window;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;

/**
 * Metrics that scores need beyond the standard ones. Those that customer files can tell are
 * computed by {@link #catalogue}; the others, such as appraisals, the host supplies: they are known
 * by name there and not supplied until somebody puts their values into the facts.
 */
public final class ScoreMetrics {
  private static final int DECIMALS = 6;

  private ScoreMetrics() {}

  /** {@code active-months}: local calendar months of the window with an order: loyalty (IS-17). */
  public static Metric<Long> activeMonths(Window window) {
    return Metric.of("active-months", Kind.COUNT, window);
  }

  /**
   * {@code shrunk-complaint-rate}: {@code (complaints + n × rate) / (orders + n)}, half-even at six
   * decimals: the posterior mean of a rate with a prior worth {@code n} orders, so that one
   * complaint about one order is no rate of 100 %. None without orders and complaints.
   */
  public static Metric<BigDecimal> shrunkComplaintRate(Window window) {
    return Metric.of("shrunk-complaint-rate", Kind.RATIO, window);
  }

  /** {@code complaints-settled}: the share of the window's complaints that are settled. */
  public static Metric<BigDecimal> complaintsSettled(Window window) {
    return Metric.of("complaints-settled", Kind.RATIO, window);
  }

  /** {@code contact-success}: the share of the window's outbound contacts that reached somebody. */
  public static Metric<BigDecimal> contactSuccess(Window window) {
    return Metric.of("contact-success", Kind.RATIO, window);
  }

  /** {@code profile-completeness}: the share of required profile fields that are known (IS-02). */
  public static Metric<BigDecimal> profileCompleteness() {
    return Metric.of("profile-completeness", Kind.RATIO, Window.ever());
  }

  /** {@code profile-freshness}: the share of known profile fields that are not stale (IS-02). */
  public static Metric<BigDecimal> profileFreshness() {
    return Metric.of("profile-freshness", Kind.RATIO, Window.ever());
  }

  /** {@code limits-met}: the share of limits that were kept (IS-10); from cases. */
  public static Metric<BigDecimal> limitsMet(Window window) {
    return Metric.of("limits-met", Kind.RATIO, window);
  }

  /** {@code records-complete}: the share of checked service records without a finding (IS-10). */
  public static Metric<BigDecimal> recordsComplete(Window window) {
    return Metric.of("records-complete", Kind.RATIO, window);
  }

  /** {@code results}: what was achieved as a share of the target (IS-19, DS-10). */
  public static Metric<BigDecimal> results(Window window) {
    return Metric.of("results", Kind.RATIO, window);
  }

  /** {@code teamwork}: as colleagues appraise it, 0 % to 100 % (IS-19). */
  public static Metric<BigDecimal> teamwork(Window window) {
    return Metric.of("teamwork", Kind.RATIO, window);
  }

  /** {@code growing-customers}: the share of customers whose value rises (AS-14). */
  public static Metric<BigDecimal> growingCustomers(Window window) {
    return Metric.of("growing-customers", Kind.RATIO, window);
  }

  /** {@code score-<card>}: a score decided before, for strategies and segments to ask about. */
  public static Metric<Long> score(String card) {
    return Metric.of("score-" + card, Kind.COUNT, Window.ever());
  }

  /**
   * A catalogue with what customer files can tell of these metrics.
   *
   * @param catalogue what is defined already
   * @param usualComplaintRate the rate of customers at large, 0 to 1
   * @param worthOrders how many orders that prior knowledge is worth, 1 to 1,000,000
   * @throws IllegalArgumentException if a bound is out of range or a name is taken
   */
  public static MetricCatalogue catalogue(
      MetricCatalogue catalogue, BigDecimal usualComplaintRate, long worthOrders) {
    Checks.share("usualComplaintRate", usualComplaintRate);
    Checks.within("worthOrders", worthOrders, 1, 1_000_000);
    return catalogue
        .with(eventful("active-months", Kind.COUNT, ScoreMetrics::activeMonths))
        .with(
            eventful(
                "shrunk-complaint-rate",
                Kind.RATIO,
                (history, range) -> shrunk(history, range, usualComplaintRate, worthOrders)))
        .with(eventful("complaints-settled", Kind.RATIO, ScoreMetrics::complaintsSettled))
        .with(eventful("contact-success", Kind.RATIO, ScoreMetrics::contactSuccess))
        .with(supplied(profileCompleteness()))
        .with(supplied(profileFreshness()))
        .with(supplied(limitsMet(Window.ever())))
        .with(supplied(recordsComplete(Window.ever())))
        .with(supplied(results(Window.ever())))
        .with(supplied(teamwork(Window.ever())))
        .with(supplied(growingCustomers(Window.ever())));
  }

  /**
   * A definition by which documents may ask about a metric although no customer file tells it:
   * calculated, it is not supplied; whoever knows the value puts it into the facts.
   */
  public static <T> MetricDefinition<T> supplied(Metric<T> metric) {
    return eventful(
        metric.name(), metric.kind(), (history, range) -> Fact.unknown(new FactGap.NotSupplied()));
  }

  /**
   * {@code fading-complaints}: complaints, each counting half as much after each half-life.
   *
   * @param halfLife how fast they fade
   */
  public static MetricDefinition<BigDecimal> fadingComplaints(HalfLife halfLife) {
    return MetricDefinition.of(
        "fading-complaints",
        Kind.RATIO,
        (history, range) -> {
          FadingSum sum = FadingSum.with(halfLife);
          for (Complaint complaint : history.file().complaints()) {
            sum =
                range.contains(complaint.occurredAt())
                    ? sum.plus(complaint.occurredAt(), BigDecimal.ONE)
                    : sum;
          }
          return Fact.known(sum.at(history.asOf()));
        });
  }

  /**
   * {@code fading-satisfaction}: the mean of survey answers, each weighing half as much after each
   * half-life. None without answers.
   *
   * @param halfLife how fast they fade
   */
  public static MetricDefinition<BigDecimal> fadingSatisfaction(HalfLife halfLife) {
    return MetricDefinition.of(
        "fading-satisfaction",
        Kind.RATIO,
        (history, range) -> {
          FadingSum weights = FadingSum.with(halfLife);
          FadingSum answers = FadingSum.with(halfLife);
          for (SurveyAnswer answer : history.file().surveys()) {
            if (range.contains(answer.occurredAt())) {
              weights = weights.plus(answer.occurredAt(), BigDecimal.ONE);
              answers = answers.plus(answer.occurredAt(), onScale(answer));
            }
          }
          BigDecimal weight = weights.exactlyAt(history.asOf());
          return weight.signum() == 0
              ? Fact.absent()
              : Fact.known(
                  answers
                      .exactlyAt(history.asOf())
                      .divide(weight, DECIMALS, RoundingMode.HALF_EVEN)
                      .min(BigDecimal.ONE));
        });
  }

  private static BigDecimal onScale(SurveyAnswer answer) {
    return BigDecimal.valueOf((long) answer.answer() - answer.worst())
        .divide(BigDecimal.valueOf((long) answer.best() - answer.worst()), MathContext.DECIMAL64);
  }

  private static <T> MetricDefinition<T> eventful(
      String name, Kind<T> kind, MetricDefinition.Calculation<T> calculation) {
    return new MetricDefinition<>(name, kind, MetricDefinition.Changes.BY_EVENT, calculation);
  }

  private static Fact<Long> activeMonths(History history, TimeRange range) {
    return Fact.known(
        history.file().transactions().stream()
            .filter(transaction -> !transaction.isRefund())
            .map(Transaction::occurredAt)
            .filter(range::contains)
            .map(at -> YearMonth.from(at.atZone(history.zone())))
            .distinct()
            .count());
  }

  private static Fact<BigDecimal> shrunk(
      History history, TimeRange range, BigDecimal rate, long worth) {
    long orders = history.orders(range);
    long complaints = history.complaints(range);
    if (orders == 0 && complaints == 0) {
      return Fact.absent();
    }
    BigDecimal above = rate.multiply(BigDecimal.valueOf(worth)).add(BigDecimal.valueOf(complaints));
    return Fact.known(
        above.divide(
            BigDecimal.valueOf(Math.addExact(orders, worth)), DECIMALS, RoundingMode.HALF_EVEN));
  }

  private static Fact<BigDecimal> complaintsSettled(History history, TimeRange range) {
    List<Complaint> complaints =
        history.file().complaints().stream().filter(c -> range.contains(c.occurredAt())).toList();
    return share(
        complaints.stream().filter(c -> c.resolvedAt().isPresent()).count(), complaints.size());
  }

  private static Fact<BigDecimal> contactSuccess(History history, TimeRange range) {
    List<Interaction> tried =
        history.file().interactions().stream()
            .filter(i -> i.direction() == Interaction.Direction.OUTBOUND)
            .filter(i -> range.contains(i.occurredAt()))
            .toList();
    return share(
        tried.stream().filter(i -> i.result() == Interaction.Result.REACHED).count(), tried.size());
  }

  static Fact<BigDecimal> share(long part, long whole) {
    return whole == 0
        ? Fact.absent()
        : Fact.known(
            BigDecimal.valueOf(part)
                .divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_EVEN));
  }
}
