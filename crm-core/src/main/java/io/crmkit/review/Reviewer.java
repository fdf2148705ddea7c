package io.crmkit.review;

import io.crmkit.contact.CareCalendar;
import io.crmkit.contact.CareCustomer;
import io.crmkit.contact.CareQuestion;
import io.crmkit.contact.DueCustomer;
import io.crmkit.contact.DueList;
import io.crmkit.customer.CustomerFile;
import io.crmkit.decision.Decision;
import io.crmkit.facts.ExchangeRates;
import io.crmkit.facts.Facts;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.FactsTimeline;
import io.crmkit.facts.Finding;
import io.crmkit.facts.Kind;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.loyalty.PointsAccount;
import io.crmkit.loyalty.PointsMetrics;
import io.crmkit.loyalty.RecordedPoints;
import io.crmkit.loyalty.TransactionPoints;
import io.crmkit.playbook.Playbook;
import io.crmkit.tier.TierChange;
import io.crmkit.tier.TierPolicy;
import io.crmkit.tier.TierProgress;
import io.crmkit.tier.TierQuestion;
import io.crmkit.tier.TierStanding;
import io.crmkit.workflow.Workflow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reviews customers by a playbook. Pure: equal dossiers and instants, equal reviews.
 *
 * <pre>{@code
 * Reviewer reviewer = Reviewer.of(playbook);
 * Review review = reviewer.review(Dossier.of(file), asOf);
 * }</pre>
 *
 * <p>Of contact it tells what is due and by which way, what is blocked and until when, the care of
 * the week and whether a release is near; {@link ContactTotals} adds that up over customers.
 *
 * <p>Immutable, safe for several threads.
 */
public final class Reviewer {
  /** How far ahead a review looks for the next change of tier, if nothing else is said. */
  public static final Period DEFAULT_HORIZON = Period.ofMonths(24);

  private final Playbook playbook;
  private final TierPolicy tiers;
  private final FactsCalculator calculator;
  private final Period horizon;
  private final CaseReviews cases;
  private final Optional<ContactReviews> contacts;
  private final Optional<TransactionPoints> points;
  private final Optional<ScoreReviews> scores;

  private Reviewer(
      Playbook playbook,
      FactsCalculator calculator,
      Period horizon,
      CaseReviews cases,
      Optional<TransactionPoints> points,
      Optional<ScoreReviews> scores) {
    this.playbook = playbook;
    this.tiers = playbook.tiers();
    this.calculator = calculator;
    this.horizon = horizon;
    this.cases = cases;
    this.contacts = playbook.contactScheme().map(scheme -> new ContactReviews(playbook, scheme));
    this.points = points;
    this.scores = scores;
  }

  /**
   * A reviewer by this playbook, with the standard metrics.
   *
   * @throws IllegalArgumentException if the playbook reads a metric that is none of them, or its
   *     tier policy is code that declares no metrics
   */
  public static Reviewer of(Playbook playbook) {
    return of(playbook, MetricCatalogue.STANDARD);
  }

  /**
   * A reviewer by this playbook, with the metrics of a catalogue.
   *
   * @throws IllegalArgumentException if the playbook reads a metric that is not in the catalogue,
   *     or its tier policy is code that declares no metrics
   */
  public static Reviewer of(Playbook playbook, MetricCatalogue catalogue) {
    return new Reviewer(
        playbook,
        playbook.calculator(catalogue),
        DEFAULT_HORIZON,
        new CaseReviews(playbook, List.of()),
        playbook.points(catalogue),
        playbook
            .scoreCalculator(catalogue)
            .map(
                calculator ->
                    new ScoreReviews(playbook, playbook.scores().orElseThrow(), calculator)));
  }

  /** The same reviewer, converting amounts of other currencies by these rates. */
  public Reviewer withRates(ExchangeRates rates) {
    return new Reviewer(
        playbook,
        calculator.withRates(rates),
        horizon,
        cases,
        points.map(earning -> earning.withRates(rates)),
        scores.map(each -> each.withRates(rates)));
  }

  /**
   * The same reviewer, able to read cases that follow these versions of workflows as well.
   *
   * @throws IllegalArgumentException if one of them asks for a calendar that the playbook lacks, or
   *     differs from the playbook's workflow of the same name and version
   */
  public Reviewer withOlderWorkflows(Collection<Workflow> older) {
    return new Reviewer(
        playbook, calculator, horizon, new CaseReviews(playbook, older), points, scores);
  }

  /**
   * The same reviewer, looking so far ahead for the next change of tier; with a length of zero it
   * does not look, which makes bulk runs faster.
   *
   * @throws IllegalArgumentException if the horizon is negative
   */
  public Reviewer withHorizon(Period newHorizon) {
    if (newHorizon.isNegative()) {
      throw new IllegalArgumentException("horizon must not be negative, was " + newHorizon);
    }
    return new Reviewer(playbook, calculator, newHorizon, cases, points, scores);
  }

  /**
   * The review of one customer as of an instant. Events of the file that occurred at or after it
   * play no part. A recorded standing of an earlier day is first advanced over the midnights in
   * between, so that a job that did not run loses nothing; to follow a whole history, record the
   * lowest tier on its first day.
   *
   * <p>Of cases, what was recorded at the instant or later plays no part. A points account is taken
   * as it is; one that has later entries is to be had from its history: {@code
   * history.accountAt(asOf)}. Tiers and contact that ask about points are told what that account
   * holds, or else what the file's transactions earn.
   *
   * @throws IllegalArgumentException if the recorded standing is of a later day, a case follows a
   *     workflow that is neither the playbook's nor one of {@link #withOlderWorkflows}, or the
   *     points account has later entries
   */
  public Review review(Dossier dossier, Instant asOf) {
    CustomerFile file = dossier.file().before(asOf);
    Optional<RecordedPoints> recorded = recorded(dossier);
    Facts facts = facts(file, recorded, asOf);
    LocalDate day = facts.day();
    FactsTimeline ofFile = calculator.timeline(file);
    FactsTimeline timeline = recorded.map(account -> account.in(ofFile)).orElse(ofFile);
    TierQuestion question =
        new TierQuestion(
            facts, dossier.standing().map(s -> tiers.advance(timeline, s, day.minusDays(1))));
    Decision<TierStanding> tier = tiers.decide(question);
    LocalDate through = day.plus(horizon);
    Optional<TierProgress> progress = tiers.progress(question);
    return new Review(
        file.id(),
        facts,
        playbook.signed(playbook.profile().check(file.customer())),
        playbook.signed(playbook.classes().check(file.customer())),
        changesSince(dossier, timeline, day.minusDays(1)),
        tier,
        progress,
        progress.flatMap(p -> missingUntil(p, timeline, tier.outcome(), day, through)),
        tiers.retention(question),
        tiers.nextChange(timeline, tier.outcome(), through),
        cases.of(dossier.cases(), asOf),
        contacts.map(each -> each.review(file, dossier.contact(), facts, asOf)),
        points(dossier, file, asOf),
        scores.map(each -> each.review(file, dossier.scores(), asOf)));
  }

  /**
   * What is due for many customers by the end of the week that begins with the day of an instant,
   * to be read by pages or from the top ({@link DueList}); of customers as {@link #dueCustomer}
   * gives them. Nothing where the playbook says nothing about contact.
   */
  public DueList dueList(Instant asOf) {
    return contacts
        .map(each -> each.dueList(asOf))
        .orElseGet(() -> new DueList(playbook.cadences(), asOf, asOf));
  }

  /**
   * The greetings that are due or prepared on some days, as is known at an instant: a calendar for
   * more than the week that a review looks at.
   *
   * @throws IllegalArgumentException if the days are none that {@link CareQuestion} takes
   */
  public Decision<CareCalendar> care(
      Dossier dossier, Instant asOf, LocalDate startInclusive, LocalDate endExclusive) {
    DueCustomer customer = dueCustomer(dossier, asOf);
    CareCustomer cared =
        contacts
            .map(each -> each.cared(customer, dossier.contact()))
            .orElseGet(() -> CareCustomer.of(customer.log()));
    return playbook.care().decide(new CareQuestion(cared, startInclusive, endExclusive));
  }

  /** The customer of a dossier as due lists see one, as of an instant. */
  public DueCustomer dueCustomer(Dossier dossier, Instant asOf) {
    CustomerFile file = dossier.file().before(asOf);
    Facts facts = facts(file, recorded(dossier), asOf);
    return contacts
        .map(each -> each.customer(file, dossier.contact(), facts))
        .orElseGet(() -> DueCustomer.of(file).withFacts(facts));
  }

  /** The dossier's account, where tiers or contact ask about points. */
  private Optional<RecordedPoints> recorded(Dossier dossier) {
    boolean asked =
        dossier.points().isPresent()
            && calculator.metrics().stream().anyMatch(m -> PointsMetrics.isName(m.name()));
    return dossier
        .points()
        .filter(account -> asked)
        .map(
            account ->
                new RecordedPoints(
                    account, dossier.pointsHistory(), dossier.file().customer().joinedOn()));
  }

  private Facts facts(CustomerFile file, Optional<RecordedPoints> recorded, Instant asOf) {
    Facts facts = calculator.facts(file, asOf);
    return recorded.map(account -> account.in(facts)).orElse(facts);
  }

  /** The dossier's account, or else what the file's transactions of before the instant earn. */
  private Optional<PointsReview> points(Dossier dossier, CustomerFile file, Instant asOf) {
    if (dossier.points().isPresent()) {
      PointsAccount account =
          dossier.pointsHistory().map(h -> h.accountAt(asOf)).orElseGet(dossier.points()::get);
      return Optional.of(PointsReview.of(account, true, List.of(), asOf, playbook.zone()));
    }
    return points.map(
        earning -> {
          TransactionPoints.Earned earned = earning.of(file);
          return PointsReview.of(
              earned.account(), false, earned.unmatched(), asOf, playbook.zone());
        });
  }

  private List<TierChange> changesSince(
      Dossier dossier, FactsTimeline timeline, LocalDate through) {
    return dossier.standing().map(s -> tiers.changes(timeline, s, through)).orElse(List.of());
  }

  /** The first day on which, nothing more happening, more is missing. */
  private Optional<LocalDate> missingUntil(
      TierProgress progress,
      FactsTimeline timeline,
      TierStanding standing,
      LocalDate day,
      LocalDate through) {
    if (progress.missing().isEmpty()) {
      return Optional.empty();
    }
    for (LocalDate next : timeline.changes(day, through)) {
      TierQuestion then = TierQuestion.of(timeline.at(next), standing);
      List<Finding> later = tiers.progress(then).map(TierProgress::missing).orElse(List.of());
      if (later.stream().anyMatch(finding -> isMore(finding, progress.missing()))) {
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }

  /** Whether a finding is new, or its gap wider than it was. */
  private static boolean isMore(Finding finding, List<Finding> before) {
    return before.stream().noneMatch(old -> old.equals(finding) || covers(old, finding));
  }

  private static boolean covers(Finding old, Finding finding) {
    return old instanceof Finding.Misses<?> was
        && finding instanceof Finding.Misses<?> is
        && was.required().equals(is.required())
        && isNoWider(is, was);
  }

  private static <T> boolean isNoWider(Finding.Misses<T> is, Finding.Misses<?> was) {
    Kind<T> kind = is.required().metric().kind();
    return kind.ordered() && kind.compare(is.gap(), kind.require(was.gap())) <= 0;
  }
}
