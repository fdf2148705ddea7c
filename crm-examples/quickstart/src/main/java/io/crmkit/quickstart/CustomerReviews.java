package io.crmkit.quickstart;

import io.crmkit.contact.Greeting;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.Kind;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Metrics;
import io.crmkit.loyalty.ProgrammeMonth;
import io.crmkit.review.Dossier;
import io.crmkit.review.Review;
import io.crmkit.review.Reviewer;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierProgress;
import io.crmkit.tier.TierStanding;
import io.crmkit.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/** Reviews the customers of a history one by one, as often as anybody asks. */
final class CustomerReviews {
  private static final Metric<Money> YEARLY_SPEND = Metrics.spend(Window.last(Period.ofMonths(12)));

  private final ReviewJob job;
  private final PurchaseHistory history;
  private final StandingBook book;
  private final CaseBook cases;
  private final ContactBook contacts;
  private final PointsSource points;
  private final Reviewer reviewer;
  private final List<Tier> tiers;
  private final Instant asOf;
  private final Metric<Money> spend;
  private final Metric<Long> orders;
  private final FactsCalculator.AsOf shown;

  CustomerReviews(
      ReviewJob job,
      PurchaseHistory history,
      StandingBook book,
      CaseBook cases,
      ContactBook contacts,
      PointsSource points) {
    this.job = job;
    this.points = points;
    this.book = book;
    this.cases = cases;
    this.contacts = contacts;
    this.history = history;
    this.reviewer = Reviewer.of(job.playbook());
    this.tiers = job.ladder().tiers();
    this.asOf = job.asOf();
    this.spend = spendMetric(job.ladder().metrics());
    this.orders = Metrics.orders(spend.window());
    this.shown =
        FactsCalculator.of(Set.of(spend, orders), job.playbook().zone(), job.playbook().currency())
            .asOf(asOf);
  }

  /** The spend of a year where the policy looks at it, else the first money it looks at. */
  private static Metric<Money> spendMetric(Set<Metric<?>> metrics) {
    if (metrics.contains(YEARLY_SPEND)) {
      return YEARLY_SPEND;
    }
    for (Metric<?> metric : metrics) {
      if (metric.kind().equals(Kind.MONEY) && !metric.window().needsAnchor()) {
        return Metric.of(metric.name(), Kind.MONEY, metric.window());
      }
    }
    return YEARLY_SPEND;
  }

  /** What is asked. */
  ReviewJob job() {
    return job;
  }

  /** Where points come from. */
  PointsSource points() {
    return points;
  }

  /** The amount that tables and charts speak of. */
  Metric<Money> spend() {
    return spend;
  }

  /** The review of one customer. */
  Review review(CustomerId id) {
    return reviewer.review(dossier(id), asOf);
  }

  /** The greetings that fall on some days, where the playbook says anything about contact. */
  List<Greeting> greetings(CustomerId id, LocalDate startInclusive, LocalDate endExclusive) {
    return job.playbook().contactScheme().isEmpty()
        ? List.of()
        : reviewer.care(dossier(id), asOf, startInclusive, endExclusive).outcome().greetings();
  }

  private Dossier dossier(CustomerId id) {
    CustomerFile file = contacts.joined(history.file(id));
    Optional<TierStanding> before = book.start(id);
    // Who has a case and bought nothing yet has no history to follow.
    Optional<LocalDate> firstDay = job.fold() ? history.firstDay(id) : Optional.empty();
    Optional<TierStanding> start =
        before.or(() -> firstDay.map(day -> TierStanding.in(tiers.get(0), day)));
    return points.joined(new Dossier(file, start, cases.of(id), contacts.circumstances(id)));
  }

  /** What the points programme was like month by month; nothing where there is none. */
  List<ProgrammeMonth> months() {
    return points.months();
  }

  /** What is kept of a review. */
  CustomerRow row(Review review) {
    Facts facts = shownFacts(review.customer());
    return new CustomerRow(
        review.customer(),
        tiers.indexOf(review.tier().outcome().tier()),
        facts.get(spend) instanceof Fact.Known<Money> known
            ? Long.valueOf(known.value().getAmountMinorLong())
            : null,
        review.progress().map(TierProgress::attainment).orElse(null),
        review.nextChange().map(CustomerRow.Change::of).orElse(null),
        review.points().map(PointsRow::of).orElse(null),
        review.scores().map(ScoreRow::of).orElse(null));
  }

  /** The number of orders over the window of the spend. */
  long orders(CustomerId id) {
    return shownFacts(id).get(orders) instanceof Fact.Known<Long> known ? known.value() : 0;
  }

  private Facts shownFacts(CustomerId id) {
    return shown.facts(history.file(id).before(asOf));
  }
}
