package io.crmkit.playbook;

import io.crmkit.complaint.ComplaintHandling;
import io.crmkit.complaint.ComplaintScheme;
import io.crmkit.contact.CadencePolicy;
import io.crmkit.contact.CadenceRules;
import io.crmkit.contact.CarePolicy;
import io.crmkit.contact.CareRules;
import io.crmkit.contact.ContactPolicy;
import io.crmkit.contact.ContactRules;
import io.crmkit.contact.ContactScheme;
import io.crmkit.contact.ReleasePolicy;
import io.crmkit.customer.ClassScheme;
import io.crmkit.customer.ProfileScheme;
import io.crmkit.decision.Decision;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import io.crmkit.facts.FactsCalculator;
import io.crmkit.facts.Metric;
import io.crmkit.facts.MetricCatalogue;
import io.crmkit.loyalty.LoyaltyScheme;
import io.crmkit.loyalty.PointsMetrics;
import io.crmkit.loyalty.TransactionPoints;
import io.crmkit.tier.TierLadder;
import io.crmkit.tier.TierPolicy;
import io.crmkit.time.BusinessCalendar;
import io.crmkit.workflow.InvalidWorkflowException;
import io.crmkit.workflow.Workflow;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;

/**
 * A company's policy, named and versioned. Decisions taken through it ({@link #tiers}, {@link
 * #signed}) carry name and version, so that they can be recomputed later.
 *
 * @param id name and version of the playbook
 * @param zone the zone in which days start
 * @param currency the currency of all amounts
 * @param profile what is to be known of customers
 * @param classes how customers are classified
 * @param tierPolicy the tier policy as it is; {@link #tiers} signs its decisions
 * @param calendars business time by name: limits and workflows ask for a calendar by its name
 * @param workflows how cases move, by the name of each workflow
 * @param complaints what is settled about complaints, if anything is
 * @param contactScheme what is settled about contact, if anything is; {@link #contact}, {@link
 *     #cadences}, {@link #care} and {@link #release} decide by it and sign their decisions
 * @param loyalty the points programme, if there is one; its decisions carry the name and version of
 *     the playbook
 * @param scores what is settled about scores, segments, stages and churn, if anything is
 */
public record Playbook(
    PolicyId id,
    ZoneId zone,
    CurrencyUnit currency,
    ProfileScheme profile,
    ClassScheme classes,
    TierPolicy tierPolicy,
    Map<String, BusinessCalendar> calendars,
    Map<String, Workflow> workflows,
    Optional<ComplaintScheme> complaints,
    Optional<ContactScheme> contactScheme,
    Optional<LoyaltyScheme> loyalty,
    Optional<ScoreScheme> scores) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  /**
   * Checks that nothing is missing, and the names.
   *
   * @throws IllegalArgumentException if the name of a calendar is malformed, a workflow stands
   *     under another name than its own, complaints ask for a workflow or calendar that is not
   *     there or handles no complaints, contact reads days in another zone or asks for a calendar
   *     that is not there, or the points programme has another name, version or zone
   * @throws InvalidWorkflowException if a clock of a workflow asks for a calendar that is not there
   */
  public Playbook {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(classes, "classes");
    Objects.requireNonNull(tierPolicy, "tierPolicy");
    calendars = Collections.unmodifiableMap(new LinkedHashMap<>(calendars));
    calendars.keySet().forEach(Playbook::requireCalendarName);
    workflows = Collections.unmodifiableMap(new LinkedHashMap<>(workflows));
    for (Map.Entry<String, Workflow> entry : workflows.entrySet()) {
      PlaybookChecks.requireWorkflow(entry.getKey(), entry.getValue(), calendars.keySet());
    }
    if (complaints.isPresent()) {
      PlaybookChecks.requireComplaints(complaints.get(), workflows, calendars.keySet());
    }
    if (contactScheme.isPresent()) {
      PlaybookChecks.requireContact(contactScheme.get(), zone, calendars);
    }
    Objects.requireNonNull(scores, "scores");
    if (loyalty.isPresent()) {
      PlaybookChecks.requireLoyalty(loyalty.get(), id, zone);
    }
  }

  /** A playbook of tiers alone: no calendars, workflows, complaints, contact, points or scores. */
  public Playbook(
      PolicyId id,
      ZoneId zone,
      CurrencyUnit currency,
      ProfileScheme profile,
      ClassScheme classes,
      TierPolicy tierPolicy) {
    this(
        id,
        zone,
        currency,
        profile,
        classes,
        tierPolicy,
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The same playbook with these calendars. Contact rules that went by a calendar of this playbook
   * go by the one that has its name now; of several equal ones the first counts.
   *
   * @throws IllegalArgumentException if a part of the playbook asks for a calendar that is not
   *     there any more
   */
  public Playbook withCalendars(Map<String, BusinessCalendar> newCalendars) {
    return new Playbook(
        id,
        zone,
        currency,
        profile,
        classes,
        tierPolicy,
        newCalendars,
        workflows,
        complaints,
        contactScheme.map(scheme -> CalendarChange.of(scheme, calendars, newCalendars)),
        loyalty,
        scores);
  }

  /** The same playbook with these workflows, whose calendars it must have. */
  public Playbook withWorkflows(Map<String, Workflow> newWorkflows) {
    return new Playbook(
        id,
        zone,
        currency,
        profile,
        classes,
        tierPolicy,
        calendars,
        newWorkflows,
        complaints,
        contactScheme,
        loyalty,
        scores);
  }

  /** The same playbook with this scheme of complaints, whose workflow and calendar it must have. */
  public Playbook withComplaints(ComplaintScheme scheme) {
    return new Playbook(
        id,
        zone,
        currency,
        profile,
        classes,
        tierPolicy,
        calendars,
        workflows,
        Optional.of(scheme),
        contactScheme,
        loyalty,
        scores);
  }

  /** The same playbook with this scheme of contact, whose zone and calendars it must have. */
  public Playbook withContact(ContactScheme scheme) {
    return new Playbook(
        id,
        zone,
        currency,
        profile,
        classes,
        tierPolicy,
        calendars,
        workflows,
        complaints,
        Optional.of(scheme),
        loyalty,
        scores);
  }

  /**
   * The same playbook with this points programme, which must have its name, version and zone:
   * {@code PointsLedger.of(playbook.id(), playbook.zone())}.
   */
  public Playbook withLoyalty(LoyaltyScheme scheme) {
    return new Playbook(
        id,
        zone,
        currency,
        profile,
        classes,
        tierPolicy,
        calendars,
        workflows,
        complaints,
        contactScheme,
        Optional.of(scheme),
        scores);
  }

  /** The same playbook with this scheme of scores. */
  public Playbook withScores(ScoreScheme scheme) {
    return new Playbook(
        id,
        zone,
        currency,
        profile,
        classes,
        tierPolicy,
        calendars,
        workflows,
        complaints,
        contactScheme,
        loyalty,
        Optional.of(scheme));
  }

  /** Decides about complaints, if anything is settled about them. */
  public Optional<ComplaintHandling> complaintHandling() {
    return complaints.map(
        scheme ->
            new ComplaintHandling(
                PlaybookChecks.requireNamed(workflows, scheme.workflow()), scheme));
  }

  /**
   * Returns the name of a calendar, if it is one.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  public static String requireCalendarName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the name of a calendar must be a letter and up to 63 letters, digits, '-' or '_', was '"
              + (name.length() > 40 ? name.substring(0, 40) + "…" : name)
              + "'");
    }
    return name;
  }

  /** The tier policy under the name and version of this playbook. */
  public TierPolicy tiers() {
    return TierPolicy.named(id.name(), id.version(), tierPolicy);
  }

  /**
   * Whether a customer may be contacted, under the name and version of this playbook. Where nothing
   * is settled about contact, nothing restricts it.
   */
  public ContactPolicy contact() {
    return ContactPolicy.named(
        id.name(), id.version(), contactScheme.map(ContactScheme::rules).orElse(ContactRules.of()));
  }

  /** Which contacts are due, under the name and version of this playbook; none by default. */
  public CadencePolicy cadences() {
    return CadencePolicy.named(
        id.name(),
        id.version(),
        contactScheme.map(ContactScheme::cadences).orElse(CadenceRules.of(zone)));
  }

  /** Which greetings are due, under the name and version of this playbook; none by default. */
  public CarePolicy care() {
    return CarePolicy.named(
        id.name(), id.version(), contactScheme.map(ContactScheme::care).orElse(CareRules.NONE));
  }

  /** Who is released for inactivity, under the name and version of this playbook, if anybody is. */
  public Optional<ReleasePolicy> release() {
    return contactScheme
        .flatMap(ContactScheme::release)
        .map(rule -> ReleasePolicy.named(id.name(), id.version(), rule));
  }

  /** A decision of one of this playbook's parts, under its name and version. */
  public <T> Decision<T> signed(Decision<T> decision) {
    return decision.by(id);
  }

  /** What is doubtful about this playbook although it can decide. */
  public List<Reason> lint() {
    List<Reason> problems = new ArrayList<>();
    if (tierPolicy instanceof TierLadder ladder) {
      problems.addAll(ladder.lint());
    }
    contactScheme.ifPresent(scheme -> problems.addAll(scheme.lint()));
    scores()
        .ifPresent(scheme -> scheme.cards().values().forEach(card -> problems.addAll(card.lint())));
    return List.copyOf(problems);
  }

  /**
   * A calculator of all metrics that this playbook reads as of one instant, in its zone and
   * currency; those of earning are in {@link #points}, those of scores in {@link #scoreCalculator}.
   * Where there is a points programme, tiers and contact may read {@link PointsMetrics}.
   *
   * @throws IllegalArgumentException if a metric is not in the catalogue, or the tier policy is
   *     code that declares no metrics
   */
  public FactsCalculator calculator(MetricCatalogue catalogue) {
    if (tierPolicy.metrics().isEmpty() && !(tierPolicy instanceof TierLadder)) {
      throw new IllegalArgumentException(
          "the tier policy of "
              + id
              + " declares no metrics and would decide without facts; name what it reads with"
              + " TierPolicy.named(name, version, metrics, policy)");
    }
    Set<Metric<?>> metrics = new LinkedHashSet<>(tierPolicy.metrics());
    contactScheme.ifPresent(scheme -> metrics.addAll(scheme.metrics()));
    boolean ofPoints = metrics.stream().anyMatch(metric -> PointsMetrics.isName(metric.name()));
    MetricCatalogue known =
        ofPoints
            ? points(catalogue)
                .map(points -> PointsMetrics.catalogue(catalogue, points))
                .orElse(catalogue)
            : catalogue;
    return FactsCalculator.of(known, metrics, zone, currency);
  }

  /**
   * What transactions earn by the points programme, if there is one. It computes facts of its own,
   * since conditions of earning are decided on the day of each purchase.
   *
   * @throws IllegalArgumentException if a metric is not in the catalogue
   */
  public Optional<TransactionPoints> points(MetricCatalogue catalogue) {
    return loyalty.map(
        scheme ->
            new TransactionPoints(
                scheme, FactsCalculator.of(catalogue, scheme.metrics(), zone, currency)));
  }

  /**
   * A calculator of all metrics that scores read, if there are scores, with what they need beyond
   * the catalogue. It is one of its own, since some of these metrics change every day and would
   * make timelines of tiers long.
   *
   * @throws IllegalArgumentException if a metric is in neither
   */
  public Optional<FactsCalculator> scoreCalculator(MetricCatalogue catalogue) {
    return scores.map(
        scheme ->
            FactsCalculator.of(scheme.catalogue(catalogue), scheme.metrics(), zone, currency));
  }
}
