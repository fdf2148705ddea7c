package io.crmkit.review;

import io.crmkit.contact.CadencePolicy;
import io.crmkit.contact.CareCustomer;
import io.crmkit.contact.CareOccasion;
import io.crmkit.contact.CarePolicy;
import io.crmkit.contact.CareQuestion;
import io.crmkit.contact.ContactCircumstances;
import io.crmkit.contact.ContactLog;
import io.crmkit.contact.ContactPolicy;
import io.crmkit.contact.ContactScheme;
import io.crmkit.contact.Due;
import io.crmkit.contact.DueCustomer;
import io.crmkit.contact.DueList;
import io.crmkit.contact.DueQuestion;
import io.crmkit.contact.DueWay;
import io.crmkit.contact.Dues;
import io.crmkit.contact.InformationReview;
import io.crmkit.contact.InformationState;
import io.crmkit.contact.ReleasePolicy;
import io.crmkit.customer.CustomerFile;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import io.crmkit.facts.Facts;
import io.crmkit.playbook.Playbook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads what a dossier tells about contact. */
final class ContactReviews {
  private static final int WEEK = 7;

  private final Playbook playbook;
  private final ContactScheme scheme;
  private final ContactPolicy contacts;
  private final CadencePolicy cadences;
  private final CarePolicy care;
  private final Optional<ReleasePolicy> release;

  ContactReviews(Playbook playbook, ContactScheme scheme) {
    this.playbook = playbook;
    this.scheme = scheme;
    this.contacts = playbook.contact();
    this.cadences = playbook.cadences();
    this.care = playbook.care();
    this.release = playbook.release();
  }

  /** What is due by the end of the week that begins with the day of an instant. */
  DueList dueList(Instant asOf) {
    return new DueList(cadences, asOf, startOf(dayOf(asOf).plusDays(WEEK)));
  }

  /** The customer of a dossier as cadences see one; the file is that of the time before. */
  DueCustomer customer(CustomerFile file, ContactCircumstances known, Facts facts) {
    return new DueCustomer(
        file.id(), scheme.placed(known.log(file)), Optional.of(facts), known.keeper());
  }

  ContactReview review(CustomerFile file, ContactCircumstances known, Facts facts, Instant asOf) {
    LocalDate day = dayOf(asOf);
    Instant weekEnd = startOf(day.plusDays(WEEK));
    DueCustomer customer = customer(file, known, facts);
    Decision<Dues> decided = cadences.decide(new DueQuestion(customer, asOf));
    List<ContactDue> due = new ArrayList<>();
    for (Due one : decided.outcome().dues()) {
      if (one.isLate(weekEnd)) {
        due.add(
            new ContactDue(
                one, about(one, decided), DueWay.best(one, contacts, customer.log(), asOf)));
      }
    }
    for (InformationReview rule : scheme.reviews()) {
      InformationState state = InformationState.of(file, known.informationReviews());
      Decision<Due> review = playbook.signed(rule.decide(state, asOf));
      if (review.outcome().isLate(weekEnd)) {
        due.add(new ContactDue(review.outcome(), review.reasons(), Optional.empty()));
      }
    }
    due.sort(Comparator.comparing(ContactDue::due));
    return new ContactReview(
        day,
        asOf,
        startOf(day.plusDays(1)),
        weekEnd,
        decided,
        due,
        care.decide(CareQuestion.week(cared(customer, known), day)),
        release.map(policy -> policy.decide(customer.log(), asOf)));
  }

  /** The customer as care sees one: with own occasions, and held as important or not. */
  CareCustomer cared(DueCustomer customer, ContactCircumstances known) {
    ContactLog log = customer.log();
    CareCustomer cared = CareCustomer.of(log, known.occasions().toArray(CareOccasion[]::new));
    return scheme.isImportant(customer) ? cared.asImportant() : cared;
  }

  /** The reasons of the rule that asks for a due; those of other rules stand with theirs. */
  private static List<Reason> about(Due due, Decision<Dues> decided) {
    return decided.reasons().stream()
        .filter(reason -> due.rule().equals(reason.details().get("rule")))
        .toList();
  }

  private LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, playbook.zone());
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(playbook.zone()).toInstant();
  }
}
